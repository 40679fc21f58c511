// program_frames.h - which of the running frames are the program's, and not a library's.
//
// A program is what somebody gave to the machine together with its text (Machine::sources). Code of
// the prelude and of modules of our own has none, and nobody wants to step through it.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

bool is_program_frame(const Machine& m, Ref<Frame> frame);
// The innermost one; null when there is none.
Ref<Frame> program_frame(const Machine& m);

}  // namespace ouro
