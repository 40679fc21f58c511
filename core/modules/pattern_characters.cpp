#include "core/modules/pattern_characters.h"

#include "core/objects/unicode.h"

namespace ouro {
namespace {

bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
bool is_ascii_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13);
}
bool is_ascii_word(char32_t c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_';
}
bool is_digit(char32_t c) {
  return c < 128 ? is_ascii_digit(c) : (character_properties(c) & kCharDecimal) != 0;
}
bool is_word(char32_t c) {
  if (c < 128) return is_ascii_word(c);
  return (character_properties(c) & (kCharAlpha | kCharDecimal | kCharDigit | kCharNumeric)) != 0;
}

// Characters that are the same for IGNORECASE though their lower case differs (_sre's
// ignorecase_fixes), and those whose lower case is that of an older letter. Rows end with zero.
constexpr char32_t kSameCase[][4] = {
    {0x69, 0x130, 0x131},  {0x73, 0x17f},   {0xb5, 0x3bc, 0x39c}, {0x345, 0x3b9, 0x1fbe, 0x399},
    {0x390, 0x1fd3},       {0x3b0, 0x1fe3}, {0x3b2, 0x3d0},       {0x3b5, 0x3f5},
    {0x3b8, 0x3d1, 0x3f4}, {0x3ba, 0x3f0},  {0x3c0, 0x3d6},       {0x3c1, 0x3f1},
    {0x3c2, 0x3c3, 0x3a3}, {0x3c6, 0x3d5},  {0x1e61, 0x1e9b},     {0xfb05, 0xfb06},
    {0x6b, 0x212a},        {0xe5, 0x212b},  {0x3c9, 0x2126},      {0xdf, 0x1e9e},
};

// A mapping to one character; itself when the full mapping has more.
char32_t mapped(char32_t character, CaseTable table) {
  const CaseResult result = map_character(character, table);
  const bool simple = result.count == 1 || (character == 0x130 && table == CaseTable::Lower);
  return simple ? result.characters[0] : character;
}

// The first of the characters that are the same as this one.
char32_t canonical(char32_t character) {
  const char32_t lower = mapped(character, CaseTable::Lower);
  if (lower < 0xb5 && lower != 0x69 && lower != 0x73) return lower;
  for (const auto& row : kSameCase) {
    for (const char32_t same : row) {
      if (same == lower) return row[0];
    }
  }
  return lower;
}

char32_t swap_ascii_case(char32_t character) {
  return is_ascii_letter(character) ? character ^ 0x20 : character;
}

void add_variant(CaseVariants* variants, char32_t character, char32_t variant) {
  if (variant == 0 || variant == character) return;
  for (uint32_t i = 0; i < variants->count; ++i) {
    if (variants->characters[i] == variant) return;
  }
  if (variants->count < 5) variants->characters[variants->count++] = variant;
}

}  // namespace

bool in_category(PatternCode category, char32_t c) {
  switch (category) {
    case PatternCode::Digit:
      return is_digit(c);
    case PatternCode::NotDigit:
      return !is_digit(c);
    case PatternCode::Space:
      return is_space(c);
    case PatternCode::NotSpace:
      return !is_space(c);
    case PatternCode::Word:
      return is_word(c);
    case PatternCode::NotWord:
      return !is_word(c);
    case PatternCode::AsciiDigit:
      return is_ascii_digit(c);
    case PatternCode::NotAsciiDigit:
      return !is_ascii_digit(c);
    case PatternCode::AsciiSpace:
      return is_ascii_space(c);
    case PatternCode::NotAsciiSpace:
      return !is_ascii_space(c);
    case PatternCode::AsciiWord:
      return is_ascii_word(c);
    case PatternCode::NotAsciiWord:
      return !is_ascii_word(c);
    default:
      return false;
  }
}

CaseVariants case_variants(PatternCode how, char32_t character) {
  CaseVariants variants;
  if (how == PatternCode::CaseAscii) {
    add_variant(&variants, character, swap_ascii_case(character));
    return variants;
  }
  const char32_t lower = mapped(character, CaseTable::Lower);
  add_variant(&variants, character, lower);
  add_variant(&variants, character, mapped(lower, CaseTable::Upper));
  add_variant(&variants, character, mapped(lower, CaseTable::Title));
  const char32_t first = canonical(character);
  for (const auto& row : kSameCase) {
    if (row[0] != first) continue;
    for (const char32_t same : row) add_variant(&variants, character, same);
    add_variant(&variants, character, mapped(first, CaseTable::Upper));
  }
  return variants;
}

bool same_character(PatternCode how, char32_t left, char32_t right) {
  if (left == right) return true;
  switch (how) {
    case PatternCode::CaseAscii:
      return left == swap_ascii_case(right);
    case PatternCode::CaseUnicode:
      if (left < 128 && right < 128) return left == swap_ascii_case(right);
      return canonical(left) == canonical(right);
    default:
      return false;
  }
}

}  // namespace ouro
