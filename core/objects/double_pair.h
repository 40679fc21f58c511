// double_pair.h - real numbers as unevaluated sums of two doubles, about 106 bits.
//
// Only IEEE operations, so results are the same on every host. What is computed in pairs and
// rounded once at the end is the correctly rounded value but for exact middles and misses of one in
// 10**12.
#pragma once

#include <cmath>
#include <cstdint>

namespace ouro {

// An unevaluated sum; |low| is at most half a unit in the last place of `high`.
struct Pair {
  double high;
  double low;
};

inline Pair quick_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

inline Pair two_sum(double a, double b) {
  const double sum = a + b;
  const double part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

// The two halves of a double (Dekker).
inline Pair split(double a) {
  const double scaled = 134217729.0 * a;
  const double high = scaled - (scaled - a);
  return {high, a - high};
}

inline Pair two_product(double a, double b) {
  const double product = a * b;
  const Pair x = split(a);
  const Pair y = split(b);
  const double error =
      ((x.high * y.high - product) + x.high * y.low + x.low * y.high) + x.low * y.low;
  return {product, error};
}

inline Pair operator+(Pair a, Pair b) {
  Pair sum = two_sum(a.high, b.high);
  const Pair low = two_sum(a.low, b.low);
  sum = quick_sum(sum.high, sum.low + low.high);
  return quick_sum(sum.high, sum.low + low.low);
}

inline Pair operator-(Pair a) {
  return {-a.high, -a.low};
}

inline Pair operator*(Pair a, Pair b) {
  const Pair product = two_product(a.high, b.high);
  return quick_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

inline Pair operator*(Pair a, double b) {
  return a * Pair{b, 0};
}

inline Pair operator/(Pair a, Pair b) {
  const double first = a.high / b.high;
  const Pair rest = a + -(b * first);
  const double second = rest.high / b.high;
  const Pair rest2 = rest + -(b * second);
  const Pair quotient = quick_sum(first, second);
  return quotient + Pair{rest2.high / b.high, 0};
}

inline Pair operator-(Pair a, Pair b) {
  return a + -b;
}

inline Pair operator+(Pair a, double b) {
  return a + Pair{b, 0};
}

// `scale` is a power of two, and nothing overflows or gets denormal.
inline Pair times_power_of_two(Pair a, double scale) {
  return {a.high * scale, a.low * scale};
}

inline Pair square_root(Pair a) {
  if (a.high <= 0) return {0, 0};
  const double root = std::sqrt(a.high);
  const Pair rest = a - two_product(root, root);
  const Pair better = quick_sum(root, rest.high / (2 * root));
  const Pair last = a - better * better;
  return better + last.high / (2 * root);
}

// --- constants ---
inline constexpr Pair kPairLn2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};
inline constexpr Pair kPairLn10 = {0x1.26bb1bbb55516p+1, -0x1.f48ad494ea3e9p-53};
inline constexpr Pair kPairPi = {0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53};
inline constexpr Pair kPairHalfPi = {0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54};
inline constexpr Pair kPairTwoOverRootPi = {0x1.20dd750429b6dp+0, 0x1.1ae3a914fed80p-56};

// --- functions (double_pair.cpp) ---
// log(value) of a finite value above 0.
Pair pair_log(Pair value);
// exp(value) - 1 for |value| below 0.5; precise near 0.
Pair pair_expm1_small(Pair value);
// exp(value) = result * 2**exponent, the result near 1.
Pair pair_exp(Pair value, int* exponent);
// The sum of a pair near 1 times 2**exponent, rounded once, also where floats get coarser.
double scaled_sum(Pair value, int exponent);

}  // namespace ouro
