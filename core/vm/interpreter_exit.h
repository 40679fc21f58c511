// interpreter_exit.h - what happens after the last line of the program (pylifecycle.c,
// Py_FinalizeEx).
//
// The steps, each a phase of MachineState::exit_phase, so that what runs meanwhile (atexit
// functions, finalizers, collections) is made of ordinary tasks:
//   1. an uncaught exception is printed, or SystemExit gives the status
//   2. atexit functions, last registered first
//   3. a full collection
//   4. sys.modules is emptied; a last collection finds what hangs together by the modules' dicts
//   5. modules that are still alive lose their names: first those with one underscore, then the
//   rest
//   6. sys and builtins
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// No task is left: begins the next step of the exit, or finishes.
void continue_exit(Machine& m);

}  // namespace ouro
