// Expressions but calls, displays and comprehensions. Each leaves one value on the stack.
#include "core/base/errors.h"
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

namespace {

BinaryOperator binary_operator(Operator op) {
  switch (op) {
    case Operator::Add:
      return BinaryOperator::Add;
    case Operator::Sub:
      return BinaryOperator::Subtract;
    case Operator::Mult:
      return BinaryOperator::Multiply;
    case Operator::MatMult:
      return BinaryOperator::MatrixMultiply;
    case Operator::Div:
      return BinaryOperator::TrueDivide;
    case Operator::Mod:
      return BinaryOperator::Remainder;
    case Operator::Pow:
      return BinaryOperator::Power;
    case Operator::LShift:
      return BinaryOperator::LeftShift;
    case Operator::RShift:
      return BinaryOperator::RightShift;
    case Operator::BitOr:
      return BinaryOperator::Or;
    case Operator::BitXor:
      return BinaryOperator::Xor;
    case Operator::BitAnd:
      return BinaryOperator::And;
    case Operator::FloorDiv:
      return BinaryOperator::FloorDivide;
  }
  CHECK(false);
}

Opcode unary_opcode(UnaryOperator op) {
  switch (op) {
    case UnaryOperator::Invert:
      return Opcode::UNARY_INVERT;
    case UnaryOperator::Not:
      return Opcode::UNARY_NOT;
    case UnaryOperator::UAdd:
      return Opcode::UNARY_POSITIVE;
    case UnaryOperator::USub:
      return Opcode::UNARY_NEGATIVE;
  }
  CHECK(false);
}

ouro::CompareOperator order_operator(ast::CompareOperator op) {
  switch (op) {
    case ast::CompareOperator::Lt:
      return ouro::CompareOperator::Less;
    case ast::CompareOperator::LtE:
      return ouro::CompareOperator::LessEqual;
    case ast::CompareOperator::Eq:
      return ouro::CompareOperator::Equal;
    case ast::CompareOperator::NotEq:
      return ouro::CompareOperator::NotEqual;
    case ast::CompareOperator::Gt:
      return ouro::CompareOperator::Greater;
    default:
      return ouro::CompareOperator::GreaterEqual;
  }
}

// `not (a in b)` and `not (a is b)` have operators of their own.
std::optional<ast::CompareOperator> inverse(const Expr& operand) {
  if (!operand.is<Compare>() || operand.as<Compare>().ops.size() != 1) return std::nullopt;
  switch (operand.as<Compare>().ops[0]) {
    case ast::CompareOperator::Is:
      return ast::CompareOperator::IsNot;
    case ast::CompareOperator::IsNot:
      return ast::CompareOperator::Is;
    case ast::CompareOperator::In:
      return ast::CompareOperator::NotIn;
    case ast::CompareOperator::NotIn:
      return ast::CompareOperator::In;
    default:
      return std::nullopt;
  }
}

}  // namespace

void CodeGenerator::visit(const Expr& expression) {
  if (std::optional<ouro::Constant> constant = fold(expression)) {
    return load_constant(*constant, expression.span);
  }
  switch (expression.kind) {
    case ExprKind::Name:
      return name_operation(expression.as<Name>().id, NameUse::Load, expression.span);
    case ExprKind::Call:
      return visit_call(expression.as<Call>());
    case ExprKind::Attribute:
      return visit_attribute(expression.as<Attribute>());
    case ExprKind::Subscript:
      return visit_subscript(expression.as<Subscript>());
    case ExprKind::BinOp:
      return visit_binary(expression.as<BinOp>());
    case ExprKind::UnaryOp:
      return visit_unary(expression.as<UnaryOp>());
    case ExprKind::BoolOp:
      return visit_bool(expression.as<BoolOp>());
    case ExprKind::Compare:
      return visit_compare(expression.as<Compare>());
    case ExprKind::IfExp:
      return visit_conditional(expression.as<IfExp>());
    case ExprKind::NamedExpr:
      visit(*expression.as<NamedExpr>().value);
      emit(Opcode::COPY, 1, expression.span);
      return store(*expression.as<NamedExpr>().target);
    default:
      return visit_more(expression);
  }
}

