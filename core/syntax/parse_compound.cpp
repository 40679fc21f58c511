// parse_compound.cpp - statements with blocks.

#include "core/syntax/parser_impl.h"

namespace ouro {

using namespace ast;

// compound_stmt: function_def | if_stmt | class_def | with_stmt | for_stmt | try_stmt | while_stmt
//
// Null if none of them begins here.
Stmt* Parser::compound_stmt() {
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
      fail_unsupported(current().span, "`async` and `await` exist");
      return nullptr;
    default:
      return nullptr;
  }
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
  if (!at(TokenKind::Indent)) {
    fail(current().span,
         std::string("expected an indented block after ") + what + " on line " +
             std::to_string(header_line),
         "IndentationError");
  }
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
  return block("'else' statement", line);
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
  while (at(TokenKind::KwExcept)) handlers.push_back(except_block());
  Sequence<Stmt> orelse;
  if (!handlers.empty()) {
    orelse = else_block();
  } else if (!at(TokenKind::KwFinally)) {
    fail_here("expected 'except' or 'finally' block");
  }
  Sequence<Stmt> finalbody = finally_block();
  auto* node = make<Try>(start);
  node->body = body;
  node->handlers = sequence(handlers);
  node->orelse = orelse;
  node->finalbody = finalbody;
  return finish(node);
}

// except_block: 'except' expression ['as' NAME] ':' block | 'except' ':' block
ExceptHandler* Parser::except_block() {
  SourceSpan start = advance().span;
  if (at(TokenKind::Star)) {
    fail_unsupported(span_between(start, current().span), "`except*` exists");
  }
  Expr* type = nullptr;
  Identifier name;
  if (!at(TokenKind::Colon) && !at(TokenKind::Newline)) {
    type = expression();
    if (at(TokenKind::Comma)) explain_except_types(type);
    if (accept(TokenKind::KwAs)) name = identifier();
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
  if (at(TokenKind::KwAsync)) fail_unsupported(current().span, "`async` and `await` exist");
  fail_syntax();
  return nullptr;
}

// function_def_raw: 'def' NAME &&'(' [params] ')' ['->' expression] &&':' block
Stmt* Parser::function_def(Sequence<Expr> decorators) {
  SourceSpan start = advance().span;
  Identifier name = identifier();
  refuse_type_parameters();
  expect_forced(TokenKind::LeftParen);
  Arguments* args = parameters(ParameterStyle::Def);
  expect(TokenKind::RightParen);
  bool has_returns = at(TokenKind::Arrow) && begins_expression(next().kind);
  Expr* returns = has_returns ? (advance(), expression()) : nullptr;
  expect_forced(TokenKind::Colon);
  Sequence<Stmt> body = block("function definition", start.line);
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
  Sequence<Stmt> body = block("class definition", start.line);
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
  if (at(TokenKind::LeftBracket)) {
    fail_unsupported(current().span, "Type parameters (`[T]` after a name that is defined) exist");
  }
}

}  // namespace ouro
