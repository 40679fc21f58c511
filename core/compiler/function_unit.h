// function_unit.h - what the generator knows about the function, class body or module it is in.
//
// Units nest like the blocks of the symbol table. Locals get their slots in the order in which code
// first mentions them, as in CPython's co_varnames, because a frame releases them in slot order.
// Cells and free variables are numbered together, by name, and get their slots from the assembler.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytecode/code_unit.h"
#include "core/compiler/flow_graph.h"
#include "core/compiler/symbol_table.h"

namespace ouro {

// What `return`, `break` and `continue` must leave in order, the innermost last (CPython's fblock).
struct FrameBlock {
  enum class Kind : uint8_t {
    WhileLoop,
    ForLoop,
    TryExcept,
    FinallyTry,  // In a body whose `finally` is still to run.
    FinallyEnd,  // In the `finally` of a raised exception.
    With,
    HandlerCleanup,  // In an except clause; `handler` when it has a name.
    PopValue,        // A value waits on the stack.
  };
  Kind kind{};
  InstructionSequence::Label start = 0;
  InstructionSequence::Label exit = 0;
  SourceSpan span;
  ast::Sequence<ast::Stmt> final_body;
  const ast::ExceptHandler* handler = nullptr;
};

struct FunctionUnit {
  explicit FunctionUnit(Block& symbols) : block(symbols) {}

  Block& block;
  std::string name;
  std::string qualified_name;
  std::string_view class_name;  // For mangling.
  uint32_t first_line = 1;
  uint32_t line = 0;  // that the statement being generated has come to, see CodeGenerator::placed
  uint32_t argument_count = 0;
  uint32_t positional_only_count = 0;
  uint32_t keyword_only_count = 0;

  InstructionSequence code;
  std::vector<Constant> constants;
  std::vector<ConstantTruth> truths;  // One for each constant.
  std::map<std::string, uint32_t> constant_numbers;
  std::vector<std::string> names;
  std::map<std::string_view, uint32_t> name_numbers;
  std::vector<std::string_view> locals;
  std::map<std::string_view, uint32_t> local_numbers;
  std::vector<std::string_view> cells;  // Sorted.
  std::vector<std::string_view> frees;  // Sorted.
  std::vector<FrameBlock> frame_blocks;

  // While an inlined comprehension is generated: how many are open, what names mean meanwhile, and
  // which names of a module or class body are locals.
  int inlined_comprehensions = 0;
  std::map<std::string_view, Symbol> overrides;
  std::set<std::string_view> fast_hidden;
  std::set<std::string_view> static_attributes;  // Of a class: `self.x = ...` in its methods.

  uint32_t constant_number(const Constant& constant);
  uint32_t name_number(std::string_view mangled);
  uint32_t local_number(std::string_view mangled);
  // The number of a cell or free variable.
  uint32_t deref_number(std::string_view mangled) const;
  const Symbol* symbol(std::string_view mangled) const;
  bool is_optimized() const { return block.is_function(); }
};

// Fills in parameters, cells and free variables of a new unit.
void set_up_slots(FunctionUnit& unit);

}  // namespace ouro
