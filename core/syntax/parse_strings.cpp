// parse_strings.cpp - string literals, f-strings, and strings that stand side by side.

#include <algorithm>

#include "core/syntax/parser_impl.h"
#include "core/syntax/string_literal.h"

namespace ouro {

using namespace ast;

// The literals of one `strings`, as they come.
struct Parser::StringParts {
  Exprs values;  // Constants and FormattedValues.
  bool has_text = false;
  bool has_bytes = false;
  bool has_fstring = false;
};

namespace {

bool is_constant(const Expr* expr) {
  return expr->is<Constant>();
}

bool has_raw_prefix(std::string_view text) {
  return text.substr(0, text.find_first_of("'\"")).find_first_of("rR") != std::string_view::npos;
}

// The text between the quotes.
std::string_view body_of(std::string_view literal) {
  literal.remove_prefix(literal.find_first_of("'\""));
  bool is_triple = literal.size() >= 6 && literal[1] == literal[0] && literal[2] == literal[0];
  size_t quote_size = is_triple ? 3 : 1;
  return literal.substr(quote_size, literal.size() - 2 * quote_size);
}

}  // namespace

// strings: (fstring | string)+
Expr* Parser::strings() {
  SourceSpan start = current().span;
  StringParts parts;
  while (at(TokenKind::String) || at(TokenKind::FStringStart)) {
    if (at(TokenKind::String)) {
      string(parts);
    } else {
      fstring(parts);
    }
  }
  if (parts.has_bytes && (parts.has_text || parts.has_fstring)) {
    fail_here("cannot mix bytes and nonbytes literals");
  }
  if (!ok()) return nothing();
  if (parts.has_fstring) return joined_str(parts, start);
  if (parts.values.size() == 1) return parts.values[0];
  return concatenation(parts.values, span_from(start));
}

// string: STRING
void Parser::string(StringParts& parts) {
  const Token& token = advance();
  std::string_view literal = text_of_token(token);
  std::string_view prefix = literal.substr(0, literal.find_first_of("'\""));
  bool is_bytes = prefix.find_first_of("bB") != std::string_view::npos;
  auto* node = make<Constant>(token.span);
  node->constant_kind = is_bytes ? ConstantKind::Bytes : ConstantKind::Str;
  node->has_u_prefix = prefix == "u";
  node->text = decode(token, body_of(literal), has_raw_prefix(literal), is_bytes);
  (is_bytes ? parts.has_bytes : parts.has_text) = true;
  parts.values.push_back(finish(node));
}

// fstring: FSTRING_START fstring_middle* FSTRING_END
// fstring_middle: fstring_replacement_field | FSTRING_MIDDLE
void Parser::fstring(StringParts& parts) {
  bool is_raw = has_raw_prefix(text_of_token(advance()));
  parts.has_fstring = true;
  while (at(TokenKind::FStringMiddle) || at(TokenKind::LeftBrace)) {
    if (at(TokenKind::FStringMiddle)) {
      fstring_literal(parts, is_raw);
    } else {
      fstring_replacement_field(parts);
    }
  }
  expect(TokenKind::FStringEnd);
}

void Parser::fstring_literal(StringParts& parts, bool is_raw) {
  const Token& token = advance();
  auto* node = make<Constant>(token.span);
  node->constant_kind = ConstantKind::Str;
  node->text = decode(token, text_of_token(token), is_raw, false);
  if (!node->text.empty()) parts.values.push_back(finish(node));
}

// fstring_replacement_field:
//     '{' annotated_rhs ['='] [fstring_conversion] [fstring_full_format_spec] '}'
void Parser::fstring_replacement_field(StringParts& parts) {
  const Token& open = advance();
  explain_field_start();
  Expr* value = annotated_rhs();
  explain_failed_field(open);
  bool has_equal = accept(TokenKind::Equal);
  const Token& value_end = current();
  bool has_conversion = at(TokenKind::Exclamation);
  int conversion = has_conversion ? fstring_conversion() : -1;
  Expr* format_spec = nullptr;
  SourceSpan spec_span = current().span;
  if (at(TokenKind::Colon)) format_spec = fstring_full_format_spec();
  if (!at(TokenKind::RightBrace)) explain_field_end(has_equal, has_conversion, format_spec);
  expect(TokenKind::RightBrace);
  if (!ok()) return;

  auto* field = make<FormattedValue>(open.span);
  field->value = value;
  field->conversion = has_equal && !has_conversion && !format_spec ? 'r' : conversion;
  field->format_spec = format_spec;
  if (has_equal) {
    SourceSpan end = format_spec ? spec_span : field->span;
    uint32_t end_column = format_spec ? end.column : end.end_column - 1;
    if (has_conversion) end_column = value_end.span.column;
    uint32_t end_line = has_conversion ? value_end.span.line
                        : format_spec  ? end.line
                                       : end.end_line;
    debug_text(parts, open, value_end,
               {open.span.line, open.span.column + 1, end_line, end_column});
  }
  parts.values.push_back(finish(field));
}

// fstring_conversion: '!' NAME
int Parser::fstring_conversion() {
  const Token& mark = advance();
  if (at(TokenKind::Colon) || at(TokenKind::RightBrace)) {
    fail_here("f-string: missing conversion character");
  } else if (!at(TokenKind::Name)) {
    fail_here("f-string: invalid conversion character");
  }
  const Token& token = current();
  std::string_view name = identifier();
  if (token.begin != mark.end && ok()) {
    fail(span_between(mark.span, token.span),
         "f-string: conversion type must come right after the exclamanation mark");
  }
  if (name != "s" && name != "r" && name != "a") {
    fail(token.span, "f-string: invalid conversion character '" + std::string(name) +
                         "': expected 's', 'r', or 'a'");
    return -1;
  }
  return name[0];
}

// fstring_full_format_spec: ':' fstring_format_spec*
// fstring_format_spec: FSTRING_MIDDLE | fstring_replacement_field
//
// Escapes are read here even in a raw f-string, as CPython does.
Expr* Parser::fstring_full_format_spec() {
  SourceSpan start = advance().span;
  StringParts parts;
  while (at(TokenKind::FStringMiddle) || at(TokenKind::LeftBrace)) {
    if (at(TokenKind::FStringMiddle)) {
      fstring_literal(parts, false);
    } else {
      fstring_replacement_field(parts);
    }
  }
  return joined_str(parts, start);
}

// The text of `{text=}`: everything between the brace and what ends the expression, without
// comments.
void Parser::debug_text(StringParts& parts, const Token& open, const Token& end, SourceSpan span) {
  std::string_view text = ast_.source().substr(open.end, end.begin - open.end);
  std::string without_comments;
  while (!text.empty()) {
    size_t comment = text.find('#');
    without_comments.append(text.substr(0, comment));
    size_t line_end = text.find('\n', comment == std::string_view::npos ? text.size() : comment);
    text.remove_prefix(std::min(line_end, text.size()));
    if (comment == std::string_view::npos) break;
  }
  auto* node = make<Constant>(open.span);
  node->span = span;
  node->constant_kind = ConstantKind::Str;
  node->text = ast_.text(without_comments);
  parts.values.push_back(finish(node));
}

// A JoinedStr in which Constants that stand side by side have become one.
Expr* Parser::joined_str(const StringParts& parts, SourceSpan start) {
  Exprs values;
  for (size_t i = 0; i < parts.values.size();) {
    size_t end = i + 1;
    if (is_constant(parts.values[i])) {
      while (end < parts.values.size() && is_constant(parts.values[end])) ++end;
    }
    std::span<Expr* const> run(&parts.values[i], end - i);
    SourceSpan span = span_between(run.front()->span, run.back()->span);
    Expr* value = run.size() > 1 ? concatenation(run, span) : run[0];
    bool is_empty = is_constant(value) && value->as<Constant>().text.empty();
    if (!is_empty) values.push_back(value);
    i = end;
  }
  auto* joined = make<JoinedStr>(start);
  joined->values = sequence(values);
  return finish(joined);
}

// One Constant for several, all of them text or all of them bytes.
Expr* Parser::concatenation(std::span<Expr* const> constants, SourceSpan span) {
  std::string text;
  for (const Expr* constant : constants) text.append(constant->as<Constant>().text);
  const auto& first = constants[0]->as<Constant>();
  auto* node = make<Constant>(span);
  node->span = span;
  node->constant_kind = first.constant_kind;
  node->has_u_prefix = first.has_u_prefix;
  node->text = ast_.text(text);
  return finish(node);
}

// What the body of a literal means. Needs `body` to be a part of the source.
std::string_view Parser::decode(const Token& token, std::string_view body, bool is_raw,
                                bool is_bytes) {
  if (is_bytes) {
    for (char c : body) {
      if (static_cast<unsigned char>(c) < 128) continue;
      fail(rules_.bytes_errors_stand_behind ? span_behind_literals(token) : token.span,
           "bytes can only contain ASCII literal characters");
      return {};
    }
  }
  if (is_raw || body.find('\\') == std::string_view::npos) return body;
  DecodedLiteral decoded = decode_escapes(body, is_bytes ? LiteralKind::Bytes : LiteralKind::Text);
  if (decoded.error) {
    bool is_part = token.kind == TokenKind::FStringMiddle && !decoded.is_unsupported;
    bool is_behind = rules_.literal_errors_stand_behind && !decoded.is_unsupported;
    fail(is_behind ? span_behind_literals(token)
         : is_part ? fstring_end_after(token)
                   : token.span,
         *decoded.error, decoded.is_unsupported ? "Unsupported" : "SyntaxError");
    return {};
  }
  if (!decoded.invalid_escape.empty()) warn_invalid_escape(token, decoded.invalid_escape);
  return ast_.text(decoded.value);
}

// The token behind all literals that stand side by side: only there Python reads what they say.
SourceSpan Parser::span_behind_literals(const Token& token) const {
  const Token* behind = &token;
  int depth = behind->kind == TokenKind::FStringMiddle ? 1 : 0;
  while (behind->kind != TokenKind::Stop) {
    if (behind->kind == TokenKind::FStringStart) ++depth;
    if (behind->kind == TokenKind::FStringEnd) --depth;
    ++behind;
    bool is_literal =
        behind->kind == TokenKind::String || behind->kind == TokenKind::FStringStart;
    if (depth == 0 && !is_literal) break;
  }
  return behind->span;
}

// The closing quotes of the f-string that `part` belongs to: there CPython reads its escapes.
SourceSpan Parser::fstring_end_after(const Token& part) const {
  const Token* token = &part + 1;
  for (int depth = 1; token->kind != TokenKind::Stop; ++token) {
    if (token->kind == TokenKind::FStringStart) ++depth;
    if (token->kind == TokenKind::FStringEnd && --depth == 0) break;
  }
  return token->span;
}

void Parser::warn_invalid_escape(const Token& token, std::string_view escape) {
  if (rules_.escape_warning == EscapeWarning::None) return;
  auto at = static_cast<uint32_t>(escape.data() - ast_.source().data()) - 1;
  SourceSpan place{token.span.line, token.span.column + (at - token.begin), 0, 0};
  for (uint32_t i = token.begin; i < at; ++i) {
    if (ast_.source()[i] != '\n') continue;
    ++place.line;
    place.column = at - i - 1;
  }
  place.end_line = place.line;
  place.end_column = place.column + 1 + static_cast<uint32_t>(escape.size());
  warnings_.push_back(
      {"SyntaxWarning", invalid_escape_warning(escape, rules_.escape_warning), place});
}

}  // namespace ouro
