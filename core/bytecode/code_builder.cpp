// See code_builder.h.
#include "core/bytecode/code_builder.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <utility>

#include "core/base/errors.h"
#include "core/bytecode/code_validator.h"

namespace ouro {
namespace {

constexpr uint32_t kUnbound = UINT32_MAX;

std::string sized(const std::string& text) {
  return std::to_string(text.size()) + ":" + text;
}

std::string items_key(char kind, const Constant& constant) {
  std::vector<std::string> keys;
  for (const Constant& item : constant.items) keys.push_back(constant_key(item));
  // frozenset({1, 2}) and frozenset({2, 1}) are one constant.
  if (constant.kind == Constant::Kind::FrozenSet) std::sort(keys.begin(), keys.end());
  std::string result(1, kind);
  for (const std::string& key : keys) result += sized(key);
  return result;
}

std::string bits_of(double number) {
  uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  return std::to_string(bits);
}

}  // namespace

std::string constant_key(const Constant& constant) {
  switch (constant.kind) {
    case Constant::Kind::None:
      return "None";
    case Constant::Kind::True:
      return "True";
    case Constant::Kind::False:
      return "False";
    case Constant::Kind::Ellipsis:
      return "...";
    case Constant::Kind::Int:
      return "i" + constant.text;
    case Constant::Kind::Float:
      return "f" + bits_of(constant.number);
    case Constant::Kind::Complex:
      return "j" + bits_of(constant.number);
    case Constant::Kind::Str:
      return "s" + constant.text;
    case Constant::Kind::Bytes:
      return "b" + constant.text;
    case Constant::Kind::Tuple:
      return items_key('t', constant);
    case Constant::Kind::FrozenSet:
      return items_key('z', constant);
    case Constant::Kind::Code: {
      char address[32];
      std::snprintf(address, sizeof address, "c%p", static_cast<void*>(constant.code.get()));
      return address;
    }
  }
  return "";
}

uint32_t CodeBuilder::add_constant(Constant constant) {
  const uint32_t next = static_cast<uint32_t>(unit_.constants.size());
  const auto [place, is_new] = constant_numbers_.try_emplace(constant_key(constant), next);
  if (is_new) unit_.constants.push_back(std::move(constant));
  return place->second;
}

uint32_t CodeBuilder::add_name(std::string_view name) {
  const uint32_t next = static_cast<uint32_t>(unit_.names.size());
  const auto [place, is_new] = name_numbers_.try_emplace(std::string(name), next);
  if (is_new) unit_.names.emplace_back(name);
  return place->second;
}

CodeBuilder::Label CodeBuilder::new_label() {
  label_positions_.push_back(kUnbound);
  return static_cast<Label>(label_positions_.size() - 1);
}

void CodeBuilder::bind(Label label) {
  uint32_t& position = label_positions_[static_cast<uint32_t>(label)];
  CHECK(position == kUnbound);
  position = static_cast<uint32_t>(unit_.instructions.size());
}

void CodeBuilder::append(Opcode opcode, uint32_t operand, SourceSpan span) {
  CHECK(operand <= kOperandMax);
  unit_.instructions.push_back(make_instruction(opcode, operand));
  unit_.positions.push_back(span);
}

void CodeBuilder::append_jump(Opcode opcode, Label target, SourceSpan span) {
  CHECK(has_jump_target(opcode));
  jumps_.push_back(static_cast<uint32_t>(unit_.instructions.size()));
  append(opcode, static_cast<uint32_t>(target), span);
}

void CodeBuilder::add_exception_range(Label start, Label end, Label handler, uint32_t depth,
                                      bool push_lasti) {
  ranges_.push_back({start, end, handler, depth, push_lasti});
}

uint32_t CodeBuilder::position_of(Label label) const {
  const uint32_t position = label_positions_[static_cast<uint32_t>(label)];
  CHECK(position != kUnbound);
  return position;
}

void CodeBuilder::resolve_jumps() {
  for (const uint32_t index : jumps_) {
    Instruction& instruction = unit_.instructions[index];
    Opcode opcode = opcode_of(instruction);
    const uint32_t target = position_of(static_cast<Label>(operand_of(instruction)));
    if (opcode == Opcode::JUMP_BACKWARD && target > index) opcode = Opcode::JUMP;
    instruction = make_instruction(opcode, target);
  }
}

void CodeBuilder::resolve_exceptions() {
  for (const Range& range : ranges_) {
    const uint32_t start = position_of(range.start);
    const uint32_t end = position_of(range.end);
    if (start == end) continue;
    unit_.exceptions.push_back(
        {start, end, position_of(range.handler), range.depth, range.push_lasti});
  }
}

CodeUnit CodeBuilder::finish() {
  resolve_jumps();
  resolve_exceptions();
  const ValidationReport report = validate_code(unit_);
  if (report.problem) {
    std::fprintf(stderr, "%s, line %u, in %s: %s\n", unit_.file_name.c_str(), unit_.first_line,
                 unit_.qualified_name.c_str(), report.problem->c_str());
  }
  CHECK(!report.problem);
  unit_.stack_depth = report.stack_depth;
  return std::move(unit_);
}

}  // namespace ouro
