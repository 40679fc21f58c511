// set_object.h - sets and frozensets as plain data: CPython's PySetObject.
//
//   [ Set: fill, used, mask, table | SetEntry x 8 | weaklist ] ---> [ SetEntry x (mask + 1) ]
//
// The first eight slots are in the object (`table` is 0 then), more in an area. Iteration is in
// table order, and the table is that of setobject.c: linear probes of 9, then i = 5 * i + 1 +
// perturb; it grows by 4 (2 beyond 50000 items) when three fifths are filled. A set of ints
// therefore has the order that CPython shows.
//
// Searching follows the protocol of dict_object.h: NeedsCompare, compare, continue. Keys are
// borrowed (the set makes its own reference when it keeps one); what leaves a set is returned,
// owned. Set algebra is made of set_find and set_insert by whoever can compare.
//
// An entry is empty (null key, hash 0), a dummy (kSetDummy, hash -1) or owns its key.
#pragma once

#include "core/objects/dict_object.h"

namespace ouro {

struct SetEntry {
  int64_t hash;
  Ref<Object> key;
  uint32_t reserved;
};
static_assert(sizeof(SetEntry) == 16);

inline constexpr uint32_t kSetSmallSize = 8;
inline constexpr uint32_t kSetSmallTableOffset = 64;
// Not an object: no object lies at this offset.
inline constexpr uint32_t kSetDummy = 1;

struct Set : Object {
  uint32_t fill;    // used slots, dummies included
  uint32_t used;    // items
  uint32_t mask;    // slots - 1
  uint32_t table;   // offset of the area; 0: small_table
  int64_t hash;     // of a frozenset; -1: not computed
  uint32_t finger;  // where set.pop() looks next
  uint32_t cursor;  // first slot that may hold something while the set is taken apart
  uint32_t reserved[4];
  SetEntry small_table[kSetSmallSize];
  Ref<Object> weaklist;
  uint32_t reserved2;
};
static_assert(sizeof(Set) == 200);

struct SetLookup {
  LookupStatus status = LookupStatus::Absent;
  uint32_t slot = 0;  // Found: of the table
  // NeedsCompare: what to compare the key with, borrowed, and where the search stands. These three
  // are what set_find_continue needs back.
  Ref<Object> compare_key;
  uint32_t table = 0;
  uint32_t step = 0;
};

// --- making ---
// An empty set or frozenset (`type` may be derived from them), tracked as the profile says.
Ref<Set> set_new(Heap& heap, Ref<Type> type);
// An exact copy of the items in a new object of `type` (set_merge into an empty set). Null when
// memory is refused.
Ref<Set> set_copy(Heap& heap, Ref<Type> type, Ref<Set> other);
// frozenset(): the singleton of profiles that have one, else a new one. Owned.
Ref<Set> frozenset_empty(Heap& heap);

// --- reading ---
inline uint32_t set_size(const Heap& heap, Ref<Set> set) {
  return heap.at(set).used;
}
SetLookup set_find(const Heap& heap, Ref<Set> set, Ref<Object> key, int64_t hash);
SetLookup set_find_continue(const Heap& heap, Ref<Set> set, Ref<Object> key, int64_t hash,
                            const SetLookup& was, bool equal);
// The entry in or after *position, moving *position behind it; a null key at the end. Borrowed.
SetEntry set_next(const Memory& memory, Ref<Set> set, uint32_t* position);

// --- changing ---
// After Absent. False: memory refused, the set has not changed.
[[nodiscard]] bool set_insert(Heap& heap, Ref<Set> set, Ref<Object> key, int64_t hash);
// After Found: the key, owned.
Ref<Object> set_remove(Heap& heap, Ref<Set> set, uint32_t slot);
// set.pop(): owned; null when empty.
Ref<Object> set_pop(Heap& heap, Ref<Set> set);
// Empties the set; to be released FirstToLast.
DetachedItems set_clear(Heap& heap, Ref<Set> set);
// Before the items of `other` are added: grows the table at once, as set_merge does.
[[nodiscard]] bool set_reserve_for_merge(Heap& heap, Ref<Set> set, Ref<Set> other);
// Room for `more` items, as set_update_internal makes it for those of a dict.
[[nodiscard]] bool set_reserve(Heap& heap, Ref<Set> set, uint64_t more);
// Adds the items of `other` to a set whose table is empty (`fill` 0), without comparing: set_merge.
[[nodiscard]] bool set_merge_into_empty(Heap& heap, Ref<Set> set, Ref<Set> other);
// After items were removed in bulk (set_difference_update_internal): rebuilds the table when more
// than a fifth of the slots are dummies. False: memory refused.
[[nodiscard]] bool set_compact(Heap& heap, Ref<Set> set);
// Exchanges the contents (set_swap_bodies, for intersection_update and friends).
void set_swap(Heap& heap, Ref<Set> left, Ref<Set> right);

// hash(frozenset), computed once (frozenset_hash).
int64_t frozenset_hash(Heap& heap, Ref<Set> set);

extern const Layout kSetLayout;

}  // namespace ouro
