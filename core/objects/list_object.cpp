#include "core/objects/list_object.h"

#include <algorithm>
#include <cstring>

#include "core/heap/refcount.h"
#include "core/objects/instance.h"
#include "core/objects/leaf_layout.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

constexpr uint32_t kSlotBytes = sizeof(Ref<Object>);

uint32_t item_offset(const Heap& heap, Ref<List> list, uint32_t index) {
  return heap.at(list).items + index * kSlotBytes;
}

void copy_slots(Heap& heap, uint32_t to, uint32_t from, uint32_t count) {
  std::memmove(heap.memory.bytes(to), heap.memory.bytes(from), size_t{count} * kSlotBytes);
}

// Makes the copied references owned ones.
void incref_slots(Heap& heap, uint32_t offset, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) {
    incref(heap, heap.at(Ref<Ref<Object>>(offset + i * kSlotBytes)));
  }
}

// An area of no slots is what realloc(items, 0) leaves: one byte, and no null pointer.
uint32_t bytes_of(uint32_t capacity) {
  return capacity > 0 ? capacity * kListItemBytes : 1;
}

void release_items(Heap& heap, const List& list) {
  heap.release_area(list.items, bytes_of(list.capacity));
}

// Gives the list an area of `capacity` slots and keeps as many items as fit. False: refused.
bool set_capacity(Heap& heap, Ref<List> list, uint32_t capacity) {
  const List old = heap.at(list);
  const uint32_t bytes = bytes_of(capacity);
  const uint32_t items = old.items == 0
                             ? heap.allocate_area(bytes)
                             : heap.memory.resize(old.items, bytes_of(old.capacity), bytes);
  if (items == 0) return false;
  heap.at(list).items = items;
  heap.at(list).capacity = capacity;
  return true;
}

// As list_resize: makes room for `size` items and sets the size; new slots are garbage.
bool resize(Heap& heap, Ref<List> list, uint64_t size) {
  if (size > kListSizeMax) return false;
  const auto new_size = static_cast<uint32_t>(size);
  const uint32_t capacity = heap.at(list).capacity;
  const bool big_enough = capacity >= new_size;
  const bool small_enough =
      new_size >= capacity / 2 || capacity <= heap.profile.list_lasting_capacity;
  if (!big_enough || !small_enough) {
    const uint32_t wanted = list_capacity_for(heap.profile, heap.at(list).size, new_size);
    // A smaller area that is refused leaves the old one in use.
    if (!set_capacity(heap, list, wanted) && !big_enough) return false;
  }
  heap.at(list).size = new_size;
  return true;
}

void free_area(Heap& heap, Ref<List> list) {
  release_items(heap, heap.at(list));
  heap.at(list).size = 0;
  heap.at(list).capacity = 0;
  heap.at(list).items = 0;
}

Ref<Object> close_gap(Heap& heap, Ref<List> list, uint32_t index) {
  const Ref<Object> removed = list_get(heap, list, index);
  const uint32_t rest = heap.at(list).size - index - 1;
  copy_slots(heap, item_offset(heap, list, index), item_offset(heap, list, index + 1), rest);
  return removed;
}

// Copies `count` slots, which may lie in the block's list area, to an area of their own.
bool detach(Heap& heap, uint32_t offset, uint32_t count, DetachedItems* detached) {
  if (count == 0) return true;
  const uint32_t bytes = count * kListItemBytes;
  const uint32_t area = heap.allocate_area(bytes);
  if (area == 0) return false;
  copy_slots(heap, area, offset, count);
  *detached = DetachedItems{area, count, bytes};
  return true;
}

bool is_own_item(const Heap& heap, Ref<List> list, uint32_t offset) {
  const List& own = heap.at(list);
  return own.items != 0 && offset - own.items < own.size * kSlotBytes;
}

// Moves the items from `from` on so that they begin at `to`, and the size with them. False:
// refused.
bool move_tail(Heap& heap, Ref<List> list, uint32_t from, uint32_t to) {
  const uint32_t tail = heap.at(list).size - from;
  if (to < from) {
    copy_slots(heap, item_offset(heap, list, to), item_offset(heap, list, from), tail);
    return resize(heap, list, uint64_t{to} + tail);
  }
  if (!resize(heap, list, uint64_t{to} + tail)) return false;
  copy_slots(heap, item_offset(heap, list, to), item_offset(heap, list, from), tail);
  return true;
}

