// str_object.h - str: text in 1, 2 or 4 bytes per character, as CPython's PEP 393.
//
// A string uses the narrowest kind that holds all its characters, so equal strings have equal
// bytes. Characters end with a zero character and lie where CPython has them: behind a header of 48
// or 72 bytes (40 or 56 from 3.12; ASCII or not), of which our own fields use the first 40. An
// instance of a class derived from str has its characters in an area of its own, as in CPython.
//
// The empty string and the one-character latin-1 strings exist once (HeapState::empty_str,
// latin1). Strings never change, but for str_append, which may grow one that nobody else holds.
//
// Nothing here raises or calls Python. A null Ref means that memory was refused. Arguments are
// borrowed, results owned; where CPython hands out the same object, so do we.
//
// Read on: str_search.h (find, count, split, strip), str_transform.h (case, padding, replacing),
// str_text.h (repr), text_codec.h (encode, decode), interned.h, unicode.h (character properties).
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "core/heap/heap.h"
#include "core/heap/refcount.h"

namespace ouro {

struct Str : Object {
  uint32_t length;      // characters
  uint32_t characters;  // offset of the first one in the block
  int64_t hash;         // 0: not computed yet
  uint8_t kind;         // bytes per character: 1, 2 or 4
  uint8_t is_ascii;
  uint8_t header_bytes;  // from the object to its characters; 0: they lie in an area
  uint8_t utf8_bytes;    // of the UTF-8 copy behind them (static latin-1 strings from 3.12 on)
  uint32_t reserved;
};
static_assert(sizeof(Str) == 40);

extern const Layout kStrLayout;

inline constexpr uint32_t kStrLengthMax = 0x0FFFFFFF;
inline constexpr char32_t kMaxCodePoint = 0x10FFFF;

// The characters of a string, or a part of them. Valid until the next allocation in the block.
class StrView {
 public:
  StrView() = default;
  StrView(const void* data, uint32_t length, uint8_t kind)
      : data_(static_cast<const uint8_t*>(data)), length_(length), kind_(kind) {}
  // Latin-1 text outside the block.
  StrView(std::string_view latin1)
      : StrView(latin1.data(), static_cast<uint32_t>(latin1.size()), 1) {}

  uint32_t length() const { return length_; }
  bool empty() const { return length_ == 0; }
  uint8_t kind() const { return kind_; }
  const uint8_t* bytes() const { return data_; }
  uint32_t byte_count() const { return length_ * kind_; }
  const uint8_t* as_latin1() const { return data_; }
  const uint16_t* as_ucs2() const { return reinterpret_cast<const uint16_t*>(data_); }
  const uint32_t* as_ucs4() const { return reinterpret_cast<const uint32_t*>(data_); }
  char32_t operator[](uint32_t index) const {
    if (kind_ == 1) return data_[index];
    return kind_ == 2 ? as_ucs2()[index] : as_ucs4()[index];
  }
  // [start, end); both within the length.
  StrView part(uint32_t start, uint32_t end) const {
    return {data_ + size_t{start} * kind_, end - start, kind_};
  }

