#include <algorithm>

#include "core/objects/str_object.h"

namespace ouro {
namespace {

// Reads one character of well-formed UTF-8 and moves on.
char32_t read_utf8(const uint8_t** at) {
  const uint8_t* bytes = *at;
  const uint8_t lead = bytes[0];
  const uint32_t count = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  *at += count;
  if (count == 1) return lead;
  char32_t character = lead & (0x7Fu >> count);
  for (uint32_t i = 1; i < count; ++i) character = character << 6 | (bytes[i] & 0x3Fu);
  return character;
}

struct Measure {
  uint64_t length = 0;
  char32_t bits = 0;  // all characters, or-ed
};

Measure measure_utf8(std::string_view text) {
  const auto* at = reinterpret_cast<const uint8_t*>(text.data());
  const uint8_t* const end = at + text.size();
  Measure measure;
  while (at < end) {
    measure.bits |= read_utf8(&at);
    ++measure.length;
  }
  return measure;
}

// Total length and widest bound of a join. False: one of the items is no string.
bool measure_join(const Heap& heap, uint32_t items_offset, uint32_t count, Measure* measure,
                  uint32_t* bad_index) {
  const auto* items = reinterpret_cast<const Ref<Object>*>(heap.memory.bytes(items_offset));
  for (uint32_t i = 0; i < count; ++i) {
    if (!heap.has_flag(items[i], kTypeStrSubclass)) {
      *bad_index = i;
      return false;
    }
    const Ref<Str> item = items[i].as<Str>();
    measure->length += str_length(heap, item);
    measure->bits |= str_bound(heap, item);
  }
  *bad_index = count;
  return true;
}

}  // namespace

void append_utf8(std::string* out, char32_t character) {
  const auto put = [out](uint32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0 | character >> 6);
    put(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    put(0xE0 | character >> 12);
    put(0x80 | (character >> 6 & 0x3F));
    put(0x80 | (character & 0x3F));
  } else {
    put(0xF0 | character >> 18);
    put(0x80 | (character >> 12 & 0x3F));
    put(0x80 | (character >> 6 & 0x3F));
    put(0x80 | (character & 0x3F));
  }
}

void append_utf8(std::string* out, StrView text) {
  if (text.kind() == 1 && text_bound(text) < 0x80) {
    out->append(reinterpret_cast<const char*>(text.bytes()), text.length());
    return;
  }
  for (uint32_t i = 0; i < text.length(); ++i) append_utf8(out, text[i]);
}

std::string str_to_utf8(const Heap& heap, Ref<Str> text) {
  std::string out;
  append_utf8(&out, str_view(heap, text));
  return out;
}

std::u32string str_to_utf32(const Heap& heap, Ref<Str> text) {
  const StrView view = str_view(heap, text);
  std::u32string out(view.length(), 0);
  copy_text(reinterpret_cast<uint8_t*>(out.data()), 4, view);
  return out;
}

Ref<Str> str_from_utf8(Heap& heap, std::string_view text) {
  const Measure measure = measure_utf8(text);
  if (measure.bits < 0x80) {
    if (text.size() > kStrLengthMax) return {};
    return str_from_view(heap, StrView(text));
  }
  const auto* at = reinterpret_cast<const uint8_t*>(text.data());
  if (measure.length == 1) return str_from_character(heap, read_utf8(&at));
  const Ref<Str> ref = str_allocate(heap, measure.length, measure.bits);
  if (!ref) return {};
  uint8_t* out = str_bytes(heap, ref);
  const uint8_t kind = heap.at(ref).kind;
  for (uint32_t i = 0; i < measure.length; ++i) put_character(out, kind, i, read_utf8(&at));
  return ref;
}

Ref<Str> str_concat(Heap& heap, Ref<Str> left, Ref<Str> right) {
  const uint32_t left_length = str_length(heap, left);
  const uint32_t right_length = str_length(heap, right);
  if (left_length == 0) return str_as_exact(heap, right);
  if (right_length == 0) return str_as_exact(heap, left);
  const char32_t bound = std::max(str_bound(heap, left), str_bound(heap, right));
  const Ref<Str> ref = str_allocate(heap, uint64_t{left_length} + right_length, bound);
  if (!ref) return {};
  uint8_t* out = str_bytes(heap, ref);
  const uint8_t kind = heap.at(ref).kind;
  copy_text(out, kind, str_view(heap, left));
  copy_text(out + size_t{left_length} * kind, kind, str_view(heap, right));
  return ref;
}

Ref<Str> str_repeat(Heap& heap, Ref<Str> text, int64_t count) {
  const uint32_t length = str_length(heap, text);
  if (count <= 0 || length == 0) return str_part(heap, text, 0, 0);
  if (count == 1) return str_as_exact(heap, text);
  if (count > kStrLengthMax) return {};
  const auto total = uint64_t{length} * static_cast<uint64_t>(count);
  const Ref<Str> ref = str_allocate(heap, total, str_bound(heap, text));
  if (!ref) return {};
  const StrView view = str_view(heap, text);
  uint8_t* out = str_bytes(heap, ref);
  const size_t total_bytes = static_cast<size_t>(total) * view.kind();
  std::memcpy(out, view.bytes(), view.byte_count());
  for (size_t done = view.byte_count(); done < total_bytes;) {
    const size_t piece = std::min(done, total_bytes - done);
    std::memcpy(out + done, out, piece);
    done += piece;
  }
  return ref;
}

Ref<Str> str_join(Heap& heap, Ref<Str> separator, uint32_t items_offset, uint32_t count,
                  uint32_t* bad_index) {
  Measure measure;
  if (!measure_join(heap, items_offset, count, &measure, bad_index)) return {};
  if (count == 0) return str_part(heap, separator, 0, 0);
  const auto item_at = [&](uint32_t i) {
    return reinterpret_cast<const Ref<Str>*>(heap.memory.bytes(items_offset))[i];
  };
  if (count == 1) return str_as_exact(heap, item_at(0));
  const uint64_t length = measure.length + uint64_t{count - 1} * str_length(heap, separator);
  if (length == 0) return str_part(heap, separator, 0, 0);
  if (str_length(heap, separator) != 0) measure.bits |= str_bound(heap, separator);
  if (length == 1) {
    for (uint32_t i = 0; i < count; ++i) {
      if (str_length(heap, item_at(i)) == 1) return str_as_exact(heap, item_at(i));
    }
    return str_as_exact(heap, separator);
  }
  const Ref<Str> ref = str_allocate(heap, length, measure.bits);
  if (!ref) return {};
  uint8_t* out = str_bytes(heap, ref);
  const uint8_t kind = heap.at(ref).kind;
  for (uint32_t i = 0; i < count; ++i) {
    if (i != 0) {
      copy_text(out, kind, str_view(heap, separator));
      out += size_t{str_length(heap, separator)} * kind;
    }
    copy_text(out, kind, str_view(heap, item_at(i)));
    out += size_t{str_length(heap, item_at(i))} * kind;
  }
  return ref;
}

Ref<Str> str_slice(Heap& heap, Ref<Str> text, int64_t start, int64_t step, uint32_t length) {
  const auto index_of = [start, step](uint32_t i) {
    return static_cast<uint32_t>(start + static_cast<int64_t>(i) * step);
  };
  if (length == 0) return str_part(heap, text, 0, 0);
  if (length == 1) return str_part(heap, text, index_of(0), index_of(0) + 1);
  if (step == 1) return str_part(heap, text, index_of(0), index_of(0) + length);
  const StrView view = str_view(heap, text);
  char32_t bits = 0;
  const bool is_ascii = heap.at(text).is_ascii != 0;
  for (uint32_t i = 0; i < length && !is_ascii; ++i) bits |= view[index_of(i)];
  const Ref<Str> ref = str_allocate(heap, length, bits);
  if (!ref) return {};
  const StrView from = str_view(heap, text);
  uint8_t* out = str_bytes(heap, ref);
  const uint8_t kind = heap.at(ref).kind;
  if (kind == 1 && from.kind() == 1) {
    for (uint32_t i = 0; i < length; ++i) out[i] = from.bytes()[index_of(i)];
    return ref;
  }
  for (uint32_t i = 0; i < length; ++i) put_character(out, kind, i, from[index_of(i)]);
  return ref;
}

}  // namespace ouro
