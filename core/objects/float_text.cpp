#include <algorithm>
#include <cmath>
#include <limits>

#include "core/objects/decimal.h"
#include "core/objects/float_object.h"
#include "core/objects/number_text.h"

namespace ouro {
namespace {

bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char letter = lower(c);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

// A text that is read from front to back.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}
  bool at_end() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool take(char wanted) {
    if (rest_.empty() || lower(rest_.front()) != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take_word(std::string_view word) {
    if (rest_.size() < word.size()) return false;
    for (size_t i = 0; i < word.size(); ++i) {
      if (lower(rest_[i]) != word[i]) return false;
    }
    rest_.remove_prefix(word.size());
    return true;
  }
  // True for a minus.
  bool take_sign() {
    const bool negative = take('-');
    if (!negative) take('+');
    return negative;
  }
  std::string_view take_digits() {
    size_t count = 0;
    while (count < rest_.size() && is_digit(rest_[count])) ++count;
    const std::string_view digits = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return digits;
  }

 private:
  std::string_view rest_;
};

// inf, infinity or nan.
bool read_special(Reader* reader, double* out) {
  if (reader->take_word("inf")) {
    reader->take_word("inity");
    *out = std::numeric_limits<double>::infinity();
    return true;
  }
  *out = std::numeric_limits<double>::quiet_NaN();
  return reader->take_word("nan");
}

// The digits of an exponent with its sign; far beyond every double it stays where it is.
bool read_exponent(Reader* reader, int64_t* exponent) {
  const bool negative = reader->take_sign();
  const std::string_view digits = reader->take_digits();
  if (digits.empty()) return false;
  int64_t value = 0;
  for (char c : digits) value = std::min<int64_t>(value * 10 + (c - '0'), INT64_C(1) << 40);
  *exponent = negative ? -value : value;
  return true;
}

// Digits, point, exponent. False: no number.
bool read_decimal(Reader* reader, double* out) {
  std::string digits(reader->take_digits());
  auto point = static_cast<int64_t>(digits.size());
  if (reader->take('.')) digits += reader->take_digits();
  if (digits.empty()) return false;
  int64_t exponent = 0;
  if (reader->take('e') && !read_exponent(reader, &exponent)) return false;
  *out = double_from_digits(digits, point + exponent);
  return true;
}

// The hexadecimal digits of float.fromhex as a magnitude; *places counts those behind the point.
bool read_hex_digits(Reader* reader, Digits* digits, int64_t* places) {
  bool any = false;
  bool behind_point = false;
  while (true) {
    const int value = hex_value(reader->peek());
    if (value >= 0) {
      digits_multiply_add(digits, 16, static_cast<uint32_t>(value));
      *places += behind_point ? 1 : 0;
      any = true;
      reader->take(lower(reader->peek()));
    } else if (behind_point || !reader->take('.')) {
      return any;
    } else {
      behind_point = true;
    }
  }
}

}  // namespace

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

bool drop_underscores(std::string_view text, std::string* out) {
  char previous = '\0';
  for (char c : text) {
    if (c == '_' ? !is_digit(previous) : previous == '_' && !is_digit(c)) return false;
    if (c != '_') out->push_back(c);
    previous = c;
  }
  return previous != '_';
}

std::string float_repr(double value) {
  return double_to_text(value, 'r', 0, kFloatAddDotZero);
}

FloatError float_from_ascii(std::string_view text, double* out) {
  std::string digits;
  if (!drop_underscores(without_blanks(text), &digits)) return FloatError::InvalidLiteral;
  Reader reader(digits);
  const bool negative = reader.take_sign();
  if (!read_special(&reader, out) && !read_decimal(&reader, out)) {
    return FloatError::InvalidLiteral;
  }
  if (!reader.at_end()) return FloatError::InvalidLiteral;
  if (negative) *out = -*out;
  return FloatError::None;
}

std::string float_hex(double value) {
  if (!std::isfinite(value)) return float_repr(value);
  std::string text = std::signbit(value) ? "-0x" : "0x";
  if (value == 0) return text + "0.0p+0";
  int exponent = 0;
  double fraction = std::frexp(std::fabs(value), &exponent);
  const int shift = 1 - std::max(std::numeric_limits<double>::min_exponent - exponent, 0);
  fraction = std::ldexp(fraction, shift);
  exponent -= shift;
  const auto put_digit = [&] {
    const auto digit = static_cast<int>(fraction);
    text.push_back("0123456789abcdef"[digit]);
    fraction = (fraction - digit) * 16.0;
  };
  put_digit();
  text.push_back('.');
  for (int i = 0; i < 13; ++i) put_digit();
  text += exponent < 0 ? "p-" : "p+";
  return text + std::to_string(std::abs(exponent));
}

FloatError float_from_hex(std::string_view text, double* out) {
  Reader reader(without_blanks(text));
  const bool negative = reader.take_sign();
  if (!read_special(&reader, out)) {
    reader.take_word("0x");
    Digits digits;
    int64_t places = 0;
    int64_t exponent = 0;
    if (!read_hex_digits(&reader, &digits, &places)) return FloatError::InvalidLiteral;
    if (reader.take('p') && !read_exponent(&reader, &exponent)) return FloatError::InvalidLiteral;
    if (!reader.at_end()) return FloatError::InvalidLiteral;
    *out = digits_to_double(digits, exponent - 4 * places, false);
    if (std::isinf(*out)) return FloatError::HexTooLarge;
  }
  if (!reader.at_end()) return FloatError::InvalidLiteral;
  if (negative) *out = -*out;
  return FloatError::None;
}

}  // namespace ouro
