// float_gamma.cpp - erf, erfc, gamma, lgamma.
//
// CPython does not ask the C library for the gamma functions but sums a Lanczos series in doubles
// (Modules/mathmodule.c); to print the same, the same sum is formed here, with our own exp and log.

#include <cmath>
#include <limits>

#include "core/objects/double_pair.h"
#include "core/objects/float_math.h"
#include "core/objects/float_object.h"

namespace ouro {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kPi = 0x1.921fb54442d18p+1;
constexpr double kLogPi = 1.144729885849400174143427351353058711647;

// --- error function ---

// From here on erfc is computed by its continued fraction.
constexpr double kErfcFraction = 2.5;

// exp(-x * x) as a pair near 1 and a power of two; the square is exact.
Pair exp_of_minus_square(double x, int* exponent) {
  return pair_exp(-two_product(x, x), exponent);
}

// erf(x) = 2 / sqrt(pi) * exp(-x**2) * sum of (2 x**2)**n * x / (1 * 3 * 5 ... (2n + 1)).
Pair erf_series(double x) {
  constexpr int kTerms = 120;
  const Pair square = two_product(x, x) * 2.0;
  Pair sum = {1, 0};
  for (int n = kTerms; n > 0; --n) sum = sum * square / Pair{2.0 * n + 1, 0} + 1.0;
  int exponent = 0;
  const Pair factor = exp_of_minus_square(x, &exponent);
  const Pair scaled = times_power_of_two(factor, std::ldexp(1.0, exponent));
  return kPairTwoOverRootPi * scaled * sum * x;
}

// erfc(x) = exp(-x**2) / sqrt(pi) / (x + 1/2 / (x + 1 / (x + 3/2 / (x + ...)))).
double erfc_fraction(double x) {
  constexpr int kTerms = 300;
  Pair fraction = {x, 0};
  for (int n = kTerms; n > 0; --n) fraction = Pair{n / 2.0, 0} / fraction + x;
  int exponent = 0;
  const Pair factor = exp_of_minus_square(x, &exponent);
  Pair value = times_power_of_two(kPairTwoOverRootPi, 0.5) * factor / fraction;
  int shift = 0;
  (void)std::frexp(value.high, &shift);
  value = times_power_of_two(value, std::ldexp(1.0, 1 - shift));
  return scaled_sum(value, exponent + shift - 1);
}

// --- gamma ---

constexpr double kLanczosG = 6.024680040776729583740234375;
constexpr double kLanczosNumerator[] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
constexpr double kLanczosDenominator[] = {
    0,       39916800, 120543840, 150917976, 105258076, 45995730, 13339535,
    2637558, 357423,   32670,     1925,      66,        1,
};
constexpr int kLanczosCount = 13;
// gamma(n) of a whole number up to here is an exact factorial.
constexpr double kGammaWholeMax = 23;
constexpr double kGammaMax = 200;
// Beyond this a power is taken in two halves, to stay in range.
constexpr double kHalvePowerFrom = 140;

double lanczos_sum(double x) {
  double numerator = 0;
  double denominator = 0;
  if (x < 5) {
    for (int i = kLanczosCount; --i >= 0;) {
      numerator = numerator * x + kLanczosNumerator[i];
      denominator = denominator * x + kLanczosDenominator[i];
    }
  } else {
    for (int i = 0; i < kLanczosCount; ++i) {
      numerator = numerator / x + kLanczosNumerator[i];
      denominator = denominator / x + kLanczosDenominator[i];
    }
  }
  return numerator / denominator;
}

// sin(pi * x), by the quarter turn that x stands in.
double sine_of_pi_times(double x) {
  const double part = std::fmod(std::fabs(x), 2.0);
  double value = 0;
  switch (static_cast<int>(std::floor(2.0 * part + 0.5))) {
    case 0:
      value = math_sin(kPi * part);
      break;
    case 1:
      value = math_cos(kPi * (part - 0.5));
      break;
    case 2:
      value = math_sin(kPi * (1.0 - part));
      break;
    case 3:
      value = -math_cos(kPi * (part - 1.5));
      break;
    default:
      value = math_sin(kPi * (part - 2.0));
      break;
  }
  return std::copysign(1.0, x) * value;
}

// What rounding has taken from size + g - 1/2, relative to the result.
double lanczos_correction(double size, double y) {
  const bool size_is_larger = size > kLanczosG - 0.5;
  const double sum = size_is_larger ? y - size : y - (kLanczosG - 0.5);
  const double rest = size_is_larger ? sum - (kLanczosG - 0.5) : sum - size;
  return rest * kLanczosG / y;
}

double negative_gamma(double size, double y, double correction) {
  double result = -kPi / sine_of_pi_times(size) / size * math_exp(y) / lanczos_sum(size);
  result -= correction * result;
  if (size < kHalvePowerFrom) return result / positive_power(y, size - 0.5);
  const double root = positive_power(y, size / 2.0 - 0.25);
  return result / root / root;
}

double positive_gamma(double size, double y, double correction) {
  double result = lanczos_sum(size) / math_exp(y);
  result += correction * result;
  if (size < kHalvePowerFrom) return result * positive_power(y, size - 0.5);
  const double root = positive_power(y, size / 2.0 - 0.25);
  return result * root * root;
}

double factorial_below(double n) {
  double result = 1;
  for (double i = 2; i < n; ++i) result *= i;
  return result;
}

}  // namespace

double math_erf(double x) {
  if (std::isnan(x)) return x;
  const double size = std::fabs(x);
  if (size > 6) return std::copysign(1.0, x);
  if (size > kErfcFraction) return std::copysign(1.0 - erfc_fraction(size), x);
  const Pair value = erf_series(x);
  return value.high + value.low;
}

double math_erfc(double x) {
  if (std::isnan(x)) return x;
  if (x > 28) return 0.0;
  if (x < -6) return 2.0;
  if (x > kErfcFraction) return erfc_fraction(x);
  const Pair value = Pair{1, 0} - erf_series(x);
  return value.high + value.low;
}

double math_gamma(double x) {
  if (std::isnan(x) || x == kInfinity) return x;
  if (std::isinf(x)) return kNaN;
  if (x == 0) return std::copysign(kInfinity, x);
  if (x == std::floor(x)) {
    if (x < 0) return kNaN;
    if (x <= kGammaWholeMax) return factorial_below(x);
  }
  const double size = std::fabs(x);
  if (size < 1e-20) return 1.0 / x;
  if (size > kGammaMax) {
    return x < 0 ? 0.0 / sine_of_pi_times(x) : kInfinity;
  }
  const double y = size + (kLanczosG - 0.5);
  const double correction = lanczos_correction(size, y);
  return x < 0 ? negative_gamma(size, y, correction) : positive_gamma(size, y, correction);
}

double math_lgamma(double x) {
  if (std::isnan(x)) return x;
  if (std::isinf(x)) return kInfinity;
  if (x == std::floor(x) && x <= 2) return x <= 0 ? kInfinity : 0.0;
  const double size = std::fabs(x);
  if (size < 1e-20) return -math_log(size);
  double result = math_log(lanczos_sum(size)) - kLanczosG;
  result += (size - 0.5) * (math_log(size + kLanczosG - 0.5) - 1);
  if (x < 0)
    result = kLogPi - math_log(std::fabs(sine_of_pi_times(size))) - math_log(size) - result;
  return result;
}

}  // namespace ouro
