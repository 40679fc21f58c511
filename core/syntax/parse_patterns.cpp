// parse_patterns.cpp - `match` statements and their patterns.

#include <algorithm>

#include "core/syntax/parser_impl.h"

namespace ouro {

using namespace ast;

// A line end after the colon decides: `match` is a name everywhere else.
bool Parser::match_stmt_ahead() {
  if (rules_.has_old_parser) return false;
  if (!at_name("match") || match_header_lacks_colon()) return false;
  size_t start = pos_;
  bool found = speculate([&] {
    advance();
    subject_expr();
    expect(TokenKind::Colon);
    expect(TokenKind::Newline);
  });
  pos_ = start;
  return found;
}

// subject_expr: star_named_expression ',' [star_named_expressions] | named_expression
Expr* Parser::subject_expr() {
  SourceSpan start = current().span;
  Expr* first = star_named_expression();
  if (!at(TokenKind::Comma)) return first;
  Exprs items = {first};
  while (accept(TokenKind::Comma) && !at(TokenKind::Colon)) {
    items.push_back(star_named_expression());
  }
  return make_tuple(start, items);
}

// match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
Stmt* Parser::match_stmt() {
  SourceSpan start = advance().span;
  Expr* subject = subject_expr();
  expect(TokenKind::Colon);
  expect(TokenKind::Newline);
  if (!at(TokenKind::Indent)) fail_missing_block("'match' statement", start.line);
  expect(TokenKind::Indent);
  std::vector<MatchCase*> cases;
  do {
    cases.push_back(case_block());
  } while (at_name("case"));
  expect(TokenKind::Dedent);
  auto* node = make<Match>(start);
  node->subject = subject;
  node->cases = sequence(cases);
  if (ok()) last_block_line_ = std::max(last_block_line_, start.line);
  return finish(node);
}

// case_block: "case" patterns ['if' named_expression] ':' block
MatchCase* Parser::case_block() {
  if (!at_name("case")) fail_syntax();
  SourceSpan start = advance().span;
  Pattern* matched = patterns();
  Expr* guard = accept(TokenKind::KwIf) ? named_expression() : nullptr;
  expect_colon();
  auto* node = ast_.make<MatchCase>();
  node->pattern = matched;
  node->guard = guard;
  node->body = block("'case' statement", start.line);
  return finish(node);
}

Pattern* Parser::make_pattern(SourceSpan start, PatternKind kind) {
  auto* node = make<Pattern>(start);
  node->kind = kind;
  return node;
}

// patterns: open_sequence_pattern | pattern
// open_sequence_pattern: maybe_star_pattern ',' [','.maybe_star_pattern+ [',']]
Pattern* Parser::patterns() {
  SourceSpan start = current().span;
  const bool starred = at(TokenKind::Star);
  std::vector<Pattern*> items = {maybe_star_pattern()};
  if (!starred && !at(TokenKind::Comma)) return items[0];
  while (accept(TokenKind::Comma)) {
    if (at(TokenKind::Colon) || at(TokenKind::KwIf)) break;
    items.push_back(maybe_star_pattern());
  }
  Pattern* node = make_pattern(start, PatternKind::MatchSequence);
  node->patterns = sequence(items);
  return finish(node);
}

// pattern: or_pattern ['as' NAME]
Pattern* Parser::pattern() {
  DepthGuard guard(*this);
  SourceSpan start = current().span;
  Pattern* inner = or_pattern();
  if (!accept(TokenKind::KwAs)) return inner;
  if (at_name("_")) fail_here("cannot use '_' as a target");
  if (!at(TokenKind::Name)) {
    SourceSpan target = current().span;
    explore([&] {
      Expr* wrong = expression();
      fail(span_between(target, wrong->span), "invalid pattern target");
    });
  }
  Identifier name = identifier();
  Pattern* node = make_pattern(start, PatternKind::MatchAs);
  node->patterns = sequence(std::vector<Pattern*>{inner});
  node->name = name;
  return finish(node);
}

// or_pattern: '|'.closed_pattern+
Pattern* Parser::or_pattern() {
  SourceSpan start = current().span;
  std::vector<Pattern*> alternatives = {closed_pattern()};
  while (accept(TokenKind::Bar)) alternatives.push_back(closed_pattern());
  if (alternatives.size() == 1) return alternatives[0];
  Pattern* node = make_pattern(start, PatternKind::MatchOr);
  node->patterns = sequence(alternatives);
  return finish(node);
}

// closed_pattern: literal_pattern | capture_pattern | wildcard_pattern | value_pattern
//               | group_pattern | sequence_pattern | mapping_pattern | class_pattern
Pattern* Parser::closed_pattern() {
  switch (kind()) {
    case TokenKind::Name:
      return name_pattern();
    case TokenKind::LeftParen:
      return group_or_sequence_pattern();
    case TokenKind::LeftBracket: {
      SourceSpan start = advance().span;
      return sequence_pattern(start, TokenKind::RightBracket);
    }
    case TokenKind::LeftBrace:
      return mapping_pattern();
    default:
      return literal_pattern();
  }
}

// literal_expr: ['-'] NUMBER | strings | 'None' | 'True' | 'False'
Expr* Parser::literal_expr() {
  switch (kind()) {
    case TokenKind::Minus: {
      SourceSpan start = advance().span;
      if (!at(TokenKind::Number)) fail_syntax();
      Expr* operand = at(TokenKind::Number) ? number() : nothing();
      auto* negative = make<UnaryOp>(start);
      negative->op = UnaryOperator::USub;
      negative->operand = operand;
      return finish(negative);
    }
    case TokenKind::Number:
      return number();
    case TokenKind::String:
    case TokenKind::FStringStart: {
      Expr* text = strings();
      if (text->is<JoinedStr>()) {
        fail(text->span, "patterns may only match literals and attribute lookups");
      }
      return text;
    }
    case TokenKind::KwNone:
      return constant(ConstantKind::None);
    case TokenKind::KwTrue:
      return constant(ConstantKind::True);
    case TokenKind::KwFalse:
      return constant(ConstantKind::False);
    default:
      fail_syntax();
      return nothing();
  }
}

Pattern* Parser::literal_pattern() {
  SourceSpan start = current().span;
  const bool is_singleton =
      at(TokenKind::KwNone) || at(TokenKind::KwTrue) || at(TokenKind::KwFalse);
  Expr* value = literal_expr();
  Pattern* node =
      make_pattern(start, is_singleton ? PatternKind::MatchSingleton : PatternKind::MatchValue);
  node->value = value;
  return finish(node);
}

// capture_pattern: !"_" NAME     wildcard_pattern: "_"
// value_pattern: attr            class_pattern: name_or_attr '(' ... ')'
Pattern* Parser::name_pattern() {
  SourceSpan start = current().span;
  Expr* value = name();
  while (at(TokenKind::Dot)) value = attribute(start, value);
  if (at(TokenKind::LeftParen)) return class_pattern(start, value);
  if (value->is<Attribute>()) {
    Pattern* node = make_pattern(start, PatternKind::MatchValue);
    node->value = value;
    return finish(node);
  }
  Pattern* node = make_pattern(start, PatternKind::MatchAs);
  const Identifier id = value->is<Name>() ? value->as<Name>().id : Identifier{};
  if (id != "_") node->name = id;
  return finish(node);
}

// group_pattern: '(' pattern ')'    sequence_pattern: '(' [open_sequence_pattern] ')'
Pattern* Parser::group_or_sequence_pattern() {
  SourceSpan start = advance().span;
  if (at(TokenKind::RightParen) || at(TokenKind::Star)) {
    return sequence_pattern(start, TokenKind::RightParen);
  }
  const size_t first = pos_;
  Pattern* inner = pattern();
  if (!at(TokenKind::Comma)) {
    expect(TokenKind::RightParen);
    return inner;
  }
  pos_ = first;
  return sequence_pattern(start, TokenKind::RightParen);
}

// ','.maybe_star_pattern+ [','] up to the bracket that closes.
Pattern* Parser::sequence_pattern(SourceSpan start, TokenKind closer) {
  std::vector<Pattern*> items;
  while (ok() && !at(closer)) {
    items.push_back(maybe_star_pattern());
    if (!accept(TokenKind::Comma)) break;
  }
  expect(closer);
  Pattern* node = make_pattern(start, PatternKind::MatchSequence);
  node->patterns = sequence(items);
  return finish(node);
}

// maybe_star_pattern: '*' NAME | pattern
Pattern* Parser::maybe_star_pattern() {
  if (!at(TokenKind::Star)) return pattern();
  SourceSpan start = advance().span;
  Identifier name = identifier();
  Pattern* node = make_pattern(start, PatternKind::MatchStar);
  if (name != "_") node->name = name;
  return finish(node);
}

// mapping_pattern: '{' ','.((literal_expr | attr) ':' pattern | '**' NAME)+ [','] '}'
Pattern* Parser::mapping_pattern() {
  SourceSpan start = advance().span;
  Exprs keys;
  std::vector<Pattern*> values;
  Identifier rest;
  while (ok() && !at(TokenKind::RightBrace)) {
    if (accept(TokenKind::StarStar)) {
      if (at_name("_")) fail_syntax();
      rest = identifier();
      accept(TokenKind::Comma);
      break;
    }
    SourceSpan key_start = current().span;
    Expr* key = at(TokenKind::Name) ? name() : literal_expr();
    while (at(TokenKind::Dot)) key = attribute(key_start, key);
    if (key->is<Name>()) fail_syntax();
    expect(TokenKind::Colon);
    keys.push_back(key);
    values.push_back(pattern());
    if (!accept(TokenKind::Comma)) break;
  }
  expect(TokenKind::RightBrace);
  Pattern* node = make_pattern(start, PatternKind::MatchMapping);
  node->keys = sequence(keys);
  node->patterns = sequence(values);
  node->name = rest;
  return finish(node);
}

// class_pattern: name_or_attr '(' [positional_patterns] [keyword_patterns] ')'
Pattern* Parser::class_pattern(SourceSpan start, Expr* cls) {
  advance();
  std::vector<Pattern*> positional;
  std::vector<Identifier> attributes;
  std::vector<Pattern*> values;
  while (ok() && !at(TokenKind::RightParen)) {
    if (at(TokenKind::Name) && next().kind == TokenKind::Equal) {
      attributes.push_back(identifier());
      advance();
      values.push_back(pattern());
    } else {
      SourceSpan place = current().span;
      Pattern* value = pattern();
      if (!attributes.empty()) {
        fail(span_between(place, value->span), "positional patterns follow keyword patterns");
      }
      positional.push_back(value);
    }
    if (!accept(TokenKind::Comma)) break;
  }
  expect(TokenKind::RightParen);
  Pattern* node = make_pattern(start, PatternKind::MatchClass);
  node->value = cls;
  node->patterns = sequence(positional);
  node->attributes = ast_.sequence(std::span<const Identifier>(attributes));
  node->attribute_patterns = sequence(values);
  return finish(node);
}

}  // namespace ouro
