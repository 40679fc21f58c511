// Sequences, blocks, and the passes about exceptions and stack depth. See flow_graph.h.
#include "core/compiler/flow_graph.h"

#include "core/base/errors.h"

namespace ouro {
namespace {

constexpr uint32_t kUnbound = UINT32_MAX;

// The handlers around a point of the program, the innermost last.
using HandlerStack = std::vector<BlockId>;

}  // namespace

void FlowInstruction::become_nop() {
  opcode = Opcode::NOP;
  pseudo = Pseudo::None;
  operand = 0;
  target = kNoBlock;
}

InstructionSequence::Label InstructionSequence::new_label() {
  label_positions_.push_back(kUnbound);
  return static_cast<Label>(label_positions_.size() - 1);
}

void InstructionSequence::bind(Label label) {
  uint32_t& position = label_positions_[static_cast<size_t>(label)];
  CHECK(position == kUnbound);
  position = static_cast<uint32_t>(instructions_.size());
}

FlowInstruction& InstructionSequence::append(Opcode opcode, uint32_t operand, SourceSpan span) {
  FlowInstruction& instruction = instructions_.emplace_back();
  instruction.opcode = opcode;
  instruction.operand = operand;
  instruction.span = span;
  return instruction;
}

void InstructionSequence::append_jump(Opcode opcode, Label target, SourceSpan span) {
  append(opcode, 0, span).target = target;
}

void InstructionSequence::append_setup(Pseudo pseudo, Label handler, SourceSpan span) {
  FlowInstruction& instruction = append(Opcode::NOP, 0, span);
  instruction.pseudo = pseudo;
  instruction.target = handler;
}

void InstructionSequence::append_pseudo(Pseudo pseudo, SourceSpan span) {
  append(Opcode::NOP, 0, span).pseudo = pseudo;
}

bool FlowBlock::exits() const {
  const FlowInstruction* instruction = last();
  return instruction != nullptr && instruction->ends_flow() && !instruction->is_jump();
}

bool FlowBlock::has_no_line() const {
  for (const FlowInstruction& instruction : instructions) {
    if (instruction.has_line()) return false;
  }
  return true;
}

FlowGraph::FlowGraph(const InstructionSequence& sequence) {
  const std::vector<FlowInstruction>& code = sequence.instructions_;
  std::vector<BlockId> block_at(code.size() + 1, kNoBlock);
  for (const FlowInstruction& instruction : code) {
    if (instruction.target == kNoBlock) continue;
    const uint32_t position = sequence.label_positions_[static_cast<size_t>(instruction.target)];
    CHECK(position <= code.size());
    block_at[position] = 0;
  }
  BlockId current = new_block();
  bool starts_block = false;
  for (size_t i = 0; i <= code.size(); ++i) {
    const bool is_target = block_at[i] != kNoBlock;
    if ((is_target && !block(current).empty()) || starts_block) {
      const BlockId next = new_block();
      block(current).next = next;
      current = next;
    }
    block_at[i] = current;
    if (is_target) block(current).is_target = true;
    if (i == code.size()) break;
    block(current).instructions.push_back(code[i]);
    starts_block = code[i].is_jump() || code[i].ends_flow();
  }
  for (FlowBlock& each : blocks_) {
    for (FlowInstruction& instruction : each.instructions) {
      if (instruction.target == kNoBlock) continue;
      const size_t label = static_cast<size_t>(instruction.target);
      instruction.target = block_at[sequence.label_positions_[label]];
    }
  }
}

BlockId FlowGraph::new_block() {
  blocks_.emplace_back();
  return static_cast<BlockId>(blocks_.size() - 1);
}

BlockId FlowGraph::nonempty(BlockId id) const {
  while (id != kNoBlock && block(id).empty()) id = block(id).next;
  return id;
}

void FlowGraph::clear_visited() {
  for (FlowBlock& each : blocks_) each.visited = false;
}

// ---- label_exception_targets

namespace {

class ExceptionLabeller {
 public:
  explicit ExceptionLabeller(FlowGraph& graph) : graph_(graph), stacks_(graph.size()) {}

  void run() {
    graph_.clear_visited();
    reach(FlowGraph::entry(), {});
    while (!work_.empty()) {
      const BlockId id = work_.back();
      work_.pop_back();
      label_block(graph_.block(id), stacks_[static_cast<size_t>(id)]);
    }
  }

 private:
  void reach(BlockId id, const HandlerStack& handlers) {
    if (graph_.block(id).visited) return;
    graph_.block(id).visited = true;
    stacks_[static_cast<size_t>(id)] = handlers;
    work_.push_back(id);
  }

  void label_block(FlowBlock& block, HandlerStack handlers) {
    for (FlowInstruction& instruction : block.instructions) {
      instruction.handler = handlers.empty() ? kNoBlock : handlers.back();
      if (instruction.is_setup()) {
        FlowBlock& handler = graph_.block(instruction.target);
        handler.is_handler = true;
        handler.pushes_lasti = instruction.pseudo != Pseudo::SetupFinally;
        reach(instruction.target, handlers);
        handlers.push_back(instruction.target);
      } else if (instruction.pseudo == Pseudo::PopBlock) {
        CHECK(!handlers.empty());
        handlers.pop_back();
        instruction.become_nop();
      } else if (instruction.is_jump()) {
        reach(instruction.target, handlers);
      }
    }
    if (block.falls_through() && block.next != kNoBlock) reach(block.next, handlers);
  }

  FlowGraph& graph_;
  std::vector<HandlerStack> stacks_;
  std::vector<BlockId> work_;
};

class DepthCalculator {
 public:
  explicit DepthCalculator(FlowGraph& graph) : graph_(graph) {}

  void run() {
    reach(FlowGraph::entry(), 0);
    while (!work_.empty()) {
      const BlockId id = work_.back();
      work_.pop_back();
      walk(graph_.block(id));
    }
  }

 private:
  void reach(BlockId id, int depth) {
    CHECK(depth >= 0);
    FlowBlock& block = graph_.block(id);
    CHECK(block.start_depth == -1 || block.start_depth == depth);
    if (block.start_depth == depth) return;
    block.start_depth = depth;
    work_.push_back(id);
  }

  void walk(FlowBlock& block) {
    int depth = block.start_depth;
    for (FlowInstruction& instruction : block.instructions) {
      if (instruction.is_setup()) {
        const int pushed = instruction.pseudo == Pseudo::SetupFinally ? 1 : 2;
        const int dropped = instruction.pseudo == Pseudo::SetupWith ? 1 : 0;
        reach(instruction.target, depth - dropped + pushed);
        instruction.become_nop();  // It keeps its line: that of `try` or `with`.
        continue;
      }
      if (instruction.is_jump()) {
        reach(instruction.target, depth + stack_effect(instruction.opcode, 0, true));
      }
      depth += stack_effect(instruction.opcode, instruction.operand, false);
    }
    if (block.falls_through()) {
      CHECK(block.next != kNoBlock);
      reach(block.next, depth);
    }
  }

  FlowGraph& graph_;
  std::vector<BlockId> work_;
};

}  // namespace

void label_exception_targets(FlowGraph& graph) {
  ExceptionLabeller(graph).run();
}

void calculate_stack_depth(FlowGraph& graph) {
  DepthCalculator(graph).run();
}

}  // namespace ouro
