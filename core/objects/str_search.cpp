#include "core/objects/str_search.h"

#include <algorithm>
#include <cstring>

#include "core/objects/unicode.h"

namespace ouro {
namespace {

constexpr int64_t kNotFound = -1;

// Characters in reading order and against it, so that one search serves find and rfind.
template <typename Character>
struct Forward {
  const Character* first;
  Character operator[](size_t i) const { return first[i]; }
};
template <typename Character>
struct Backward {
  const Character* last;
  Character operator[](size_t i) const { return *(last - i); }
};

// Knuth-Morris-Pratt: the first occurrence at `start` or later.
template <typename Sequence>
int64_t find_linear(Sequence text, size_t length, Sequence needle, size_t needle_length,
                    size_t start) {
  std::vector<uint32_t> fallback(needle_length, 0);
  for (uint32_t i = 1, matched = 0; i < needle_length; ++i) {
    while (matched > 0 && needle[i] != needle[matched]) matched = fallback[matched - 1];
    if (needle[i] == needle[matched]) ++matched;
    fallback[i] = matched;
  }
  uint32_t matched = 0;
  for (size_t i = start; i < length; ++i) {
    while (matched > 0 && text[i] != needle[matched]) matched = fallback[matched - 1];
    if (text[i] == needle[matched]) ++matched;
    if (matched == needle_length) return static_cast<int64_t>(i + 1 - needle_length);
  }
  return kNotFound;
}

// Compares at each place, as long as that does not take far more steps than there are characters.
template <typename Sequence>
int64_t find_sequence(Sequence text, size_t length, Sequence needle, size_t needle_length) {
  const auto first = needle[0];
  size_t steps = 0;
  for (size_t i = 0; i + needle_length <= length; ++i) {
    if (text[i] != first) continue;
    size_t matched = 1;
    while (matched < needle_length && text[i + matched] == needle[matched]) ++matched;
    if (matched == needle_length) return static_cast<int64_t>(i);
    steps += matched;
    if (steps > 4 * i + 256) return find_linear(text, length, needle, needle_length, i + 1);
  }
  return kNotFound;
}

enum class Direction : uint8_t { FromStart, FromEnd };

template <typename Character>
int64_t find_characters(const void* text, size_t length, const void* needle, size_t needle_length,
                        Direction direction) {
  const auto* t = static_cast<const Character*>(text);
  const auto* n = static_cast<const Character*>(needle);
  if (direction == Direction::FromStart) {
    return find_sequence(Forward<Character>{t}, length, Forward<Character>{n}, needle_length);
  }
  const int64_t back = find_sequence(Backward<Character>{t + length - 1}, length,
                                     Backward<Character>{n + needle_length - 1}, needle_length);
  return back < 0 ? back : static_cast<int64_t>(length - needle_length) - back;
}

// The needle in the kind of the text; nothing when one of its characters cannot be in there.
class Needle {
 public:
  Needle(StrView needle, uint8_t kind) : view_(needle) {
    if (needle.kind() == kind) return;
    possible_ = kind_for(text_bound(needle)) <= kind;
    if (!possible_) return;
    copy_.resize((size_t{needle.length()} * kind + 3) / 4 + 1);
    copy_text(reinterpret_cast<uint8_t*>(copy_.data()), kind, needle);
    view_ = StrView(copy_.data(), needle.length(), kind);
  }
  bool possible() const { return possible_; }
  StrView view() const { return view_; }