void CodeGenerator::visit_more(const Expr& expression) {
  switch (expression.kind) {
    case ExprKind::Lambda:
      return visit_lambda(expression.as<Lambda>());
    case ExprKind::List:
      return visit_display(expression.as<List>().elts, Opcode::BUILD_LIST, expression.span);
    case ExprKind::Set:
      return visit_display(expression.as<Set>().elts, Opcode::BUILD_SET, expression.span);
    case ExprKind::Tuple:
      return visit_tuple(expression.as<Tuple>());
    case ExprKind::Dict:
      return visit_dict(expression.as<Dict>());
    case ExprKind::ListComp:
    case ExprKind::SetComp:
    case ExprKind::DictComp:
    case ExprKind::GeneratorExp:
      return visit_comprehension(expression);
    case ExprKind::Yield:
      return visit_yield(expression.as<Yield>());
    case ExprKind::YieldFrom:
      return visit_yield_from(expression.as<YieldFrom>());
    case ExprKind::JoinedStr:
      return visit_joined_string(expression.as<JoinedStr>());
    case ExprKind::FormattedValue:
      return visit_formatted_value(expression.as<FormattedValue>());
    case ExprKind::Slice:
      return visit_slice(expression.as<Slice>());
    case ExprKind::Starred:
      return fail(expression.span, "can't use starred expression here");
    default:
      CHECK(false);
  }
}

void CodeGenerator::visit_bool(const BoolOp& node) {
  const JumpWhen when = node.op == BoolOperator::And ? JumpWhen::False : JumpWhen::True;
  const Label end = new_label();
  for (const Expr* value : node.values.first(node.values.size() - 1)) {
    visit(*value);
    emit_jump_or_pop(when, end, node.span);
  }
  visit(*node.values.back());
  bind(end);
}

void CodeGenerator::visit_unary(const UnaryOp& node) {
  if (node.op == UnaryOperator::Not) {
    if (const std::optional<ast::CompareOperator> op = inverse(*node.operand)) {
      const Compare& compare = node.operand->as<Compare>();
      visit(*compare.left);
      visit_in_operand(*compare.comparators[0], *op);
      return emit_compare(*op, node.span);
    }
  }
  visit(*node.operand);
  emit(unary_opcode(node.op), node.span);
}

void CodeGenerator::visit_binary(const BinOp& node) {
  if (visit_percent_format(node)) return;
  visit(*node.left);
  visit(*node.right);
  emit(Opcode::BINARY_OP, static_cast<uint32_t>(binary_operator(node.op)), node.span);
}

void CodeGenerator::emit_in_place(const AugAssign& node) {
  const uint32_t first_in_place = static_cast<uint32_t>(BinaryOperator::InplaceAdd);
  const uint32_t op = first_in_place + static_cast<uint32_t>(binary_operator(node.op));
  emit(Opcode::BINARY_OP, op, node.span);
}

void CodeGenerator::visit_conditional(const IfExp& node) {
  const Label end = new_label();
  const Label otherwise = new_label();
  jump_if(*node.test, otherwise, JumpWhen::False);
  visit(*node.body);
  emit_jump(Opcode::JUMP, end, {});
  bind(otherwise);
  visit(*node.orelse);
  bind(end);
}

void CodeGenerator::emit_compare(ast::CompareOperator op, SourceSpan span) {
  switch (op) {
    case ast::CompareOperator::Is:
      return emit(Opcode::IS_OP, 0, span);
    case ast::CompareOperator::IsNot:
      return emit(Opcode::IS_OP, 1, span);
    case ast::CompareOperator::In:
      return emit(Opcode::CONTAINS_OP, 0, span);
    case ast::CompareOperator::NotIn:
      return emit(Opcode::CONTAINS_OP, 1, span);
    default:
      return emit(Opcode::COMPARE_OP, static_cast<uint32_t>(order_operator(op)), span);
  }
}

