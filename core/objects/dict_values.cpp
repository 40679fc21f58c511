#include "core/objects/dict_values.h"

#include <cstring>

namespace ouro {
namespace {

constexpr uint32_t kValueBytes = 8;

uint32_t round_up(uint32_t bytes) {
  return (bytes + kValueBytes - 1) & ~(kValueBytes - 1);
}

}  // namespace

// dictobject.c, values_size_from_count (3.13).
uint32_t inline_values_bytes(uint32_t capacity) {
  return (capacity + 1) * kValueBytes + round_up(capacity);
}

uint32_t dict_values_bytes(const VersionProfile& profile, uint32_t capacity) {
  switch (profile.instance_attributes) {
    case InstanceAttributes::DictObject:
      return capacity * kValueBytes;
    case InstanceAttributes::SeparateValues:
      return capacity * kValueBytes + round_up(capacity + 2);
    case InstanceAttributes::InlineValues:
      break;
  }
  return inline_values_bytes(capacity);
}

void dict_values_clear(DictValues& values, uint32_t capacity) {
  CHECK(capacity > 0 && capacity < 256);
  values.capacity = static_cast<uint8_t>(capacity);
  values.size = 0;
  for (uint32_t i = 0; i < capacity; ++i) values.items()[i] = {};
}

Ref<DictValues> dict_values_new(Heap& heap, uint32_t capacity) {
  const uint32_t bytes = dict_values_bytes(heap.profile, capacity);
  const Ref<DictValues> values(heap.allocate_area(bytes));
  CHECK(values);
  std::memset(heap.memory.bytes(values.offset), 0, bytes);
  dict_values_clear(heap.at(values), capacity);
  heap.at(values).valid = 1;
  return values;
}

Ref<DictValues> dict_values_copy(Heap& heap, Ref<DictValues> values) {
  const uint32_t capacity = heap.at(values).capacity;
  const Ref<DictValues> copy = dict_values_new(heap, capacity);
  const size_t bytes = sizeof(DictValues) + capacity * (sizeof(Ref<Object>) + 1);
  std::memcpy(heap.memory.bytes(copy.offset), heap.memory.bytes(values.offset), bytes);
  heap.at(copy).embedded = 0;
  heap.at(copy).hides_dict = 0;
  heap.at(copy).valid = 1;
  return copy;
}

void dict_values_free(Heap& heap, Ref<DictValues> values) {
  DictValues& freed = heap.at(values);
  if (freed.embedded) {
    freed.valid = 0;
    return;
  }
  heap.release_area(values.offset, dict_values_bytes(heap.profile, freed.capacity));
}

Ref<Object> dict_values_set(DictValues& values, uint32_t index, Ref<Object> value) {
  CHECK(index < values.capacity);
  const Ref<Object> old = values.items()[index];
  values.items()[index] = value;
  uint8_t* order = values.order();
  if (!old && value) {
    order[values.size++] = static_cast<uint8_t>(index);
  } else if (old && !value) {
    uint32_t place = 0;
    while (order[place] != index) ++place;
    --values.size;
    std::memmove(order + place, order + place + 1, values.size - place);
  }
  return old;
}

}  // namespace ouro
