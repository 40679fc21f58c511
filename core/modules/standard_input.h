// standard_input.h - sys.stdin and input(): what reads the lines of a machine's InputSource.
//
// How far the input has been read is machine state (MachineState::input_lines, input_column), so
// input() and sys.stdin go on where the other has stopped, and a run that is taken back reads the
// same again. All reading is done by ReadLine tasks, for which the machine stands still as long as
// the next line is not there yet.
#pragma once

#include "core/objects/function_object.h"
#include "core/vm/machine.h"

namespace ouro {

// Gives the type of sys.stdin its methods, and sys its stdin.
void add_standard_input(Machine& m, Ref<Module> sys);

// input(prompt)
Outcome builtin_input(Machine& m, const Args& args);

}  // namespace ouro
