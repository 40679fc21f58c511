// control.cpp - the instructions of functions, exceptions and with statements.

#include "core/heap/deallocation.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/int_object.h"
#include "core/objects/str_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/frame_stack.h"
#include "core/vm/instructions.h"
#include "core/vm/native_calls.h"
#include "core/vm/steps.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

Ref<Frame> running(const Machine& m) {
  return m.state().frame;
}

bool is_exception_type(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Type &&
         (m.at(object.as<Type>()).flags & kTypeException) != 0;
}

bool is_exception(const Machine& m, Ref<Object> object) {
  return m.heap.has_flag(object, kTypeException);
}

// Raises an owned instance with an owned cause (null: none given). True.
bool raise_instance(Machine& m, Ref<Object> exception, Ref<Object> cause, bool has_cause) {
  if (has_cause) {
    Exception& target = m.at(exception.as<Exception>());
    const Ref<Object> old = target.cause;
    target.cause = cause == m.none() ? Ref<Object>{} : cause;
    target.suppress_context = 1;
    xdecref(m.heap, old);
    if (cause == m.none()) decref(m.heap, cause);
  }
  set_raised(m, exception);
  return true;
}

bool raise_type_error(Machine& m, const char* message) {
  (void)m.raise(TypeId::TypeError, message);
  return true;
}

// Raised again, it gets no new entry in its traceback.
bool reraise_handled(Machine& m) {
  const Ref<Object> handled = handled_exception(m);
  if (!handled) {
    (void)m.raise(TypeId::RuntimeError, "No active exception to reraise");
    return true;
  }
  m.heap.state().raised = new_reference(m.heap, handled);
  m.at(running(m)).reraised = 1;
  return true;
}

void raise_no_exception_made(Machine& m, Ref<Object> type, Ref<Object> made) {
  (void)m.raise(TypeId::TypeError, "calling <class '" + full_type_name(m, type.as<Type>()) +
                                       "'> should have returned an instance of BaseException, "
                                       "not <class '" +
                                       full_type_name(m, m.at(made).type) + "'>");
}

// RaiseException: the exception and its cause, which may still be classes, then whether there is a
// cause, and which of the two has been called.
enum RaiseSlot : uint32_t { kException, kCause, kHasCause, kCalled };

// Calls what is still a class; raises when nothing is left to do.
StepResult go_on_raising(Machine& m) {
  for (const uint32_t slot : {kException, kCause}) {
    const Ref<Object> part = m.task().ref(slot);
    if (!part || !is_exception_type(m, part)) continue;
    m.task().slot[kCalled] = slot;
    const uint32_t own = own_index(m);
    return wait_for(m, own, call(m, part, {}));
  }
  const Ref<Object> cause = m.task().ref(kCause);
  if (cause && cause != m.none() && !is_exception(m, cause)) {
    raise_type_error(m, "exception causes must derive from BaseException");
    return StepResult::Raised;
  }
  const bool has_cause = m.task().slot[kHasCause] != 0;
  const Ref<Object> exception = m.task().take(kException);
  raise_instance(m, exception, has_cause ? m.task().take(kCause) : cause, has_cause);
  return StepResult::Raised;
}

bool matches(Machine& m, Ref<Object> exception, Ref<Object> type) {
  return is_subtype(m, m.at(exception).type, type.as<Type>());
}

// What `except` accepts: classes of exceptions, or tuples of them.
bool check_catchable(Machine& m, Ref<Object> type) {
  if (is_exception_type(m, type)) return true;
  const bool is_tuple = m.heap.type_of(type).layout == LayoutId::Tuple;
  bool good = is_tuple;
  for (uint32_t i = 0; is_tuple && i < tuple_size(m.heap, type.as<Tuple>()); ++i) {
    good = good && is_exception_type(m, tuple_get(m.heap, type.as<Tuple>(), i));
  }
  if (!good) {
    raise_type_error(m, "catching classes that do not inherit from BaseException is not allowed");
  }
  return good;
}

// True when the call has raised.
bool deliver_call(Machine& m, const Outcome& outcome) {
  if (outcome.is_value()) deliver_to_frame(m, outcome.value());
  return outcome.is_error();
}

Outcome raise_no_context_manager(Machine& m, Ref<Object> object, const char* missing) {
  const std::string name = type_name_of(m, object);
  if (!m.profile().clear_unbound_text) return m.raise(TypeId::AttributeError, missing);
  const std::string text = "'" + name + "' object does not support the context manager protocol";
  const bool only_exit = std::string_view(missing) == "__exit__";
  const std::string hint = only_exit ? " (missed __exit__ method)"
                           : lookup_special(m, object, SpecialMethod::Exit)
                               ? m.profile().objects->missed_enter
                               : "";
  return m.raise(TypeId::TypeError, text + hint);
}

}  // namespace

StepResult step_RaiseException(Machine& m) {
  if ((m.task().owned & (1u << kTaskInbox)) == 0) return go_on_raising(m);
  const Ref<Object> made = m.take_result();
  const uint32_t slot = m.task().slot[kCalled];
  const Ref<Object> type = m.task().take(slot);
  m.task().own(slot, made);
  if (!is_exception(m, made)) raise_no_exception_made(m, type, made);
  decref(m.heap, type);
  return m.has_raised() ? StepResult::Raised : StepResult::Again;
}

