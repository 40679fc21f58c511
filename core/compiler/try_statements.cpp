// try, except, finally. Each handler's code runs with [previous handled exception] on the stack;
// whatever leaves it puts that one back (POP_EXCEPT), also when it raises itself.
#include "core/base/errors.h"
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

void CodeGenerator::visit_try(const Try& node) {
  if (node.finalbody.empty()) return visit_try_except(node);
  visit_try_finally(node);
}

// At a handler's cleanup: previous, index, exception -> the previous one is handled again, and the
// exception goes on.
void CodeGenerator::emit_pop_except_and_reraise(SourceSpan span) {
  emit(Opcode::COPY, 3, span);
  emit(Opcode::POP_EXCEPT, span);
  emit(Opcode::RERAISE, 1, span);
}

// The final body is there twice: for the normal end, and for an exception. A `return`, `break` or
// `continue` inside makes one more.
void CodeGenerator::visit_try_finally(const Try& node) {
  const Label end = new_label();
  const Label cleanup = new_label();
  const Label exit = new_label();
  emit_setup(Pseudo::SetupFinally, end, node.span);
  push_frame_block({FrameBlock::Kind::FinallyTry, 0, end, node.span, node.finalbody, nullptr});
  if (node.handlers.empty()) {
    visit_body(node.body);
  } else {
    visit_try_except(node);
  }
  emit_pop_block({});
  pop_frame_block(FrameBlock::Kind::FinallyTry);
  visit_body(node.finalbody);
  emit_jump(Opcode::JUMP, exit, {});

  bind(end);
  push_frame_block({FrameBlock::Kind::FinallyEnd, end, 0, node.span, {}, nullptr});
  emit_setup(Pseudo::SetupCleanup, cleanup, {});
  emit(Opcode::PUSH_EXC_INFO, SourceSpan{});
  visit_body(node.finalbody);
  pop_frame_block(FrameBlock::Kind::FinallyEnd);
  emit(Opcode::RERAISE, 0, SourceSpan{});

  bind(cleanup);
  emit_pop_except_and_reraise({});
  bind(exit);
}

void CodeGenerator::visit_try_except(const Try& node) {
  const Label except = new_label();
  const Label cleanup = new_label();
  const Label end = new_label();
  emit_setup(Pseudo::SetupFinally, except, node.span);
  push_frame_block({FrameBlock::Kind::TryExcept, 0, 0, node.span, {}, nullptr});
  visit_body(node.body);
  pop_frame_block(FrameBlock::Kind::TryExcept);
  emit_pop_block({});
  visit_body(node.orelse);
  emit_jump(Opcode::JUMP, end, {});

  bind(except);
  emit_setup(Pseudo::SetupCleanup, cleanup, {});
  emit(Opcode::PUSH_EXC_INFO, SourceSpan{});
  for (const ExceptHandler* handler : node.handlers) {
    visit_handler(*handler, end, handler == node.handlers.back());
  }
  emit(Opcode::RERAISE, 0, SourceSpan{});

  bind(cleanup);
  emit_pop_except_and_reraise({});
  bind(end);
}

void CodeGenerator::visit_handler(const ExceptHandler& handler, Label end, bool is_last) {
  if (handler.type == nullptr && !is_last) {
    fail(handler.span, "default 'except:' must be last");
  }
  const Label next = new_label();
  unit().line = handler.span.line;
  if (handler.type != nullptr) {
    visit(*handler.type);
    emit(Opcode::CHECK_EXC_MATCH, handler.span);
    emit_jump(Opcode::POP_JUMP_IF_FALSE, next, handler.span);
  }
  if (handler.name.empty()) {
    visit_unnamed_handler(handler, end);
  } else {
    visit_named_handler(handler, end);
  }
  bind(next);
}

// `except E as e`: however the clause ends, e is gone afterwards.
void CodeGenerator::visit_named_handler(const ExceptHandler& handler, Label end) {
  const Label cleanup_end = new_label();
  name_operation(handler.name, NameUse::Store, handler.span);
  emit_setup(Pseudo::SetupCleanup, cleanup_end, handler.span);
  push_frame_block({FrameBlock::Kind::HandlerCleanup, 0, 0, handler.span, {}, &handler});
  visit_body(handler.body);
  pop_frame_block(FrameBlock::Kind::HandlerCleanup);
  emit_pop_block({});
  emit_pop_block({});
  emit(Opcode::POP_EXCEPT, SourceSpan{});
  clear_handler_name(handler, {});
  emit_jump(Opcode::JUMP, end, {});

  bind(cleanup_end);
  clear_handler_name(handler, {});
  emit(Opcode::RERAISE, 1, SourceSpan{});
}

void CodeGenerator::visit_unnamed_handler(const ExceptHandler& handler, Label end) {
  emit(Opcode::POP_TOP, handler.span);
  push_frame_block({FrameBlock::Kind::HandlerCleanup, 0, 0, handler.span, {}, nullptr});
  visit_body(handler.body);
  pop_frame_block(FrameBlock::Kind::HandlerCleanup);
  emit_pop_block({});
  emit(Opcode::POP_EXCEPT, SourceSpan{});
  emit_jump(Opcode::JUMP, end, {});
}

// Set first, so that the deletion cannot fail.
void CodeGenerator::clear_handler_name(const ExceptHandler& handler, SourceSpan span) {
  load_none(span);
  name_operation(handler.name, NameUse::Store, span);
  name_operation(handler.name, NameUse::Delete, span);
}

}  // namespace ouro
