// optimize_flow of flow_graph.h: constant conditions, jump threading, small copies, dead code.
// Function names are those of flowgraph.c.
#include <algorithm>
#include <utility>

#include "core/base/errors.h"
#include "core/compiler/flow_graph.h"

namespace ouro {
namespace {

constexpr size_t kMaxCopySize = 4;  // Instructions of a block that is copied to save a jump.

// A block that ends by a jump to a small block that leaves the function, or to one without lines,
// takes in that block's code.
bool inline_small_block(FlowGraph& graph, FlowBlock& block) {
  FlowInstruction* last = block.last();
  if (last == nullptr || !last->is_plain_jump()) return false;
  FlowBlock& target = graph.block(last->target);
  const bool small_exit = target.exits() && target.instructions.size() <= kMaxCopySize;
  const bool lineless = target.has_no_line() && !target.falls_through();
  if (!small_exit && !lineless) return false;
  if (&target == &block) return false;
  const bool in_loop = last->is(Opcode::JUMP_BACKWARD);
  last->become_nop();
  const std::vector<FlowInstruction> copy = target.instructions;
  block.instructions.insert(block.instructions.end(), copy.begin(), copy.end());
  // A loop keeps its look at the eval breaker.
  if (in_loop && block.last()->is(Opcode::JUMP)) block.last()->opcode = Opcode::JUMP_BACKWARD;
  --target.predecessors;
  return true;
}

void inline_small_or_no_lineno_blocks(FlowGraph& graph) {
  for (bool changed = true; changed;) {
    changed = false;
    graph.for_each([&](BlockId, FlowBlock& block) { changed |= inline_small_block(graph, block); });
  }
}

void reach(FlowGraph& graph, BlockId id, std::vector<BlockId>& work) {
  FlowBlock& block = graph.block(id);
  ++block.predecessors;
  if (block.visited) return;
  block.visited = true;
  work.push_back(id);
}

// Counts predecessors and empties the blocks that have none.
void remove_unreachable(FlowGraph& graph) {
  graph.for_each([](BlockId, FlowBlock& block) { block.predecessors = 0; });
  graph.clear_visited();
  std::vector<BlockId> work;
  reach(graph, FlowGraph::entry(), work);
  while (!work.empty()) {
    const FlowBlock& block = graph.block(work.back());
    work.pop_back();
    if (block.next != kNoBlock && block.falls_through()) reach(graph, block.next, work);
    for (const FlowInstruction& instruction : block.instructions) {
      if (instruction.target != kNoBlock) reach(graph, instruction.target, work);
    }
  }
  graph.for_each([](BlockId, FlowBlock& block) {
    if (block.predecessors != 0) return;
    block.instructions.clear();
    block.is_handler = false;
  });
}

// ---- optimize_basic_block

bool is_conditional_pop_jump(const FlowInstruction& instruction) {
  return instruction.is(Opcode::POP_JUMP_IF_FALSE) || instruction.is(Opcode::POP_JUMP_IF_TRUE);
}

bool is_jump_or_pop(const FlowInstruction& instruction) {
  return instruction.is(Opcode::JUMP_IF_FALSE_OR_POP) ||
         instruction.is(Opcode::JUMP_IF_TRUE_OR_POP);
}

// COPY and a conditional jump: the value is tested and stays.
bool starts_truth_test(const std::vector<FlowInstruction>& code, size_t i) {
  return i + 1 < code.size() && code[i].is(Opcode::COPY) && code[i].operand == 1 &&
         is_conditional_pop_jump(code[i + 1]);
}

bool jumps_if_true(const FlowInstruction& instruction) {
  return instruction.is(Opcode::POP_JUMP_IF_TRUE) || instruction.is(Opcode::JUMP_IF_TRUE_OR_POP);
}

// A condition that is a constant is decided here. With `keeps_value` the constant is the result.
void fold_constant_condition(FlowInstruction& load, FlowInstruction& jump, bool is_true,
                             bool keeps_value) {
  if (jumps_if_true(jump) == is_true) {
    if (!keeps_value) load.become_nop();
    jump.opcode = Opcode::JUMP_BACKWARD;
    return;
  }
  if (!keeps_value || is_jump_or_pop(jump)) load.become_nop();
  jump.become_nop();
}

// `x is None` as a condition.
void fold_none_test(FlowInstruction& load, FlowInstruction& test, FlowInstruction& jump) {
  const bool inverted = test.operand == 1;
  const bool if_none = jumps_if_true(jump) != inverted;
  load.become_nop();
  test.become_nop();
  jump.opcode = if_none ? Opcode::POP_JUMP_IF_NONE : Opcode::POP_JUMP_IF_NOT_NONE;
}

void optimize_load_const(FlowBlock& block, const std::vector<ConstantTruth>& truths) {
  std::vector<FlowInstruction>& code = block.instructions;
  for (size_t i = 0; i + 1 < code.size(); ++i) {
    if (!code[i].is(Opcode::LOAD_CONST)) continue;
    const ConstantTruth& truth = truths[code[i].operand];
    const bool is_copied = starts_truth_test(code, i + 1);
    if (is_copied) {
      code[i + 1].become_nop();
      fold_constant_condition(code[i], code[i + 2], truth.is_true, true);
    } else if (is_conditional_pop_jump(code[i + 1]) || is_jump_or_pop(code[i + 1])) {
      fold_constant_condition(code[i], code[i + 1], truth.is_true, is_jump_or_pop(code[i + 1]));
    } else if (truth.is_none && code[i + 1].is(Opcode::IS_OP) && i + 2 < code.size() &&
               is_conditional_pop_jump(code[i + 2])) {
      fold_none_test(code[i], code[i + 1], code[i + 2]);
    }
  }
}

// A jump to an unconditional jump goes to its target at once. The line of the first one stays.
bool jump_thread(FlowBlock& block, const FlowInstruction& target, Opcode opcode) {
  FlowInstruction& last = block.instructions.back();
  if (last.target == target.target) return false;
  FlowInstruction jump = last;
  jump.opcode = opcode;
  jump.target = target.target;
  jump.span = target.span;
  last.become_nop();
  block.instructions.push_back(jump);
  return true;
}

// `a and b or c`: when a is false, b's result needs no second test.
bool thread_jump_or_pop(FlowGraph& graph, FlowBlock& block, const FlowInstruction& target) {
  FlowInstruction& last = block.instructions.back();
  if (target.is(last.opcode)) return jump_thread(block, target, last.opcode);
  if (!is_jump_or_pop(target)) return false;
  const BlockId after = graph.block(last.target).next;
  CHECK(after != kNoBlock);
  const bool if_true = jumps_if_true(last);
  last.opcode = if_true ? Opcode::POP_JUMP_IF_TRUE : Opcode::POP_JUMP_IF_FALSE;
  last.target = after;
  graph.block(after).is_target = true;
  return true;
}

// The same from 3.12 on: COPY and jump, to COPY and jump.
bool thread_truth_test(FlowGraph& graph, FlowBlock& block) {
  const size_t size = block.instructions.size();
  if (size < 2 || !starts_truth_test(block.instructions, size - 2)) return false;
  FlowInstruction& last = block.instructions.back();
  const FlowBlock& target = graph.block(last.target);
  if (!starts_truth_test(target.instructions, 0)) return false;
  const FlowInstruction& second = target.instructions[1];
  const BlockId after = second.opcode == last.opcode ? second.target : target.next;
  if (after == last.target) return false;
  CHECK(after != kNoBlock);
  last.target = after;
  graph.block(after).is_target = true;
  return true;
}

// Only a jump of a loop is worth a second jump; where paths merely join nothing is gained.
bool thread_last_jump(FlowGraph& graph, FlowBlock& block) {
  const FlowInstruction* last = block.last();
  if (last == nullptr || !last->is_jump() || graph.block(last->target).empty()) return false;
  const FlowInstruction target = graph.block(last->target).instructions.front();
  if (is_jump_or_pop(*last)) {
    if (target.is(Opcode::JUMP_BACKWARD)) return jump_thread(block, target, last->opcode);
    return thread_jump_or_pop(graph, block, target);
  }
  if (last->is(Opcode::FOR_ITER) || last->is(Opcode::SEND)) return false;
  if (last->is_plain_jump() && target.is_plain_jump()) {
    return jump_thread(block, target, target.is(Opcode::JUMP) ? last->opcode : target.opcode);
  }
  if (thread_truth_test(graph, block)) return true;
  return target.is(Opcode::JUMP_BACKWARD) && jump_thread(block, target, last->opcode);
}

// ---- apply_static_swaps

bool is_swappable(const FlowInstruction& instruction) {
  return instruction.is(Opcode::STORE_FAST) || instruction.is(Opcode::POP_TOP);
}

int stored_local(const FlowInstruction& instruction) {
  return instruction.is(Opcode::STORE_FAST) ? static_cast<int>(instruction.operand) : -1;
}

constexpr size_t kNone = SIZE_MAX;

size_t next_swappable_instruction(const FlowBlock& block, size_t i, uint32_t line) {
  while (++i < block.instructions.size()) {
    const FlowInstruction& instruction = block.instructions[i];
    if (line != 0 && instruction.span.line != line) return kNone;
    if (instruction.is_nop()) continue;
    return is_swappable(instruction) ? i : kNone;
  }
  return kNone;
}

// Swapping what is stored instead of the values must not change which store comes last.
bool is_safe_to_reorder(const FlowBlock& block, size_t first, size_t second) {
  const int first_local = stored_local(block.instructions[first]);
  const int second_local = stored_local(block.instructions[second]);
  if (first_local < 0 && second_local < 0) return true;
  if (first_local == second_local) return false;
  for (size_t i = first + 1; i < second; ++i) {
    const int local = stored_local(block.instructions[i]);
    if (local >= 0 && (local == first_local || local == second_local)) return false;
  }
  return true;
}

bool apply_static_swap(FlowBlock& block, size_t i) {
  FlowInstruction& swap = block.instructions[i];
  const size_t first = next_swappable_instruction(block, i, 0);
  if (first == kNone) return false;
  const uint32_t line = block.instructions[first].span.line;
  size_t second = first;
  for (uint32_t count = swap.operand - 1; count > 0; --count) {
    second = next_swappable_instruction(block, second, line);
    if (second == kNone) return false;
  }
  if (!is_safe_to_reorder(block, first, second)) return false;
  swap.become_nop();
  std::swap(block.instructions[first], block.instructions[second]);
  return true;
}

// The swaps in front of a run of stores, the last one first.
void apply_static_swaps(FlowBlock& block) {
  for (size_t end = block.instructions.size(); end-- > 0;) {
    if (!block.instructions[end].is(Opcode::SWAP)) continue;
    for (size_t i = end + 1; i-- > 0;) {
      const FlowInstruction& instruction = block.instructions[i];
      const bool is_swap = instruction.is(Opcode::SWAP);
      if (is_swap ? !apply_static_swap(block, i)
                  : !instruction.is_nop() && !is_swappable(instruction)) {
        break;
      }
    }
  }
}

// `a, a = 1, 2` stores once.
void drop_overwritten_stores(FlowBlock& block) {
  std::vector<FlowInstruction>& code = block.instructions;
  for (size_t i = 0; i + 1 < code.size(); ++i) {
    if (stored_local(code[i]) < 0 || stored_local(code[i]) != stored_local(code[i + 1])) continue;
    if (code[i].span.line != code[i + 1].span.line) continue;
    code[i].opcode = Opcode::POP_TOP;
    code[i].operand = 0;
  }
}

void optimize_basic_block(FlowGraph& graph, FlowBlock& block,
                          const std::vector<ConstantTruth>& truths,
                          const VersionProfile& profile) {
  optimize_load_const(block, truths);
  while (thread_last_jump(graph, block)) {
  }
  drop_overwritten_stores(block);
  if (profile.static_swaps) apply_static_swaps(block);
}

// ---- Redundant instructions.

// The line that follows an instruction at the end of a block.
uint32_t line_after_block(const FlowGraph& graph, const FlowBlock& block) {
  const BlockId next = graph.nonempty(block.next);
  if (next == kNoBlock) return 0;
  for (const FlowInstruction& instruction : graph.block(next).instructions) {
    if (instruction.is_nop() && !instruction.has_line()) continue;
    return instruction.span.line;
  }
  return 0;
}

// A NOP is kept only when a line would have no instruction without it.
bool is_redundant_nop(FlowGraph& graph, FlowBlock& block, size_t i, uint32_t previous_line) {
  const FlowInstruction& nop = block.instructions[i];
  if (!nop.is_nop()) return false;
  const uint32_t line = nop.span.line;
  if (line == 0 || line == previous_line) return true;
  if (i + 1 == block.instructions.size()) return line == line_after_block(graph, block);
  FlowInstruction& following = block.instructions[i + 1];
  if (following.span.line == line) return true;
  if (following.has_line()) return false;
  following.span = nop.span;
  return true;
}

bool remove_redundant_nops(FlowGraph& graph, FlowBlock& block) {
  std::vector<FlowInstruction>& code = block.instructions;
  size_t kept = 0;
  uint32_t previous_line = 0;
  for (size_t i = 0; i < code.size(); ++i) {
    if (is_redundant_nop(graph, block, i, previous_line)) continue;
    previous_line = code[i].span.line;
    if (kept != i) code[kept] = code[i];
    ++kept;
  }
  const bool changed = kept != code.size();
  code.resize(kept);
  return changed;
}

// A constant or copy that is popped at once, also at the start of the next block.
bool is_redundant_pair(const FlowInstruction& pushed, const FlowInstruction& popped) {
  if (!popped.is(Opcode::POP_TOP)) return false;
  return pushed.is(Opcode::LOAD_CONST) || (pushed.is(Opcode::COPY) && pushed.operand == 1);
}

bool remove_redundant_pairs(FlowGraph& graph) {
  bool changed = false;
  FlowInstruction* previous = nullptr;
  graph.for_each([&](BlockId, FlowBlock& block) {
    remove_redundant_nops(graph, block);
    if (block.is_target) previous = nullptr;
    for (FlowInstruction& instruction : block.instructions) {
      if (previous != nullptr && is_redundant_pair(*previous, instruction)) {
        previous->become_nop();
        instruction.become_nop();
        changed = true;
      }
      previous = &instruction;
    }
    const FlowInstruction* last = block.last();
    if (last != nullptr && (last->is_jump() || last->ends_flow())) previous = nullptr;
  });
  return changed;
}

void remove_redundant_nops_and_pairs(FlowGraph& graph) {
  while (remove_redundant_pairs(graph)) {
  }
}

bool remove_redundant_jumps(FlowGraph& graph) {
  bool changed = false;
  graph.for_each([&](BlockId, FlowBlock& block) {
    FlowInstruction* last = block.last();
    if (last == nullptr || !last->is_plain_jump()) return;
    const BlockId target = graph.nonempty(last->target);
    if (target == kNoBlock || target != graph.nonempty(block.next)) return;
    last->become_nop();
    changed = true;
  });
  return changed;
}

}  // namespace

void remove_redundant_nops_and_jumps(FlowGraph& graph) {
  for (bool changed = true; changed;) {
    changed = false;
    graph.for_each(
        [&](BlockId, FlowBlock& block) { changed |= remove_redundant_nops(graph, block); });
    changed |= remove_redundant_jumps(graph);
  }
}

void optimize_flow(FlowGraph& graph, const std::vector<ConstantTruth>& truths,
                   const VersionProfile& profile) {
  inline_small_or_no_lineno_blocks(graph);
  remove_unreachable(graph);
  resolve_line_numbers(graph);
  graph.for_each(
      [&](BlockId, FlowBlock& block) { optimize_basic_block(graph, block, truths, profile); });
  remove_redundant_nops_and_pairs(graph);
  remove_unreachable(graph);
  remove_redundant_nops_and_jumps(graph);
}

}  // namespace ouro
