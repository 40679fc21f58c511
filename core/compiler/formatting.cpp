// f-strings, and `%` with a literal on its left where that is done as one.
#include "core/compiler/code_generator.h"
#include "core/compiler/percent_format.h"

namespace ouro {

using namespace ast;

namespace {

// Flags of FORMAT_VALUE.
constexpr uint32_t kHasSpec = 4;

uint32_t conversion_flag(int conversion) {
  if (conversion == 's') return 1;
  if (conversion == 'r') return 2;
  return conversion == 'a' ? 3 : 0;
}

}  // namespace

void CodeGenerator::visit_joined_string(const JoinedStr& node) {
  if (node.values.empty()) return load_constant(make_str(""), node.span);
  for (const Expr* value : node.values) visit(*value);
  if (node.values.size() == 1) return;
  emit(Opcode::BUILD_STRING, static_cast<uint32_t>(node.values.size()), node.span);
}

void CodeGenerator::visit_formatted_value(const FormattedValue& node) {
  visit(*node.value);
  uint32_t flags = conversion_flag(node.conversion);
  if (node.format_spec != nullptr) {
    visit(*node.format_spec);
    flags |= kHasSpec;
  }
  emit(Opcode::FORMAT_VALUE, flags, node.span);
}

// Until 3.13 the operands are folded first: then the format may be a sum, and a tuple of constants
// is no display any more.
std::optional<std::string> CodeGenerator::percent_format_text(const BinOp& node) const {
  if (!profile_.percent_formats || node.op != Operator::Mod || !node.right->is<Tuple>()) {
    return std::nullopt;
  }
  if (profile_.late_folding ? !node.left->is<ast::Constant>() : fold(*node.right).has_value()) {
    return std::nullopt;
  }
  const std::optional<ouro::Constant> format = fold(*node.left);
  if (!format || format->kind != ouro::Constant::Kind::Str) return std::nullopt;
  for (const Expr* item : node.right->as<Tuple>().elts) {
    if (item->is<Starred>()) return std::nullopt;
  }
  return format->text;
}

bool CodeGenerator::visit_percent_format(const BinOp& node) {
  const std::optional<std::string> format = percent_format_text(node);
  if (!format) return false;
  const Sequence<Expr> items = node.right->as<Tuple>().elts;
  const auto pieces = parse_percent_format(*format);
  if (!pieces || pieces->size() - 1 != items.size()) return false;
  uint32_t strings = 0;
  // The pieces of the format have no place of their own.
  const auto load_text = [&](const std::string& text) { load_constant(make_str(text), {}); };
  for (size_t i = 0; i < pieces->size(); ++i) {
    const FormatPiece& piece = (*pieces)[i];
    if (!piece.text.empty()) {
      load_text(piece.text);
      ++strings;
    }
    if (!piece.has_unit) break;
    visit(*items[i]);
    if (!piece.spec.empty()) load_text(piece.spec);
    const uint32_t spec_flag = piece.spec.empty() ? 0 : kHasSpec;
    emit(Opcode::FORMAT_VALUE, conversion_flag(piece.conversion) | spec_flag, items[i]->span);
    ++strings;
  }
  if (strings == 0) load_text("");
  if (strings > 1) emit(Opcode::BUILD_STRING, strings, node.span);
  return true;
}

}  // namespace ouro
