#include "core/vm/exit_functions.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/library_profile.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"
#include "core/vm/traceback_text.h"
#include "core/vm/unraisable.h"

namespace ouro {
namespace {

// AtexitCall: 0 the last exception, to be raised again at the end, 1 how many entries are left to
// look at, 2 the entry being looked at, 3 the function that is to go (kCompare...).
constexpr uint32_t kLastErrorSlot = 0;
constexpr uint32_t kLeftSlot = 1;
constexpr uint32_t kEntrySlot = 2;
constexpr uint32_t kWantedSlot = 3;

enum State : uint16_t { kCallNext, kReturned, kCompareNext, kCompared };

Ref<List> registered(Machine& m) {
  return m.state().atexit.as<List>();
}

// The entry before the one looked at last, borrowed; null when there is none left.
Ref<Object> next_entry(Machine& m) {
  uint32_t& left = m.task().slot[kLeftSlot];
  left = std::min(left, list_size(m.heap, registered(m)));
  while (left > 0) {
    const Ref<Object> entry = list_get(m.heap, registered(m), --left);
    if (entry != m.none()) return entry;
  }
  return {};
}

StepResult finish_task(Machine& m) {
  const bool is_silent = (m.task().flags & kTaskSilent) != 0;
  m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
  if (is_silent) {
    m.abandon_task();
    return StepResult::Done;
  }
  if (m.task().ref(kLastErrorSlot)) {
    m.heap.state().raised = m.task().take(kLastErrorSlot);
    return StepResult::Raised;
  }
  return m.finish(new_reference(m.heap, m.none()));
}

StepResult call_next(Machine& m) {
  const Ref<Object> entry = next_entry(m);
  if (!entry) {
    const uint32_t own = own_index(m);
    clear_exit_functions(m);
    if (is_top(m, own)) return finish_task(m);
    return StepResult::Again;
  }
  m.task().own(kEntrySlot, new_reference(m.heap, entry));
  m.task().state = kReturned;
  const uint32_t own = own_index(m);
  const Ref<Tuple> parts = entry.as<Tuple>();
  const Outcome outcome =
      call_with_tuple(m, tuple_get(m.heap, parts, 0), tuple_get(m.heap, parts, 1).as<Tuple>(),
                      tuple_get(m.heap, parts, 2));
  if (!outcome.is_error()) return wait_for(m, own, outcome);
  m.heap.task(own).flags |= kTaskRaised;
  m.heap.task(own).own(kTaskInbox, take_raised(m));
  return StepResult::Again;
}

// Reports what an exit function has raised, as the version words it.
void report(Machine& m, Ref<Object> exception, Ref<Object> function) {
  if (library_profile(m.profile()).atexit_errors != AtexitErrors::Displayed) {
    write_unraisable(m, exception, "in atexit callback", function);
    return;
  }
  const Ref<Object> before = m.task().ref(kLastErrorSlot);
  if (before) m.task().take(kLastErrorSlot);
  m.task().own(kLastErrorSlot, exception);
  if (!is_subtype(m, m.at(exception).type, m.type(TypeId::SystemExit))) {
    print_exception(m, exception, "Error in atexit._run_exitfuncs:\n");
  }
  xdecref(m.heap, before);
}

StepResult function_returned(Machine& m) {
  Task& task = m.task();
  task.state = kCallNext;
  const bool raised = (task.flags & kTaskRaised) != 0;
  task.flags &= static_cast<uint8_t>(~kTaskRaised);
  const Ref<Object> arrived = task.take(kTaskInbox);
  const Ref<Object> entry = task.take(kEntrySlot);
  if (raised) {
    report(m, arrived, tuple_get(m.heap, entry.as<Tuple>(), 0));
    decref(m.heap, entry);
  } else {
    decref_in_order(m.heap, arrived, entry);
  }
  return StepResult::Again;
}

StepResult compare_next(Machine& m) {
  const Ref<Object> entry = next_entry(m);
  if (!entry) return finish_task(m);
  m.task().own(kEntrySlot, new_reference(m.heap, entry));
  m.task().state = kCompared;
  const uint32_t own = own_index(m);
  const Ref<Object> function = tuple_get(m.heap, entry.as<Tuple>(), 0);
  return wait_for(m, own, equal(m, function, m.task().ref(kWantedSlot)));
}

StepResult compared(Machine& m) {
  Task& task = m.task();
  task.state = kCompareNext;
  const Ref<Object> verdict = task.take(kTaskInbox);
  const bool is_equal = verdict == m.boolean(true);
  decref(m.heap, verdict);  // True or False: nothing dies
  const Ref<Object> entry = task.take(kEntrySlot);
  const uint32_t index = task.slot[kLeftSlot];
  const bool still_there = index < list_size(m.heap, registered(m)) &&
                           list_get(m.heap, registered(m), index) == entry;
  Ref<Object> old;
  if (is_equal && still_there) {
    old = list_set(m.heap, registered(m), index, new_reference(m.heap, m.none()));
  }
  decref_in_order(m.heap, entry, old);
  return StepResult::Again;
}

}  // namespace

StepResult step_AtexitCall(Machine& m) {
  switch (m.task().state) {
    case kCallNext:
      return call_next(m);
    case kReturned:
      return function_returned(m);
    case kCompareNext:
      return compare_next(m);
    default:
      return compared(m);
  }
}

void run_exit_functions(Machine& m, uint8_t flags) {
  Task& task = m.heap.push_task(TaskKind::AtexitCall, flags | kTaskCatches);
  task.slot[kLeftSlot] = list_size(m.heap, registered(m));
}

Outcome unregister_exit_function(Machine& m, Ref<Object> function) {
  Task& task = m.heap.push_task(TaskKind::AtexitCall);
  task.state = kCompareNext;
  task.slot[kLeftSlot] = list_size(m.heap, registered(m));
  task.own(kWantedSlot, new_reference(m.heap, function));
  return Outcome::pending();
}

uint32_t exit_function_count(Machine& m) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < list_size(m.heap, registered(m)); ++i) {
    if (list_get(m.heap, registered(m), i) != m.none()) ++count;
  }
  return count;
}

void clear_exit_functions(Machine& m) {
  const Ref<Object> all = m.state().atexit;
  const Ref<List> empty = list_new(m.heap);
  m.state().atexit = empty.as<Object>();
  list_reverse(m.heap, all.as<List>());  // what was registered first dies first
  decref(m.heap, all);
}

}  // namespace ouro
