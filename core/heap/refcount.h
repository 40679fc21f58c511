// refcount.h - the only place where a reference count changes.
//
// Invariant, between two ticks: count(x) == edges into x (Layout::traverse) + roots that own x
// (frames, value stacks, task slots, the machine's registers). A count that reaches zero frees
// leaves at once; for everything else deallocation.h pushes a task, because releasing x may run
// user code, and user code must be able to pause at every instruction. Immortal objects never
// change.
#pragma once

#include "core/heap/heap.h"

namespace ouro {

// Called by decref when a count has reached zero; see deallocation.h.
void deallocate(Heap& heap, Ref<Object> object);

inline void incref(Heap& heap, Ref<Object> object) {
  uint32_t& refcount = heap.at(object).refcount;
  if (static_cast<int32_t>(refcount) < 0) return;
  ++refcount;
  ++heap.state().counters.references_taken;
}

inline void decref(Heap& heap, Ref<Object> object) {
  uint32_t& refcount = heap.at(object).refcount;
  if (static_cast<int32_t>(refcount) < 0) return;
  ++heap.state().counters.references_dropped;
  if (--refcount == 0) deallocate(heap, object);
}

// As decref, for a reference that may be null.
template <typename T>
inline void xdecref(Heap& heap, Ref<T> object) {
  if (object) decref(heap, object.template as<Object>());
}

// The same object as an owned reference.
template <typename T>
inline Ref<T> new_reference(Heap& heap, Ref<T> object) {
  incref(heap, object.template as<Object>());
  return object;
}

// The count as a number; immortal objects have none (see VersionProfile::immortal_refcount).
inline uint32_t refcount_of(const Heap& heap, Ref<Object> object) {
  return heap.at(object).refcount;
}

// Test, boot and deallocation only.
inline void set_refcount(Heap& heap, Ref<Object> object, uint32_t refcount) {
  heap.at(object).refcount = refcount;
}

inline void make_immortal(Heap& heap, Ref<Object> object) {
  heap.at(object).refcount = kImmortalBit;
}

}  // namespace ouro
