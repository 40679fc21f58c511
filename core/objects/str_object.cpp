#include "core/objects/str_object.h"

#include <algorithm>

#include "core/objects/interned.h"
#include "core/objects/leaf_layout.h"
#include "core/objects/text_hash.h"

namespace ouro {
namespace {

uint32_t character_bytes(const Str& str) {
  return (str.length + 1) * str.kind;
}

// A compact string with all characters zero. Null: refused.
Ref<Str> allocate_compact(Heap& heap, uint32_t length, char32_t bound, uint8_t utf8_bytes) {
  const bool is_ascii = bound < 0x80;
  const uint8_t kind = kind_for(bound);
  const uint8_t header_bytes =
      is_ascii ? heap.profile.ascii_header_bytes : heap.profile.str_header_bytes;
  const Ref<Type> type = heap.type(TypeId::Str);
  // The basic size is that of the longest header, so this may wrap around below zero and back.
  const uint32_t extra_bytes =
      header_bytes + (length + 1) * kind + utf8_bytes - heap.at(type).basic_size;
  const Ref<Str> ref = heap.allocate_object(type, extra_bytes).as<Str>();
  if (!ref) return {};
  Str& str = heap.at(ref);
  str.length = length;
  str.characters = ref.offset + header_bytes;
  str.kind = kind;
  str.is_ascii = is_ascii ? 1 : 0;
  str.header_bytes = header_bytes;
  str.utf8_bytes = utf8_bytes;
  return ref;
}

uint32_t str_size(const Memory& memory, Ref<Object> object) {
  const Str& str = memory.at(object.as<Str>());
  if (str.header_bytes == 0) return memory.at(str.type).basic_size;
  return str.header_bytes + character_bytes(str) + str.utf8_bytes;
}

uint32_t str_area_bytes(const Memory& memory, Ref<Object> object) {
  const Str& str = memory.at(object.as<Str>());
  return str.header_bytes == 0 && str.characters != 0 ? character_bytes(str) : 0;
}

void release_str_area(Heap& heap, Ref<Object> object) {
  const Str& str = heap.at(object.as<Str>());
  if (str.header_bytes == 0) heap.release_area(str.characters, str_area_bytes(heap.memory, object));
}

bool retire_str(Heap& heap, Ref<Object> object) {
  if (heap.at(object).flags & kInterned) forget_interned(heap, object.as<Str>());
  return false;
}

// Where the characters of `text` from `start` on lie among the latin-1 singletons and the empty
// string; null when a string of its own is needed.
Ref<Str> find_singleton(Heap& heap, StrView text) {
  if (text.empty()) return new_reference(heap, heap.state().empty_str).as<Str>();
  if (text.length() > 1 || text[0] > 0xFF) return {};
  return new_reference(heap, heap.state().latin1[text[0]]).as<Str>();
}

bool is_exact_str(const Heap& heap, Ref<Str> text) {
  return heap.is_exact(text.as<Object>(), TypeId::Str);
}

// What nobody else can see may be changed (unicode_modifiable).
bool can_grow(const Heap& heap, Ref<Str> text, const Str& addition) {
  const Str& str = heap.at(text);
  return str.refcount == 1 && str.hash == 0 && (str.flags & kInterned) == 0 && str.length > 1 &&
         is_exact_str(heap, text) && str.kind >= addition.kind && str.is_ascii <= addition.is_ascii;
}

// Grows a string that can_grow in place or moves it. Null: refused, unchanged.
Ref<Str> grow(Heap& heap, Ref<Str> text, uint32_t length) {
  const uint32_t old_size = str_size(heap.memory, text.as<Object>());
  const uint32_t size = old_size + (length - heap.at(text).length) * heap.at(text).kind;
  const Ref<Str> grown(heap.memory.resize(text.offset, old_size, size));
  if (!grown) return {};
  Str& str = heap.at(grown);
  str.length = length;
  str.characters = grown.offset + str.header_bytes;
  put_character(str_bytes(heap, grown), str.kind, length, 0);
  return grown;
}

template <typename Left, typename Right>
int compare_characters(const Left* left, const Right* right, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) {
    const char32_t a = left[i];
    const char32_t b = right[i];
    if (a != b) return a < b ? -1 : 1;
  }
  return 0;
}

template <typename Left>
int compare_with(const Left* left, StrView right, uint32_t count) {
  if (right.kind() == 1) return compare_characters(left, right.as_latin1(), count);
  if (right.kind() == 2) return compare_characters(left, right.as_ucs2(), count);
  return compare_characters(left, right.as_ucs4(), count);
}

template <typename Character>
char32_t bound_of(const Character* characters, uint32_t count) {
  char32_t bits = 0;
  for (uint32_t i = 0; i < count; ++i) bits |= characters[i];
  return bits;
}

template <typename To, typename From>
void copy_characters(To* to, const From* from, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) to[i] = static_cast<To>(from[i]);
}

