// generator_sending.cpp - SEND: `yield from` passes a value on to the iterator that it waits for.

#include "core/heap/refcount.h"
#include "core/objects/function_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/frame_stack.h"
#include "core/vm/generators.h"
#include "core/vm/instructions.h"
#include "core/vm/native_calls.h"
#include "core/vm/operators.h"
#include "core/vm/unwinding.h"

namespace ouro {

bool send_to_iterator(Machine& m) {
  const Ref<Frame> frame = m.state().frame;
  const Ref<Object> value = pop_stack(m, frame);
  const Ref<Object> iterator = peek_stack(m, frame);
  m.at(frame).await = Await::Send;
  Outcome outcome = Outcome::error();
  if (m.heap.type_of(iterator).layout == LayoutId::Generator) {
    outcome = resume_generator(m, iterator, value);
  } else if (value == m.none()) {
    outcome = next_item(m, iterator);
  } else {
    outcome = call_named(m, iterator, m.name(NameId::send), {value});
  }
  decref(m.heap, value);
  if (outcome.is_value()) deliver_to_frame(m, outcome.value());
  if (!outcome.is_error()) return true;
  if (!m.raised_is(TypeId::StopIteration)) return false;
  finish_send(m);
  return true;
}

void finish_send(Machine& m) {
  const Ref<Object> stop = take_raised(m);
  const Ref<Object> result = m.at(stop.as<Exception>()).extra;
  const Ref<Frame> frame = m.state().frame;
  m.at(frame).await = Await::Nothing;
  push_stack(m, frame, new_reference(m.heap, result ? result : m.none()));
  const Instruction send = instruction_at(m, frame, m.at(frame).next_instruction - 1);
  CHECK(opcode_of(send) == Opcode::SEND);
  m.at(frame).next_instruction = operand_of(send);
  decref(m.heap, stop);
}

}  // namespace ouro
