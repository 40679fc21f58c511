// free_lists.h - dead containers that wait for reuse, and how they are given back.
//
// A free list holds objects (heap/heap.h, FreeList) that keep their memory, type and prefix; what
// they owned is gone. Which type keeps how many is said by its own header. Sets, instances and
// functions have none.
#pragma once

#include "core/heap/heap.h"

namespace ouro {

// Gives back the memory of all dead lists, dicts, dict tables, tuples, slices and iterators, as a
// full collection does (gc.c clear_freelists).
void clear_container_free_lists(Heap& heap);

}  // namespace ouro
