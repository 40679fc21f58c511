#include "core/collector/permanent_generation.h"

#include "core/collector/collection_policy.h"

namespace ouro {
namespace {

void move_all(Heap& heap, GcListId from, GcListId to) {
  for (Ref<GcHeader> h = gc_list_first(heap, from); h; h = gc_list_next(heap, from, h)) {
    heap.at(h).generation = static_cast<uint8_t>(to);
  }
  gc_list_merge(heap, from, to);
}

}  // namespace

void freeze_generations(Heap& heap) {
  GcState& gc = heap.state().gc;
  for (uint32_t i = 0; i < kGenerationCount; ++i) {
    move_all(heap, static_cast<GcListId>(i), GcListId::Permanent);
    gc.count[i] = 0;
  }
  // A collection that was requested in this very instruction finds nothing left.
  if (gc.trigger_tail != 0) gc.trigger_tail = gc_list_head(heap, GcListId::Young).offset;
}

void unfreeze_generations(Heap& heap) {
  move_all(heap, GcListId::Permanent, policy_of(heap).oldest_list(heap));
}

}  // namespace ouro
