// lexer_impl.h - the state of the lexer, shared by lexer.cpp, lex_numbers.cpp and lex_strings.cpp.
//
// Invariant: `pos_` is at a token's begin whenever next_token() is entered. Reading beyond the end
// of the text gives NUL, which occurs nowhere in it. A method that returns false has reported an
// error, and the lexer ends.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/syntax/lexer.h"

namespace ouro {

class Lexer {
 public:
  Lexer(std::string_view source, const SyntaxRules& rules) : source_(source), rules_(rules) {}
  LexedSource run();

 private:
  struct Place {
    uint32_t offset = 0;
    uint32_t line = 0;
    uint32_t column = 0;
  };
  struct Indentation {
    uint32_t column = 0;      // With tab stops every 8 columns.
    uint32_t alt_column = 0;  // With tabs as wide as a blank: both must tell the same story.
  };
  // One f-string that is open. It is being read as literal text or, inside a field, as tokens.
  struct FString {
    Place start;
    char quote = 0;
    uint32_t quote_size = 0;
    bool is_raw = false;
    bool in_literal = true;
    int bracket_depth = 0;  // Brackets open since the start, those of the fields included.
    int field_depth = 0;    // Fields open: 1 in `{x}`, 2 in `{x:{width}}`.
  };

  // ---- lexer.cpp: lines, names, operators.
  bool next_token();
  bool begin_line();
  bool measure_indentation(Indentation& indentation);
  bool change_indentation(Indentation to);
  bool skip_blanks();
  bool skip_continuation();
  bool end_of_text();
  Place last_place() const;
  void newline(Place start);
  bool name_or_string();
  bool check_name(Place start);
  bool punctuation();
  bool open_bracket(char bracket);
  bool close_bracket(char bracket);
  bool mismatched_bracket(char bracket, const OpenBracket& opening);
  bool unknown_character();

  // ---- lex_numbers.cpp
  bool number();
  bool prefixed_number(int base);
  bool number_with_leading_zero(Place start);
  bool decimal_digits();
  bool fraction_and_exponent(Place start);
  bool end_of_number(Place start, const char* kind);

  // ---- lex_strings.cpp
  bool string(Place start);
  bool string_not_closed(Place start, char quote, uint32_t quote_size, bool saw_escaped_quote);
  bool fstring_start(Place start);
  bool fstring_literal();
  bool fstring_not_closed();
  void fstring_backslash();
  bool leave_literal(char brace);
  static bool is_string_prefix(std::string_view name);
  static bool is_fstring_prefix(std::string_view name);
  static std::string clashing_prefixes(std::string_view name);

  // ---- Reading.
  char peek(size_t ahead = 0) const {
    return pos_ + ahead < source_.size() ? source_[pos_ + ahead] : '\0';
  }
  bool at_end() const { return pos_ >= source_.size(); }
  // Steps over one byte, minding lines.
  void advance() {
    if (source_[pos_++] == '\n') {
      ++line_;
      line_start_ = pos_;
    }
  }
  bool next_is_quote_run(char quote, uint32_t size) const;
  Place here() const { return {pos_, line_, pos_ - line_start_}; }
  FString* open_fstring() { return fstrings_.empty() ? nullptr : &fstrings_.back(); }
  bool in_field() const { return !fstrings_.empty(); }

  // ---- Reporting.
  void add(TokenKind kind, Place start);
  void add_empty(TokenKind kind, Place place);
  // At the last byte read, as CPython's syntaxerror() does.
  bool fail(std::string message);
  bool fail_at(Place place, std::string message);
  bool stop(const char* kind, const char* message, SourceSpan span);
  void warn(Place place, std::string message);

  std::string_view source_;
  const SyntaxRules& rules_;
  uint32_t pos_ = 0;
  uint32_t line_ = 1;
  uint32_t line_start_ = 0;
  bool at_line_start_ = true;
  std::vector<Indentation> indentations_{Indentation{}};
  std::vector<OpenBracket> brackets_;
  std::vector<FString> fstrings_;
  LexedSource result_;
};

}  // namespace ouro
