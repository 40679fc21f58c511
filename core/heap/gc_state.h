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

// The lists a collection works on, by CPython's names where it has one. The first four are the
// generations; the others are empty when no collection runs.
enum class GcListId : uint8_t {
  Young,
  Middle,
  Old,
  Permanent,
  Newborn,           // tracked after the trigger, in the same instruction: not examined
  Reachable,         // incremental: found alive, not yet traversed
  Collecting,        // what this collection examines: the chosen generation and all younger ones
  Unreachable,       // what it found
  Finalizers,        // legacy finalizers and what they reach
  WeakrefCallbacks,  // wrcb_to_call: cleared weak references whose callbacks are to be called; the
                     // collector owns one reference to each
  Seen,              // weak references and trash to which user code has been called
  StillUnreachable,  // trash that no finalizer resurrected
  Count_,
};

struct GcStats {
  int64_t collections;
  int64_t collected;
  int64_t uncollectable;
  int64_t candidates;  // shown from 3.15 on
};

// What an automatic collection of the incremental policy does (incremental_policy.h).
enum class IncrementPlan : uint8_t {
  Nothing,    // it is ahead of the program
  MarkAlive,  // a round begins: what the roots reach need not be examined in it
  Examine,    // the young objects and an increment of old ones
};

enum class CollectionReason : uint8_t {
  Automatic,
  Called,
  Exit,  // the very last one, of which gc.callbacks hear nothing (_PyGC_CollectNoFail)
};

// The bits of gc.set_debug().
enum GcDebug : uint32_t {
  kDebugStats = 1,
  kDebugCollectable = 2,
  kDebugUncollectable = 4,
  kDebugSaveAll = 32,
};

struct GcState {
  GcHeader lists[static_cast<uint32_t>(GcListId::Count_)];
  int32_t count[kGenerationCount];
  int32_t threshold[kGenerationCount];
  int64_t heap_size;  // tracked objects
  int64_t long_lived_total;
  int64_t long_lived_pending;
  GcStats stats[kGenerationCount];
  uint32_t debug;  // GcDebug
  uint8_t enabled;
  uint8_t collecting;         // a collection is running
  uint8_t requested;          // the trigger fired; the collection has not begun
  uint8_t legacy_finalizers;  // a class with kTypeLegacyFinalizer has been made
  int32_t trigger_count;      // count[0] when the trigger fired
  // The youngest GcHeader (or list head) when the trigger fired: with
  // CollectionTrigger::Allocation what is tracked after it does not belong to the requested
  // collection. 0 when nothing is requested.
  uint32_t trigger_tail;
  Ref<Object> garbage;    // gc.garbage, a list
  Ref<Object> callbacks;  // gc.callbacks, a list

  // --- the running collection; the results stay until the next one ---
  uint8_t phase;       // CollectorPhase (collector/phase.h)
  uint8_t generation;  // the oldest one collected
  CollectionReason reason;
  GcListId survivors;            // where what stays alive goes
  uint8_t anything_resurrected;  // Resurrection::SavesAllTrash: one object is enough
  IncrementPlan plan;
  uint8_t reserved2[2];
  // Offset of the GcHeader that the next step looks at: one in the list that the phase walks, or
  // that list's head at its end. 0: the phase begins, or does not walk. Who takes the object under
  // the cursor out of its list moves the cursor to the one behind it (gc_list.h).
  uint32_t cursor;
  int32_t newborn_count;  // what the Newborn ones have added to count[0]
  int64_t candidates;     // objects examined
  int64_t collected;      // m of CPython: unreachable objects, and weak references freed meanwhile
  int64_t uncollectable;  // n of CPython

  // --- the incremental policy, from one collection to the next ---
  int64_t work_to_do;     // objects that increments owe; below 0: they are ahead
  int64_t work_done;      // objects marked or taken by the running collection
  uint8_t visited_space;  // 0: Middle holds the old objects visited in this round, and Old those
                          // pending; 1: the other way round
  uint8_t round_marked;   // the round's marking is done
  uint8_t reserved3[6];
};

}  // namespace ouro
