#include "core/objects/str_transform.h"

#include <algorithm>

#include "core/objects/str_search.h"

namespace ouro {
namespace {

void fill_characters(uint8_t* to, uint8_t kind, uint32_t start, uint32_t count, char32_t fill) {
  if (kind == 1) {
    std::memset(to + start, static_cast<int>(fill), count);
    return;
  }
  for (uint32_t i = 0; i < count; ++i) put_character(to, kind, start + i, fill);
}

// The text between two runs of `fill`. The caller knows that the length is not too large.
Ref<Str> pad(Heap& heap, Ref<Str> text, uint32_t left, uint32_t right, char32_t fill) {
  const uint32_t length = str_length(heap, text);
  const uint32_t total = left + length + right;
  if (total < 2) return str_from_character(heap, fill);
  const Ref<Str> ref = str_allocate(heap, total, std::max(str_bound(heap, text), fill));
  if (!ref) return {};
  uint8_t* out = str_bytes(heap, ref);
  const uint8_t kind = heap.at(ref).kind;
  fill_characters(out, kind, 0, left, fill);
  copy_text(out + size_t{left} * kind, kind, str_view(heap, text));
  fill_characters(out, kind, left + length, right, fill);
  return ref;
}

// Calls `keep(part)` for what lies between the first `count` occurrences and `insert()` for each.
template <typename Keep, typename Insert>
void for_each_piece(StrView text, StrView needle, uint32_t count, Keep keep, Insert insert) {
  uint32_t done = 0;
  for (uint32_t i = 0; i < count; ++i) {
    // An empty needle stands before each character and at the end.
    const uint32_t found =
        needle.empty() ? i : static_cast<uint32_t>(text_find(text, needle, {done, text.length()}));
    keep(text.part(done, found));
    insert();
    done = found + needle.length();
  }
  keep(text.part(done, text.length()));
}

// The bound of the result of a replacement: the needle may take all wide characters away.
char32_t replaced_bound(const Heap& heap, Ref<Str> text, Ref<Str> needle, Ref<Str> replacement,
                        uint32_t count) {
  const char32_t inserted = str_length(heap, replacement) == 0 ? 0 : str_bound(heap, replacement);
  char32_t kept = str_bound(heap, text);
  if (kept >= 0x80 && str_bound(heap, needle) == kept && str_length(heap, needle) != 0) {
    kept = 0x7F;
    for_each_piece(
        str_view(heap, text), str_view(heap, needle), count,
        [&kept](StrView part) { kept = std::max(kept, text_bound(part)); }, [] {});
  }
  return std::max(kept, inserted);
}

// Columns that a tab takes, or 0 when `tab_size` is not positive.
int64_t tab_width(int64_t column, int64_t tab_size) {
  return tab_size > 0 ? tab_size - column % tab_size : 0;
}

// Calls `put(character, count)` for what a text consists of once its tabs are blanks, until that is
// longer than any text.
template <typename Put>
void for_each_column(StrView text, int64_t tab_size, Put put) {
  int64_t column = 0;
  uint64_t length = 0;
  for (uint32_t i = 0; i < text.length() && length <= kStrLengthMax; ++i) {
    const char32_t c = text[i];
    const bool is_tab = c == '\t';
    const int64_t width = is_tab ? tab_width(column, tab_size) : 1;
    put(is_tab ? ' ' : c, static_cast<uint64_t>(width));
    length += static_cast<uint64_t>(width);
    column = c == '\n' || c == '\r' ? 0 : column + width;
  }
}

}  // namespace

Ref<Str> str_replace(Heap& heap, Ref<Str> text, Ref<Str> needle, Ref<Str> replacement,
                     int64_t count_max) {
  const StrView whole = str_view(heap, text);
  const auto limit =
      count_max < 0 ? UINT32_MAX : static_cast<uint32_t>(std::min<int64_t>(count_max, UINT32_MAX));
  const uint32_t count =
      limit == 0 || needle == replacement
          ? 0
          : text_count(whole, str_view(heap, needle), {0, whole.length()}, limit);
  if (count == 0) return str_as_exact(heap, text);
  const uint64_t length = whole.length() - uint64_t{count} * str_length(heap, needle) +
                          uint64_t{count} * str_length(heap, replacement);
  if (length == 0) return str_part(heap, text, 0, 0);
  const char32_t bound = replaced_bound(heap, text, needle, replacement, count);
  const Ref<Str> ref = str_allocate(heap, length, bound);
  if (!ref) return {};
  uint8_t* out = str_bytes(heap, ref);
  const uint8_t kind = heap.at(ref).kind;
  const StrView inserted = str_view(heap, replacement);
  const auto put = [&out, kind](StrView part) {
    if (part.empty()) return;
    copy_text(out, kind, part);
    out += size_t{part.length()} * kind;
  };
  for_each_piece(str_view(heap, text), str_view(heap, needle), count, put, [&] { put(inserted); });
  if (length > 1) return ref;
  const char32_t single = str_character(heap, ref, 0);
  decref(heap, ref.as<Object>());
  return str_from_character(heap, single);
}

Ref<Str> str_justify(Heap& heap, Ref<Str> text, Justify justify, int64_t width, char32_t fill) {
  const int64_t length = str_length(heap, text);
  if (width <= length) return str_as_exact(heap, text);
  if (width > kStrLengthMax) return {};
  const int64_t padding = width - length;
  int64_t left = 0;
  if (justify == Justify::Right) left = padding;
  if (justify == Justify::Center) left = padding / 2 + (padding & width & 1);
  return pad(heap, text, static_cast<uint32_t>(left), static_cast<uint32_t>(padding - left), fill);
}

Ref<Str> str_zfill(Heap& heap, Ref<Str> text, int64_t width) {
  const uint32_t length = str_length(heap, text);
  const Ref<Str> result = str_justify(heap, text, Justify::Right, width, '0');
  if (!result || width <= length || length == 0) return result;
  const char32_t first = str_character(heap, text, 0);
  if (first != '+' && first != '-') return result;
  // The sign changes places with the first zero.
  uint8_t* out = str_bytes(heap, result);
  const uint8_t kind = heap.at(result).kind;
  put_character(out, kind, static_cast<uint32_t>(width) - length, '0');
  put_character(out, kind, 0, first);
  return result;
}

Ref<Str> str_expand_tabs(Heap& heap, Ref<Str> text, int64_t tab_size) {
  const StrView view = str_view(heap, text);
  if (text_find_character(view, '\t', 0) < 0) return str_as_exact(heap, text);
  uint64_t length = 0;
  for_each_column(view, tab_size, [&](char32_t, uint64_t count) { length += count; });
  if (length == 0) return str_part(heap, text, 0, 0);
  const Ref<Str> ref = str_allocate(heap, length, str_bound(heap, text));
  if (!ref) return {};
  uint8_t* out = str_bytes(heap, ref);
  const uint8_t kind = heap.at(ref).kind;
  uint32_t at = 0;
  for_each_column(str_view(heap, text), tab_size, [&](char32_t c, uint64_t count) {
    fill_characters(out, kind, at, static_cast<uint32_t>(count), c);
    at += static_cast<uint32_t>(count);
  });
  if (length > 1) return ref;
  const char32_t single = str_character(heap, ref, 0);
  decref(heap, ref.as<Object>());
  return str_from_character(heap, single);
}

}  // namespace ouro
