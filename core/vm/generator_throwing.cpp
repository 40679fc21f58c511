// generator_throwing.cpp - generator.throw() and close(), also into what a `yield from` waits for
// (genobject.c, _gen_throw and gen_close).

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/function_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/frame_stack.h"
#include "core/vm/generators.h"
#include "core/vm/instructions.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"
#include "core/vm/unraisable.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// Raises an owned exception where the generator stopped.
Outcome throw_here(Machine& m, Ref<Generator> generator, Ref<Object> exception) {
  const Ref<Frame> frame = m.at(generator).frame;
  if (!frame || m.at(generator).closed) {
    m.heap.state().raised = exception;
    return Outcome::error();
  }
  const Ref<Object> handled = m.at(frame).handled;
  if (handled && m.profile().throw_sets_context) set_context(m, exception, handled);
  m.at(frame).pending_exception = exception;
  m.at(frame).await = Await::Nothing;
  enter_generator_frame(m, generator);
  return Outcome::pending();
}

// The iterator of a `yield from` has ended: the generator goes on behind it with its result.
Outcome resume_behind_delegate(Machine& m, Ref<Generator> generator, Ref<Object> result) {
  const Ref<Frame> frame = m.at(generator).frame;
  const Instruction back = instruction_at(m, frame, m.at(frame).next_instruction + 1);
  CHECK(has_jump_target(opcode_of(back)));
  const Instruction send = instruction_at(m, frame, operand_of(back));
  CHECK(opcode_of(send) == Opcode::SEND);
  m.at(frame).next_instruction = operand_of(send);
  push_stack(m, frame, result);
  enter_generator_frame(m, generator);
  return Outcome::pending();
}

// ThrowIntoGenerator: 0 the generator and 1 its delegate or, until there is an exception, the class
// that is thrown, borrowed; 2 the exception, owned.
enum ThrowSlot : uint32_t { kGenerator, kDelegate, kException };
enum ThrowState : uint16_t { kInstantiating, kBegin, kClosing, kFinding, kThrowing };

// Ends the task; what it waited for goes on as `entered` says.
template <typename Enter>
StepResult go_on(Machine& m, const Enter& enter) {
  const Ref<Generator> generator = m.task().ref(kGenerator).as<Generator>();
  const Ref<Object> exception =
      m.task().ref(kException) ? m.task().take(kException) : Ref<Object>{};
  m.at(generator).running = 0;
  m.heap.pop_task();
  const Outcome outcome = enter(generator, exception);
  if (outcome.is_error()) deliver_exception(m);
  return StepResult::Done;
}

StepResult throw_kept(Machine& m) {
  return go_on(m, [&m](Ref<Generator> generator, Ref<Object> exception) {
    return throw_here(m, generator, exception);
  });
}

// The delegate has raised: its StopIteration ends the `yield from`, all else goes through it.
StepResult delegate_raised(Machine& m, Ref<Object> raised) {
  if (m.task().ref(kException)) {
    const Ref<Object> thrown = m.task().take(kException);
    m.task().own(kException, raised);
    return go_on(m, [&m, thrown](Ref<Generator> generator, Ref<Object> exception) {
      const bool ended = is_subtype(m, m.at(exception).type, m.type(TypeId::StopIteration));
      Ref<Object> value = m.at(exception.as<Exception>()).extra;
      if (ended) value = new_reference(m.heap, value ? value : m.none());
      const Outcome outcome =
          ended ? resume_behind_delegate(m, generator, value) : throw_here(m, generator, exception);
      decref(m.heap, thrown);
      if (ended) decref(m.heap, exception);
      return outcome;
    });
  }
  m.task().own(kException, raised);
  return throw_kept(m);
}

// Asks the delegate to close.
Outcome close_delegate(Machine& m, Ref<Object> delegate) {
  if (m.heap.type_of(delegate).layout == LayoutId::Generator) return close_generator(m, delegate);
  return get_attribute(m, delegate, m.name(NameId::close));
}

