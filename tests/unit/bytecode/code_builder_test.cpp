// The builder, the validator and the listing, on units made by hand.
#include "core/bytecode/code_builder.h"

#include "core/bytecode/code_validator.h"
#include "core/bytecode/disassembler.h"

#include <doctest/doctest.h>  // last: its CHECK is wanted, not that of core/base/errors.h

namespace ouro::tests {
namespace {

constexpr SourceSpan kLine1{1, 0, 1, 1};
constexpr SourceSpan kLine2{2, 0, 2, 1};

Constant int_constant(const char* text) {
  Constant constant;
  constant.kind = Constant::Kind::Int;
  constant.text = text;
  return constant;
}

// while x: pass
CodeUnit make_loop() {
  CodeBuilder builder;
  builder.unit().qualified_name = "loop";
  const CodeBuilder::Label start = builder.new_label();
  const CodeBuilder::Label end = builder.new_label();
  builder.bind(start);
  builder.append(Opcode::LOAD_NAME, builder.add_name("x"), kLine1);
  builder.append_jump(Opcode::POP_JUMP_IF_FALSE, end, kLine1);
  builder.append_jump(Opcode::JUMP_BACKWARD, start, kLine2);
  builder.bind(end);
  builder.append(Opcode::LOAD_CONST, builder.add_constant(Constant()), kLine1);
  builder.append(Opcode::RETURN_VALUE, 0, kLine1);
  return builder.finish();
}

TEST_CASE("labels become targets, and the stack depth is computed") {
  const CodeUnit unit = make_loop();
  CHECK(operand_of(unit.instructions[1]) == 3);
  CHECK(operand_of(unit.instructions[2]) == 0);
  CHECK(unit.stack_depth == 1);
}

TEST_CASE("a loop's jump that goes ahead does not look at the eval breaker") {
  CodeBuilder builder;
  const CodeBuilder::Label end = builder.new_label();
  builder.append_jump(Opcode::JUMP_BACKWARD, end, kLine1);
  builder.bind(end);
  builder.append(Opcode::LOAD_CONST, builder.add_constant(Constant()), kLine1);
  builder.append(Opcode::RETURN_VALUE, 0, kLine1);
  CHECK(opcode_of(builder.finish().instructions[0]) == Opcode::JUMP);
}

TEST_CASE("equal constants and names get one number") {
  CodeBuilder builder;
  CHECK(builder.add_constant(int_constant("1")) == 0);
  CHECK(builder.add_constant(int_constant("2")) == 1);
  CHECK(builder.add_constant(int_constant("1")) == 0);
  CHECK(builder.add_name("a") == 0);
  CHECK(builder.add_name("b") == 1);
  CHECK(builder.add_name("a") == 0);
}

TEST_CASE("constant keys tell types and signs apart") {
  Constant zero, minus_zero, integer = int_constant("0");
  zero.kind = minus_zero.kind = Constant::Kind::Float;
  minus_zero.number = -0.0;
  CHECK(constant_key(zero) != constant_key(minus_zero));
  CHECK(constant_key(zero) != constant_key(integer));
  Constant first, second;
  first.kind = second.kind = Constant::Kind::FrozenSet;
  first.items = {integer, zero};
  second.items = {zero, integer};
  CHECK(constant_key(first) == constant_key(second));
  first.kind = second.kind = Constant::Kind::Tuple;
  CHECK(constant_key(first) != constant_key(second));
}

// A unit that is not valid, with these instructions.
std::string problem_of(std::vector<Instruction> instructions) {
  CodeUnit unit;
  unit.constants.push_back(Constant());
  unit.positions.resize(instructions.size());
  unit.instructions = std::move(instructions);
  return validate_code(unit).problem.value_or("valid");
}

TEST_CASE("the validator finds what is wrong") {
  const Instruction load = make_instruction(Opcode::LOAD_CONST, 0);
  const Instruction leave = make_instruction(Opcode::RETURN_VALUE);
  CHECK(problem_of({load, leave}) == "valid");
  CHECK(problem_of({}) == "instruction 0: no instructions");
  CHECK(problem_of({leave}) == "instruction 0: stack underflow");
  CHECK(problem_of({load}) == "instruction 0: runs off the end");
  CHECK(problem_of({make_instruction(Opcode::LOAD_CONST, 1), leave}) ==
        "instruction 0: LOAD_CONST: operand out of range");
  CHECK(problem_of({load, make_instruction(Opcode::SWAP, 2), leave}) ==
        "instruction 1: SWAP: operand out of range");
  CHECK(problem_of({load, make_instruction(Opcode::JUMP_BACKWARD, 0)}) ==
        "instruction 0: reached with stack depths 0 and 1");
}

TEST_CASE("an exception entry must fit the stack") {
  CodeUnit unit = make_loop();
  unit.exceptions.push_back({0, 1, 3, 1, false});
  CHECK(validate_code(unit).problem == "instruction 0: exception entry deeper than the stack");
  unit.exceptions[0] = {0, 1, 9, 0, false};
  CHECK(validate_code(unit).problem == "instruction 0: handler out of range");
}

TEST_CASE("the listing names operands and marks lines and targets") {
  const CodeUnit unit = make_loop();
  const std::vector<DisassemblyRow> rows = disassemble(unit);
  CHECK(rows[0].starts_line);
  CHECK(rows[0].is_jump_target);
  CHECK(rows[0].argument == "x");
  CHECK(rows[1].argument == "to 3");
  CHECK(!rows[1].starts_line);
  CHECK(rows[2].starts_line);
  CHECK(rows[3].argument == "None");
  CHECK(disassembly_text(unit) ==
        "loop:\n"
        "   1 >>    0 LOAD_NAME                 0 (x)\n"
        "           1 POP_JUMP_IF_FALSE         3 (to 3)\n"
        "   2       2 JUMP_BACKWARD             0 (to 0)\n"
        "   1 >>    3 LOAD_CONST                0 (None)\n"
        "           4 RETURN_VALUE\n");
}

TEST_CASE("constants are written as Python writes them") {
  Constant text;
  text.kind = Constant::Kind::Str;
  text.text = "it's\n";
  CHECK(constant_text(text) == "\"it's\\n\"");
  Constant number;
  number.kind = Constant::Kind::Float;
  number.number = 0.1;
  CHECK(constant_text(number) == "0.1");
  number.number = 1e16;
  CHECK(constant_text(number) == "1e+16");
  Constant tuple;
  tuple.kind = Constant::Kind::Tuple;
  tuple.items = {number};
  CHECK(constant_text(tuple) == "(1e+16,)");
}

TEST_CASE("stack effects that follow from the operand") {
  CHECK(stack_effect(Opcode::CALL, 2, false) == -3);
  CHECK(stack_effect(Opcode::CALL_KW, 2, false) == -4);
  CHECK(stack_effect(Opcode::UNPACK_EX, 1 | (2 << 8), false) == 3);
  CHECK(stack_effect(Opcode::MAKE_FUNCTION, 9, false) == -2);
  CHECK(stack_effect(Opcode::FORMAT_VALUE, 5, false) == -1);
  CHECK(stack_effect(Opcode::FOR_ITER, 0, false) == 1);
  CHECK(stack_effect(Opcode::FOR_ITER, 0, true) == -1);
  CHECK(stack_effect(Opcode::JUMP_IF_TRUE_OR_POP, 0, true) == 0);
}

}  // namespace
}  // namespace ouro::tests
