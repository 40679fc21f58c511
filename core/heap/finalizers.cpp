#include "core/heap/finalizers.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"

namespace ouro {

bool needs_finalizer(const Heap& heap, Ref<Object> object) {
  if (heap.at(object).flags & kFinalized) return false;
  if (heap.has_flag(object, kTypeHasFinalizer)) return true;
  const Layout& layout = heap.layout(object);
  return layout.has_finalizer != nullptr && layout.has_finalizer(heap.memory, object);
}

namespace {

// Only objects with a header of the collector remember that they have been finalized; others are
// each time they die (Objects/object.c, PyObject_CallFinalizer).
void note_finalized(Heap& heap, Ref<Object> object) {
  if (heap.has_flag(object, kTypeHasGc)) heap.at(object).flags |= kFinalized;
}

}  // namespace

void push_finalizer(Heap& heap, Ref<Object> object) {
  note_finalized(heap, object);
  incref(heap, object);
  heap.push_task(TaskKind::Finalize, kTaskSilent).own(0, object);
}

void push_finalizer_of_dying(Heap& heap, Ref<Object> object) {
  note_finalized(heap, object);
  heap.push_task(TaskKind::Finalize, kTaskSilent).slot[0] = object.offset;
}

void push_legacy_finalizer(Heap& heap, Ref<Object> dying) {
  Task& task = heap.push_task(TaskKind::Finalize, kTaskSilent);
  task.slot[0] = dying.offset;
  task.slot[kFinalizeLegacy] = 1;
}

}  // namespace ouro
