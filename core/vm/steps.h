// steps.h - small helpers for step functions that start operations of others.
//
// An operation that gives its value at once may still have pushed tasks: what died in it. So a step
// keeps the index of its own task and does not rely on being the top one afterwards.
#pragma once

#include "core/vm/machine.h"
#include "core/vm/unwinding.h"

namespace ouro {

inline uint32_t own_index(const Machine& m) {
  return m.heap.task_count() - 1;
}
inline bool is_top(const Machine& m, uint32_t own) {
  return m.heap.task_count() == own + 1;
}

// Ends a tick that has started an operation: its value waits in the inbox of the task `own`.
inline StepResult wait_for(Machine& m, uint32_t own, const Outcome& outcome) {
  if (outcome.is_error()) return StepResult::Raised;
  if (outcome.is_value()) m.heap.task(own).own(kTaskInbox, outcome.value());
  return StepResult::Again;
}

inline StepResult fail_for_memory(Machine& m) {
  (void)m.raise_memory_error();
  return StepResult::Raised;
}

// Ends the task with an owned value; a null one is a MemoryError.
inline StepResult finish_or_fail(Machine& m, Ref<Object> owned) {
  return owned ? m.finish(owned) : fail_for_memory(m);
}

// For an operation that has pushed a task and run its step once: the result comes, or has come, as
// that of the task. An exception is on its way, too, since unwinding the task may take ticks.
inline Outcome begun(Machine& m, StepResult first) {
  if (first == StepResult::Raised) {
    m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
    deliver_exception(m);
  }
  return Outcome::pending();
}

// For a call whose answer is to be judged by the task that was pushed just before it: the answer,
// now or later, comes to that task. An error needs no judgement: the task is gone.
inline Outcome judged_by_task(Machine& m, const Outcome& answer) {
  if (answer.is_pending()) return answer;
  if (answer.is_error()) {
    m.heap.pop_task();
    return answer;
  }
  m.set_result(answer.value());
  return Outcome::pending();
}

// True when an exception has arrived instead of a value: it is the one in flight again.
inline bool exception_arrived(Machine& m) {
  if ((m.task().flags & kTaskRaised) == 0) return false;
  m.task().flags &= static_cast<uint8_t>(~kTaskRaised);
  m.heap.state().raised = m.task().take(kTaskInbox);
  return true;
}

}  // namespace ouro