// --- layout ---

void traverse(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  traverse_attributes(memory, object, visitor);
  const auto list = object.as<List>();
  for (uint32_t i = memory.at(list).size; i-- > 0;) visitor.item(list_items(memory, list)[i], i);
}

Ref<Object> take_last(Heap& heap, Ref<List> list) {
  while (heap.at(list).size > 0) {
    const uint32_t last = --heap.at(list).size;
    if (const Ref<Object> item = list_items(heap, list)[last]) return item;
  }
  return {};
}

Ref<Object> take_child(Heap& heap, Ref<Object> object) {
  if (const Ref<Object> attribute = take_attribute(heap, object)) return attribute;
  return take_last(heap, object.as<List>());
}

Ref<Object> take_child_for_clear(Heap& heap, Ref<Object> object) {
  if (const Ref<Object> attribute = take_attribute(heap, object)) return attribute;
  const auto list = object.as<List>();
  const Ref<Object> item = take_last(heap, list);
  if (!item) free_area(heap, list);
  return item;
}

void release_areas(Heap& heap, Ref<Object> object) {
  release_attribute_areas(heap, object);
  free_area(heap, object.as<List>());
}

uint32_t area_bytes(const Memory& memory, Ref<Object> object) {
  return memory.at(object.as<List>()).capacity * kListItemBytes;
}

bool retire(Heap& heap, Ref<Object> object) {
  return heap.is_exact(object, TypeId::List) &&
         push_free(heap, heap.state().free_lists.list, kListFreeListMax, object);
}

}  // namespace

const Layout kListLayout = {
    .name = "list",
    .traverse = traverse,
    .take_child = take_child,
    .take_child_for_clear = take_child_for_clear,
    .release_areas = release_areas,
    .size = attributed_size,
    .area_bytes = area_bytes,
    .retire = retire,
    .has_finalizer = nullptr,
};

uint32_t list_capacity_for(const VersionProfile& profile, uint32_t old_size, uint32_t size) {
  if (size == 0) return 0;
  if (profile.list_growth == ListGrowth::Eighth) return size + (size >> 3) + (size < 9 ? 3 : 6);
  const uint32_t capacity = (size + (size >> 3) + 6) & ~3u;
  // Not more than needed when the new size is closer to that capacity than to the old size.
  const bool big_step = size > old_size && size - old_size > capacity - size;
  return big_step ? (size + 3) & ~3u : capacity;
}

Ref<List> list_new(Heap& heap) {
  auto list = pop_free(heap, heap.state().free_lists.list).as<List>();
  if (!list) list = heap.allocate<List>(TypeId::List);
  heap.track(list.as<Object>());
  return list;
}

Ref<List> list_new_sized(Heap& heap, uint32_t size) {
  if (size > kListSizeMax) return {};
  uint32_t area = 0;
  if (size > 0) {
    area = heap.allocate_area(size * kListItemBytes);
    if (area == 0) return {};
    std::memset(heap.memory.bytes(area), 0, size_t{size} * kListItemBytes);
  }
  const Ref<List> list = list_new(heap);
  heap.at(list).items = area;
  heap.at(list).size = size;
  heap.at(list).capacity = size;
  return list;
}

Ref<List> list_from_slots(Heap& heap, uint32_t offset, uint32_t count) {
  const Ref<List> list = list_new_sized(heap, count);
  if (list) copy_slots(heap, heap.at(list).items, offset, count);
  return list;
}

Ref<List> list_copy_slots(Heap& heap, uint32_t offset, uint32_t count) {
  const Ref<List> list = list_from_slots(heap, offset, count);
  if (list) incref_slots(heap, heap.at(list).items, count);
  return list;
}

Ref<List> list_slice(Heap& heap, Ref<List> list, int64_t start, int64_t step, uint32_t count) {
  if (step == 1) {
    return list_copy_slots(heap, item_offset(heap, list, static_cast<uint32_t>(start)), count);
  }
  const Ref<List> result = list_new_sized(heap, count);
  if (!result) return {};
  int64_t from = start;
  for (uint32_t i = 0; i < count; ++i, from += step) {
    const Ref<Object> item = list_get(heap, list, static_cast<uint32_t>(from));
    list_items(heap, result)[i] = new_reference(heap, item);
  }
  return result;
}

