// int_digits.h - arithmetic on magnitudes: digits of 30 bits, lowest first, outside the block.
//
// Pure functions from spans (which may lie in the block, since nothing here allocates in it) to
// vectors. A magnitude is *normal* when its highest digit is not zero; zero has no digits. All
// arguments are normal unless it says otherwise, and so are all results.
//
// As in CPython's longobject.c: schoolbook and Karatsuba multiplication (k_mul), Knuth's algorithm
// D (x_divrem). `multiply_work` and `divide_work` estimate the digit products that an operation
// takes, so that callers can divide what would hold up the machine among several ticks.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ouro {

using Digits = std::vector<uint32_t>;
using DigitSpan = std::span<const uint32_t>;

inline constexpr uint64_t kDigitBits = 30;
inline constexpr uint32_t kDigitMask = (1u << kDigitBits) - 1;
// Digit products that one tick takes where the work can be divided: less than a millisecond.
inline constexpr uint64_t kDigitWorkPerTick = uint64_t{1} << 16;
// Digit products of an operation that cannot be divided: some tenths of a second.
inline constexpr uint64_t kDigitWorkMax = uint64_t{1} << 29;
// The same of one that can: half a minute. What takes longer is refused.
inline constexpr uint64_t kDividedWorkMax = uint64_t{1} << 34;

void normalize(Digits* digits);
Digits digits_from_u64(uint64_t value);
uint64_t digits_bit_length(DigitSpan digits);
// The lowest 64 bits.
uint64_t digits_low_u64(DigitSpan digits);
// -1, 0 or 1.
int digits_compare(DigitSpan left, DigitSpan right);

Digits digits_add(DigitSpan left, DigitSpan right);
// left - right; left must not be smaller.
Digits digits_subtract(DigitSpan left, DigitSpan right);
Digits digits_multiply(DigitSpan left, DigitSpan right);
// The quotient and the remainder; the divisor must not be zero.
void digits_divide(DigitSpan left, DigitSpan right, Digits* quotient, Digits* remainder);

// Adds to a longer number in place. The sum must fit.
void digits_add_at(uint32_t* sum, DigitSpan addend);
// Knuth's algorithm D from one digit of the quotient down to another, in place: the dividend has a
// digit more than what is divided, and becomes the remainder; the divisor has at least two digits
// and its highest bit set. So `quotient` needs dividend.size() - divisor.size() digits in all.
void digits_divide_rows(uint32_t* dividend, DigitSpan divisor, uint32_t* quotient, size_t from,
                        size_t to);

// In place, by small numbers: digits * factor + addend; the quotient, returning the remainder.
void digits_multiply_add(Digits* digits, uint32_t factor, uint32_t addend);
uint32_t digits_divide_small(Digits* digits, uint32_t divisor);

Digits digits_shift_left(DigitSpan digits, uint64_t count);
// Drops the lowest `count` bits; *lost says whether one of them was set.
Digits digits_shift_right(DigitSpan digits, uint64_t count, bool* lost = nullptr);
// 10 ** exponent.
Digits digits_power_of_ten(uint32_t exponent);

uint64_t multiply_work(uint64_t left_count, uint64_t right_count);
uint64_t divide_work(uint64_t left_count, uint64_t right_count);

// The double nearest to (digits + a little, if `sticky`) * 2**exponent, halves to even; infinite
// when too large. `sticky` needs at least 55 bits in `digits`.
double digits_to_double(DigitSpan digits, int64_t exponent, bool sticky);

}  // namespace ouro
