#include "core/objects/double_pair.h"

#include "core/objects/int_digits.h"

namespace ouro {
namespace {

constexpr double kSqrtHalf = 0x1.6a09e667f3bcdp-1;
constexpr int kLogTerms = 24;
constexpr int kExpTerms = 10;
constexpr int kExpSquarings = 8;

// 2 atanh(s) for |s| up to 0.18.
Pair twice_atanh(Pair s) {
  const Pair square = s * s;
  Pair series = {0, 0};
  for (int i = kLogTerms; i >= 0; --i) {
    series = series * square + Pair{1, 0} / Pair{2.0 * i + 1, 0};
  }
  return (s * series) * 2.0;
}

// log(x) = exponent * log(2) + 2 atanh((m - 1) / (m + 1)).
Pair log_of_double(double value) {
  int exponent = 0;
  double m = std::frexp(value, &exponent);
  if (m < kSqrtHalf) {
    m *= 2;
    --exponent;
  }
  const Pair s = Pair{m - 1, 0} / two_sum(m, 1);
  return kPairLn2 * static_cast<double>(exponent) + twice_atanh(s);
}

}  // namespace

Pair pair_log(Pair value) {
  const Pair logarithm = log_of_double(value.high);
  if (value.low == 0) return logarithm;
  const Pair rest = Pair{value.low, 0} / Pair{value.high, 0};
  return logarithm + (rest - rest * rest * 0.5 + rest * rest * rest / Pair{3, 0});
}

// The value is made smaller first, and the result squared up: (1 + e)**2 - 1 = e * e + 2 e.
Pair pair_expm1_small(Pair value) {
  const Pair reduced = {std::ldexp(value.high, -kExpSquarings),
                        std::ldexp(value.low, -kExpSquarings)};
  Pair series = {1, 0};
  for (int i = kExpTerms; i > 1; --i) {
    series = series * reduced / Pair{static_cast<double>(i), 0} + 1.0;
  }
  Pair less_one = series * reduced;
  for (int i = 0; i < kExpSquarings; ++i) less_one = less_one * less_one + less_one * 2.0;
  return less_one;
}

Pair pair_exp(Pair value, int* exponent) {
  const double turns = std::floor(value.high / kPairLn2.high + 0.5);
  *exponent = static_cast<int>(turns);
  return pair_expm1_small(value - kPairLn2 * turns) + 1.0;
}

double scaled_sum(Pair value, int exponent) {
  if (exponent > -1000) return std::ldexp(value.high, exponent);
  const double whole = std::ldexp(value.high, 54);
  auto bits = static_cast<uint64_t>(whole) << 8;
  if (value.low > 0) bits += 1;
  if (value.low < 0) bits -= 1;
  return digits_to_double(digits_from_u64(bits), exponent - 62, false);
}

}  // namespace ouro
