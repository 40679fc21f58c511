// str_search.h - finding and cutting text: pure functions over views, for str and, through latin-1
// views, for bytes.
//
// Nothing here allocates in the block. What cuts a text into pieces returns their ranges; the
// caller makes strings of them (str_part). Ranges given as start and end must lie within the text.
// Searches take time proportional to the text, whatever the needle (a failing first attempt goes
// over to Knuth-Morris-Pratt).
#pragma once

#include <cstdint>
#include <vector>

#include "core/objects/str_object.h"

namespace ouro {

struct TextRange {
  uint32_t start;
  uint32_t end;
  uint32_t length() const { return end - start; }
  friend bool operator==(TextRange, TextRange) = default;
};

// Which characters count as whitespace.
enum class Whitespace : uint8_t { Unicode, Ascii };

// Python's slice rules for the optional start and end of find, count, startswith, ...: negative
// ones count from the end, everything is clipped. start > end is possible: nothing is found then,
// not even the empty text.
struct SearchRange {
  int64_t start;
  int64_t end;
};
SearchRange clip_search_range(int64_t start, int64_t end, uint32_t length);

// Index of the first or last occurrence within the range, -1 when there is none.
int64_t text_find(StrView text, StrView needle, SearchRange range);
int64_t text_rfind(StrView text, StrView needle, SearchRange range);
int64_t text_find_character(StrView text, char32_t character, uint32_t start);
// Occurrences that do not overlap; at most `count_max`.
uint32_t text_count(StrView text, StrView needle, SearchRange range,
                    uint32_t count_max = 0xFFFFFFFF);
bool text_contains(StrView text, StrView needle);
bool text_starts_with(StrView text, StrView prefix, SearchRange range);
bool text_ends_with(StrView text, StrView suffix, SearchRange range);

enum class StripSide : uint8_t { Left, Right, Both };
TextRange strip_whitespace(StrView text, StripSide side, Whitespace whitespace);
TextRange strip_characters(StrView text, StrView characters, StripSide side);

// str.split(): at runs of whitespace, no empty pieces. `splits_max` < 0: no limit.
std::vector<TextRange> split_whitespace(StrView text, int64_t splits_max, Whitespace whitespace);
std::vector<TextRange> rsplit_whitespace(StrView text, int64_t splits_max, Whitespace whitespace);
// At a separator, which must not be empty. Pieces stand in text order, also those of rsplit.
std::vector<TextRange> split_text(StrView text, StrView separator, int64_t splits_max);
std::vector<TextRange> rsplit_text(StrView text, StrView separator, int64_t splits_max);

enum class LineEnds : uint8_t { Drop, Keep };
// At line boundaries: those of Unicode for str, \n \r \r\n for bytes (Whitespace::Ascii).
std::vector<TextRange> split_lines(StrView text, LineEnds ends, Whitespace kind);

}  // namespace ouro
