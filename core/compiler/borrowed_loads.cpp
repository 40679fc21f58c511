// Abstract interpretation of the value stack, block by block. See borrowed_loads.h.
#include "core/compiler/borrowed_loads.h"

#include <utility>

#include "core/base/errors.h"

namespace ouro {
namespace {

constexpr int kNoInstruction = -1;
constexpr int kNoLocal = -1;
constexpr uint32_t kFusedLocals = 16;  // A fused instruction has four bits for each local.

// An entry of the value stack: who pushed it, and which local it comes from.
struct StackEntry {
  int instruction = kNoInstruction;
  int local = kNoLocal;
};

class BlockWalk {
 public:
  BlockWalk(FlowBlock& block, const VersionProfile& profile)
      : block_(block), profile_(profile), owns_(block.instructions.size(), false) {
    stack_.resize(static_cast<size_t>(block.start_depth));
    fuse_neighbours();
  }

  // Rewrites the loads of the block.
  void run() {
    for (size_t i = 0; i < block_.instructions.size(); ++i) interpret(static_cast<int>(i));
    for (const StackEntry& entry : stack_) keep(entry);
    for (size_t i = 0; i < block_.instructions.size(); ++i) rewrite(i);
  }

 private:
  // partner_[i]: the load that is fused with load i, or i itself.
  void fuse_neighbours() {
    const std::vector<FlowInstruction>& code = block_.instructions;
    partner_.resize(code.size());
    for (size_t i = 0; i < code.size(); ++i) partner_[i] = i;
    for (size_t i = 0; i + 1 < code.size(); ++i) {
      if (!is_fusible(code[i]) || !is_fusible(code[i + 1])) continue;
      if (code[i].span.line != code[i + 1].span.line && code[i].has_line() &&
          code[i + 1].has_line()) {
        continue;
      }
      const bool first_loads = code[i].opcode == Opcode::LOAD_FAST;
      const bool second_loads = code[i + 1].opcode == Opcode::LOAD_FAST;
      if (first_loads && !second_loads) continue;
      if (first_loads) {
        partner_[i] = i + 1;
        partner_[i + 1] = i;
      } else if (second_loads) {
        owns_[i + 1] = true;
      }
      ++i;
    }
  }

  static bool is_fusible(const FlowInstruction& instruction) {
    if (instruction.operand >= kFusedLocals) return false;
    if (instruction.is(Opcode::LOAD_FAST)) return !instruction.may_be_unbound;
    return instruction.is(Opcode::STORE_FAST) && !instruction.may_be_empty;
  }

  StackEntry pop() {
    CHECK(!stack_.empty());
    const StackEntry entry = stack_.back();
    stack_.pop_back();
    return entry;
  }

  void push(int instruction, int local = kNoLocal) { stack_.push_back({instruction, local}); }

  void keep(const StackEntry& entry) {
    if (entry.instruction != kNoInstruction) owns_[static_cast<size_t>(entry.instruction)] = true;
  }

  // The local lets go of its object: references borrowed from it must own.
  void kill_local(int local) {
    for (const StackEntry& entry : stack_) {
      if (entry.local == local) keep(entry);
    }
  }

  void interpret(int index) {
    const FlowInstruction& instruction = block_.instructions[static_cast<size_t>(index)];
    const int local = static_cast<int>(instruction.operand);
    const size_t depth = stack_.size() - instruction.operand;
    switch (instruction.opcode) {
      case Opcode::LOAD_FAST:
        return push(index, local);
      case Opcode::LOAD_FAST_AND_CLEAR:
        kill_local(local);
        return push(index);
      case Opcode::DELETE_FAST:
        return kill_local(local);
      case Opcode::STORE_FAST: {
        const StackEntry stored = pop();
        kill_local(local);
        return keep(stored);
      }
      case Opcode::COPY:
        return stack_.push_back(StackEntry(stack_[depth]));
      case Opcode::SWAP:
        return std::swap(stack_[depth], stack_.back());
      default:
        return interpret_other(index, instruction);
    }
  }

  void interpret_other(int index, const FlowInstruction& instruction) {
    switch (instruction.opcode) {
      case Opcode::LOAD_METHOD:
      case Opcode::LOAD_SUPER_METHOD: {
        const StackEntry self = pop();
        if (instruction.opcode == Opcode::LOAD_SUPER_METHOD) {
          pop();
          pop();
        }
        push(index);
        return stack_.push_back(self);
      }
      case Opcode::BEFORE_WITH: {
        const StackEntry manager = pop();
        push(index);
        stack_.push_back(manager);  // self of __exit__
        return push(index);
      }
      case Opcode::END_SEND: {
        const StackEntry result = pop();
        pop();
        return stack_.push_back(result);
      }
      case Opcode::GET_YIELD_FROM_ITER:
        return;  // May leave its operand where it is.
      case Opcode::GET_ITER:
        // What stays on the stack here is still there when the loop begins, so it owns.
        if (profile_.for_iterable_owned) keep(stack_.back());
        break;
      default:
        break;
    }
    const StackUse use = stack_use(instruction.opcode, instruction.operand);
    for (int i = 0; i < use.pops; ++i) pop();
    for (int i = 0; i < use.pushes; ++i) push(index);
  }

  void rewrite(size_t index) {
    FlowInstruction& instruction = block_.instructions[index];
    if (owns_[index] || owns_[partner_[index]]) return;
    if (instruction.is(Opcode::LOAD_FAST) && !instruction.may_be_unbound) {
      instruction.opcode = Opcode::LOAD_FAST_BORROW;
    }
  }

  FlowBlock& block_;
  const VersionProfile& profile_;
  std::vector<StackEntry> stack_;
  std::vector<bool> owns_;
  std::vector<size_t> partner_;
};

// The blocks that normal flow reaches from the entry.
class Traversal {
 public:
  Traversal(FlowGraph& graph, const VersionProfile& profile) : graph_(graph), profile_(profile) {}

  void run() {
    graph_.clear_visited();
    reach(FlowGraph::entry());
    while (!work_.empty()) {
      FlowBlock& block = graph_.block(work_.back());
      work_.pop_back();
      if (block.start_depth < 0) continue;
      BlockWalk(block, profile_).run();
      const bool stops = block.empty() && profile_.borrow_stops_at_while_true;
      if (!stops && block.falls_through()) reach(block.next);
      if (block.last() != nullptr && block.last()->is_jump()) reach(block.last()->target);
    }
  }

 private:
  void reach(BlockId id) {
    if (id == kNoBlock || graph_.block(id).visited) return;
    graph_.block(id).visited = true;
    work_.push_back(id);
  }

  FlowGraph& graph_;
  const VersionProfile& profile_;
  std::vector<BlockId> work_;
};

}  // namespace

void borrow_loads(FlowGraph& graph, const VersionProfile& profile) {
  Traversal(graph, profile).run();
}

}  // namespace ouro
