// Conditions: a test that is only jumped on leaves no value, as `codegen_jump_if`.
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

void CodeGenerator::emit_jump_when(JumpWhen when, Label target, SourceSpan span) {
  const bool if_true = when == JumpWhen::True;
  emit_jump(if_true ? Opcode::POP_JUMP_IF_TRUE : Opcode::POP_JUMP_IF_FALSE, target, span);
}

void CodeGenerator::jump_if(const Expr& test, Label target, JumpWhen when) {
  if (test.is<UnaryOp>() && test.as<UnaryOp>().op == UnaryOperator::Not) {
    const JumpWhen opposite = when == JumpWhen::True ? JumpWhen::False : JumpWhen::True;
    return jump_if(*test.as<UnaryOp>().operand, target, opposite);
  }
  if (test.is<BoolOp>()) return jump_if_bool(test.as<BoolOp>(), target, when);
  if (test.is<IfExp>()) return jump_if_conditional(test.as<IfExp>(), target, when);
  if (test.is<Compare>() && test.as<Compare>().ops.size() > 1) {
    return jump_if_compare(test.as<Compare>(), target, when);
  }
  visit(test);
  emit_jump_when(when, target, test.span);
}

// All values but the last decide the whole when they have the deciding truth.
void CodeGenerator::jump_if_bool(const BoolOp& node, Label target, JumpWhen when) {
  const JumpWhen deciding = node.op == BoolOperator::Or ? JumpWhen::True : JumpWhen::False;
  const Label end = new_label();
  const Label decided = deciding == when ? target : end;
  for (const Expr* value : node.values.first(node.values.size() - 1)) {
    jump_if(*value, decided, deciding);
  }
  jump_if(*node.values.back(), target, when);
  bind(end);
}

void CodeGenerator::jump_if_conditional(const IfExp& node, Label target, JumpWhen when) {
  const Label otherwise = new_label();
  const Label end = new_label();
  jump_if(*node.test, otherwise, JumpWhen::False);
  jump_if(*node.body, target, when);
  emit_jump(Opcode::JUMP, end, {});
  bind(otherwise);
  jump_if(*node.orelse, target, when);
  bind(end);
}

void CodeGenerator::jump_if_compare(const Compare& node, Label target, JumpWhen when) {
  warn_of_is(node);
  const Label cleanup = new_label();
  const Label end = new_label();
  visit_comparators(node, cleanup, KeepTop::No);
  emit_jump_when(when, target, node.span);
  emit_jump(Opcode::JUMP, end, {});
  bind(cleanup);
  emit(Opcode::POP_TOP, node.span);
  if (when == JumpWhen::False) emit_jump(Opcode::JUMP, target, {});
  bind(end);
}

}  // namespace ouro
