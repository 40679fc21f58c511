// Simple statements and `if`; what the others share. A statement leaves the stack as it was.
#include "core/base/errors.h"
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

void CodeGenerator::visit_body(Sequence<Stmt> body) {
  for (const Stmt* statement : body) visit(*statement);
}

namespace {

// A definition begins at its first decorator.
uint32_t first_line_of(const Stmt& statement) {
  Sequence<Expr> decorators;
  if (statement.is<FunctionDef>()) decorators = statement.as<FunctionDef>().decorator_list;
  if (statement.is<ClassDef>()) decorators = statement.as<ClassDef>().decorator_list;
  return decorators.empty() ? statement.span.line : decorators[0]->span.line;
}

}  // namespace

void CodeGenerator::visit(const Stmt& statement) {
  unit().line = first_line_of(statement);
  switch (statement.kind) {
    case StmtKind::ExprStmt:
      return visit_expression_statement(statement.as<ExprStmt>());
    case StmtKind::Assign:
      return visit_assign(statement.as<Assign>());
    case StmtKind::AugAssign:
      return visit_augmented(statement.as<AugAssign>());
    case StmtKind::AnnAssign:
      return visit_annotated(statement.as<AnnAssign>());
    case StmtKind::Delete:
      for (const Expr* target : statement.as<Delete>().targets) visit_delete(*target);
      return;
    case StmtKind::Return:
      return visit_return(statement.as<Return>());
    case StmtKind::Raise:
      return visit_raise(statement.as<Raise>());
    case StmtKind::Assert:
      return visit_assert(statement.as<Assert>());
    case StmtKind::Import:
      return visit_import(statement.as<Import>());
    case StmtKind::ImportFrom:
      return visit_import_from(statement.as<ImportFrom>());
    case StmtKind::Pass:
      return emit(Opcode::NOP, statement.span);
    case StmtKind::Global:
    case StmtKind::Nonlocal:
      return;
    default:
      return visit_compound(statement);
  }
}

void CodeGenerator::visit_compound(const Stmt& statement) {
  switch (statement.kind) {
    case StmtKind::FunctionDef:
      return visit_function(statement.as<FunctionDef>());
    case StmtKind::ClassDef:
      return visit_class(statement.as<ClassDef>());
    case StmtKind::If:
      return visit_if(statement.as<If>());
    case StmtKind::For:
      return visit_for(statement.as<For>());
    case StmtKind::While:
      return visit_while(statement.as<While>());
    case StmtKind::Break:
      return visit_break(statement.as<Break>());
    case StmtKind::Continue:
      return visit_continue(statement.as<Continue>());
    case StmtKind::With:
      return visit_with(statement.as<With>(), 0);
    case StmtKind::Try:
      return visit_try(statement.as<Try>());
    case StmtKind::Match:
      return visit_match(statement.as<Match>());
    default:
      CHECK(false);
  }
}

void CodeGenerator::visit_expression_statement(const ExprStmt& node) {
  if (node.value->is<ast::Constant>()) return emit(Opcode::NOP, node.span);
  visit(*node.value);
  // The pop belongs to no line of its own: an event there would name the statement twice.
  emit(Opcode::POP_TOP, SourceSpan{});
}

void CodeGenerator::visit_if(const If& node) {
  const Label end = new_label();
  const Label next = node.orelse.empty() ? end : new_label();
  jump_if(*node.test, next, JumpWhen::False);
  visit_body(node.body);
  if (!node.orelse.empty()) {
    emit_jump(Opcode::JUMP, end, {});
    bind(next);
    visit_body(node.orelse);
  }
  bind(end);
}

void CodeGenerator::visit_return(const Return& node) {
  if (!block().is_function()) return fail(node.span, "'return' outside function");
  warn_of_leaving_finally(node.span, "return");
  const bool is_literal = node.value != nullptr && node.value->is<ast::Constant>();
  const bool keeps_value = node.value != nullptr && !is_literal;
  SourceSpan span = node.span;
  if (keeps_value) visit(*node.value);
  if (is_literal) emit(Opcode::NOP, span = node.value->span);
  if (node.value == nullptr || node.value->span.line != node.span.line) {
    emit(Opcode::NOP, span = node.span);
  }
  unwind(span, keeps_value ? KeepTop::Yes : KeepTop::No, false);
  if (node.value == nullptr) {
    load_none(span);
  } else if (is_literal) {
    load_constant(*fold(*node.value), span);
  }
  emit(Opcode::RETURN_VALUE, span);
}

void CodeGenerator::visit_raise(const Raise& node) {
  uint32_t count = 0;
  if (node.exc != nullptr) {
    visit(*node.exc);
    ++count;
    if (node.cause != nullptr) {
      visit(*node.cause);
      ++count;
    }
  }
  emit(Opcode::RAISE_VARARGS, count, node.span);
}

void CodeGenerator::visit_assert(const Assert& node) {
  warn_of_assert(node);
  const Label end = new_label();
  jump_if(*node.test, end, JumpWhen::True);
  emit(Opcode::LOAD_ASSERTION_ERROR, node.span);
  if (node.msg != nullptr) {
    // The message takes the place of self: the only argument.
    visit(*node.msg);
    emit(Opcode::CALL, 0, node.span);
  }
  emit(Opcode::RAISE_VARARGS, 1,
       profile_.assertion_at_statement ? node.span : node.test->span);
  bind(end);
}

}  // namespace ouro
