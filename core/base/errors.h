// errors.h - how this code base says that something went wrong.
//
// Four kinds of error, four forms:
//   our bug                 CHECK(condition): on in release builds too; stops loudly with file and
//   line. the user's source text  Result<T>: a value or a Diagnostic with a place and a sentence.
//   the user's program      Outcome (heap/outcome.h): a Python exception inside the machine.
//   the host                the edge (cli/, wasm/) reports it; core never sees it.
//
// core/ is compiled without C++ exceptions and without RTTI.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "core/base/source_span.h"

namespace ouro {

// Reports a broken invariant and ends the process (natively) or traps (in wasm).
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

#define CHECK(condition) \
  (static_cast<bool>(condition) ? (void)0 : ::ouro::check_failed(#condition, __FILE__, __LINE__))

// What is wrong with a source text: `kind` is the Python exception that CPython would raise
// ("SyntaxError", "IndentationError", "TabError"), or "Unsupported" for what Python has and this
// subset does not. `message` is CPython's own wording where CPython has one.
struct Diagnostic {
  std::string kind;
  std::string message;
  SourceSpan span;
};

// A value or a Diagnostic. Holds exactly one of the two.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Diagnostic diagnostic) : diagnostic_(std::move(diagnostic)) {}

  bool ok() const { return value_.has_value(); }
  T& value() {
    CHECK(ok());
    return *value_;
  }
  const T& value() const {
    CHECK(ok());
    return *value_;
  }
  const Diagnostic& error() const {
    CHECK(!ok());
    return diagnostic_;
  }

 private:
  std::optional<T> value_;
  Diagnostic diagnostic_;
};

}  // namespace ouro
