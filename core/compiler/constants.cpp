// Literals and the walk over constant expressions. The arithmetic is in constant_arithmetic.cpp.
#include "core/compiler/constants.h"

#include <string>
#include <utility>

#include "core/compiler/wide_int.h"

namespace ouro {
namespace {

Constant of_kind(Constant::Kind kind) {
  Constant constant;
  constant.kind = kind;
  return constant;
}

// Only objects that are made for the literal: None and its like are not.
bool is_made_of_literal(const Constant& constant) {
  switch (constant.kind) {
    case Constant::Kind::None:
    case Constant::Kind::True:
    case Constant::Kind::False:
    case Constant::Kind::Ellipsis:
    case Constant::Kind::Code:
      return false;
    default:
      return true;
  }
}

// "ff" in base 16 becomes "255"; what is too wide keeps its digits and gets its prefix back.
std::string integer_text(std::string_view digits, int base) {
  if (const auto value = parse_wide(digits, base)) return wide_text(*value);
  const char* prefix = base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : "";
  return prefix + std::string(digits);
}

std::optional<Constant> fold_tuple(const ast::Tuple& tuple, const ConstantRules& rules) {
  std::vector<Constant> items;
  for (const ast::Expr* element : tuple.elts) {
    std::optional<Constant> item = fold(*element, rules);
    if (!item) return std::nullopt;
    items.push_back(std::move(*item));
  }
  return make_tuple(std::move(items));
}

std::optional<Constant> fold_operation(const ast::Expr& expression, const ConstantRules& rules) {
  if (expression.is<ast::UnaryOp>()) {
    const ast::UnaryOp& node = expression.as<ast::UnaryOp>();
    const std::optional<Constant> operand = fold(*node.operand, rules);
    if (!operand) return std::nullopt;
    const bool is_bool =
        operand->kind == Constant::Kind::True || operand->kind == Constant::Kind::False;
    if (node.op == ast::UnaryOperator::Invert && is_bool && rules.inverts_bools) {
      return make_int(is_true(*operand) ? -2 : -1);
    }
    return fold_unary(node.op, *operand);
  }
  const bool is_binary = expression.is<ast::BinOp>();
  const ast::Expr& first =
      is_binary ? *expression.as<ast::BinOp>().left : *expression.as<ast::Subscript>().value;
  const ast::Expr& second =
      is_binary ? *expression.as<ast::BinOp>().right : *expression.as<ast::Subscript>().slice;
  const std::optional<Constant> left = fold(first, rules);
  if (!left) return std::nullopt;
  const std::optional<Constant> right = fold(second, rules);
  if (!right) return std::nullopt;
  if (is_binary) return fold_binary(expression.as<ast::BinOp>().op, *left, *right);
  return fold_subscript(*left, *right);
}

}  // namespace

Constant make_none() {
  return of_kind(Constant::Kind::None);
}

Constant make_bool(bool value) {
  return of_kind(value ? Constant::Kind::True : Constant::Kind::False);
}

Constant make_int(int64_t value) {
  Constant constant = of_kind(Constant::Kind::Int);
  constant.text = std::to_string(value);
  return constant;
}

Constant make_str(std::string_view text) {
  Constant constant = of_kind(Constant::Kind::Str);
  constant.text = text;
  return constant;
}

Constant make_tuple(std::vector<Constant> items) {
  Constant constant = of_kind(Constant::Kind::Tuple);
  constant.items = std::move(items);
  return constant;
}

bool is_true(const Constant& constant) {
  switch (constant.kind) {
    case Constant::Kind::None:
    case Constant::Kind::False:
      return false;
    case Constant::Kind::Int:
      return constant.text.find_first_not_of("-0") != std::string::npos;
    case Constant::Kind::Float:
    case Constant::Kind::Complex:
      return constant.number != 0;
    case Constant::Kind::Str:
    case Constant::Kind::Bytes:
      return !constant.text.empty();
    case Constant::Kind::Tuple:
    case Constant::Kind::FrozenSet:
      return !constant.items.empty();
    default:
      return true;
  }
}

Constant literal_value(const ast::Constant& literal, const ConstantRules& rules) {
  Constant constant;
  switch (literal.constant_kind) {
    case ast::ConstantKind::None:
      return make_none();
    case ast::ConstantKind::False:
      return make_bool(false);
    case ast::ConstantKind::True:
      return make_bool(true);
    case ast::ConstantKind::Ellipsis:
      return of_kind(Constant::Kind::Ellipsis);
    case ast::ConstantKind::Int:
      constant.kind = Constant::Kind::Int;
      constant.text = integer_text(literal.text, literal.base);
      break;
    case ast::ConstantKind::Float:
      constant.kind = Constant::Kind::Float;
      constant.number = literal.float_value;
      break;
    case ast::ConstantKind::Complex:
      constant.kind = Constant::Kind::Complex;
      constant.number = literal.float_value;
      break;
    case ast::ConstantKind::Str:
      constant = make_str(literal.text);
      break;
    case ast::ConstantKind::Bytes:
      constant.kind = Constant::Kind::Bytes;
      constant.text = literal.text;
      break;
  }
  constant.arena_reference = rules.literals_in_arena;
  return constant;
}

std::optional<Constant> fold(const ast::Expr& expression, const ConstantRules& rules) {
  if (expression.is<ast::Constant>()) {
    return literal_value(expression.as<ast::Constant>(), rules);
  }
  std::optional<Constant> result;
  switch (expression.kind) {
    case ast::ExprKind::Name:
      if (expression.as<ast::Name>().id != "__debug__") return std::nullopt;
      return make_bool(true);
    case ast::ExprKind::Tuple:
      result = fold_tuple(expression.as<ast::Tuple>(), rules);
      break;
    case ast::ExprKind::UnaryOp:
    case ast::ExprKind::BinOp:
    case ast::ExprKind::Subscript:
      result = fold_operation(expression, rules);
      break;
    default:
      return std::nullopt;
  }
  if (result) result->arena_reference = rules.folded_in_arena && is_made_of_literal(*result);
  return result;
}

}  // namespace ouro
