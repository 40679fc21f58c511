#include "core/objects/text_builder.h"

#include <algorithm>

namespace ouro {
namespace {

// Rewrites the characters, last to first, in a wider kind. False: memory refused.
bool widen(Heap& heap, Ref<ByteArray> builder, uint8_t kind) {
  const uint8_t old_kind = heap.at(builder).text_kind;
  const uint32_t length = builder_length(heap, builder);
  if (length > kStrLengthMax || !bytearray_resize(heap, builder, length * kind)) return false;
  uint8_t* data = bytearray_data(heap, builder);
  const StrView narrow(data, length, old_kind);
  for (uint32_t i = length; i-- > 0;) put_character(data, kind, i, narrow[i]);
  heap.at(builder).text_kind = kind;
  return true;
}

// Makes room for more characters of this bound and returns where they start; null: refused.
uint8_t* make_room(Heap& heap, Ref<ByteArray> builder, uint32_t count, char32_t bound) {
  const uint8_t kind = kind_for(bound);
  if (kind > heap.at(builder).text_kind && !widen(heap, builder, kind)) return nullptr;
  const uint32_t used = heap.at(builder).length;
  const uint64_t added = uint64_t{count} * heap.at(builder).text_kind;
  if (used + added > kBytesLengthMax) return nullptr;
  if (!bytearray_resize(heap, builder, static_cast<uint32_t>(used + added))) return nullptr;
  return bytearray_data(heap, builder) + used;
}

}  // namespace

Ref<ByteArray> text_builder(Heap& heap) {
  const Ref<ByteArray> builder = bytearray_allocate(heap, 0);
  heap.at(builder).text_kind = 1;
  return builder;
}

bool builder_append(Heap& heap, Ref<ByteArray> builder, Ref<Str> text) {
  uint8_t* out = make_room(heap, builder, str_length(heap, text), str_bound(heap, text));
  if (out == nullptr) return false;
  copy_text(out, heap.at(builder).text_kind, str_view(heap, text));
  return true;
}

bool builder_append_text(Heap& heap, Ref<ByteArray> builder, std::string_view ascii) {
  uint8_t* out = make_room(heap, builder, static_cast<uint32_t>(ascii.size()), 0x7F);
  if (out == nullptr) return false;
  copy_text(out, heap.at(builder).text_kind, StrView(ascii));
  return true;
}

bool builder_append_character(Heap& heap, Ref<ByteArray> builder, char32_t character) {
  uint8_t* out = make_room(heap, builder, 1, character);
  if (out == nullptr) return false;
  put_character(out, heap.at(builder).text_kind, 0, character);
  return true;
}

uint32_t builder_length(const Heap& heap, Ref<ByteArray> builder) {
  return heap.at(builder).length / heap.at(builder).text_kind;
}

StrView builder_view(const Heap& heap, Ref<ByteArray> builder) {
  const ByteArray& array = heap.at(builder);
  return {heap.memory.bytes(array.area + array.start), array.length / array.text_kind,
          array.text_kind};
}

Ref<Str> builder_finish(Heap& heap, Ref<ByteArray> builder) {
  const StrView view = builder_view(heap, builder);
  if (view.length() < 2) {
    const char32_t single = view.empty() ? 0 : view[0];
    return str_from_utf32(heap, std::u32string_view(&single, view.length()));
  }
  const Ref<Str> text = str_allocate(heap, view.length(), text_bound(view));
  if (!text) return {};
  copy_text(str_bytes(heap, text), heap.at(text).kind, builder_view(heap, builder));
  heap.at(builder).text_kind = 1;
  bytearray_resize(heap, builder, 0);
  return text;
}

}  // namespace ouro
