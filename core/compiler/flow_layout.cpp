// Passes of flow_graph.h about where blocks lie and which lines they have, and about locals that
// may be empty. Function names are those of flowgraph.c.
#include "core/base/errors.h"
#include "core/compiler/flow_graph.h"

namespace ouro {
namespace {

// ---- resolve_line_numbers

// Leaves the function, or goes back in a loop: both need a line of their own.
bool is_exit_or_eval_check_without_line(const FlowGraph& graph, BlockId id) {
  const FlowBlock& block = graph.block(id);
  const FlowInstruction* last = block.last();
  if (last == nullptr || !block.has_no_line()) return false;
  return block.exits() || last->is(Opcode::JUMP_BACKWARD);
}

// An implicit `return None` belongs to the line that was left last: each jump to it gets its own.
void duplicate_exits_without_line(FlowGraph& graph) {
  graph.for_each([&](BlockId, FlowBlock& block) {
    FlowInstruction* last = block.last();
    if (last == nullptr || !last->is_jump()) return;
    const BlockId target = graph.nonempty(last->target);
    if (target == kNoBlock || !is_exit_or_eval_check_without_line(graph, target)) return;
    if (graph.block(target).predecessors <= 1) return;
    const BlockId copy = graph.new_block();
    FlowBlock& original = graph.block(target);
    FlowBlock& copied = graph.block(copy);
    copied.instructions = original.instructions;
    copied.instructions.front().span = last->span;
    copied.next = original.next;
    copied.predecessors = 1;
    copied.is_target = true;
    original.next = copy;
    --original.predecessors;
    last->target = copy;
  });
  graph.for_each([&](BlockId, FlowBlock& block) {
    if (block.empty() || block.next == kNoBlock || !block.falls_through()) return;
    if (!is_exit_or_eval_check_without_line(graph, block.next)) return;
    graph.block(block.next).instructions.front().span = block.last()->span;
  });
}

void give_line(FlowGraph& graph, BlockId id, const SourceSpan& span) {
  FlowBlock& block = graph.block(id);
  if (block.predecessors != 1 || block.empty()) return;
  FlowInstruction& first = block.instructions.front();
  if (!first.has_line()) first.span = span;
}

void propagate_line_numbers(FlowGraph& graph) {
  graph.for_each([&](BlockId, FlowBlock& block) {
    if (block.empty()) return;
    SourceSpan span;
    for (FlowInstruction& instruction : block.instructions) {
      if (!instruction.has_line()) instruction.span = span;
      span = instruction.span;
    }
    if (block.falls_through() && block.next != kNoBlock) give_line(graph, block.next, span);
    if (block.last()->is_jump()) give_line(graph, block.last()->target, span);
  });
}

// ---- push_cold_blocks_to_end

// Marks what can be reached from the blocks in `work`, through blocks that are not warm.
void spread(FlowGraph& graph, std::vector<BlockId> work, bool FlowBlock::*mark) {
  const auto reach = [&](BlockId id) {
    FlowBlock& block = graph.block(id);
    if (block.visited || (mark == &FlowBlock::cold && block.warm)) return;
    block.visited = true;
    work.push_back(id);
  };
  for (const BlockId id : work) graph.block(id).visited = true;
  while (!work.empty()) {
    FlowBlock& block = graph.block(work.back());
    work.pop_back();
    block.*mark = true;
    if (block.next != kNoBlock && block.falls_through()) reach(block.next);
    for (const FlowInstruction& instruction : block.instructions) {
      if (instruction.is_jump()) reach(instruction.target);
    }
  }
}

void mark_cold(FlowGraph& graph) {
  graph.clear_visited();
  spread(graph, {FlowGraph::entry()}, &FlowBlock::warm);
  graph.clear_visited();
  std::vector<BlockId> handlers;
  graph.for_each([&](BlockId id, FlowBlock& block) {
    if (block.is_handler && !block.warm) handlers.push_back(id);
  });
  spread(graph, std::move(handlers), &FlowBlock::cold);
}

// A cold block that runs on into a warm one must jump there when it moves away.
void add_explicit_jumps(FlowGraph& graph) {
  graph.for_each([&](BlockId, FlowBlock& block) {
    if (!block.cold || !block.falls_through() || block.next == kNoBlock) return;
    if (!graph.block(block.next).warm) return;
    const BlockId id = graph.new_block();
    FlowBlock& added = graph.block(id);
    FlowInstruction& jump = added.instructions.emplace_back();
    jump.opcode = Opcode::JUMP;
    jump.target = block.next;
    graph.block(block.next).is_target = true;
    added.cold = true;
    added.predecessors = 1;
    added.next = block.next;
    block.next = id;
  });
}

// ---- mark_unbound_loads

// CPython follows only so many locals from block to block; later ones count as empty at each start.
constexpr size_t kTrackedLocals = 64;

class UnboundMarker {
 public:
  UnboundMarker(FlowGraph& graph, size_t local_count)
      : graph_(graph), local_count_(local_count), unsafe_(graph.size()), queued_(graph.size()) {}