 private:
  std::vector<uint32_t> copy_;
  StrView view_;
  bool possible_ = true;
};

// Both of one kind, neither empty.
int64_t find_same_kind(StrView text, StrView needle, Direction direction) {
  const uint32_t length = text.length();
  const uint32_t needle_length = needle.length();
  if (needle_length > length) return kNotFound;
  if (text.kind() == 1 && needle_length == 1 && direction == Direction::FromStart) {
    const void* found = std::memchr(text.bytes(), needle.bytes()[0], length);
    return found == nullptr ? kNotFound : static_cast<const uint8_t*>(found) - text.bytes();
  }
  if (text.kind() == 1) {
    return find_characters<uint8_t>(text.bytes(), length, needle.bytes(), needle_length, direction);
  }
  if (text.kind() == 2) {
    return find_characters<uint16_t>(text.bytes(), length, needle.bytes(), needle_length,
                                     direction);
  }
  return find_characters<uint32_t>(text.bytes(), length, needle.bytes(), needle_length, direction);
}

int64_t find_in_range(StrView text, StrView needle, SearchRange range, Direction direction) {
  if (range.end - range.start < needle.length()) return kNotFound;
  if (needle.empty()) return direction == Direction::FromStart ? range.start : range.end;
  const Needle same_kind(needle, text.kind());
  if (!same_kind.possible()) return kNotFound;
  const StrView part =
      text.part(static_cast<uint32_t>(range.start), static_cast<uint32_t>(range.end));
  const int64_t found = find_same_kind(part, same_kind.view(), direction);
  return found < 0 ? found : found + range.start;
}

bool is_blank(char32_t c, Whitespace whitespace) {
  if (whitespace == Whitespace::Unicode) return is_space(c);
  return c == ' ' || (c >= 9 && c <= 13);
}

template <typename Predicate>
TextRange strip_while(StrView text, StripSide side, Predicate drops) {
  TextRange range{0, text.length()};
  if (text.kind() == 1) {
    const uint8_t* at = text.bytes();
    if (side != StripSide::Right) {
      while (range.start < range.end && drops(at[range.start])) ++range.start;
    }
    if (side != StripSide::Left) {
      while (range.end > range.start && drops(at[range.end - 1])) --range.end;
    }
    return range;
  }
  if (side != StripSide::Right) {
    while (range.start < range.end && drops(text[range.start])) ++range.start;
  }
  if (side != StripSide::Left) {
    while (range.end > range.start && drops(text[range.end - 1])) --range.end;
  }
  return range;
}

// How many pieces may still be cut off.
class SplitBudget {
 public:
  explicit SplitBudget(int64_t splits_max) : left_(splits_max) {}
  bool take() { return left_ < 0 || left_-- > 0; }

