#include "tests/unit/compiler/compiler_testing.h"

namespace ouro::tests {
namespace {

const CodeUnit* find_unit(const CodeUnit& unit, std::string_view name) {
  if (unit.name == name) return &unit;
  for (const Constant& constant : unit.constants) {
    if (constant.kind != Constant::Kind::Code) continue;
    if (const CodeUnit* found = find_unit(*constant.code, name)) return found;
  }
  return nullptr;
}

}  // namespace

std::shared_ptr<CodeUnit> compile_source(std::string_view source, const char* profile,
                                         CompileMode mode) {
  const bool is_expression = mode == CompileMode::Eval;
  const Result<Ast> tree = is_expression ? parse_expression(source) : parse_module(source);
  INFO(source);
  REQUIRE(tree.ok());
  auto unit = compile(tree.value(), "test.py", *find_profile(profile), mode);
  REQUIRE(unit.ok());
  return unit.value();
}

const CodeUnit& unit_named(const CodeUnit& unit, std::string_view name) {
  const CodeUnit* found = find_unit(unit, name);
  REQUIRE(found != nullptr);
  return *found;
}

std::string error_of(std::string_view source, const char* profile) {
  const Result<Ast> tree = parse_module(source);
  if (!tree.ok()) return "parser: " + tree.error().message;
  const auto unit = compile(tree.value(), "test.py", *find_profile(profile));
  if (unit.ok()) return "ok";
  const Diagnostic& error = unit.error();
  return error.message + " (" + std::to_string(error.span.line) + ", " +
         std::to_string(error.span.column + 1) + ")";
}

std::string slots_text(const CodeUnit& unit) {
  constexpr const char* kKinds[] = {"", ":cell", ":localcell", ":free"};
  std::string result;
  for (const Slot& slot : unit.slots) {
    if (!result.empty()) result += " ";
    result += slot.name + kKinds[static_cast<size_t>(slot.kind)];
  }
  return result;
}

std::string code_text(const CodeUnit& unit, uint32_t line) {
  std::string result;
  for (const DisassemblyRow& row : disassemble(unit)) {
    if (line != 0 && row.line != line) continue;
    if (!result.empty()) result += "; ";
    result += opcode_name(row.opcode);
    if (!row.argument.empty()) {
      result += " " + row.argument;
    } else if (row.operand != 0) {
      result += " " + std::to_string(row.operand);
    }
  }
  return result;
}

std::string loads_of(const CodeUnit& unit, std::string_view local, uint32_t line) {
  std::string result;
  for (const DisassemblyRow& row : disassemble(unit)) {
    if (row.line != line || row.argument != local) continue;
    if (row.opcode == Opcode::LOAD_FAST) result += "O";
    if (row.opcode == Opcode::LOAD_FAST_BORROW) result += "B";
  }
  return result;
}

bool has_opcode(const CodeUnit& unit, Opcode opcode) {
  for (const Instruction instruction : unit.instructions) {
    if (opcode_of(instruction) == opcode) return true;
  }
  return false;
}

}  // namespace ouro::tests
