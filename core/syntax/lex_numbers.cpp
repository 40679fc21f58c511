// lex_numbers.cpp - number literals: where they end, and what is wrong with them.

#include "core/syntax/characters.h"
#include "core/syntax/lexer_impl.h"

namespace ouro {

namespace {

bool is_digit_of(char c, int base) {
  int value = hex_digit_value(c);
  return value >= 0 && value < base;
}

const char* base_name(int base) {
  return base == 16 ? "hexadecimal" : base == 8 ? "octal" : "binary";
}

bool is_sign(char c) {
  return c == '+' || c == '-';
}

}  // namespace

// integer: decinteger | bininteger | octinteger | hexinteger
// floatnumber: pointfloat | exponentfloat
// imagnumber: (floatnumber | digitpart) ("j" | "J")
bool Lexer::number() {
  Place start = here();
  if (peek() == '0') {
    switch (peek(1)) {
      case 'x':
      case 'X':
        return prefixed_number(16);
      case 'o':
      case 'O':
        return prefixed_number(8);
      case 'b':
      case 'B':
        return prefixed_number(2);
      default:
        return number_with_leading_zero(start);
    }
  }
  if (peek() != '.' && !decimal_digits()) return false;
  return fraction_and_exponent(start);
}

// bininteger: "0" ("b" | "B") (["_"] bindigit)+      and so on
bool Lexer::prefixed_number(int base) {
  Place start = here();
  advance();
  advance();
  do {
    if (peek() == '_') advance();
    if (!is_digit_of(peek(), base)) {
      if (!is_digit(peek())) return fail(std::string("invalid ") + base_name(base) + " literal");
      break;
    }
    while (is_digit_of(peek(), base)) advance();
  } while (peek() == '_');
  if (is_digit(peek())) {
    return fail_at(
        here(), std::string("invalid digit '") + peek() + "' in " + base_name(base) + " literal");
  }
  return end_of_number(start, base_name(base));
}

// decinteger: nonzerodigit (["_"] digit)* | "0"+ (["_"] "0")*
bool Lexer::number_with_leading_zero(Place start) {
  uint32_t zeros_end = pos_;
  for (; peek() == '0' || (peek() == '_' && peek(1) == '0'); advance()) zeros_end = pos_ + 1;
  bool has_more_digits = is_digit(peek()) || peek() == '_';
  if (has_more_digits) {
    if (peek() == '_') advance();
    if (!is_digit(peek())) return fail("invalid decimal literal");
    if (!decimal_digits()) return false;
  }
  char c = peek();
  bool is_float = c == '.' || c == 'e' || c == 'E' || c == 'j' || c == 'J';
  if (!has_more_digits || is_float) return fraction_and_exponent(start);
  stop("SyntaxError",
       "leading zeros in decimal integer literals are not permitted; "
       "use an 0o prefix for octal integers",
       {start.line, start.column, start.line, zeros_end - line_start_});
  result_.error_rank = LexErrorRank::OutranksParser;
  return false;
}

// digitpart: digit (["_"] digit)*
bool Lexer::decimal_digits() {
  for (;;) {
    while (is_digit(peek())) advance();
    if (peek() != '_') return true;
    advance();
    if (!is_digit(peek())) return fail("invalid decimal literal");
  }
}

// pointfloat: [digitpart] fraction | digitpart "."
// exponent: ("e" | "E") ["+" | "-"] digitpart
bool Lexer::fraction_and_exponent(Place start) {
  if (peek() == '.') {
    advance();
    if (is_digit(peek()) && !decimal_digits()) return false;
  }
  if (peek() == 'e' || peek() == 'E') {
    bool has_sign = is_sign(peek(1));
    if (!is_digit(peek(has_sign ? 2 : 1))) {
      // Not an exponent: perhaps the `else` of `1else 2`.
      if (!has_sign) return end_of_number(start, "decimal");
      advance();
      advance();
      return fail("invalid decimal literal");
    }
    advance();
    if (has_sign) advance();
    if (!decimal_digits()) return false;
  }
  if (peek() == 'j' || peek() == 'J') {
    advance();
    return end_of_number(start, "imaginary");
  }
  return end_of_number(start, "decimal");
}

// A keyword may follow a number without a blank, with a warning; any other letter is an error.
bool Lexer::end_of_number(Place start, const char* kind) {
  std::string message = std::string("invalid ") + kind + " literal";
  std::string_view rest = source_.substr(pos_, 5);
  auto follows = [&](std::string_view keyword) {
    return rest.starts_with(keyword) &&
           (rest.size() == keyword.size() || !may_continue_name(rest[keyword.size()]));
  };
  bool glued = follows("and") || follows("else") || follows("for") || follows("or") ||
               follows("not") || rest.starts_with("if") || rest.starts_with("in") ||
               rest.starts_with("is");
  if (glued) {
    if (rules_.warns_of_glued_keywords) warn({pos_ - 1, line_, pos_ - 1 - line_start_}, message);
  } else if (may_continue_name(peek()) && static_cast<unsigned char>(peek()) < 128) {
    return fail(message);
  }
  add(TokenKind::Number, start);
  return true;
}

}  // namespace ouro
