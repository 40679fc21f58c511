#include "core/collector/generational_policy.h"

namespace ouro {
namespace {

constexpr uint32_t kOldest = kGenerationCount - 1;

GcListId generation_list(uint32_t generation) {
  return static_cast<GcListId>(generation);
}

int32_t select_generation(const Heap& heap) {
  const GcState& gc = heap.state().gc;
  for (uint32_t i = kGenerationCount; i-- > 0;) {
    if (gc.count[i] <= gc.threshold[i]) continue;
    if (i == kOldest && gc.long_lived_pending < gc.long_lived_total / 4) continue;
    return static_cast<int32_t>(i);
  }
  return kNoGenerationDue;
}

PhaseProgress gather_step(Heap& heap, const CollectorHost&, CollectorPhase) {
  GcState& gc = heap.state().gc;
  const uint32_t generation = gc.generation;
  if (generation < kOldest) ++gc.count[generation + 1];
  for (uint32_t i = 0; i <= generation; ++i) gc.count[i] = 0;
  // The youngest come right behind the oldest of them, the middle ones last.
  gc_list_merge(heap, generation_list(generation), GcListId::Collecting);
  for (uint32_t i = 0; i < generation; ++i) {
    gc_list_merge(heap, generation_list(i), GcListId::Collecting);
  }
  gc.survivors = generation_list(generation < kOldest ? generation + 1 : kOldest);
  return PhaseProgress::Finished;
}

void keep_survivors(Heap& heap) {
  GcState& gc = heap.state().gc;
  const int64_t size = gc_list_size(heap, GcListId::Collecting);
  if (gc.generation == kOldest) {
    gc.long_lived_pending = 0;
    gc.long_lived_total = size;
  } else if (gc.generation == kOldest - 1) {
    gc.long_lived_pending += size;
  }
  gc_list_merge(heap, GcListId::Collecting, gc.survivors);
}

void finish(Heap&) {}

bool has_phase(const Heap&, CollectorPhase phase) {
  return phase == CollectorPhase::Gather || phase > CollectorPhase::FillIncrement;
}

GenerationLists generation_lists(const Heap&, uint32_t generation) {
  return {1, {generation_list(generation)}};
}

GcListId shown_list(const Heap&, uint32_t generation) {
  return generation_list(generation);
}

GcListId oldest_list(const Heap&) {
  return generation_list(kOldest);
}

}  // namespace

const CollectionPolicy kGenerationalPolicy = {
    .select_generation = select_generation,
    .has_phase = has_phase,
    .gather_step = gather_step,
    .keep_survivors = keep_survivors,
    .finish = finish,
    .generation_lists = generation_lists,
    .shown_list = shown_list,
    .oldest_list = oldest_list,
};

}  // namespace ouro
