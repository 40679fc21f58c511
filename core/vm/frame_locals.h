// frame_locals.h - the variables of a frame as a dict: locals(), f_locals (Objects/frameobject.c).
#pragma once

#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/vm/machine.h"

namespace ouro {

// What locals() gives in this frame, owned: the namespace of a module or class body; of a function
// its shared dict, brought up to date, or a new dict (VersionProfile::function_locals).
Ref<Object> locals_of_frame(Machine& m, Ref<Frame> frame);
// A new dict of a function's bound variables; of a module or class body a copy of its namespace.
// Empty when the frame is gone.
Ref<Dict> frame_locals_snapshot(Machine& m, Ref<FrameObject> object);

// The line that the frame is on, or was on when it ended.
uint32_t line_of_frame(const Machine& m, Ref<FrameObject> object);

}  // namespace ouro
