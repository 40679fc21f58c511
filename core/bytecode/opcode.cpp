// The tables behind opcode.h. Everything that opcodes.def can say in a number is taken from there;
// what follows from an operand (kVariable) is in variable_use().
#include "core/bytecode/opcode.h"

#include "core/base/errors.h"

namespace ouro {
namespace {

constexpr int kVariable = -1;

struct OpcodeRow {
  const char* name;
  OperandKind operand;
  int pops;
  int pushes;
};

constexpr OpcodeRow kRows[] = {
#define OPCODE(name, operand, pops, pushes, meaning) {#name, OperandKind::operand, pops, pushes},
#include "core/bytecode/opcodes.def"
#undef OPCODE
};
static_assert(sizeof(kRows) / sizeof(kRows[0]) == kOpcodeCount);

constexpr const char* kBinarySymbols[] = {
    "+",  "&",  "//",  "<<",  "@",  "*",  "%",  "|",  "**",  ">>",  "-",  "/",  "^",
    "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=",
};
constexpr const char* kCompareSymbols[] = {"<", "<=", "==", "!=", ">", ">="};

const OpcodeRow& row_of(Opcode opcode) {
  CHECK(static_cast<unsigned>(opcode) < kOpcodeCount);
  return kRows[static_cast<unsigned>(opcode)];
}

int count_bits(uint32_t bits) {
  int count = 0;
  for (; bits != 0; bits &= bits - 1) ++count;
  return count;
}

int variable_pops(Opcode opcode, int count) {
  switch (opcode) {
    case Opcode::BUILD_MAP:
      return 2 * count;
    case Opcode::FORMAT_VALUE:
      return (count & 4) != 0 ? 2 : 1;
    case Opcode::MAKE_FUNCTION:
      return 1 + count_bits(static_cast<uint32_t>(count));
    case Opcode::CALL:
      return count + 2;
    case Opcode::CALL_KW:
      return count + 3;
    case Opcode::CALL_FUNCTION_EX:
      return 3 + (count & 1);
    default:
      return count;
  }
}

int variable_pushes(Opcode opcode, int count) {
  if (opcode == Opcode::UNPACK_EX) return (count & 0xFF) + (count >> 8) + 1;
  return count;
}

}  // namespace

const char* opcode_name(Opcode opcode) {
  return row_of(opcode).name;
}

OperandKind operand_kind(Opcode opcode) {
  return row_of(opcode).operand;
}

const char* binary_operator_symbol(BinaryOperator op) {
  return kBinarySymbols[static_cast<unsigned>(op)];
}

const char* compare_operator_symbol(CompareOperator op) {
  return kCompareSymbols[static_cast<unsigned>(op)];
}

StackUse stack_use(Opcode opcode, uint32_t operand) {
  const OpcodeRow& row = row_of(opcode);
  const int count = static_cast<int>(operand);
  StackUse use{row.pops, row.pushes};
  if (use.pops == kVariable) use.pops = variable_pops(opcode, count);
  if (use.pushes == kVariable) use.pushes = variable_pushes(opcode, count);
  return use;
}

int stack_effect(Opcode opcode, uint32_t operand, bool jumps) {
  if (jumps) {
    if (opcode == Opcode::FOR_ITER) return -1;
    if (opcode == Opcode::JUMP_IF_FALSE_OR_POP) return 0;
    if (opcode == Opcode::JUMP_IF_TRUE_OR_POP) return 0;
  }
  const StackUse use = stack_use(opcode, operand);
  return use.pushes - use.pops;
}

bool has_jump_target(Opcode opcode) {
  return row_of(opcode).operand == OperandKind::Jump;
}

bool ends_flow(Opcode opcode) {
  switch (opcode) {
    case Opcode::JUMP:
    case Opcode::JUMP_BACKWARD:
    case Opcode::RETURN_VALUE:
    case Opcode::RAISE_VARARGS:
    case Opcode::RERAISE:
      return true;
    default:
      return false;
  }
}

}  // namespace ouro
