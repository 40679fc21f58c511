// dict_values.h - the values of one split table: what an instance has of its class's shared keys.
//
//   [ DictValues | Ref<Object> x capacity | order: uint8_t x capacity | unused ]
//
// values[i] belongs to entry i of the shared DictKeys, null when the instance has no such
// attribute. `order` lists the entries that are set, in insertion order. As long as CPython's
// PyDictValues, which differ by version: 8 bytes a value up to 3.10, a few more for the order
// later.
//
// Owned by a split dict or by an instance. `embedded`: lies in an instance, behind its basic size,
// and `valid` tells whether the instance (and its dict, if there is one) still uses it.
// `hides_dict`: the collector sees embedded values through the instance alone, and its dict not at
// all (3.14.0, until gh-130327).
#pragma once

#include "core/heap/heap.h"

namespace ouro {

struct DictValues {
  uint8_t capacity;
  uint8_t size;  // values that are set
  uint8_t embedded : 1;
  uint8_t hides_dict : 1;
  uint8_t valid;

  Ref<Object>* items() { return reinterpret_cast<Ref<Object>*>(this + 1); }
  const Ref<Object>* items() const { return reinterpret_cast<const Ref<Object>*>(this + 1); }
  uint8_t* order() { return reinterpret_cast<uint8_t*>(items() + capacity); }
  const uint8_t* order() const { return reinterpret_cast<const uint8_t*>(items() + capacity); }
};
static_assert(sizeof(DictValues) == 4);

inline constexpr uint32_t kSharedKeysMax = 30;

inline uint32_t dict_values_slots(Ref<DictValues> values) {
  return values.offset + static_cast<uint32_t>(sizeof(DictValues));
}
// Bytes of separate values, and of those that lie in an instance.
uint32_t dict_values_bytes(const VersionProfile& profile, uint32_t capacity);
uint32_t inline_values_bytes(uint32_t capacity);

// Empty separate values.
Ref<DictValues> dict_values_new(Heap& heap, uint32_t capacity);
// The same values and order with no references of their own: the caller makes or moves them.
Ref<DictValues> dict_values_copy(Heap& heap, Ref<DictValues> values);
// Gives back separate values whose references are gone; embedded ones just become invalid.
void dict_values_free(Heap& heap, Ref<DictValues> values);
void dict_values_clear(DictValues& values, uint32_t capacity);
// Takes `value`; returns the old one, owned. Keeps `order` and `size`; null deletes.
Ref<Object> dict_values_set(DictValues& values, uint32_t index, Ref<Object> value);

}  // namespace ouro
