#include "core/collector/incremental_policy.h"

#include <algorithm>
#include <utility>

#include "core/collector/reachability.h"

namespace ouro {
namespace {

constexpr uint32_t kYoungOnly = 0;
constexpr uint32_t kIncrement = 1;
// gc.c, SCAN_RATE_DIVISOR: with threshold[1] = 10 an increment is 1 % of the heap.
constexpr int64_t kScanRateDivisor = 10;

// States of the Collect task in the phases that first find roots, or young objects.
enum GatherState : uint16_t { kBegin, kGoOn };

GcListId visited_list(const Heap& heap) {
  return heap.state().gc.visited_space == 0 ? GcListId::Middle : GcListId::Old;
}

GcListId pending_list(const Heap& heap) {
  return heap.state().gc.visited_space == 0 ? GcListId::Old : GcListId::Middle;
}

// --- marking and expanding -----------------------------------------------------------------------

struct Adding {
  Heap* heap;
  GcListId list;
};

// gc.c, visit_add_to_container and move_to_reachable.
void visit_add(void* context, Ref<Object> target, const EdgeName&) {
  const Adding& adding = *static_cast<Adding*>(context);
  Heap& heap = *adding.heap;
  if (!heap.is_tracked(target) || is_immortal(heap.at(target))) return;
  const Ref<GcHeader> header = gc_header_of(target);
  const auto visited = static_cast<uint8_t>(visited_list(heap));
  uint8_t& label = heap.at(header).generation;
  if (label == visited || label == kPermanentGeneration) return;
  label = visited;
  gc_list_move(heap, header, adding.list);
  ++heap.state().gc.work_done;
}

void add_targets(Heap& heap, Ref<Object> object, GcListId list) {
  Adding adding{&heap, list};
  heap.traverse(object, EdgeVisitor{&adding, visit_add, EdgeView::OfCollector});
}

// First the roots themselves, then, step by step, what they reach (mark_all_reachable).
PhaseProgress mark_step(Heap& heap, const CollectorHost& host, RootSet roots) {
  Task& task = heap.top_task();
  if (task.state == kBegin) {
    task.state = kGoOn;
    Adding adding{&heap, GcListId::Reachable};
    if (host.visit_roots != nullptr)
      host.visit_roots(heap, roots, EdgeVisitor{&adding, visit_add, EdgeView::OfCollector});
  } else {
    const Ref<GcHeader> header = gc_list_first(heap, GcListId::Reachable);
    gc_list_move(heap, header, visited_list(heap));
    add_targets(heap, object_of(header), GcListId::Reachable);
  }
  if (!gc_list_is_empty(heap, GcListId::Reachable)) return PhaseProgress::More;
  heap.top_task().state = kBegin;
  return PhaseProgress::Finished;
}

PhaseProgress mark_stacks_step(Heap& heap, const CollectorHost& host) {
  if (mark_step(heap, host, RootSet::Stacks) == PhaseProgress::More) return PhaseProgress::More;
  GcState& gc = heap.state().gc;
  gc.work_to_do -= gc.work_done;
  if (gc.plan == IncrementPlan::MarkAlive) {
    gc.work_to_do -= gc.work_done;  // twice: mark_at_start and its caller both do it
    gc.round_marked = 1;
  }
  gc.work_done = 0;
  return PhaseProgress::Finished;
}

PhaseProgress fill_increment_step(Heap& heap) {
  GcState& gc = heap.state().gc;
  Task& task = heap.top_task();
  const GcListId young = GcListId::Young;
  if (task.state == kBegin) {
    task.state = kGoOn;
    for (Ref<GcHeader> h = gc_list_first(heap, young); h; h = gc_list_next(heap, young, h)) {
      heap.at(h).generation = static_cast<uint8_t>(visited_list(heap));
      ++gc.work_done;
    }
    gc_list_merge(heap, young, GcListId::Collecting);
    return PhaseProgress::More;
  }
  const Ref<GcHeader> expanded =
      gc.cursor == 0 ? Ref<GcHeader>{} : cursor_in(heap, GcListId::Collecting);
  const Ref<GcHeader> pending = gc_list_first(heap, pending_list(heap));
  if (expanded) {
    add_targets(heap, object_of(expanded), GcListId::Collecting);
    advance_cursor(heap, GcListId::Collecting, expanded);
  } else if (pending && gc.work_done < gc.work_to_do) {
    heap.at(pending).generation = static_cast<uint8_t>(visited_list(heap));
    gc_list_move(heap, pending, GcListId::Collecting);
    gc.cursor = pending.offset;
    ++gc.work_done;
  } else {
    task.state = kBegin;
    return PhaseProgress::Finished;
  }
  return PhaseProgress::More;
}

// --- what there is to do -------------------------------------------------------------------------

void assess_work_to_do(Heap& heap) {
  GcState& gc = heap.state().gc;
  const int64_t scale_factor = std::max(gc.threshold[1], 2);
  const int64_t new_objects = gc.count[0];
  const int64_t heap_fraction = gc.heap_size / kScanRateDivisor / scale_factor;
  gc.work_to_do += new_objects + std::min(heap_fraction, 2 * new_objects);
  gc.count[0] = 0;
  gc.work_done = 0;
  if (gc.work_to_do < 0) {
    gc.plan = IncrementPlan::Nothing;
  } else {
    gc.plan = gc.round_marked ? IncrementPlan::Examine : IncrementPlan::MarkAlive;
  }
}

// A collection of the young ones, or of everything.
void gather(Heap& heap) {
  if (heap.state().gc.generation != kYoungOnly) {
    gc_list_merge(heap, visited_list(heap), GcListId::Collecting);
    gc_list_merge(heap, pending_list(heap), GcListId::Collecting);
  }
  gc_list_merge(heap, GcListId::Young, GcListId::Collecting);
}

bool has_phase(const Heap& heap, CollectorPhase phase) {
  const GcState& gc = heap.state().gc;
  const bool increment = gc.generation == kIncrement;
  switch (phase) {
    case CollectorPhase::AssessWork:
      return increment;
    case CollectorPhase::UntrackYoungTuples:
      return !increment || gc.plan != IncrementPlan::Nothing;
    case CollectorPhase::MarkGlobalRoots:
      return increment && gc.plan == IncrementPlan::MarkAlive;
    case CollectorPhase::MarkStacks:
      return increment && gc.plan != IncrementPlan::Nothing;
    case CollectorPhase::Gather:
      return !increment;
    case CollectorPhase::FillIncrement:
      return increment && gc.plan == IncrementPlan::Examine;
    default:
      return !increment || gc.plan == IncrementPlan::Examine;
  }
}

PhaseProgress gather_step(Heap& heap, const CollectorHost& host, CollectorPhase phase) {
  heap.state().gc.survivors = visited_list(heap);
  switch (phase) {
    case CollectorPhase::AssessWork:
      assess_work_to_do(heap);
      return PhaseProgress::Finished;
    case CollectorPhase::UntrackYoungTuples:
      return untrack_tuples_step(heap, GcListId::Young);
    case CollectorPhase::MarkGlobalRoots:
      return mark_step(heap, host, RootSet::Globals);
    case CollectorPhase::MarkStacks:
      return mark_stacks_step(heap, host);
    case CollectorPhase::FillIncrement:
      return fill_increment_step(heap);
    default:
      gather(heap);
      return PhaseProgress::Finished;
  }
}

// --- the books -----------------------------------------------------------------------------------

void keep_survivors(Heap& heap) {
  gc_list_merge(heap, GcListId::Collecting, heap.state().gc.survivors);
}

// The round is over: what is visited becomes pending. Objects keep their label, so nothing has to
// be touched. CPython's counters belong to the lists, unless frozen objects keep it from swapping.
void completed_scavenge(Heap& heap) {
  GcState& gc = heap.state().gc;
  gc.visited_space = gc.visited_space == 0 ? 1 : 0;
  if (gc_list_is_empty(heap, GcListId::Permanent)) std::swap(gc.count[1], gc.count[2]);
  gc.work_to_do = 0;
  gc.round_marked = 0;
}

void finish(Heap& heap) {
  GcState& gc = heap.state().gc;
  if (gc.generation == kYoungOnly) {
    gc.count[0] = 0;
    ++gc.count[1];
  } else if (gc.generation == kIncrement) {
    gc.work_to_do -= gc.work_done;
    if (gc_list_is_empty(heap, pending_list(heap))) completed_scavenge(heap);
  } else {
    for (int32_t& count : gc.count) count = 0;
    completed_scavenge(heap);
  }
}

int32_t select_generation(const Heap&) {
  return kIncrement;
}

GenerationLists generation_lists(const Heap& heap, uint32_t generation) {
  if (generation == 0) return {1, {GcListId::Young}};
  if (generation == 1) return {0, {}};
  return {2, {visited_list(heap), pending_list(heap)}};
}

GcListId shown_list(const Heap& heap, uint32_t generation) {
  if (generation == 0) return GcListId::Young;
  return generation == 1 ? visited_list(heap) : pending_list(heap);
}

}  // namespace

const CollectionPolicy kIncrementalPolicy = {
    .select_generation = select_generation,
    .has_phase = has_phase,
    .gather_step = gather_step,
    .keep_survivors = keep_survivors,
    .finish = finish,
    .generation_lists = generation_lists,
    .shown_list = shown_list,
    .oldest_list = visited_list,
};

}  // namespace ouro
