#include "core/vm/generators.h"

#include <cstring>

#include "core/heap/deallocation.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/function_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/data_stack.h"
#include "core/vm/frame_stack.h"
#include "core/vm/instructions.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

constexpr uint32_t kFrameOffset = (sizeof(Generator) + 15) & ~15u;

// The frame of a call that becomes a generator goes on in the new object, `inside` it, or in an
// area of its frame object.
Ref<Frame> move_to_generator(Machine& m, Ref<Frame> frame, Ref<Generator> generator, bool inside) {
  if (!inside) {
    (void)frame_object_of(m, frame);
    return move_to_frame_object(m.heap, frame);
  }
  const Ref<Frame> moved(generator.offset + kFrameOffset);
  std::memcpy(m.heap.memory.bytes(moved.offset), m.heap.memory.bytes(frame.offset),
              m.at(frame).size_bytes);
  if (m.at(moved).frame_object) {
    m.at(m.at(moved).frame_object.as<FrameObject>()).frame = moved;
  }
  return moved;
}

// Unlinks the running generator frame; what waits below is then on top.
Ref<Generator> leave_generator_frame(Machine& m) {
  const Ref<Frame> frame = m.state().frame;
  const Ref<Generator> generator = m.at(frame).generator.as<Generator>();
  m.at(generator).running = 0;
  std::swap(m.at(frame).handled, m.state().handled);
  m.state().frame = m.at(frame).previous;
  m.at(frame).previous = {};
  --m.state().depth;
  CHECK(m.task().kind == TaskKind::RunFrame);
  m.task().take(1);
  m.heap.pop_task();
  return generator;
}

bool can_enter(Machine& m) {
  return m.state().depth < m.state().recursion_limit;
}

}  // namespace

Instruction instruction_at(const Machine& m, Ref<Frame> frame, uint32_t index) {
  const Code& code = m.at(m.at(frame).code);
  return reinterpret_cast<const Instruction*>(m.heap.memory.bytes(code.instructions))[index];
}

Outcome raise_already_executing(Machine& m) {
  return m.raise(TypeId::ValueError, "generator already executing");
}

void enter_generator_frame(Machine& m, Ref<Generator> generator) {
  const Ref<Frame> frame = m.at(generator).frame;
  m.at(generator).running = 1;
  m.at(generator).started = 1;
  Frame& entered = m.at(frame);
  entered.previous = m.state().frame;
  entered.flags = static_cast<uint8_t>(entered.flags | kFrameEntry);
  // What the generator was handling when it yielded is handled again; what the caller handles
  // comes back when it leaves.
  std::swap(entered.handled, m.state().handled);
  incref(m.heap, generator.as<Object>());
  Task& task = m.heap.push_task(TaskKind::RunFrame);
  task.slot[0] = frame.offset;
  task.own(1, generator.as<Object>());
  m.state().frame = frame;
  ++m.state().depth;
}

void make_generator(Machine& m) {
  const Ref<Frame> frame = m.state().frame;
  const uint32_t bytes = m.at(frame).size_bytes;
  const uint32_t basic = m.at(m.type(TypeId::Generator)).basic_size;
  const bool inside = !m.profile().generator_has_frame_object;
  const uint32_t extra = inside && kFrameOffset + bytes > basic ? kFrameOffset + bytes - basic : 0;
  const Ref<Generator> generator =
      m.heap.allocate_object(m.type(TypeId::Generator), extra).as<Generator>();
  CHECK(generator);
  const Ref<Frame> moved = move_to_generator(m, frame, generator, inside);
  Frame& suspended = m.at(moved);
  const uint8_t flags = suspended.flags;
  const Ref<Frame> previous = suspended.previous;
  suspended.flags = static_cast<uint8_t>((flags & ~kFrameEntry) | kFrameInGenerator);
  suspended.generator = generator.as<Object>();
  suspended.previous = {};
  Generator& made = m.at(generator);
  made.frame = moved;
  made.frame_bytes = extra;
  made.code = new_reference(m.heap, suspended.code).as<Object>();
  made.name = new_reference(m.heap, m.at(suspended.code).name).as<Object>();
  made.qualname = new_reference(m.heap, m.at(suspended.code).qualname).as<Object>();
  own_frame_words(m, moved);
  data_stack_pop(m, frame);
  m.state().frame = previous;
  --m.state().depth;
  m.heap.track(generator.as<Object>());
  if (!inside) m.heap.track(m.at(moved).frame_object);
  if (flags & kFrameEntry) {
    m.heap.pop_task();
    deliver(m, generator.as<Object>());
  } else {
    deliver_to_frame(m, generator.as<Object>());
  }
}

void yield_value(Machine& m, Ref<Object> value) {
  const Ref<Generator> generator = leave_generator_frame(m);
  deliver(m, value);
  decref(m.heap, generator.as<Object>());
}

Outcome resume_generator(Machine& m, Ref<Object> object, Ref<Object> value) {
  const Ref<Generator> generator = object.as<Generator>();
  if (m.at(generator).running) return raise_already_executing(m);
  const Ref<Frame> frame = m.at(generator).frame;
  if (!frame || m.at(generator).closed) return m.raise_stop_iteration();
  if (m.at(generator).started == 0 && value != m.none()) {
    return m.raise(TypeId::TypeError, "can't send non-None value to a just-started generator");
  }
  if (!can_enter(m)) {
    return m.raise(TypeId::RecursionError, "maximum recursion depth exceeded");
  }
  if (m.at(generator).started != 0) push_stack(m, frame, new_reference(m.heap, value));
  enter_generator_frame(m, generator);
  return Outcome::pending();
}

