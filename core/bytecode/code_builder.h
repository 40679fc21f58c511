// code_builder.h - puts a code unit together, instruction by instruction.
//
// The builder numbers what an instruction refers to: equal constants, names and labels get one
// number each. Jumps go to labels, which may be bound before or after. `finish()` fills in targets
// and the stack depth and then validates the unit: a mistake of ours stops there, loudly, and never
// reaches the machine.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/bytecode/code_unit.h"

namespace ouro {

// Equal keys mean: the same constant, as CPython's `_PyCode_ConstantKey`. 1, 1.0 and True differ,
// 0.0 and -0.0 differ. A Code constant equals nothing but itself.
std::string constant_key(const Constant& constant);

class CodeBuilder {
 public:
  enum class Label : uint32_t {};

  // What finish() returns, to be filled in by the caller: names, counts, flags, slots.
  CodeUnit& unit() { return unit_; }

  uint32_t add_constant(Constant constant);
  uint32_t add_name(std::string_view name);

  Label new_label();
  // The label stands for the instruction that is appended next.
  void bind(Label label);

  void append(Opcode opcode, uint32_t operand, SourceSpan span);
  // Appends a jump: one of the opcodes with a target. A JUMP_BACKWARD that turns out to go ahead
  // becomes a JUMP.
  void append_jump(Opcode opcode, Label target, SourceSpan span);

  // Instructions from `start` up to `end` are covered by `handler`. Inner ranges come first.
  void add_exception_range(Label start, Label end, Label handler, uint32_t depth, bool push_lasti);

  // The finished unit. The builder is used up.
  CodeUnit finish();

 private:
  struct Range {
    Label start, end, handler;
    uint32_t depth;
    bool push_lasti;
  };
  uint32_t position_of(Label label) const;
  void resolve_jumps();
  void resolve_exceptions();

  CodeUnit unit_;
  std::map<std::string, uint32_t> constant_numbers_;
  std::map<std::string, uint32_t> name_numbers_;
  std::vector<uint32_t> label_positions_;
  std::vector<uint32_t> jumps_;  // Indexes of instructions whose operand is still a label.
  std::vector<Range> ranges_;
};

}  // namespace ouro