bool raise_from_stack(Machine& m, uint32_t count) {
  if (count == 0) return reraise_handled(m);
  const bool has_cause = count == 2;
  const Ref<Object> cause = has_cause ? pop_stack(m, running(m)) : Ref<Object>{};
  const Ref<Object> what = pop_stack(m, running(m));
  const bool is_good = is_exception(m, what) || is_exception_type(m, what);
  if (!is_good) {
    decref(m.heap, what);
    xdecref(m.heap, cause);
    return raise_type_error(m, "exceptions must derive from BaseException");
  }
  if (is_exception(m, what) && (!cause || cause == m.none() || is_exception(m, cause))) {
    return raise_instance(m, what, cause, has_cause);
  }
  Task& task = m.heap.push_task(TaskKind::RaiseException);
  task.own(kException, what);
  if (cause) task.own(kCause, cause);
  task.slot[kHasCause] = has_cause ? 1 : 0;
  return false;
}

void push_exception_info(Machine& m) {
  const Ref<Frame> frame = running(m);
  const uint32_t exception = pop_stack_word(m, frame);
  const Ref<Object> previous = m.state().handled;
  m.state().handled = new_reference(m.heap, Ref<Object>(exception));
  push_stack(m, frame, previous ? previous : new_reference(m.heap, m.none()));
  push_stack(m, frame, Ref<Object>(exception));
}

void pop_exception_info(Machine& m) {
  const Ref<Object> previous = pop_stack(m, running(m));
  const Ref<Object> old = m.state().handled;
  m.state().handled = previous == m.none() ? Ref<Object>{} : previous;
  if (previous == m.none()) decref(m.heap, previous);
  xdecref(m.heap, old);
}

bool check_exception_match(Machine& m) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> type = peek_stack(m, frame, 1);
  const Ref<Object> exception = peek_stack(m, frame, 2);
  if (!check_catchable(m, type)) return false;
  bool found = false;
  if (m.heap.type_of(type).layout == LayoutId::Tuple) {
    const uint32_t size = tuple_size(m.heap, type.as<Tuple>());
    for (uint32_t i = 0; i < size && !found; ++i) {
      found = matches(m, exception, tuple_get(m.heap, type.as<Tuple>(), i));
    }
  } else {
    found = matches(m, exception, type);
  }
  m.at(frame).await = Await::Release;
  m.at(frame).await_count = 1;
  deliver_to_frame(m, new_reference(m.heap, m.boolean(found)));
  return true;
}

void reraise(Machine& m, bool has_lasti) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> exception = pop_stack(m, frame);
  if (has_lasti) {
    int64_t lasti = 0;
    const Ref<Object> stored = peek_stack(m, frame);
    if (int_try_i64(m.heap, stored.as<Int>(), &lasti)) m.at(frame).await_count = 0;
  }
  m.at(frame).reraised = 1;
  m.heap.state().raised = exception;
}

namespace {

Ref<Object> bound_special(Machine& m, Ref<Object> method, Ref<Object> object) {
  const Outcome bound = bind_descriptor(m, method, object, m.at(object).type);
  CHECK(bound.is_value());
  return bound.value();
}

// From 3.14 on: __exit__ and its self, then __enter__ is called with the manager moved to it.
bool enter_unbound(Machine& m, Ref<Object> manager, Ref<Object> enter, Ref<Object> exit) {
  const Ref<Frame> frame = running(m);
  const bool is_method =
      m.heap.type_of(exit).layout == LayoutId::Function || is_method_descriptor(m, exit);
  const uint32_t word = pop_stack_word(m, frame);
  push_stack(m, frame, is_method ? new_reference(m.heap, exit) : bound_special(m, exit, manager));
  const bool is_borrowed = (word & kBorrowedTag) != 0;
  if (is_method && !is_borrowed) incref(m.heap, manager);
  m.at(stack_place(m, frame, m.at(frame).stack_count++)) = is_method ? word : 0;
  push_stack(m, frame, new_reference(m.heap, enter));
  m.at(stack_place(m, frame, m.at(frame).stack_count++)) = word;
  return !deliver_call(m, call_from_stack(m, 0, {}));
}

// Up to 3.13: NULL and the bound __exit__ take the manager's place and keep it alive.
bool enter_bound(Machine& m, Ref<Object> manager, Ref<Object> enter, Ref<Object> exit) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> bound_enter = bound_special(m, enter, manager);
  const Ref<Object> bound_exit = bound_special(m, exit, manager);
  const uint32_t word = pop_stack_word(m, frame);
  push_stack(m, frame, {});
  push_stack(m, frame, bound_exit);
  // The bound __enter__ waits where its result will be.
  push_stack(m, frame, bound_enter);
  release_words(m, {&word, 1}, ClearOrder::FirstToLast);
  m.at(frame).await = Await::Release;
  m.at(frame).await_count = 1;
  return !deliver_call(m, call(m, bound_enter, {}));
}

}  // namespace

