// float_near_one.cpp - exp(x) - 1 and log(1 + x), precise near 0.
//
// These two are not rounded correctly: they are formed in the order in which glibc forms them,
// which follows fdlibm (Sun Microsystems, 1993: s_expm1.c, s_log1p.c), so that they and the
// hyperbolic functions give what CPython prints with glibc. Plain IEEE operations: the same on
// every host.

#include <cmath>
#include <limits>

#include "core/objects/float_math.h"

namespace ouro {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kTiny = 0x1p-54;
// log(2) in two parts; a multiple of the first one is exact.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;
constexpr double kLn2 = 0x1.62e42fefa39efp-1;

// --- exp(x) - 1 ---

constexpr double kExpCoefficients[] = {
    1.0,
    -3.33333333333331316428e-02,
    1.58730158725481460165e-03,
    -7.93650757867487942473e-05,
    4.00821782732936239552e-06,
    -2.01099218183624371326e-07,
};

struct ReducedExponent {
  double rest;  // x - k * log(2)
  double lost;  // what rounding has taken from it
  int k;
};

ReducedExponent reduced(double x) {
  const double size = std::fabs(x);
  if (size <= 0.5 * kLn2) return {x, 0, 0};
  double turns = std::copysign(1.0, x);
  if (size >= 1.5 * kLn2) {
    turns = std::trunc(x * 1.44269504088896338700e+00 + std::copysign(0.5, x));
  }
  const double high = x - turns * kLn2High;
  const double low = turns * kLn2Low;
  const double rest = high - low;
  return {rest, (high - rest) - low, static_cast<int>(turns)};
}

// (1 + value) * 2**k - 1, where value = x - e.
double scaled_less_one(double x, double e, int k) {
  if (k == -1) return 0.5 * (x - e) - 0.5;
  if (k == 1) return x < -0.25 ? -2.0 * (e - (x + 0.5)) : 1.0 + 2.0 * (x - e);
  if (k <= -2 || k > 56) return std::ldexp(1.0 - (e - x), k) - 1.0;
  const double part = std::ldexp(1.0, -k);
  if (k < 20) return std::ldexp((1.0 - part) - (e - x), k);
  return std::ldexp((x - (e + part)) + 1.0, k);
}

// --- log(1 + x) ---

constexpr double kLogCoefficients[] = {
    0.0,
    6.666666666666735130e-01,
    3.999999999940941908e-01,
    2.857142874366239149e-01,
    2.222219843214978396e-01,
    1.818357216161805012e-01,
    1.531383769920937332e-01,
    1.479819860511658591e-01,
};

struct ReducedLogarithm {
  double fraction;  // 1 + x = (1 + fraction) * 2**k
  double lost;
  int k;
};

ReducedLogarithm reduced_logarithm(double x) {
  constexpr double kLow = -0.2928932188134524;
  constexpr double kHigh = 0.41421356237309503;
  constexpr double kRootTwo = 0x1.6a09ep+0;  // as fdlibm compares: by the upper half of a double
  if (x > kLow && x < kHigh) return {x, 0, 0};
  const double sum = 1.0 + x;
  int exponent = 0;
  double part = 2.0 * std::frexp(sum, &exponent);
  int k = exponent - 1;
  double lost = 0;
  if (std::fabs(x) < 0x1p53) lost = (k > 0 ? 1.0 - (sum - x) : x - (sum - 1.0)) / sum;
  if (part >= kRootTwo) {
    ++k;
    part *= 0.5;
  }
  return {part - 1.0, lost, k};
}

double log1p_series(double z) {
  const double* c = kLogCoefficients;
  const double z2 = z * z;
  const double z4 = z2 * z2;
  const double z6 = z4 * z2;
  return z * c[1] + z2 * (c[2] + z * c[3]) + z4 * (c[4] + z * c[5]) + z6 * (c[6] + z * c[7]);
}

}  // namespace

double math_expm1(double x) {
  if (std::isnan(x) || std::fabs(x) < kTiny) return x;
  if (x > 709.782712893383973096) return kInfinity;
  if (x < -56 * kLn2) return -1.0;
  const auto [rest, lost, k] = reduced(x);
  const double half = 0.5 * rest;
  const double square = rest * half;
  const double* q = kExpCoefficients;
  const double square2 = square * square;
  const double series = (q[0] + square * q[1]) + square2 * (q[2] + square * q[3]) +
                        (square2 * square2) * (q[4] + square * q[5]);
  const double t = 3.0 - series * half;
  double e = square * ((series - t) / (6.0 - rest * t));
  if (k == 0) return rest - (rest * e - square);
  e = rest * (e - lost) - lost;
  e -= square;
  return scaled_less_one(rest, e, k);
}

double math_log1p(double x) {
  if (std::isnan(x) || x < -1) return kNaN;
  if (x == -1) return -kInfinity;
  if (std::isinf(x) || std::fabs(x) < kTiny) return x;
  if (std::fabs(x) < 0x1p-29) return x - x * x * 0.5;
  const auto [fraction, lost, k] = reduced_logarithm(x);
  const double half_square = 0.5 * fraction * fraction;
  if (std::fabs(fraction) < 0x1p-20) {
    if (fraction == 0) return k == 0 ? 0.0 : k * kLn2High + (lost + k * kLn2Low);
    const double rest = half_square * (1.0 - 0.66666666666666666 * fraction);
    if (k == 0) return fraction - rest;
    return k * kLn2High - ((rest - (k * kLn2Low + lost)) - fraction);
  }
  const double s = fraction / (2.0 + fraction);
  const double series = log1p_series(s * s);
  if (k == 0) return fraction - (half_square - s * (half_square + series));
  return k * kLn2High -
         ((half_square - (s * (half_square + series) + (k * kLn2Low + lost))) - fraction);
}

}  // namespace ouro
