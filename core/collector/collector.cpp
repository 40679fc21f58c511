#include "core/collector/collector.h"

#include <algorithm>
#include <string>

#include "core/collector/garbage_disposal.h"
#include "core/collector/reachability.h"
#include "core/heap/task_kind.h"
#include "core/profiles/library_profile.h"

namespace ouro {
namespace {

bool is_full(const GcState& gc) {
  return gc.generation == kGenerationCount - 1;
}

// --- what phases there are -----------------------------------------------------------------------

bool debugging(const Heap& heap, GcDebug flag) {
  return (heap.state().gc.debug & flag) != 0;
}

// Phases that look at one list have nothing to do when it is empty. Count_: looks at none.
GcListId list_of_phase(CollectorPhase phase) {
  switch (phase) {
    case CollectorPhase::UntrackYoungTuples:
      return GcListId::Young;
    case CollectorPhase::UpdateRefs:
    case CollectorPhase::SubtractRefs:
    case CollectorPhase::MoveUnreachable:
    case CollectorPhase::UntrackTuples:
    case CollectorPhase::UntrackDicts:
      return GcListId::Collecting;
    case CollectorPhase::MoveLegacyFinalizers:
    case CollectorPhase::ShowCollectable:
    case CollectorPhase::HandleWeakrefs:
    case CollectorPhase::FinalizeGarbage:
    case CollectorPhase::UpdateRefsAgain:
    case CollectorPhase::SubtractRefsAgain:
    case CollectorPhase::MoveUnreachableAgain:
    case CollectorPhase::CheckGarbage:
    case CollectorPhase::ReviveGarbage:
      return GcListId::Unreachable;
    case CollectorPhase::CallWeakrefCallbacks:
      return GcListId::WeakrefCallbacks;
    case CollectorPhase::ClearWeakrefs:
    case CollectorPhase::DeleteGarbage:
      return GcListId::StillUnreachable;
    case CollectorPhase::MoveLegacyFinalizerReachable:
    case CollectorPhase::HandleLegacyFinalizers:
      return GcListId::Finalizers;
    default:
      return GcListId::Count_;
  }
}

// What the profile, the flags and the reason say about a phase.
bool is_wanted(const Heap& heap, const CollectorHost& host, CollectorPhase phase) {
  const GcState& gc = heap.state().gc;
  const bool saves_all = heap.profile.resurrection == Resurrection::SavesAllTrash;
  switch (phase) {
    case CollectorPhase::CallbacksStart:
    case CollectorPhase::CallbacksStop:
      return gc.reason != CollectionReason::Exit && host.has_gc_callbacks(heap);
    case CollectorPhase::ShowStats:
    case CollectorPhase::ShowDone:
      return debugging(heap, kDebugStats);
    case CollectorPhase::AssessWork:
    case CollectorPhase::UntrackYoungTuples:
    case CollectorPhase::MarkGlobalRoots:
    case CollectorPhase::MarkStacks:
    case CollectorPhase::Gather:
    case CollectorPhase::FillIncrement:
    case CollectorPhase::KeepSurvivors:
    case CollectorPhase::AddStats:
      return policy_of(heap).has_phase(heap, phase);
    case CollectorPhase::UntrackDicts:
      return is_full(gc) && heap.profile.dict_tracking == DictTracking::Lazy;
    case CollectorPhase::MoveLegacyFinalizers:
      return heap.profile.legacy_finalizers || gc.legacy_finalizers;
    case CollectorPhase::FinalizeGarbage:
      return !heap.profile.legacy_finalizers;
    case CollectorPhase::ShowCollectable:
      return debugging(heap, kDebugCollectable);
    case CollectorPhase::MoveUnreachableAgain:
      return !saves_all;
    case CollectorPhase::CheckGarbage:
      return saves_all;
    case CollectorPhase::ReviveGarbage:
      return saves_all && gc.anything_resurrected;
    case CollectorPhase::HandleResurrectedObjects:
      return !gc_list_is_empty(heap, GcListId::Unreachable) ||
             !gc_list_is_empty(heap, GcListId::StillUnreachable);
    case CollectorPhase::ClearWeakrefs:
      return heap.profile.weakref_clear_time != WeakrefClearTime::BeforeFinalizers;
    case CollectorPhase::ClearFreeLists:
      return is_full(gc);
    default:
      return true;
  }
}

void enter_next_phase(Heap& heap, const CollectorHost& host) {
  GcState& gc = heap.state().gc;
  gc.cursor = 0;
  while (true) {
    const auto phase = static_cast<CollectorPhase>(++gc.phase);
    const GcListId list = list_of_phase(phase);
    if (list != GcListId::Count_ && gc_list_is_empty(heap, list)) continue;
    if (is_wanted(heap, host, phase)) return;
  }
}

// --- what the phases do --------------------------------------------------------------------------

PhaseProgress gather_step(Heap& heap, const CollectorHost& host, CollectorPhase phase) {
  const PhaseProgress progress = policy_of(heap).gather_step(heap, host, phase);
  if (phase == CollectorPhase::Gather && progress == PhaseProgress::Finished) {
    GcState& gc = heap.state().gc;
    gc_list_merge(heap, GcListId::Newborn, GcListId::Young);
    gc.count[0] += gc.newborn_count;
  }
  return progress;
}

void show_stats(Heap& heap, const CollectorHost& host) {
  std::string text = "gc: collecting generation ";
  text += std::to_string(heap.state().gc.generation) + "...\ngc: objects in each generation:";
  for (uint32_t i = 0; i < kGenerationCount; ++i) {
    text += " " + std::to_string(gc_list_size(heap, policy_of(heap).shown_list(heap, i)));
  }
  text += "\ngc: objects in permanent generation: ";
  text += std::to_string(gc_list_size(heap, GcListId::Permanent)) + "\n";
  host.write_debug(heap, text.c_str());
}

// The machine's time stands still during a collection.
void show_done(Heap& heap, const CollectorHost& host) {
  const GcState& gc = heap.state().gc;
  std::string text = "gc: done, ";
  const int64_t unreachable = gc.collected + gc.uncollectable;
  if (unreachable != 0 || library_profile(heap.profile).done_line_counts_none) {
    text += std::to_string(unreachable) + " unreachable, ";
    text += std::to_string(gc.uncollectable) + " uncollectable, ";
  }
  text += "0.0000s elapsed\n";
  host.write_debug(heap, text.c_str());
}

void add_stats(Heap& heap) {
  policy_of(heap).finish(heap);
  GcState& gc = heap.state().gc;
  GcStats& stats = gc.stats[gc.generation];
  ++stats.collections;
  stats.collected += gc.collected;
  stats.uncollectable += gc.uncollectable;
  stats.candidates += gc.candidates;
}

// Phases that are done in one step.
void do_phase(Heap& heap, const CollectorHost& host, CollectorPhase phase) {
  switch (phase) {
    case CollectorPhase::Start:
      return;
    case CollectorPhase::CallbacksStart:
      return host.call_gc_callbacks(heap, "start");
    case CollectorPhase::ShowStats:
      return show_stats(heap, host);
    case CollectorPhase::KeepSurvivors:
      return policy_of(heap).keep_survivors(heap);
    case CollectorPhase::HandleResurrectedObjects:
      return handle_resurrected_objects(heap);
    case CollectorPhase::ShowDone:
      return show_done(heap, host);
    case CollectorPhase::ClearFreeLists:
      return host.clear_free_lists(heap);
    case CollectorPhase::AddStats:
      return add_stats(heap);
    case CollectorPhase::CallbacksStop:
      return host.call_gc_callbacks(heap, "stop");
    default:
      CHECK(false);  // not a phase of one step
  }
}

// Does the phase; if that takes tasks, the next step finds them done.
PhaseProgress whole_phase_step(Heap& heap, const CollectorHost& host, CollectorPhase phase) {
  enum State : uint16_t { kBegin, kWaited };
  const uint32_t own_index = heap.task_count() - 1;
  if (heap.top_task().state == kWaited) {
    heap.top_task().state = kBegin;
    return PhaseProgress::Finished;
  }
  do_phase(heap, host, phase);
  if (heap.task_count() == own_index + 1) return PhaseProgress::Finished;
  heap.task(own_index).state = kWaited;
  return PhaseProgress::More;
}

PhaseProgress phase_step(Heap& heap, const CollectorHost& host, CollectorPhase phase) {
  switch (phase) {
    case CollectorPhase::AssessWork:
    case CollectorPhase::UntrackYoungTuples:
    case CollectorPhase::MarkGlobalRoots:
    case CollectorPhase::MarkStacks:
    case CollectorPhase::Gather:
    case CollectorPhase::FillIncrement:
      return gather_step(heap, host, phase);
    case CollectorPhase::UpdateRefs:
    case CollectorPhase::UpdateRefsAgain:
      return update_refs_step(heap, list_of_phase(phase));
    case CollectorPhase::SubtractRefs:
    case CollectorPhase::SubtractRefsAgain:
      return subtract_refs_step(heap, list_of_phase(phase));
    case CollectorPhase::MoveUnreachable:
      return move_unreachable_step(heap, GcListId::Collecting, GcListId::Unreachable);
    case CollectorPhase::MoveUnreachableAgain:
      return move_unreachable_step(heap, GcListId::Unreachable, GcListId::StillUnreachable);
    case CollectorPhase::UntrackTuples:
      return untrack_tuples_step(heap, GcListId::Collecting);
    case CollectorPhase::UntrackDicts:
      return untrack_dicts_step(heap, GcListId::Collecting);
    case CollectorPhase::MoveLegacyFinalizers:
      return move_legacy_finalizers_step(heap);
    case CollectorPhase::MoveLegacyFinalizerReachable:
      return move_legacy_finalizer_reachable_step(heap);
    case CollectorPhase::ShowCollectable:
      return show_collectable_step(heap, host);
    case CollectorPhase::HandleWeakrefs:
      return handle_weakrefs_step(heap);
    case CollectorPhase::CallWeakrefCallbacks:
      return call_weakref_callbacks_step(heap);
    case CollectorPhase::FinalizeGarbage:
      return finalize_garbage_step(heap);
    case CollectorPhase::CheckGarbage:
      return check_garbage_step(heap);
    case CollectorPhase::ReviveGarbage:
      return revive_garbage_step(heap);
    case CollectorPhase::ClearWeakrefs:
      return clear_weakrefs_step(heap);
    case CollectorPhase::DeleteGarbage:
      return delete_garbage_step(heap, host);
    case CollectorPhase::HandleLegacyFinalizers:
      return handle_legacy_finalizers_step(heap, host);
    default:
      return whole_phase_step(heap, host, phase);
  }
}

void finish(Heap& heap) {
  GcState& gc = heap.state().gc;
  gc.collecting = 0;
  gc.phase = static_cast<uint8_t>(CollectorPhase::Idle);
  heap.pop_task();
}

}  // namespace

bool start_collection(Heap& heap, uint32_t generation, CollectionReason reason) {
  GcState& gc = heap.state().gc;
  if (gc.collecting) return false;
  CHECK(generation < kGenerationCount);
  gc.collecting = 1;
  gc.trigger_tail = 0;
  gc.phase = static_cast<uint8_t>(CollectorPhase::Start);
  gc.generation = static_cast<uint8_t>(generation);
  gc.reason = reason;
  gc.anything_resurrected = 0;
  gc.cursor = 0;
  gc.newborn_count = 0;
  gc.candidates = 0;
  gc.collected = 0;
  gc.uncollectable = 0;
  heap.push_task(TaskKind::Collect, kTaskSilent);
  return true;
}

bool begin_requested_collection(Heap& heap) {
  GcState& gc = heap.state().gc;
  CHECK(!heap.state().raised);
  const Ref<GcHeader> tail(gc.trigger_tail);
  const int32_t count = gc.count[0];
  gc.requested = 0;
  gc.trigger_tail = 0;
  if (!gc.enabled || gc.collecting) return false;
  const bool at_trigger = heap.profile.collection_trigger == CollectionTrigger::Allocation;
  if (at_trigger && !tail) return false;  // another collection came first
  if (at_trigger) gc.count[0] = gc.trigger_count;
  int32_t generation = policy_of(heap).select_generation(heap);
  if (generation == kNoGenerationDue && heap.gc_stress()) generation = 0;
  if (generation == kNoGenerationDue) {
    gc.count[0] = count;
    return false;
  }
  start_collection(heap, static_cast<uint32_t>(generation), CollectionReason::Automatic);
  if (at_trigger) {
    gc_list_split(heap, GcListId::Young, tail, GcListId::Newborn);
    heap.state().gc.newborn_count = std::max(count - heap.state().gc.trigger_count, 0);
  }
  return true;
}

StepResult collect_step(Heap& heap, const CollectorHost& host) {
  const CollectorPhase phase = collector_phase(heap);
  if (phase == CollectorPhase::Finish) {
    finish(heap);
    return StepResult::Done;
  }
  if (phase_step(heap, host, phase) == PhaseProgress::Finished) enter_next_phase(heap, host);
  return StepResult::Again;
}

int64_t collection_result(const Heap& heap) {
  return heap.state().gc.collected + heap.state().gc.uncollectable;
}

CollectorPhase collector_phase(const Heap& heap) {
  return static_cast<CollectorPhase>(heap.state().gc.phase);
}

Ref<Object> object_under_cursor(const Heap& heap) {
  const uint32_t cursor = heap.state().gc.cursor;
  const uint32_t first_head = gc_list_head(heap, GcListId{}).offset;
  const uint32_t heads_end = gc_list_head(heap, GcListId::Count_).offset;
  const bool at_end = cursor >= first_head && cursor < heads_end;
  if (cursor == 0 || at_end) return {};
  return object_of(Ref<GcHeader>(cursor));
}

bool has_gc_refs(const Heap& heap, Ref<Object> object) {
  return heap.is_tracked(object) && (heap.at(gc_header_of(object)).flags & kGcCollecting) != 0;
}

namespace {

struct EdgeSearch {
  Ref<Object> target;
  bool found;
};

bool refers_to(const Heap& heap, Ref<Object> object, Ref<Object> target) {
  EdgeSearch search{target, false};
  heap.traverse(object, EdgeVisitor{&search, [](void* context, Ref<Object> edge, const EdgeName&) {
                                      auto& s = *static_cast<EdgeSearch*>(context);
                                      s.found = s.found || edge == s.target;
                                    }});
  return search.found;
}

}  // namespace

Ref<Object> rescuer_of(const Heap& heap, Ref<Object> object) {
  if (!heap.is_tracked(object) || !(heap.at(gc_header_of(object)).flags & kGcRescued)) return {};
  // Survivors stand in the order in which they were traversed, so the first one that refers to the
  // object is the one that brought it back.
  const GcListId list = gc_list_of(heap, object);
  for (Ref<GcHeader> h = gc_list_first(heap, list); h; h = gc_list_next(heap, list, h)) {
    if (refers_to(heap, object_of(h), object)) return object_of(h);
  }
  return {};
}

GcListId generation_list(const Heap& heap, uint32_t generation) {
  return policy_of(heap).shown_list(heap, generation);
}

GenerationLists generation_lists(const Heap& heap, uint32_t generation) {
  return policy_of(heap).generation_lists(heap, generation);
}

}  // namespace ouro