// As wait_for, for an operation that may also raise at once: the exception arrives, too.
StepResult wait_or_catch(Machine& m, uint32_t own, const Outcome& outcome) {
  if (outcome.is_error()) {
    m.heap.task(own).flags |= kTaskRaised;
    m.heap.task(own).own(kTaskInbox, take_raised(m));
    return StepResult::Again;
  }
  return wait_for(m, own, outcome);
}

StepResult begin_throw(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> delegate = m.task().ref(kDelegate);
  const Ref<Object> exception = m.task().ref(kException);
  m.at(m.task().ref(kGenerator).as<Generator>()).running = 1;
  const bool is_generator = m.heap.type_of(delegate).layout == LayoutId::Generator;
  if (is_subtype(m, m.at(exception).type, m.type(TypeId::GeneratorExit))) {
    m.task().state = is_generator ? kClosing : kFinding;
    return wait_or_catch(m, own, close_delegate(m, delegate));
  }
  m.task().state = is_generator ? kThrowing : kFinding;
  if (!is_generator)
    return wait_or_catch(m, own, get_attribute(m, delegate, m.name(NameId::throw_)));
  return wait_or_catch(m, own, throw_into_generator(m, delegate, new_reference(m.heap, exception)));
}

bool is_exit(const Machine& m, Ref<Object> exception) {
  return exception && is_subtype(m, m.at(exception).type, m.type(TypeId::GeneratorExit));
}

// The bound close or throw of the delegate has arrived; one that has none is passed over.
StepResult call_found(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> exception = m.task().ref(kException);
  const bool closes = is_exit(m, exception);
  m.task().state = closes ? kClosing : kThrowing;
  const Ref<Object> method = m.take_result();
  const Outcome outcome =
      closes ? call_keeping(m, method, {}) : call_keeping(m, method, {exception});
  const StepResult result = wait_or_catch(m, own, outcome);
  decref(m.heap, method);
  return result;
}

// The TypeError that is thrown when the thrown class has made something else, which goes.
Ref<Object> error_about(Machine& m, Ref<Object> made) {
  const auto thrown = m.task().ref(kDelegate).as<Type>();
  (void)m.raise(TypeId::TypeError,
                "calling <class '" + full_type_name(m, thrown) +
                    "'> should have returned an instance of BaseException, not " +
                    type_name_of(m, made));
  const Ref<Object> error = take_raised(m);
  decref(m.heap, made);
  return error;
}

}  // namespace

StepResult step_ThrowIntoGenerator(Machine& m) {
  const uint16_t state = m.task().state;
  if (state == kBegin) return begin_throw(m);
  if (exception_arrived(m)) {
    const bool missing = state == kFinding && m.raised_is(TypeId::AttributeError);
    const Ref<Object> raised = take_raised(m);
    const Ref<Object> thrown = m.task().ref(kException);
    if (state == kInstantiating || (state == kFinding && !missing && !is_exit(m, thrown))) {
      if (thrown) m.at(m.task().ref(kGenerator).as<Generator>()).running = 0;
      m.heap.state().raised = raised;
      return StepResult::Raised;
    }
    if (state == kFinding && !missing) {
      const Ref<Object> delegate = m.task().ref(kDelegate);
      const StepResult result = throw_kept(m);
      write_unraisable(m, raised, "while closing generator", delegate);
      return result;
    }
    if (missing) {
      const bool ends = m.profile().objects->thrown_stop_ends_delegation &&
                        is_subtype(m, m.at(thrown).type, m.type(TypeId::StopIteration));
      const StepResult result =
          ends ? delegate_raised(m, new_reference(m.heap, thrown)) : throw_kept(m);
      decref(m.heap, raised);
      return result;
    }
    if (state == kThrowing) return delegate_raised(m, raised);
    // What close() raised is thrown instead.
    const Ref<Object> exit = m.task().take(kException);
    m.task().own(kException, raised);
    const StepResult result = throw_kept(m);
    decref(m.heap, exit);
    return result;
  }
  if (state == kFinding) return call_found(m);
  const Ref<Object> value = m.take_result();
  if (state == kInstantiating) {
    const bool is_good = m.heap.has_flag(value, kTypeException);
    const Ref<Object> thrown = is_good ? value : error_about(m, value);
    m.task().own(kException, thrown);
    return go_on(m, [&m](Ref<Generator> generator, Ref<Object> exception) {
      return throw_into_generator(m, generator.as<Object>(), exception);
    });
  }
  if (state == kClosing) {
    const StepResult result = throw_kept(m);
    decref(m.heap, value);
    return result;
  }
  m.at(m.task().ref(kGenerator).as<Generator>()).running = 0;
  return m.finish(value);
}

