// lex_strings.cpp - string literals and the literal parts of f-strings: where they begin and end.
//
// What the escapes mean is not looked at here: see string_literal.h.

#include <initializer_list>

#include "core/syntax/characters.h"
#include "core/syntax/lexer_impl.h"
#include "core/syntax/string_literal.h"

namespace ouro {

namespace {

constexpr size_t kMaxNestedFStrings = 149;  // CPython's MAXFSTRINGLEVEL, less the program itself.
constexpr int kMaxNestedFields = 3;         // CPython's MAX_EXPR_NESTING.

char lower(char c) {
  return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool is_one_of(std::string_view prefix, std::initializer_list<std::string_view> known) {
  std::string lowered;
  for (char c : prefix) lowered.push_back(lower(c));
  for (std::string_view candidate : known) {
    if (lowered == candidate) return true;
  }
  return false;
}

}  // namespace

bool Lexer::is_string_prefix(std::string_view name) {
  return name.size() <= 2 && is_one_of(name, {"r", "u", "b", "br", "rb"});
}

bool Lexer::is_fstring_prefix(std::string_view name) {
  return name.size() <= 2 && is_one_of(name, {"f", "fr", "rf"});
}

// What is said of a prefix whose letters exclude each other; empty where it is no prefix at all.
std::string Lexer::clashing_prefixes(std::string_view name) {
  std::string lowered;
  for (char c : name) {
    c = lower(c);
    if (std::string_view("bfrtu").find(c) == std::string_view::npos) return "";
    if (lowered.find(c) != std::string::npos) return "";
    lowered.push_back(c);
  }
  for (std::string_view pair : {"ub", "ur", "uf", "ut", "bf", "bt", "ft"}) {
    bool has_both = lowered.find(pair[0]) != std::string::npos &&
                    lowered.find(pair[1]) != std::string::npos;
    if (!has_both) continue;
    return std::string("'") + pair[0] + "' and '" + pair[1] + "' prefixes are incompatible";
  }
  return "";
}

bool Lexer::next_is_quote_run(char quote, uint32_t size) const {
  for (uint32_t i = 0; i < size; ++i) {
    if (peek(i) != quote) return false;
  }
  return true;
}

// Reads a string from its opening quote; the prefix, from `start` on, has been read.
bool Lexer::string(Place start) {
  char quote = peek();
  uint32_t quote_size = next_is_quote_run(quote, 3) ? 3 : 1;
  bool saw_escaped_quote = false;
  for (uint32_t i = 0; i < quote_size; ++i) advance();
  while (!next_is_quote_run(quote, quote_size)) {
    bool is_cut_off = at_end() || (peek() == '\n' && quote_size == 1);
    if (is_cut_off) return string_not_closed(start, quote, quote_size, saw_escaped_quote);
    if (peek() == '\\' && peek(1) != '\0') {
      advance();
      saw_escaped_quote |= peek() == quote;
    }
    advance();
  }
  for (uint32_t i = 0; i < quote_size; ++i) advance();
  add(TokenKind::String, start);
  return true;
}

bool Lexer::string_not_closed(Place start, char quote, uint32_t quote_size,
                              bool saw_escaped_quote) {
  // At the end of the text CPython is still on the last line.
  std::string detected = " (detected at line " + std::to_string(at_end() ? line_ - 1 : line_) + ")";
  const FString* fstring = open_fstring();
  if (fstring && fstring->quote == quote && fstring->quote_size == quote_size) {
    return stop("SyntaxError", "f-string: expecting '}'",
                {start.line, start.column, start.line, start.column + 1});
  }
  if (quote_size == 3) {
    return fail_at(start, "unterminated triple-quoted string literal" + detected);
  }
  return fail_at(start, "unterminated string literal" + detected +
                            (saw_escaped_quote ? "; perhaps you escaped the end quote?" : ""));
}

bool Lexer::fstring_start(Place start) {
  if (fstrings_.size() >= kMaxNestedFStrings) return fail_at(here(), "too many nested f-strings");
  FString fstring;
  fstring.start = start;
  fstring.quote = peek();
  fstring.quote_size = next_is_quote_run(fstring.quote, 3) ? 3 : 1;
  std::string_view prefix = source_.substr(start.offset, pos_ - start.offset);
  fstring.is_raw = prefix.find_first_of("rR") != std::string_view::npos;
  for (uint32_t i = 0; i < fstring.quote_size; ++i) advance();
  add(TokenKind::FStringStart, start);
  fstrings_.push_back(fstring);
  return true;
}

// fstring_middle: literal text up to a field, a doubled brace (one brace of which belongs to the
// text), the
// `}` that ends a format spec, or the closing quotes.
bool Lexer::fstring_literal() {
  FString& fstring = *open_fstring();
  bool in_format_spec = fstring.field_depth > 0;
  Place start = here();
  if (next_is_quote_run(fstring.quote, fstring.quote_size)) {
    for (uint32_t i = 0; i < fstring.quote_size; ++i) advance();
    add(TokenKind::FStringEnd, start);
    fstrings_.pop_back();
    return true;
  }
  bool is_doubled_brace = false;
  while (!next_is_quote_run(fstring.quote, fstring.quote_size)) {
    char c = peek();
    if (at_end() || (c == '\n' && fstring.quote_size == 1)) {
      if (!in_format_spec || at_end()) return fstring_not_closed();
      fstring.in_literal = false;
      break;
    }
    if (c == '{' || c == '}') {
      is_doubled_brace = peek(1) == c && !in_format_spec;
      if (!is_doubled_brace && !leave_literal(c)) return false;
      break;
    }
    if (c == '\\') {
      fstring_backslash();
    } else {
      advance();
    }
  }
  for (int i = 0; is_doubled_brace && i < 2; ++i) advance();
  // An empty format spec is a token too.
  bool follows_colon = result_.tokens.back().kind == TokenKind::Colon;
  if (pos_ > start.offset || follows_colon) add(TokenKind::FStringMiddle, start);
  // The place covers both braces, the text only one.
  if (is_doubled_brace) --result_.tokens.back().end;
  return true;
}

// Goes over to reading tokens, at the brace that begins or ends a field.
bool Lexer::leave_literal(char brace) {
  FString& fstring = *open_fstring();
  if (brace == '{') {
    if (fstring.field_depth >= kMaxNestedFields) {
      return fail("f-string: expressions nested too deeply");
    }
    ++fstring.field_depth;
  }
  fstring.in_literal = false;
  return true;
}

// Steps over a backslash and what it escapes, but never over a brace: `\{x}` is a backslash and a
// field.
void Lexer::fstring_backslash() {
  Place start = here();
  bool is_raw = open_fstring()->is_raw;
  advance();
  char c = peek();
  if (c == '{' || c == '}') {
    bool warns = !is_raw && rules_.escape_warning != EscapeWarning::None;
    if (warns) warn(start, invalid_escape_warning(std::string_view(&c, 1), rules_.escape_warning));
    return;
  }
  if (at_end()) return;
  advance();
  if (c != 'N' || is_raw || peek() != '{') return;
  const FString& fstring = *open_fstring();
  while (!at_end() && peek() != '}' && peek() != '\n' &&
         !next_is_quote_run(fstring.quote, fstring.quote_size)) {
    advance();
  }
  if (peek() == '}') advance();
}

bool Lexer::fstring_not_closed() {
  const FString& fstring = *open_fstring();
  std::string detected = " (detected at line " + std::to_string(at_end() ? line_ - 1 : line_) + ")";
  const char* what = fstring.quote_size == 3 ? "unterminated triple-quoted f-string literal"
                                             : "unterminated f-string literal";
  return fail_at(fstring.start, what + detected);
}

}  // namespace ouro
