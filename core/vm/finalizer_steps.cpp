// finalizer_steps.cpp - calling finalizers and weak reference callbacks, and reporting what they
// raise.

#include "core/heap/finalizers.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/heap/weakrefs.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/interned.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/generators.h"
#include "core/vm/native_calls.h"
#include "core/vm/unraisable.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

enum State : uint16_t { kCall, kReturned };

// The call of the running task has raised at once or later: reports the exception, which is in the
// inbox or in flight.
void report(Machine& m, const char* what, Ref<Object> object) {
  const Ref<Object> exception = m.has_raised() ? take_raised(m) : m.task().take(kTaskInbox);
  m.task().flags = kTaskSilent;
  write_unraisable(m, exception, what, object);
}

// After the call: reports or drops the result, and ends the task.
StepResult end(Machine& m, const char* what, Ref<Object> object) {
  if (m.has_raised() || (m.task().flags & kTaskRaised)) {
    report(m, what, object);
  } else if (m.task().owned & (1u << kTaskInbox)) {
    const uint32_t own = m.heap.task_count() - 1;
    const Ref<Object> result = m.task().take(kTaskInbox);
    decref(m.heap, result);
    if (m.heap.task_count() - 1 != own) {
      m.heap.task(own).state = kReturned;
      m.heap.task(own).flags = kTaskSilent;
      return StepResult::Again;
    }
  }
  if (m.task().kind == TaskKind::Finalize || m.task().kind == TaskKind::CallWeakrefCallbacks) {
    m.abandon_task();
  }
  return StepResult::Done;
}

// What the type of the object of the running task has as its legacy finalizer, borrowed or null.
Ref<Object> legacy_finalizer(Machine& m, Ref<Object> object) {
  const Ref<Str> name = intern_text(m.heap, "__tp_del__");
  const Ref<Object> found = type_lookup(m, m.at(object).type, name);
  decref(m.heap, name.as<Object>());
  return found;
}

// As slot_tp_del of CPython's Modules/_testcapi.
Outcome call_legacy_finalizer(Machine& m, Ref<Object> object) {
  const Ref<Object> function = legacy_finalizer(m, object);
  if (!function) return m.return_none();
  if (!m.profile().objects->legacy_finalizer_bound) return call_special(m, function, {object});
  const Ref<Object> method = bound_method_new(m.heap, function, object).as<Object>();
  m.task().own(kFinalizeMethod, method);
  return call(m, method, {});
}

Outcome call_finalizer(Machine& m, Ref<Object> object) {
  if (m.task().slot[kFinalizeLegacy] != 0) return call_legacy_finalizer(m, object);
  if (m.heap.type_of(object).layout == LayoutId::Generator) return close_generator(m, object);
  const Ref<Object> method = lookup_special(m, object, SpecialMethod::Del);
  if (!method) return m.return_none();
  return call_special(m, method, {object});
}

Ref<Object> finalizer_of(Machine& m, Ref<Object> object) {
  if (m.task().slot[kFinalizeLegacy] != 0) {
    const Ref<Object> method = m.task().ref(kFinalizeMethod);
    return method ? method : legacy_finalizer(m, object);
  }
  if (m.heap.type_of(object).layout == LayoutId::Generator) return object;
  const Ref<Object> method = lookup_special(m, object, SpecialMethod::Del);
  return method ? method : object;
}

const char* finalizer_text(Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Generator ? "while closing generator"
                                                              : "while calling deallocator";
}

}  // namespace

StepResult step_Finalize(Machine& m) {
  const Ref<Object> object = m.task().ref(0);
  const char* what = finalizer_text(m, object);
  if (m.task().state == kReturned) return end(m, what, finalizer_of(m, object));
  ++m.heap.state().counters.finalizers_called;
  m.task().state = kReturned;
  m.task().flags |= kTaskCatches;
  const Outcome outcome = call_finalizer(m, object);
  if (outcome.is_pending()) return StepResult::Again;
  if (outcome.is_value()) m.set_result(outcome.value());
  return end(m, what, finalizer_of(m, object));
}

StepResult step_CallWeakrefCallbacks(Machine& m) {
  const Ref<Object> callback = m.task().ref(0);
  const char* what = m.task().slot[kCalledByCollector] != 0 ? "on calling weakref callback"
                                                            : "while calling weakref callback";
  if (m.task().state == kReturned) return end(m, what, callback);
  ++m.heap.state().counters.callbacks_called;
  m.task().state = kReturned;
  m.task().flags |= kTaskCatches;
  const Outcome outcome = call(m, callback, {m.task().ref(1)});
  if (outcome.is_pending()) return StepResult::Again;
  if (outcome.is_value()) m.set_result(outcome.value());
  return end(m, what, callback);
}

}  // namespace ouro
