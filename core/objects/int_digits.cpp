#include "core/objects/int_digits.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace ouro {
namespace {

// From this many digits on the smaller factor, halving pays (KARATSUBA_CUTOFF).
constexpr size_t kKaratsubaDigits = 70;

// The span without leading zeros.
DigitSpan normal(DigitSpan digits) {
  while (!digits.empty() && digits.back() == 0) digits = digits.first(digits.size() - 1);
  return digits;
}

Digits multiply_schoolbook(DigitSpan left, DigitSpan right) {
  Digits product(left.size() + right.size(), 0);
  for (size_t i = 0; i < left.size(); ++i) {
    const uint64_t factor = left[i];
    uint64_t carry = 0;
    uint32_t* out = product.data() + i;
    for (uint32_t digit : right) {
      carry += *out + digit * factor;
      *out++ = static_cast<uint32_t>(carry) & kDigitMask;
      carry >>= kDigitBits;
    }
    *out = static_cast<uint32_t>(carry);
  }
  normalize(&product);
  return product;
}

// (a1 B + a0) (b1 B + b0) with three products instead of four (k_mul).
Digits multiply_karatsuba(DigitSpan left, DigitSpan right) {
  const size_t half = right.size() / 2;
  const DigitSpan left_low = normal(left.first(std::min(half, left.size())));
  const DigitSpan left_high = left.subspan(std::min(half, left.size()));
  const DigitSpan right_low = normal(right.first(half));
  const DigitSpan right_high = right.subspan(half);
  const Digits high = digits_multiply(left_high, right_high);
  const Digits low = digits_multiply(left_low, right_low);
  const Digits left_sum = digits_add(left_low, left_high);
  const Digits right_sum = digits_add(right_low, right_high);
  const Digits middle =
      digits_subtract(digits_subtract(digits_multiply(left_sum, right_sum), high), low);
  Digits product(left.size() + right.size() + 1, 0);
  std::copy(low.begin(), low.end(), product.begin());
  digits_add_at(product.data() + 2 * half, high);
  digits_add_at(product.data() + half, middle);
  normalize(&product);
  return product;
}

// The longer factor in pieces as long as the shorter one (k_lopsided_mul).
Digits multiply_lopsided(DigitSpan left, DigitSpan right) {
  Digits product(left.size() + right.size() + 1, 0);
  for (size_t done = 0; done < right.size(); done += left.size()) {
    const size_t count = std::min(left.size(), right.size() - done);
    digits_add_at(product.data() + done, digits_multiply(left, normal(right.subspan(done, count))));
  }
  normalize(&product);
  return product;
}

}  // namespace

void normalize(Digits* digits) {
  while (!digits->empty() && digits->back() == 0) digits->pop_back();
}

Digits digits_from_u64(uint64_t value) {
  Digits digits;
  for (; value != 0; value >>= kDigitBits) {
    digits.push_back(static_cast<uint32_t>(value) & kDigitMask);
  }
  return digits;
}

uint64_t digits_bit_length(DigitSpan digits) {
  if (digits.empty()) return 0;
  return (digits.size() - 1) * kDigitBits + static_cast<uint64_t>(std::bit_width(digits.back()));
}

uint64_t digits_low_u64(DigitSpan digits) {
  uint64_t value = 0;
  for (size_t i = std::min<size_t>(digits.size(), 3); i-- > 0;) {
    value = value << kDigitBits | digits[i];
  }
  return value;
}

int digits_compare(DigitSpan left, DigitSpan right) {
  if (left.size() != right.size()) return left.size() < right.size() ? -1 : 1;
  for (size_t i = left.size(); i-- > 0;) {
    if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
  }
  return 0;
}

Digits digits_add(DigitSpan left, DigitSpan right) {
  if (left.size() < right.size()) std::swap(left, right);
  Digits sum(left.size() + 1);
  uint32_t carry = 0;
  for (size_t i = 0; i < left.size(); ++i) {
    carry += left[i] + (i < right.size() ? right[i] : 0);
    sum[i] = carry & kDigitMask;
    carry >>= kDigitBits;
  }
  sum.back() = carry;
  normalize(&sum);
  return sum;
}

