#include "core/objects/decimal.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/objects/int_digits.h"

namespace ouro {
namespace {

// No double has more digits before or after the point, or significant ones.
constexpr int64_t kFractionDigitsMax = 1100;
constexpr int64_t kSignificantDigitsMax = 800;
constexpr double kPowersOfTen[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                   1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// A positive finite double as mantissa * 2**exponent.
struct Binary {
  uint64_t mantissa;
  int exponent;
  bool is_boundary;  // the double below is only half as far away as the one above
};

constexpr int kLowestExponent = -1074;

Binary binary_of(double value) {
  int exponent = 0;
  const double fraction = std::frexp(std::fabs(value), &exponent);
  exponent = std::max(exponent - 53, kLowestExponent);
  const auto mantissa = static_cast<uint64_t>(std::ldexp(std::fabs(value), -exponent));
  return {mantissa, exponent, fraction == 0.5 && exponent > kLowestExponent};
}

// Where the decimal point of a positive double lies; may be one too low.
int32_t estimate_point(double value) {
  int exponent = 0;
  std::frexp(value, &exponent);
  return static_cast<int32_t>(std::floor((exponent - 1) * 0.30102999566398114)) + 1;
}

std::string decimal_text(Digits digits) {
  std::string text;
  while (!digits.empty()) {
    uint32_t rest = digits_divide_small(&digits, 1000000000);
    for (int i = 0; i < 9; ++i, rest /= 10) text.push_back(static_cast<char>('0' + rest % 10));
  }
  while (!text.empty() && text.back() == '0') text.pop_back();
  std::reverse(text.begin(), text.end());
  return text;
}

void scale_by_ten(Digits* digits, int64_t exponent) {
  *digits = digits_multiply(*digits, digits_power_of_ten(static_cast<uint32_t>(exponent)));
}

// |value| * 10**count rounded to a whole number, halves to even, as text.
std::string rounded_text(double value, int64_t count) {
  const Binary binary = binary_of(value);
  Digits numerator = digits_from_u64(binary.mantissa);
  Digits denominator = {1};
  scale_by_ten(count >= 0 ? &numerator : &denominator, count >= 0 ? count : -count);
  Digits* shifted = binary.exponent >= 0 ? &numerator : &denominator;
  *shifted = digits_shift_left(*shifted, static_cast<uint64_t>(std::abs(binary.exponent)));
  Digits quotient;
  Digits rest;
  digits_divide(numerator, denominator, &quotient, &rest);
  const int half = digits_compare(digits_shift_left(rest, 1), denominator);
  const bool odd = !quotient.empty() && (quotient[0] & 1) != 0;
  if (half > 0 || (half == 0 && odd)) digits_multiply_add(&quotient, 1, 1);
  return decimal_text(std::move(quotient));
}

void drop_trailing_zeros(std::string* digits) {
  while (!digits->empty() && digits->back() == '0') digits->pop_back();
}

// A number of at most 15 digits is the only one of its length near a double, so a whole number that
// divided by a power of ten gives the value is it. False: there is none.
bool shortest_by_division(double value, DecimalDigits* out) {
  for (int32_t count = 0; count <= 15; ++count) {
    const double scaled = value * kPowersOfTen[count];
    if (scaled >= 1e15) return false;
    const double whole = std::floor(scaled + 0.5);
    if (whole < 1 || whole / kPowersOfTen[count] != value) continue;
    out->digits = decimal_text(digits_from_u64(static_cast<uint64_t>(whole)));
    out->point = static_cast<int32_t>(out->digits.size()) - count;
    drop_trailing_zeros(&out->digits);
    return true;
  }
  return false;
}

// The number remainder / scale with the distances, over the same scale, to the middles between the
// value and its neighbours (Steele and White, Burger and Dybvig).
struct FreeFormat {
  Digits remainder;
  Digits scale;
  Digits above;
  Digits below;
  bool ends_count;  // the middles themselves still read as the value

  void times_ten() {
    digits_multiply_add(&remainder, 10, 0);
    digits_multiply_add(&above, 10, 0);
    digits_multiply_add(&below, 10, 0);
  }
  bool reaches_below() const {
    const int order = digits_compare(remainder, below);
    return order < 0 || (order == 0 && ends_count);
  }
  bool reaches_above() const {
    const int order = digits_compare(digits_add(remainder, above), scale);
    return order > 0 || (order == 0 && ends_count);
  }
};

FreeFormat free_format(const Binary& binary) {
  const uint64_t boundary = binary.is_boundary ? 1 : 0;
  const auto up = static_cast<uint64_t>(std::max(binary.exponent, 0));
  const auto down = static_cast<uint64_t>(std::max(-binary.exponent, 0));
  const Digits one = {1};
  FreeFormat format;
  format.remainder = digits_shift_left(digits_from_u64(binary.mantissa), up + 1 + boundary);
  format.scale = digits_shift_left(one, down + 1 + boundary);
  format.above = digits_shift_left(one, up + boundary);
  format.below = digits_shift_left(one, up);
  format.ends_count = (binary.mantissa & 1) == 0;
  return format;
}

// Brings the value below one: value / 10**point.
int32_t scale_to_point(FreeFormat* format, double value) {
  int32_t point = estimate_point(value);
  if (point >= 0) {
    scale_by_ten(&format->scale, point);
  } else {
    scale_by_ten(&format->remainder, -point);
    scale_by_ten(&format->above, -point);
    scale_by_ten(&format->below, -point);
  }
  while (format->reaches_above()) {
    digits_multiply_add(&format->scale, 10, 0);
    ++point;
  }
  return point;
}

// What stands behind a number and a digit: whether the last digit is better one higher.
bool rounds_up(const FreeFormat& format, bool low, bool high, uint32_t digit) {
  if (!low) return true;
  if (!high) return false;
  const int half = digits_compare(digits_shift_left(format.remainder, 1), format.scale);
  return half > 0 || (half == 0 && (digit & 1) != 0);
}

std::string zeros(int64_t count) {
  return std::string(static_cast<size_t>(std::max<int64_t>(count, 0)), '0');
}

// Digits [start, end) of a number, with zeros where it has none.
std::string digit_range(const std::string& digits, int64_t start, int64_t end) {
  if (end <= start) return {};
  const auto size = static_cast<int64_t>(digits.size());
  std::string out = zeros(std::min<int64_t>(end, 0) - start);
  const int64_t first = std::clamp<int64_t>(start, 0, size);
  const int64_t last = std::clamp<int64_t>(end, first, size);
  out.append(digits, static_cast<size_t>(first), static_cast<size_t>(last - first));
  return out + zeros(end - std::max(start, std::max<int64_t>(size, 0)));
}

std::string exponent_text(int64_t exponent) {
  std::string text = std::to_string(std::abs(exponent));
  if (text.size() < 2) text.insert(0, "0");
  return (exponent < 0 ? "e-" : "e+") + text;
}

DecimalDigits digits_for(double value, char code, int64_t precision) {
  const double magnitude = std::fabs(value);
  if (code == 'r') return shortest_digits(magnitude);
  if (code == 'f') return fraction_digits(magnitude, precision);
  return significant_digits(magnitude, code == 'e' ? precision + 1 : precision);
}

// format_float_short of pystrtod.c for a finite number, without sign.
std::string layout_digits(const DecimalDigits& number, char code, int64_t precision,
                          uint32_t flags) {
  const bool dot_zero = (flags & kFloatAddDotZero) != 0;
  int64_t point = number.point;
  int64_t end = static_cast<int64_t>(number.digits.size());
  bool with_exponent = code == 'e';
  if (code == 'e') end = precision + 1;
  if (code == 'f') end = point + precision;
  if (code == 'g') {
    with_exponent = point <= -4 || point > precision - (dot_zero ? 1 : 0);
    if (flags & kFloatAlternate) end = precision;
  }
  if (code == 'r') with_exponent = point <= -4 || point > 16;
  const int64_t exponent = point - 1;
  if (with_exponent) point = 1;
  end = std::max(end, point + (!with_exponent && dot_zero ? 1 : 0));
  std::string text = point <= 0 ? "0" : digit_range(number.digits, 0, point);
  const std::string fraction = digit_range(number.digits, point, end);
  if (!fraction.empty() || (flags & kFloatAlternate)) text += "." + fraction;
  if (with_exponent) text += exponent_text(exponent);
  return text;
}

}  // namespace

DecimalDigits shortest_digits(double value) {
  if (value == 0) return {"0", 1};
  DecimalDigits out;
  if (shortest_by_division(value, &out)) return out;
  FreeFormat format = free_format(binary_of(value));
  out.point = scale_to_point(&format, value);
  while (true) {
    format.times_ten();
    uint32_t digit = 0;
    while (digits_compare(format.remainder, format.scale) >= 0) {
      format.remainder = digits_subtract(format.remainder, format.scale);
      ++digit;
    }
    const bool low = format.reaches_below();
    const bool high = format.reaches_above();
    if (low || high) {
      digit += rounds_up(format, low, high, digit) ? 1 : 0;
      out.digits.push_back(static_cast<char>('0' + digit));
      return out;
    }
    out.digits.push_back(static_cast<char>('0' + digit));
  }
}

DecimalDigits significant_digits(double value, int64_t count) {
  if (value == 0) return {"0", 1};
  count = std::clamp<int64_t>(count, 1, kSignificantDigitsMax);
  int32_t point = estimate_point(value);
  std::string digits = rounded_text(value, count - point);
  while (static_cast<int64_t>(digits.size()) > count) {
    ++point;
    digits = rounded_text(value, count - point);
  }
  drop_trailing_zeros(&digits);
  return {digits, point};
}

DecimalDigits fraction_digits(double value, int64_t count) {
  if (value == 0) return {"0", 1};
  count = std::clamp<int64_t>(count, -kFractionDigitsMax, kFractionDigitsMax);
  std::string digits = rounded_text(value, count);
  const auto point = static_cast<int32_t>(static_cast<int64_t>(digits.size()) - count);
  drop_trailing_zeros(&digits);
  return {digits, point};
}

double double_from_digits(std::string_view digits, int64_t point) {
  while (!digits.empty() && digits.front() == '0') {
    digits.remove_prefix(1);
    --point;
  }
  while (!digits.empty() && digits.back() == '0') digits.remove_suffix(1);
  if (digits.empty() || point < -330) return 0.0;
  if (point > 310) return std::numeric_limits<double>::infinity();
  // What lies behind so many digits only tells on which side of a middle the number is.
  const bool cut = digits.size() > static_cast<size_t>(kSignificantDigitsMax);
  if (cut) digits = digits.substr(0, static_cast<size_t>(kSignificantDigitsMax));
  const int64_t exponent = point - static_cast<int64_t>(digits.size());
  Digits numerator;
  for (char c : digits) digits_multiply_add(&numerator, 10, static_cast<uint32_t>(c - '0'));
  if (digits.size() <= 15 && exponent >= -22 && exponent <= 22) {
    const auto exact = static_cast<double>(digits_low_u64(numerator));
    return exponent < 0 ? exact / kPowersOfTen[-exponent] : exact * kPowersOfTen[exponent];
  }
  if (exponent >= 0) {
    scale_by_ten(&numerator, exponent);
    return digits_to_double(digits_shift_left(numerator, 64), -64, cut);
  }
  const Digits denominator = digits_power_of_ten(static_cast<uint32_t>(-exponent));
  const auto missing = static_cast<int64_t>(digits_bit_length(denominator)) -
                       static_cast<int64_t>(digits_bit_length(numerator)) + 66;
  const int64_t shift = std::max<int64_t>(missing, 0);
  numerator = digits_shift_left(numerator, static_cast<uint64_t>(shift));
  Digits quotient;
  Digits rest;
  digits_divide(numerator, denominator, &quotient, &rest);
  return digits_to_double(quotient, -shift, cut || !rest.empty());
}

std::string double_to_text(double value, char code, int64_t precision, uint32_t flags) {
  const bool upper = code >= 'A' && code <= 'Z';
  if (upper) code = static_cast<char>(code - 'A' + 'a');
  if (code == 'g' && precision == 0) precision = 1;
  bool negative = std::signbit(value) && !std::isnan(value);
  std::string text;
  if (std::isnan(value)) {
    text = "nan";
  } else if (std::isinf(value)) {
    text = "inf";
  } else {
    const DecimalDigits number = digits_for(value, code, precision);
    const bool is_zero = number.digits.empty() || number.digits == "0";
    if (is_zero && (flags & kFloatNoNegativeZero)) negative = false;
    text = layout_digits(number, code, precision, flags);
  }
  if (upper) {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  if (negative) return "-" + text;
  return flags & kFloatSign ? "+" + text : text;
}

}  // namespace ouro
