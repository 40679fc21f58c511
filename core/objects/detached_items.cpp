#include "core/objects/detached_items.h"

#include "core/heap/task_kind.h"

namespace ouro {

void release_detached(Heap& heap, DetachedItems items, ClearOrder order) {
  const uint32_t bottom = heap.task_count();
  if (release_slots(heap, items.offset, items.count, order)) {
    heap.release_area(items.offset, items.area_bytes);
    return;
  }
  Task& task = heap.task(bottom);
  CHECK(task.kind == TaskKind::ReleaseSlots);
  task.slot[kReleaseSlotsArea] = items.offset;
  task.slot[kReleaseSlotsAreaBytes] = items.area_bytes;
}

}  // namespace ouro