Digits digits_subtract(DigitSpan left, DigitSpan right) {
  Digits difference(left.size());
  int32_t borrow = 0;
  for (size_t i = 0; i < left.size(); ++i) {
    borrow += static_cast<int32_t>(left[i]) - static_cast<int32_t>(i < right.size() ? right[i] : 0);
    difference[i] = static_cast<uint32_t>(borrow) & kDigitMask;
    borrow >>= 31;
  }
  normalize(&difference);
  return difference;
}

void digits_add_at(uint32_t* sum, DigitSpan addend) {
  uint32_t carry = 0;
  for (size_t i = 0; i < addend.size() || carry != 0; ++i) {
    carry += sum[i] + (i < addend.size() ? addend[i] : 0);
    sum[i] = carry & kDigitMask;
    carry >>= kDigitBits;
  }
}

void digits_divide_rows(uint32_t* dividend, DigitSpan divisor, uint32_t* quotient, size_t from,
                        size_t to) {
  const size_t size = divisor.size();
  const uint64_t top = divisor[size - 1];
  const uint64_t second = divisor[size - 2];
  for (size_t k = from; k-- > to;) {
    uint32_t* part = dividend + k;
    const uint64_t head = uint64_t{part[size]} << kDigitBits | part[size - 1];
    uint64_t q = head / top;
    uint64_t r = head % top;
    while (q > kDigitMask || second * q > (r << kDigitBits | part[size - 2])) {
      --q;
      r += top;
      if (r > kDigitMask) break;
    }
    int64_t borrow = 0;
    for (size_t i = 0; i < size; ++i) {
      const int64_t difference = int64_t{part[i]} + borrow - static_cast<int64_t>(q * divisor[i]);
      part[i] = static_cast<uint32_t>(difference) & kDigitMask;
      borrow = difference >> kDigitBits;
    }
    if (int64_t{part[size]} + borrow < 0) {
      uint32_t carry = 0;
      for (size_t i = 0; i < size; ++i) {
        carry += part[i] + divisor[i];
        part[i] = carry & kDigitMask;
        carry >>= kDigitBits;
      }
      --q;
    }
    part[size] = 0;
    quotient[k] = static_cast<uint32_t>(q);
  }
}

Digits digits_multiply(DigitSpan left, DigitSpan right) {
  if (left.size() > right.size()) std::swap(left, right);
  if (left.empty()) return {};
  if (left.size() <= kKaratsubaDigits) return multiply_schoolbook(left, right);
  if (2 * left.size() <= right.size()) return multiply_lopsided(left, right);
  return multiply_karatsuba(left, right);
}

void digits_divide(DigitSpan left, DigitSpan right, Digits* quotient, Digits* remainder) {
  if (digits_compare(left, right) < 0) {
    remainder->assign(left.begin(), left.end());
    quotient->clear();
    return;
  }
  if (right.size() == 1) {
    const uint32_t divisor = right[0];
    quotient->assign(left.begin(), left.end());
    *remainder = digits_from_u64(digits_divide_small(quotient, divisor));
    return;
  }
  const auto shift = static_cast<uint64_t>(kDigitBits - std::bit_width(right.back()));
  const Digits divisor = digits_shift_left(right, shift);
  Digits dividend = digits_shift_left(left, shift);
  dividend.resize(left.size() + 1, 0);
  quotient->assign(dividend.size() - divisor.size(), 0);
  digits_divide_rows(dividend.data(), divisor, quotient->data(), quotient->size(), 0);
  normalize(quotient);
  normalize(&dividend);
  *remainder = digits_shift_right(dividend, shift);
}

void digits_multiply_add(Digits* digits, uint32_t factor, uint32_t addend) {
  uint64_t carry = addend;
  for (uint32_t& digit : *digits) {
    carry += uint64_t{digit} * factor;
    digit = static_cast<uint32_t>(carry) & kDigitMask;
    carry >>= kDigitBits;
  }
  for (; carry != 0; carry >>= kDigitBits) {
    digits->push_back(static_cast<uint32_t>(carry) & kDigitMask);
  }
}

