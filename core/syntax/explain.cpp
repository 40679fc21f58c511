// explain.cpp - what to say about a program that is wrong: expressions, and what all share.
//
// CPython's grammar has `invalid_*` rules, tried in a second pass over a text that failed. Here
// each is a method that a rule calls at the token where it is about to fail: it fails with the
// better message, or does nothing, and then the rule fails with "invalid syntax". What follows may
// be read ahead with looks_like(), which leaves no trace. Messages and places are those of
// CPython 3.13.

#include <algorithm>

#include "core/syntax/parser_impl.h"

namespace ouro {

using namespace ast;

namespace {

constexpr const char* kMaybeComparison =
    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

const char* describe_constant(ConstantKind kind) {
  switch (kind) {
    case ConstantKind::None:
      return "None";
    case ConstantKind::False:
      return "False";
    case ConstantKind::True:
      return "True";
    case ConstantKind::Ellipsis:
      return "ellipsis";
    default:
      return "literal";
  }
}

bool is_legacy_name(std::string_view name) {
  return name == "print" || name == "exec";
}

bool begins_at(const Token& token, SourceSpan span) {
  return token.span.line == span.line && token.span.column == span.column;
}

// Can an expression end with such a token?
bool ends_operand(TokenKind kind) {
  switch (kind) {
    case TokenKind::Name:
    case TokenKind::Number:
    case TokenKind::String:
    case TokenKind::FStringEnd:
    case TokenKind::RightParen:
    case TokenKind::RightBracket:
    case TokenKind::RightBrace:
    case TokenKind::Ellipsis:
    case TokenKind::KwTrue:
    case TokenKind::KwFalse:
    case TokenKind::KwNone:
    case TokenKind::KwYield:
    case TokenKind::Comma:
      return true;
    default:
      return false;
  }
}

// True if bitwise_or would have read all of it.
bool is_bitwise_or(const Expr* expr) {
  switch (expr->kind) {
    case ExprKind::BoolOp:
    case ExprKind::Compare:
    case ExprKind::IfExp:
    case ExprKind::Lambda:
    case ExprKind::NamedExpr:
    case ExprKind::Starred:
    case ExprKind::Yield:
    case ExprKind::YieldFrom:
      return false;
    case ExprKind::UnaryOp:
      return expr->as<UnaryOp>().op != UnaryOperator::Not;
    default:
      return true;
  }
}

}  // namespace

// As action_helpers.c `_PyPegen_get_expr_name`.
std::string Parser::describe(const Expr* expr) {
  switch (expr->kind) {
    case ExprKind::Attribute:
      return "attribute";
    case ExprKind::Subscript:
      return "subscript";
    case ExprKind::Starred:
      return "starred";
    case ExprKind::Name:
      return "name";
    case ExprKind::List:
      return "list";
    case ExprKind::Tuple:
      return "tuple";
    case ExprKind::Lambda:
      return "lambda";
    case ExprKind::Call:
      return "function call";
    case ExprKind::GeneratorExp:
      return "generator expression";
    case ExprKind::Yield:
    case ExprKind::YieldFrom:
      return "yield expression";
    case ExprKind::ListComp:
      return "list comprehension";
    case ExprKind::SetComp:
      return "set comprehension";
    case ExprKind::DictComp:
      return "dict comprehension";
    case ExprKind::Dict:
      return "dict literal";
    case ExprKind::Set:
      return "set display";
    case ExprKind::JoinedStr:
    case ExprKind::FormattedValue:
      return "f-string expression";
    case ExprKind::Constant:
      return describe_constant(expr->as<Constant>().constant_kind);
    case ExprKind::Compare:
      return "comparison";
    case ExprKind::IfExp:
      return "conditional expression";
    case ExprKind::NamedExpr:
      return "named expression";
    default:
      return "expression";
  }
}

// invalid_expression: !(NAME STRING | SOFT_KEYWORD) disjunction expression
void Parser::explain_adjacent_expressions(const Expr* first, size_t start_index) {
  explain_missing_comma(first, start_index);
  if (ok()) explain_legacy_statement(start_index);
}

void Parser::explain_missing_comma(const Expr* first, size_t start_index) {
  const Token& start = tokens_[start_index];
  std::string_view name = start.kind == TokenKind::Name ? text_of_token(start) : "";
  bool is_soft_keyword = name == "match" || name == "case" || name == "type" || name == "_";
  TokenKind after = tokens_[start_index + 1].kind;
  bool is_prefixed = !name.empty() && after == TokenKind::String;
  if (is_soft_keyword || is_prefixed || is_legacy_name(name)) return;
  SourceSpan end;
  uint16_t bracket_depth = 0;
  bool found = looks_like([&] {
    expression();
    end = previous_end();
    bracket_depth = tokens_[pos_ - 1].bracket_depth;
  });
  if (found && bracket_depth > 0) {
    fail(span_between(first->span, end), "invalid syntax. Perhaps you forgot a comma?");
  }
}

// invalid_legacy_expression: NAME !'(' star_expressions
//
// Python tries this with any name, and so with each of `a b print c`.
void Parser::explain_legacy_statement(size_t start_index) {
  for (size_t index = start_index; tokens_[index].kind == TokenKind::Name; ++index) {
    SourceSpan end;
    bool found = tokens_[index + 1].kind != TokenKind::LeftParen && looks_like([&] {
                   pos_ = index;
                   advance();
                   star_expressions();
                   end = previous_end();
                 });
    if (!found) return;
    std::string name(text_of_token(tokens_[index]));
    if (!is_legacy_name(name)) continue;
    return fail(span_between(tokens_[index].span, end),
                "Missing parentheses in call to '" + name + "'. Did you mean " + name + "(...)?");
  }
}

// invalid_expression: disjunction 'if' disjunction !('else' | ':')
void Parser::explain_missing_else(const Expr* body, const Expr* test) {
  if (!ok() || at(TokenKind::Colon)) return;
  fail(span_between(body->span, test->span), "expected 'else' after 'if' expression");
}

// invalid_named_expression: NAME '=' bitwise_or !('=' | ':=')
//     | !(list | tuple | genexp | 'True' | 'None' | 'False') bitwise_or '=' bitwise_or !('=' |
//     ':=')
void Parser::explain_equals(const Expr* left, size_t start_index) {
  if (!ok()) return;
  SourceSpan end;
  auto is_right_side = [&](Expr* (Parser::*rule)()) {
    return looks_like([&] {
      advance();
      end = (this->*rule)()->span;
      if (at(TokenKind::Equal) || at(TokenKind::ColonEqual)) fail_syntax();
    });
  };
  // In `x=y+` Python's parser is content with the `y`.
  if (!is_right_side(&Parser::bitwise_or) && !is_right_side(&Parser::primary)) return;
  const Token& start = tokens_[start_index];
  if (start.kind == TokenKind::Name && start_index + 1 == pos_) {
    return fail(span_between(start.span, end), kMaybeComparison);
  }
  bool has_parentheses = !begins_at(start, left->span);
  if ((has_parentheses || is_bitwise_or(left)) && !starts_with_display(start_index)) {
    fail(left->span,
         "cannot assign to " + describe(left) + " here. Maybe you meant '==' instead of '='?");
  }
}

// list | tuple | genexp | 'True' | 'None' | 'False'
bool Parser::starts_with_display(size_t token_index) {
  bool is_display = false;
  looks_like([&] {
    pos_ = token_index;
    const Expr* expr = atom();
    bool is_word =
        expr->is<Constant>() && describe(expr) != "literal" && describe(expr) != "ellipsis";
    bool has_no_parentheses = begins_at(tokens_[token_index], expr->span);
    is_display = is_word || (has_no_parentheses &&
                             (expr->is<List>() || expr->is<Tuple>() || expr->is<GeneratorExp>()));
  });
  return is_display;
}

// invalid_named_expression: expression ':=' expression
void Parser::explain_walrus(const Expr* target) {
  bool found = looks_like([&] {
    advance();
    expression();
  });
  if (found) {
    fail(target->span, "cannot use assignment expressions with " + describe(target));
  }
}

// invalid_assignment: the last of the elements before '=' may look like a comparison;
// a `yield` cannot be a target.
void Parser::explain_assignment(const Expr* targets, size_t start_index, bool is_first) {
  if (targets->is<Yield>() || targets->is<YieldFrom>()) {
    if (begins_at(tokens_[start_index], targets->span)) {
      fail(targets->span, "assignment to yield expression not possible");
    }
  }
  if (!is_first || tokens_[pos_ - 1].kind == TokenKind::Comma) return;
  const Expr* last = targets;
  size_t last_index = start_index;
  bool is_bare_tuple = targets->is<Tuple>() && tokens_[start_index].kind != TokenKind::LeftParen;
  if (is_bare_tuple) {
    last = targets->as<Tuple>().elts.back();
    last_index = token_index_of(last->span);
  }
  explain_equals(last, last_index);
}

// The token that begins where `span` does.
size_t Parser::token_index_of(SourceSpan span) const {
  auto is_before = [](const Token& token, SourceSpan place) {
    return token.span.line < place.line ||
           (token.span.line == place.line && token.span.column < place.column);
  };
  auto found = std::lower_bound(tokens_.begin(), tokens_.end(), span, is_before);
  return static_cast<size_t>(found - tokens_.begin());
}

// invalid_comprehension: ('[' | '{') star_named_expression ',' [star_named_expressions]
// for_if_clauses
void Parser::explain_comprehension_target(const Exprs& elts, TokenKind closer) {
  if (closer == TokenKind::RightParen || elts.empty()) return;
  bool found = looks_like([&] { for_if_clauses(closer); });
  bool has_comma = tokens_[pos_ - 1].kind == TokenKind::Comma;
  if (!found || (elts.size() == 1 && !has_comma)) return;
  SourceSpan end = has_comma ? tokens_[pos_ - 1].span : elts.back()->span;
  fail(span_between(elts.front()->span, end),
       "did you forget parentheses around the comprehension target?");
}

// invalid_group: '(' '**' expression ')'
void Parser::explain_double_star_in_group() {
  SourceSpan place = current().span;
  bool found = looks_like([&] {
    advance();
    expression();
    expect(TokenKind::RightParen);
  });
  if (found) fail(place, "cannot use double starred expression here");
}

// invalid_kvpair: expression !(':')
void Parser::explain_missing_colon(const Expr* key) {
  if (!ok()) return;
  uint32_t column = key->span.end_column - 1;
  fail({key->span.line, column, key->span.end_line, column + 1},
       "':' expected after dictionary key");
}

// invalid_kvpair: expression ':' '*' bitwise_or | expression ':' &('}' | ',')
void Parser::explain_dict_value(const Token& colon) {
  if (at(TokenKind::RightBrace) || at(TokenKind::Comma)) {
    fail(colon.span, "expression expected after dictionary key and ':'");
  }
  SourceSpan place = current().span;
  bool is_starred = at(TokenKind::Star) && looks_like([&] {
                      advance();
                      bitwise_or();
                    });
  if (is_starred) fail(place, "cannot use a starred expression in a dictionary value");
}

// invalid_kwarg: '**' expression '=' expression
// invalid_starred_expression: '*' expression '=' expression
void Parser::explain_unpacking_assignment(const Token& start, const char* message) {
  SourceSpan end;
  bool found = looks_like([&] {
    advance();
    end = expression()->span;
  });
  if (found) fail(span_between(start.span, end), message);
}

// invalid_arithmetic: sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') 'not' inversion
// invalid_factor: ('+' | '-' | '~') 'not' factor
void Parser::explain_not_after_operator() {
  SourceSpan start = current().span;
  SourceSpan end;
  bool found = looks_like([&] { end = inversion()->span; });
  if (found) fail(span_between(start, end), "'not' after an operator must be parenthesized");
}

// invalid_starred_expression: '*'
void Parser::explain_failed_starred(const Token& star) {
  if (ok() || speculating_ || !is_generic_) return;
  const Token& culprit = tokens_[farthest_];
  bool is_empty = culprit.begin == (&star + 1)->begin;
  bool is_in_group = (&star + 1)->kind == TokenKind::LeftParen;
  if (is_empty || is_in_group) error_->message = "Invalid star expression";
}

// invalid_replacement_field: '{' ('=' | '!' | ':' | '}') | '{' !annotated_rhs
void Parser::explain_field_start() {
  switch (kind()) {
    case TokenKind::Equal:
    case TokenKind::Exclamation:
    case TokenKind::Colon:
    case TokenKind::RightBrace:
      return fail_here(std::string("f-string: valid expression required before '") +
                       text_of(kind()) + "'");
    default:
      break;
  }
  bool is_expression = at(TokenKind::Star) || at(TokenKind::KwYield) || at_expression_start();
  if (!is_expression && !at(TokenKind::Error)) {
    fail_here("f-string: expecting a valid expression after '{'");
  }
}

// The token with which a field goes wrong for a parser that is content with the longest expression
// it finds: the operator in `{a +}`, the bracket in `{(a + )}`.
void Parser::explain_failed_field(const Token& open) {
  if (ok() || speculating_ || !is_generic_ || reached_lex_error_) return;
  const Token* culprit = &tokens_[farthest_];
  while (culprit[-1].bracket_depth > open.bracket_depth) --culprit;
  while (&culprit[-1] > &open && !ends_operand(culprit[-1].kind)) --culprit;
  bool is_first = &culprit[-1] == &open;
  error_->span = culprit->span;
  error_->message = is_first ? "f-string: expecting a valid expression after '{'"
                             : "f-string: expecting '=', or '!', or ':', or '}'";
}

// invalid_replacement_field: '{' annotated_rhs !('=' | '!' | ':' | '}') and so on
void Parser::explain_field_end(bool has_equal, bool has_conversion, bool has_format_spec) {
  if (!ok() || at(TokenKind::Error)) return;
  if (has_format_spec) return fail_here("f-string: expecting '}', or format specs");
  if (has_conversion) return fail_here("f-string: expecting ':' or '}'");
  if (has_equal) return fail_here("f-string: expecting '!', or ':', or '}'");
  fail_here("f-string: expecting '=', or '!', or ':', or '}'");
}

}  // namespace ouro