 private:
  const uint8_t* data_ = nullptr;
  uint32_t length_ = 0;
  uint8_t kind_ = 1;
};

inline StrView str_view(const Heap& heap, Ref<Str> ref) {
  const Str& str = heap.at(ref);
  return {heap.memory.bytes(str.characters), str.length, str.kind};
}
inline uint32_t str_length(const Heap& heap, Ref<Str> ref) {
  return heap.at(ref).length;
}
inline char32_t str_character(const Heap& heap, Ref<Str> ref, uint32_t index) {
  return str_view(heap, ref)[index];
}

// Sets of characters, as a bound that is a power of two less one: 0x7F, 0xFF, 0xFFFF,
// kMaxCodePoint.
char32_t text_bound(StrView text);
uint8_t kind_for(char32_t bound);
inline char32_t str_bound(const Heap& heap, Ref<Str> ref) {
  const Str& str = heap.at(ref);
  if (str.is_ascii) return 0x7F;
  return str.kind == 1 ? 0xFF : str.kind == 2 ? 0xFFFF : kMaxCodePoint;
}
// Writes the characters of `from` at `to` in another kind, which must hold them.
void copy_text(uint8_t* to, uint8_t to_kind, StrView from);
inline void put_character(uint8_t* to, uint8_t kind, uint32_t index, char32_t character) {
  if (kind == 1) {
    to[index] = static_cast<uint8_t>(character);
  } else if (kind == 2) {
    reinterpret_cast<uint16_t*>(to)[index] = static_cast<uint16_t>(character);
  } else {
    reinterpret_cast<uint32_t*>(to)[index] = character;
  }
}

// --- making ---
// Makes the empty string and the 256 latin-1 strings, and gives the type str, which must exist, its
// size in this profile.
void boot_strings(Heap& heap);

// A fresh string with all characters zero, wide enough for `bound`; the caller fills it at once and
// keeps the rule of the narrowest kind. Not for what exists once: lengths below 2.
Ref<Str> str_allocate(Heap& heap, uint64_t length, char32_t bound);
// Where to write its characters; valid until the next allocation.
inline uint8_t* str_bytes(Heap& heap, Ref<Str> ref) {
  return heap.memory.bytes(heap.at(ref).characters);
}
// From characters outside the block.
Ref<Str> str_from_view(Heap& heap, StrView outside);
// text[start:end]; both within the length.
Ref<Str> str_part(Heap& heap, Ref<Str> text, uint32_t start, uint32_t end);
Ref<Str> str_from_character(Heap& heap, char32_t character);
Ref<Str> str_from_utf32(Heap& heap, std::u32string_view text);
// UTF-8, where surrogates may be encoded like other characters (WTF-8). The text is C++'s own, so
// it must be well formed; text_codec.h decodes what the program hands over.
Ref<Str> str_from_utf8(Heap& heap, std::string_view text);
// A fresh instance of a class derived from str.
Ref<Str> str_of_type(Heap& heap, Ref<Type> type, Ref<Str> value);
// `value` itself when it is exactly a str, otherwise a str of the same characters.
Ref<Str> str_as_exact(Heap& heap, Ref<Str> value);

// --- out of the block ---
void append_utf8(std::string* out, char32_t character);
void append_utf8(std::string* out, StrView text);
std::string str_to_utf8(const Heap& heap, Ref<Str> text);
std::u32string str_to_utf32(const Heap& heap, Ref<Str> text);

// --- comparing ---
int64_t str_compute_hash(const Heap& heap, Ref<Str> text);
// Never 0 but for the empty string, never -1; the same for equal strings (text_hash.h).
inline int64_t str_hash(Heap& heap, Ref<Str> text) {
  int64_t hash = heap.at(text).hash;
  if (hash == 0) heap.at(text).hash = hash = str_compute_hash(heap, text);
  return hash;
}
bool text_equal(StrView left, StrView right);
inline bool str_equal(const Heap& heap, Ref<Str> left, Ref<Str> right) {
  return left == right || text_equal(str_view(heap, left), str_view(heap, right));
}
// -1, 0 or 1, by code points.
int text_compare(StrView left, StrView right);
// Whether it is this ASCII text.
bool str_equals(const Heap& heap, Ref<Str> text, std::string_view ascii);

// --- joining ---
Ref<Str> str_concat(Heap& heap, Ref<Str> left, Ref<Str> right);
// `left += right` on a string that the caller owns and gives up: grows it when nobody else holds it
// (PyUnicode_Append), which may move it to another place. Null when refused; `left` is released
// then too.
Ref<Str> str_append(Heap& heap, Ref<Str> left, Ref<Str> right);
Ref<Str> str_repeat(Heap& heap, Ref<Str> text, int64_t count);
// Joins `count` Ref<Object> at `items_offset` in the block. When one of them is no string, returns
// null with its index in *bad_index; otherwise *bad_index is `count`.
Ref<Str> str_join(Heap& heap, Ref<Str> separator, uint32_t items_offset, uint32_t count,
                  uint32_t* bad_index);
// text[start::step], `length` characters, all within the text; step may be negative.
Ref<Str> str_slice(Heap& heap, Ref<Str> text, int64_t start, int64_t step, uint32_t length);

// What sys.getsizeof says, prefix excluded: for instances of derived classes CPython leaves out
// their own fields (unicode_sizeof).
uint32_t str_sizeof(const Heap& heap, Ref<Str> text);

}  // namespace ouro
