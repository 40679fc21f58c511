// iteration.cpp - iter() and next(): builtin iterators at once, everything else by its methods.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/exception_object.h"
#include "core/objects/int_object.h"
#include "core/objects/iterator_object.h"
#include "core/objects/ordered_dict.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"
#include "core/vm/generators.h"
#include "core/vm/iterator_steps.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

bool is_iterator(const Machine& m, Ref<Object> object) {
  return static_cast<bool>(lookup_special(m, object, SpecialMethod::Next));
}

Outcome raise_not_iterator(Machine& m, Ref<Object> iterable, Ref<Object> given) {
  return raise_wrong_result(
      m, iterable, "__iter__", "an iterator", given,
      "iter() returned non-iterator of type '" + type_name_of(m, given) + "'");
}

Outcome raise_iteration_error(Machine& m, Ref<Object> iterator, IterationStatus status) {
  const bool is_set = m.at(iterator).type == m.type(TypeId::SetIterator);
  if (status == IterationStatus::NoMemory) return m.raise_memory_error();
  const Ref<Object> source = m.at(iterator.as<Iterator>()).source;
  if (source && is_ordered_dict(m.heap, source)) {
    return m.raise(TypeId::RuntimeError, "OrderedDict mutated during iteration");
  }
  if (status == IterationStatus::KeysChanged) {
    return m.raise(TypeId::RuntimeError, "dictionary keys changed during iteration");
  }
  return m.raise(TypeId::RuntimeError, is_set ? "Set changed size during iteration"
                                              : "dictionary changed size during iteration");
}

}  // namespace

StepResult step_CheckIterator(Machine& m) {
  const Ref<Object> iterator = m.take_result();
  if (is_iterator(m, iterator)) return m.finish(iterator);
  (void)raise_not_iterator(m, m.task().ref(0), iterator);
  decref(m.heap, iterator);
  return StepResult::Raised;
}

Outcome get_iterator(Machine& m, Ref<Object> iterable) {
  const Type& type = m.heap.type_of(iterable);
  if ((type.flags & kTypeHeap) == 0) {
    if (type.layout == LayoutId::Iterator || type.layout == LayoutId::Generator) {
      return new_reference(m.heap, iterable);
    }
    if (const Ref<Object> iterator = builtin_iterator(m.heap, iterable)) return iterator;
  }
  const Ref<Object> method = lookup_special(m, iterable, SpecialMethod::Iter);
  if (method && method != m.none()) {
    m.heap.push_task(TaskKind::CheckIterator).slot[0] = iterable.offset;
    const Outcome outcome = call_special(m, method, {iterable});
    if (outcome.is_pending()) return outcome;
    m.heap.pop_task();
    if (outcome.is_error() || is_iterator(m, outcome.value())) return outcome;
    (void)raise_not_iterator(m, iterable, outcome.value());
    decref(m.heap, outcome.value());
    return Outcome::error();
  }
  if (!method && lookup_special(m, iterable, SpecialMethod::Getitem)) {
    return iterator_new(m.heap, TypeId::SequenceIterator, iterable, {}).as<Object>();
  }
  return m.raise(TypeId::TypeError, "'" + type_name_of(m, iterable) + "' object is not iterable");
}

NextStatus next_at_once(Machine& m, Ref<Object> iterator, Ref<Object>* item) {
  if (!is_simple_iterator(m.heap, iterator)) return NextStatus::NeedsPython;
  const Iteration next = iterator_step(m.heap, iterator);
  switch (next.status) {
    case IterationStatus::Item:
      *item = next.value;
      return NextStatus::Item;
    case IterationStatus::Exhausted:
      xdecref(m.heap, next.value);
      return NextStatus::Exhausted;
    default:
      (void)raise_iteration_error(m, iterator, next.status);
      return NextStatus::Raised;
  }
}

Outcome next_item(Machine& m, Ref<Object> iterator) {
  Ref<Object> item;
  switch (next_at_once(m, iterator, &item)) {
    case NextStatus::Item:
      return item;
    case NextStatus::Exhausted:
      return m.raise_stop_iteration();
    case NextStatus::Raised:
      return Outcome::error();
    case NextStatus::NeedsPython:
      break;
  }
  const Type& type = m.heap.type_of(iterator);
  if (type.layout == LayoutId::Generator) return resume_generator(m, iterator, m.none());
  if (type.layout == LayoutId::Iterator) return step_builtin_iterator(m, iterator);
  const Ref<Object> method = lookup_special(m, iterator, SpecialMethod::Next);
  if (method) return call_special(m, method, {iterator});
  return m.raise(TypeId::TypeError,
                 "'" + type_name_of(m, iterator) + "' object is not an iterator");
}

StepResult step_NextItem(Machine& m) {
  const uint32_t receiver = m.heap.task_count() - 2;
  if ((m.task().flags & kTaskRaised) == 0) return m.finish(m.take_result());
  const Ref<Object> exception = m.task().take(kTaskInbox);
  m.heap.state().raised = exception;
  if (!m.raised_is(TypeId::StopIteration)) return StepResult::Raised;
  m.heap.pop_task();
  m.heap.task(receiver).flags |= kTaskExhausted;
  m.clear_raised();
  return StepResult::Done;
}

namespace {

// An item that was had at once arrives later when something that died for it has to go first.
Advance item_at_once(Machine& m, uint32_t own, Ref<Object> item) {
  if (is_top(m, own)) return Advance::Item;
  m.heap.task(own).own(kTaskInbox, item);
  return Advance::Waiting;
}

}  // namespace

Advance advance(Machine& m, Ref<Object> iterator, Ref<Object>* item) {
  Task& task = m.task();
  if (task.owned & (1u << kTaskInbox)) {
    *item = m.take_result();
    return Advance::Item;
  }
  if (task.flags & kTaskExhausted) {
    task.flags &= static_cast<uint8_t>(~kTaskExhausted);
    return Advance::Exhausted;
  }
  const uint32_t own = own_index(m);
  switch (next_at_once(m, iterator, item)) {
    case NextStatus::Item:
      return item_at_once(m, own, *item);
    case NextStatus::Exhausted:
      if (is_top(m, own)) return Advance::Exhausted;
      m.heap.task(own).flags |= kTaskExhausted;
      return Advance::Waiting;
    case NextStatus::Raised:
      return Advance::Raised;
    case NextStatus::NeedsPython:
      break;
  }
  m.heap.push_task(TaskKind::NextItem, kTaskCatches);
  const Outcome outcome = next_item(m, iterator);
  if (outcome.is_pending()) return Advance::Waiting;
  if (outcome.is_value()) {
    m.heap.remove_task(own + 1);
    *item = outcome.value();
    return item_at_once(m, own, *item);
  }
  m.heap.pop_task();
  if (!m.raised_is(TypeId::StopIteration)) return Advance::Raised;
  m.clear_raised();
  if (is_top(m, own)) return Advance::Exhausted;
  m.heap.task(own).flags |= kTaskExhausted;
  return Advance::Waiting;
}

}  // namespace ouro
