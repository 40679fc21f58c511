#include "core/objects/int_object.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/objects/leaf_layout.h"

namespace ouro {
namespace {

constexpr uint32_t kExactDigitsOffset = 24;
constexpr uint32_t kOneDigitBytes = kExactDigitsOffset + 4;

uint32_t digit_bytes(uint32_t count, uint32_t digits_min) {
  return std::max(count, digits_min) * 4;
}

// A fresh object with `count` digits of zero and a positive sign. Null: refused.
Ref<Int> allocate_digits(Heap& heap, Ref<Type> type, uint32_t count) {
  const uint8_t digits_min = heap.profile.int_digits_min;
  const uint32_t bytes = digit_bytes(count, digits_min);
  const auto offset = static_cast<uint16_t>(heap.at(type).basic_size);
  const Ref<Int> ref = heap.allocate_object(type, bytes).as<Int>();
  if (!ref) return {};
  Int& value = heap.at(ref);
  value.size = static_cast<int32_t>(count);
  value.digits_offset = offset;
  value.digits_min = digits_min;
  return ref;
}

// As allocate_digits for an exact int of one digit.
Ref<Int> allocate_one_digit(Heap& heap) {
  const Ref<Object> reused = pop_free(heap, heap.state().free_lists.int_);
  if (!reused) return allocate_digits(heap, heap.type(TypeId::Int), 1);
  heap.at(reused.as<Int>()).size = 1;
  return reused.as<Int>();
}

Ref<Int> allocate_u64(Heap& heap, uint64_t magnitude, bool negative) {
  const uint64_t high = magnitude >> kDigitBits;
  const uint32_t count = high == 0 ? 1 : high <= kDigitMask ? 2 : 3;
  const Ref<Int> ref =
      count == 1 ? allocate_one_digit(heap) : allocate_digits(heap, heap.type(TypeId::Int), count);
  if (!ref) return {};
  uint32_t* digits = int_digits_to_fill(heap, ref);
  for (uint32_t i = 0; i < count; ++i, magnitude >>= kDigitBits) {
    digits[i] = static_cast<uint32_t>(magnitude) & kDigitMask;
  }
  if (negative) heap.at(ref).size = -heap.at(ref).size;
  return ref;
}

uint32_t int_size(const Memory& memory, Ref<Object> object) {
  const Int& value = memory.at(object.as<Int>());
  const auto count = static_cast<uint32_t>(value.size < 0 ? -value.size : value.size);
  return value.digits_offset + digit_bytes(count, value.digits_min);
}

// From 3.14 on, one-digit ints are kept for reuse (long_dealloc).
bool retire_int(Heap& heap, Ref<Object> object) {
  const Int& value = heap.at(object.as<Int>());
  if (heap.profile.int_free_list_max == 0 || value.size < -1 || value.size > 1) return false;
  if (!heap.is_exact(object, TypeId::Int)) return false;
  return push_free(heap, heap.state().free_lists.int_, heap.profile.int_free_list_max, object);
}

// The value modulo 2**61 - 1 (long_hash).
uint64_t hash_magnitude(DigitSpan digits) {
  constexpr uint64_t kModulus = (uint64_t{1} << 61) - 1;
  uint64_t hash = 0;
  for (size_t i = digits.size(); i-- > 0;) {
    hash = (hash << kDigitBits & kModulus) | hash >> (61 - kDigitBits);
    hash += digits[i];
    if (hash >= kModulus) hash -= kModulus;
  }
  return hash;
}

Ordering ordering_of(int comparison) {
  return comparison < 0 ? Ordering::Less : comparison > 0 ? Ordering::Greater : Ordering::Equal;
}

// The magnitude of a double that is whole, finite and at least 2**53.
Digits digits_from_double(double value) {
  int exponent = 0;
  const double fraction = std::frexp(std::fabs(value), &exponent);
  const auto mantissa = static_cast<uint64_t>(std::ldexp(fraction, 53));
  return digits_shift_left(digits_from_u64(mantissa), static_cast<uint64_t>(exponent - 53));
}

}  // namespace

const Layout kIntLayout = leaf_layout("int", {.size = int_size, .retire = retire_int});

void boot_small_ints(Heap& heap) {
  const int64_t max = heap.profile.small_int_max;
  CHECK(max - kSmallIntMin < kSmallIntCountMax);
  for (int64_t value = kSmallIntMin; value <= max; ++value) {
    const uint32_t count = value == 0 ? 0 : 1;
    const Ref<Int> ref = allocate_digits(heap, heap.type(TypeId::Int), count);
    if (count != 0)
      *int_digits_to_fill(heap, ref) = static_cast<uint32_t>(value < 0 ? -value : value);
    if (value < 0) heap.at(ref).size = -1;
    if (heap.profile.immortal_objects) make_immortal(heap, ref.as<Object>());
    heap.state().small_ints[value - kSmallIntMin] = ref.as<Object>();
  }
}

Ref<Object> boot_bool(Heap& heap, bool value) {
  const Ref<Int> ref = allocate_digits(heap, heap.type(TypeId::Bool), value ? 1 : 0);
  if (value) *int_digits_to_fill(heap, ref) = 1;
  if (heap.profile.immortal_objects) make_immortal(heap, ref.as<Object>());
  return ref.as<Object>();
}

void int_clear_free_list(Heap& heap) {
  clear_free(heap, heap.state().free_lists.int_, kOneDigitBytes);
}

Ref<Int> int_allocate_i64(Heap& heap, int64_t value) {
  const auto bits = static_cast<uint64_t>(value);
  return allocate_u64(heap, value < 0 ? ~bits + 1 : bits, value < 0);
}

Ref<Int> int_from_u64(Heap& heap, uint64_t value) {
  if (value <= INT64_MAX) return int_from_i64(heap, static_cast<int64_t>(value));
  return allocate_u64(heap, value, false);
}

Ref<Int> int_from_digits(Heap& heap, DigitSpan digits, bool negative) {
  while (!digits.empty() && digits.back() == 0) digits = digits.first(digits.size() - 1);
  if (digits.size() <= 2) {
    const auto value = static_cast<int64_t>(digits_low_u64(digits));
    return int_from_i64(heap, negative ? -value : value);
  }
  const Ref<Int> ref = int_allocate_digits(heap, digits.size());
  if (!ref) return {};
  std::copy(digits.begin(), digits.end(), int_digits_to_fill(heap, ref));
  if (negative) heap.at(ref).size = -heap.at(ref).size;
  return ref;
}

Ref<Int> int_allocate_digits(Heap& heap, uint64_t count) {
  if (count > kIntDigitsMax) return {};
  return allocate_digits(heap, heap.type(TypeId::Int), static_cast<uint32_t>(count));
}

IntResult int_from_double(Heap& heap, double value) {
  if (std::isnan(value)) return {{}, IntError::NotANumber};
  if (std::isinf(value)) return {{}, IntError::Infinite};
  if (std::fabs(value) < 9.2e18) return int_result(int_from_i64(heap, static_cast<int64_t>(value)));
  return int_result(int_from_digits(heap, digits_from_double(value), value < 0));
}

Ref<Int> int_of_type(Heap& heap, Ref<Type> type, Ref<Int> value) {
  const uint32_t count = int_digit_count(heap, value);
  const Ref<Int> ref = allocate_digits(heap, type, count);
  if (!ref) return {};
  std::copy_n(int_digits(heap, value), count, int_digits_to_fill(heap, ref));
  heap.at(ref).size = heap.at(value).size;
  return ref;
}

Ref<Int> int_as_exact(Heap& heap, Ref<Int> value) {
  if (heap.is_exact(value.as<Object>(), TypeId::Int)) return new_reference(heap, value);
  int64_t compact = 0;
  if (int_compact(heap, value, &compact)) return int_from_i64(heap, compact);
  return int_of_type(heap, heap.type(TypeId::Int), value);
}

bool int_wide_i64(const Heap& heap, Ref<Int> value, int64_t* out) {
  const DigitSpan digits = int_magnitude(heap, value);
  if (digits_bit_length(digits) > 64) return false;
  const uint64_t magnitude = digits_low_u64(digits);
  const bool negative = int_is_negative(heap, value);
  if (magnitude > uint64_t{INT64_MAX} + (negative ? 1 : 0)) return false;
  *out = static_cast<int64_t>(negative ? ~magnitude + 1 : magnitude);
  return true;
}

bool int_try_u64(const Heap& heap, Ref<Int> value, uint64_t* out) {
  const DigitSpan digits = int_magnitude(heap, value);
  if (int_is_negative(heap, value) || digits_bit_length(digits) > 64) return false;
  *out = digits_low_u64(digits);
  return true;
}

int64_t int_clamped_i64(const Heap& heap, Ref<Int> value) {
  int64_t result = 0;
  if (int_try_i64(heap, value, &result)) return result;
  return int_is_negative(heap, value) ? INT64_MIN : INT64_MAX;
}

bool int_to_double(const Heap& heap, Ref<Int> value, double* out) {
  int64_t compact = 0;
  if (int_compact(heap, value, &compact)) {
    *out = static_cast<double>(compact);
    return true;
  }
  const double magnitude = digits_to_double(int_magnitude(heap, value), 0, false);
  *out = int_is_negative(heap, value) ? -magnitude : magnitude;
  return !std::isinf(magnitude);
}

uint64_t int_bit_length(const Heap& heap, Ref<Int> value) {
  return digits_bit_length(int_magnitude(heap, value));
}

uint64_t int_bit_count(const Heap& heap, Ref<Int> value) {
  uint64_t count = 0;
  for (uint32_t digit : int_magnitude(heap, value)) {
    count += static_cast<uint64_t>(std::popcount(digit));
  }
  return count;
}

int64_t int_hash(const Heap& heap, Ref<Int> value) {
  const auto hash = static_cast<int64_t>(hash_magnitude(int_magnitude(heap, value)));
  if (!int_is_negative(heap, value)) return hash;
  return hash == 1 ? -2 : -hash;
}

Ordering int_compare_wide(const Heap& heap, Ref<Int> left, Ref<Int> right) {
  const bool negative = int_is_negative(heap, left);
  if (negative != int_is_negative(heap, right))
    return negative ? Ordering::Less : Ordering::Greater;
  const int order = digits_compare(int_magnitude(heap, left), int_magnitude(heap, right));
  return ordering_of(negative ? -order : order);
}

Ordering int_compare_double(const Heap& heap, Ref<Int> left, double right) {
  if (std::isnan(right)) return Ordering::Unordered;
  if (std::isinf(right)) return right > 0 ? Ordering::Less : Ordering::Greater;
  const bool negative = int_is_negative(heap, left);
  if (std::fabs(right) < 9.2e18) {
    const auto whole = static_cast<int64_t>(right);
    int64_t value = 0;
    if (!int_try_i64(heap, left, &value)) return negative ? Ordering::Less : Ordering::Greater;
    if (value != whole) return value < whole ? Ordering::Less : Ordering::Greater;
    const double fraction = right - static_cast<double>(whole);
    return fraction > 0 ? Ordering::Less : fraction < 0 ? Ordering::Greater : Ordering::Equal;
  }
  if (negative != (right < 0)) return negative ? Ordering::Less : Ordering::Greater;
  const int order = digits_compare(int_magnitude(heap, left), digits_from_double(right));
  return ordering_of(negative ? -order : order);
}

}  // namespace ouro
