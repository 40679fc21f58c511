// decimal.h - doubles to decimal digits and back, exactly.
//
// What CPython's dtoa.c does, from whole numbers alone: the result is always the correctly rounded
// one (halves to even) and the same on every host. C libraries are not asked, since that of
// Emscripten 3.1.6 lacks std::to_chars for floats and printf depends on the locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ouro {

// value == 0.digits * 10**point; zero is "0" with point 1. The sign is not part of it.
struct DecimalDigits {
  std::string digits;
  int32_t point = 0;
};

// The fewest digits that read back as the same finite double, the nearest such (repr).
DecimalDigits shortest_digits(double value);
// Rounded to `count` significant digits (at least 1), without trailing zeros.
DecimalDigits significant_digits(double value, int64_t count);
// Rounded to `count` digits after the point; negative: to tens, hundreds, ... May be empty: zero.
DecimalDigits fraction_digits(double value, int64_t count);
// The double nearest to 0.digits * 10**point; infinite when too large.
double double_from_digits(std::string_view digits, int64_t point);

// PyOS_double_to_string: 'e' 'f' 'g' with a precision, 'r' for repr; the upper case letters too.
enum FloatFormatFlags : uint32_t {
  kFloatSign = 1,        // always a sign
  kFloatAddDotZero = 2,  // 1 -> 1.0
  kFloatAlternate = 4,   // keep the point and trailing zeros
  kFloatNoNegativeZero = 8,
};
std::string double_to_text(double value, char code, int64_t precision, uint32_t flags);

}  // namespace ouro
