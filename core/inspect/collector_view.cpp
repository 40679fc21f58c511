// collector_view.cpp - generations, lists and the running collection, for machine_view.h.
#include "core/collector/collector.h"
#include "core/inspect/describe.h"
#include "core/inspect/heap_index.h"
#include "core/inspect/machine_view.h"

namespace ouro {
namespace {

const char* reason_text(CollectionReason reason) {
  switch (reason) {
    case CollectionReason::Automatic:
      return "a threshold was exceeded";
    case CollectionReason::Called:
      return "gc.collect() was called";
    case CollectionReason::Exit:
      return "the program ends";
  }
  return "";
}

const char* list_name(GcListId list) {
  switch (list) {
    case GcListId::Young:
      return "generation 0";
    case GcListId::Middle:
      return "generation 1";
    case GcListId::Old:
      return "generation 2";
    case GcListId::Permanent:
      return "permanent generation";
    case GcListId::Newborn:
      return "new since the trigger";
    case GcListId::Collecting:
      return "under examination";
    case GcListId::Reachable:
      return "reachable";
    case GcListId::Unreachable:
      return "unreachable";
    case GcListId::Finalizers:
      return "with finalizers";
    case GcListId::WeakrefCallbacks:
      return "callbacks to be called";
    case GcListId::Seen:
      return "finalized";
    case GcListId::StillUnreachable:
      return "still unreachable";
    case GcListId::Count_:
      break;
  }
  return "";
}

CollectorMember view_member(const HeapIndex& index, uint32_t number) {
  const Heap& heap = index.heap();
  const Ref<Object> object = index.object(number);
  const GcHeader& header = heap.at(gc_header_of(object));
  CollectorMember member{};
  member.id = index.id(number);
  member.label = object_label(index.machine(), object);
  member.refcount = heap.at(object).refcount;
  member.has_gc_refs = has_gc_refs(heap, object);
  member.gc_refs = member.has_gc_refs ? header.gc_refs : 0;
  member.tentatively_unreachable = (header.flags & kGcTentativelyUnreachable) != 0;
  member.rescued = (header.flags & kGcRescued) != 0;
  member.under_cursor = object_under_cursor(heap) == object;
  member.from_boot = index.from_boot(number);
  return member;
}

CollectorList view_list(const HeapIndex& index, GcListId list, uint32_t members_max) {
  CollectorList view{};
  view.name = list_name(list);
  view.is_generation = list <= GcListId::Permanent;
  Ref<GcHeader> header = gc_list_first(index.heap(), list);
  for (; header; header = gc_list_next(index.heap(), list, header)) {
    const uint32_t number = index.number_of(object_of(header));
    ++view.size;
    if (number == kNoObject) continue;
    if (index.from_boot(number)) {
      ++view.size_from_boot;
    } else if (view.members.size() < members_max) {
      view.members.push_back(view_member(index, number));
    }
  }
  return view;
}

}  // namespace

CollectorView view_collector(const HeapIndex& index, uint32_t members_max) {
  const Heap& heap = index.heap();
  const GcState& gc = heap.state().gc;
  const PhaseInfo& phase = phase_info(collector_phase(heap));
  CollectorView view{};
  view.enabled = gc.enabled != 0;
  view.running = gc.collecting != 0;
  view.requested = gc.requested != 0;
  view.phase = phase.name;
  view.cpython_function = phase.cpython_function;
  view.sentence = phase.sentence;
  view.generation = gc.generation;
  if (view.running) view.reason = reason_text(gc.reason);
  view.candidates = gc.candidates;
  view.collected = gc.collected;
  view.uncollectable = gc.uncollectable;
  if (const Ref<Object> cursor = object_under_cursor(heap)) {
    view.cursor = {cursor.offset, heap.at(cursor).birth};
  }
  for (uint32_t i = 0; i < kGenerationCount; ++i) {
    const GcStats& stats = gc.stats[i];
    view.generations.push_back(
        {gc.count[i], gc.threshold[i], stats.collections, stats.collected, stats.uncollectable});
  }
  for (uint32_t i = 0; i < static_cast<uint32_t>(GcListId::Count_); ++i) {
    const auto list = static_cast<GcListId>(i);
    if (list <= GcListId::Permanent || !gc_list_is_empty(heap, list)) {
      view.lists.push_back(view_list(index, list, members_max));
    }
  }
  return view;
}

}  // namespace ouro
