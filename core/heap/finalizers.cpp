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

void push_finalizer(Heap& heap, Ref<Object> object) {
  heap.at(object).flags |= kFinalized;
  incref(heap, object);
  heap.push_task(TaskKind::Finalize, kTaskSilent).own(0, object);
}

void push_finalizer_of_dying(Heap& heap, Ref<Object> object) {
  heap.at(object).flags |= kFinalized;
  heap.push_task(TaskKind::Finalize, kTaskSilent).slot[0] = object.offset;
}

}  // namespace ouro
