// code_validator.h - does a code unit keep the promises of code_unit.h and opcodes.def?
//
// A walk over all paths through the instructions, with the depth of the value stack in hand. It
// holds for a valid unit that
//   - every operand is in range: of the constants, names, slots, instructions, of the stack;
//   - wherever two paths meet, the stack has the same depth on both, and it never gets negative;
//   - no path runs off the end, and none enters a handler but by an exception;
//   - an exception entry covers only instructions during which the stack is as deep as it says.
// Code that no path reaches is not looked at.
#pragma once

#include <optional>
#include <string>

#include "core/bytecode/code_unit.h"

namespace ouro {

struct ValidationReport {
  std::optional<std::string> problem;  // Nothing when the unit is valid.
  uint32_t stack_depth = 0;            // The deepest the value stack gets.
};

// Looks at `unit` itself, not at the units among its constants; `unit.stack_depth` is not read.
ValidationReport validate_code(const CodeUnit& unit);

}  // namespace ouro
