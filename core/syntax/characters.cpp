// characters.cpp - UTF-8 by hand, and ranges of characters that no name contains.

#include "core/syntax/characters.h"

namespace ouro {

namespace {

struct Range {
  uint32_t first;
  uint32_t last;
};

// Punctuation, symbols and spaces, by block.
constexpr Range kNotInNames[] = {
    {0x80, 0xA9},       {0xAB, 0xB4},       {0xB6, 0xB6},       {0xB8, 0xB9},
    {0xBB, 0xBF},       {0xD7, 0xD7},       {0xF7, 0xF7},       {0x2C2, 0x2C5},
    {0x2D2, 0x2DF},     {0x37E, 0x37E},     {0x1680, 0x1680},   {0x180E, 0x180E},
    {0x2000, 0x200B},   {0x200E, 0x203E},   {0x2041, 0x2053},   {0x2055, 0x2070},
    {0x2072, 0x207E},   {0x2080, 0x208F},   {0x20A0, 0x20CF},   {0x2190, 0x2BFF},
    {0x2E00, 0x3004},   {0x3008, 0x3020},   {0x3200, 0x33FF},   {0x4DC0, 0x4DFF},
    {0xE000, 0xF8FF},   {0xFE10, 0xFE1F},   {0xFE35, 0xFE4C},   {0xFE50, 0xFE70},
    {0xFEFF, 0xFF0F},   {0xFF1A, 0xFF20},   {0xFF3B, 0xFF3E},   {0xFF40, 0xFF40},
    {0xFF5B, 0xFF64},   {0xFFE0, 0xFFFF},   {0x1D000, 0x1D164}, {0x1D200, 0x1D241},
    {0x1D300, 0x1D3FF}, {0x1F000, 0x1FBEF}, {0xE0000, 0xE00FF}, {0xF0000, 0x10FFFF},
};

// Among them: what str.isprintable() denies.
constexpr Range kNonPrintable[] = {
    {0x80, 0xA0},     {0xAD, 0xAD},     {0x1680, 0x1680}, {0x180E, 0x180E},   {0x2000, 0x200B},
    {0x200E, 0x200F}, {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000},   {0xE000, 0xF8FF},
    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE00FF}, {0xF0000, 0x10FFFF},
};

template <size_t N>
bool contains(const Range (&ranges)[N], uint32_t code_point) {
  for (const Range& range : ranges) {
    if (code_point >= range.first && code_point <= range.last) return true;
  }
  return false;
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

int hex_digit_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool may_start_name(char c) {
  return is_ascii_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 128;
}

bool may_continue_name(char c) {
  return may_start_name(c) || is_digit(c);
}

size_t utf8_length(std::string_view text, size_t at) {
  auto byte = [&](size_t offset) -> uint32_t {
    return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0;
  };
  uint32_t lead = byte(0);
  size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead > 0xF4) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
  bool surrogate = lead == 0xED && byte(1) >= 0xA0;
  bool too_large = lead == 0xF4 && byte(1) >= 0x90;
  return overlong || surrogate || too_large ? 0 : length;
}

uint32_t utf8_decode(std::string_view text, size_t at) {
  auto byte = [&](size_t offset) -> uint32_t {
    return static_cast<unsigned char>(text[at + offset]);
  };
  uint32_t lead = byte(0);
  if (lead < 0x80) return lead;
  if (lead < 0xE0) return (lead & 0x1F) << 6 | (byte(1) & 0x3F);
  if (lead < 0xF0) return (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
}

void utf8_append(std::string& text, uint32_t code_point) {
  auto add = [&](uint32_t byte) { text.push_back(static_cast<char>(byte)); };
  auto add_tail = [&](unsigned shift) { add(0x80 | (code_point >> shift & 0x3F)); };
  if (code_point < 0x80) {
    add(code_point);
  } else if (code_point < 0x800) {
    add(0xC0 | code_point >> 6);
    add_tail(0);
  } else if (code_point < 0x10000) {
    add(0xE0 | code_point >> 12);
    add_tail(6);
    add_tail(0);
  } else {
    add(0xF0 | code_point >> 18);
    add_tail(12);
    add_tail(6);
    add_tail(0);
  }
}

NameCharacter classify_name_character(uint32_t code_point) {
  if (!contains(kNotInNames, code_point)) return NameCharacter::Allowed;
  if (contains(kNonPrintable, code_point)) return NameCharacter::NonPrintable;
  return NameCharacter::Printable;
}

}  // namespace ouro
