// disassembler.h - the instructions of a code unit for people: as rows, and as text like `dis`.
//
// Names are our own opcodes (opcodes.def), which are CPython's where an instruction does what
// CPython's does. Offsets count instructions.
#pragma once

#include <string>
#include <vector>

#include "core/bytecode/code_unit.h"

namespace ouro {

struct DisassemblyRow {
  uint32_t offset = 0;
  uint32_t line = 0;  // 0 when the instruction has no line.
  bool starts_line = false;
  bool is_jump_target = false;
  Opcode opcode = Opcode::NOP;
  uint32_t operand = 0;
  std::string argument;  // "x", "'text'", "+=", "to 12"; empty when the operand says all.
};

std::vector<DisassemblyRow> disassemble(const CodeUnit& unit);

// What an operand says by itself, without a unit's tables: "+=", "to 12", "not in". Empty for
// others.
std::string operand_text(Opcode opcode, uint32_t operand);

// A constant as Python's repr() would write it; a code object as "<code f>".
std::string constant_text(const Constant& constant);

// The listing of one unit, then its exception table; with `recursive` those of the units among its
// constants follow, each under a heading.
std::string disassembly_text(const CodeUnit& unit, bool recursive = true);

}  // namespace ouro
