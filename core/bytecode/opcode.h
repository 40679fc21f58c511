// opcode.h - opcodes, operators and how an instruction word is packed. The list is opcodes.def.
#pragma once

#include <cstdint>

namespace ouro {

enum class Opcode : uint8_t {
#define OPCODE(name, operand, pops, pushes, meaning) name,
#include "core/bytecode/opcodes.def"
#undef OPCODE
};

constexpr unsigned kOpcodeCount = 0
#define OPCODE(name, operand, pops, pushes, meaning) +1
#include "core/bytecode/opcodes.def"
#undef OPCODE
    ;

enum class OperandKind : uint8_t { None, Const, Name, Local, Jump, Count, Flags, Depth, Operator };

// Operand of BINARY_OP. In the order of CPython's NB_* numbers, so listings read alike.
enum class BinaryOperator : uint8_t {
  Add,
  And,
  FloorDivide,
  LeftShift,
  MatrixMultiply,
  Multiply,
  Remainder,
  Or,
  Power,
  RightShift,
  Subtract,
  TrueDivide,
  Xor,
  InplaceAdd,
  InplaceAnd,
  InplaceFloorDivide,
  InplaceLeftShift,
  InplaceMatrixMultiply,
  InplaceMultiply,
  InplaceRemainder,
  InplaceOr,
  InplacePower,
  InplaceRightShift,
  InplaceSubtract,
  InplaceTrueDivide,
  InplaceXor,
};

// Operand of COMPARE_OP, in the order of CPython's Py_LT ... Py_GE.
enum class CompareOperator : uint8_t { Less, LessEqual, Equal, NotEqual, Greater, GreaterEqual };

// One instruction: opcode in the low 8 bits, operand in the high 24.
using Instruction = uint32_t;
constexpr uint32_t kOperandMax = (1u << 24) - 1;

constexpr Instruction make_instruction(Opcode opcode, uint32_t operand = 0) {
  return static_cast<uint32_t>(opcode) | (operand << 8);
}
constexpr Opcode opcode_of(Instruction instruction) {
  return static_cast<Opcode>(instruction & 0xFF);
}
constexpr uint32_t operand_of(Instruction instruction) {
  return instruction >> 8;
}

const char* opcode_name(Opcode opcode);
OperandKind operand_kind(Opcode opcode);
// "+", "-=", ... as in source.
const char* binary_operator_symbol(BinaryOperator op);
const char* compare_operator_symbol(CompareOperator op);

// What an instruction takes off the value stack and puts there when it goes on to the next one.
// Entries that it only looks at (the list of LIST_APPEND, the iterator of FOR_ITER) are neither.
struct StackUse {
  int pops = 0;
  int pushes = 0;
};
StackUse stack_use(Opcode opcode, uint32_t operand);

// How many entries the value stack grows by (negative: shrinks) when the instruction goes on to the
// next one, or, with `jumps`, to its target.
int stack_effect(Opcode opcode, uint32_t operand, bool jumps);

// Whether the operand is a target (OperandKind::Jump).
bool has_jump_target(Opcode opcode);
// Whether the next instruction is never reached from this one: jumps, returns and raises.
bool ends_flow(Opcode opcode);

}  // namespace ouro
