#include "core/vm/list_slices.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/container_operators.h"
#include "core/vm/default_value.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// AssignSlice: 0 the list, 1 the slice (both borrowed), 2 the collected items, 3 the iterator that
// gives them (both owned).
enum AssignSliceState : uint16_t { kIteratorArrives, kCollected, kAssigned };

Outcome finish_change(Machine& m, const ListChange& change, ClearOrder order) {
  if (!change.ok) return m.raise_memory_error();
  release_detached(m.heap, change.detached, order);
  return m.return_none();
}

Outcome replace_slice(Machine& m, Ref<List> list, SliceBounds bounds, ItemSpan items) {
  const auto start = static_cast<uint32_t>(bounds.start);
  const auto stop = static_cast<uint32_t>(bounds.stop < bounds.start ? bounds.start : bounds.stop);
  return finish_change(m, list_assign_slice(m.heap, list, start, stop, items.offset, items.count),
                       ClearOrder::LastToFirst);
}

// Assigns the collected items to the slice of the list as it is now.
Outcome assign_collected(Machine& m, Ref<List> list, Ref<Slice> slice, Ref<List> collected) {
  SliceBounds bounds{};
  CHECK(slice_unpack(m.heap, slice, &bounds) == SliceStatus::Ok);
  const int64_t count = slice_adjust(list_size(m.heap, list), &bounds);
  const ItemSpan items = sequence_items(m.heap, collected.as<Object>());
  return assign_list_slice(m, list, bounds, static_cast<uint32_t>(count), items);
}

Outcome raise_not_iterable(Machine& m, Ref<Slice> slice) {
  SliceBounds bounds{};
  (void)slice_unpack(m.heap, slice, &bounds);
  return m.raise(TypeId::TypeError, bounds.step == 1 ? m.profile().objects->slice_needs_iterable
                                                     : "must assign iterable to extended slice");
}

// As PySequence_Fast: the iterator is asked for all of its items.
StepResult collect(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> iterator = m.take_result();
  m.task().own(3, iterator);
  m.task().state = kCollected;
  if (iterator == m.none()) {
    (void)raise_not_iterable(m, m.task().ref(1).as<Slice>());
    return StepResult::Raised;
  }
  return wait_for(m, own, list_extend_iterable(m, m.task().ref(2), iterator));
}

}  // namespace

Outcome delete_list_slice(Machine& m, Ref<List> list, SliceBounds bounds, uint32_t count) {
  if (bounds.step == 1) return replace_slice(m, list, bounds, ItemSpan{0, 0});
  if (count == 0) return m.return_none();
  if (bounds.step < 0) {
    bounds.start += bounds.step * (int64_t{count} - 1);
    bounds.step = -bounds.step;
  }
  // One item alone may have a step beyond 32 bits.
  const auto step = static_cast<uint32_t>(count == 1 ? 1 : bounds.step);
  return finish_change(
      m, list_delete_extended(m.heap, list, static_cast<uint32_t>(bounds.start), step, count),
      ClearOrder::FirstToLast);
}

Outcome assign_list_slice(Machine& m, Ref<List> list, SliceBounds bounds, uint32_t count,
                          ItemSpan items) {
  if (bounds.step == 1) return replace_slice(m, list, bounds, items);
  if (items.count != count) {
    return m.raise(TypeId::ValueError, "attempt to assign sequence of size " +
                                           std::to_string(items.count) +
                                           " to extended slice of size " + std::to_string(count));
  }
  if (count == 0) return m.return_none();
  return finish_change(
      m, list_assign_extended(m.heap, list, bounds.start, bounds.step, count, items.offset),
      ClearOrder::FirstToLast);
}

StepResult step_AssignSlice(Machine& m) {
  if (m.task().state == kIteratorArrives) return collect(m);
  decref(m.heap, m.take_result());
  if (m.task().state == kAssigned) return m.finish(new_reference(m.heap, m.none()));
  const uint32_t own = own_index(m);
  m.task().state = kAssigned;
  const Task task = m.task();
  return wait_for(
      m, own,
      assign_collected(m, task.ref(0).as<List>(), task.ref(1).as<Slice>(), task.ref(2).as<List>()));
}

Outcome assign_slice_of_iterable(Machine& m, Ref<List> list, Ref<Object> slice_key,
                                 Ref<Object> iterable) {
  const bool may_iterate = lookup_special(m, iterable, SpecialMethod::Iter) ||
                           lookup_special(m, iterable, SpecialMethod::Getitem) ||
                           iterable == list.as<Object>();
  if (!may_iterate) return raise_not_iterable(m, slice_key.as<Slice>());
  const Ref<List> collected = list_new(m.heap);
  Task& task = m.heap.push_task(TaskKind::AssignSlice);
  task.slot[0] = list.offset;
  task.slot[1] = slice_key.offset;
  task.own(2, collected.as<Object>());
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, iterator_or_none(m, iterable)));
}

}  // namespace ouro
