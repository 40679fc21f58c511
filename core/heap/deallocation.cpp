#include "core/heap/deallocation.h"

#include "core/heap/finalizers.h"
#include "core/heap/task_kind.h"
#include "core/heap/weakrefs.h"

namespace ouro {
namespace {

void push_deallocate(Heap& heap, Ref<Object> object, DeallocateState state) {
  Task& task = heap.push_task(TaskKind::Deallocate, kTaskSilent);
  task.slot[0] = object.offset;
  task.state = state;
}

void insert_deallocate(Heap& heap, uint32_t index, Ref<Object> object) {
  Task& task = heap.insert_task(index, TaskKind::Deallocate, kTaskSilent);
  task.slot[0] = object.offset;
  task.state = kDeallocateChildren;
}

// The object has no children left: gives back its areas and itself.
void dispose(Heap& heap, Ref<Object> object) {
  const Layout& layout = heap.layout(object);
  if (layout.release_areas != nullptr) layout.release_areas(heap, object);
  heap.at(object).flags &= ~static_cast<uint32_t>(kDying);
  if (layout.retire != nullptr && layout.retire(heap, object)) return;
  heap.free_object(object, layout.size(heap.memory, object));
}

// Drops children until one of them needs a task, kChildrenPerStep are gone, or none is left: then
// the object goes too. True when the object is gone.
bool drop_children(Heap& heap, Ref<Object> object) {
  const Layout& layout = heap.layout(object);
  if (layout.take_child == nullptr) {
    dispose(heap, object);
    return true;
  }
  const uint32_t bottom = heap.task_count();
  for (uint32_t i = 0; i < kChildrenPerStep; ++i) {
    const Ref<Object> child = layout.take_child(heap, object);
    if (!child) {
      dispose(heap, object);
      return true;
    }
    decref(heap, child);
    if (heap.task_count() != bottom) return false;
  }
  return false;
}

bool has_last_words(const Heap& heap, Ref<Object> object) {
  return needs_finalizer(heap, object) || weakref_list(heap, object) ||
         heap.has_flag(object, kTypeLegacyFinalizer);
}

// What began to refer weakly while the legacy finalizer ran ends without a callback.
void forget_late_weakrefs(Heap& heap, Ref<Object> object) {
  while (const Ref<Weakref> late = weakref_list(heap, object)) clear_weakref(heap, late);
}

// Alive again while a finalizer runs, as PyObject_CallFinalizerFromDealloc, and the youngest of
// all, however old it was (typeobject.c, subtype_dealloc).
void revive_for_finalizer(Heap& heap, Ref<Object> object, DeallocateState next) {
  set_refcount(heap, object, 1);
  if (heap.has_flag(object, kTypeHasGc)) heap.track(object);
  heap.top_task().state = next;
}

StepResult resume_after_finalizer(Heap& heap, Ref<Object> object, DeallocateState next) {
  const uint32_t refcount = refcount_of(heap, object) - 1;
  set_refcount(heap, object, refcount);
  if (refcount == 0) {
    heap.untrack(object);
    heap.top_task().state = next;
    return StepResult::Again;
  }
  heap.at(object).flags &= ~static_cast<uint32_t>(kDying);
  heap.pop_task();
  return StepResult::Done;
}

}  // namespace

void deallocate(Heap& heap, Ref<Object> object) {
  const Type& type = heap.type_of(object);
  if (type.flags & kTypeLeaf) {
    dispose(heap, object);
    return;
  }
  heap.at(object).flags |= kDying;
  if (has_last_words(heap, object)) {
    push_deallocate(heap, object, kDeallocateBegin);
    return;
  }
  heap.untrack(object);
  if (heap.in_deallocation()) {
    push_deallocate(heap, object, kDeallocateChildren);
    return;
  }
  const uint32_t bottom = heap.task_count();
  heap.set_in_deallocation(true);
  if (!drop_children(heap, object)) insert_deallocate(heap, bottom, object);
  heap.set_in_deallocation(false);
}

StepResult deallocate_step(Heap& heap) {
  const Ref<Object> object = heap.top_task().ref(0);
  switch (heap.top_task().state) {
    case kDeallocateBegin:
      heap.untrack(object);
      // A generator forgets its weak references before it is closed (genobject.c, gen_dealloc).
      if (heap.layout(object).has_finalizer != nullptr && clear_weakrefs_of(heap, object)) {
        return StepResult::Again;
      }
      if (needs_finalizer(heap, object)) {
        revive_for_finalizer(heap, object, kDeallocateFinalizerRan);
        push_finalizer_of_dying(heap, object);
        return StepResult::Again;
      }
      [[fallthrough]];
    case kDeallocateClearWeakrefs:
      heap.top_task().state = heap.has_flag(object, kTypeLegacyFinalizer)
                                  ? kDeallocateLegacyFinalizer
                                  : kDeallocateChildren;
      clear_weakrefs_of(heap, object);
      return StepResult::Again;
    case kDeallocateLegacyFinalizer:
      revive_for_finalizer(heap, object, kDeallocateLegacyFinalizerRan);
      push_legacy_finalizer(heap, object);
      return StepResult::Again;
    case kDeallocateFinalizerRan:
      return resume_after_finalizer(heap, object, kDeallocateClearWeakrefs);
    case kDeallocateLegacyFinalizerRan:
      if (refcount_of(heap, object) == 1) forget_late_weakrefs(heap, object);
      return resume_after_finalizer(heap, object, kDeallocateChildren);
    default:
      break;
  }
  const uint32_t own_index = heap.task_count() - 1;
  heap.set_in_deallocation(true);
  const bool gone = drop_children(heap, object);
  heap.set_in_deallocation(false);
  if (!gone) return StepResult::Again;
  // Freeing may have pushed the death of a class: the finished task lies below that.
  heap.remove_task(own_index);
  return StepResult::Done;
}

void decref_in_order(Heap& heap, Ref<Object> first, Ref<Object> second) {
  const uint32_t bottom = heap.task_count();
  xdecref(heap, first);
  if (!second) return;
  if (heap.task_count() == bottom) {
    decref(heap, second);
    return;
  }
  heap.insert_task(bottom, TaskKind::ReleaseReference, kTaskSilent).own(0, second);
}

bool release_slots(Heap& heap, uint32_t offset, uint32_t count, ClearOrder order) {
  const uint32_t bottom = heap.task_count();
  for (uint32_t done = 0; done < count; ++done) {
    const uint32_t index = order == ClearOrder::FirstToLast ? done : count - 1 - done;
    Ref<uint32_t> slot(offset + index * static_cast<uint32_t>(sizeof(uint32_t)));
    const uint32_t bits = heap.at(slot);
    heap.at(slot) = 0;
    if (bits == 0 || (bits & kBorrowedTag) != 0) continue;
    decref(heap, Ref<Object>(bits));
    if (heap.task_count() == bottom) continue;
    const uint32_t left = count - 1 - done;
    Task& task = heap.insert_task(bottom, TaskKind::ReleaseSlots, kTaskSilent);
    task.slot[0] = order == ClearOrder::FirstToLast
                       ? slot.offset + static_cast<uint32_t>(sizeof(uint32_t))
                       : offset;
    task.slot[1] = left;
    task.slot[2] = static_cast<uint32_t>(order);
    return false;
  }
  return true;
}

StepResult release_slots_step(Heap& heap) {
  const Task task = heap.top_task();
  const uint32_t bottom = heap.task_count() - 1;
  const uint32_t area = task.slot[kReleaseSlotsArea];
  const uint32_t area_bytes = task.slot[kReleaseSlotsAreaBytes];
  heap.pop_task();
  if (release_slots(heap, task.slot[0], task.slot[1], static_cast<ClearOrder>(task.slot[2]))) {
    heap.release_area(area, area_bytes);
  } else {
    heap.task(bottom).slot[kReleaseSlotsArea] = area;
    heap.task(bottom).slot[kReleaseSlotsAreaBytes] = area_bytes;
    heap.task(bottom).state = task.state;
  }
  return StepResult::Done;
}

StepResult release_reference_step(Heap& heap) {
  const Ref<Object> object = heap.top_task().take(0);
  heap.pop_task();
  decref(heap, object);
  return StepResult::Done;
}

}  // namespace ouro