bool before_with(Machine& m) {
  const Ref<Object> manager = peek_stack(m, running(m));
  const Ref<Object> enter = lookup_special(m, manager, SpecialMethod::Enter);
  const Ref<Object> exit = lookup_special(m, manager, SpecialMethod::Exit);
  const bool exit_first = m.profile().unbound_exit;
  if (!enter && (exit || !exit_first)) {
    (void)raise_no_context_manager(m, manager, "__enter__");
    return false;
  }
  if (!exit) {
    (void)raise_no_context_manager(m, manager, "__exit__");
    return false;
  }
  return exit_first ? enter_unbound(m, manager, enter, exit) : enter_bound(m, manager, enter, exit);
}

Outcome with_except_start(Machine& m) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> exception = peek_stack(m, frame, 1);
  const Ref<Object> traceback = m.at(exception.as<Exception>()).traceback;
  const Ref<Object> type = m.at(exception).type.as<Object>();
  const Ref<Object> shown = traceback ? traceback : m.none();
  m.at(frame).await = Await::Push;
  const Ref<Object> fourth = peek_stack(m, frame, 4);
  if (!m.profile().unbound_exit) return call(m, fourth, {type, exception, shown});
  const Ref<Object> exit = peek_stack(m, frame, 5);
  return fourth ? call(m, exit, {fourth, type, exception, shown})
                : call(m, exit, {type, exception, shown});
}

void end_for_loop(Machine& m) {
  const Ref<Frame> frame = running(m);
  const Code& code = m.at(m.at(frame).code);
  const auto* instructions =
      reinterpret_cast<const Instruction*>(m.heap.memory.bytes(code.instructions));
  const Instruction for_iter = instructions[m.at(frame).next_instruction - 1];
  CHECK(opcode_of(for_iter) == Opcode::FOR_ITER);
  m.at(frame).next_instruction = operand_of(for_iter);
  // What the iterator has raised at its end dies before the iterator.
  const Ref<Object> raised = std::exchange(m.heap.state().raised, {});
  const uint32_t words[] = {raised.offset, pop_stack_word(m, frame)};
  release_words(m, words, ClearOrder::FirstToLast);
}

bool make_function(Machine& m, uint32_t flags) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> code = pop_stack(m, frame);
  const Ref<Object> closure = (flags & 8) ? pop_stack(m, frame) : Ref<Object>{};
  const Ref<Object> annotations = (flags & 4) ? pop_stack(m, frame) : Ref<Object>{};
  const Ref<Object> kwdefaults = (flags & 2) ? pop_stack(m, frame) : Ref<Object>{};
  const Ref<Object> defaults = (flags & 1) ? pop_stack(m, frame) : Ref<Object>{};
  const Ref<Function> made = function_new(m, code.as<Code>(), m.at(frame).globals);
  decref(m.heap, code);
  Function& function = m.at(made);
  function.defaults = defaults;
  function.kwdefaults = kwdefaults;
  function.closure = closure;
  function.annotations = annotations;
  push_stack(m, frame, made.as<Object>());
  return true;
}

bool load_build_class(Machine& m) {
  const Ref<Object> found =
      dict_get_str(m.heap, m.at(running(m)).builtins.as<Dict>(), m.name(NameId::build_class));
  if (!found) {
    (void)m.raise(TypeId::NameError, "__build_class__ not found");
    return false;
  }
  push_stack(m, running(m), new_reference(m.heap, found));
  return true;
}

Ref<Object> builtins_of(Machine& m, Ref<Object> globals) {
  const Ref<Object> found = dict_get_str(m.heap, globals.as<Dict>(), m.name(NameId::builtins_));
  if (!found) return m.state().builtins;
  return m.heap.type_of(found).layout == LayoutId::Module ? m.at(found.as<Module>()).dict : found;
}

Ref<Function> function_new(Machine& m, Ref<Code> code, Ref<Object> globals) {
  Ref<Function> made = m.heap.allocate<Function>(TypeId::Function);
  Function& function = m.at(made);
  const Code& body = m.at(code);
  function.code = new_reference(m.heap, code);
  function.globals = new_reference(m.heap, globals);
  function.name = new_reference(m.heap, body.name);
  function.qualname = new_reference(m.heap, body.qualname);
  function.builtins = new_reference(m.heap, builtins_of(m, globals));
  const Ref<Object> module = dict_get_str(m.heap, globals.as<Dict>(), m.name(NameId::name_));
  m.at(made).module = new_reference(m.heap, module ? module : m.none());
  const Ref<Tuple> constants = m.at(code).constants;
  const bool has_doc = tuple_size(m.heap, constants) != 0 &&
                       m.heap.is_exact(tuple_get(m.heap, constants, 0), TypeId::Str) &&
                       m.at(code).has_docstring != 0;
  m.at(made).doc = new_reference(m.heap, has_doc ? tuple_get(m.heap, constants, 0) : m.none());
  m.heap.track(made.as<Object>());
  return made;
}

}  // namespace ouro