template <typename To>
void copy_into(To* to, StrView from) {
  if (from.kind() == 1) copy_characters(to, from.as_latin1(), from.length());
  if (from.kind() == 2) copy_characters(to, from.as_ucs2(), from.length());
  if (from.kind() == 4) copy_characters(to, from.as_ucs4(), from.length());
}

}  // namespace

const Layout kStrLayout = leaf_layout("str", {.size = str_size,
                                              .retire = retire_str,
                                              .release_areas = release_str_area,
                                              .area_bytes = str_area_bytes});

char32_t text_bound(StrView text) {
  char32_t bits = 0;
  if (text.kind() == 1) bits = bound_of(text.as_latin1(), text.length());
  if (text.kind() == 2) bits = bound_of(text.as_ucs2(), text.length());
  if (text.kind() == 4) bits = bound_of(text.as_ucs4(), text.length());
  return bits < 0x80 ? 0x7F : bits < 0x100 ? 0xFF : bits < 0x10000 ? 0xFFFF : kMaxCodePoint;
}

uint8_t kind_for(char32_t bound) {
  return bound < 0x100 ? 1 : bound < 0x10000 ? 2 : 4;
}

void copy_text(uint8_t* to, uint8_t to_kind, StrView from) {
  if (from.empty()) return;
  if (to_kind == from.kind()) {
    std::memcpy(to, from.bytes(), from.byte_count());
  } else if (to_kind == 1) {
    copy_into(to, from);
  } else if (to_kind == 2) {
    copy_into(reinterpret_cast<uint16_t*>(to), from);
  } else {
    copy_into(reinterpret_cast<uint32_t*>(to), from);
  }
}

void boot_strings(Heap& heap) {
  // Of the longest header and the pointer to characters elsewhere (PyUnicodeObject).
  heap.at(heap.type(TypeId::Str)).basic_size = heap.profile.str_header_bytes + 8u;
  const bool immortal = heap.profile.immortal_objects;
  const Ref<Object> empty = allocate_compact(heap, 0, 0x7F, 0).as<Object>();
  if (immortal) make_immortal(heap, empty);
  heap.state().empty_str = empty;
  for (uint32_t c = 0; c < 256; ++c) {
    // Static strings that are not ASCII carry their UTF-8 text: two bytes and a zero.
    const uint8_t utf8_bytes = immortal && c >= 0x80 ? 3 : 0;
    const Ref<Str> ref = allocate_compact(heap, 1, c, utf8_bytes);
    *str_bytes(heap, ref) = static_cast<uint8_t>(c);
    if (immortal) make_immortal(heap, ref.as<Object>());
    heap.state().latin1[c] = ref.as<Object>();
  }
}

Ref<Str> str_allocate(Heap& heap, uint64_t length, char32_t bound) {
  if (length > kStrLengthMax) return {};
  return allocate_compact(heap, static_cast<uint32_t>(length), bound, 0);
}

Ref<Str> str_from_view(Heap& heap, StrView outside) {
  if (const Ref<Str> singleton = find_singleton(heap, outside)) return singleton;
  const Ref<Str> ref = str_allocate(heap, outside.length(), text_bound(outside));
  if (ref) copy_text(str_bytes(heap, ref), heap.at(ref).kind, outside);
  return ref;
}

