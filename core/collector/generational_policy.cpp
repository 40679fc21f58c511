#include "core/collector/generational_policy.h"

namespace ouro {
namespace {

constexpr uint32_t kOldest = kGenerationCount - 1;

GcListId generation_list(const Heap&, uint32_t generation) {
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

PhaseProgress gather_step(Heap& heap) {
  GcState& gc = heap.state().gc;
  const uint32_t generation = gc.generation;
  if (generation < kOldest) ++gc.count[generation + 1];
  for (uint32_t i = 0; i <= generation; ++i) gc.count[i] = 0;
  // Younger ones stand behind older ones: finalizers of old trash run first.
  gc_list_merge(heap, generation_list(heap, generation), GcListId::Collecting);
  for (uint32_t i = 0; i < generation; ++i) {
    gc_list_merge(heap, generation_list(heap, i), GcListId::Collecting);
  }
  gc.survivors = generation_list(heap, generation < kOldest ? generation + 1 : kOldest);
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

void label(Heap& heap, GcListId list, uint8_t generation) {
  for (Ref<GcHeader> h = gc_list_first(heap, list); h; h = gc_list_next(heap, list, h)) {
    heap.at(h).generation = generation;
  }
}

}  // namespace

const CollectionPolicy kGenerationalPolicy = {
    .select_generation = select_generation,
    .gather_step = gather_step,
    .keep_survivors = keep_survivors,
    .generation_list = generation_list,
};

void freeze_generations(Heap& heap) {
  GcState& gc = heap.state().gc;
  for (uint32_t i = 0; i < kGenerationCount; ++i) {
    const auto list = static_cast<GcListId>(i);
    label(heap, list, kPermanentGeneration);
    gc_list_merge(heap, list, GcListId::Permanent);
    gc.count[i] = 0;
  }
  // A collection that was requested in this very instruction finds nothing left.
  if (gc.trigger_tail != 0) gc.trigger_tail = gc_list_head(heap, GcListId::Young).offset;
}

void unfreeze_generations(Heap& heap) {
  label(heap, GcListId::Permanent, kOldest);
  gc_list_merge(heap, GcListId::Permanent, GcListId::Old);
}

}  // namespace ouro