// `x in [1, 2]`: nobody can see the list, so it is a tuple.
void CodeGenerator::visit_in_operand(const Expr& operand, ast::CompareOperator op) {
  const bool is_membership = op == ast::CompareOperator::In || op == ast::CompareOperator::NotIn;
  if (!is_membership) return visit(operand);
  if (operand.is<Set>() && !is_built_singly(operand.as<Set>().elts)) {
    if (auto items = constant_items(operand.as<Set>().elts)) {
      ouro::Constant frozen = make_tuple(std::move(*items));
      frozen.kind = ouro::Constant::Kind::FrozenSet;
      frozen.arena_reference = constant_rules_.folded_in_arena;
      return load_constant(frozen, operand.span);
    }
  }
  visit_iterable(operand);
}

// `a < b < c`: b is evaluated once and is on the stack twice during the first comparison. A
// comparison that fails jumps to `cleanup`, with b on the stack and, if `answer` is kept, the
// answer on it.
void CodeGenerator::visit_comparators(const Compare& node, Label cleanup, KeepTop answer) {
  const size_t last = node.ops.size() - 1;
  visit(*node.left);
  for (size_t i = 0; i < last; ++i) {
    visit(*node.comparators[i]);
    emit(Opcode::SWAP, 2, node.span);
    emit(Opcode::COPY, 2, node.span);
    emit_compare(node.ops[i], node.span);
    if (answer == KeepTop::Yes) {
      emit_jump_or_pop(JumpWhen::False, cleanup, node.span);
    } else {
      emit_jump(Opcode::POP_JUMP_IF_FALSE, cleanup, node.span);
    }
  }
  visit_in_operand(*node.comparators[last], node.ops[last]);
  emit_compare(node.ops[last], node.span);
}

void CodeGenerator::visit_compare(const Compare& node) {
  warn_of_is(node);
  if (node.ops.size() == 1) {
    visit(*node.left);
    visit_in_operand(*node.comparators[0], node.ops[0]);
    return emit_compare(node.ops[0], node.span);
  }
  const Label cleanup = new_label();
  const Label end = new_label();
  visit_comparators(node, cleanup, KeepTop::Yes);
  emit_jump(Opcode::JUMP, end, {});
  bind(cleanup);
  emit(Opcode::SWAP, 2, node.span);
  emit(Opcode::POP_TOP, node.span);
  bind(end);
}

void CodeGenerator::visit_attribute(const Attribute& node) {
  if (visit_super_attribute(node, Opcode::LOAD_SUPER_ATTR)) return;
  visit(*node.value);
  emit_name(Opcode::LOAD_ATTR, node.attr, node.span);
}

void CodeGenerator::visit_subscript(const Subscript& node) {
  warn_of_subscript(node);
  visit(*node.value);
  visit(*node.slice);
  emit(Opcode::BINARY_SUBSCR, node.span);
}

void CodeGenerator::visit_slice(const Slice& node) {
  const auto visit_bound = [&](const Expr* bound) {
    if (bound != nullptr) return visit(*bound);
    load_none(node.span);
  };
  visit_bound(node.lower);
  visit_bound(node.upper);
  if (node.step != nullptr) visit(*node.step);
  emit(Opcode::BUILD_SLICE, node.step != nullptr ? 3 : 2, node.span);
}

void CodeGenerator::visit_yield(const Yield& node) {
  if (!block().is_function()) return fail(node.span, "'yield' outside function");
  if (node.value != nullptr) {
    visit(*node.value);
  } else {
    load_none(node.span);
  }
  emit(Opcode::YIELD_VALUE, node.span);
  emit(Opcode::RESUME, 1, node.span);
}

void CodeGenerator::visit_yield_from(const YieldFrom& node) {
  if (!block().is_function()) return fail(node.span, "'yield from' outside function");
  const Label send = new_label();
  const Label exit = new_label();
  if (profile_.iterated_lists == IteratedLists::NotByComprehensions) {
    visit_iterable(*node.value);
  } else {
    visit(*node.value);
  }
  emit(Opcode::GET_YIELD_FROM_ITER, node.span);
  load_none(node.span);
  bind(send);
  emit_jump(Opcode::SEND, exit, node.span);
  emit(Opcode::YIELD_VALUE, node.span);
  emit(Opcode::RESUME, 2, node.span);
  emit_jump(Opcode::JUMP, send, node.span);
  bind(exit);
  emit(Opcode::END_SEND, node.span);
}

}  // namespace ouro
