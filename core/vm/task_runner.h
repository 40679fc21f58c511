// task_runner.h - runs the top task, again and again: the continuation of everything.
//
// One tick is one step of the top task; a RunFrame task runs instructions, one a tick, as long as
// nobody asks for attention. Between two ticks the runner looks after what cannot wait: a requested
// collection, memory over its limit, the end of the program.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

void run_tasks(Machine& m, uint64_t tick_limit);

}  // namespace ouro
