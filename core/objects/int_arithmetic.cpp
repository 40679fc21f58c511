#include <algorithm>

#include "core/objects/int_object.h"

namespace ouro {
namespace {

IntResult int_error(IntError error) {
  return {{}, error};
}

// Sum of two numbers given as sign and magnitude.
Ref<Int> add_signed(Heap& heap, DigitSpan left, bool left_negative, DigitSpan right,
                    bool right_negative) {
  if (left_negative == right_negative) {
    return int_from_digits(heap, digits_add(left, right), left_negative);
  }
  if (digits_compare(left, right) < 0) {
    return int_from_digits(heap, digits_subtract(right, left), right_negative);
  }
  return int_from_digits(heap, digits_subtract(left, right), left_negative);
}

struct FloorDivision {
  Digits quotient;
  Digits remainder;
  bool quotient_negative;
  bool remainder_negative;
};

// Whether the remainder is the dividend itself, which CPython then hands out (long_rem).
bool is_own_remainder(const Heap& heap, Ref<Int> left, Ref<Int> right) {
  return int_digit_count(heap, right) > 1 &&
         int_is_negative(heap, left) == int_is_negative(heap, right) &&
         digits_compare(int_magnitude(heap, left), int_magnitude(heap, right)) < 0;
}

// Quotient rounded down, remainder with the sign of the divisor (l_divmod).
IntError divide_floor(const Heap& heap, Ref<Int> left, Ref<Int> right, FloorDivision* out) {
  const DigitSpan dividend = int_magnitude(heap, left);
  const DigitSpan divisor = int_magnitude(heap, right);
  if (divisor.empty()) return IntError::DivisionByZero;
  if (divide_work(dividend.size(), divisor.size()) > kDigitWorkMax) return IntError::TooLarge;
  digits_divide(dividend, divisor, &out->quotient, &out->remainder);
  out->remainder_negative = int_is_negative(heap, right);
  out->quotient_negative = int_is_negative(heap, left) != out->remainder_negative;
  if (out->quotient_negative && !out->remainder.empty()) {
    const uint32_t one[] = {1};
    out->quotient = digits_add(out->quotient, one);
    out->remainder = digits_subtract(divisor, out->remainder);
  }
  return IntError::None;
}

// Both as compact values, the divisor not zero.
bool compact_pair(const Heap& heap, Ref<Int> left, Ref<Int> right, int64_t* a, int64_t* b) {
  return int_compact(heap, left, a) && int_compact(heap, right, b) && *b != 0;
}

int64_t floor_quotient(int64_t a, int64_t b) {
  const int64_t quotient = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

int64_t floor_remainder(int64_t a, int64_t b) {
  const int64_t remainder = a % b;
  return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
}

// Reads a number as digits of endless two's complement.
class TwosComplement {
 public:
  TwosComplement(DigitSpan magnitude, bool negative)
      : magnitude_(magnitude), flip_(negative ? kDigitMask : 0), carry_(negative ? 1 : 0) {}
  uint32_t next() {
    const uint32_t digit = index_ < magnitude_.size() ? magnitude_[index_] : 0;
    ++index_;
    carry_ += digit ^ flip_;
    const uint32_t result = carry_ & kDigitMask;
    carry_ >>= kDigitBits;
    return result;
  }

 private:
  DigitSpan magnitude_;
  size_t index_ = 0;
  uint32_t flip_;
  uint32_t carry_;
};

uint32_t combine(BitOperation operation, uint32_t left, uint32_t right) {
  switch (operation) {
    case BitOperation::And:
      return left & right;
    case BitOperation::Or:
      return left | right;
    case BitOperation::Xor:
      break;
  }
  return left ^ right;
}

// The count of a shift. Huge counts become UINT64_MAX.
IntError shift_count(const Heap& heap, Ref<Int> count, uint64_t* out) {
  if (int_is_negative(heap, count)) return IntError::NegativeShiftCount;
  if (!int_try_u64(heap, count, out)) *out = UINT64_MAX;
  return IntError::None;
}

}  // namespace

Ref<Int> int_add_wide(Heap& heap, Ref<Int> left, Ref<Int> right) {
  return add_signed(heap, int_magnitude(heap, left), int_is_negative(heap, left),
                    int_magnitude(heap, right), int_is_negative(heap, right));
}

Ref<Int> int_subtract_wide(Heap& heap, Ref<Int> left, Ref<Int> right) {
  return add_signed(heap, int_magnitude(heap, left), int_is_negative(heap, left),
                    int_magnitude(heap, right), !int_is_negative(heap, right));
}

IntResult int_multiply_wide(Heap& heap, Ref<Int> left, Ref<Int> right) {
  const DigitSpan a = int_magnitude(heap, left);
  const DigitSpan b = int_magnitude(heap, right);
  if (multiply_work(a.size(), b.size()) > kDigitWorkMax) return int_error(IntError::TooLarge);
  const bool negative = int_is_negative(heap, left) != int_is_negative(heap, right);
  return int_result(int_from_digits(heap, digits_multiply(a, b), negative));
}

IntResult int_floor_divide(Heap& heap, Ref<Int> left, Ref<Int> right) {
  int64_t a = 0;
  int64_t b = 0;
  if (compact_pair(heap, left, right, &a, &b)) {
    return int_result(int_from_i64(heap, floor_quotient(a, b)));
  }
  FloorDivision division;
  const IntError error = divide_floor(heap, left, right, &division);
  if (error != IntError::None) return int_error(error);
  return int_result(int_from_digits(heap, division.quotient, division.quotient_negative));
}

IntResult int_remainder(Heap& heap, Ref<Int> left, Ref<Int> right) {
  if (is_own_remainder(heap, left, right)) return int_result(int_as_exact(heap, left));
  int64_t a = 0;
  int64_t b = 0;
  if (compact_pair(heap, left, right, &a, &b)) {
    return int_result(int_from_i64(heap, floor_remainder(a, b)));
  }
  FloorDivision division;
  const IntError error = divide_floor(heap, left, right, &division);
  if (error != IntError::None) return int_error(error);
  return int_result(int_from_digits(heap, division.remainder, division.remainder_negative));
}

IntResult int_divmod(Heap& heap, Ref<Int> left, Ref<Int> right, Ref<Int>* remainder) {
  FloorDivision division;
  const IntError error = divide_floor(heap, left, right, &division);
  if (error != IntError::None) return int_error(error);
  *remainder = is_own_remainder(heap, left, right)
                   ? int_as_exact(heap, left)
                   : int_from_digits(heap, division.remainder, division.remainder_negative);
  if (!*remainder) return int_error(IntError::OutOfMemory);
  const Ref<Int> quotient = int_from_digits(heap, division.quotient, division.quotient_negative);
  if (!quotient) decref(heap, remainder->as<Object>());
  return int_result(quotient);
}

IntError int_true_divide(const Heap& heap, Ref<Int> left, Ref<Int> right, double* quotient) {
  const DigitSpan a = int_magnitude(heap, left);
  const DigitSpan b = int_magnitude(heap, right);
  if (b.empty()) return IntError::DivisionByZero;
  const bool negative = int_is_negative(heap, left) != int_is_negative(heap, right);
  *quotient = negative ? -0.0 : 0.0;
  const auto difference =
      static_cast<int64_t>(digits_bit_length(a)) - static_cast<int64_t>(digits_bit_length(b));
  if (a.empty() || difference < -1080) return IntError::None;
  if (difference > 1025) return IntError::TooLargeForFloat;
  // A quotient of at least 55 bits, or of two bits more than a subnormal float holds, and whether
  // anything is left over (long_true_divide).
  const int64_t shift = std::max<int64_t>(difference, -1021) - 55;
  bool lost = false;
  const Digits scaled = shift > 0 ? digits_shift_right(a, static_cast<uint64_t>(shift), &lost)
                                  : digits_shift_left(a, static_cast<uint64_t>(-shift));
  Digits digits;
  Digits rest;
  digits_divide(scaled, b, &digits, &rest);
  const double magnitude = digits_to_double(digits, shift, lost || !rest.empty());
  if (magnitude > 1.7976931348623157e308) return IntError::TooLargeForFloat;
  *quotient = negative ? -magnitude : magnitude;
  return IntError::None;
}

IntResult int_left_shift(Heap& heap, Ref<Int> value, Ref<Int> count_ref) {
  uint64_t count = 0;
  const IntError error = shift_count(heap, count_ref, &count);
  if (error != IntError::None) return int_error(error);
  const uint64_t bits = int_bit_length(heap, value);
  if (bits == 0) return int_result(int_from_i64(heap, 0));
  if (count > uint64_t{kIntDigitsMax} * kDigitBits) return int_error(IntError::TooLarge);
  const bool negative = int_is_negative(heap, value);
  const uint64_t digit_count = (bits + count + kDigitBits - 1) / kDigitBits;
  if (digit_count <= 2) {
    const uint64_t shifted = digits_low_u64(int_magnitude(heap, value)) << count;
    const auto result = static_cast<int64_t>(shifted);
    return int_result(int_from_i64(heap, negative ? -result : result));
  }
  const Ref<Int> result = int_allocate_digits(heap, digit_count);
  if (!result) return int_error(IntError::OutOfMemory);
  uint32_t* out = int_digits_to_fill(heap, result) + count / kDigitBits;
  uint64_t carry = 0;
  for (uint32_t digit : int_magnitude(heap, value)) {
    carry |= uint64_t{digit} << (count % kDigitBits);
    *out++ = static_cast<uint32_t>(carry) & kDigitMask;
    carry >>= kDigitBits;
  }
  if (carry != 0) *out = static_cast<uint32_t>(carry);
  if (negative) heap.at(result).size = -heap.at(result).size;
  return {result};
}

IntResult int_right_shift(Heap& heap, Ref<Int> value, Ref<Int> count_ref) {
  uint64_t count = 0;
  const IntError error = shift_count(heap, count_ref, &count);
  if (error != IntError::None) return int_error(error);
  int64_t compact = 0;
  if (int_compact(heap, value, &compact)) {
    return int_result(int_from_i64(heap, compact >> std::min<uint64_t>(count, 63)));
  }
  const bool negative = int_is_negative(heap, value);
  bool lost = false;
  Digits shifted = digits_shift_right(int_magnitude(heap, value), count, &lost);
  const uint32_t one[] = {1};
  if (negative && lost) shifted = digits_add(shifted, one);
  return int_result(int_from_digits(heap, shifted, negative));
}

Ref<Int> int_bitwise(Heap& heap, BitOperation operation, Ref<Int> left, Ref<Int> right) {
  int64_t a = 0;
  int64_t b = 0;
  if (int_compact(heap, left, &a) && int_compact(heap, right, &b)) {
    switch (operation) {
      case BitOperation::And:
        return int_from_i64(heap, a & b);
      case BitOperation::Or:
        return int_from_i64(heap, a | b);
      case BitOperation::Xor:
        return int_from_i64(heap, a ^ b);
    }
  }
  const bool left_negative = int_is_negative(heap, left);
  const bool right_negative = int_is_negative(heap, right);
  const bool negative = (combine(operation, left_negative, right_negative) & 1) != 0;
  TwosComplement left_digits(int_magnitude(heap, left), left_negative);
  TwosComplement right_digits(int_magnitude(heap, right), right_negative);
  const uint32_t longer = std::max(int_digit_count(heap, left), int_digit_count(heap, right));
  Digits result(size_t{longer} + 1);
  for (uint32_t& digit : result) {
    digit = combine(operation, left_digits.next(), right_digits.next()) & kDigitMask;
  }
  if (!negative) return int_from_digits(heap, result, false);
  TwosComplement magnitude(result, true);
  Digits absolute(result.size());
  for (uint32_t& digit : absolute) digit = magnitude.next();
  return int_from_digits(heap, absolute, true);
}

Ref<Int> int_invert(Heap& heap, Ref<Int> value) {
  int64_t compact = 0;
  if (int_compact(heap, value, &compact)) return int_from_i64(heap, ~compact);
  const uint32_t one[] = {1};
  const DigitSpan digits = int_magnitude(heap, value);
  if (int_is_negative(heap, value)) {
    return int_from_digits(heap, digits_subtract(digits, one), false);
  }
  return int_from_digits(heap, digits_add(digits, one), true);
}

Ref<Int> int_negate(Heap& heap, Ref<Int> value) {
  int64_t compact = 0;
  if (int_compact(heap, value, &compact)) return int_from_i64(heap, -compact);
  const Ref<Int> result = int_of_type(heap, heap.type(TypeId::Int), value);
  if (result) heap.at(result).size = -heap.at(result).size;
  return result;
}

Ref<Int> int_absolute(Heap& heap, Ref<Int> value) {
  return int_is_negative(heap, value) ? int_negate(heap, value) : int_as_exact(heap, value);
}

}  // namespace ouro