Ref<List> list_concat(Heap& heap, Ref<List> left, Ref<List> right) {
  const uint32_t left_size = heap.at(left).size;
  const uint32_t right_size = heap.at(right).size;
  const Ref<List> result = list_new_sized(heap, left_size + right_size);
  if (!result) return {};
  copy_slots(heap, item_offset(heap, result, 0), heap.at(left).items, left_size);
  copy_slots(heap, item_offset(heap, result, left_size), heap.at(right).items, right_size);
  incref_slots(heap, heap.at(result).items, left_size + right_size);
  return result;
}

Ref<List> list_repeat(Heap& heap, Ref<List> list, int64_t times) {
  const uint32_t size = heap.at(list).size;
  if (times <= 0 || size == 0) return list_new(heap);
  if (times > kListSizeMax / size) return {};
  const auto total = static_cast<uint32_t>(size * static_cast<uint64_t>(times));
  const Ref<List> result = list_new_sized(heap, total);
  if (!result) return {};
  for (uint32_t done = 0; done < total; done += size) {
    copy_slots(heap, item_offset(heap, result, done), heap.at(list).items, size);
  }
  incref_slots(heap, heap.at(result).items, total);
  return result;
}

bool list_append(Heap& heap, Ref<List> list, Ref<Object> item) {
  const uint32_t size = heap.at(list).size;
  if (size < heap.at(list).capacity) {
    heap.at(list).size = size + 1;
  } else if (!resize(heap, list, uint64_t{size} + 1)) {
    return false;
  }
  list_items(heap, list)[size] = item;
  return true;
}

bool list_insert(Heap& heap, Ref<List> list, uint32_t index, Ref<Object> item) {
  const uint32_t size = heap.at(list).size;
  if (!resize(heap, list, uint64_t{size} + 1)) return false;
  index = std::min(index, size);
  copy_slots(heap, item_offset(heap, list, index + 1), item_offset(heap, list, index),
             size - index);
  list_items(heap, list)[index] = item;
  return true;
}

uint32_t list_clamp_index(uint32_t size, int64_t index) {
  if (index < 0) index = std::max<int64_t>(index + size, 0);
  return static_cast<uint32_t>(std::min<int64_t>(index, size));
}

Ref<Object> list_pop(Heap& heap, Ref<List> list, uint32_t index) {
  const Ref<Object> removed = close_gap(heap, list, index);
  const uint32_t size = heap.at(list).size - 1;
  if (size == 0 && heap.profile.list_pop_frees_last) {
    free_area(heap, list);
  } else {
    CHECK(resize(heap, list, size));
  }
  return removed;
}

Ref<Object> list_delete(Heap& heap, Ref<List> list, uint32_t index) {
  const Ref<Object> removed = close_gap(heap, list, index);
  const uint32_t size = heap.at(list).size - 1;
  if (heap.profile.list_delete_keeps_area) {
    heap.at(list).size = size;
  } else if (size == 0) {
    free_area(heap, list);
  } else {
    CHECK(resize(heap, list, size));
  }
  return removed;
}

Ref<Object> list_set(Heap& heap, Ref<List> list, uint32_t index, Ref<Object> item) {
  const Ref<Object> old = list_get(heap, list, index);
  list_items(heap, list)[index] = item;
  return old;
}

bool list_reserve_by_growth(Heap& heap, Ref<List> list, uint32_t count) {
  const uint32_t size = heap.at(list).size;
  if (!resize(heap, list, uint64_t{size} + count)) return false;
  heap.at(list).size = size;
  return true;
}

bool list_reserve(Heap& heap, Ref<List> list, uint32_t count) {
  if (heap.at(list).items != 0 || !heap.profile.list_extend_preallocates) {
    return list_reserve_by_growth(heap, list, count);
  }
  if (count > kListSizeMax) return false;
  return set_capacity(heap, list, (count + 1) & ~1u);
}

bool list_extend_from_slots(Heap& heap, Ref<List> list, uint32_t offset, uint32_t count) {
  if (count == 0) return true;
  const List before = heap.at(list);
  const bool own = is_own_item(heap, list, offset);
  if (!list_reserve(heap, list, count)) return false;
  // The list's own items move with the area.
  const uint32_t from = own ? heap.at(list).items + (offset - before.items) : offset;
  copy_slots(heap, item_offset(heap, list, before.size), from, count);
  incref_slots(heap, item_offset(heap, list, before.size), count);
  heap.at(list).size = before.size + count;
  return true;
}

