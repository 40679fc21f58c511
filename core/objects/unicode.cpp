#include "core/objects/unicode.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace ouro {
namespace {

// Characters first, first + step, ... up to first + extent map to themselves plus delta.
struct CaseRange {
  uint32_t first;
  uint16_t extent;
  uint16_t step;
  int32_t delta;
};

struct LongCase {
  uint32_t character;
  uint32_t result[3];
};

#include "core/objects/unicode_tables.def"

// For each block of characters the index of the range that its first one lies in, so that little
// is left to search: texts of millions of characters are asked about at once.
constexpr uint32_t kBlockBits = 5;
constexpr uint32_t kBlockCount = (0x110000 >> kBlockBits) + 1;

constexpr std::array<uint16_t, kBlockCount + 1> first_ranges() {
  std::array<uint16_t, kBlockCount + 1> first{};
  size_t range = 0;
  for (uint32_t block = 0; block <= kBlockCount; ++block) {
    const uint32_t begin = block << kBlockBits;
    while (range + 1 < std::size(kPropertyRanges) && kPropertyRanges[range + 1] >> 8 <= begin) {
      ++range;
    }
    first[block] = static_cast<uint16_t>(range);
  }
  return first;
}
static_assert(std::size(kPropertyRanges) < UINT16_MAX);
constexpr std::array<uint16_t, kBlockCount + 1> kFirstRanges = first_ranges();

// The index of the range that the character lies in.
size_t property_range(char32_t character) {
  size_t range = kFirstRanges[character >> kBlockBits];
  const size_t last = kFirstRanges[(character >> kBlockBits) + 1];
  while (range < last && kPropertyRanges[range + 1] >> 8 <= character) ++range;
  return range;
}

bool find_case(std::span<const CaseRange> ranges, std::span<const LongCase> longer,
               char32_t character, CaseResult* result) {
  const auto range =
      std::upper_bound(ranges.begin(), ranges.end(), character,
                       [](char32_t c, const CaseRange& candidate) { return c < candidate.first; });
  if (range != ranges.begin()) {
    const CaseRange& found = *(range - 1);
    const uint32_t distance = character - found.first;
    if (distance <= found.extent && distance % found.step == 0) {
      const auto mapped = static_cast<int64_t>(character) + found.delta;
      *result = {{static_cast<char32_t>(mapped), 0, 0}, 1};
      return true;
    }
  }
  const auto entry = std::lower_bound(
      longer.begin(), longer.end(), character,
      [](const LongCase& candidate, char32_t c) { return candidate.character < c; });
  if (entry == longer.end() || entry->character != character) return false;
  const uint32_t count = entry->result[2] != 0 ? 3 : 2;
  *result = {{entry->result[0], entry->result[1], entry->result[2]}, count};
  return true;
}

}  // namespace

constexpr std::array<uint16_t, 256> latin1_properties() {
  std::array<uint16_t, 256> properties{};
  size_t range = 0;
  for (uint32_t c = 0; c < 256; ++c) {
    while (kPropertyRanges[range + 1] >> 8 <= c) ++range;
    properties[c] = kPropertyClasses[kPropertyRanges[range] & 0xFF];
  }
  return properties;
}
const std::array<uint16_t, 256> kLatin1Properties = latin1_properties();

uint16_t character_properties(char32_t character) {
  if (character < 256) return kLatin1Properties[character];
  return kPropertyClasses[kPropertyRanges[property_range(character)] & 0xFF];
}

bool is_line_break(char32_t c) {
  return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

int decimal_value(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  const uint32_t range = kPropertyRanges[property_range(c)];
  if ((kPropertyClasses[range & 0xFF] & kCharDecimal) == 0) return -1;
  // A range of decimal digits starts with a zero.
  return static_cast<int>((c - (range >> 8)) % 10);
}

CaseResult map_character(char32_t character, CaseTable table) {
  CaseResult result;
  switch (table) {
    case CaseTable::Title:
      if (find_case(kTitleRanges, kTitleLong, character, &result)) return result;
      [[fallthrough]];
    case CaseTable::Upper:
      if (find_case(kUpperRanges, kUpperLong, character, &result)) return result;
      break;
    case CaseTable::Fold:
      if (find_case(kFoldRanges, kFoldLong, character, &result)) return result;
      [[fallthrough]];
    case CaseTable::Lower:
      if (find_case(kLowerRanges, kLowerLong, character, &result)) return result;
      break;
  }
  return {{character, 0, 0}, 1};
}

}  // namespace ouro
