#include <bit>
#include <cmath>
#include <numeric>

#include "core/objects/int_object.h"

namespace ouro {
namespace {

IntResult int_error(IntError error) {
  return {{}, error};
}

Digits copy_of(DigitSpan digits) {
  return Digits(digits.begin(), digits.end());
}

Digits remainder_of(DigitSpan left, DigitSpan right) {
  Digits quotient;
  Digits remainder;
  digits_divide(left, right, &quotient, &remainder);
  return remainder;
}

bool bit_at(DigitSpan digits, uint64_t index) {
  return (digits[static_cast<size_t>(index / kDigitBits)] >> (index % kDigitBits) & 1) != 0;
}

// About what base ** exponent takes: the last squaring as much as all that comes before it.
uint64_t work_of_power(DigitSpan base, uint64_t exponent) {
  uint64_t bits = 0;
  if (__builtin_mul_overflow(digits_bit_length(base) - 1, exponent, &bits)) return UINT64_MAX;
  const uint64_t half = bits / kDigitBits / 2;
  return half > kIntDigitsMax ? UINT64_MAX : 2 * multiply_work(half, half);
}

// base ** exponent by squaring, from the highest bit of the exponent down. False: too much work.
bool raise(const Digits& base, uint64_t exponent, Digits* out) {
  if (work_of_power(base, exponent) / 2 > kDigitWorkMax) return false;
  uint64_t work = 0;
  *out = base;
  for (auto bit = static_cast<uint64_t>(std::bit_width(exponent)) - 1; bit-- > 0;) {
    work += multiply_work(out->size(), out->size());
    if (work > kDigitWorkMax) return false;
    *out = digits_multiply(*out, *out);
    if ((exponent >> bit & 1) == 0) continue;
    work += multiply_work(out->size(), base.size());
    if (work > kDigitWorkMax) return false;
    *out = digits_multiply(*out, base);
  }
  return true;
}

// (left - factor * right) modulo `modulus`; left and right are below it.
Digits subtract_product(const Digits& left, const Digits& factor, const Digits& right,
                        DigitSpan modulus) {
  const Digits product = remainder_of(digits_multiply(factor, right), modulus);
  if (digits_compare(left, product) >= 0) return digits_subtract(left, product);
  return digits_subtract(digits_add(left, modulus), product);
}

// The inverse of `value` by the extended Euclidean algorithm; false when there is none.
bool invert_modulo(DigitSpan value, DigitSpan modulus, Digits* inverse) {
  Digits a = copy_of(modulus);
  Digits b = remainder_of(value, modulus);
  Digits coefficient_a;
  Digits coefficient_b = {1};
  while (!b.empty()) {
    Digits quotient;
    Digits rest;
    digits_divide(a, b, &quotient, &rest);
    Digits coefficient = subtract_product(coefficient_a, quotient, coefficient_b, modulus);
    a = std::move(b);
    b = std::move(rest);
    coefficient_a = std::move(coefficient_b);
    coefficient_b = std::move(coefficient);
  }
  *inverse = remainder_of(coefficient_a, modulus);
  return a.size() == 1 && a[0] == 1;
}

// |value| modulo |modulus|, adjusted for the sign of the value.
Digits reduce(DigitSpan value, bool negative, DigitSpan modulus) {
  Digits reduced = remainder_of(value, modulus);
  return negative && !reduced.empty() ? digits_subtract(modulus, reduced) : reduced;
}

Digits raise_modulo(const Digits& base, DigitSpan exponent, DigitSpan modulus) {
  const uint32_t one[] = {1};
  Digits result = remainder_of(one, modulus);
  for (uint64_t i = digits_bit_length(exponent); i-- > 0;) {
    result = remainder_of(digits_multiply(result, result), modulus);
    if (bit_at(exponent, i)) result = remainder_of(digits_multiply(result, base), modulus);
  }
  return result;
}

// The integer square root by Newton's method, from above.
Digits square_root(DigitSpan value) {
  const uint32_t one[] = {1};
  Digits root = digits_shift_left(one, (digits_bit_length(value) + 1) / 2);
  while (true) {
    Digits quotient;
    Digits rest;
    digits_divide(value, root, &quotient, &rest);
    Digits better = digits_shift_right(digits_add(root, quotient), 1);
    if (digits_compare(better, root) >= 0) return root;
    root = std::move(better);
  }
}

bool is_power_of_two(DigitSpan digits) {
  if (!std::has_single_bit(digits.back())) return false;
  for (uint32_t digit : digits.first(digits.size() - 1)) {
    if (digit != 0) return false;
  }
  return true;
}

// (2 ** k) ** exponent: a shift, however long the result.
IntResult power_of_two(Heap& heap, uint64_t bit_length, uint64_t exponent, bool negative) {
  uint64_t shift = 0;
  if (__builtin_mul_overflow(bit_length - 1, exponent, &shift))
    return int_error(IntError::TooLarge);
  if (shift > uint64_t{kIntDigitsMax} * kDigitBits) return int_error(IntError::TooLarge);
  const Ref<Int> one = int_from_i64(heap, negative ? -1 : 1);
  const Ref<Int> count = int_from_u64(heap, shift);
  const IntResult result = int_left_shift(heap, one, count);
  decref(heap, count.as<Object>());
  decref(heap, one.as<Object>());
  return result;
}

}  // namespace

IntResult int_power(Heap& heap, Ref<Int> base_ref, Ref<Int> exponent_ref) {
  const DigitSpan base_digits = int_magnitude(heap, base_ref);
  const bool negative = int_is_negative(heap, base_ref) && int_is_odd(heap, exponent_ref);
  if (int_is_zero(heap, exponent_ref)) return int_result(int_from_i64(heap, 1));
  if (base_digits.empty()) return int_result(int_from_i64(heap, 0));
  const uint64_t bits = digits_bit_length(base_digits);
  if (bits == 1) return int_result(int_from_i64(heap, negative ? -1 : 1));
  uint64_t exponent = 0;
  if (!int_try_u64(heap, exponent_ref, &exponent)) return int_error(IntError::TooLarge);
  if (is_power_of_two(base_digits)) return power_of_two(heap, bits, exponent, negative);
  Digits result;
  if (!raise(copy_of(base_digits), exponent, &result)) return int_error(IntError::TooLarge);
  return int_result(int_from_digits(heap, result, negative));
}

uint64_t int_power_work(const Heap& heap, Ref<Int> base, Ref<Int> exponent_ref) {
  const DigitSpan digits = int_magnitude(heap, base);
  if (digits_bit_length(digits) < 2 || int_is_zero(heap, exponent_ref)) return 0;
  uint64_t exponent = 0;
  if (!int_try_u64(heap, exponent_ref, &exponent)) return UINT64_MAX;
  return is_power_of_two(digits) ? 0 : work_of_power(digits, exponent);
}

uint64_t int_power_modulo_work(const Heap& heap, Ref<Int> base, Ref<Int> exponent,
                               Ref<Int> modulus) {
  const uint64_t count = int_digit_count(heap, modulus);
  const uint64_t inverse = int_is_negative(heap, exponent) ? 8 * kDigitBits : 0;
  uint64_t work = int_bit_length(heap, exponent) + inverse;
  if (__builtin_mul_overflow(work, 4 * count * count, &work)) return UINT64_MAX;
  return work + divide_work(int_digit_count(heap, base), count);
}

IntResult int_power_modulo(Heap& heap, Ref<Int> base_ref, Ref<Int> exponent_ref,
                           Ref<Int> modulus_ref) {
  if (int_is_zero(heap, modulus_ref)) return int_error(IntError::ZeroModulus);
  const DigitSpan modulus = int_magnitude(heap, modulus_ref);
  const DigitSpan exponent = int_magnitude(heap, exponent_ref);
  const DigitSpan base_digits = int_magnitude(heap, base_ref);
  if (int_power_modulo_work(heap, base_ref, exponent_ref, modulus_ref) > kDigitWorkMax) {
    return int_error(IntError::TooLarge);
  }
  Digits base = reduce(base_digits, int_is_negative(heap, base_ref), modulus);
  if (int_is_negative(heap, exponent_ref) && !invert_modulo(base, modulus, &base)) {
    return int_error(IntError::NotInvertible);
  }
  Digits result = raise_modulo(base, exponent, modulus);
  const bool negative = int_is_negative(heap, modulus_ref) && !result.empty();
  if (negative) result = digits_subtract(modulus, result);
  return int_result(int_from_digits(heap, result, negative));
}

IntResult int_inverse_modulo(Heap& heap, Ref<Int> value, Ref<Int> modulus_ref) {
  const DigitSpan modulus = int_magnitude(heap, modulus_ref);
  const uint64_t square = uint64_t{modulus.size()} * modulus.size();
  if (8 * kDigitBits * square > kDigitWorkMax) return int_error(IntError::TooLarge);
  Digits inverse;
  if (!invert_modulo(int_magnitude(heap, value), modulus, &inverse)) {
    return int_error(IntError::NotInvertible);
  }
  return int_result(int_from_digits(heap, inverse, false));
}

IntResult int_gcd(Heap& heap, Ref<Int> left, Ref<Int> right) {
  int64_t compact_a = 0;
  int64_t compact_b = 0;
  if (int_compact(heap, left, &compact_a) && int_compact(heap, right, &compact_b)) {
    return int_result(int_from_i64(heap, std::gcd(compact_a, compact_b)));
  }
  Digits a = copy_of(int_magnitude(heap, left));
  Digits b = copy_of(int_magnitude(heap, right));
  if (divide_work(a.size() + b.size(), b.size()) > kDigitWorkMax / kDigitBits) {
    return int_error(IntError::TooLarge);
  }
  while (!b.empty()) {
    Digits rest = remainder_of(a, b);
    a = std::move(b);
    b = std::move(rest);
  }
  return int_result(int_from_digits(heap, a, false));
}

IntResult int_square_root(Heap& heap, Ref<Int> value) {
  const DigitSpan digits = int_magnitude(heap, value);
  if (digits.empty()) return int_result(int_from_i64(heap, 0));
  if (divide_work(digits.size(), digits.size() / 2) > kDigitWorkMax / 16) {
    return int_error(IntError::TooLarge);
  }
  return int_result(int_from_digits(heap, square_root(digits), false));
}

IntResult int_round(Heap& heap, Ref<Int> value, int64_t digits) {
  if (digits >= 0) return int_result(int_as_exact(heap, value));
  const uint64_t bits = int_bit_length(heap, value);
  // 10 ** -digits is more than twice the value then.
  if (digits < -static_cast<int64_t>(bits / 3 + 1)) return int_result(int_from_i64(heap, 0));
  const DigitSpan magnitude = int_magnitude(heap, value);
  if (multiply_work(magnitude.size(), magnitude.size()) > kDigitWorkMax ||
      divide_work(magnitude.size(), magnitude.size() / 2) > kDigitWorkMax) {
    return int_error(IntError::TooLarge);
  }
  const Digits unit = digits_power_of_ten(static_cast<uint32_t>(-digits));
  Digits quotient;
  Digits rest;
  digits_divide(magnitude, unit, &quotient, &rest);
  const int half = digits_compare(digits_shift_left(rest, 1), unit);
  const bool odd = !quotient.empty() && (quotient[0] & 1) != 0;
  const uint32_t one[] = {1};
  if (half > 0 || (half == 0 && odd)) quotient = digits_add(quotient, one);
  const bool negative = int_is_negative(heap, value);
  return int_result(int_from_digits(heap, digits_multiply(quotient, unit), negative));
}

}  // namespace ouro
