// parse_compound.cpp - statements with blocks.

#include <algorithm>
#include <utility>

#include "core/syntax/parser_impl.h"

namespace ouro {

using namespace ast;

// compound_stmt: function_def | if_stmt | class_def | with_stmt | for_stmt | try_stmt | while_stmt
//
// Null if none of them begins here.
Stmt* Parser::compound_stmt() {
  uint32_t line = current().span.line;
  TokenKind first = kind();
  Stmt* statement = compound_stmt_of_kind();
  bool is_block = statement && first != TokenKind::KwDef && first != TokenKind::KwClass &&
                  first != TokenKind::At;
  if (ok() && is_block) last_block_line_ = std::max(last_block_line_, line);
  return statement;
}

Stmt* Parser::compound_stmt_of_kind() {
  switch (kind()) {
    case TokenKind::KwDef:
      return function_def({});
    case TokenKind::KwClass:
      return class_def({});
    case TokenKind::At:
      return decorated();
    case TokenKind::KwIf:
      return if_stmt();
    case TokenKind::KwWith:
      return with_stmt();
    case TokenKind::KwFor:
      return for_stmt();
    case TokenKind::KwTry:
      return try_stmt();
    case TokenKind::KwWhile:
      return while_stmt();
    case TokenKind::KwAsync:
      return async_stmt();
    default:
      return nullptr;
  }
}

// The statements that begin with 'async': a `def` is what the subset lacks, and so the others are
// outside of one, which is an error.
Stmt* Parser::async_stmt() {
  const Token& start = advance();
  if (at(TokenKind::KwDef)) {
    fail_unsupported(span_between(start.span, current().span), "`async def` exists");
    return nullptr;
  }
  std::string word(text_of_token(current()));
  bool is_with = at(TokenKind::KwWith);
  if (!is_with && !at(TokenKind::KwFor)) {
    fail_syntax();
    return nullptr;
  }
  Stmt* statement = is_with ? with_stmt() : for_stmt();
  fail_later(span_between(start.span, statement->span),
             "'async " + word + "' outside async function");
  return statement;
}

// block: NEWLINE INDENT statements DEDENT | simple_stmts
//
// `what` names the statement whose block is missing, if it is: "'if' statement".
Sequence<Stmt> Parser::block(const char* what, uint32_t header_line) {
  Stmts body;
  if (!accept(TokenKind::Newline)) {
    simple_stmts(body);
    return sequence(body);
  }
  if (!at(TokenKind::Indent)) fail_missing_block(what, header_line);
  expect(TokenKind::Indent);
  statements(body, TokenKind::Dedent);
  expect(TokenKind::Dedent);
  return sequence(body);
}

// ':'
void Parser::expect_colon() {
  if (at(TokenKind::Newline)) fail_here("expected ':'");
  expect(TokenKind::Colon);
}

// &&':' and &&'(' : nothing else can stand here, so CPython says what it expects.
void Parser::expect_forced(TokenKind wanted) {
  if (!at(wanted)) fail_here(std::string("expected '") + text_of(wanted) + "'");
  advance();
}

// else_block: ['else' &&':' block]
Sequence<Stmt> Parser::else_block() {
  if (!at(TokenKind::KwElse)) return {};
  uint32_t line = advance().span.line;
  expect_forced(TokenKind::Colon);
  Sequence<Stmt> body = block("'else' statement", line);
  if (at(TokenKind::KwElif) && rules_.explains_statements) {
    fail_here("'elif' block follows an 'else' block");
  }
  return body;
}

// if_stmt: 'if' named_expression ':' block (elif_stmt | [else_block])
// elif_stmt: 'elif' named_expression ':' block (elif_stmt | [else_block])
//
// A loop, although the tree nests: see kMaxTreeHeight.
Stmt* Parser::if_stmt() {
  struct Branch {
    SourceSpan start;
    Expr* test;
    Sequence<Stmt> body;
  };
  std::vector<Branch> branches;
  const char* what = "'if' statement";
  do {
    SourceSpan start = advance().span;
    Expr* test = named_expression();
    expect_colon();
    branches.push_back({start, test, block(what, start.line)});
    what = "'elif' statement";
  } while (at(TokenKind::KwElif));
  Sequence<Stmt> orelse = else_block();
  Stmt* statement = nullptr;
  for (size_t i = branches.size(); i > 0; --i) {
    const Branch& branch = branches[i - 1];
    auto* node = make<If>(branch.start);
    node->test = branch.test;
    node->body = branch.body;
    node->orelse = orelse;
    statement = finish(node);
    orelse = sequence(Stmts{statement});
  }
  return statement;
}

// while_stmt: 'while' named_expression ':' block [else_block]
Stmt* Parser::while_stmt() {
  SourceSpan start = advance().span;
  Expr* test = named_expression();
  expect_colon();
  Sequence<Stmt> body = block("'while' statement", start.line);
  Sequence<Stmt> orelse = else_block();
  auto* node = make<While>(start);
  node->test = test;
  node->body = body;
  node->orelse = orelse;
  return finish(node);
}

// for_stmt: 'for' star_targets 'in' ~ star_expressions ':' block [else_block]
Stmt* Parser::for_stmt() {
  SourceSpan start = advance().span;
  Expr* target = star_targets();
  make_target(target, TargetKind::For);
  expect(TokenKind::KwIn);
  Expr* iter = star_expressions();
  expect_colon();
  Sequence<Stmt> body = block("'for' statement", start.line);
  Sequence<Stmt> orelse = else_block();
  auto* node = make<For>(start);
  node->target = target;
  node->iter = iter;
  node->body = body;
  node->orelse = orelse;
  return finish(node);
}

// with_stmt: 'with' '(' ','.with_item+ [','] ')' ':' block
//          | 'with' ','.with_item+ ':' block
//
// Whether the parenthesis belongs to the statement or to the first item shows only at its end: it
// is tried.
Stmt* Parser::with_stmt() {
  SourceSpan start = advance().span;
  std::vector<WithItem*> items;
  bool has_parentheses = at(TokenKind::LeftParen) && speculate([&] {
                           with_items_in_parentheses(items);
                           expect(TokenKind::Colon);
                         });
  if (!has_parentheses) {
    if (at(TokenKind::LeftParen)) explain_with_items();
    items.clear();
    do {
      items.push_back(with_item());
    } while (accept(TokenKind::Comma));
    expect_colon();
  }
  Sequence<Stmt> body = block("'with' statement", start.line);
  auto* node = make<With>(start);
  node->items = sequence(items);
  node->body = body;
  return finish(node);
}

// '(' ','.with_item+ [','] ')'
void Parser::with_items_in_parentheses(std::vector<WithItem*>& items) {
  advance();
  do {
    items.push_back(with_item());
  } while (accept(TokenKind::Comma) && !at(TokenKind::RightParen));
  expect(TokenKind::RightParen);
}

// with_item: expression 'as' star_target &(',' | ')' | ':') | expression
WithItem* Parser::with_item() {
  Expr* context = expression();
  Expr* target = nullptr;
  if (accept(TokenKind::KwAs)) {
    target = star_target();
    make_target(target, TargetKind::Assign);
  }
  auto* item = ast_.make<WithItem>();
  item->context_expr = context;
  item->optional_vars = target;
  return finish(item);
}

// try_stmt: 'try' &&':' block finally_block
//         | 'try' &&':' block except_block+ [else_block] [finally_block]
Stmt* Parser::try_stmt() {
  SourceSpan start = advance().span;
  expect_forced(TokenKind::Colon);
  Sequence<Stmt> body = block("'try' statement", start.line);
  std::vector<ExceptHandler*> handlers;
  while (at(TokenKind::KwExcept)) handlers.push_back(except_block(!handlers.empty()));
  Sequence<Stmt> orelse;
  if (!handlers.empty()) {
    orelse = else_block();
  } else if (!at(TokenKind::KwFinally)) {
    fail_at_block("expected 'except' or 'finally' block");
  }
  Sequence<Stmt> finalbody = finally_block();
  auto* node = make<Try>(start);
  node->body = body;
  node->handlers = sequence(handlers);
  node->orelse = orelse;
  node->finalbody = finalbody;
  return finish(node);
}

// except_block: 'except' expression ['as' NAME] ':' block | 'except' expressions ':' block
//             | 'except' ':' block
ExceptHandler* Parser::except_block(bool is_mixed) {
  SourceSpan start = advance().span;
  if (at(TokenKind::Star)) {
    if (!rules_.except_star) return fail_syntax(), nullptr;
    if (is_mixed) {
      fail(span_between(start, current().span),
           "cannot have both 'except' and 'except*' on the same 'try'");
    }
    fail_unsupported(span_between(start, current().span), "`except*` exists");
  }
  Expr* type = nullptr;
  Identifier name;
  if (!at(TokenKind::Colon) && !at(TokenKind::Newline)) {
    SourceSpan types_start = current().span;
    type = expression();
    if (at(TokenKind::Comma)) {
      explain_except_types(type);
      if (rules_.bare_except_types) type = further_expressions(types_start, type);
    }
    if (accept(TokenKind::KwAs)) {
      explain_except_target();
      name = identifier();
    }
  }
  expect_colon();
  Sequence<Stmt> body = block("'except' statement", start.line);
  auto* node = make<ExceptHandler>(start);
  node->type = type;
  node->name = name;
  node->body = body;
  return finish(node);
}

// finally_block: ['finally' &&':' block]
Sequence<Stmt> Parser::finally_block() {
  if (!at(TokenKind::KwFinally)) return {};
  uint32_t line = advance().span.line;
  expect_forced(TokenKind::Colon);
  return block("'finally' statement", line);
}

// decorators: ('@' named_expression NEWLINE)+
Stmt* Parser::decorated() {
  Exprs decorators;
  while (accept(TokenKind::At)) {
    decorators.push_back(named_expression());
    expect(TokenKind::Newline);
  }
  if (at(TokenKind::KwDef)) return function_def(sequence(decorators));
  if (at(TokenKind::KwClass)) return class_def(sequence(decorators));
  if (at(TokenKind::KwAsync)) return async_stmt();
  fail_syntax();
  return nullptr;
}

// function_def_raw: 'def' NAME &&'(' [params] ')' ['->' expression] &&':' block
Stmt* Parser::function_def(Sequence<Expr> decorators) {
  SourceSpan start = advance().span;
  Identifier name = identifier();
  refuse_type_parameters();
  if (rules_.explains_missing_paren)
    expect_forced(TokenKind::LeftParen);
  else
    expect(TokenKind::LeftParen);
  Arguments* args = parameters(ParameterStyle::Def);
  expect(TokenKind::RightParen);
  bool has_returns = at(TokenKind::Arrow) && begins_expression(next().kind);
  Expr* returns = has_returns ? (advance(), expression()) : nullptr;
  expect_forced(TokenKind::Colon);
  ++function_depth_;
  Sequence<Stmt> body = block("function definition", start.line);
  --function_depth_;
  auto* node = make<FunctionDef>(start);
  node->name = name;
  node->args = args;
  node->body = body;
  node->decorator_list = decorators;
  node->returns = returns;
  return finish(node);
}

// class_def_raw: 'class' NAME ['(' [arguments] ')'] ':' block
Stmt* Parser::class_def(Sequence<Expr> decorators) {
  SourceSpan start = advance().span;
  Identifier name = identifier();
  refuse_type_parameters();
  CallArguments bases;
  if (at(TokenKind::LeftParen)) arguments(bases, CallStyle::ClassBases);
  expect_colon();
  int outer_depth = std::exchange(function_depth_, 0);
  Sequence<Stmt> body = block("class definition", start.line);
  function_depth_ = outer_depth;
  auto* node = make<ClassDef>(start);
  node->name = name;
  node->bases = sequence(bases.args);
  node->keywords = sequence(bases.keywords);
  node->body = body;
  node->decorator_list = decorators;
  return finish(node);
}

// type_params: '[' ... ']'
void Parser::refuse_type_parameters() {
  if (at(TokenKind::LeftBracket) && rules_.type_statements) {
    fail_unsupported(current().span, "Type parameters (`[T]` after a name that is defined) exist");
  }
}

}  // namespace ouro