bool list_extend(Heap& heap, Ref<List> list, Ref<Object> list_or_tuple) {
  const ItemSpan items = sequence_items(heap, list_or_tuple);
  return list_extend_from_slots(heap, list, items.offset, items.count);
}

bool list_repeat_in_place(Heap& heap, Ref<List> list, uint32_t times) {
  const uint32_t size = heap.at(list).size;
  if (size == 0 || times == 1) return true;
  if (!resize(heap, list, uint64_t{size} * times)) return false;
  for (uint32_t i = 1; i < times; ++i) {
    copy_slots(heap, item_offset(heap, list, i * size), heap.at(list).items, size);
  }
  incref_slots(heap, item_offset(heap, list, size), size * (times - 1));
  return true;
}

void list_reverse(Heap& heap, Ref<List> list) {
  Ref<Object>* items = list_items(heap, list);
  std::reverse(items, items + heap.at(list).size);
}

ListChange list_assign_slice(Heap& heap, Ref<List> list, uint32_t start, uint32_t stop,
                             uint32_t offset, uint32_t count) {
  const uint64_t new_size = uint64_t{heap.at(list).size} - (stop - start) + count;
  if (new_size == 0) return {true, list_clear(heap, list)};
  // The list's own items are copied first.
  DetachedItems copy;
  if (is_own_item(heap, list, offset)) {
    if (!detach(heap, offset, count, &copy)) return {};
    offset = copy.offset;
  }
  ListChange change;
  if (detach(heap, item_offset(heap, list, start), stop - start, &change.detached)) {
    change.ok = move_tail(heap, list, stop, start + count);
  }
  if (change.ok) {
    copy_slots(heap, item_offset(heap, list, start), offset, count);
    incref_slots(heap, offset, count);
  } else {
    heap.release_area(change.detached.offset, change.detached.area_bytes);
    change.detached = {};
  }
  heap.release_area(copy.offset, copy.area_bytes);
  return change;
}

ListChange list_delete_extended(Heap& heap, Ref<List> list, uint32_t start, uint32_t step,
                                uint32_t count) {
  ListChange change;
  const uint32_t bytes = count * kListItemBytes;
  const uint32_t area = heap.allocate_area(bytes);
  if (area == 0) return change;
  change.detached = DetachedItems{area, count, bytes};
  Ref<Object>* items = list_items(heap, list);
  auto* removed = reinterpret_cast<Ref<Object>*>(heap.memory.bytes(area));
  const uint32_t size = heap.at(list).size;
  uint32_t taken = 0;
  uint32_t to = start;
  for (uint32_t from = start; from < size; ++from) {
    if (taken < count && from == start + taken * step) {
      removed[taken++] = items[from];
    } else {
      items[to++] = items[from];
    }
  }
  change.ok = resize(heap, list, size - count);
  CHECK(change.ok);
  return change;
}

ListChange list_assign_extended(Heap& heap, Ref<List> list, int64_t start, int64_t step,
                                uint32_t count, uint32_t offset) {
  ListChange change;
  if (!detach(heap, offset, count, &change.detached)) return change;
  change.ok = true;
  incref_slots(heap, change.detached.offset, count);
  Ref<Object>* items = list_items(heap, list);
  auto* others = reinterpret_cast<Ref<Object>*>(heap.memory.bytes(change.detached.offset));
  for (uint32_t i = 0; i < count; ++i) {
    std::swap(items[start + static_cast<int64_t>(i) * step], others[i]);
  }
  return change;
}

DetachedItems list_clear(Heap& heap, Ref<List> list) {
  const List old = heap.at(list);
  heap.at(list).size = 0;
  heap.at(list).capacity = 0;
  heap.at(list).items = 0;
  return DetachedItems{old.items, old.size, bytes_of(old.capacity)};
}

void list_swap_items(Heap& heap, Ref<List> left, Ref<List> right) {
  List& a = heap.at(left);
  List& b = heap.at(right);
  std::swap(a.size, b.size);
  std::swap(a.capacity, b.capacity);
  std::swap(a.items, b.items);
}

}  // namespace ouro
