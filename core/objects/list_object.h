// list_object.h - lists as plain data: CPython's PyListObject.
//
//   [ List: size, capacity, items ] ---> [ area of 8 * capacity bytes: Ref<Object> x capacity |
//   unused ]
//
// A reference takes 4 bytes here and 8 in CPython. The area is as long as CPython's and its first
// half is used, so items[i] are consecutive 32-bit slots.
//
// Invariant: items[0..size) are owned references; what lies behind is never read. A list whose
// last item was popped may keep an area without slots (list_pop_frees_last). Capacities follow
// listobject.c `list_resize`; the rule is the knob VersionProfile::list_growth. What makes a list
// of known length gives it exactly that capacity.
//
// Functions "take" an item: the list becomes the owner of the caller's reference. When memory is
// refused (false, or a null Ref) nothing has changed and the caller still owns what it passed.
// Nothing here releases an item: what leaves a list is returned, owned.
#pragma once

#include "core/heap/heap.h"
#include "core/objects/detached_items.h"

namespace ouro {

struct List : Object {
  uint32_t size;
  uint32_t capacity;
  uint32_t items;  // offset of the area, 0: none
  uint32_t reserved[3];
};
static_assert(sizeof(List) == 40);

inline constexpr uint32_t kListFreeListMax = 80;
inline constexpr uint32_t kListItemBytes = 8;  // of the area, per item, as in CPython
inline constexpr uint32_t kListSizeMax = 1u << 27;

// --- making ---
// An empty, tracked list. Comes from the free list when there is one.
Ref<List> list_new(Heap& heap);
// A tracked list of `size` null items with exactly that capacity: the caller fills all of them
// before anybody looks. Null when memory is refused.
Ref<List> list_new_sized(Heap& heap, uint32_t size);
// Takes the references in `count` slots at `offset` (a value stack, another container's detached
// items). Null when memory is refused: nothing is taken then.
Ref<List> list_from_slots(Heap& heap, uint32_t offset, uint32_t count);
// `count` items of the container area at `offset`, as new references.
Ref<List> list_copy_slots(Heap& heap, uint32_t offset, uint32_t count);
// A new list of items start, start + step, ..., `count` of them. The indices must be valid.
Ref<List> list_slice(Heap& heap, Ref<List> list, int64_t start, int64_t step, uint32_t count);
Ref<List> list_concat(Heap& heap, Ref<List> left, Ref<List> right);
// `times` below 0 counts as 0.
Ref<List> list_repeat(Heap& heap, Ref<List> list, int64_t times);

// --- reading ---
inline Ref<Object>* list_items(Heap& heap, Ref<List> list) {
  return reinterpret_cast<Ref<Object>*>(heap.memory.bytes(heap.at(list).items));
}
inline const Ref<Object>* list_items(const Memory& memory, Ref<List> list) {
  return reinterpret_cast<const Ref<Object>*>(memory.bytes(memory.at(list).items));
}
inline uint32_t list_size(const Heap& heap, Ref<List> list) {
  return heap.at(list).size;
}
// Borrowed. `index` must be below size.
inline Ref<Object> list_get(const Heap& heap, Ref<List> list, uint32_t index) {
  return list_items(heap.memory, list)[index];
}

// --- changing ---
// Takes `item`.
[[nodiscard]] bool list_append(Heap& heap, Ref<List> list, Ref<Object> item);
// Takes `item`. An index beyond either end means that end (as list.insert); a negative one must
// have been resolved by list_clamp_index.
[[nodiscard]] bool list_insert(Heap& heap, Ref<List> list, uint32_t index, Ref<Object> item);
// As list.insert reads its index: negative counts from the end, clamped to 0..size.
uint32_t list_clamp_index(uint32_t size, int64_t index);
// Removes and returns an item, owned; shrinks the area as list.pop and `del list[index]` do.
// `index` below size.
Ref<Object> list_pop(Heap& heap, Ref<List> list, uint32_t index);
Ref<Object> list_delete(Heap& heap, Ref<List> list, uint32_t index);
// Takes `item`; returns the old one, owned.
Ref<Object> list_set(Heap& heap, Ref<List> list, uint32_t index, Ref<Object> item);
// Room for `count` more items: by the growth rule, or, for a list without an area and with the knob
// list_extend_preallocates, just so many, rounded up to an even number. What list.extend and
// list(x) do first when they know the length. The size does not change.
[[nodiscard]] bool list_reserve(Heap& heap, Ref<List> list, uint32_t count);
[[nodiscard]] bool list_reserve_by_growth(Heap& heap, Ref<List> list, uint32_t count);
// Appends new references to `count` items at `offset`, which may be the list's own.
[[nodiscard]] bool list_extend_from_slots(Heap& heap, Ref<List> list, uint32_t offset,
                                          uint32_t count);
// Appends the items of a list (perhaps itself) or tuple.
[[nodiscard]] bool list_extend(Heap& heap, Ref<List> list, Ref<Object> list_or_tuple);
// list *= times, from 1 on. Below that the caller uses list_clear, unless the list is empty
// already.
[[nodiscard]] bool list_repeat_in_place(Heap& heap, Ref<List> list, uint32_t times);
void list_reverse(Heap& heap, Ref<List> list);

// What replacing a slice gives.
struct ListChange {
  bool ok = false;         // false: memory refused, nothing changed
  DetachedItems detached;  // to be released LastToFirst, as list_ass_slice does
};
// list[start:stop] = new references to `count` items at `offset`; 0 <= start <= stop <= size. The
// source may be the list's own items. Deletion when count is 0.
[[nodiscard]] ListChange list_assign_slice(Heap& heap, Ref<List> list, uint32_t start,
                                           uint32_t stop, uint32_t offset, uint32_t count);
// del list[start:...:step] of `count` items, step > 1 (a caller turns a negative one round first).
// Detached FirstToLast.
[[nodiscard]] ListChange list_delete_extended(Heap& heap, Ref<List> list, uint32_t start,
                                              uint32_t step, uint32_t count);
// list[start:...:step] = as many items at `offset`, which must not be the list's own. Detached
// FirstToLast.
[[nodiscard]] ListChange list_assign_extended(Heap& heap, Ref<List> list, int64_t start,
                                              int64_t step, uint32_t count, uint32_t offset);
// Empties the list; the items are to be released LastToFirst.
DetachedItems list_clear(Heap& heap, Ref<List> list);
// Exchanges sizes, areas and capacities: list.sort works on items taken away from the list.
void list_swap_items(Heap& heap, Ref<List> left, Ref<List> right);

// Slots of the area that list_resize allocates for a list of `old_size` items to hold `size`.
uint32_t list_capacity_for(const VersionProfile& profile, uint32_t old_size, uint32_t size);

extern const Layout kListLayout;

}  // namespace ouro
