// characters.h - UTF-8, and which characters may stand in a name.
//
// Python's rule for names (PEP 3131) needs two tables of the Unicode database. Here a character
// beyond ASCII may stand in a name unless it is listed as punctuation, symbol, space, control or
// private use: what people paste by accident (typographic quotes, dashes, arrows, no-break spaces,
// emoji) is found, with CPython's message.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ouro {

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
// The value of a hexadecimal digit, or -1.
int hex_digit_value(char c);

// True for ASCII letters, `_`, and the bytes of characters beyond ASCII.
bool may_start_name(char c);
bool may_continue_name(char c);

// The length in bytes of the well-formed UTF-8 sequence at `at`, or 0. Surrogates are not well
// formed.
size_t utf8_length(std::string_view text, size_t at);
// The character at `at`, which must be the begin of a well-formed sequence.
uint32_t utf8_decode(std::string_view text, size_t at);
// Appends a character; a surrogate takes three bytes like its neighbours.
void utf8_append(std::string& text, uint32_t code_point);

enum class NameCharacter : uint8_t { Allowed, Printable, NonPrintable };
// May a character beyond ASCII stand in a name? If not: does it show?
NameCharacter classify_name_character(uint32_t code_point);

}  // namespace ouro