Outcome throw_into_generator(Machine& m, Ref<Object> object, Ref<Object> exception) {
  const Ref<Generator> generator = object.as<Generator>();
  if (m.at(generator).running) {
    decref(m.heap, exception);
    return raise_already_executing(m);
  }
  const Ref<Object> delegate = delegate_of(m, generator);
  if (!delegate) return throw_here(m, generator, exception);
  Task& task = m.heap.push_task(TaskKind::ThrowIntoGenerator, kTaskCatches);
  task.slot[kGenerator] = object.offset;
  task.slot[kDelegate] = delegate.offset;
  task.own(kException, exception);
  task.state = kBegin;
  return Outcome::pending();
}

Outcome throw_class_into_generator(Machine& m, Ref<Object> generator, Ref<Object> type,
                                   std::span<const Ref<Object>> arguments) {
  Task& task = m.heap.push_task(TaskKind::ThrowIntoGenerator, kTaskCatches);
  task.slot[kGenerator] = generator.offset;
  task.slot[kDelegate] = type.offset;
  task.state = kInstantiating;
  const Outcome made = call(m, type, arguments);
  if (made.is_value()) m.set_result(made.value());
  if (!made.is_error()) return Outcome::pending();
  m.heap.pop_task();
  return made;
}

// CloseGenerator: slot 0 the generator. The inbox gets what the generator did with GeneratorExit.
StepResult step_CloseGenerator(Machine& m) {
  if (!exception_arrived(m)) {
    const Ref<Object> yielded = m.take_result();
    m.task().own(1, yielded);
    (void)m.raise(TypeId::RuntimeError, "generator ignored GeneratorExit");
    return StepResult::Raised;
  }
  const bool returned = m.raised_is(TypeId::StopIteration);
  if (!returned && !m.raised_is(TypeId::GeneratorExit)) return StepResult::Raised;
  const Ref<Object> exception = take_raised(m);
  m.task().own(1, exception);
  m.task().flags = 0;
  const Ref<Object> value = m.at(exception.as<Exception>()).extra;
  const bool has_value = returned && value && m.profile().close_returns_value;
  return m.finish(new_reference(m.heap, has_value ? value : m.none()));
}

Outcome close_generator(Machine& m, Ref<Object> object) {
  const Ref<Generator> generator = object.as<Generator>();
  if (!m.at(generator).frame || m.at(generator).closed) return m.return_none();
  if (m.at(generator).running) return raise_already_executing(m);
  if (m.at(generator).started == 0) {
    // Nothing has run, so nothing has to: the frame just goes, now or with the generator.
    if (m.profile().closed_generator_keeps_locals) {
      m.at(generator).closed = 1;
    } else {
      discard_unstarted_generator(m, generator);
    }
    return m.return_none();
  }
  Task& task = m.heap.push_task(TaskKind::CloseGenerator, kTaskCatches);
  incref(m.heap, object);
  task.own(0, object);
  const Ref<Exception> exit = exception_new(m, m.type(TypeId::GeneratorExit), {});
  return throw_into_generator(m, object, exit.as<Object>());
}

}  // namespace ouro
