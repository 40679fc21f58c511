// with. While the body runs, two entries wait on the stack: NULL and the bound __exit__, or, from
// 3.14 on, __exit__ and its self.
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

// Up to 3.13 the first None lies where a self would, so the bound method is called as it is and not
// taken apart.
void CodeGenerator::call_exit_with_nones(SourceSpan span) {
  for (int i = 0; i < 3; ++i) load_none(span);
  emit(Opcode::CALL, profile_.unbound_exit ? 3 : 2, span);
  emit(Opcode::POP_TOP, span);
  if (!profile_.unbound_exit) emit(Opcode::POP_TOP, span);  // NULL.
}

// Several items nest, as if each had a statement of its own.
void CodeGenerator::visit_with(const With& node, size_t index) {
  const WithItem& item = *node.items[index];
  const SourceSpan span =
      profile_.statement_places == StatementPlaces::Parts ? item.context_expr->span : node.span;
  const Label final_label = new_label();
  const Label exit = new_label();
  visit(*item.context_expr);
  emit(Opcode::BEFORE_WITH, span);
  emit_setup(Pseudo::SetupWith, final_label, span);
  push_frame_block({FrameBlock::Kind::With, 0, final_label, span, {}, nullptr});
  if (item.optional_vars != nullptr) {
    store(*item.optional_vars);
  } else {
    emit(Opcode::POP_TOP, span);
  }
  if (index + 1 < node.items.size()) {
    visit_with(node, index + 1);
  } else {
    visit_body(node.body);
  }
  emit_pop_block({});
  pop_frame_block(FrameBlock::Kind::With);
  call_exit_with_nones(span);
  emit_jump(Opcode::JUMP, exit, span);
  bind(final_label);
  finish_with(exit, span);
}

// An exception left the body: exit, self, index, exception are on the stack.
void CodeGenerator::finish_with(Label exit, SourceSpan span) {
  const Label cleanup = new_label();
  const Label suppress = new_label();
  emit_setup(Pseudo::SetupCleanup, cleanup, span);
  emit(Opcode::PUSH_EXC_INFO, span);
  emit(Opcode::WITH_EXCEPT_START, span);
  emit_jump(Opcode::POP_JUMP_IF_TRUE, suppress, span);
  emit(Opcode::RERAISE, 2, span);
  bind(suppress);
  emit(Opcode::POP_TOP, span);  // The exception.
  emit_pop_block({});
  emit(Opcode::POP_EXCEPT, span);
  emit(Opcode::POP_TOP, span);  // The index.
  emit(Opcode::POP_TOP, span);  // __exit__, or its self.
  emit(Opcode::POP_TOP, span);  // NULL, or __exit__.
  emit_jump(Opcode::JUMP, exit, span);
  bind(cleanup);
  emit_pop_except_and_reraise({});
  bind(exit);
}

}  // namespace ouro
