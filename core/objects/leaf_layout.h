// leaf_layout.h - what the layouts of leaves share: no references but those that a derived class
// added (instance.h), and free lists.
//
// A dead object on a free list keeps its memory and its type; `birth` holds the offset of the next
// one (heap/heap.h, FreeList).
#pragma once

#include "core/objects/instance.h"

namespace ouro {

struct LeafFunctions {
  uint32_t (*size)(const Memory& memory, Ref<Object> object);
  bool (*retire)(Heap& heap, Ref<Object> object) = nullptr;
  void (*release_areas)(Heap& heap, Ref<Object> object) = nullptr;
  uint32_t (*area_bytes)(const Memory& memory, Ref<Object> object) = nullptr;
};

constexpr Layout leaf_layout(const char* name, const LeafFunctions& functions) {
  Layout layout{};
  layout.name = name;
  layout.traverse = traverse_attributes;
  layout.take_child = take_attribute;
  layout.take_child_for_clear = take_attribute;
  layout.size = functions.size;
  layout.retire = functions.retire;
  layout.release_areas = functions.release_areas;
  layout.area_bytes = functions.area_bytes;
  return layout;
}

// Puts a dead object on the list unless it is full. True when it was put there.
inline bool push_free(Heap& heap, FreeList& list, uint32_t count_max, Ref<Object> object) {
  if (list.count >= count_max) return false;
  heap.retire_object(object);
  heap.at(object).birth = list.head.offset;
  list.head = object;
  ++list.count;
  return true;
}

// Takes an object with count 1 from the list; null when it is empty.
inline Ref<Object> pop_free(Heap& heap, FreeList& list) {
  const Ref<Object> object = list.head;
  if (!object) return {};
  list.head = Ref<Object>(heap.at(object).birth);
  --list.count;
  heap.revive_object(object);
  return object;
}

// Gives back the memory of all objects on the list, `size_bytes` each.
inline void clear_free(Heap& heap, FreeList& list, uint32_t size_bytes) {
  while (list.head) {
    const Ref<Object> object = list.head;
    list.head = Ref<Object>(heap.at(object).birth);
    heap.memory.release(object.offset, size_bytes);
  }
  list.count = 0;
}

}  // namespace ouro
