// wide_int.h - integers of 127 bits and a sign, for folding constants.
//
// Each operation says by an empty result that it would not fit; nothing wraps around.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ouro {

__extension__ typedef __int128 WideInt;

// Digits without sign and prefix.
std::optional<WideInt> parse_wide(std::string_view digits, int base);
// Decimal, with a '-' when negative.
std::string wide_text(WideInt value);
int bit_length(WideInt value);

std::optional<WideInt> add_wide(WideInt left, WideInt right);
std::optional<WideInt> subtract_wide(WideInt left, WideInt right);
std::optional<WideInt> multiply_wide(WideInt left, WideInt right);
// `exponent` is not negative.
std::optional<WideInt> power_wide(WideInt base, WideInt exponent);
// Rounded towards minus infinity; the remainder has the sign of `right`, which is not zero.
WideInt floor_divide_wide(WideInt left, WideInt right);
WideInt remainder_wide(WideInt left, WideInt right);

}  // namespace ouro
