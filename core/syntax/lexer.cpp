// lexer.cpp - lines, indentation, names, operators and brackets.

#include "core/syntax/lexer.h"

#include <utility>

#include "core/syntax/characters.h"
#include "core/syntax/lexer_impl.h"

namespace ouro {

namespace {

constexpr size_t kMaxIndentations = 100;  // CPython's MAXINDENT.
constexpr size_t kMaxBrackets = 200;      // CPython's MAXLEVEL.
constexpr uint32_t kTabWidth = 8;

std::string hex(uint32_t value, size_t min_digits) {
  std::string digits;
  for (; value != 0 || digits.size() < min_digits; value >>= 4) {
    digits.insert(digits.begin(), "0123456789ABCDEF"[value & 15]);
  }
  return digits;
}

Diagnostic malformed_utf8(std::string_view source, size_t at) {
  SourceSpan span{1, 0, 1, 0};
  for (size_t i = 0; i < at; ++i) {
    bool ends_line = source[i] == '\n';
    span.line += ends_line;
    span.column = ends_line ? 0 : span.column + 1;
  }
  span.end_line = span.line;
  span.end_column = span.column + 1;
  std::string byte = hex(static_cast<unsigned char>(source[at]), 2);
  for (char& c : byte) c = static_cast<char>(c >= 'A' ? c + ('a' - 'A') : c);
  return {"SyntaxError",
          "Non-UTF-8 code starting with '\\x" + byte + "' on line " + std::to_string(span.line) +
              ", but no encoding declared; see https://peps.python.org/pep-0263/ for details",
          span};
}

}  // namespace

Result<std::string> normalise_source(std::string_view source) {
  if (source.starts_with("\xEF\xBB\xBF")) source.remove_prefix(3);
  std::string text;
  text.reserve(source.size() + 1);
  for (size_t i = 0; i < source.size();) {
    size_t length = utf8_length(source, i);
    if (length == 0) return malformed_utf8(source, i);
    if (source[i] == '\0') {
      return Diagnostic{"SyntaxError", "source code string cannot contain null bytes", {}};
    }
    bool is_return = source[i] == '\r';
    if (!is_return) text.append(source.substr(i, length));
    i += length;
    if (is_return && !source.substr(i).starts_with('\n')) text.push_back('\n');
  }
  if (!text.empty() && text.back() != '\n') text.push_back('\n');
  return text;
}

LexedSource tokenize(std::string_view source, const SyntaxRules& rules) {
  return Lexer(source, rules).run();
}

LexedSource Lexer::run() {
  result_.tokens.reserve(source_.size() / 4 + 4);
  while (next_token()) {
  }
  add(TokenKind::Stop, here());
  return std::move(result_);
}

// Reads what comes next: usually one token, but none for a blank line, and several where
// indentation changes. False at the end.
bool Lexer::next_token() {
  if (in_field() && open_fstring()->in_literal) return fstring_literal();
  if (at_line_start_) {
    if (!begin_line()) return false;
    if (at_line_start_) return true;
  }
  if (!skip_blanks()) return false;
  Place start = here();
  if (at_end()) return end_of_text();
  if (peek() == '#') {
    while (peek() != '\n') advance();
  }
  char c = peek();
  if (c == '\n') {
    newline(start);
    return true;
  }
  if (may_start_name(c)) return name_or_string();
  if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
  if (c == '"' || c == '\'') return string(start);
  return punctuation();
}

// Reads the blanks at a line's begin. A line without a statement is skipped, and changes nothing.
bool Lexer::begin_line() {
  Indentation indentation;
  if (!measure_indentation(indentation)) return false;
  if (peek() == '#' || peek() == '\n') {
    while (peek() != '\n') advance();
    advance();
    return true;
  }
  at_line_start_ = false;
  return change_indentation(indentation);
}

bool Lexer::measure_indentation(Indentation& indentation) {
  Indentation continued;  // A backslash fixes the indentation: the first one on such a line counts.
  for (char c = peek(); c == ' ' || c == '\t' || c == '\f' || c == '\\'; c = peek()) {
    if (c == '\\') {
      if (continued.column == 0) continued = indentation;
      if (!skip_continuation()) return false;
      continue;
    }
    bool is_tab = c == '\t';
    indentation.column += is_tab ? kTabWidth - indentation.column % kTabWidth : 1;
    ++indentation.alt_column;
    if (c == '\f') indentation = {};
    advance();
  }
  if (continued.column != 0) indentation = continued;
  return true;
}

// Emits what leads from the current indentation to `to`: one Indent, or Dedents.
bool Lexer::change_indentation(Indentation to) {
  auto tab_error = [&] {
    return stop("TabError", "inconsistent use of tabs and spaces in indentation",
                {line_, 0, line_, pos_ - line_start_});
  };
  Place start = at_end() ? last_place() : here();
  if (to.column > indentations_.back().column) {
    if (indentations_.size() >= kMaxIndentations) {
      return stop("IndentationError", "too many levels of indentation",
                  {line_, 0, line_, start.column});
    }
    if (to.alt_column <= indentations_.back().alt_column) return tab_error();
    indentations_.push_back(to);
    add_empty(TokenKind::Indent, start);
    return true;
  }
  size_t dedents = 0;
  for (; to.column < indentations_.back().column; ++dedents) indentations_.pop_back();
  if (to.column != indentations_.back().column) {
    while (peek() != '\n') advance();
    return stop("IndentationError", "unindent does not match any outer indentation level",
                {line_, pos_ - line_start_, line_, pos_ - line_start_});
  }
  if (to.alt_column != indentations_.back().alt_column) return tab_error();
  for (; dedents != 0; --dedents) add_empty(TokenKind::Dedent, start);
  return true;
}

bool Lexer::skip_blanks() {
  for (;;) {
    char c = peek();
    if (c == '\\') {
      if (!skip_continuation()) return false;
    } else if (c == ' ' || c == '\t' || c == '\f') {
      advance();
    } else {
      return true;
    }
  }
}

// Steps over a backslash and the line end that must follow it.
bool Lexer::skip_continuation() {
  advance();
  if (peek() != '\n') {
    Place place = here();
    return stop("SyntaxError", "unexpected character after line continuation character",
                {place.line, place.column, place.line, place.column + 1});
  }
  Place line_end = here();
  advance();
  if (!at_end()) return true;
  if (!brackets_.empty()) return end_of_text();
  return stop("SyntaxError", "unexpected EOF while parsing",
              {line_end.line, line_end.column, line_end.line, line_end.column});
}

bool Lexer::end_of_text() {
  if (brackets_.empty()) {
    add_empty(TokenKind::EndMarker, last_place());
    return false;
  }
  const OpenBracket& open = brackets_.back();
  result_.unclosed = open;
  std::string message = std::string("'") + open.bracket + "' was never closed";
  return stop("SyntaxError", message.c_str(), {open.line, open.column, open.line, open.column + 1});
}

// Where CPython sees the end of the text: at the end of the last line, not below it.
Lexer::Place Lexer::last_place() const {
  if (pos_ == 0) return here();
  size_t line_end = source_.size() - 1;
  size_t previous_end = line_end == 0 ? std::string_view::npos : source_.rfind('\n', line_end - 1);
  size_t line_start = previous_end == std::string_view::npos ? 0 : previous_end + 1;
  return {pos_, line_ - 1, static_cast<uint32_t>(line_end - line_start)};
}

// A comment belongs to the Newline that ends it. Inside brackets a line end means nothing.
void Lexer::newline(Place start) {
  if (brackets_.empty()) {
    add(TokenKind::Newline, start);
    const bool has_comment = start.offset != pos_;
    if (has_comment && rules_.comment_mark_has_line_end) ++result_.tokens.back().span.end_column;
    at_line_start_ = true;
  }
  advance();
}

// Reads a name, a keyword, or the prefix of a string and then the string.
bool Lexer::name_or_string() {
  Place start = here();
  bool is_ascii = true;
  while (may_continue_name(peek())) {
    is_ascii &= static_cast<unsigned char>(peek()) < 128;
    advance();
  }
  std::string_view name = source_.substr(start.offset, pos_ - start.offset);
  if (peek() == '"' || peek() == '\'') {
    if (is_string_prefix(name)) return string(start);
    if (is_fstring_prefix(name)) return fstring_start(start);
    std::string clash = rules_.explains_statements ? clashing_prefixes(name) : "";
    if (!clash.empty()) {
      stop("SyntaxError", clash.c_str(), {start.line, start.column, line_, pos_ - line_start_});
      result_.error_rank = LexErrorRank::OutranksParser;
      return false;
    }
  }
  if (!is_ascii && !check_name(start)) return false;
  add(keyword_or_name(name), start);
  return true;
}

bool Lexer::check_name(Place start) {
  for (uint32_t at = start.offset; at < pos_;) {
    uint32_t code_point = utf8_decode(source_, at);
    NameCharacter verdict = classify_name_character(code_point);
    auto length = static_cast<uint32_t>(utf8_length(source_, at));
    if (verdict != NameCharacter::Allowed) {
      std::string code = "U+" + hex(code_point, 4);
      std::string character(source_.substr(at, length));
      return fail_at({at, line_, at - line_start_},
                     verdict == NameCharacter::Printable
                         ? "invalid character '" + character + "' (" + code + ")"
                         : "invalid non-printable character " + code);
    }
    at += length;
  }
  return true;
}

bool Lexer::punctuation() {
  Place start = here();
  char c = peek();
  FString* fstring = open_fstring();
  // The colon that ends a field's expression, even in `{x:=5}`.
  if (c == ':' && fstring && fstring->bracket_depth == fstring->field_depth) {
    advance();
    fstring->in_literal = true;
    add(TokenKind::Colon, start);
    return true;
  }
  TokenKind kind = longest_punctuation(source_.substr(pos_, 3));
  if (kind == TokenKind::Unknown) return unknown_character();
  for (const char* text = text_of(kind); *text; ++text) advance();
  bool ok = true;
  if (c == '(' || c == '[' || c == '{') ok = open_bracket(c);
  if (c == ')' || c == ']' || c == '}') ok = close_bracket(c);
  if (ok) add(kind, start);
  return ok;
}

bool Lexer::open_bracket(char bracket) {
  if (brackets_.size() >= kMaxBrackets) return fail("too many nested parentheses");
  brackets_.push_back({bracket, line_, pos_ - 1 - line_start_});
  if (FString* fstring = open_fstring()) ++fstring->bracket_depth;
  return true;
}

bool Lexer::close_bracket(char bracket) {
  FString* fstring = open_fstring();
  if (fstring && fstring->bracket_depth == 0 && bracket == '}') {
    return fail("f-string: single '}' is not allowed");
  }
  if (brackets_.empty()) return fail(std::string("unmatched '") + bracket + "'");
  OpenBracket opening = brackets_.back();
  brackets_.pop_back();
  bool matches = (opening.bracket == '(' && bracket == ')') ||
                 (opening.bracket == '[' && bracket == ']') ||
                 (opening.bracket == '{' && bracket == '}');
  if (!matches) return mismatched_bracket(bracket, opening);
  if (!fstring) return true;
  --fstring->bracket_depth;
  if (bracket == '}' && fstring->bracket_depth < fstring->field_depth) {
    --fstring->field_depth;
    fstring->in_literal = true;
  }
  return true;
}

bool Lexer::mismatched_bracket(char bracket, const OpenBracket& opening) {
  FString* fstring = open_fstring();
  if (fstring && opening.bracket == '{' && fstring->bracket_depth == fstring->field_depth) {
    return fail(std::string("f-string: unmatched '") + bracket + "'");
  }
  std::string message = std::string("closing parenthesis '") + bracket +
                        "' does not match opening parenthesis '" + opening.bracket + "'";
  if (opening.line != line_) message += " on line " + std::to_string(opening.line);
  return fail(std::move(message));
}

bool Lexer::unknown_character() {
  Place start = here();
  auto code = static_cast<unsigned char>(peek());
  advance();
  if (code < 32 || code == 127) return fail("invalid non-printable character U+" + hex(code, 4));
  add(TokenKind::Unknown, start);
  return true;
}

void Lexer::add_empty(TokenKind kind, Place place) {
  add(kind, place);
  result_.tokens.back().span = {place.line, place.column, place.line, place.column};
}

void Lexer::add(TokenKind kind, Place start) {
  Token token;
  token.kind = kind;
  token.bracket_depth = static_cast<uint16_t>(brackets_.size());
  token.begin = start.offset;
  token.end = pos_;
  token.span = {start.line, start.column, line_, pos_ - line_start_};
  result_.tokens.push_back(token);
}

bool Lexer::fail(std::string message) {
  return fail_at({pos_ - 1, line_, pos_ - 1 - line_start_}, std::move(message));
}

bool Lexer::fail_at(Place place, std::string message) {
  auto width = static_cast<uint32_t>(utf8_length(source_, place.offset));
  stop("SyntaxError", message.c_str(),
       {place.line, place.column, place.line, place.column + width});
  result_.error_rank = LexErrorRank::OutranksParser;
  return false;
}

bool Lexer::stop(const char* kind, const char* message, SourceSpan span) {
  add(TokenKind::Error, here());
  result_.error = Diagnostic{kind, message, span};
  return false;
}

void Lexer::warn(Place place, std::string message) {
  result_.warnings.push_back({"SyntaxWarning",
                              std::move(message),
                              {place.line, place.column, place.line, place.column + 1}});
}

}  // namespace ouro
