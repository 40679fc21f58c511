// parse_primaries.cpp - attributes, calls with their arguments, and subscripts.

#include <algorithm>

#include "core/syntax/parser_impl.h"

namespace ouro {

using namespace ast;

// primary: primary '.' NAME | primary '(' [arguments] ')' | primary '[' slices ']' | atom
Expr* Parser::primary() {
  SourceSpan start = current().span;
  if (at(TokenKind::KwAwait)) return await_primary();
  Expr* value = atom();
  for (;;) {
    if (at(TokenKind::Dot)) {
      value = attribute(start, value);
    } else if (at(TokenKind::LeftParen)) {
      value = call(start, value);
    } else if (at(TokenKind::LeftBracket)) {
      value = subscript(start, value);
    } else {
      return value;
    }
  }
}

// await_primary: 'await' primary
//
// Outside of an `async def`, which the subset lacks, it is an error.
Expr* Parser::await_primary() {
  DepthGuard guard(*this);
  const Token& start = advance();
  Expr* value = primary();
  fail_later(span_between(start.span, value->span),
             function_depth_ > 0 ? "'await' outside async function" : "'await' outside function");
  return value;
}

Expr* Parser::attribute(SourceSpan start, Expr* value) {
  advance();
  Identifier attr = identifier();
  auto* node = make<Attribute>(start);
  node->value = value;
  node->attr = attr;
  return finish(node);
}

Expr* Parser::subscript(SourceSpan start, Expr* value) {
  advance();
  Expr* index = slices();
  expect(TokenKind::RightBracket);
  auto* node = make<Subscript>(start);
  node->value = value;
  node->slice = index;
  return finish(node);
}

// slices: slice !',' | ','.(slice | starred_expression)+ [',']
Expr* Parser::slices() {
  SourceSpan start = current().span;
  bool is_tuple = at(TokenKind::Star);
  Exprs elts{slice()};
  while (accept(TokenKind::Comma)) {
    is_tuple = true;
    if (at(TokenKind::RightBracket)) break;
    elts.push_back(slice());
  }
  return is_tuple ? make_tuple(start, elts) : elts[0];
}

// slice: [expression] ':' [expression] [':' [expression]] | named_expression
// starred_expression: '*' expression
Expr* Parser::slice() {
  SourceSpan start = current().span;
  if (at(TokenKind::Star)) {
    const Token& star = advance();
    Expr* value = expression();
    explain_failed_starred(star);
    auto* starred = make<Starred>(start);
    starred->value = value;
    return finish(starred);
  }
  auto bound = [&] { return at_expression_start() ? expression() : nullptr; };
  bool is_walrus = next().kind == TokenKind::ColonEqual;
  Expr* lower = at(TokenKind::Colon) ? nullptr : named_expression();
  if (lower && (is_walrus || !at(TokenKind::Colon))) return lower;
  advance();
  Expr* upper = bound();
  Expr* step = accept(TokenKind::Colon) ? bound() : nullptr;
  auto* node = make<Slice>(start);
  node->lower = lower;
  node->upper = upper;
  node->step = step;
  return finish(node);
}

// primary: primary genexp | primary '(' [arguments] ')'
Expr* Parser::call(SourceSpan start, Expr* func) {
  CallArguments arguments_read;
  arguments(arguments_read, CallStyle::Call);
  auto* node = make<Call>(start);
  node->func = func;
  node->args = sequence(arguments_read.args);
  node->keywords = sequence(arguments_read.keywords);
  return finish(node);
}

// arguments: args [','] &')'
// args: ','.(starred_expression | (assignment_expression | expression !':=') !'=' | kwarg)+
//
// Reads the parentheses too. Python fixes the order of the kinds of arguments; here they come in
// any order, and what is out of order is an error.
void Parser::arguments(CallArguments& to, CallStyle style) {
  size_t open_index = pos_;
  advance();
  bool has_misplaced_positional = false;
  bool was_explaining = explaining_;
  while (ok() && !at(TokenKind::RightParen)) {
    has_misplaced_positional |= argument(to, style, open_index);
    if (!accept(TokenKind::Comma)) break;
  }
  explaining_ = was_explaining;
  if (at(TokenKind::RightParen) && has_misplaced_positional) {
    bool follows_unpacking = false;
    for (const Keyword* keyword : to.keywords) follows_unpacking |= keyword->arg.empty();
    fail_here(follows_unpacking ? "positional argument follows keyword argument unpacking"
                                : "positional argument follows keyword argument");
  }
  expect(TokenKind::RightParen);
  check_repeated_keywords(to);
}

// True if it is a positional argument that comes too late.
bool Parser::argument(CallArguments& to, CallStyle style, size_t open_index) {
  SourceSpan open = tokens_[open_index].span;
  if (at(TokenKind::Star)) {
    starred_argument(to, open_index + 1);
    return false;
  }
  bool is_constant = at(TokenKind::KwTrue) || at(TokenKind::KwFalse) || at(TokenKind::KwNone);
  bool has_equal = next().kind == TokenKind::Equal;
  if (has_equal && is_constant) {
    fail(span_between(current().span, next().span),
         "cannot assign to " + std::string(text_of_token(current())));
  }
  if (at(TokenKind::StarStar) || (at(TokenKind::Name) && has_equal)) {
    keyword_argument(to);
    return false;
  }
  bool is_late = !to.keywords.empty();
  if (is_late) explaining_ = true;  // Wrong already: what follows is read for the message only.
  positional_argument(to, style, open);
  return is_late;
}

// kwarg: NAME '=' expression | '**' expression
void Parser::keyword_argument(CallArguments& to) {
  const Token& start = current();
  bool is_unpacking = accept(TokenKind::StarStar);
  Identifier name = is_unpacking ? Identifier{} : identifier();
  const Token& equal = current();
  if (!is_unpacking) {
    expect(TokenKind::Equal);
    if (at(TokenKind::Comma) || at(TokenKind::RightParen)) {
      fail(span_between(start.span, equal.span), "expected argument value expression");
    }
  }
  Expr* value = expression();
  if (!is_unpacking && at(TokenKind::KwFor)) {
    fail(span_between(start.span, equal.span),
         "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  }
  if (is_unpacking && at(TokenKind::Equal)) {
    explain_unpacking_assignment(start, "cannot assign to keyword argument unpacking");
  }
  auto* keyword = make<Keyword>(start.span);
  keyword->arg = name;
  keyword->value = value;
  to.keywords.push_back(finish(keyword));
}

// starred_expression: '*' expression
void Parser::starred_argument(CallArguments& to, size_t first_index) {
  size_t comma_index = pos_ - 1;
  SourceSpan comma = tokens_[comma_index].span;
  SourceSpan open = tokens_[first_index].span;
  bool is_first = to.args.empty() && to.keywords.empty();
  const Token& start = advance();
  Expr* value = expression();
  if (is_first && at_comprehension()) {
    fail(span_between(start.span, value->span),
         "iterable unpacking cannot be used in comprehension");
  }
  explain_failed_starred(start);
  if (at(TokenKind::Equal)) {
    explain_unpacking_assignment(start, "cannot assign to iterable argument unpacking");
  }
  auto* starred = make<Starred>(start.span);
  starred->value = value;
  to.args.push_back(finish(starred));
  for (const Keyword* keyword : to.keywords) {
    if (keyword->arg.empty() && ok()) {
      SourceSpan place = span_between(comma, starred->span);
      const Token& behind = *(&start + 1);
      if (rules_.misplaced_star_mark == MisplacedStarMark::TokenBehind) place = behind.span;
      if (rules_.misplaced_star_mark == MisplacedStarMark::ArgumentsBefore) {
        place = span_between(open, tokens_[comma_index - 1].span);
      }
      fail(place, "iterable argument unpacking follows keyword argument unpacking");
    }
  }
}

// (assignment_expression | expression !':=') !'='
void Parser::positional_argument(CallArguments& to, CallStyle style, SourceSpan open) {
  bool is_walrus = at(TokenKind::Name) && next().kind == TokenKind::ColonEqual;
  Expr* value = is_walrus ? assignment_expression() : expression();
  if (at(TokenKind::Equal)) {
    fail(span_between(value->span, current().span),
         "expression cannot contain assignment, perhaps you meant \"==\"?");
  }
  bool is_generator = at(TokenKind::KwFor) || at(TokenKind::KwAsync);
  bool is_first = to.args.empty() && to.keywords.empty();
  if (is_generator && style == CallStyle::ClassBases && is_first) fail_syntax();
  to.args.push_back(is_generator ? generator_argument(open, value, is_first) : value);
}

// genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')'
//
// The parentheses of the call are those of the generator expression, which must be alone.
Expr* Parser::generator_argument(SourceSpan open, Expr* elt, bool is_first) {
  Sequence<Comprehension> generators = for_if_clauses(TokenKind::RightParen);
  if (!is_first || !at(TokenKind::RightParen)) {
    SourceSpan end = previous_end();
    looks_like([&] {
      advance();
      expression();
    });
    if (at(TokenKind::Comma) || at(TokenKind::RightParen)) {
      fail(span_between(elt->span, end), "Generator expression must be parenthesized");
    }
    fail_syntax();
  }
  auto* generator = make<GeneratorExp>(open);
  refuse_async(generator->span, ExprKind::GeneratorExp);
  generator->span.end_line = current().span.end_line;
  generator->span.end_column = current().span.end_column;
  generator->elt = elt;
  generator->generators = generators;
  return finish(generator);
}

// As compile.c `validate_keywords`.
void Parser::check_repeated_keywords(const CallArguments& arguments_read) {
  const std::vector<Keyword*>& keywords = arguments_read.keywords;
  if (keywords.size() < 2) return;
  std::vector<const Keyword*> sorted(keywords.begin(), keywords.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Keyword* a, const Keyword* b) { return a->arg < b->arg; });
  for (size_t i = 1; i < sorted.size(); ++i) {
    const Keyword& keyword = *sorted[i];
    if (keyword.arg.empty() || keyword.arg != sorted[i - 1]->arg) continue;
    fail_later(keyword.span, "keyword argument repeated: " + std::string(keyword.arg));
  }
}

}  // namespace ouro