  void run(size_t parameter_count) {
    std::vector<bool> at_start(local_count_, true);
    for (size_t i = 0; i < parameter_count; ++i) at_start[i] = false;
    merge(FlowGraph::entry(), at_start);
    while (!work_.empty()) {
      const BlockId id = work_.back();
      work_.pop_back();
      queued_[index(id)] = false;
      scan(graph_.block(id), unsafe_[index(id)]);
    }
  }

 private:
  static size_t index(BlockId id) { return static_cast<size_t>(id); }

  // The locals of `unsafe` may be empty when `id` is entered.
  void merge(BlockId id, const std::vector<bool>& unsafe) {
    std::vector<bool>& known = unsafe_[index(id)];
    bool grows = known.empty();
    if (known.empty()) known.resize(local_count_);
    for (size_t i = 0; i < local_count_; ++i) {
      if (!unsafe[i] || known[i]) continue;
      known[i] = true;
      grows = true;
    }
    if (!grows || queued_[index(id)]) return;
    queued_[index(id)] = true;
    work_.push_back(id);
  }

  void scan(FlowBlock& block, std::vector<bool> unsafe) {
    for (size_t i = kTrackedLocals; i < local_count_; ++i) unsafe[i] = true;
    BlockId handler = kNoBlock;
    bool changed = true;
    for (FlowInstruction& instruction : block.instructions) {
      // A handler is entered with what holds at any instruction that it covers.
      if (instruction.handler != kNoBlock && (changed || instruction.handler != handler)) {
        merge(instruction.handler, unsafe);
      }
      handler = instruction.handler;
      changed = note(instruction, unsafe);
    }
    if (block.next != kNoBlock && block.falls_through()) merge(block.next, unsafe);
    if (block.last() != nullptr && block.last()->is_jump()) merge(block.last()->target, unsafe);
  }

  // What the instruction does to its local; true when that changed something.
  static bool note(FlowInstruction& instruction, std::vector<bool>& unsafe) {
    if (instruction.pseudo != Pseudo::None) return false;
    bool empties = instruction.may_be_empty;
    switch (instruction.opcode) {
      case Opcode::DELETE_FAST:
      case Opcode::LOAD_FAST_AND_CLEAR:
        empties = true;
        break;
      case Opcode::LOAD_FAST:
        if (unsafe[instruction.operand]) instruction.may_be_unbound = true;
        break;
      case Opcode::STORE_FAST:
        break;
      default:
        return false;
    }
    const bool changed = unsafe[instruction.operand] != empties;
    unsafe[instruction.operand] = empties;
    return changed;
  }

  FlowGraph& graph_;
  const size_t local_count_;
  std::vector<std::vector<bool>> unsafe_;
  std::vector<bool> queued_;
  std::vector<BlockId> work_;
};

}  // namespace

void resolve_line_numbers(FlowGraph& graph) {
  duplicate_exits_without_line(graph);
  propagate_line_numbers(graph);
}

void push_cold_blocks_to_end(FlowGraph& graph) {
  mark_cold(graph);
  add_explicit_jumps(graph);
  CHECK(!graph.block(FlowGraph::entry()).cold);
  std::vector<BlockId> warm, cold;
  graph.for_each([&](BlockId id, FlowBlock& block) { (block.cold ? cold : warm).push_back(id); });
  if (cold.empty()) return;
  warm.insert(warm.end(), cold.begin(), cold.end());
  for (size_t i = 0; i < warm.size(); ++i) {
    graph.block(warm[i]).next = i + 1 < warm.size() ? warm[i + 1] : kNoBlock;
  }
  remove_redundant_nops_and_jumps(graph);
}

void mark_unbound_loads(FlowGraph& graph, size_t local_count, size_t parameter_count) {
  if (local_count != 0) UnboundMarker(graph, local_count).run(parameter_count);
}

}  // namespace ouro
