// dispatch.h - the one long switch: runs instructions of the running frame.
//
// One tick is one instruction. The loop goes on until the tick limit is reached, somebody asks for
// attention (a task was pushed, a collection requested, memory ran out), or the frame that the top
// RunFrame task was pushed for has returned. Frames that Python code calls are entered and left
// inside the loop.
//
// Between instructions everything is in the block. Inside one, the frame's value stack is
// consistent whenever something is called that may allocate or raise.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// The step of the RunFrame task, for many ticks.
void run_frames(Machine& m, uint64_t tick_limit);

}  // namespace ouro
