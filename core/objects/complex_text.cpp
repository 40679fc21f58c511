// complex_text.cpp - a complex number as text (Objects/complexobject.c,
// complex_from_string_inner).

#include <algorithm>

#include "core/objects/float_object.h"
#include "core/objects/number_text.h"

namespace ouro {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_sign(char c) {
  return c == '+' || c == '-';
}

size_t digits_at(std::string_view text, size_t at) {
  size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(),
                    [](char wanted, char c) { return (c | 0x20) == wanted; });
}

// How many characters a float at the begin has, with its sign; 0 when there is none.
size_t float_size(std::string_view text) {
  const size_t sign = !text.empty() && is_sign(text[0]) ? 1 : 0;
  const std::string_view rest = text.substr(sign);
  for (const std::string_view word : {"infinity", "inf", "nan"}) {
    if (starts_with_word(rest, word)) return sign + word.size();
  }
  const size_t whole = digits_at(text, sign);
  size_t at = sign + whole;
  if (at < text.size() && text[at] == '.') {
    const size_t places = digits_at(text, at + 1);
    if (whole + places == 0) return 0;
    at += 1 + places;
  } else if (whole == 0) {
    return 0;
  }
  if (at >= text.size() || (text[at] | 0x20) != 'e') return at;
  const size_t digits = at + 1 < text.size() && is_sign(text[at + 1]) ? at + 2 : at + 1;
  const size_t count = digits_at(text, digits);
  return count == 0 ? at : digits + count;
}

// The parts of a number without blanks and brackets around it.
class PartsReader {
 public:
  explicit PartsReader(std::string_view text) : rest_(text) {}

  // False: malformed.
  bool read(ComplexValue* out) {
    double first = 0;
    if (!take_float(&first)) {
      out->imag = take_unit();
      return take_j() && rest_.empty();
    }
    if (take_j()) {
      out->imag = first;
      return rest_.empty();
    }
    out->real = first;
    if (rest_.empty() || !is_sign(rest_[0])) return rest_.empty();
    if (!take_float(&out->imag)) out->imag = take_unit();
    return take_j() && rest_.empty();
  }

 private:
  bool take_float(double* out) {
    const size_t size = float_size(rest_);
    if (size == 0 || float_from_ascii(rest_.substr(0, size), out) != FloatError::None) return false;
    rest_.remove_prefix(size);
    return true;
  }

  // A sign alone stands for one.
  double take_unit() {
    const bool negative = !rest_.empty() && rest_[0] == '-';
    if (!rest_.empty() && is_sign(rest_[0])) rest_.remove_prefix(1);
    return negative ? -1 : 1;
  }

  bool take_j() {
    if (rest_.empty() || (rest_[0] | 0x20) != 'j') return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest_;
};

}  // namespace

ComplexTextError complex_from_ascii(std::string_view text, ComplexValue* out) {
  std::string digits;
  if (!drop_underscores(text, &digits)) return ComplexTextError::MisplacedUnderscore;
  std::string_view number = without_blanks(digits);
  const bool has_bracket = !number.empty() && number.front() == '(';
  if (has_bracket) {
    if (number.back() != ')') return ComplexTextError::Malformed;
    number = without_blanks(number.substr(1, number.size() - 2));
  }
  *out = {};
  return PartsReader(number).read(out) ? ComplexTextError::None : ComplexTextError::Malformed;
}

}  // namespace ouro
