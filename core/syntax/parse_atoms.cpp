// parse_atoms.cpp - names, numbers, and all that stands in brackets.

#include <algorithm>
#include <cstdlib>

#include "core/profiles/value_rules.h"
#include "core/syntax/parser_impl.h"

namespace ouro {

using namespace ast;

namespace {

// More take longer than a moment to be read.
constexpr size_t kLiteralDigitsMax = 50'000;

// The prefixes of Python's template strings.
bool is_template_prefix(std::string_view name) {
  for (std::string_view prefix : {"t", "T", "tr", "tR", "Tr", "TR", "rt", "rT", "Rt", "RT"}) {
    if (name == prefix) return true;
  }
  return false;
}

}  // namespace

// atom: NAME | 'True' | 'False' | 'None' | strings | NUMBER | '...'
//     | (tuple | group | genexp) | (list | listcomp) | (dict | set | dictcomp | setcomp)
Expr* Parser::atom() {
  switch (kind()) {
    case TokenKind::Name:
      return name();
    case TokenKind::KwTrue:
      return constant(ConstantKind::True);
    case TokenKind::KwFalse:
      return constant(ConstantKind::False);
    case TokenKind::KwNone:
      return constant(ConstantKind::None);
    case TokenKind::Ellipsis:
      return constant(ConstantKind::Ellipsis);
    case TokenKind::Number:
      return number();
    case TokenKind::String:
    case TokenKind::FStringStart:
      return strings();
    case TokenKind::LeftParen:
      return group_tuple_or_genexp();
    case TokenKind::LeftBracket:
      return list_or_listcomp();
    case TokenKind::LeftBrace:
      return braces();
    default:
      fail_syntax();
      return nothing();
  }
}

Expr* Parser::name() {
  const Token& token = advance();
  std::string_view id = text_of_token(token);
  bool is_template = rules_.template_strings && is_template_prefix(id);
  if (is_template && at(TokenKind::String) && current().begin == token.end) {
    fail_unsupported(token.span, "Template strings (`t\"...\"`) exist");
  }
  auto* node = make<Name>(token.span);
  node->id = id;
  return finish(node);
}

Expr* Parser::constant(ConstantKind kind) {
  SourceSpan start = advance().span;
  auto* node = make<Constant>(start);
  node->constant_kind = kind;
  return finish(node);
}

// NUMBER: see Constant in ast.h for what is kept of it.
Expr* Parser::number() {
  const Token& token = advance();
  std::string digits;
  for (char c : text_of_token(token)) {
    if (c != '_') digits.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c));
  }
  auto* node = make<Constant>(token.span);
  if (digits.back() == 'j') {
    node->constant_kind = ConstantKind::Complex;
    node->float_value = std::strtod(digits.c_str(), nullptr);
    return finish(node);
  }
  node->constant_kind = ConstantKind::Int;
  char prefix = digits.size() > 1 && digits[0] == '0' ? digits[1] : '\0';
  bool has_prefix = prefix == 'x' || prefix == 'o' || prefix == 'b';
  if (has_prefix) {
    node->base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : 2;
    digits.erase(0, 2);
  } else if (digits.find_first_of(".e") != std::string::npos) {
    node->constant_kind = ConstantKind::Float;
    node->float_value = std::strtod(digits.c_str(), nullptr);
    return finish(node);
  }
  if (!has_prefix) check_digit_count(token.span, digits.size());
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  node->text = ast_.text(digits);
  return finish(node);
}

void Parser::check_digit_count(SourceSpan span, size_t count) {
  const uint32_t limit = rules_.int_max_str_digits;
  if (limit != 0 && count > limit) {
    fail(span, digits_limit_text(rules_.digits_limit_has_unit, limit, count) +
                   " - Consider hexadecimal for huge integer literals to avoid decimal conversion "
                   "limits.");
  } else if (count > kLiteralDigitsMax) {
    fail_unsupported(span, "Decimal numbers of more than 50,000 digits exist");
  }
}

