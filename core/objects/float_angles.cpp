// float_angles.cpp - sine, cosine, tangent and their inverses.
//
// An angle is taken modulo pi/2 exactly, by multiplying with 1290 bits of 2/pi, so that the largest
// ones are as good as the small.

#include <cmath>
#include <limits>

#include "core/objects/double_pair.h"
#include "core/objects/float_math.h"
#include "core/objects/int_digits.h"

namespace ouro {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kQuarterPi = 0x1.921fb54442d18p-1;

// 2/pi * 2**1280, in digits.
constexpr uint32_t kTwoOverPi[] = {
    0x1af4361d, 0x033ef082, 0x07b6babf, 0x00cc11bf, 0x0d5d0856, 0x2d7ec47e, 0x292ea6bf, 0x0e7de294,
    0x317b3d07, 0x2b1faf97, 0x22d7527b, 0x19a797fa, 0x374f463f, 0x3c9f2c26, 0x36d367ec, 0x16829b47,
    0x2f2f118b, 0x3816603f, 0x3f897ffd, 0x3e4a0ec7, 0x045f8bbd, 0x0ce7d272, 0x1d639835, 0x1f904e64,
    0x3026b45f, 0x1213a671, 0x1f52ebb4, 0x0fba208d, 0x1cb129a7, 0x33f877ac, 0x209d1921, 0x01924bba,
    0x024dd2e0, 0x1c91b8e9, 0x2bbc561b, 0x1458eaf7, 0x039041fe, 0x0a5664f1, 0x0ddc0db6, 0x15f47d4d,
    0x1529fc27, 0x0db93910, 0x000a2f98};
constexpr int kTwoOverPiBits = 1280;
// Bits of the fraction that are kept: twice a double's, and what may cancel.
constexpr uint64_t kFractionBits = 240;

struct Angle {
  Pair rest;          // |rest| is at most pi/4
  uint32_t quadrant;  // of the angle: rest + quadrant * pi/2
};

double sum_of(Pair value) {
  return value.high + value.low;
}

// digits * 2**-kFractionBits as a pair.
Pair fraction_pair(const Digits& digits) {
  constexpr auto kScale = -static_cast<int64_t>(kFractionBits);
  const uint64_t length = digits_bit_length(digits);
  if (length <= 53) return {digits_to_double(digits, kScale, false), 0};
  const uint64_t dropped = length - 53;
  const Digits top = digits_shift_right(digits, dropped);
  const Digits rest = digits_subtract(digits, digits_shift_left(top, dropped));
  return quick_sum(digits_to_double(top, kScale + static_cast<int64_t>(dropped), false),
                   digits_to_double(rest, kScale, false));
}

// For a finite x above pi/4.
Angle reduced(double x) {
  int exponent = 0;
  const double part = std::frexp(x, &exponent);
  const Digits mantissa = digits_from_u64(static_cast<uint64_t>(std::ldexp(part, 53)));
  const Digits turns = digits_multiply(mantissa, kTwoOverPi);
  const int point = kTwoOverPiBits + 53 - exponent;
  const auto surplus = static_cast<uint64_t>(point) - kFractionBits;
  const Digits fixed = digits_shift_right(turns, surplus);
  const Digits whole = digits_shift_right(fixed, kFractionBits);
  Digits fraction = digits_subtract(fixed, digits_shift_left(whole, kFractionBits));
  auto quadrant = static_cast<uint32_t>(digits_low_u64(whole) & 3);
  const Digits one = digits_shift_left(digits_from_u64(1), kFractionBits);
  const bool is_over_half = digits_bit_length(fraction) == kFractionBits;
  if (is_over_half) fraction = digits_subtract(one, fraction);
  const Pair rest = fraction_pair(fraction) * kPairHalfPi;
  return {is_over_half ? -rest : rest, is_over_half ? (quadrant + 1) & 3 : quadrant};
}

// x - x**3 / 3! + ..., or 1 - x**2 / 2! + ...
Pair sine_series(Pair x, bool is_cosine) {
  constexpr int kLast = 32;
  const Pair square = x * x;
  Pair series = {1, 0};
  for (int n = is_cosine ? kLast : kLast + 1; n > 1; n -= 2) {
    const double divisor = static_cast<double>(n) * (n - 1);
    series = Pair{1, 0} - series * square / Pair{divisor, 0};
  }
  return is_cosine ? series : series * x;
}

Angle angle_of(double x) {
  const double size = std::fabs(x);
  Angle angle = size <= kQuarterPi ? Angle{{size, 0}, 0} : reduced(size);
  if (x < 0) angle = {-angle.rest, (4 - angle.quadrant) & 3};
  return angle;
}

Pair sine_of(const Angle& angle) {
  const Pair value = sine_series(angle.rest, (angle.quadrant & 1) != 0);
  return (angle.quadrant & 2) != 0 ? -value : value;
}
Pair cosine_of(const Angle& angle) {
  return sine_of({angle.rest, (angle.quadrant + 1) & 3});
}

// The angle of a tangent between 0 and 1. Halved three times, then a series.
Pair arc_tangent(Pair x) {
  constexpr int kHalvings = 3;
  constexpr int kTerms = 24;
  for (int i = 0; i < kHalvings; ++i) x = x / (square_root(x * x + 1.0) + 1.0);
  const Pair square = x * x;
  Pair series = {0, 0};
  for (int n = kTerms; n >= 0; --n) {
    series = Pair{1, 0} / Pair{2.0 * n + 1, 0} - series * square;
  }
  return times_power_of_two(series * x, 1 << kHalvings);
}

// The angle between 0 and pi/2 whose tangent is y / x; neither is negative.
Pair arc_tangent(Pair y, Pair x) {
  if (y.high <= x.high) return arc_tangent(y / x);
  return kPairHalfPi - arc_tangent(x / y);
}

}  // namespace

