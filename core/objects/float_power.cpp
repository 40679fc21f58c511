// float_power.cpp - x ** y for positive x, the same on every host.
//
// C libraries round pow() differently in the last place. Here log and exp are computed in pairs of
// doubles (about 100 bits), from IEEE operations only, so the result is the correctly rounded one
// but for exact middles and misses of one in 10**12; glibc agrees in all but rare cases.
#include <cmath>
#include <limits>

#include "core/objects/float_object.h"
#include "core/objects/int_digits.h"

namespace ouro {
namespace {

// An unevaluated sum; |low| is at most half a unit in the last place of `high`.
struct Pair {
  double high;
  double low;
};

constexpr Pair kLn2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};
constexpr double kSqrtHalf = 0x1.6a09e667f3bcdp-1;
constexpr int kLogTerms = 24;
constexpr int kExpTerms = 10;
constexpr int kExpSquarings = 8;

Pair quick_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

Pair two_sum(double a, double b) {
  const double sum = a + b;
  const double part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

// The two halves of a double (Dekker).
Pair split(double a) {
  const double scaled = 134217729.0 * a;
  const double high = scaled - (scaled - a);
  return {high, a - high};
}

Pair two_product(double a, double b) {
  const double product = a * b;
  const Pair x = split(a);
  const Pair y = split(b);
  const double error =
      ((x.high * y.high - product) + x.high * y.low + x.low * y.high) + x.low * y.low;
  return {product, error};
}

Pair operator+(Pair a, Pair b) {
  Pair sum = two_sum(a.high, b.high);
  const Pair low = two_sum(a.low, b.low);
  sum = quick_sum(sum.high, sum.low + low.high);
  return quick_sum(sum.high, sum.low + low.low);
}

Pair operator-(Pair a) {
  return {-a.high, -a.low};
}

Pair operator*(Pair a, Pair b) {
  const Pair product = two_product(a.high, b.high);
  return quick_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

Pair operator*(Pair a, double b) {
  return a * Pair{b, 0};
}

Pair operator/(Pair a, Pair b) {
  const double first = a.high / b.high;
  const Pair rest = a + -(b * first);
  const double second = rest.high / b.high;
  const Pair rest2 = rest + -(b * second);
  const Pair quotient = quick_sum(first, second);
  return quotient + Pair{rest2.high / b.high, 0};
}

// log(x) = exponent * log(2) + 2 atanh((m - 1) / (m + 1)).
Pair log_of(double value) {
  int exponent = 0;
  double m = std::frexp(value, &exponent);
  if (m < kSqrtHalf) {
    m *= 2;
    --exponent;
  }
  const Pair s = Pair{m - 1, 0} / two_sum(m, 1);
  const Pair square = s * s;
  Pair series = {0, 0};
  for (int i = kLogTerms; i >= 0; --i) {
    series = series * square + Pair{1, 0} / Pair{2.0 * i + 1, 0};
  }
  return kLn2 * static_cast<double>(exponent) + (s * series) * 2.0;
}

// exp(value) - 1 for a small value, then squared up: (1 + e)**2 - 1 = e * e + 2 e.
Pair exp_small(Pair value) {
  const Pair reduced = {std::ldexp(value.high, -kExpSquarings),
                        std::ldexp(value.low, -kExpSquarings)};
  Pair series = {1, 0};
  for (int i = kExpTerms; i > 1; --i) {
    series = series * reduced / Pair{static_cast<double>(i), 0} + Pair{1, 0};
  }
  Pair less_one = series * reduced;
  for (int i = 0; i < kExpSquarings; ++i) less_one = less_one * less_one + less_one * 2.0;
  return less_one + Pair{1, 0};
}

// The sum of a pair near 1 times 2**exponent, rounded once, also where floats get coarser.
double scale(Pair value, int exponent) {
  if (exponent > -1000) return std::ldexp(value.high, exponent);
  const double whole = std::ldexp(value.high, 54);
  auto bits = static_cast<uint64_t>(whole) << 8;
  if (value.low > 0) bits += 1;
  if (value.low < 0) bits -= 1;
  return digits_to_double(digits_from_u64(bits), exponent - 62, false);
}

}  // namespace

double positive_power(double base, double exponent) {
  if (exponent == 1.0) return base;
  if (exponent == 2.0) return base * base;
  if (exponent == -1.0) return 1.0 / base;
  const Pair logarithm = log_of(base);
  const double rough = logarithm.high * exponent;
  if (rough > 710) return std::numeric_limits<double>::infinity();
  if (rough < -746) return 0.0;
  const Pair power = logarithm * exponent;
  const double turns = std::floor(power.high / kLn2.high + 0.5);
  return scale(exp_small(power + -(kLn2 * turns)), static_cast<int>(turns));
}

}  // namespace ouro