uint32_t digits_divide_small(Digits* digits, uint32_t divisor) {
  uint64_t remainder = 0;
  for (size_t i = digits->size(); i-- > 0;) {
    remainder = remainder << kDigitBits | (*digits)[i];
    (*digits)[i] = static_cast<uint32_t>(remainder / divisor);
    remainder %= divisor;
  }
  normalize(digits);
  return static_cast<uint32_t>(remainder);
}

Digits digits_shift_left(DigitSpan digits, uint64_t count) {
  if (digits.empty()) return {};
  const auto whole = static_cast<size_t>(count / kDigitBits);
  const uint64_t rest = count % kDigitBits;
  Digits shifted(digits.size() + whole + 1, 0);
  uint64_t carry = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    carry |= uint64_t{digits[i]} << rest;
    shifted[whole + i] = static_cast<uint32_t>(carry) & kDigitMask;
    carry >>= kDigitBits;
  }
  shifted.back() = static_cast<uint32_t>(carry);
  normalize(&shifted);
  return shifted;
}

Digits digits_shift_right(DigitSpan digits, uint64_t count, bool* lost) {
  const size_t whole = static_cast<size_t>(std::min<uint64_t>(count / kDigitBits, digits.size()));
  const uint64_t rest = count % kDigitBits;
  bool any_lost = std::any_of(digits.begin(), digits.begin() + static_cast<ptrdiff_t>(whole),
                              [](uint32_t digit) { return digit != 0; });
  Digits shifted(digits.size() - whole);
  if (!shifted.empty()) any_lost |= (digits[whole] & ((1u << rest) - 1)) != 0;
  for (size_t i = 0; i < shifted.size(); ++i) {
    const uint64_t high = whole + i + 1 < digits.size() ? digits[whole + i + 1] : 0;
    shifted[i] =
        static_cast<uint32_t>((high << kDigitBits | digits[whole + i]) >> rest) & kDigitMask;
  }
  normalize(&shifted);
  if (lost != nullptr) *lost = any_lost;
  return shifted;
}

Digits digits_power_of_ten(uint32_t exponent) {
  Digits power = {1};
  Digits square = {10};
  for (; exponent != 0; exponent >>= 1) {
    if (exponent & 1) power = digits_multiply(power, square);
    if (exponent > 1) square = digits_multiply(square, square);
  }
  return power;
}

uint64_t multiply_work(uint64_t left_count, uint64_t right_count) {
  uint64_t small = std::min(left_count, right_count);
  uint64_t pieces = small == 0 ? 0 : (std::max(left_count, right_count) + small - 1) / small;
  for (; small > kKaratsubaDigits; small = (small + 1) / 2) pieces *= 3;
  return pieces * small * small;
}

uint64_t divide_work(uint64_t left_count, uint64_t right_count) {
  if (left_count < right_count) return 0;
  return (left_count - right_count + 1) * right_count;
}

double digits_to_double(DigitSpan digits, int64_t exponent, bool sticky) {
  const auto length = static_cast<int64_t>(digits_bit_length(digits));
  if (length == 0) return 0.0;
  if (exponent > 1024 || length + exponent > 1024) return std::numeric_limits<double>::infinity();
  // The exponent of the lowest bit that the double can hold.
  const int64_t lowest = std::max<int64_t>(length + exponent - 53, -1074);
  if (lowest <= exponent) {
    const uint64_t value = digits_low_u64(digits);
    return std::ldexp(static_cast<double>(value), static_cast<int>(exponent));
  }
  const auto dropped = static_cast<uint64_t>(lowest - exponent);
  bool below_half = false;
  const Digits kept = digits_shift_right(digits, dropped - 1, &below_half);
  uint64_t mantissa = digits_low_u64(kept);
  const bool half = (mantissa & 1) != 0;
  mantissa >>= 1;
  if (half && (below_half || sticky || (mantissa & 1) != 0)) ++mantissa;
  return std::ldexp(static_cast<double>(mantissa), static_cast<int>(lowest));
}

}  // namespace ouro
