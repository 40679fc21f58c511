#include "core/objects/deque_object.h"

#include "core/heap/refcount.h"
#include "core/objects/instance.h"

namespace ouro {
namespace {

Ref<DequeBlock> block_new(Heap& heap) {
  const Ref<DequeBlock> block(heap.allocate_area(kDequeBlockBytes));
  if (block) {
    heap.at(block).left = 0;
    heap.at(block).right = 0;
  }
  return block;
}

void block_free(Heap& heap, Ref<DequeBlock> block) {
  heap.release_area(block.offset, kDequeBlockBytes);
}

void center(Deque& deque) {
  deque.left_index = kDequeCenter + 1;
  deque.right_index = kDequeCenter;
}

// --- layout ---

void traverse(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  traverse_attributes(memory, object, visitor);
  const auto deque = object.as<Deque>();
  DequePlace place{memory.at(deque).left_block, memory.at(deque).left_index};
  for (uint32_t i = 0; i < memory.at(deque).size; ++i) {
    if (place.index == kDequeBlockItems) {
      place = {Ref<DequeBlock>(memory.at(place.block).right), 0};
    }
    visitor.item(memory.at(place.block).items[place.index++], i);
  }
}

Ref<Object> take_child(Heap& heap, Ref<Object> object) {
  if (const Ref<Object> attribute = take_attribute(heap, object)) return attribute;
  if (heap.at(object.as<Deque>()).size == 0) return {};
  return deque_pop(heap, object.as<Deque>(), DequeEnd::Left);
}

void release_areas(Heap& heap, Ref<Object> object) {
  release_attribute_areas(heap, object);
  Deque& deque = heap.at(object.as<Deque>());
  const Ref<DequeBlock> block = deque.left_block;
  deque.left_block = {};
  deque.right_block = {};
  if (block) block_free(heap, block);
}

// As deque_sizeof: the blocks between both ends.
uint32_t area_bytes(const Memory& memory, Ref<Object> object) {
  const Deque& deque = memory.at(object.as<Deque>());
  const uint32_t slots = deque.left_index + deque.size;
  const uint32_t blocks = (slots + kDequeBlockItems - 1) / kDequeBlockItems;
  return (blocks == 0 ? 1 : blocks) * kDequeBlockBytes;
}

bool push_left(Heap& heap, Ref<Deque> deque, Ref<Object> item) {
  if (heap.at(deque).left_index == 0) {
    const Ref<DequeBlock> block = block_new(heap);
    if (!block) return false;
    const Ref<DequeBlock> old = heap.at(deque).left_block;
    heap.at(block).right = old.offset;
    heap.at(old).left = block.offset;
    heap.at(deque).left_block = block;
    heap.at(deque).left_index = kDequeBlockItems;
  }
  Deque& changed = heap.at(deque);
  --changed.left_index;
  heap.at(changed.left_block).items[changed.left_index] = item;
  return true;
}

bool push_right(Heap& heap, Ref<Deque> deque, Ref<Object> item) {
  if (heap.at(deque).right_index == kDequeBlockItems - 1) {
    const Ref<DequeBlock> block = block_new(heap);
    if (!block) return false;
    const Ref<DequeBlock> old = heap.at(deque).right_block;
    heap.at(block).left = old.offset;
    heap.at(old).right = block.offset;
    heap.at(deque).right_block = block;
    heap.at(deque).right_index = UINT32_MAX;
  }
  Deque& changed = heap.at(deque);
  ++changed.right_index;
  heap.at(changed.right_block).items[changed.right_index] = item;
  return true;
}

Ref<Object> pop_left(Heap& heap, Ref<Deque> deque_ref) {
  Deque& deque = heap.at(deque_ref);
  const Ref<DequeBlock> block = deque.left_block;
  const Ref<Object> item = heap.at(block).items[deque.left_index++];
  if (deque.left_index == kDequeBlockItems && deque.size > 0) {
    deque.left_block = Ref<DequeBlock>(heap.at(block).right);
    deque.left_index = 0;
    heap.at(deque.left_block).left = 0;
    block_free(heap, block);
  }
  return item;
}

Ref<Object> pop_right(Heap& heap, Ref<Deque> deque_ref) {
  Deque& deque = heap.at(deque_ref);
  const Ref<DequeBlock> block = deque.right_block;
  const Ref<Object> item = heap.at(block).items[deque.right_index--];
  if (deque.right_index == UINT32_MAX && deque.size > 0) {
    deque.right_block = Ref<DequeBlock>(heap.at(block).left);
    deque.right_index = kDequeBlockItems - 1;
    heap.at(deque.right_block).right = 0;
    block_free(heap, block);
  }
  return item;
}

}  // namespace

const Layout kDequeLayout = {
    .name = "deque",
    .traverse = traverse,
    .take_child = take_child,
    .take_child_for_clear = take_child,
    .release_areas = release_areas,
    .size = attributed_size,
    .area_bytes = area_bytes,
    .retire = nullptr,
    .has_finalizer = nullptr,
};

Ref<Deque> deque_new(Heap& heap, Ref<Type> type) {
  const Ref<DequeBlock> block = block_new(heap);
  if (!block) return {};
  const auto deque = object_new_of(heap, type).as<Deque>();
  if (!deque) {
    block_free(heap, block);
    return {};
  }
  Deque& made = heap.at(deque);
  made.left_block = block;
  made.right_block = block;
  made.length_max = -1;
  center(made);
  heap.track(deque.as<Object>());
  return deque;
}

DequePlace deque_place(const Memory& memory, Ref<Deque> deque_ref, uint32_t position) {
  const Deque& deque = memory.at(deque_ref);
  if (position < deque.size / 2) {
    uint32_t index = deque.left_index + position;
    Ref<DequeBlock> block = deque.left_block;
    for (; index >= kDequeBlockItems; index -= kDequeBlockItems) {
      block = Ref<DequeBlock>(memory.at(block).right);
    }
    return {block, index};
  }
  uint32_t behind = (kDequeBlockItems - 1 - deque.right_index) + (deque.size - 1 - position);
  Ref<DequeBlock> block = deque.right_block;
  for (; behind >= kDequeBlockItems; behind -= kDequeBlockItems) {
    block = Ref<DequeBlock>(memory.at(block).left);
  }
  return {block, kDequeBlockItems - 1 - behind};
}

Ref<Object> deque_get(const Memory& memory, Ref<Deque> deque, uint32_t position) {
  const DequePlace place = deque_place(memory, deque, position);
  return memory.at(place.block).items[place.index];
}

Ref<Object> deque_set(Heap& heap, Ref<Deque> deque, uint32_t position, Ref<Object> item) {
  const DequePlace place = deque_place(heap.memory, deque, position);
  const Ref<Object> old = heap.at(place.block).items[place.index];
  heap.at(place.block).items[place.index] = item;
  return old;
}

bool deque_push(Heap& heap, Ref<Deque> deque, DequeEnd end, Ref<Object> item) {
  const bool pushed =
      end == DequeEnd::Left ? push_left(heap, deque, item) : push_right(heap, deque, item);
  if (!pushed) return false;
  ++heap.at(deque).size;
  ++heap.at(deque).state;
  return true;
}

Ref<Object> deque_pop(Heap& heap, Ref<Deque> deque, DequeEnd end) {
  CHECK(heap.at(deque).size > 0);
  --heap.at(deque).size;
  ++heap.at(deque).state;
  const Ref<Object> item = end == DequeEnd::Left ? pop_left(heap, deque) : pop_right(heap, deque);
  if (heap.at(deque).size == 0) center(heap.at(deque));
  return item;
}

bool deque_rotate(Heap& heap, Ref<Deque> deque, int64_t count) {
  const int64_t size = heap.at(deque).size;
  if (size < 2) return true;
  int64_t steps = count % size;
  if (steps > size / 2) steps -= size;
  if (steps < -size / 2) steps += size;
  for (; steps > 0; --steps) {
    const Ref<Object> item = deque_pop(heap, deque, DequeEnd::Right);
    if (!deque_push(heap, deque, DequeEnd::Left, item)) return false;
  }
  for (; steps < 0; ++steps) {
    const Ref<Object> item = deque_pop(heap, deque, DequeEnd::Left);
    if (!deque_push(heap, deque, DequeEnd::Right, item)) return false;
  }
  return true;
}

bool deque_clear(Heap& heap, Ref<Deque> deque, DetachedItems* items) {
  const uint32_t count = heap.at(deque).size;
  *items = {};
  if (count == 0) return true;
  const uint32_t area = heap.allocate_area(4 * count);
  if (area == 0) return false;
  *items = {area, count, 4 * count};
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> item = deque_pop(heap, deque, DequeEnd::Left);
    heap.at(Ref<Ref<Object>>(area + 4 * i)) = item;
  }
  return true;
}

}  // namespace ouro