Ref<Str> str_part(Heap& heap, Ref<Str> text, uint32_t start, uint32_t end) {
  const StrView whole = str_view(heap, text);
  if (start == 0 && end == whole.length() && is_exact_str(heap, text)) {
    return new_reference(heap, text);
  }
  const StrView part = whole.part(start, end);
  if (const Ref<Str> singleton = find_singleton(heap, part)) return singleton;
  const Ref<Str> ref = str_allocate(heap, part.length(), text_bound(part));
  if (!ref) return {};
  copy_text(str_bytes(heap, ref), heap.at(ref).kind, str_view(heap, text).part(start, end));
  return ref;
}

Ref<Str> str_from_character(Heap& heap, char32_t character) {
  return str_from_view(heap, StrView(&character, 1, 4));
}

Ref<Str> str_from_utf32(Heap& heap, std::u32string_view text) {
  if (text.size() > kStrLengthMax) return {};
  return str_from_view(heap, StrView(text.data(), static_cast<uint32_t>(text.size()), 4));
}

Ref<Str> str_of_type(Heap& heap, Ref<Type> type, Ref<Str> value) {
  const Ref<Str> ref = heap.allocate_object(type).as<Str>();
  if (!ref) return {};
  const uint32_t bytes = character_bytes(heap.at(value));
  const uint32_t area = heap.allocate_area(bytes);
  if (area == 0) {
    decref(heap, ref.as<Object>());
    return {};
  }
  const Str& from = heap.at(value);
  std::memcpy(heap.memory.bytes(area), heap.memory.bytes(from.characters), bytes);
  Str& str = heap.at(ref);
  str.length = from.length;
  str.characters = area;
  str.hash = from.hash;
  str.kind = from.kind;
  str.is_ascii = from.is_ascii;
  return ref;
}

Ref<Str> str_as_exact(Heap& heap, Ref<Str> value) {
  return str_part(heap, value, 0, str_length(heap, value));
}

int64_t str_compute_hash(const Heap& heap, Ref<Str> text) {
  return text_hash(heap.profile, str_view(heap, text));
}

bool text_equal(StrView left, StrView right) {
  if (left.length() != right.length()) return false;
  if (left.empty()) return true;
  if (left.kind() != right.kind()) return text_compare(left, right) == 0;
  return std::memcmp(left.bytes(), right.bytes(), left.byte_count()) == 0;
}

int text_compare(StrView left, StrView right) {
  const uint32_t count = std::min(left.length(), right.length());
  int order = 0;
  if (left.kind() == 1) order = compare_with(left.as_latin1(), right, count);
  if (left.kind() == 2) order = compare_with(left.as_ucs2(), right, count);
  if (left.kind() == 4) order = compare_with(left.as_ucs4(), right, count);
  if (order != 0 || left.length() == right.length()) return order;
  return left.length() < right.length() ? -1 : 1;
}

bool str_equals(const Heap& heap, Ref<Str> text, std::string_view ascii) {
  return text_equal(str_view(heap, text), StrView(ascii));
}

Ref<Str> str_append(Heap& heap, Ref<Str> left, Ref<Str> right) {
  const Str& addition = heap.at(right);
  const uint32_t added = addition.length;
  const uint32_t length = str_length(heap, left);
  if (left != right && added != 0 && can_grow(heap, left, addition) &&
      added <= kStrLengthMax - length) {
    const Ref<Str> grown = grow(heap, left, length + added);
    if (!grown) {
      decref(heap, left.as<Object>());
      return {};
    }
    const uint8_t kind = heap.at(grown).kind;
    copy_text(str_bytes(heap, grown) + size_t{length} * kind, kind, str_view(heap, right));
    return grown;
  }
  const Ref<Str> result = str_concat(heap, left, right);
  decref(heap, left.as<Object>());
  return result;
}

uint32_t str_sizeof(const Heap& heap, Ref<Str> text) {
  const Str& str = heap.at(text);
  if (str.header_bytes != 0) return str_size(heap.memory, text.as<Object>());
  return heap.at(heap.type(TypeId::Str)).basic_size + character_bytes(str);
}

}  // namespace ouro
