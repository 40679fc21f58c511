// control.cpp - the instructions of functions, exceptions and with statements.

#include "core/heap/deallocation.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/int_object.h"
#include "core/objects/str_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/frame_stack.h"
#include "core/vm/instructions.h"
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

bool reraise_handled(Machine& m) {
  const Ref<Object> handled = m.state().handled;
  if (!handled) {
    (void)m.raise(TypeId::RuntimeError, "No active exception to reraise");
    return true;
  }
  m.heap.state().raised = new_reference(m.heap, handled);
  return true;
}

// An exception class becomes an instance by being called. Slots of RaiseException: 0 the cause,
// 1 whether there is one. Its result, the instance, is raised.
bool instantiate_and_raise(Machine& m, Ref<Object> type, Ref<Object> cause, bool has_cause) {
  Task& task = m.heap.push_task(TaskKind::RaiseException);
  if (cause) task.own(0, cause);
  task.slot[1] = has_cause ? 1 : 0;
  const Outcome made = call_keeping(m, type, {});
  decref(m.heap, type);
  if (made.is_pending()) return false;
  if (made.is_error()) {
    m.abandon_task();
    return true;
  }
  m.task().take(0);
  m.heap.pop_task();
  if (is_exception(m, made.value())) return raise_instance(m, made.value(), cause, has_cause);
  return raise_type_error(m, "calling an exception class must return an instance of BaseException");
}

// A cause may be a class, too; those of builtin exceptions are made at once.
bool resolve_cause(Machine& m, Ref<Object>* cause) {
  if (*cause == m.none() || is_exception(m, *cause)) return true;
  if (!is_exception_type(m, *cause)) {
    decref(m.heap, *cause);
    raise_type_error(m, "exception causes must derive from BaseException");
    return false;
  }
  const Ref<Object> type = *cause;
  *cause = exception_new(m, type.as<Type>(), {}).as<Object>();
  decref(m.heap, type);
  return true;
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

Outcome raise_no_context_manager(Machine& m, Ref<Object> object, const char* missing) {
  const std::string name = type_name_of(m, object);
  if (!m.profile().clear_unbound_text) return m.raise(TypeId::AttributeError, missing);
  const std::string text = "'" + name + "' object does not support the context manager protocol";
  const bool only_exit = std::string_view(missing) == "__exit__";
  return m.raise(TypeId::TypeError, only_exit ? text + " (missed __exit__ method)" : text);
}

}  // namespace

StepResult step_RaiseException(Machine& m) {
  const Ref<Object> made = m.take_result();
  const bool has_cause = m.task().slot[1] != 0;
  const Ref<Object> cause = m.task().ref(0) ? m.task().take(0) : Ref<Object>{};
  if (is_exception(m, made)) {
    raise_instance(m, made, cause, has_cause);
  } else {
    decref(m.heap, made);
    raise_type_error(m, "calling an exception class must return an instance of BaseException");
  }
  return StepResult::Raised;
}

bool raise_from_stack(Machine& m, uint32_t count) {
  if (count == 0) return reraise_handled(m);
  Ref<Object> cause;
  if (count == 2) cause = pop_stack(m, running(m));
  const Ref<Object> what = pop_stack(m, running(m));
  if (count == 2 && !resolve_cause(m, &cause)) {
    decref(m.heap, what);
    return true;
  }
  if (is_exception_type(m, what)) return instantiate_and_raise(m, what, cause, count == 2);
  if (is_exception(m, what)) return raise_instance(m, what, cause, count == 2);
  decref(m.heap, what);
  xdecref(m.heap, cause);
  return raise_type_error(m, "exceptions must derive from BaseException");
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

bool before_with(Machine& m) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> manager = peek_stack(m, frame);
  const Ref<Object> enter = lookup_special(m, manager, SpecialMethod::Enter);
  if (!enter) return !raise_no_context_manager(m, manager, "__enter__").is_error();
  const Ref<Object> exit = lookup_special(m, manager, SpecialMethod::Exit);
  if (!exit) return !raise_no_context_manager(m, manager, "__exit__").is_error();
  // The bound __exit__ takes the manager's place; it keeps the manager alive.
  const Outcome bound = bind_descriptor(m, exit, manager, m.at(manager).type);
  CHECK(bound.is_value());
  const uint32_t word = std::exchange(m.at(top_place(m, frame)), bound.value().offset);
  m.at(frame).await = Await::Push;
  const Outcome entered = call_special(m, enter, {manager});
  if (entered.is_value()) deliver_to_frame(m, entered.value());
  release_words(m, {&word, 1}, ClearOrder::FirstToLast);
  return !entered.is_error();
}

Outcome with_except_start(Machine& m) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> exception = peek_stack(m, frame, 1);
  const Ref<Object> exit = peek_stack(m, frame, 4);
  const Ref<Object> traceback = m.at(exception.as<Exception>()).traceback;
  m.at(frame).await = Await::Push;
  return call_keeping(
      m, exit, {m.at(exception).type.as<Object>(), exception, traceback ? traceback : m.none()});
}

void end_for_loop(Machine& m) {
  const Ref<Frame> frame = running(m);
  const Code& code = m.at(m.at(frame).code);
  const auto* instructions =
      reinterpret_cast<const Instruction*>(m.heap.memory.bytes(code.instructions));
  const Instruction for_iter = instructions[m.at(frame).next_instruction - 1];
  CHECK(opcode_of(for_iter) == Opcode::FOR_ITER);
  m.at(frame).next_instruction = operand_of(for_iter);
  const uint32_t word = pop_stack_word(m, frame);
  release_words(m, {&word, 1}, ClearOrder::FirstToLast);
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

Ref<Function> function_new(Machine& m, Ref<Code> code, Ref<Object> globals) {
  Ref<Function> made = m.heap.allocate<Function>(TypeId::Function);
  Function& function = m.at(made);
  const Code& body = m.at(code);
  function.code = new_reference(m.heap, code);
  function.globals = new_reference(m.heap, globals);
  function.name = new_reference(m.heap, body.name);
  function.qualname = new_reference(m.heap, body.qualname);
  const Ref<Object> builtins = dict_get_str(m.heap, globals.as<Dict>(), m.name(NameId::builtins_));
  const bool is_module = builtins && m.heap.type_of(builtins).layout == LayoutId::Module;
  m.at(made).builtins = new_reference(m.heap, is_module  ? m.at(builtins.as<Module>()).dict
                                              : builtins ? builtins
                                                         : m.state().builtins);
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
