// default_value.cpp - the DefaultValue task, which waits for a value or the expected exception.

#include "core/vm/default_value.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/vm/operators.h"

namespace ouro {
namespace {

// DefaultValue: 0 the default (borrowed), 1 the expected exception's TypeId, 2 Keeps.
enum State : uint16_t { kWaiting, kDefaultTaken };

// The exception in flight is not expected: it goes on.
bool is_expected(Machine& m, const Task& task) {
  return m.raised_is(static_cast<TypeId>(task.slot[1]));
}

Outcome kept(Machine& m, const Task& task, Ref<Object> value) {
  if (static_cast<Keeps>(task.slot[2]) == Keeps::Value) return value;
  decref(m.heap, value);
  return m.return_bool(true);
}

}  // namespace

StepResult step_DefaultValue(Machine& m) {
  const uint32_t own = own_index(m);
  if (!exception_arrived(m)) {
    const Ref<Object> value = m.take_result();
    const bool is_value = static_cast<Keeps>(m.task().slot[2]) == Keeps::Value;
    if (m.task().state == kDefaultTaken || is_value) return m.finish(value);
    m.task().own(3, value);
    return m.finish(new_reference(m.heap, m.boolean(true)));
  }
  const Task task = m.task();
  if (!is_expected(m, task)) return StepResult::Raised;
  m.task().state = kDefaultTaken;
  m.task().own(kTaskInbox, new_reference(m.heap, task.ref(0)));
  // What dies with the exception goes first.
  m.clear_raised();
  return is_top(m, own) ? m.finish(m.take_result()) : StepResult::Again;
}

void begin_default(Machine& m, TypeId expected, Ref<Object> fallback, Keeps keeps) {
  Task& task = m.heap.push_task(TaskKind::DefaultValue, kTaskCatches);
  task.slot[0] = fallback.offset;
  task.slot[1] = static_cast<uint32_t>(expected);
  task.slot[2] = static_cast<uint32_t>(keeps);
}

Outcome end_default(Machine& m, uint32_t own, const Outcome& outcome) {
  if (outcome.is_pending()) return outcome;
  const Task task = m.heap.task(own);
  m.heap.remove_task(own);
  if (outcome.is_value()) return kept(m, task, outcome.value());
  if (!is_expected(m, task)) return outcome;
  m.clear_raised();
  return new_reference(m.heap, task.ref(0));
}

Outcome iterator_or_none(Machine& m, Ref<Object> iterable) {
  return value_or_default(m, TypeId::TypeError, m.none(), Keeps::Value,
                          [&] { return get_iterator(m, iterable); });
}

}  // namespace ouro
