// unwinding.h - how an exception gets from where it is raised to who handles it.
//
// While C++ code runs within one tick, the exception in flight is HeapState::raised. Before the
// tick ends it has been handed on: to a handler of the running frame, to the frame or catching task
// below (Frame::pending_exception, or the task's inbox with kTaskRaised), and natives in between
// have been unwound. So between two ticks `raised` is null, and whatever runs in between (a
// finalizer that an unwound local started, say) cannot disturb it.
#pragma once

#include <string_view>

#include "core/objects/exception_object.h"
#include "core/vm/machine.h"

namespace ouro {

// A new exception of `type`, owned, with an args tuple of the given borrowed values, as if by a
// call of a builtin exception type. Does not raise it.
Ref<Exception> exception_new(Machine& m, Ref<Type> type, std::initializer_list<Ref<Object>> args);
// Whether the exception is made before the tuple that it keeps its arguments in, which can be seen
// in the order of what the collector looks at (exceptions.c, BaseException_vectorcall).
bool precedes_its_arguments(const Machine& m, Ref<Type> type);
// Its `args` is to be set by the caller.
Ref<Exception> exception_without_arguments(Machine& m, Ref<Type> type);

// Makes an owned exception the one in flight. Sets its context to the exception being handled, as
// _PyErr_SetObject does.
void set_raised(Machine& m, Ref<Object> owned_exception);
// Makes `handled` (borrowed) the context of an exception.
void set_context(Machine& m, Ref<Object> exception, Ref<Object> handled);
// The exception that `except` or `finally` handles now, borrowed, null when there is none: what the
// running function handles, or, inside a generator that handles none, what its callers do
// (_PyErr_GetTopmostException).
Ref<Object> handled_exception(const Machine& m);
// The exception in flight, owned by the caller from here on.
Ref<Object> take_raised(Machine& m);
// What the exception that has just been made says besides (_PyErr_FormatNote).
void add_note_to_raised(Machine& m, std::string_view text);

// Adds the frame's present line to the exception's traceback (PyTraceBack_Here).
void add_traceback(Machine& m, Ref<Object> exception, Ref<Frame> frame, uint32_t instruction);

// What to do with the exception in flight in the running frame.
enum class Unwound : uint8_t { Handled, LeftFrame };
// Looks for a handler of `instruction`. Found: cuts the value stack, pushes the exception and
// points the frame at the handler. Not found: leaves the frame and hands the exception to who waits
// for its result. Releasing what was on the stack may push tasks, which run first.
Unwound unwind_frame(Machine& m, uint32_t instruction);

// Hands the exception in flight to the top task: into the inbox of one that catches, to the frame
// of a RunFrame; other tasks are unwound.
void deliver_exception(Machine& m);

// Line and position of an instruction of a code object.
SourceSpan position_of(const Machine& m, Ref<Code> code, uint32_t instruction);

}  // namespace ouro