// group:  '(' (yield_expr | named_expression) ')'
// tuple:  '(' [star_named_expression ',' [star_named_expressions]] ')'
// genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')'
Expr* Parser::group_tuple_or_genexp() {
  SourceSpan start = advance().span;
  if (accept(TokenKind::RightParen)) return make_tuple(start, {});
  if (at(TokenKind::KwYield)) {
    Expr* value = yield_expr();
    expect(TokenKind::RightParen);
    return value;
  }
  if (at(TokenKind::StarStar)) explain_double_star_in_group();
  Expr* first = star_named_expression();
  if (at_comprehension()) return comprehension<GeneratorExp>(start, first, TokenKind::RightParen);
  if (at(TokenKind::Comma)) {
    Exprs elts = star_named_expressions(first, TokenKind::RightParen);
    expect(TokenKind::RightParen);
    return make_tuple(start, elts);
  }
  if (at(TokenKind::RightParen) && first->is<Starred>()) {
    fail(first->span, "cannot use starred expression here");
  }
  expect(TokenKind::RightParen);
  return first;
}

// star_named_expressions: ','.star_named_expression+ [',']
//
// The first one has been read.
Parser::Exprs Parser::star_named_expressions(Expr* first, TokenKind closer) {
  Exprs elts{first};
  while (accept(TokenKind::Comma) && ok()) {
    if (at(closer)) break;
    if (at_comprehension()) explain_comprehension_target(elts, closer);
    elts.push_back(star_named_expression());
  }
  if (at_comprehension()) explain_comprehension_target(elts, closer);
  return elts;
}

// list:     '[' [star_named_expressions] ']'
// listcomp: '[' named_expression for_if_clauses ']'
Expr* Parser::list_or_listcomp() {
  SourceSpan start = advance().span;
  Exprs elts;
  if (!at(TokenKind::RightBracket)) {
    Expr* first = star_named_expression();
    if (at_comprehension()) return comprehension<ListComp>(start, first, TokenKind::RightBracket);
    elts = star_named_expressions(first, TokenKind::RightBracket);
  }
  expect(TokenKind::RightBracket);
  auto* list = make<List>(start);
  list->elts = sequence(elts);
  return finish(list);
}

// dict:     '{' [double_starred_kvpairs] '}'
// set:      '{' star_named_expressions '}'
// dictcomp: '{' kvpair for_if_clauses '}'
// setcomp:  '{' named_expression for_if_clauses '}'
Expr* Parser::braces() {
  SourceSpan start = advance().span;
  if (at(TokenKind::RightBrace) || at(TokenKind::StarStar)) return dict(start, nullptr);
  bool may_be_key = !at(TokenKind::Star) && next().kind != TokenKind::ColonEqual;
  Expr* first = star_named_expression();
  if (at(TokenKind::Colon) && may_be_key) return dict(start, first);
  if (at_comprehension()) return comprehension<SetComp>(start, first, TokenKind::RightBrace);
  Exprs elts = star_named_expressions(first, TokenKind::RightBrace);
  expect(TokenKind::RightBrace);
  auto* set = make<Set>(start);
  set->elts = sequence(elts);
  return finish(set);
}

// double_starred_kvpairs: ','.double_starred_kvpair+ [',']
//
// `first_key` has been read, unless it is null.
Expr* Parser::dict(SourceSpan start, Expr* first_key) {
  Exprs keys;
  Exprs values;
  while (first_key || (ok() && !at(TokenKind::RightBrace))) {
    double_starred_kvpair(keys, values, first_key);
    first_key = nullptr;
    if (at_comprehension() && keys.size() == 1) return dictcomp(start, keys[0], values[0]);
    if (!accept(TokenKind::Comma)) break;
  }
  expect(TokenKind::RightBrace);
  auto* node = make<Dict>(start);
  node->keys = sequence(keys);
  node->values = sequence(values);
  return finish(node);
}

