// parse_statements.cpp - lists of statements, and the simple ones.

#include "core/syntax/parser_impl.h"

namespace ouro {

using namespace ast;

namespace {

// The operator of `x op= y`.
std::optional<Operator> augmented_operator(TokenKind kind) {
  switch (kind) {
    case TokenKind::PlusEqual:
      return Operator::Add;
    case TokenKind::MinusEqual:
      return Operator::Sub;
    case TokenKind::StarEqual:
      return Operator::Mult;
    case TokenKind::AtEqual:
      return Operator::MatMult;
    case TokenKind::SlashEqual:
      return Operator::Div;
    case TokenKind::PercentEqual:
      return Operator::Mod;
    case TokenKind::AmpersandEqual:
      return Operator::BitAnd;
    case TokenKind::BarEqual:
      return Operator::BitOr;
    case TokenKind::CaretEqual:
      return Operator::BitXor;
    case TokenKind::LeftShiftEqual:
      return Operator::LShift;
    case TokenKind::RightShiftEqual:
      return Operator::RShift;
    case TokenKind::StarStarEqual:
      return Operator::Pow;
    case TokenKind::SlashSlashEqual:
      return Operator::FloorDiv;
    default:
      return std::nullopt;
  }
}

// single_target: NAME | attribute | subscript, in parentheses or not
bool is_single_target(const Expr* target) {
  return target->is<Name>() || target->is<Attribute>() || target->is<Subscript>();
}

}  // namespace

// statements: statement+
void Parser::statements(Stmts& body, TokenKind end) {
  while (ok() && !at(end)) statement(body);
}

// statement: compound_stmt | simple_stmts
void Parser::statement(Stmts& body) {
  if (match_stmt_ahead()) {
    body.push_back(match_stmt());
  } else if (Stmt* compound = compound_stmt()) {
    body.push_back(compound);
  } else {
    simple_stmts(body);
  }
}

// simple_stmts: ';'.simple_stmt+ [';'] NEWLINE
void Parser::simple_stmts(Stmts& body) {
  do {
    body.push_back(simple_stmt());
  } while (accept(TokenKind::Semicolon) && !at(TokenKind::Newline));
  expect(TokenKind::Newline);
}

// simple_stmt: assignment | star_expressions | return_stmt | import_stmt | raise_stmt | 'pass'
//            | del_stmt | yield_stmt | assert_stmt | 'break' | 'continue' | global_stmt |
//            nonlocal_stmt
Stmt* Parser::simple_stmt() {
  switch (kind()) {
    case TokenKind::KwReturn:
      return return_stmt();
    case TokenKind::KwImport:
      return import_name();
    case TokenKind::KwFrom:
      return import_from();
    case TokenKind::KwRaise:
      return raise_stmt();
    case TokenKind::KwPass:
      return keyword_stmt<Pass>();
    case TokenKind::KwBreak:
      return keyword_stmt<Break>();
    case TokenKind::KwContinue:
      return keyword_stmt<Continue>();
    case TokenKind::KwDel:
      return del_stmt();
    case TokenKind::KwAssert:
      return assert_stmt();
    case TokenKind::KwGlobal:
      return name_list_stmt<Global>();
    case TokenKind::KwNonlocal:
      return name_list_stmt<Nonlocal>();
    default:
      return assignment_or_expression();
  }
}

// assignment: single_target ':' expression ['=' annotated_rhs]
//           | (star_targets '=')+ annotated_rhs !'='
//           | single_target augassign ~ annotated_rhs
// simple_stmt: star_expressions | yield_expr
Stmt* Parser::assignment_or_expression() {
  if (type_alias_ahead()) {
    fail_unsupported(span_between(current().span, next().span), "`type` statements exist");
  }
  size_t start_index = pos_;
  SourceSpan start = current().span;
  Expr* first = annotated_rhs();
  if (at(TokenKind::Equal)) return assignment(start_index, first);
  if (at(TokenKind::Colon)) return annotated_assignment(start, first);
  if (augmented_operator(kind())) return augmented_assignment(start, first);
  auto* statement = make<ExprStmt>(start);
  statement->value = first;
  return finish(statement);
}

// (star_targets '=')+ annotated_rhs !'='
Stmt* Parser::assignment(size_t start_index, Expr* first) {
  Exprs targets;
  Expr* value = first;
  for (size_t target_index = start_index; at(TokenKind::Equal);) {
    if (invalid_target(value, TargetKind::Assign)) {
      explain_assignment(value, target_index, targets.empty());
    }
    make_target(value, TargetKind::Assign);
    targets.push_back(value);
    advance();
    target_index = pos_;
    value = annotated_rhs();
  }
  auto* node = make<Assign>(tokens_[start_index].span);
  node->targets = sequence(targets);
  node->value = value;
  return finish(node);
}

// single_target ':' expression ['=' annotated_rhs]
Stmt* Parser::annotated_assignment(SourceSpan start, Expr* target) {
  if (target->is<Starred>() || target->is<Yield>() || target->is<YieldFrom>()) fail_syntax();
  explaining_ |= !is_single_target(target);  // Wrong already: read on for the message only.
  advance();
  Expr* annotation = expression();
  if (!is_single_target(target)) {
    bool is_display = target->is<List>() || target->is<Tuple>();
    fail(target->span, is_display
                           ? "only single target (not " + describe(target) + ") can be annotated"
                           : "illegal target for annotation");
  }
  make_target(target, TargetKind::Assign);
  Expr* value = accept(TokenKind::Equal) ? annotated_rhs() : nullptr;
  auto* node = make<AnnAssign>(start);
  node->target = target;
  node->annotation = annotation;
  node->value = value;
  bool has_parentheses = target->span.line != start.line || target->span.column != start.column;
  node->simple = target->is<Name>() && !has_parentheses;
  return finish(node);
}

// single_target augassign ~ annotated_rhs
Stmt* Parser::augmented_assignment(SourceSpan start, Expr* target) {
  Operator op = *augmented_operator(advance().kind);
  Expr* value = annotated_rhs();
  if (!is_single_target(target)) {
    fail(target->span,
         "'" + describe(target) + "' is an illegal expression for augmented assignment");
  }
  make_target(target, TargetKind::Assign);
  auto* node = make<AugAssign>(start);
  node->target = target;
  node->op = op;
  node->value = value;
  return finish(node);
}

// annotated_rhs: yield_expr | star_expressions
Expr* Parser::annotated_rhs() {
  return at(TokenKind::KwYield) ? yield_expr() : star_expressions();
}

// return_stmt: 'return' [star_expressions]
Stmt* Parser::return_stmt() {
  const Token& start = advance();
  Expr* value = nullptr;
  if (!at(TokenKind::Newline) && !at(TokenKind::Semicolon)) value = star_expressions();
  auto* node = make<Return>(start.span);
  node->value = value;
  return finish(node);
}

// raise_stmt: 'raise' expression ['from' expression] | 'raise'
Stmt* Parser::raise_stmt() {
  const Token& start = advance();
  Expr* exc = nullptr;
  Expr* cause = nullptr;
  if (!at(TokenKind::Newline) && !at(TokenKind::Semicolon)) {
    exc = expression();
    SourceSpan from = current().span;
    if (accept(TokenKind::KwFrom)) {
      bool is_missing = at(TokenKind::Newline) || at(TokenKind::Semicolon);
      if (is_missing && rules_.explains_missing_cause) {
        fail(from, "did you forget an expression after 'from'?");
      }
      cause = expression();
    }
  }
  auto* node = make<Raise>(start.span);
  node->exc = exc;
  node->cause = cause;
  return finish(node);
}

// del_stmt: 'del' ','.del_target+ [','] &(';' | NEWLINE)
Stmt* Parser::del_stmt() {
  const Token& start = advance();
  Exprs targets;
  do {
    targets.push_back(star_expression());
  } while (accept(TokenKind::Comma) && (at(TokenKind::Star) || at_expression_start()));
  for (Expr* target : targets) make_target(target, TargetKind::Delete);
  if (!at(TokenKind::Semicolon) && !at(TokenKind::Newline)) fail_syntax();
  auto* node = make<Delete>(start.span);
  node->targets = sequence(targets);
  return finish(node);
}

// assert_stmt: 'assert' expression [',' expression]
Stmt* Parser::assert_stmt() {
  const Token& start = advance();
  Expr* test = expression();
  Expr* msg = accept(TokenKind::Comma) ? expression() : nullptr;
  auto* node = make<Assert>(start.span);
  node->test = test;
  node->msg = msg;
  return finish(node);
}

// global_stmt: 'global' ','.NAME+
// nonlocal_stmt: 'nonlocal' ','.NAME+
template <typename T>
Stmt* Parser::name_list_stmt() {
  const Token& start = advance();
  std::vector<Identifier> names;
  do {
    names.push_back(identifier());
  } while (accept(TokenKind::Comma));
  auto* node = make<T>(start.span);
  node->names = ast_.sequence(std::span<const Identifier>(names));
  return finish(node);
}

// 'pass' | 'break' | 'continue'
template <typename T>
Stmt* Parser::keyword_stmt() {
  const Token& start = advance();
  return finish(make<T>(start.span));
}

// type_alias: "type" NAME [type_params] '=' expression
bool Parser::type_alias_ahead() {
  if (!at_name("type") || next().kind != TokenKind::Name) return false;
  if (!rules_.type_statements) return false;
  look_past(2);
  TokenKind after = tokens_[pos_ + 2].kind;
  return after == TokenKind::Equal || after == TokenKind::LeftBracket;
}

}  // namespace ouro
