#include "core/objects/bytes_object.h"

#include <algorithm>

#include "core/objects/leaf_layout.h"
#include "core/objects/text_hash.h"

namespace ouro {
namespace {

constexpr uint32_t kByteArrayHoldingBytes = 64;

// A fresh object with `length` zero bytes; its type may be derived from bytes.
Ref<Bytes> allocate_bytes(Heap& heap, Ref<Type> type, uint64_t length) {
  if (length > kBytesLengthMax) return {};
  const auto count = static_cast<uint32_t>(length);
  // The basic size counts the zero byte at the end.
  const uint32_t data_offset = heap.at(type).basic_size - 1;
  const Ref<Bytes> ref = heap.allocate_object(type, count).as<Bytes>();
  if (!ref) return {};
  heap.at(ref).length = count;
  heap.at(ref).data_offset = data_offset;
  return ref;
}

uint32_t bytes_size(const Memory& memory, Ref<Object> object) {
  const Bytes& bytes = memory.at(object.as<Bytes>());
  return bytes.data_offset + bytes.length + 1;
}

bool is_bytearray(const Heap& heap, Ref<Object> object) {
  return heap.type_of(object).layout == LayoutId::ByteArray;
}

bool is_exact_bytes(const Heap& heap, Ref<Object> object) {
  return heap.is_exact(object, TypeId::Bytes);
}

// Lengths of the items of a join. False: one of them is not bytes-like.
bool measure_join(const Heap& heap, uint32_t items_offset, uint32_t count, uint64_t* length,
                  uint32_t* bad_index) {
  const auto* items = reinterpret_cast<const Ref<Object>*>(heap.memory.bytes(items_offset));
  for (uint32_t i = 0; i < count; ++i) {
    if (!is_bytes_like(heap, items[i])) {
      *bad_index = i;
      return false;
    }
    *length += bytes_length(heap, items[i]);
  }
  *bad_index = count;
  return true;
}

uint8_t* put_bytes(uint8_t* to, StrView from) {
  if (!from.empty()) std::memcpy(to, from.bytes(), from.length());
  return to + from.length();
}

}  // namespace

const Layout kBytesLayout = leaf_layout("bytes", {.size = bytes_size});

void boot_bytes(Heap& heap) {
  const Ref<Object> empty = allocate_bytes(heap, heap.type(TypeId::Bytes), 0).as<Object>();
  if (heap.profile.immortal_objects) make_immortal(heap, empty);
  heap.state().empty_bytes = empty;
  if (heap.profile.bytearray_holds_bytes) {
    heap.at(heap.type(TypeId::ByteArray)).basic_size = kByteArrayHoldingBytes;
  }
}

Ref<Bytes> bytes_allocate(Heap& heap, uint64_t length) {
  if (length == 0) return new_reference(heap, heap.state().empty_bytes).as<Bytes>();
  return allocate_bytes(heap, heap.type(TypeId::Bytes), length);
}

Ref<Bytes> bytes_from(Heap& heap, std::span<const uint8_t> outside) {
  const Ref<Bytes> ref = bytes_allocate(heap, outside.size());
  if (ref && !outside.empty()) {
    std::memcpy(bytes_data(heap, ref), outside.data(), outside.size());
  }
  return ref;
}

Ref<Bytes> bytes_from_text(Heap& heap, std::string_view outside) {
  return bytes_from(heap, {reinterpret_cast<const uint8_t*>(outside.data()), outside.size()});
}

Ref<Bytes> bytes_of_type(Heap& heap, Ref<Type> type, Ref<Bytes> value) {
  const Ref<Bytes> ref = allocate_bytes(heap, type, heap.at(value).length);
  if (ref) put_bytes(bytes_data(heap, ref), bytes_view(heap, value.as<Object>()));
  return ref;
}

int64_t bytes_hash(Heap& heap, Ref<Bytes> ref) {
  int64_t hash = heap.at(ref).hash;
  if (hash == 0)
    heap.at(ref).hash = hash = text_hash(heap.profile, bytes_view(heap, ref.as<Object>()));
  return hash;
}

bool is_bytes_like(const Heap& heap, Ref<Object> object) {
  const LayoutId layout = heap.type_of(object).layout;
  return layout == LayoutId::Bytes || layout == LayoutId::ByteArray;
}

StrView bytes_view(const Heap& heap, Ref<Object> bytes_like) {
  if (is_bytearray(heap, bytes_like)) {
    const ByteArray& array = heap.at(bytes_like.as<ByteArray>());
    return {heap.memory.bytes(array.area + array.start), array.length, 1};
  }
  const Bytes& bytes = heap.at(bytes_like.as<Bytes>());
  return {heap.memory.bytes(bytes_like.offset + bytes.data_offset), bytes.length, 1};
}

uint32_t bytes_length(const Heap& heap, Ref<Object> bytes_like) {
  return bytes_view(heap, bytes_like).length();
}

uint8_t* bytes_like_data(Heap& heap, Ref<Object> bytes_like) {
  if (is_bytearray(heap, bytes_like)) return bytearray_data(heap, bytes_like.as<ByteArray>());
  return bytes_data(heap, bytes_like.as<Bytes>());
}

Ref<Object> bytes_like_allocate(Heap& heap, Ref<Object> like, uint64_t length) {
  if (is_bytearray(heap, like)) return bytearray_allocate(heap, length).as<Object>();
  return bytes_allocate(heap, length).as<Object>();
}

Ref<Object> bytes_like_from(Heap& heap, Ref<Object> like, std::string_view outside) {
  const Ref<Object> result = bytes_like_allocate(heap, like, outside.size());
  if (result) put_bytes(bytes_like_data(heap, result), StrView(outside));
  return result;
}

Ref<Object> bytes_part(Heap& heap, Ref<Object> like, uint32_t start, uint32_t end) {
  if (start == 0 && end == bytes_length(heap, like) && is_exact_bytes(heap, like)) {
    return new_reference(heap, like);
  }
  const Ref<Object> result = bytes_like_allocate(heap, like, end - start);
  if (result) put_bytes(bytes_like_data(heap, result), bytes_view(heap, like).part(start, end));
  return result;
}

Ref<Object> bytes_slice(Heap& heap, Ref<Object> like, int64_t start, int64_t step,
                        uint32_t length) {
  if (step == 1) {
    const auto first = static_cast<uint32_t>(start);
    return bytes_part(heap, like, first, first + length);
  }
  const Ref<Object> result = bytes_like_allocate(heap, like, length);
  if (!result) return {};
  const StrView from = bytes_view(heap, like);
  uint8_t* out = bytes_like_data(heap, result);
  for (uint32_t i = 0; i < length; ++i) {
    out[i] = from.bytes()[start + static_cast<int64_t>(i) * step];
  }
  return result;
}

Ref<Object> bytes_concat(Heap& heap, Ref<Object> like, Ref<Object> right) {
  const uint32_t left_length = bytes_length(heap, like);
  const uint32_t right_length = bytes_length(heap, right);
  if (!is_bytearray(heap, like)) {
    if (left_length == 0 && is_exact_bytes(heap, right)) return new_reference(heap, right);
    if (right_length == 0 && is_exact_bytes(heap, like)) return new_reference(heap, like);
  }
  const Ref<Object> result = bytes_like_allocate(heap, like, uint64_t{left_length} + right_length);
  if (!result) return {};
  uint8_t* out = put_bytes(bytes_like_data(heap, result), bytes_view(heap, like));
  put_bytes(out, bytes_view(heap, right));
  return result;
}

Ref<Object> bytes_repeat(Heap& heap, Ref<Object> like, int64_t count) {
  const uint32_t length = bytes_length(heap, like);
  if (count <= 0 || length == 0) return bytes_like_allocate(heap, like, 0);
  if (count == 1) return bytes_part(heap, like, 0, length);
  if (count > kBytesLengthMax) return {};
  const uint64_t total = uint64_t{length} * static_cast<uint64_t>(count);
  const Ref<Object> result = bytes_like_allocate(heap, like, total);
  if (!result) return {};
  uint8_t* out = bytes_like_data(heap, result);
  put_bytes(out, bytes_view(heap, like));
  for (size_t done = length; done < total;) {
    const size_t piece = std::min<size_t>(done, static_cast<size_t>(total) - done);
    std::memcpy(out + done, out, piece);
    done += piece;
  }
  return result;
}

Ref<Object> bytes_join(Heap& heap, Ref<Object> like, uint32_t items_offset, uint32_t count,
                       uint32_t* bad_index) {
  uint64_t length = 0;
  if (!measure_join(heap, items_offset, count, &length, bad_index)) return {};
  const auto item_at = [&](uint32_t i) {
    return reinterpret_cast<const Ref<Object>*>(heap.memory.bytes(items_offset))[i];
  };
  if (count == 1 && !is_bytearray(heap, like) && is_exact_bytes(heap, item_at(0))) {
    return new_reference(heap, item_at(0));
  }
  if (count > 1) length += uint64_t{count - 1} * bytes_length(heap, like);
  const Ref<Object> result = bytes_like_allocate(heap, like, length);
  if (!result) return {};
  uint8_t* out = bytes_like_data(heap, result);
  for (uint32_t i = 0; i < count; ++i) {
    if (i != 0) out = put_bytes(out, bytes_view(heap, like));
    out = put_bytes(out, bytes_view(heap, item_at(i)));
  }
  return result;
}

Ref<Object> bytes_replace(Heap& heap, Ref<Object> like, Ref<Object> needle, Ref<Object> replacement,
                          int64_t count_max) {
  const StrView text = bytes_view(heap, like);
  const auto limit = static_cast<uint32_t>(
      count_max < 0 ? INT64_C(0xFFFFFFFF) : std::min<int64_t>(count_max, 0xFFFFFFFF));
  const uint32_t needle_length = bytes_length(heap, needle);
  const uint32_t count =
      limit == 0 ? 0 : text_count(text, bytes_view(heap, needle), {0, text.length()}, limit);
  if (count == 0) return bytes_part(heap, like, 0, text.length());
  const uint64_t length = text.length() - uint64_t{count} * needle_length +
                          uint64_t{count} * bytes_length(heap, replacement);
  const Ref<Object> result = bytes_like_allocate(heap, like, length);
  if (!result) return {};
  uint8_t* out = bytes_like_data(heap, result);
  const StrView from = bytes_view(heap, like);
  const StrView insert = bytes_view(heap, replacement);
  const StrView what = bytes_view(heap, needle);
  uint32_t done = 0;
  for (uint32_t i = 0; i < count; ++i) {
    // An empty needle stands before each byte and at the end.
    const uint32_t found =
        needle_length == 0 ? i
                           : static_cast<uint32_t>(text_find(from, what, {done, from.length()}));
    out = put_bytes(out, from.part(done, found));
    out = put_bytes(out, insert);
    done = found + needle_length;
  }
  put_bytes(out, from.part(done, from.length()));
  return result;
}

}  // namespace ouro
