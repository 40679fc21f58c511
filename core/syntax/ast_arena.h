// ast_arena.h - the owner of a tree: the program's text, the memory of the nodes, the warnings.
//
// Memory is handed out from chunks and given back all at once, with the Ast. What lies in the
// chunks never moves, so plain pointers between nodes stay good when the Ast itself is moved.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/errors.h"
#include "core/syntax/ast.h"

namespace ouro {

// A parsed program and the memory of its tree. Moving it leaves all nodes where they are.
class Ast {
 public:
  explicit Ast(std::string_view source);
  Ast(Ast&&) noexcept = default;
  Ast& operator=(Ast&&) noexcept = default;

  // The program as it was given (without a byte order mark).
  std::string_view source() const { return source_; }

  // The statements of a program: Python's Module.body. Empty after parse_expression().
  ast::Sequence<ast::Stmt> body() const { return body_; }
  // The one expression: Python's Expression.body. Null after parse_module().
  ast::Expr* expression() const { return expression_; }

  // What CPython warns about while it parses: kind "SyntaxWarning" (an invalid escape sequence, a
  // keyword glued to a number), in source order. The consumer decides which Python shows them.
  const std::vector<Diagnostic>& warnings() const { return warnings_; }

  // ---- For the parser.

  void set_body(ast::Sequence<ast::Stmt> body) { body_ = body; }
  void set_expression(ast::Expr* expression) { expression_ = expression; }
  void set_warnings(std::vector<Diagnostic> warnings) { warnings_ = std::move(warnings); }

  // A default-constructed node in the arena.
  template <typename T>
  T* make() {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T), alignof(T))) T();
  }

  // A copy of `values` in the arena.
  template <typename T>
  std::span<T const> sequence(std::span<T const> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (values.empty()) return {};
    void* to = allocate(values.size_bytes(), alignof(T));
    std::memcpy(to, values.data(), values.size_bytes());
    return {static_cast<T const*>(to), values.size()};
  }

  // A copy of `text` in the arena.
  std::string_view text(std::string_view text);

 private:
  void* allocate(size_t size_bytes, size_t alignment);

  std::unique_ptr<char[]> source_bytes_;
  std::string_view source_;
  std::vector<std::unique_ptr<char[]>> chunks_;
  size_t chunk_used_bytes_ = 0;
  size_t chunk_size_bytes_ = 0;
  ast::Sequence<ast::Stmt> body_;
  ast::Expr* expression_ = nullptr;
  std::vector<Diagnostic> warnings_;
};

}  // namespace ouro
