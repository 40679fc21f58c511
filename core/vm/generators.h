// generators.h - generators: frames that live inside an object and come and go.
//
// RETURN_GENERATOR moves the frame from the data stack into a new generator. Resuming links that
// frame in front of the running one; yielding unlinks it again. A generator that ends gives
// StopIteration to whoever resumed it (genobject.c, gen_send_ex2).
#pragma once

#include "core/bytecode/opcode.h"
#include "core/objects/exception_object.h"
#include "core/vm/machine.h"

namespace ouro {

// RETURN_GENERATOR: the running frame becomes a generator, which is delivered to the caller.
void make_generator(Machine& m);
// YIELD_VALUE: suspends the running generator and delivers an owned value.
void yield_value(Machine& m, Ref<Object> value);
// next(), send(value): goes on with a borrowed value. The result is delivered.
Outcome resume_generator(Machine& m, Ref<Object> generator, Ref<Object> value);
// throw(exception): owned.
Outcome throw_into_generator(Machine& m, Ref<Object> generator, Ref<Object> exception);
// throw(type, ...): calls the class of the exception first.
Outcome throw_class_into_generator(Machine& m, Ref<Object> generator, Ref<Object> type,
                                   std::span<const Ref<Object>> arguments);
// For who resumes one in another way. ValueError:
Outcome raise_already_executing(Machine& m);
// Links the generator's frame in front of the running one, to be run by a task of its own.
void enter_generator_frame(Machine& m, Ref<Generator> generator);
// An instruction of the code that a frame runs.
Instruction instruction_at(const Machine& m, Ref<Frame> frame, uint32_t index);
// The iterator of the `yield from` that a suspended generator is in, borrowed or null.
Ref<Object> delegate_of(const Machine& m, Ref<Generator> generator);
// close(): None.
Outcome close_generator(Machine& m, Ref<Object> generator);

// The running frame, which belongs to a generator, ends: with a result, or null for the exception
// in flight.
void finish_generator(Machine& m, Ref<Object> result);

// Turns a StopIteration in flight into a RuntimeError.
void wrap_stop_iteration(Machine& m);
// Drops the frame of a generator that has not started.
void discard_unstarted_generator(Machine& m, Ref<Generator> generator);

// SEND and what happens when its iterator ends.
bool send_to_iterator(Machine& m);
void finish_send(Machine& m);

}  // namespace ouro
