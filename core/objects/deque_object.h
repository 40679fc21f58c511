// deque_object.h - collections.deque as plain data: CPython's dequeobject.
//
//   [ Deque ] --> left block <-> block <-> right block
//
// A block has room for kDequeBlockItems references and is as long as CPython's (528 bytes). The
// items are those from left_index of the left block to right_index of the right one, both
// included; an empty deque has one block and its indices stand in the middle, crossed.
//
// Functions "take" an item: the deque becomes the owner of the caller's reference. Nothing here
// releases one: what leaves a deque is returned, owned.
#pragma once

#include "core/heap/heap.h"
#include "core/objects/detached_items.h"

namespace ouro {

inline constexpr uint32_t kDequeBlockItems = 64;
inline constexpr uint32_t kDequeBlockBytes = 16 + 8 * kDequeBlockItems;
inline constexpr uint32_t kDequeCenter = (kDequeBlockItems - 1) / 2;

// Offsets of other blocks; 0: none.
struct DequeBlock {
  uint32_t left;
  uint32_t right;
  Ref<Object> items[kDequeBlockItems];
};

struct Deque : Object {
  Ref<DequeBlock> left_block;
  Ref<DequeBlock> right_block;
  uint32_t left_index;
  uint32_t right_index;
  uint32_t size;
  uint32_t state;      // counts changes of size and order: iterators notice them
  int64_t length_max;  // -1: no limit
  Ref<Object> weaklist;
  uint32_t reserved[5];
};
static_assert(sizeof(Deque) == 72);

// A tracked, empty deque of `type`, perhaps a derived class. Null when memory is refused.
Ref<Deque> deque_new(Heap& heap, Ref<Type> type);

// Where an item lies; valid until the deque changes.
struct DequePlace {
  Ref<DequeBlock> block;
  uint32_t index = 0;
};
DequePlace deque_place(const Memory& memory, Ref<Deque> deque, uint32_t position);
// The places of the items beside it; nothing may be read at the one beyond an end.
inline DequePlace deque_place_after(const Memory& memory, DequePlace place) {
  if (place.index + 1 < kDequeBlockItems) return {place.block, place.index + 1};
  return {Ref<DequeBlock>(memory.at(place.block).right), 0};
}
inline DequePlace deque_place_before(const Memory& memory, DequePlace place) {
  if (place.index > 0) return {place.block, place.index - 1};
  return {Ref<DequeBlock>(memory.at(place.block).left), kDequeBlockItems - 1};
}
// Borrowed. `position` is below the size.
Ref<Object> deque_get(const Memory& memory, Ref<Deque> deque, uint32_t position);
// Takes `item`; returns the old one, owned.
Ref<Object> deque_set(Heap& heap, Ref<Deque> deque, uint32_t position, Ref<Object> item);

enum class DequeEnd : uint8_t { Left, Right };
// Takes `item`. False: memory refused, nothing changed. Does not look at the limit.
[[nodiscard]] bool deque_push(Heap& heap, Ref<Deque> deque, DequeEnd end, Ref<Object> item);
// The item at an end, owned; the deque is not empty.
Ref<Object> deque_pop(Heap& heap, Ref<Deque> deque, DequeEnd end);
// Moves items from the right end to the left one (negative: the other way), as deque.rotate.
[[nodiscard]] bool deque_rotate(Heap& heap, Ref<Deque> deque, int64_t count);
// Empties it; the items are to be released FirstToLast. False: memory refused, nothing changed.
[[nodiscard]] bool deque_clear(Heap& heap, Ref<Deque> deque, DetachedItems* items);

extern const Layout kDequeLayout;

}  // namespace ouro
