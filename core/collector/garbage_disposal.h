// garbage_disposal.h - what happens to unreachable objects: steps that may run user code.
//
// The order is a promise to programs: weak references are cleared before their callbacks are called
// (else a callback could bring trash back through another one), callbacks run before finalizers,
// and an object drops its references only when every finalizer has run and nothing was resurrected
// to see it half empty.
//
// User code runs between the steps, as tasks above the collection, and can free anything. So these
// phases hold no cursor over it: each step takes the *first* object of a list and moves it to
// another one before it lets user code run; what is freed meanwhile leaves its list and is never
// met (gc.c, finalize_garbage: "there's little we can rely on about the structure of the input
// list"). Only the object being handled is held by a reference, in slot 0 of the task.
//
// As gc.c, functions of the same names. Each function is one step: one finalizer, one weak
// reference, one callback, one reference dropped.
#pragma once

#include "core/collector/collector_host.h"
#include "core/collector/phase.h"

namespace ouro {

// Up to 3.14: clears the next weak reference to trash. From 3.15: the next one with a callback.
// Callbacks that are to be called wait in the list WeakrefCallbacks, in CPython's order: objects in
// list order, of one object the newest first. A weak reference that is trash itself keeps quiet.
PhaseProgress handle_weakrefs_step(Heap& heap);
// Calls a waiting callback; when it is done, lets go of the weak reference and counts it if that
// was the last reference to it.
PhaseProgress call_weakref_callbacks_step(Heap& heap);
// Calls the finalizer of the next object that has one.
PhaseProgress finalize_garbage_step(Heap& heap);
// Up to 3.8, after a resurrection: gives the next object back to the generations.
PhaseProgress revive_garbage_step(Heap& heap);
// Splits what finalizers have seen into the resurrected and the dead, and counts the dead.
void handle_resurrected_objects(Heap& heap);
// From 3.15: clears the next weak reference to what is still unreachable, or inside it.
PhaseProgress clear_weakrefs_step(Heap& heap);
// Drops the next reference of the first dead object (tp_clear), or, with DEBUG_SAVEALL, saves it.
PhaseProgress delete_garbage_step(Heap& heap, const CollectorHost& host);
// Gives the next uncollectable object back to the generations and, where the program is to deal
// with it, to gc.garbage.
PhaseProgress handle_legacy_finalizers_step(Heap& heap, const CollectorHost& host);
// Prints the next unreachable object.
PhaseProgress show_collectable_step(Heap& heap, const CollectorHost& host);

}  // namespace ouro
