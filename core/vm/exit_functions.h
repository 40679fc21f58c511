// exit_functions.h - the functions that the atexit module has registered (Modules/atexitmodule.c).
//
// MachineState::atexit is a list of (function, args, kwargs); None stands where one was taken away.
// They are called from the last to the first. One that is registered meanwhile comes too late and
// is dropped; all are let go of together, when the last has returned.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// Pushes a task that calls them all. `flags`: kTaskSilent at exit; otherwise it delivers None.
void run_exit_functions(Machine& m, uint8_t flags);
// Takes all functions away that are equal to this one. The value is None.
Outcome unregister_exit_function(Machine& m, Ref<Object> function);
// How many are registered.
uint32_t exit_function_count(Machine& m);
// Forgets all.
void clear_exit_functions(Machine& m);

}  // namespace ouro
