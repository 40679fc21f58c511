// tuple_object.h - tuples as plain data: CPython's PyTupleObject.
//
//   [ Object | size, taken | Ref<Object> x size ... | cached hash (from 3.14) ]
//
// The object is as long as CPython's: VersionProfile::tuple_header_bytes + 8 * size. A reference
// takes 4 bytes here, so the items start at 24 under every profile, and where there is a cached
// hash it has the last 8 bytes.
//
// Invariant: items[0..size) are owned references; `taken` items from the end have been given up by
// a dying tuple. The empty tuple is one object, HeapState::empty_tuple. Tracking follows
// VersionProfile::tuple_tracking; the collector untracks a tuple again
// whose items turn out to be atomic. Dead exact tuples of 1..tuple_free_length_max items wait on
// free lists, one per length.
#pragma once

#include "core/heap/heap.h"

namespace ouro {

struct Tuple : Object {
  uint32_t size;
  uint32_t taken;
};
static_assert(sizeof(Tuple) == 24);

inline constexpr uint32_t kTupleItemBytes = 8;
inline constexpr uint32_t kTupleFreeListMax = 2000;
inline constexpr uint32_t kTupleSizeMax = 1u << 27;

// --- making ---
// Makes the empty tuple. Needs the type tuple with its size.
void boot_tuples(Heap& heap);
// A tuple of `size` null items, untracked: the caller fills all of them and then calls
// tuple_finish. Size 0 gives the empty tuple as a new reference. Null when memory is refused.
Ref<Tuple> tuple_new(Heap& heap, uint32_t size);
// The same of a class derived from tuple (also of size 0). No free list.
Ref<Tuple> tuple_new_of(Heap& heap, Ref<Type> type, uint32_t size);
// Tracks a filled tuple if the profile tracks it at birth.
void tuple_finish(Heap& heap, Ref<Tuple> tuple);
// Tracks a filled tuple whatever is in it: what CPython makes empty and fills then (PyTuple_New) is
// tracked in all versions.
void tuple_track(Heap& heap, Ref<Tuple> tuple);
// Takes the references in `count` slots at `offset`. Null: memory refused, nothing taken.
Ref<Tuple> tuple_from_slots(Heap& heap, uint32_t offset, uint32_t count);
// New references to `count` items at `offset` (those of a list or tuple).
Ref<Tuple> tuple_copy_slots(Heap& heap, uint32_t offset, uint32_t count);
// Takes the references.
Ref<Tuple> tuple_of(Heap& heap, Ref<Object> first);
Ref<Tuple> tuple_of(Heap& heap, Ref<Object> first, Ref<Object> second);
Ref<Tuple> tuple_of(Heap& heap, Ref<Object> first, Ref<Object> second, Ref<Object> third);
// The whole of an exact tuple is that tuple (a new reference), as tuplesubscript does.
Ref<Tuple> tuple_slice(Heap& heap, Ref<Tuple> tuple, int64_t start, int64_t step, uint32_t count);
Ref<Tuple> tuple_concat(Heap& heap, Ref<Tuple> left, Ref<Tuple> right);
Ref<Tuple> tuple_repeat(Heap& heap, Ref<Tuple> tuple, int64_t times);

// --- reading ---
inline uint32_t tuple_items_offset(Ref<Tuple> tuple) {
  return tuple.offset + static_cast<uint32_t>(sizeof(Tuple));
}
inline Ref<Object>* tuple_items(Heap& heap, Ref<Tuple> tuple) {
  return reinterpret_cast<Ref<Object>*>(heap.memory.bytes(tuple_items_offset(tuple)));
}
inline const Ref<Object>* tuple_items(const Memory& memory, Ref<Tuple> tuple) {
  return reinterpret_cast<const Ref<Object>*>(memory.bytes(tuple_items_offset(tuple)));
}
inline uint32_t tuple_size(const Heap& heap, Ref<Tuple> tuple) {
  return heap.at(tuple).size;
}
// Borrowed. `index` must be below size.
inline Ref<Object> tuple_get(const Heap& heap, Ref<Tuple> tuple, uint32_t index) {
  return tuple_items(heap.memory, tuple)[index];
}

// Offset and number of the items of a list or tuple (also of a class derived from them): valid
// until the container changes.
struct ItemSpan {
  uint32_t offset;
  uint32_t count;
};
ItemSpan sequence_items(const Heap& heap, Ref<Object> list_or_tuple);

// --- changing: only while nobody else has seen the tuple ---
// Takes `item`; returns the old one, owned, perhaps null.
Ref<Object> tuple_set(Heap& heap, Ref<Tuple> tuple, uint32_t index, Ref<Object> item);

// --- tracking (tupleobject.c, gc.c) ---
// Whether an object can become, or is, of interest to the collector (_PyObject_GC_MAY_BE_TRACKED).
bool may_be_tracked(const Heap& heap, Ref<Object> object);
// Whether a tuple holds something that may be tracked.
bool tuple_should_track(const Heap& heap, Ref<Tuple> tuple);

// --- hash ---
// The hash of the items, given one by one (tuplehash, xxHash from 3.8, and before).
class TupleHash {
 public:
  explicit TupleHash(const VersionProfile& profile, uint32_t size);
  void add(int64_t item_hash);
  int64_t finish() const;

 private:
  bool xxhash_;
  uint64_t size_;
  uint64_t left_;
  uint64_t accumulator_;
  uint64_t multiplier_ = 1000003;
};
// The cached hash; false when there is none or the profile caches none.
bool tuple_cached_hash(const Heap& heap, Ref<Tuple> tuple, int64_t* hash);
void tuple_cache_hash(Heap& heap, Ref<Tuple> tuple, int64_t hash);

extern const Layout kTupleLayout;

}  // namespace ouro