double math_sin(double x) {
  if (!std::isfinite(x)) return kNaN;
  return std::fabs(x) < 0x1p-28 ? x : sum_of(sine_of(angle_of(x)));
}

double math_cos(double x) {
  return std::isfinite(x) ? sum_of(cosine_of(angle_of(x))) : kNaN;
}

double math_tan(double x) {
  if (!std::isfinite(x)) return kNaN;
  if (std::fabs(x) < 0x1p-28) return x;
  const Angle angle = angle_of(x);
  return sum_of(sine_of(angle) / cosine_of(angle));
}

double math_asin(double x) {
  const double size = std::fabs(x);
  if (std::isnan(x) || size > 1) return kNaN;
  if (size < 0x1p-28) return x;
  const Pair other = square_root(two_sum(1, -size) * two_sum(1, size));
  return std::copysign(sum_of(arc_tangent({size, 0}, other)), x);
}

double math_acos(double x) {
  if (std::isnan(x) || std::fabs(x) > 1) return kNaN;
  const Pair half = arc_tangent(square_root(two_sum(1, -x)), square_root(two_sum(1, x)));
  return sum_of(half * 2.0);
}

double math_atan(double x) {
  return math_atan2(x, 1.0);
}

double math_atan2(double y, double x) {
  if (std::isnan(x) || std::isnan(y)) return kNaN;
  const double up = std::fabs(y);
  const double across = std::fabs(x);
  const bool is_left = std::signbit(x);
  Pair angle = {0, 0};
  if (std::isinf(up)) {
    angle = std::isinf(across) ? times_power_of_two(kPairPi, 0.25) : kPairHalfPi;
  } else if (up != 0 && !std::isinf(across)) {
    int high = 0;
    int other = 0;
    (void)std::frexp(up, &high);
    (void)std::frexp(across, &other);
    const bool is_flat = across != 0 && high - other < -60;
    if (is_flat && !is_left) return std::copysign(up / across, y);
    const int scale = across == 0 || high > other ? high : other;
    angle = arc_tangent(Pair{std::ldexp(up, -scale), 0}, Pair{std::ldexp(across, -scale), 0});
  }
  if (is_left) angle = kPairPi - angle;
  return std::copysign(sum_of(angle), y);
}

}  // namespace ouro
