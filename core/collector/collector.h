// collector.h - finds and frees what reference counting cannot: cycles. Read this first.
//
// Reference counting frees an object when the last reference to it goes. Objects that refer to each
// other in a circle keep each other's counts above zero for ever, although nobody else knows them.
// The collector finds such objects without knowing who "somebody" is: it looks at a set of objects,
// counts the references that come from inside the set, and compares with the reference counts.
// What has more references than the inside explains is held from outside, and so is all it refers
// to. The rest is trash (reachability.h has the arithmetic and an example).
//
// Then comes the delicate part: trash may have weak references, callbacks and finalizers, which run
// user code, and user code may bring trash back to life. So everything that can still see the trash
// is dealt with first, then it is computed anew what is unreachable, and only then are references
// dropped, one at a time. That breaks the cycles, and reference counting does the freeing
// (garbage_disposal.h).
//
// Which objects are examined, and when, is a policy of its own (generational_policy.h and
// incremental_policy.h).
//
// The collector is data plus one function. All its state is GcState (heap/gc_state.h), the flags
// and gc_refs in the GcHeaders, and two slots of its task. collect_step() does one bounded piece:
// one object, one finalizer, one weak reference, one callback, one dropped reference. A collection
// can be stopped between any two steps, copied with the block, looked at, and taken up again. The
// phases, in order and with a sentence each, are in phases.def; those that do not apply are left
// out.
//
// What may happen between two steps: from Gather to KeepSurvivors nothing but the collector runs,
// so a cursor walks the lists. From ShowCollectable on, user code may run between the steps; it can
// free, track and untrack objects. Three rules make this safe:
//   1. Who takes the object under the cursor out of its list moves the cursor on (gc_list.h).
//   2. Where user code is expected, no cursor is held: a step takes the first object of a list.
//   3. New objects go to the youngest generation, which is not being looked at any more; a nested
//      gc.collect() does nothing and returns 0.
//
// As Python/gc.c, gc_collect_main and gc_collect_region; Modules/gcmodule.c before 3.13.
#pragma once

#include "core/collector/collection_policy.h"
#include "core/collector/collector_host.h"
#include "core/collector/permanent_generation.h"
#include "core/collector/phase.h"
#include "core/heap/gc_list.h"

namespace ouro {

// --- starting ---
// Pushes a Collect task for this generation and all younger ones. False, and nothing happens, when
// a collection is running: gc.collect() then returns 0.
bool start_collection(Heap& heap, uint32_t generation, CollectionReason reason);

// Starts the automatic collection that the heap has requested (GcState::requested), if there is
// still reason for one; true when it did. The machine calls this as soon as the instruction that
// fired the trigger is done (CollectionTrigger::Allocation), or at the next check of the eval
// breaker. With CollectionTrigger::Allocation, what has been tracked after the trigger is not
// examined: in CPython it did not exist yet. No exception may be in flight: finalizers will run.
bool begin_requested_collection(Heap& heap);

// --- running ---
// One step of the Collect task, which is on top. Done: the task is gone.
StepResult collect_step(Heap& heap, const CollectorHost& host);

// What gc.collect() returns, until the next collection starts.
int64_t collection_result(const Heap& heap);

// --- looking ---
CollectorPhase collector_phase(const Heap& heap);
// The object that the next step looks at; null when the phase does not walk, or is at its end.
Ref<Object> object_under_cursor(const Heap& heap);
// Whether a phase is left of the running collection in which gc_refs of this object means
// something: it is in the examined set, and update_refs has been there.
bool has_gc_refs(const Heap& heap, Ref<Object> object);
// For an object that was rescued in this collection (kGcRescued): the living object that the
// collector came from. Right as long as no user code has run since.
Ref<Object> rescuer_of(const Heap& heap, Ref<Object> object);
// The list that DEBUG_STATS shows as generation 0, 1 or 2; together they are all but frozen ones.
GcListId generation_list(const Heap& heap, uint32_t generation);
// The lists that gc.get_objects(generation) tells: with the incremental policy not the same.
GenerationLists generation_lists(const Heap& heap, uint32_t generation);
}  // namespace ouro
