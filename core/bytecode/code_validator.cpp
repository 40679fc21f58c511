// The walk behind code_validator.h: a work list of instruction indexes, each with the stack depth
// on entry. An instruction is worked on once; a second path to it only compares depths.
#include "core/bytecode/code_validator.h"

#include <algorithm>
#include <vector>

namespace ouro {
namespace {

constexpr int kUnvisited = -1;

class Validator {
 public:
  explicit Validator(const CodeUnit& unit)
      : unit_(unit), depth_(unit.instructions.size(), kUnvisited) {}

  ValidationReport run() {
    if (unit_.instructions.empty()) fail(0, "no instructions");
    if (unit_.positions.size() != unit_.instructions.size()) fail(0, "positions do not match");
    check_exception_entries();
    if (!report_.problem) reach(0, 0, 0);
    while (!report_.problem && !work_.empty()) {
      const uint32_t index = work_.back();
      work_.pop_back();
      step(index);
    }
    return report_;
  }

 private:
  void fail(uint32_t index, const std::string& what) {
    if (report_.problem) return;
    report_.problem = "instruction " + std::to_string(index) + ": " + what;
  }

  void check_exception_entries() {
    const size_t count = unit_.instructions.size();
    for (const ExceptionEntry& entry : unit_.exceptions) {
      if (entry.start >= entry.end || entry.end > count) fail(entry.start, "bad exception range");
      if (entry.handler >= count) fail(entry.start, "handler out of range");
    }
  }

  // Another path arrives at `index`, from `source`, with `depth` entries on the stack.
  void reach(uint32_t source, uint32_t index, int depth) {
    if (index >= unit_.instructions.size()) return fail(source, "runs off the end");
    if (depth < 0) return fail(source, "takes more than the stack has");
    if (depth_[index] == kUnvisited) {
      depth_[index] = depth;
      report_.stack_depth = std::max(report_.stack_depth, static_cast<uint32_t>(depth));
      work_.push_back(index);
    } else if (depth_[index] != depth) {
      fail(index, "reached with stack depths " + std::to_string(depth_[index]) + " and " +
                      std::to_string(depth));
    }
  }

  void step(uint32_t index) {
    const Opcode opcode = opcode_of(unit_.instructions[index]);
    const uint32_t operand = operand_of(unit_.instructions[index]);
    if (static_cast<unsigned>(opcode) >= kOpcodeCount) return fail(index, "no such opcode");
    const int depth = depth_[index];
    if (!operand_in_range(opcode, operand, depth)) {
      return fail(index, std::string(opcode_name(opcode)) + ": operand out of range");
    }
    if (stack_use(opcode, operand).pops > depth) return fail(index, "stack underflow");
    enter_handler(index, depth);
    if (has_jump_target(opcode)) {
      if (opcode == Opcode::JUMP_BACKWARD && operand > index) fail(index, "goes ahead");
      reach(index, operand, depth + stack_effect(opcode, operand, true));
    }
    if (!ends_flow(opcode)) {
      reach(index, index + 1, depth + stack_effect(opcode, operand, false));
    }
  }

  void enter_handler(uint32_t index, int depth) {
    for (const ExceptionEntry& entry : unit_.exceptions) {
      if (index < entry.start || index >= entry.end) continue;
      const int kept = static_cast<int>(entry.depth);
      if (kept > depth) return fail(index, "exception entry deeper than the stack");
      return reach(index, entry.handler, kept + (entry.push_lasti ? 2 : 1));
    }
  }

  bool operand_in_range(Opcode opcode, uint32_t operand, int depth) const {
    switch (operand_kind(opcode)) {
      case OperandKind::None:
        return operand == 0;
      case OperandKind::Const:
        return operand < unit_.constants.size();
      case OperandKind::Name:
        return operand < unit_.names.size();
      case OperandKind::Local:
        return operand < unit_.slots.size();
      case OperandKind::Jump:
        return operand < unit_.instructions.size();
      case OperandKind::Depth:
        return depth_in_range(opcode, operand, depth);
      case OperandKind::Count:
      case OperandKind::Flags:
        return true;
      case OperandKind::Operator:
        return operand <=
               static_cast<uint32_t>(opcode == Opcode::COMPARE_OP
                                         ? static_cast<int>(CompareOperator::GreaterEqual)
                                         : static_cast<int>(BinaryOperator::InplaceXor));
    }
    return false;
  }

  // The depth of COPY and SWAP counts from before, that of the others from after the pops.
  static bool depth_in_range(Opcode opcode, uint32_t operand, int depth) {
    const int left = depth - stack_use(opcode, operand).pops;
    return operand >= 1 && static_cast<int>(operand) <= left;
  }

  const CodeUnit& unit_;
  std::vector<int> depth_;
  std::vector<uint32_t> work_;
  ValidationReport report_;
};

}  // namespace

ValidationReport validate_code(const CodeUnit& unit) {
  return Validator(unit).run();
}

}  // namespace ouro
