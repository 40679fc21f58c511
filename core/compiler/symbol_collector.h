// symbol_collector.h - the first pass of the symbol table: notes how each block uses its names.
//
// The order of the walk is that of symtable.c, because the first error found is the one reported.
// After an error the walk goes on without noting anything more.
#pragma once

#include <optional>
#include <string>

#include "core/compiler/symbol_table.h"
#include "core/syntax/ast_patterns.h"

namespace ouro {

class SymbolCollector {
 public:
  // `lazy_annotations`: annotations are not evaluated, so names in them are not used. `parameter`:
  // what errors call one.
  SymbolCollector(SymbolTable& table, bool lazy_annotations, const char* parameter)
      : table_(table), lazy_annotations_(lazy_annotations), parameter_(parameter) {}

  std::optional<Diagnostic> run(const Ast& tree);

 private:
  void fail(const SourceSpan& span, std::string message);

  void enter_block(std::string_view name, BlockKind kind, const void* node, SourceSpan span);
  void exit_block();
  void add_definition(std::string_view name, uint32_t flag, SourceSpan span);
  void add_definition_to(Block& block, std::string_view name, uint32_t flag, SourceSpan span);
  uint32_t flags_of(std::string_view name) const;

  void visit_body(ast::Sequence<ast::Stmt> body);
  void visit(const ast::Stmt& statement);
  void visit_simple(const ast::Stmt& statement);
  void visit_function(const ast::FunctionDef& node);
  void visit_class(const ast::ClassDef& node);
  void visit_annotated_assignment(const ast::AnnAssign& node);
  void visit_compound(const ast::Stmt& statement);
  void visit_match(const ast::Match& node);
  void visit_pattern(const ast::Pattern& pattern);
  void visit_try(const ast::Try& node);
  void visit_aliases(ast::Sequence<ast::Alias> names, SourceSpan span);
  void visit_declaration(ast::Identifiers names, SourceSpan span, bool is_global);
  void visit_defaults(const ast::Arguments& arguments);
  void visit_annotations(const ast::Arguments& arguments, const ast::Expr* returns);
  void visit_annotation(const ast::Expr* annotation);
  void add_parameters(const ast::Arguments& arguments);

  void visit(const ast::Expr& expression);
  void visit_optional(const ast::Expr* expression);
  void visit_all(ast::Sequence<ast::Expr> expressions);
  void visit_operation(const ast::Expr& expression);
  void visit_call(const ast::Call& node);
  void visit_lambda(const ast::Lambda& node);
  void visit_name(const ast::Name& node);
  void visit_named(const ast::NamedExpr& node);
  void extend_named_scope(const ast::Name& target);
  void visit_yield(const ast::Expr& node, const ast::Expr* value);
  void visit_any_comprehension(const ast::Expr& node);
  void visit_comprehension(const ast::Expr& node, ComprehensionKind kind,
                           ast::Sequence<ast::Comprehension> generators, const ast::Expr& element,
                           const ast::Expr* value);
  void visit_target(const ast::Expr& target);

  SymbolTable& table_;
  const bool lazy_annotations_;
  const char* const parameter_;
  std::vector<Block*> stack_;
  // For each open block: how many `for x in HERE` we are in, its own and those around it.
  std::vector<int> iterable_depths_;
  std::string_view class_name_;
  bool in_comprehension_target_ = false;
  std::optional<Diagnostic> error_;
};

}  // namespace ouro
