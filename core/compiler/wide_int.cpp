// See wide_int.h.
#include "core/compiler/wide_int.h"

namespace ouro {
namespace {

int digit_value(char digit) {
  if (digit <= '9') return digit - '0';
  return (digit | 0x20) - 'a' + 10;
}

}  // namespace

std::optional<WideInt> parse_wide(std::string_view digits, int base) {
  WideInt value = 0;
  for (const char digit : digits) {
    if (__builtin_mul_overflow(value, static_cast<WideInt>(base), &value)) return std::nullopt;
    const WideInt step = digit_value(digit);
    if (__builtin_add_overflow(value, step, &value)) return std::nullopt;
  }
  return value;
}

std::string wide_text(WideInt value) {
  if (value == 0) return "0";
  std::string reversed;
  for (WideInt rest = value; rest != 0; rest /= 10) {
    const int digit = static_cast<int>(rest % 10);
    reversed += static_cast<char>('0' + (digit < 0 ? -digit : digit));
  }
  if (value < 0) reversed += '-';
  return std::string(reversed.rbegin(), reversed.rend());
}

int bit_length(WideInt value) {
  int length = 0;
  for (; value != 0; value /= 2) ++length;
  return length;
}

std::optional<WideInt> add_wide(WideInt left, WideInt right) {
  WideInt result;
  if (__builtin_add_overflow(left, right, &result)) return std::nullopt;
  return result;
}

std::optional<WideInt> subtract_wide(WideInt left, WideInt right) {
  WideInt result;
  if (__builtin_sub_overflow(left, right, &result)) return std::nullopt;
  return result;
}

std::optional<WideInt> multiply_wide(WideInt left, WideInt right) {
  WideInt result;
  if (__builtin_mul_overflow(left, right, &result)) return std::nullopt;
  return result;
}

std::optional<WideInt> power_wide(WideInt base, WideInt exponent) {
  if (base == 0 || base == 1) return exponent == 0 ? 1 : base;
  if (base == -1) return exponent % 2 == 0 ? 1 : -1;
  if (exponent > 127) return std::nullopt;
  WideInt result = 1;
  for (WideInt i = 0; i < exponent; ++i) {
    const std::optional<WideInt> product = multiply_wide(result, base);
    if (!product) return std::nullopt;
    result = *product;
  }
  return result;
}

WideInt floor_divide_wide(WideInt left, WideInt right) {
  const WideInt quotient = left / right;
  const bool rounds_up = left % right != 0 && (left < 0) != (right < 0);
  return rounds_up ? quotient - 1 : quotient;
}

WideInt remainder_wide(WideInt left, WideInt right) {
  const WideInt rest = left % right;
  return rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest;
}

}  // namespace ouro
