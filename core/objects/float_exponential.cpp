// float_exponential.cpp - exp, log, and what is made of them.

#include <cmath>
#include <limits>

#include "core/objects/double_pair.h"
#include "core/objects/float_math.h"
#include "core/objects/float_object.h"

namespace ouro {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
// Beyond these exp() is infinite, or zero.
constexpr double kExpMax = 709.79;
constexpr double kExpMin = -745.2;
// From here on exp(-x) does not show beside exp(x).
constexpr double kOneSided = 22;

double sum_of(Pair value) {
  return value.high + value.low;
}

// exp(x) * 2**shift for a large x.
double large_exp(double x, int shift) {
  int exponent = 0;
  const Pair power = pair_exp({x, 0}, &exponent);
  return scaled_sum(power, exponent + shift);
}

// exp(x) / 2 for a large x.
double half_exp(double x) {
  return x > kExpMax + 1 ? kInfinity : large_exp(x, -1);
}

double log_by(double x, Pair base) {
  if (std::isnan(x) || x < 0) return kNaN;
  if (x == 0) return -kInfinity;
  if (std::isinf(x)) return x;
  return sum_of(pair_log({x, 0}) / base);
}

}  // namespace

double math_exp(double x) {
  if (std::isnan(x)) return x;
  if (x > kExpMax) return kInfinity;
  return x < kExpMin ? 0.0 : large_exp(x, 0);
}

double math_exp2(double x) {
  if (std::isnan(x)) return x;
  if (x >= 1024) return kInfinity;
  return x < -1080 ? 0.0 : x == 0 ? 1.0 : positive_power(2.0, x);
}

double math_log(double x) {
  return log_by(x, {1, 0});
}
double math_log2(double x) {
  return log_by(x, kPairLn2);
}
double math_log10(double x) {
  return log_by(x, kPairLn10);
}

// --- hyperbolic functions: the formulas of glibc, on the functions above ---

double math_sinh(double x) {
  const double size = std::fabs(x);
  if (!std::isfinite(x) || size < 0x1p-28) return x;
  const double half = std::copysign(0.5, x);
  if (size > kOneSided) return std::copysign(half_exp(size), x);
  const double e = math_expm1(size);
  if (size < 1) return half * (2.0 * e - e * e / (e + 1.0));
  return half * (e + e / (e + 1.0));
}

double math_cosh(double x) {
  const double size = std::fabs(x);
  if (!std::isfinite(x)) return size;
  if (size > kOneSided) return half_exp(size);
  if (size < 0.5 * kPairLn2.high) {
    const double e = math_expm1(size);
    return 1.0 + e * e / (2.0 * (1.0 + e));
  }
  const double power = math_exp(size);
  return 0.5 * power + 0.5 / power;
}

double math_tanh(double x) {
  const double size = std::fabs(x);
  if (std::isnan(x) || size < 0x1p-28) return x;
  if (size > kOneSided) return std::copysign(1.0, x);
  const double e = math_expm1(size < 1 ? -2 * size : 2 * size);
  return std::copysign(size < 1 ? -e / (e + 2.0) : 1.0 - 2.0 / (e + 2.0), x);
}

double math_asinh(double x) {
  const double size = std::fabs(x);
  if (!std::isfinite(x) || size < 0x1p-28) return x;
  const double square = size * size;
  double result = 0;
  if (size > 0x1p28) {
    result = math_log(size) + kPairLn2.high;
  } else if (size > 2) {
    result = math_log(2 * size + 1 / (std::sqrt(square + 1) + size));
  } else {
    result = math_log1p(size + square / (1 + std::sqrt(1 + square)));
  }
  return std::copysign(result, x);
}

double math_acosh(double x) {
  if (std::isnan(x) || x < 1) return kNaN;
  if (std::isinf(x)) return x;
  if (x > 0x1p28) return math_log(x) + kPairLn2.high;
  if (x > 2) return math_log(2 * x - 1 / (x + std::sqrt(x * x - 1)));
  const double above = x - 1;
  return math_log1p(above + std::sqrt(2 * above + above * above));
}

double math_atanh(double x) {
  const double size = std::fabs(x);
  if (std::isnan(x) || size > 1) return kNaN;
  if (size == 1) return std::copysign(kInfinity, x);
  if (size < 0x1p-28) return x;
  const double twice = 2 * size;
  const double argument = size < 0.5 ? twice + twice * size / (1 - size) : twice / (1 - size);
  return std::copysign(0.5 * math_log1p(argument), x);
}

double math_cbrt(double x) {
  if (std::isnan(x) || std::isinf(x) || x == 0) return x;
  int exponent = 0;
  double part = std::frexp(std::fabs(x), &exponent);
  for (; exponent % 3 != 0; ++exponent) part *= 0.5;
  const double rough = positive_power(part, 1.0 / 3.0);
  const Pair cube = two_product(rough, rough) * rough;
  const Pair root = Pair{rough, 0} - (cube - Pair{part, 0}) / (two_product(rough, rough) * 3.0);
  return std::copysign(std::ldexp(sum_of(root), exponent / 3), x);
}

double math_hypot(std::span<const double> coordinates) {
  double largest = 0;
  bool is_nan = false;
  for (const double x : coordinates) {
    if (std::isinf(x)) return kInfinity;
    is_nan = is_nan || std::isnan(x);
    if (std::fabs(x) > largest) largest = std::fabs(x);
  }
  if (is_nan) return kNaN;
  if (largest == 0) return 0.0;
  int exponent = 0;
  (void)std::frexp(largest, &exponent);
  Pair sum = {0, 0};
  for (const double x : coordinates) {
    const double scaled = std::ldexp(std::ldexp(x, -exponent / 2), exponent / 2 - exponent);
    sum = sum + two_product(scaled, scaled);
  }
  return std::ldexp(sum_of(square_root(sum)), exponent);
}

}  // namespace ouro