 private:
  int64_t left_;
};

}  // namespace

SearchRange clip_search_range(int64_t start, int64_t end, uint32_t length) {
  const int64_t size = length;
  if (end > size) end = size;
  if (end < 0) end = end < -size ? 0 : end + size;
  if (start < 0) start = start < -size ? 0 : start + size;
  return {start, end};
}

int64_t text_find(StrView text, StrView needle, SearchRange range) {
  return find_in_range(text, needle, range, Direction::FromStart);
}

int64_t text_rfind(StrView text, StrView needle, SearchRange range) {
  return find_in_range(text, needle, range, Direction::FromEnd);
}

int64_t text_find_character(StrView text, char32_t character, uint32_t start) {
  return text_find(text, StrView(&character, 1, 4), {start, text.length()});
}

uint32_t text_count(StrView text, StrView needle, SearchRange range, uint32_t count_max) {
  if (range.start > range.end) return 0;
  if (needle.empty()) {
    return static_cast<uint32_t>(std::min<int64_t>(range.end - range.start + 1, count_max));
  }
  const Needle same_kind(needle, text.kind());
  if (!same_kind.possible()) return 0;
  if (text.kind() == 1 && needle.length() == 1 && count_max == UINT32_MAX) {
    return static_cast<uint32_t>(std::count(text.bytes() + range.start, text.bytes() + range.end,
                                            same_kind.view().bytes()[0]));
  }
  uint32_t count = 0;
  while (count < count_max) {
    const int64_t found = text_find(text, same_kind.view(), range);
    if (found < 0) break;
    ++count;
    range.start = found + needle.length();
  }
  return count;
}

bool text_contains(StrView text, StrView needle) {
  return text_find(text, needle, {0, text.length()}) >= 0;
}

bool text_starts_with(StrView text, StrView prefix, SearchRange range) {
  if (range.end - range.start < prefix.length()) return false;
  const auto start = static_cast<uint32_t>(range.start);
  return text_equal(text.part(start, start + prefix.length()), prefix);
}

bool text_ends_with(StrView text, StrView suffix, SearchRange range) {
  if (range.end - range.start < suffix.length()) return false;
  const auto end = static_cast<uint32_t>(range.end);
  return text_equal(text.part(end - suffix.length(), end), suffix);
}

TextRange strip_whitespace(StrView text, StripSide side, Whitespace whitespace) {
  return strip_while(text, side, [whitespace](char32_t c) { return is_blank(c, whitespace); });
}

TextRange strip_characters(StrView text, StrView characters, StripSide side) {
  std::u32string set(characters.length(), 0);
  copy_text(reinterpret_cast<uint8_t*>(set.data()), 4, characters);
  std::sort(set.begin(), set.end());
  return strip_while(text, side,
                     [&set](char32_t c) { return std::binary_search(set.begin(), set.end(), c); });
}

std::vector<TextRange> split_whitespace(StrView text, int64_t splits_max, Whitespace whitespace) {
  std::vector<TextRange> pieces;
  SplitBudget budget(splits_max);
  uint32_t i = 0;
  while (true) {
    while (i < text.length() && is_blank(text[i], whitespace)) ++i;
    if (i == text.length()) return pieces;
    const uint32_t start = i;
    if (!budget.take()) {
      pieces.push_back({start, text.length()});
      return pieces;
    }
    while (i < text.length() && !is_blank(text[i], whitespace)) ++i;
    pieces.push_back({start, i});
  }
}

std::vector<TextRange> rsplit_whitespace(StrView text, int64_t splits_max, Whitespace whitespace) {
  std::vector<TextRange> pieces;
  SplitBudget budget(splits_max);
  uint32_t i = text.length();
  while (true) {
    while (i > 0 && is_blank(text[i - 1], whitespace)) --i;
    if (i == 0) break;
    const uint32_t end = i;
    if (!budget.take()) {
      pieces.push_back({0, end});
      break;
    }
    while (i > 0 && !is_blank(text[i - 1], whitespace)) --i;
    pieces.push_back({i, end});
  }
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

std::vector<TextRange> split_text(StrView text, StrView separator, int64_t splits_max) {
  std::vector<TextRange> pieces;
  SplitBudget budget(splits_max);
  const Needle same_kind(separator, text.kind());
  uint32_t start = 0;
  while (same_kind.possible() && budget.take()) {
    const int64_t found = text_find(text, same_kind.view(), {start, text.length()});
    if (found < 0) break;
    pieces.push_back({start, static_cast<uint32_t>(found)});
    start = static_cast<uint32_t>(found) + separator.length();
  }
  pieces.push_back({start, text.length()});
  return pieces;
}

std::vector<TextRange> rsplit_text(StrView text, StrView separator, int64_t splits_max) {
  std::vector<TextRange> pieces;
  SplitBudget budget(splits_max);
  const Needle same_kind(separator, text.kind());
  uint32_t end = text.length();
  while (same_kind.possible() && budget.take()) {
    const int64_t found = text_rfind(text, same_kind.view(), {0, end});
    if (found < 0) break;
    pieces.push_back({static_cast<uint32_t>(found) + separator.length(), end});
    end = static_cast<uint32_t>(found);
  }
  pieces.push_back({0, end});
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

std::vector<TextRange> split_lines(StrView text, LineEnds ends, Whitespace kind) {
  const auto breaks = [kind](char32_t c) {
    return kind == Whitespace::Unicode ? is_line_break(c) : c == '\n' || c == '\r';
  };
  std::vector<TextRange> lines;
  for (uint32_t i = 0; i < text.length();) {
    const uint32_t start = i;
    while (i < text.length() && !breaks(text[i])) ++i;
    const uint32_t end = i;
    if (i < text.length()) {
      i += text[i] == '\r' && i + 1 < text.length() && text[i + 1] == '\n' ? 2 : 1;
    }
    lines.push_back({start, ends == LineEnds::Keep ? i : end});
  }
  return lines;
}

}  // namespace ouro
