// From blocks to a CodeUnit: slots, the instructions before the first line, the exception table.
#include "core/compiler/assembler.h"

#include <utility>

#include "core/base/errors.h"
#include "core/bytecode/code_builder.h"
#include "core/compiler/borrowed_loads.h"

namespace ouro {
namespace {

bool is_deref(Opcode opcode) {
  switch (opcode) {
    case Opcode::MAKE_CELL:
    case Opcode::LOAD_CLOSURE:
    case Opcode::LOAD_DEREF:
    case Opcode::LOAD_CLASSDEREF:
    case Opcode::STORE_DEREF:
    case Opcode::DELETE_DEREF:
      return true;
    default:
      return false;
  }
}

class Assembler {
 public:
  Assembler(const FunctionUnit& unit, const VersionProfile& profile)
      : unit_(unit), profile_(profile), graph_(unit.code) {}

  std::shared_ptr<CodeUnit> run(const std::string& file_name) {
    run_passes();
    CodeUnit& result = builder_.unit();
    result.name = unit_.name;
    result.qualified_name = unit_.qualified_name;
    result.file_name = file_name;
    result.first_line = unit_.first_line;
    result.flags = flags();
    result.argument_count = unit_.argument_count;
    result.positional_only_count = unit_.positional_only_count;
    result.keyword_only_count = unit_.keyword_only_count;
    result.names = unit_.names;
    lay_out_slots(result);
    if (unit_.is_optimized()) builder_.add_constant(unit_.constants.front());
    append_prefix();
    append_blocks();
    return std::make_shared<CodeUnit>(builder_.finish());
  }

 private:
  void run_passes() {
    label_exception_targets(graph_);
    optimize_flow(graph_, unit_.truths, profile_);
    mark_unbound_loads(graph_, unit_.locals.size(), unit_.block.parameters.size());
    push_cold_blocks_to_end(graph_);
    resolve_line_numbers(graph_);
    calculate_stack_depth(graph_);
    remove_redundant_nops_and_jumps(graph_);
    if (profile_.borrowed_loads) borrow_loads(graph_, profile_);
  }

  uint32_t flags() const {
    uint32_t flags = 0;
    if (!unit_.is_optimized()) return flags;
    flags |= kCodeOptimized | kCodeNewLocals;
    if (unit_.block.nested) flags |= kCodeNested;
    if (unit_.block.generator) flags |= kCodeGenerator;
    if (unit_.block.has_varargs) flags |= kCodeVarArgs;
    if (unit_.block.has_varkeywords) flags |= kCodeVarKeywords;
    return flags;
  }

  // Locals, cells, free variables. deref_slots_[i] is the slot of cell or free variable i.
  void lay_out_slots(CodeUnit& result) {
    for (const std::string_view name : unit_.locals) {
      result.slots.push_back({std::string(name), Slot::Kind::Local});
    }
    for (const std::string_view name : unit_.cells) {
      const auto local = unit_.local_numbers.find(name);
      if (local != unit_.local_numbers.end() && profile_.cells_in_argument_slots) {
        result.slots[local->second].kind = Slot::Kind::LocalCell;
        deref_slots_.push_back(local->second);
        continue;
      }
      deref_slots_.push_back(static_cast<uint32_t>(result.slots.size()));
      result.slots.push_back({std::string(name), Slot::Kind::Cell});
    }
    for (const std::string_view name : unit_.frees) {
      deref_slots_.push_back(static_cast<uint32_t>(result.slots.size()));
      result.slots.push_back({std::string(name), Slot::Kind::Free});
    }
  }

  // What comes before the first instruction of the tree, in CPython's order.
  void append_prefix() {
    const SourceSpan span{unit_.is_optimized() ? unit_.first_line : 0, 0, 0, 0};
    if (!unit_.frees.empty()) {
      builder_.append(Opcode::COPY_FREE_VARS, static_cast<uint32_t>(unit_.frees.size()), span);
    }
    for (size_t i = 0; i < unit_.cells.size(); ++i) append_cell(i, span);
    if (unit_.block.generator) builder_.append(Opcode::RETURN_GENERATOR, 0, span);
  }

  // An argument that is a cell has its own slot, or is moved into the cell's.
  void append_cell(size_t cell, const SourceSpan& span) {
    const uint32_t slot = deref_slots_[cell];
    const auto local = unit_.local_numbers.find(unit_.cells[cell]);
    const bool is_argument =
        local != unit_.local_numbers.end() && local->second < unit_.block.parameters.size();
    if (is_argument && local->second != slot) {
      builder_.append(Opcode::LOAD_FAST_AND_CLEAR, local->second, span);
      builder_.append(Opcode::STORE_FAST, slot, span);
    }
    builder_.append(Opcode::MAKE_CELL, slot, span);
  }

  void append_blocks() {
    for (size_t i = 0; i < graph_.size(); ++i) labels_.push_back(builder_.new_label());
    graph_.for_each([&](BlockId id, FlowBlock& block) {
      builder_.bind(labels_[static_cast<size_t>(id)]);
      for (const FlowInstruction& instruction : block.instructions) {
        cover(instruction.handler);
        append(instruction);
      }
    });
    cover(kNoBlock);
  }

  // From here on `handler` catches exceptions.
  void cover(BlockId handler) {
    if (handler == handler_) return;
    const CodeBuilder::Label here = builder_.new_label();
    builder_.bind(here);
    if (handler_ != kNoBlock) {
      const FlowBlock& block = graph_.block(handler_);
      const int pushed = block.pushes_lasti ? 2 : 1;
      CHECK(block.start_depth >= pushed);
      builder_.add_exception_range(covered_from_, here, labels_[static_cast<size_t>(handler_)],
                                   static_cast<uint32_t>(block.start_depth - pushed),
                                   block.pushes_lasti);
    }
    handler_ = handler;
    covered_from_ = here;
  }

  void append(const FlowInstruction& instruction) {
    if (instruction.pseudo == Pseudo::EndFor) return;
    CHECK(instruction.pseudo == Pseudo::None);
    if (instruction.is_jump()) {
      const CodeBuilder::Label target = labels_[static_cast<size_t>(instruction.target)];
      return builder_.append_jump(instruction.opcode, target, instruction.span);
    }
    uint32_t operand = instruction.operand;
    Opcode opcode = instruction.opcode;
    if (is_deref(opcode)) operand = deref_slots_[operand];
    if (opcode == Opcode::LOAD_CONST) {
      operand = builder_.add_constant(unit_.constants[operand]);
      if (profile_.borrowed_constants) opcode = Opcode::LOAD_CONST_BORROW;
    }
    builder_.append(opcode, operand, instruction.span);
  }

  const FunctionUnit& unit_;
  const VersionProfile& profile_;
  FlowGraph graph_;
  CodeBuilder builder_;
  std::vector<uint32_t> deref_slots_;
  std::vector<CodeBuilder::Label> labels_;
  BlockId handler_ = kNoBlock;
  CodeBuilder::Label covered_from_{};
};

}  // namespace

std::shared_ptr<CodeUnit> assemble(const FunctionUnit& unit, const std::string& file_name,
                                   const VersionProfile& profile) {
  return Assembler(unit, profile).run(file_name);
}

}  // namespace ouro
