#include <algorithm>

#include "core/objects/bytes_object.h"
#include "core/objects/leaf_layout.h"

namespace ouro {
namespace {

// A bytes object around the data of a bytearray: header and zero byte.
constexpr uint32_t kBytesOverhead = 33;

// How the area relates to `allocated`, by profile: up to 3.14 the zero byte at the end is counted,
// from 3.15 on it belongs to the bytes object around the data.
struct AreaRule {
  uint32_t overhead;
  uint32_t counted_zero;
};

AreaRule area_rule(const Heap& heap) {
  return heap.profile.bytearray_holds_bytes ? AreaRule{kBytesOverhead, 0} : AreaRule{0, 1};
}

// Bytes of an area; the object remembers in `overhead` what its profile adds.
uint32_t area_size(const ByteArray& array) {
  return array.area == 0 ? 0 : array.allocated + array.overhead;
}

uint32_t bytearray_size(const Memory& memory, Ref<Object> object) {
  return memory.at(memory.at(object).type).basic_size;
}

uint32_t bytearray_area_bytes(const Memory& memory, Ref<Object> object) {
  return area_size(memory.at(object.as<ByteArray>()));
}

void release_bytearray_area(Heap& heap, Ref<Object> object) {
  const ByteArray& array = heap.at(object.as<ByteArray>());
  heap.release_area(array.area, area_size(array));
}

// Moves the data to an area with `allocated` bytes, closing the gap in front. False: refused.
bool reallocate(Heap& heap, Ref<ByteArray> ref, uint32_t allocated) {
  const ByteArray old = heap.at(ref);
  const uint32_t size = allocated + old.overhead;
  uint32_t area = 0;
  if (old.area == 0) {
    area = heap.allocate_area(size);
  } else if (old.start == 0) {
    area = heap.memory.resize(old.area, area_size(old), size);
  } else {
    area = heap.allocate_area(size);
    if (area != 0) {
      std::memcpy(heap.memory.bytes(area), heap.memory.bytes(old.area + old.start),
                  std::min(old.length, allocated));
      heap.release_area(old.area, area_size(old));
    }
  }
  if (area == 0) return false;
  ByteArray& array = heap.at(ref);
  array.area = area;
  array.allocated = allocated;
  array.start = 0;
  return true;
}

constexpr uint32_t kStays = UINT32_MAX;

// The capacity of a new area for a new length (PyByteArray_Resize); kStays when none is needed.
uint32_t capacity_for(const ByteArray& array, uint32_t length, uint32_t counted_zero) {
  const uint32_t allocated = array.allocated;
  if (length + array.start + counted_zero <= allocated) {
    return length < allocated / 2 ? length + counted_zero : kStays;
  }
  if (length <= allocated + static_cast<double>(allocated) * 0.125) {
    return length + (length >> 3) + (length < 9 ? 3 : 6);
  }
  return length + counted_zero;
}

}  // namespace

const Layout kByteArrayLayout = leaf_layout("bytearray", {.size = bytearray_size,
                                                          .release_areas = release_bytearray_area,
                                                          .area_bytes = bytearray_area_bytes});

Ref<ByteArray> bytearray_of_type(Heap& heap, Ref<Type> type) {
  const Ref<ByteArray> ref = heap.allocate_object(type).as<ByteArray>();
  if (ref) heap.at(ref).overhead = static_cast<uint8_t>(area_rule(heap).overhead);
  return ref;
}

Ref<ByteArray> bytearray_allocate(Heap& heap, uint64_t length) {
  if (length > kBytesLengthMax) return {};
  const auto count = static_cast<uint32_t>(length);
  const Ref<ByteArray> ref = bytearray_of_type(heap, heap.type(TypeId::ByteArray));
  if (!ref || count == 0) return ref;
  if (!bytearray_resize(heap, ref, count)) {
    decref(heap, ref.as<Object>());
    return {};
  }
  std::memset(bytearray_data(heap, ref), 0, count);
  return ref;
}

bool bytearray_resize(Heap& heap, Ref<ByteArray> ref, uint32_t length) {
  const ByteArray before = heap.at(ref);
  if (length == before.length) return true;
  if (length > kBytesLengthMax) return false;
  const AreaRule rule = area_rule(heap);
  const uint32_t capacity = capacity_for(before, length, rule.counted_zero);
  if (capacity != kStays && !reallocate(heap, ref, capacity)) return false;
  heap.at(ref).length = length;
  bytearray_data(heap, ref)[length] = 0;
  return true;
}

bool bytearray_replace_range(Heap& heap, Ref<ByteArray> ref, uint32_t start, uint32_t end,
                             std::string_view outside) {
  const uint32_t length = heap.at(ref).length;
  const uint64_t new_length = uint64_t{length} - (end - start) + outside.size();
  if (new_length > kBytesLengthMax) return false;
  const auto inserted = static_cast<uint32_t>(outside.size());
  if (inserted < end - start) {
    // From the front, the start moves; otherwise the rest does (bytearray_setslice_linear).
    const uint32_t dropped = end - start - inserted;
    uint8_t* data = bytearray_data(heap, ref);
    if (start == 0) {
      heap.at(ref).start += dropped;
    } else {
      std::memmove(data + start + inserted, data + end, length - end);
    }
    // When memory for a smaller area is refused, the old one stays.
    if (!bytearray_resize(heap, ref, length - dropped)) heap.at(ref).length = length - dropped;
  } else if (inserted > end - start) {
    if (!bytearray_resize(heap, ref, static_cast<uint32_t>(new_length))) return false;
    uint8_t* data = bytearray_data(heap, ref);
    std::memmove(data + start + inserted, data + end, length - end);
  }
  if (inserted != 0) std::memcpy(bytearray_data(heap, ref) + start, outside.data(), inserted);
  return true;
}

bool bytearray_append(Heap& heap, Ref<ByteArray> ref, uint8_t byte) {
  const uint32_t length = heap.at(ref).length;
  if (!bytearray_resize(heap, ref, length + 1)) return false;
  bytearray_data(heap, ref)[length] = byte;
  return true;
}

bool bytearray_extend(Heap& heap, Ref<ByteArray> ref, Ref<Object> bytes_like) {
  const uint32_t length = heap.at(ref).length;
  const uint32_t added = bytes_length(heap, bytes_like);
  if (!bytearray_resize(heap, ref, length + added)) return false;
  // The array may extend itself: its own view is the longer one now.
  const StrView from = bytes_view(heap, bytes_like).part(0, added);
  if (added != 0) std::memcpy(bytearray_data(heap, ref) + length, from.bytes(), added);
  return true;
}

void bytearray_reverse(Heap& heap, Ref<ByteArray> ref) {
  uint8_t* data = bytearray_data(heap, ref);
  std::reverse(data, data + heap.at(ref).length);
}

}  // namespace ouro
