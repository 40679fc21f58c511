// interpreter_exit.h - what happens after the last line of the program (pylifecycle.c,
// Py_FinalizeEx).
//
// The steps, each a phase of MachineState::exit_phase, so that what runs meanwhile (exit functions,
// finalizers, collections) is made of ordinary tasks:
//   1. sys.exit gives the status; sys.excepthook is told of any other uncaught exception
//   2. atexit functions, last registered first (exit_functions.h)
//   3. a full collection, unless gc is disabled
//   4. sys.path, sys.argv and the like become None; sys.stdout and its fellows are as at first
//   5. modules leave sys.modules one by one; what the program has put into builtins goes
//   6. a collection finds what hangs together by the modules' dicts
//   7. modules that are still alive lose their names, the youngest module first: names with one
//      underscore, then the rest
//   8. so do sys and builtins
//   9. a collection finds what hung together by these; from 3.10 on there is one more
//      (pystate.c, PyInterpreterState_Clear)
//
// Up to 3.3 there is no 9, and in the place of 5 to 7 the names of the program become None, then
// those of each other module. So a __del__ that runs then may miss what it uses.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// No task is left: begins the next step of the exit, or finishes.
void continue_exit(Machine& m);
// sys.is_finalizing(): the atexit functions have returned.
bool is_finalizing(const Machine& m);
// The modules leave sys.modules, or have left it: io cannot be imported any more, so tracebacks
// show no source lines (traceback.c).
bool modules_are_gone(const Machine& m);

}  // namespace ouro
