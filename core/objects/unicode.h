// unicode.h - what characters are: letters, digits, spaces, case.
//
// Properties and case mappings of Unicode 15.1, as Python 3.13 sees them, in tables compressed to
// ranges (unicode_tables.def, made by make_unicode_tables.py). ASCII answers inline.
#pragma once

#include <array>
#include <cstdint>

namespace ouro {

// Each is a bit of character_properties().
enum CharacterProperty : uint16_t {
  kCharAlpha = 1,
  kCharDecimal = 2,
  kCharDigit = 4,
  kCharNumeric = 8,
  kCharLower = 16,
  kCharUpper = 32,
  kCharTitle = 64,
  kCharSpace = 128,
  kCharPrintable = 256,
  kCharIdentifierStart = 512,
  kCharIdentifierPart = 1024,
  kCharCased = 2048,
  kCharCaseIgnorable = 4096,
};
uint16_t character_properties(char32_t character);
// The same of the first 256 characters.
extern const std::array<uint16_t, 256> kLatin1Properties;

inline bool is_space(char32_t c) {
  if (c < 128) return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
  return (character_properties(c) & kCharSpace) != 0;
}
inline bool is_printable(char32_t c) {
  if (c < 128) return c >= 32 && c < 127;
  return (character_properties(c) & kCharPrintable) != 0;
}
// Where str.splitlines() splits.
bool is_line_break(char32_t c);
// 0 to 9, or -1: what int() and float() accept.
int decimal_value(char32_t c);

// A full case mapping: one to three characters.
struct CaseResult {
  char32_t characters[3];
  uint32_t count;
};
enum class CaseTable : uint8_t { Lower, Upper, Title, Fold };
CaseResult map_character(char32_t character, CaseTable table);

}  // namespace ouro
