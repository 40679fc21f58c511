// finalizers.h - which objects have something to say before they go, and how they are asked.
//
// PEP 442: a finalizer (`__del__`, or the close() of a suspended generator) runs at most once per
// object; the flag kFinalized survives a resurrection. It is called by a Finalize task, whose
// errors are reported and dropped (vm/finalizer_steps.h).
#pragma once

#include "core/heap/heap.h"

namespace ouro {

// Whether the object has a finalizer that has not been called.
bool needs_finalizer(const Heap& heap, Ref<Object> object);

// Pushes a Finalize task that calls it, and marks the object. The task holds a reference of its own
// while it runs, as the collector does (gc.c, finalize_garbage).
void push_finalizer(Heap& heap, Ref<Object> object);
// The same for an object that dies by reference counting: the Deallocate task below holds it.
void push_finalizer_of_dying(Heap& heap, Ref<Object> object);
// Calls what a class with a legacy finalizer has as `__tp_del__`, each time the object dies.
void push_legacy_finalizer(Heap& heap, Ref<Object> dying);

// Slots of a Finalize task: 0 the object; 1 is 1 for the legacy finalizer; 2 the bound method that
// is called for it where one is (ObjectRules::legacy_finalizer_bound).
inline constexpr uint32_t kFinalizeLegacy = 1;
inline constexpr uint32_t kFinalizeMethod = 2;

}  // namespace ouro
