// collection_policy.h - what to collect when, as a table of functions.
//
// The phases of a collection are the same in every CPython; what differs is which objects it
// examines, where the survivors go, and what is counted. A policy says that. It is chosen by
// VersionProfile::collector_policy, in one place (collector.cpp, policy_of).
#pragma once

#include "core/collector/phase.h"
#include "core/heap/gc_list.h"

namespace ouro {

inline constexpr int32_t kNoGenerationDue = -1;

struct CollectionPolicy {
  // The generation that an automatic collection takes now, or kNoGenerationDue.
  int32_t (*select_generation)(const Heap& heap);
  // One step of phase Gather: fills the list Collecting, updates the counters, and says in
  // GcState::survivors where what stays alive will go.
  PhaseProgress (*gather_step)(Heap& heap);
  // Phase KeepSurvivors: Collecting holds what is alive, and becomes empty.
  void (*keep_survivors)(Heap& heap);
  // The list that gc.get_objects(generation) and DEBUG_STATS call this generation.
  GcListId (*generation_list)(const Heap& heap, uint32_t generation);
};

}  // namespace ouro