// double_starred_kvpair: '**' bitwise_or | kvpair
// kvpair: expression ':' expression
void Parser::double_starred_kvpair(Exprs& keys, Exprs& values, Expr* key) {
  const Token& start = current();
  bool is_unpacking = !key && accept(TokenKind::StarStar);
  if (is_unpacking) {
    keys.push_back(nullptr);
    values.push_back(bitwise_or());
    if (at_comprehension() && keys.size() == 1) {
      refuse_unpacking(start.span, "dict unpacking cannot be used in dict comprehension");
    }
    return;
  }
  keys.push_back(key ? key : keys.empty() ? expression() : further_key());
  const Token& colon = current();
  expect(TokenKind::Colon);
  explain_dict_value(colon);
  values.push_back(expression());
}

// The key of a kvpair that is not the first: here Python expects the colon before it looks for
// other mistakes.
Expr* Parser::further_key() {
  Expr* key = nullptr;
  bool found = !speculating_ && rules_.key_before_comma && speculate([&] { key = expression(); });
  if (!found) key = expression();
  if (!at(TokenKind::Colon)) explain_missing_colon(key);
  return key;
}

Expr* Parser::dictcomp(SourceSpan start, Expr* key, Expr* value) {
  Sequence<Comprehension> generators = for_if_clauses(TokenKind::RightBrace);
  expect(TokenKind::RightBrace);
  auto* node = make<DictComp>(start);
  refuse_async(node->span, ExprKind::DictComp);
  node->key = key;
  node->value = value;
  node->generators = generators;
  return finish(node);
}

template <typename T>
Expr* Parser::comprehension(SourceSpan start, Expr* elt, TokenKind closer) {
  if (elt->is<Starred>())
    refuse_unpacking(elt->span, "iterable unpacking cannot be used in comprehension");
  Sequence<Comprehension> generators = for_if_clauses(closer);
  expect(closer);
  auto* node = make<T>(start);
  refuse_async(node->span, T::kKind);
  node->elt = elt;
  node->generators = generators;
  return finish(node);
}

// `*` or `**` in front of what a comprehension makes.
void Parser::refuse_unpacking(SourceSpan span, const char* message) {
  if (!rules_.unpacks_in_comprehensions) return fail(span, message);
  fail_unsupported(span, "Unpacking in a comprehension (`[*a for a in b]`) exists");
}

// An `async for` or `await` in a comprehension, which is outside of an `async def`. A generator
// expression may have it anywhere.
void Parser::refuse_async(SourceSpan span, ExprKind kind) {
  auto is_inside = [&](SourceSpan place) {
    return place.line > span.line || (place.line == span.line && place.column >= span.column);
  };
  bool has_await =
      later_error_ && later_error_->message.starts_with("'await'") && is_inside(later_error_->span);
  bool has_clause = async_clause_ && is_inside(*async_clause_);
  if (!has_await && !has_clause) return;
  if (kind == ExprKind::GeneratorExp) {
    return fail_unsupported(has_await ? later_error_->span : *async_clause_,
                            "Asynchronous generator expressions exist");
  }
  async_clause_.reset();
  if (has_await) later_error_.reset();
  fail_later(span, "asynchronous comprehension outside of an asynchronous function");
}

// for_if_clauses: for_if_clause+
Sequence<Comprehension> Parser::for_if_clauses(TokenKind closer) {
  std::vector<Comprehension*> clauses;
  while (at_comprehension()) clauses.push_back(for_if_clause(closer));
  return sequence(clauses);
}

// for_if_clause: 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
Comprehension* Parser::for_if_clause(TokenKind closer) {
  if (at(TokenKind::KwAsync)) async_clause_ = advance().span;
  expect(TokenKind::KwFor);
  Expr* target = star_targets();
  if (!at(TokenKind::KwIn)) explain_missing_comprehension_in(closer);
  make_target(target, TargetKind::For);
  expect(TokenKind::KwIn);
  Expr* iter = disjunction();
  Exprs ifs;
  while (accept(TokenKind::KwIf)) ifs.push_back(disjunction());
  auto* clause = ast_.make<Comprehension>();
  clause->target = target;
  clause->iter = iter;
  clause->ifs = sequence(ifs);
  return finish(clause);
}

}  // namespace ouro
