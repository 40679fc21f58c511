// reachability.h - which of the examined objects can be reached from outside: steps over lists.
//
// An object of the examined set is alive when something outside the set refers to it (a variable, a
// frame, an older object), or when another living object of the set does. Nobody knows the outside,
// but reference counts know how many references there are in all:
//
//   update_refs        gc_refs = the reference count
//   subtract_refs      gc_refs -= the references from inside the set
//                      so now gc_refs = the references from outside
//   move_unreachable   gc_refs > 0: alive. What it refers to is alive too: gc_refs becomes 1.
//                      gc_refs = 0: moved to the unreachable list; but when a living object that is
//                      looked at later refers to it, it comes back, to the end of the list.
//
// Example, in list order, with one variable that refers to B; C and D refer to each other:
//
//                     A     B     C     D         A -> nothing, B -> A, C -> D, D -> C
//   count             1     1     1     1
//   after subtract    0     1     0     0
//   move_unreachable  A is moved out; B stays and brings A back to the end; C and D are moved out;
//                     A stays.  Alive: B A.  Unreachable: C D.
//
// Invariants while move_unreachable walks: everything before the cursor is alive and has been
// traversed (its flag kGcCollecting is off); everything in the unreachable list has gc_refs 0 and
// kGcTentativelyUnreachable; nothing behind the cursor has been traversed.
//
// As gc.c, functions of the same names. Each function is one step: it handles one object, or passes
// over at most kObjectsPerStep that are none of its business.
#pragma once

#include "core/collector/phase.h"
#include "core/heap/gc_list.h"

namespace ouro {

// How many objects that need nothing a step may pass over.
inline constexpr uint32_t kObjectsPerStep = 64;

// The header under the cursor, which starts at the list's first one; null at the end.
Ref<GcHeader> cursor_in(Heap& heap, GcListId list);
// Moves the cursor behind `header`, unless it has been moved there already, because the object left
// the list. Finished at the end of the list.
PhaseProgress advance_cursor(Heap& heap, GcListId list, Ref<GcHeader> header);

PhaseProgress update_refs_step(Heap& heap, GcListId containers);
PhaseProgress subtract_refs_step(Heap& heap, GcListId containers);
PhaseProgress move_unreachable_step(Heap& heap, GcListId base, GcListId unreachable);

// Untracks exact tuples (dicts) that refer to nothing that could be part of a cycle.
PhaseProgress untrack_tuples_step(Heap& heap, GcListId list);
PhaseProgress untrack_dicts_step(Heap& heap, GcListId list);

// Before PEP 442: objects with a finalizer, and then all they reach, leave Unreachable for
// Finalizers.
bool has_legacy_finalizer(const Heap& heap, Ref<Object> object);
PhaseProgress move_legacy_finalizers_step(Heap& heap);
PhaseProgress move_legacy_finalizer_reachable_step(Heap& heap);

// Up to 3.8: looks for an object of Unreachable with gc_refs left and sets `anything_resurrected`.
PhaseProgress check_garbage_step(Heap& heap);

// Takes the marks of the running collection off an object that stays alive in `list`.
void mark_survivor(Heap& heap, Ref<GcHeader> header, GcListId list);

}  // namespace ouro
