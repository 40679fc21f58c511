// gc_state.h - the collector's data: generations, counters, and where a running collection stands.
//
// Plain data in the root area, so a collection can stop between any two steps and be copied with
// the rest. The collector (collector/collector.h) moves it forward; the heap only appends new
// objects to the youngest generation and counts (heap.h). A list is a circle of GcHeaders through a
// head that lies here (gc_list.h).
#pragma once

#include <cstdint>

#include "core/heap/object.h"

namespace ouro {

inline constexpr uint32_t kGenerationCount = 3;

// The lists a collection works on, by CPython's names. The first four are the generations.
enum class GcListId : uint8_t {
  Young,
  Middle,
  Old,
  Permanent,
  Collecting,  // what this collection examines: the chosen generation and all younger ones
  Unreachable,
  Finalizers,  // legacy finalizers and what they reach (profile 3.3)
  StillUnreachable,
  Count_,
};

struct GcStats {
  int64_t collections;
  int64_t collected;
  int64_t uncollectable;
};

enum class CollectionReason : uint8_t { Automatic, Called, Exit };

struct GcState {
  GcHeader lists[static_cast<uint32_t>(GcListId::Count_)];
  int32_t count[kGenerationCount];
  int32_t threshold[kGenerationCount];
  int64_t long_lived_total;
  int64_t long_lived_pending;
  GcStats stats[kGenerationCount];
  uint32_t debug;  // DEBUG_* flags
  uint8_t enabled;
  uint8_t collecting;  // a collection is running
  uint8_t requested;   // the trigger fired; the collection has not begun
  uint8_t reserved;
  // The youngest GcHeader (or list head) when the trigger fired: with
  // CollectionTrigger::Allocation what is tracked after it does not belong to the requested
  // collection. 0 when nothing is requested.
  uint32_t trigger_tail;
  Ref<Object> garbage;    // gc.garbage, a list
  Ref<Object> callbacks;  // gc.callbacks, a list

  // --- the running collection ---
  uint8_t phase;       // CollectorPhase
  uint8_t generation;  // the oldest one collected
  CollectionReason reason;
  uint8_t anything_resurrected;
  uint32_t cursor;        // offset of the GcHeader that the next step looks at; 0: phase begins
  int64_t found;          // m of CPython: objects found unreachable
  int64_t uncollectable;  // n of CPython
  int64_t collected;      // the result
  Ref<Object> scratch;    // list: weakref callbacks gathered, ...
  uint32_t scratch_index;
  uint32_t reserved2;
};

}  // namespace ouro
