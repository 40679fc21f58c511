// gc_list.h - circles of GcHeaders: the generations, and the lists a running collection works on.
//
//   GcState::lists[id] <--> [GcHeader] <--> [GcHeader] <--> back to lists[id]
//        the head            object          object
//
// Invariants, between any two steps:
//   - a tracked object is in exactly one list; `next == 0` means in none, which is untracked;
//   - a list is a circle through its head, equally linked both ways;
//   - the cursor of a running collection (GcState::cursor) is 0, a header in a list, or a head.
// The last one holds because whoever takes the object under the cursor out of its list advances the
// cursor to the object behind it. Only two functions take an object out: gc_list_move() here and
// Heap::untrack(). So a walk survives whatever user code frees.
//
// The order inside a list can be observed: finalizers run and survivors age in it. So the moves are
// those of CPython (gc.c, gc_list_move and its neighbours), literally: always to the end.
#pragma once

#include <cstdint>

#include "core/heap/heap.h"

namespace ouro {

// The head, which lies in the root area.
Ref<GcHeader> gc_list_head(const Heap& heap, GcListId list);
bool gc_list_is_empty(const Heap& heap, GcListId list);
// The first header, or null when the list is empty.
Ref<GcHeader> gc_list_first(const Heap& heap, GcListId list);
// The header behind this one, or null at the end of `list`, which must be its list.
Ref<GcHeader> gc_list_next(const Heap& heap, GcListId list, Ref<GcHeader> header);
int64_t gc_list_size(const Heap& heap, GcListId list);
// The list that a tracked object is in. Walks to the head: for tests and questions of a person.
GcListId gc_list_of(const Heap& heap, Ref<Object> object);

// Makes the list empty without looking at what was in it.
void gc_list_init(Heap& heap, GcListId list);
// From whatever list it is in to the end of `list`.
void gc_list_move(Heap& heap, Ref<GcHeader> header, GcListId list);
// All of `from` to the end of `to`, at once. `from` becomes empty.
void gc_list_merge(Heap& heap, GcListId from, GcListId to);
// What stands behind `last` (a header of `from`, or its head) to the end of `to`.
void gc_list_split(Heap& heap, GcListId from, Ref<GcHeader> last, GcListId to);

// What is wrong with the links of a list, as a sentence, or null (gc.c, validate_list).
const char* gc_list_problem(const Heap& heap, GcListId list);
// Whether all its objects have exactly `flags` of kGcCollecting and kGcTentativelyUnreachable.
bool gc_list_has_flags(const Heap& heap, GcListId list, uint8_t flags);

}  // namespace ouro
