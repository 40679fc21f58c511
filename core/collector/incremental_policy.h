// incremental_policy.h - 3.14.0 to 3.14.4: young objects, and every time a piece of the old ones.
//
// A full collection stops the program for as long as there are objects. The incremental collector
// spreads it out: each automatic collection examines the young objects and an *increment* of the
// old ones. The old ones lie in two lists. *Pending* ones wait for their turn in this round;
// survivors go to the *visited* ones. When nothing is pending, the lists change roles, and the next
// round begins.
//
// A cycle is found only when all of it is examined at once. So an old object joins the increment
// together with everything pending that it reaches (expand_region_transitively_reachable).
//
// Two ways to do less: each round begins by marking what modules, types and running functions
// reach, because that is alive for certain; and an increment only has to be as large as the program
// is fast. `work_to_do` is the debt: each collection adds the number of new objects and a share of
// the heap, and takes off what it marked or examined. Below 0 a collection does nothing.
//
// An object knows its list from GcHeader::generation, which is the number of a GcListId: Young for
// young ones, GcState::visited_space tells Middle and Old apart.
//
// As gc.c of 3.14.0 to 3.14.4: gc_collect_young, gc_collect_increment, gc_collect_full. Automatic
// collections are always "generation 1", that is, increments.
#pragma once

#include "core/collector/collection_policy.h"

namespace ouro {

extern const CollectionPolicy kIncrementalPolicy;

}  // namespace ouro
