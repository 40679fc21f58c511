// flow_graph.h - the code of one function as basic blocks, between generator and code builder.
//
// The generator writes a straight InstructionSequence with labels; the FlowGraph cuts it into
// blocks. A block starts where a jump arrives and ends after a jump, return or raise. The passes
// over it are those of CPython's flowgraph.c in the same order (optimize_code), because what they
// do can be seen: where `__bool__` is called, when an old value is released, which line an event
// has, and, since 3.14, which loads borrow. A block that became unreachable stays as an empty
// block, as it does there.
//
// Three pseudo instructions say which code an exception handler covers: the Setup ones begin a
// covered region and name its handler, PopBlock ends the innermost. They become the exception
// table.
//
// Of the two jumps without a condition JUMP_BACKWARD is the one of loops, also of `break`: it may
// still turn out to go ahead. JUMP only joins paths (CPython's JUMP_NO_INTERRUPT).
//
// Where a value that is tested may be the result (`a and b`), rows from 3.12 on test a copy and pop
// the value behind the jump; elder ones have an instruction that does both.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "core/base/source_span.h"
#include "core/bytecode/opcode.h"
#include "core/profiles/version_profile.h"

namespace ouro {

enum class Pseudo : uint8_t {
  None,
  SetupFinally,  // The handler finds the exception on the stack.
  SetupCleanup,  // The handler finds the index of the raising instruction and the exception.
  SetupWith,     // As SetupCleanup; the top entry (the result of __enter__) is not kept.
  PopBlock,
  EndFor,  // Where an exhausted loop goes on; keeps its block from being empty, as END_FOR does.
};

using BlockId = int32_t;
constexpr BlockId kNoBlock = -1;

struct FlowInstruction {
  Opcode opcode = Opcode::NOP;
  Pseudo pseudo = Pseudo::None;
  bool may_be_empty = false;    // STORE_FAST of what LOAD_FAST_AND_CLEAR took.
  bool may_be_unbound = false;  // LOAD_FAST of a local that may be empty (LOAD_FAST_CHECK).
  uint32_t operand = 0;
  // The target of a jump or Setup: a label in a sequence, a block in a graph.
  int32_t target = kNoBlock;
  BlockId handler = kNoBlock;  // Who catches what this instruction raises.
  SourceSpan span;

  bool is(Opcode other) const { return pseudo == Pseudo::None && opcode == other; }
  bool is_nop() const { return is(Opcode::NOP); }
  bool is_plain_jump() const { return is(Opcode::JUMP) || is(Opcode::JUMP_BACKWARD); }
  bool is_jump() const { return pseudo == Pseudo::None && has_jump_target(opcode); }
  bool is_setup() const {
    return pseudo == Pseudo::SetupFinally || pseudo == Pseudo::SetupCleanup ||
           pseudo == Pseudo::SetupWith;
  }
  bool ends_flow() const { return pseudo == Pseudo::None && ouro::ends_flow(opcode); }
  bool has_line() const { return span.line != 0; }
  void become_nop();
};

class InstructionSequence {
 public:
  using Label = int32_t;

  Label new_label();
  void bind(Label label);
  FlowInstruction& append(Opcode opcode, uint32_t operand, SourceSpan span);
  void append_jump(Opcode opcode, Label target, SourceSpan span);
  void append_setup(Pseudo pseudo, Label handler, SourceSpan span);
  void append_pseudo(Pseudo pseudo, SourceSpan span);

 private:
  friend class FlowGraph;
  std::vector<FlowInstruction> instructions_;
  std::vector<uint32_t> label_positions_;
};

struct FlowBlock {
  std::vector<FlowInstruction> instructions;
  BlockId next = kNoBlock;  // The block that follows in the layout.
  int start_depth = -1;     // Stack entries on entry; -1 when no path leads here.
  int predecessors = 0;
  bool is_target = false;
  bool is_handler = false;
  bool pushes_lasti = false;  // Of a handler.
  bool visited = false;
  bool warm = false;  // Reached without an exception.
  bool cold = false;  // Reached through a handler only.

  bool empty() const { return instructions.empty(); }
  FlowInstruction* last() { return empty() ? nullptr : &instructions.back(); }
  const FlowInstruction* last() const { return empty() ? nullptr : &instructions.back(); }
  bool falls_through() const { return empty() || !instructions.back().ends_flow(); }
  // Ends by a return or raise.
  bool exits() const;
  bool has_no_line() const;
};

class FlowGraph {
 public:
  explicit FlowGraph(const InstructionSequence& sequence);

  FlowBlock& block(BlockId id) { return blocks_[static_cast<size_t>(id)]; }
  const FlowBlock& block(BlockId id) const { return blocks_[static_cast<size_t>(id)]; }
  size_t size() const { return blocks_.size(); }
  static constexpr BlockId entry() { return 0; }
  BlockId new_block();
  // The first block with instructions, from `id` on.
  BlockId nonempty(BlockId id) const;
  void clear_visited();

  // Calls `visit(id, block)` for each block in layout order.
  template <typename Visit>
  void for_each(Visit visit) {
    for (BlockId id = entry(); id != kNoBlock; id = block(id).next) visit(id, block(id));
  }

 private:
  std::deque<FlowBlock> blocks_;
};

// ---- The passes, in the order in which they run.

// Notes at each instruction who catches its exceptions; PopBlock is gone afterwards.
void label_exception_targets(FlowGraph& graph);
// `truths[i]`: the truth of constant i, and whether it is None.
struct ConstantTruth {
  bool is_true = false;
  bool is_none = false;
};
void optimize_flow(FlowGraph& graph, const std::vector<ConstantTruth>& truths,
                   const VersionProfile& profile);
// Marks loads of locals that may be empty. The first `parameter_count` locals are not at the start.
void mark_unbound_loads(FlowGraph& graph, size_t local_count, size_t parameter_count);
void push_cold_blocks_to_end(FlowGraph& graph);
// What has no line takes that of the code before it, where only one path leads.
void resolve_line_numbers(FlowGraph& graph);
// Fills in start_depth; the Setup instructions are gone afterwards.
void calculate_stack_depth(FlowGraph& graph);
void remove_redundant_nops_and_jumps(FlowGraph& graph);

}  // namespace ouro
