// calls.h - binding arguments, entering and leaving frames, and who owns an argument meanwhile.
//
// Three eras (VersionProfile::argument_ownership, borrowed_loads):
//   A  up to 3.10      The callee's slots hold copies; the caller's stack keeps each argument,
//                      and the callable, until the call returns. They go last to first.
//   B  3.11 to 3.13    A call of a Python function from Python moves the caller's references
//                      into the new frame. Calls that go through C copy.
//   C  from 3.14       As B; what was borrowed on the caller's stack is borrowed in the callee.
// A native function borrows its arguments from the caller's stack in all eras.
#pragma once

#include <algorithm>

#include "core/base/small_vector.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/vm/machine.h"

namespace ouro {

// Calls any callable from C++. Arguments are borrowed and must stay alive until the result arrives:
// whoever waits owns them. `keyword_names` belong to the last arguments.
Outcome call(Machine& m, Ref<Object> callable, std::span<const Ref<Object>> arguments,
             Ref<Tuple> keyword_names = {});
Outcome call(Machine& m, Ref<Object> callable, std::initializer_list<Ref<Object>> arguments);

// As call, for a caller that does not wait: a task keeps callable and arguments alive meanwhile.
Outcome call_keeping(Machine& m, Ref<Object> callable,
                     std::initializer_list<Ref<Object>> arguments);

// The CALL and CALL_KW instructions of the running frame: `count` arguments above callable and
// self-or-NULL. When a Python frame was entered, or a task pushed, the result is pending and the
// frame's await says what happens with it.
Outcome call_from_stack(Machine& m, uint32_t count, Ref<Tuple> keyword_names);
// CALL_FUNCTION_EX.
Outcome call_with_unpacking(Machine& m, bool has_keywords);

// What a call gets that has one more argument in front.
inline SmallVector<Ref<Object>> with_first(Ref<Object> first, std::span<const Ref<Object>> rest) {
  SmallVector<Ref<Object>> all(rest.size() + 1);
  all[0] = first;
  std::copy(rest.begin(), rest.end(), all.begin() + 1);
  return all;
}

// f(*args, **kwargs): a tuple and a dict (null or None: none). Keeps nothing alive.
Outcome call_with_tuple(Machine& m, Ref<Object> callable, Ref<Tuple> arguments,
                        Ref<Object> keywords);

// f(*iterable, **kwargs): the iterable becomes a tuple first, which a task keeps alive. Callable
// and keywords are borrowed until the result arrives.
Outcome call_with_iterable(Machine& m, Ref<Object> callable, Ref<Object> iterable,
                           Ref<Object> keywords);

// Enters a frame that runs `code` with a namespace: module bodies, class bodies, exec.
Outcome run_code(Machine& m, Ref<Code> code, Ref<Object> globals, Ref<Object> locals,
                 Ref<Function> function);

// When somebody else holds the frame object of a frame that ends, it takes over slots, code and
// namespaces (frame.c, take_ownership); otherwise it goes. True when it took over.
bool hand_over_to_frame_object(Machine& m, Ref<Frame> frame);

// Leaves the running frame with an owned result or, when that is null, the exception in flight.
void leave_frame(Machine& m, Ref<Object> result);

// The index of the task that waits for a value: the top one, but for deaths that lie above it.
uint32_t waiting_task(const Machine& m);
// Gives a value to who waits for it: the running frame's `await`, or the waiting task's inbox.
void deliver(Machine& m, Ref<Object> owned);
void deliver_to_frame(Machine& m, Ref<Object> owned);

// The order in which a call's arguments leave the caller's stack.
ClearOrder argument_release_order(const Machine& m);
// Drops words that were taken off a value stack (or out of task slots); what has to wait for a
// death waits as a task.
void release_words(Machine& m, std::span<const uint32_t> words, ClearOrder order);

// JUMP_IF_FALSE_OR_POP and JUMP_IF_TRUE_OR_POP: keeps the top and jumps, or pops it.
void keep_or_pop(Machine& m, Ref<Frame> frame, bool jumps, uint32_t target);

// The Python-visible frame object of a frame, borrowed; made when it is not there yet.
Ref<FrameObject> frame_object_of(Machine& m, Ref<Frame> frame);

}  // namespace ouro
