// Loops, and how `break`, `continue` and `return` leave what they are in (`codegen_unwind_fblock`).
#include "core/base/errors.h"
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

namespace {

bool is_loop(const FrameBlock& frame_block) {
  return frame_block.kind == FrameBlock::Kind::WhileLoop ||
         frame_block.kind == FrameBlock::Kind::ForLoop;
}

}  // namespace

void CodeGenerator::visit_for(const For& node) {
  const Label start = new_label();
  const Label cleanup = new_label();
  const Label end = new_label();
  push_frame_block({FrameBlock::Kind::ForLoop, start, end, node.span, {}, nullptr});
  const bool by_parts = profile_.statement_places == StatementPlaces::Parts;
  const SourceSpan place = by_parts ? node.iter->span : node.span;
  visit_iterable(*node.iter);
  emit(Opcode::GET_ITER, place);
  bind(start);
  emit_jump(Opcode::FOR_ITER, cleanup, place);
  // The target may be on another line than the iterable.
  emit(Opcode::NOP, node.target->span);
  store(*node.target);
  visit_body(node.body);
  emit_jump(Opcode::JUMP_BACKWARD, start, {});
  bind(cleanup);
  unit().code.append_pseudo(Pseudo::EndFor, {});
  pop_frame_block(FrameBlock::Kind::ForLoop);
  visit_body(node.orelse);
  bind(end);
}

void CodeGenerator::visit_while(const While& node) {
  const Label loop = new_label();
  const Label anchor = new_label();
  const Label end = new_label();
  bind(loop);
  push_frame_block({FrameBlock::Kind::WhileLoop, loop, end, node.span, {}, nullptr});
  jump_if(*node.test, anchor, JumpWhen::False);
  visit_body(node.body);
  emit_jump(Opcode::JUMP_BACKWARD, loop, {});
  pop_frame_block(FrameBlock::Kind::WhileLoop);
  bind(anchor);
  visit_body(node.orelse);
  bind(end);
}

void CodeGenerator::visit_break(const Break& node) {
  SourceSpan span = node.span;
  warn_of_leaving_finally(span, "break");
  emit(Opcode::NOP, span);
  const std::optional<FrameBlock> loop = unwind(span, KeepTop::No, true);
  if (!loop) return fail(node.span, "'break' outside loop");
  unwind_one(*loop, span, KeepTop::No);
  emit_jump(Opcode::JUMP_BACKWARD, loop->exit, span);
}

void CodeGenerator::visit_continue(const Continue& node) {
  SourceSpan span = node.span;
  warn_of_leaving_finally(span, "continue");
  emit(Opcode::NOP, span);
  const std::optional<FrameBlock> loop = unwind(span, KeepTop::No, true);
  if (!loop) return fail(node.span, "'continue' not properly in loop");
  emit_jump(Opcode::JUMP_BACKWARD, loop->start, span);
}

// While a frame block is undone it is not open, so that a `finally` body sees only those around it.
std::optional<FrameBlock> CodeGenerator::unwind(SourceSpan& span, KeepTop keep, bool to_loop) {
  std::vector<FrameBlock>& open = unit().frame_blocks;
  const std::vector<FrameBlock> before = open;
  std::optional<FrameBlock> loop;
  while (!open.empty()) {
    const FrameBlock innermost = open.back();
    if (to_loop && is_loop(innermost)) {
      loop = innermost;
      break;
    }
    open.pop_back();
    unwind_one(innermost, span, keep);
  }
  open = before;
  return loop;
}

void CodeGenerator::unwind_one(const FrameBlock& frame_block, SourceSpan& span, KeepTop keep) {
  const bool keeps = keep == KeepTop::Yes;
  switch (frame_block.kind) {
    case FrameBlock::Kind::WhileLoop:
      return;
    case FrameBlock::Kind::ForLoop:
    case FrameBlock::Kind::PopValue:
      if (keeps) emit(Opcode::SWAP, 2, span);
      return emit(Opcode::POP_TOP, span);
    case FrameBlock::Kind::TryExcept:
      return emit_pop_block(span);
    case FrameBlock::Kind::FinallyTry:
      return unwind_finally(frame_block, span, keep);
    case FrameBlock::Kind::FinallyEnd:
      if (keeps) emit(Opcode::SWAP, 2, span);
      emit(Opcode::POP_TOP, span);
      if (keeps) emit(Opcode::SWAP, 2, span);
      emit_pop_block(span);
      return emit(Opcode::POP_EXCEPT, span);
    case FrameBlock::Kind::With:
      span = frame_block.span;
      emit_pop_block(span);
      if (keeps) {
        emit(Opcode::SWAP, 3, span);
        emit(Opcode::SWAP, 2, span);
      }
      call_exit_with_nones(span);
      span = {};
      return;
    case FrameBlock::Kind::HandlerCleanup:
      return unwind_handler(frame_block, span, keep);
  }
}

// The `finally` body runs here, in a copy of its own.
void CodeGenerator::unwind_finally(const FrameBlock& frame_block, SourceSpan& span, KeepTop keep) {
  emit_pop_block(span);
  const bool keeps = keep == KeepTop::Yes;
  if (keeps) push_frame_block({FrameBlock::Kind::PopValue, 0, 0, span, {}, nullptr});
  visit_body(frame_block.final_body);
  if (keeps) pop_frame_block(FrameBlock::Kind::PopValue);
  span = {};
}

void CodeGenerator::unwind_handler(const FrameBlock& frame_block, SourceSpan span, KeepTop keep) {
  if (frame_block.handler != nullptr) emit_pop_block(span);
  if (keep == KeepTop::Yes) emit(Opcode::SWAP, 2, span);
  emit_pop_block(span);
  emit(Opcode::POP_EXCEPT, span);
  if (frame_block.handler != nullptr) clear_handler_name(*frame_block.handler, span);
}

}  // namespace ouro
