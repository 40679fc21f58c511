// See disassembler.h.
#include "core/bytecode/disassembler.h"

#include <cmath>
#include <cstdio>

namespace ouro {
namespace {

std::string quoted(const Constant& constant) {
  const bool is_bytes = constant.kind == Constant::Kind::Bytes;
  const bool has_single = constant.text.find('\'') != std::string::npos;
  const bool has_double = constant.text.find('"') != std::string::npos;
  const char quote = has_single && !has_double ? '"' : '\'';
  std::string result = is_bytes ? "b" : "";
  result += quote;
  for (const char c : constant.text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    char escape[8];
    if (c == quote || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (byte < 0x20 || byte == 0x7F || (is_bytes && byte >= 0x80)) {
      std::snprintf(escape, sizeof escape, "\\x%02x", byte);
      result += escape;
    } else {
      result += c;
    }
  }
  return result + quote;
}

// The shortest digits that read back as the same number.
std::string float_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  char text[40];
  for (int precision = 1; precision <= 17; ++precision) {
    std::snprintf(text, sizeof text, "%.*g", precision, value);
    double back = 0;
    std::sscanf(text, "%lf", &back);
    if (back == value) break;
  }
  const std::string result = text;
  return result.find_first_of(".en") == std::string::npos ? result + ".0" : result;
}

std::string items_text(const std::vector<Constant>& items) {
  std::string result;
  for (const Constant& item : items) {
    if (!result.empty()) result += ", ";
    result += constant_text(item);
  }
  return result;
}

std::string conversion_text(uint32_t flags) {
  constexpr const char* kConversions[] = {"", "str", "repr", "ascii"};
  std::string result = kConversions[flags & 3];
  if ((flags & 4) != 0) result += result.empty() ? "with spec" : ", with spec";
  return result;
}

std::string function_flags_text(uint32_t flags) {
  constexpr const char* kFlags[] = {"defaults", "kwdefaults", "annotations", "closure"};
  std::string result;
  for (uint32_t bit = 0; bit < 4; ++bit) {
    if ((flags & (1U << bit)) == 0) continue;
    if (!result.empty()) result += ", ";
    result += kFlags[bit];
  }
  return result;
}

std::string flags_text(Opcode opcode, uint32_t operand) {
  switch (opcode) {
    case Opcode::IS_OP:
      return operand == 0 ? "is" : "is not";
    case Opcode::CONTAINS_OP:
      return operand == 0 ? "in" : "not in";
    case Opcode::FORMAT_VALUE:
      return conversion_text(operand);
    case Opcode::MAKE_FUNCTION:
      return function_flags_text(operand);
    default:
      return "";
  }
}

std::string argument_text(const CodeUnit& unit, Opcode opcode, uint32_t operand) {
  switch (operand_kind(opcode)) {
    case OperandKind::Const:
      return constant_text(unit.constants[operand]);
    case OperandKind::Name:
      return unit.names[operand];
    case OperandKind::Local:
      return unit.slots[operand].name;
    default:
      return operand_text(opcode, operand);
  }
}

std::string row_text(const DisassemblyRow& row) {
  char head[64];
  const std::string line = row.starts_line ? std::to_string(row.line) : "";
  std::snprintf(head, sizeof head, "%4s %2s %4u ", line.c_str(), row.is_jump_target ? ">>" : "",
                row.offset);
  std::string result = head;
  result += opcode_name(row.opcode);
  if (operand_kind(row.opcode) == OperandKind::None) return result;
  char operand[40];
  std::snprintf(operand, sizeof operand, " %*u",
                result.size() < 36 ? 39 - static_cast<int>(result.size()) : 1, row.operand);
  result += operand;
  return row.argument.empty() ? result : result + " (" + row.argument + ")";
}

std::string exception_table_text(const CodeUnit& unit) {
  if (unit.exceptions.empty()) return "";
  std::string result = "exceptions:\n";
  for (const ExceptionEntry& entry : unit.exceptions) {
    result += "  " + std::to_string(entry.start) + " to " + std::to_string(entry.end - 1) + " -> " +
              std::to_string(entry.handler) + " [" + std::to_string(entry.depth) + "]" +
              (entry.push_lasti ? " lasti" : "") + "\n";
  }
  return result;
}

}  // namespace

std::string operand_text(Opcode opcode, uint32_t operand) {
  switch (operand_kind(opcode)) {
    case OperandKind::Jump:
      return "to " + std::to_string(operand);
    case OperandKind::Operator:
      if (opcode == Opcode::COMPARE_OP) {
        return compare_operator_symbol(static_cast<CompareOperator>(operand));
      }
      return binary_operator_symbol(static_cast<BinaryOperator>(operand));
    case OperandKind::Flags:
      return flags_text(opcode, operand);
    default:
      return "";
  }
}

std::string constant_text(const Constant& constant) {
  switch (constant.kind) {
    case Constant::Kind::None:
      return "None";
    case Constant::Kind::True:
      return "True";
    case Constant::Kind::False:
      return "False";
    case Constant::Kind::Ellipsis:
      return "Ellipsis";
    case Constant::Kind::Int:
      return constant.text;
    case Constant::Kind::Float:
      return float_text(constant.number);
    case Constant::Kind::Complex:
      return float_text(constant.number) + "j";
    case Constant::Kind::Str:
    case Constant::Kind::Bytes:
      return quoted(constant);
    case Constant::Kind::Tuple:
      return "(" + items_text(constant.items) + (constant.items.size() == 1 ? ",)" : ")");
    case Constant::Kind::FrozenSet:
      return "frozenset({" + items_text(constant.items) + "})";
    case Constant::Kind::Code:
      return "<code " + constant.code->name + ">";
  }
  return "";
}

std::vector<DisassemblyRow> disassemble(const CodeUnit& unit) {
  std::vector<DisassemblyRow> rows(unit.instructions.size());
  uint32_t line = 0;
  for (uint32_t i = 0; i < rows.size(); ++i) {
    DisassemblyRow& row = rows[i];
    row.offset = i;
    row.line = unit.positions[i].line;
    row.opcode = opcode_of(unit.instructions[i]);
    row.operand = operand_of(unit.instructions[i]);
    row.argument = argument_text(unit, row.opcode, row.operand);
    row.starts_line = row.line != 0 && row.line != line;
    line = row.line;
    if (has_jump_target(row.opcode)) rows[row.operand].is_jump_target = true;
  }
  for (const ExceptionEntry& entry : unit.exceptions) rows[entry.handler].is_jump_target = true;
  return rows;
}

std::string disassembly_text(const CodeUnit& unit, bool recursive) {
  std::string result = unit.qualified_name + ":\n";
  for (const DisassemblyRow& row : disassemble(unit)) result += row_text(row) + "\n";
  result += exception_table_text(unit);
  if (!recursive) return result;
  for (const Constant& constant : unit.constants) {
    if (constant.kind == Constant::Kind::Code) result += "\n" + disassembly_text(*constant.code);
  }
  return result;
}

}  // namespace ouro
