// int_object.h - int and bool: whole numbers of any size, as data.
//
// As CPython's longobject.c: sign and magnitude, the magnitude in digits of 30 bits, the lowest
// digit first and the highest never zero. `size` is the number of digits, negative for a negative
// number, 0 for zero. Most numbers have at most two digits; for these *compact* ones the functions
// below have inline paths, which the dispatch loop uses.
//
// Numbers from kSmallIntMin to VersionProfile::small_int_max exist once (HeapState::small_ints);
// int_from_i64 and all arithmetic return those. bool shares the layout.
//
// Nothing here raises or calls Python. A null Ref means that memory was refused; what can fail
// otherwise returns an IntResult. Arguments are borrowed, results are owned. Longer arithmetic
// works on copies of the digits outside the block (int_digits.h), so no digit pointer is kept over
// an allocation. What takes more than a moment is vm/long_ints.h's, which does the same in pieces.
#pragma once

#include <cstdint>
#include <span>

#include "core/heap/heap.h"
#include "core/heap/refcount.h"
#include "core/objects/int_digits.h"

namespace ouro {

// Of the longest int: 2**30 digits would overflow sizes in bytes.
inline constexpr uint32_t kIntDigitsMax = 1u << 28;

struct Int : Object {
  int32_t size;
  uint16_t digits_offset;  // of the digits, from the object: 24, more in instances of subclasses
  uint16_t digits_min;     // digits that even zero occupies (VersionProfile::int_digits_min)
};
static_assert(sizeof(Int) == 24);

extern const Layout kIntLayout;

enum class IntError : uint8_t {
  None,
  OutOfMemory,          // MemoryError
  DivisionByZero,       // ZeroDivisionError
  NegativeShiftCount,   // ValueError: negative shift count
  TooLarge,             // MemoryError: would not fit, or would hold up the machine
  TooLargeForFloat,     // OverflowError: int too large to convert to float
  ZeroModulus,          // ValueError: pow() 3rd argument cannot be 0
  NotInvertible,        // ValueError: base is not invertible for the given modulus
  NotANumber,           // ValueError: cannot convert float NaN to integer
  Infinite,             // OverflowError: cannot convert float infinity to integer
  InvalidLiteral,       // ValueError: invalid literal for int() with base ...
  TooManyDigits,        // ValueError: Exceeds the limit ... for integer string conversion
  NegativeForUnsigned,  // OverflowError: can't convert negative int to unsigned
  TooBigForBytes,       // OverflowError: int too big to convert
};

// A value or what went wrong; the value is null exactly when there is an error.
struct [[nodiscard]] IntResult {
  Ref<Int> value;
  IntError error = IntError::None;
  bool ok() const { return error == IntError::None; }
};

// A value, or OutOfMemory when it is null.
inline IntResult int_result(Ref<Int> value) {
  return {value, value ? IntError::None : IntError::OutOfMemory};
}

enum class Ordering : int8_t { Less = -1, Equal = 0, Greater = 1, Unordered = 2 };

// --- making ---
// Fills HeapState::small_ints. Needs the type int.
void boot_small_ints(Heap& heap);
// True or False as a fresh object of type bool, immortal where the profile has immortal objects.
Ref<Object> boot_bool(Heap& heap, bool value);
// Gives back the memory of the ints on the free list, as a full collection does.
void int_clear_free_list(Heap& heap);

// Slow path of int_from_i64.
Ref<Int> int_allocate_i64(Heap& heap, int64_t value);
inline Ref<Int> int_from_i64(Heap& heap, int64_t value) {
  if (value >= kSmallIntMin && value <= heap.profile.small_int_max) {
    const auto index = static_cast<uint32_t>(value - kSmallIntMin);
    return new_reference(heap, heap.state().small_ints[index]).as<Int>();
  }
  return int_allocate_i64(heap, value);
}
Ref<Int> int_from_u64(Heap& heap, uint64_t value);
// Truncates towards zero. Errors: NotANumber, Infinite.
IntResult int_from_double(Heap& heap, double value);
// From a magnitude outside the block, with or without leading zeros.
Ref<Int> int_from_digits(Heap& heap, DigitSpan digits, bool negative);
// `count` digits of zero (more than 2), to be filled at once; the highest must not stay zero. Null:
// refused.
Ref<Int> int_allocate_digits(Heap& heap, uint64_t count);
// A fresh instance of `type` (int or a class derived from it) with the value of `value`.
Ref<Int> int_of_type(Heap& heap, Ref<Type> type, Ref<Int> value);
// `value` itself when it is exactly an int, otherwise an int of its value (int(True)).
Ref<Int> int_as_exact(Heap& heap, Ref<Int> value);

inline uint32_t* int_digits_to_fill(Heap& heap, Ref<Int> value) {
  return reinterpret_cast<uint32_t*>(
      heap.memory.bytes(value.offset + heap.at(value).digits_offset));
}

// --- looking ---
inline const uint32_t* int_digits(const Heap& heap, Ref<Int> value) {
  const uint32_t offset = value.offset + heap.at(value).digits_offset;
  return reinterpret_cast<const uint32_t*>(heap.memory.bytes(offset));
}
inline uint32_t int_digit_count(const Heap& heap, Ref<Int> value) {
  const int32_t size = heap.at(value).size;
  return static_cast<uint32_t>(size < 0 ? -size : size);
}
// The magnitude; valid until the next allocation.
inline DigitSpan int_magnitude(const Heap& heap, Ref<Int> value) {
  return {int_digits(heap, value), int_digit_count(heap, value)};
}
inline bool int_is_zero(const Heap& heap, Ref<Int> value) {
  return heap.at(value).size == 0;
}
inline bool int_is_negative(const Heap& heap, Ref<Int> value) {
  return heap.at(value).size < 0;
}
inline bool int_is_odd(const Heap& heap, Ref<Int> value) {
  return heap.at(value).size != 0 && (int_digits(heap, value)[0] & 1) != 0;
}

// The value of an int of at most two digits; false for longer ones.
inline bool int_compact(const Heap& heap, Ref<Int> value, int64_t* out) {
  const int32_t size = heap.at(value).size;
  const uint32_t* digits = int_digits(heap, value);
  switch (size) {
    case 0:
      *out = 0;
      return true;
    case 1:
    case -1:
      *out = static_cast<int64_t>(digits[0]) * size;
      return true;
    case 2:
    case -2:
      *out = static_cast<int64_t>(static_cast<uint64_t>(digits[1]) << kDigitBits | digits[0]);
      if (size < 0) *out = -*out;
      return true;
    default:
      return false;
  }
}
// The value when it fits in 64 bits.
bool int_wide_i64(const Heap& heap, Ref<Int> value, int64_t* out);
inline bool int_try_i64(const Heap& heap, Ref<Int> value, int64_t* out) {
  return int_compact(heap, value, out) || int_wide_i64(heap, value, out);
}
bool int_try_u64(const Heap& heap, Ref<Int> value, uint64_t* out);
// The value, or the nearest 64-bit number: what slices and counts make of a huge index.
int64_t int_clamped_i64(const Heap& heap, Ref<Int> value);
// Rounded to nearest, halves to even. False: too large for a float.
bool int_to_double(const Heap& heap, Ref<Int> value, double* out);

uint64_t int_bit_length(const Heap& heap, Ref<Int> value);
uint64_t int_bit_count(const Heap& heap, Ref<Int> value);
// As hash(): the value modulo 2**61 - 1, never -1.
int64_t int_hash(const Heap& heap, Ref<Int> value);

Ordering int_compare_wide(const Heap& heap, Ref<Int> left, Ref<Int> right);
inline Ordering int_compare(const Heap& heap, Ref<Int> left, Ref<Int> right) {
  int64_t a = 0;
  int64_t b = 0;
  if (!int_compact(heap, left, &a) || !int_compact(heap, right, &b)) {
    return int_compare_wide(heap, left, right);
  }
  return a < b ? Ordering::Less : a > b ? Ordering::Greater : Ordering::Equal;
}
inline bool int_equal(const Heap& heap, Ref<Int> left, Ref<Int> right) {
  return int_compare(heap, left, right) == Ordering::Equal;
}
// Exact, without rounding; Unordered for a NaN.
Ordering int_compare_double(const Heap& heap, Ref<Int> left, double right);

// --- arithmetic ---
Ref<Int> int_add_wide(Heap& heap, Ref<Int> left, Ref<Int> right);
Ref<Int> int_subtract_wide(Heap& heap, Ref<Int> left, Ref<Int> right);
// Null: out of memory.
inline Ref<Int> int_add(Heap& heap, Ref<Int> left, Ref<Int> right) {
  int64_t a = 0;
  int64_t b = 0;
  if (int_compact(heap, left, &a) && int_compact(heap, right, &b)) {
    return int_from_i64(heap, a + b);
  }
  return int_add_wide(heap, left, right);
}
inline Ref<Int> int_subtract(Heap& heap, Ref<Int> left, Ref<Int> right) {
  int64_t a = 0;
  int64_t b = 0;
  if (int_compact(heap, left, &a) && int_compact(heap, right, &b)) {
    return int_from_i64(heap, a - b);
  }
  return int_subtract_wide(heap, left, right);
}
IntResult int_multiply_wide(Heap& heap, Ref<Int> left, Ref<Int> right);
// Errors: OutOfMemory, TooLarge.
inline IntResult int_multiply(Heap& heap, Ref<Int> left, Ref<Int> right) {
  int64_t a = 0;
  int64_t b = 0;
  int64_t product = 0;
  if (int_compact(heap, left, &a) && int_compact(heap, right, &b) &&
      !__builtin_mul_overflow(a, b, &product)) {
    return int_result(int_from_i64(heap, product));
  }
  return int_multiply_wide(heap, left, right);
}
// Rounds towards minus infinity. Errors: DivisionByZero, OutOfMemory, TooLarge.
IntResult int_floor_divide(Heap& heap, Ref<Int> left, Ref<Int> right);
// Has the sign of the divisor.
IntResult int_remainder(Heap& heap, Ref<Int> left, Ref<Int> right);
// Both at once; the remainder is in `remainder`, owned, when there is no error.
IntResult int_divmod(Heap& heap, Ref<Int> left, Ref<Int> right, Ref<Int>* remainder);
// The correctly rounded quotient. Errors: DivisionByZero, TooLargeForFloat.
IntError int_true_divide(const Heap& heap, Ref<Int> left, Ref<Int> right, double* quotient);
// The exponent must not be negative (Python answers with a float then: float_power).
IntResult int_power(Heap& heap, Ref<Int> base, Ref<Int> exponent);
// About the digit products that this takes; UINT64_MAX where the exponent is hopelessly large.
uint64_t int_power_work(const Heap& heap, Ref<Int> base, Ref<Int> exponent);
// pow(base, exponent, modulus). Errors: ZeroModulus, NotInvertible, OutOfMemory, TooLarge.
IntResult int_power_modulo(Heap& heap, Ref<Int> base, Ref<Int> exponent, Ref<Int> modulus);
// The number by which `value` has the product 1, modulo the other one; both are below the modulus
// and not negative. Errors: NotInvertible, OutOfMemory, TooLarge.
IntResult int_inverse_modulo(Heap& heap, Ref<Int> value, Ref<Int> modulus);
// About the digit products that this takes. The modulus must not be zero.
uint64_t int_power_modulo_work(const Heap& heap, Ref<Int> base, Ref<Int> exponent,
                               Ref<Int> modulus);
// Errors: NegativeShiftCount, TooLarge, OutOfMemory.
IntResult int_left_shift(Heap& heap, Ref<Int> value, Ref<Int> count);
IntResult int_right_shift(Heap& heap, Ref<Int> value, Ref<Int> count);

enum class BitOperation : uint8_t { And, Or, Xor };
Ref<Int> int_bitwise(Heap& heap, BitOperation operation, Ref<Int> left, Ref<Int> right);
Ref<Int> int_invert(Heap& heap, Ref<Int> value);
Ref<Int> int_negate(Heap& heap, Ref<Int> value);
// `value` itself when it is exactly an int and not negative.
Ref<Int> int_absolute(Heap& heap, Ref<Int> value);
// Errors: TooLarge, OutOfMemory.
IntResult int_gcd(Heap& heap, Ref<Int> left, Ref<Int> right);
// The integer square root of a number that is not negative.
IntResult int_square_root(Heap& heap, Ref<Int> value);
// round(value, digits) for negative `digits`: to a power of ten, halves to even.
IntResult int_round(Heap& heap, Ref<Int> value, int64_t digits);

}  // namespace ouro
