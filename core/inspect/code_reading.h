// code_reading.h - the instruction that a person looks at.
#pragma once

#include <string>

#include "core/bytecode/opcode.h"
#include "core/objects/function_object.h"
#include "core/vm/machine.h"

namespace ouro {

// NOP behind the last one.
Instruction instruction_of(const Machine& machine, Ref<Code> code, uint32_t index);
// Its operand in words: "a", "'text'", "to 12"; "" when there is none.
std::string instruction_argument(const Machine& machine, Ref<Code> code, uint32_t index);
// One sentence of opcodes.def.
const char* opcode_meaning(Opcode opcode);
// Name in tasks.def.
const char* task_kind_name(TaskKind kind);

}  // namespace ouro
