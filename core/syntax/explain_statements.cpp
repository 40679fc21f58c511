// explain_statements.cpp - what to say about statements, parameters and patterns that are wrong.
//
// As explain.cpp, which says how it is done, does for expressions.

#include "core/syntax/parser_impl.h"

namespace ouro {

using namespace ast;

// invalid_import: 'import' ','.dotted_name+ 'from' dotted_name
void Parser::explain_import_from(SourceSpan start) {
  SourceSpan end;
  bool found = looks_like([&] {
    expect(TokenKind::KwFrom);
    dotted_name();
    end = previous_end();
  });
  if (found) {
    fail(span_between(start, end), "Did you mean to use 'from ... import ...' instead?");
  }
}

// invalid_import: 'import' NEWLINE
// invalid_import_from_targets: NEWLINE
void Parser::explain_missing_names() {
  if (!rules_.explains_import_names || !at(TokenKind::Newline)) return;
  fail_here("Expected one or more names after 'import'");
}

// invalid_dotted_as_name: dotted_name 'as' !(NAME (',' | ')' | NEWLINE)) expression
// invalid_import_from_as_name: NAME 'as' !(NAME (',' | ')' | NEWLINE)) expression
void Parser::explain_import_target() {
  if (!rules_.explains_import_targets) return;
  TokenKind after = next().kind;
  bool is_name =
      at(TokenKind::Name) && (after == TokenKind::Comma || after == TokenKind::Newline ||
                              after == TokenKind::Semicolon || after == TokenKind::RightParen);
  const Expr* target = nullptr;
  bool found = !is_name && looks_like([&] { target = expression(); });
  if (found) fail(target->span, "cannot use " + describe(target) + " as import target");
}

// invalid_with_item: expression 'as' expression &(',' | ')' | ':')
// invalid_with_stmt: 'with' '(' ','.(expressions ['as' star_target])+ ','? ')' NEWLINE
void Parser::explain_with_items() {
  explore([&] {
    std::vector<WithItem*> items;
    with_items_in_parentheses(items);
    if (at(TokenKind::Newline)) fail_here("expected ':'");
  });
}

// invalid_parameters: "/" ','
void Parser::explain_leading_slash() {
  if (next().kind != TokenKind::Comma) return fail_syntax();
  fail_parameter(std::string("at least one ") + rules_.parameter + " must precede /");
}

// What only newer rows know to say about the parameter at the current token.
void Parser::fail_parameter(std::string message) {
  if (!rules_.explains_parameters) return fail_syntax();
  fail_here(std::move(message));
}

// invalid_parameters: param_no_default* '(' param_no_default+ ','? ')'
void Parser::explain_parenthesized_parameters(ParameterStyle style) {
  if (!rules_.explains_parameters) return;
  const Token& open = current();
  bool found = looks_like([&] {
    advance();
    do {
      identifier();
    } while (accept(TokenKind::Comma) && !at(TokenKind::RightParen));
    if (!at(TokenKind::RightParen)) fail_syntax();
  });
  if (!found) return;
  size_t close = pos_;
  while (tokens_[close].kind != TokenKind::RightParen) ++close;
  fail(span_between(open.span, tokens_[close].span),
       style == ParameterStyle::Def ? "Function parameters cannot be parenthesized"
                                    : "Lambda expression parameters cannot be parenthesized");
}

// invalid_except_stmt: 'except' expression ',' expressions ['as' NAME] ':'
void Parser::explain_except_types(const Expr* first) {
  SourceSpan end;
  bool has_name = false;
  bool found = looks_like([&] {
    advance();
    expressions();
    has_name = accept(TokenKind::KwAs);
    if (has_name) identifier();
    end = previous_end();
    expect(TokenKind::Colon);
  });
  if (!found || (rules_.bare_except_types && !has_name)) return;
  std::string message = "multiple exception types must be parenthesized";
  if (rules_.bare_except_types) message += " when using 'as'";
  fail(span_between(first->span, end), message);
}

// invalid_except_stmt: 'except' expression 'as' expression ':' block
void Parser::explain_except_target() {
  if (!rules_.explains_statements) return;
  const Expr* target = nullptr;
  bool found = looks_like([&] {
    target = expression();
    expect(TokenKind::Colon);
  });
  bool is_name = found && target->is<Name>() && at(TokenKind::Name);
  if (found && !is_name) fail(target->span, "cannot use except statement with " + describe(target));
}

// invalid_expression: (pass_stmt | break_stmt | continue_stmt) 'if' disjunction 'else' simple_stmt
//     | disjunction 'if' disjunction 'else' !expression simple_stmt
void Parser::explain_statement_in_expression(bool is_before_if) {
  if (!rules_.explains_statements) return;
  SourceSpan place = current().span;
  switch (kind()) {
    case TokenKind::KwPass:
    case TokenKind::KwBreak:
    case TokenKind::KwContinue:
      break;
    case TokenKind::KwReturn:
    case TokenKind::KwRaise:
    case TokenKind::KwGlobal:
    case TokenKind::KwNonlocal:
    case TokenKind::KwDel:
    case TokenKind::KwAssert:
    case TokenKind::KwImport:
    case TokenKind::KwFrom:
    case TokenKind::KwYield:
      if (is_before_if) return;
      break;
    default:
      return;
  }
  if (!is_before_if) {
    bool is_statement = looks_like([&] { simple_stmt(); });
    if (is_statement) fail(place, "expected expression after 'else', but statement is given");
    return;
  }
  bool is_conditional = looks_like([&] {
    advance();
    expect(TokenKind::KwIf);
    disjunction();
    expect(TokenKind::KwElse);
    simple_stmt();
  });
  if (is_conditional) fail(place, "expected expression before 'if', but statement is given");
}

// invalid_for_target and invalid_for_stmt: star_targets without an `in` behind it
void Parser::explain_missing_comprehension_in(TokenKind closer) {
  switch (rules_.missing_in) {
    case NamesMissingIn::Nowhere:
      return;
    case NamesMissingIn::InLists:
      if (closer != TokenKind::RightBracket) return;
      break;
    case NamesMissingIn::Everywhere:
      break;
  }
  fail_here("'in' expected after for-loop variables");
}

// invalid_match_stmt: "match" subject_expr NEWLINE
bool Parser::match_header_lacks_colon() {
  if (!at_name("match") || speculating_) return false;
  bool begins_subject = begins_expression(next().kind) || next().kind == TokenKind::Star;
  SourceSpan end;
  bool found = begins_subject && looks_like([&] {
                 advance();
                 subject_expr();
                 end = current().span;
                 expect(TokenKind::Newline);
               });
  // `match (x)` and `match[x]` are expressions, `match -x` is a difference.
  bool is_expression = found && looks_like([&] {
                         star_expressions();
                         if (at(TokenKind::Equal)) return;
                         expect(TokenKind::Newline);
                       });
  if (!found || is_expression) return false;
  fail(end, "expected ':'");
  return true;
}

}  // namespace ouro
