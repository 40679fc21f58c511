// collection_policy.h - what to collect when, as a table of functions.
//
// What is done to a set of objects is the same in every CPython; what differs is which objects a
// collection examines, where the survivors go, and what is counted. A policy says that. It is
// chosen by VersionProfile::collector_policy, in one place: policy_of().
#pragma once

#include "core/collector/collector_host.h"
#include "core/collector/phase.h"
#include "core/heap/gc_list.h"

namespace ouro {

inline constexpr int32_t kNoGenerationDue = -1;

// The lists that gc.get_objects(generation) tells, in order.
struct GenerationLists {
  uint32_t count;
  GcListId lists[2];
};

struct CollectionPolicy {
  // The generation that an automatic collection takes now, or kNoGenerationDue.
  int32_t (*select_generation)(const Heap& heap);
  // Whether the running collection has this one of the phases from AssessWork to FillIncrement,
  // KeepSurvivors and AddStats.
  bool (*has_phase)(const Heap& heap, CollectorPhase phase);
  // One step of a phase from AssessWork to FillIncrement. Together they fill the list Collecting,
  // update the counters, and say in GcState::survivors where what stays alive will go.
  PhaseProgress (*gather_step)(Heap& heap, const CollectorHost& host, CollectorPhase phase);
  // Phase KeepSurvivors: Collecting holds what is alive, and becomes empty.
  void (*keep_survivors)(Heap& heap);
  // Phase AddStats: the books of the policy.
  void (*finish)(Heap& heap);
  // What gc.get_objects() and DEBUG_STATS call this generation.
  GenerationLists (*generation_lists)(const Heap& heap, uint32_t generation);
  GcListId (*shown_list)(const Heap& heap, uint32_t generation);
  // Where gc.unfreeze() puts objects.
  GcListId (*oldest_list)(const Heap& heap);
};

const CollectionPolicy& policy_of(const Heap& heap);

}  // namespace ouro