void finish_generator(Machine& m, Ref<Object> result) {
  const Ref<Object> exception = result ? Ref<Object>{} : take_raised(m);
  const Ref<Generator> generator = leave_generator_frame(m);
  const Ref<Frame> frame = m.at(generator).frame;
  // The slots go before the result is delivered; deaths among them run first.
  const Ref<Object> owner = owner_of_frame(m.heap.memory, m.at(generator));
  const bool lives_on =
      owner ? refcount_of(m.heap, owner) > 1 : hand_over_to_frame_object(m, frame);
  const uint32_t words = lives_on ? 0 : m.at(frame).slot_count + m.at(frame).stack_count;
  if (!lives_on || !owner) m.at(frame).stack_count = 0;
  if (owner && !lives_on) m.heap.untrack(owner);
  if (owner) (void)detach_frame_object(m.heap, m.at(generator));
  m.at(generator).frame = {};
  Task& task = m.heap.push_task(TaskKind::EndGenerator);
  task.own(0, generator.as<Object>());
  if (result) task.own(1, result);
  if (exception) m.task().own(2, exception);
  m.task().slot[3] = frame.offset;
  if (owner) m.task().own(4, owner);
  const uint32_t bottom = m.heap.task_count();
  if (!release_slots(m.heap, frame_slot_offset(frame, 0), words, m.profile().frame_clear_order) &&
      owner) {
    m.heap.task(bottom).state = kReleaseSlotsOfObject;
  }
}

StepResult step_EndGenerator(Machine& m) {
  const Task task = m.task();
  const Ref<Object> generator = m.task().take(0);
  const Ref<Object> result = task.ref(1) ? m.task().take(1) : Ref<Object>{};
  const Ref<Object> exception = task.ref(2) ? m.task().take(2) : Ref<Object>{};
  const Ref<Frame> frame(task.slot[3]);
  const Ref<Object> owner = task.ref(4) ? m.task().take(4) : Ref<Object>{};
  const Frame ended = m.at(frame);
  m.heap.pop_task();
  if (exception) {
    m.heap.state().raised = exception;
    // From 3.12 on the code of the generator does it, which an unstarted one has not entered.
    const Instruction last = instruction_at(m, frame, m.at(frame).next_instruction - 1);
    const bool wraps = !m.profile().objects->thrown_stop_ends_delegation ||
                       opcode_of(last) != Opcode::RETURN_GENERATOR;
    if (wraps && m.raised_is(TypeId::StopIteration)) wrap_stop_iteration(m);
  } else {
    (void)(result == m.none() ? m.raise_stop_iteration()
                              : m.raise_with(TypeId::StopIteration, result));
  }
  xdecref(m.heap, result);
  deliver_exception(m);
  if (owner) {
    m.at(frame).handled = {};
    decref_in_order(m.heap, ended.handled, owner);
    decref(m.heap, generator);
    return StepResult::Done;
  }
  if (ended.function) {
    decref(m.heap, ended.function.as<Object>());
  } else {
    decref(m.heap, ended.code.as<Object>());
    decref(m.heap, ended.globals);
    decref(m.heap, ended.builtins);
  }
  xdecref(m.heap, ended.handled);
  xdecref(m.heap, ended.locals);
  decref(m.heap, generator);
  return StepResult::Done;
}

// PEP 479: a StopIteration that leaves a generator becomes a RuntimeError.
void wrap_stop_iteration(Machine& m) {
  const Ref<Object> stop = take_raised(m);
  (void)m.raise(TypeId::RuntimeError, "generator raised StopIteration");
  Exception& wrapped = m.at(m.heap.state().raised.as<Exception>());
  xdecref(m.heap, std::exchange(wrapped.context, new_reference(m.heap, stop)));
  xdecref(m.heap, std::exchange(m.at(m.heap.state().raised.as<Exception>()).cause, stop));
  m.at(m.heap.state().raised.as<Exception>()).suppress_context = 1;
}

Ref<Object> delegate_of(const Machine& m, Ref<Generator> generator) {
  const Ref<Frame> frame = m.at(generator).frame;
  if (!frame || m.at(generator).running || !m.at(generator).started) return {};
  const Instruction next = instruction_at(m, frame, m.at(frame).next_instruction);
  const bool delegates = opcode_of(next) == Opcode::RESUME && operand_of(next) == 2;
  return delegates ? peek_stack(m, frame) : Ref<Object>{};
}

void discard_unstarted_generator(Machine& m, Ref<Generator> generator) {
  if (owner_of_frame(m.heap.memory, m.at(generator))) {
    decref(m.heap, detach_frame_object(m.heap, m.at(generator)));
    return;
  }
  const Ref<Frame> frame = std::exchange(m.at(generator).frame, {});
  (void)hand_over_to_frame_object(m, frame);
  const Frame ended = m.at(frame);
  std::vector<uint32_t> words(ended.slot_count);
  for (uint32_t i = 0; i < ended.slot_count; ++i) {
    words[i] = std::exchange(m.at(Ref<uint32_t>(frame_slot_offset(frame, i))), 0);
  }
  if (ended.function) {
    words.push_back(ended.function.offset);
  } else {
    words.insert(words.end(), {ended.code.offset, ended.globals.offset, ended.builtins.offset});
  }
  release_words(m, words, m.profile().frame_clear_order);
}

}  // namespace ouro
