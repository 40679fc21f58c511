// deallocation.h - how an object whose count is zero goes.
//
// The order is that of CPython's subtype_dealloc and friends: untrack; finalizer (which may
// resurrect: the object stays); weak references cleared, their callbacks called; legacy finalizer
// (which may resurrect, too); children dropped one by one in the order of Layout::take_child;
// separate areas and the object given back.
//
// A leaf, and a container whose children do not die or are leaves, goes within the tick that
// dropped the last reference. As soon as something bigger dies below it, or user code has to run,
// the rest becomes a Deallocate task, so arbitrarily deep structures need no C++ stack and every
// step can be watched. One step drops leaf children until one that needs a task of its own, at most
// kChildrenPerStep.
#pragma once

#include "core/heap/heap.h"
#include "core/heap/refcount.h"

namespace ouro {

inline constexpr uint32_t kChildrenPerStep = 64;

// Drops `first`, then `second`, also when the death of `first` takes tasks: then `second` waits for
// it.
void decref_in_order(Heap& heap, Ref<Object> first, Ref<Object> second);

// Drops owned references in `count` consecutive 32-bit slots at `offset`, zeroing them, first to
// last or last to first. Slots may be null or carry kBorrowedTag. The rest waits as a task whenever
// one dies in tasks. True when everything is done already.
bool release_slots(Heap& heap, uint32_t offset, uint32_t count, ClearOrder order);

// Lowest bit of a value stack slot or local: the reference is borrowed and not counted.
inline constexpr uint32_t kBorrowedTag = 1;

// Slots of a ReleaseSlots task: the area that the released references lie in, to be given back at
// the end; 0 when they lie in something that stays (objects/detached_items.h).
inline constexpr uint32_t kReleaseSlotsArea = 3;
inline constexpr uint32_t kReleaseSlotsAreaBytes = 4;
// State of a ReleaseSlots task: an object holds what is still to be released (frame.clear()).
inline constexpr uint16_t kReleaseSlotsOfObject = 1;

// States of a Deallocate task. Slot 0: the dying object. Its count is 0, but while the finalizer
// above it runs: then the task holds a reference of its own.
enum DeallocateState : uint16_t {
  kDeallocateBegin,
  kDeallocateFinalizerRan,
  kDeallocateClearWeakrefs,
  kDeallocateLegacyFinalizer,
  kDeallocateLegacyFinalizerRan,
  kDeallocateChildren,
};
inline bool waits_for_finalizer(uint16_t state) {
  return state == kDeallocateFinalizerRan || state == kDeallocateLegacyFinalizerRan;
}

// Steps of the tasks Deallocate, ReleaseSlots, ReleaseReference (tasks.def).
StepResult deallocate_step(Heap& heap);
StepResult release_slots_step(Heap& heap);
StepResult release_reference_step(Heap& heap);

}  // namespace ouro
