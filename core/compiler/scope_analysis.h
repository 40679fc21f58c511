// scope_analysis.h - the second pass of the symbol table: decides what each name is.
//
// As `analyze_block` of symtable.c. A block is given the names bound in the functions around it and
// gives back the names that it needs from there. A local that an inner block needs becomes a cell;
// a class takes `__class__` off the list, because that cell is its own.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "core/compiler/symbol_table.h"

namespace ouro {

class ScopeAnalysis {
 public:
  ScopeAnalysis(SymbolTable& table, bool inlines_comprehensions)
      : table_(table), inlines_comprehensions_(inlines_comprehensions) {}

  std::optional<Diagnostic> run();

 private:
  // Ordered, so that nothing depends on a hash function.
  using Names = std::set<std::string_view>;
  using Scopes = std::map<std::string_view, NameScope>;

  void fail(const Block& block, std::string_view name, std::string message);

  // `bound` is null for the module. Adds what the block needs from outside to `free`.
  void analyze_block(Block& block, const Names* bound, const Names& global, Names& free);
  void analyze_child(Block& child, const Names& bound, const Names& global, Names& free);
  void analyze_name(Block& block, const Symbol& symbol, Scopes& scopes, Names* bound, Names& local,
                    Names& global, Names& free);
  void inline_comprehension(Block& block, Block& comprehension, Scopes& scopes, Names& child_free,
                            Names& inlined_cells);
  static void splice_inlined_children(Block& block);
  static void analyze_cells(Scopes& scopes, Names& free, const Names& inlined_cells);
  static void update_symbols(Block& block, const Scopes& scopes, const Names* bound,
                             const Names& free, const Names& inlined_cells);

  SymbolTable& table_;
  const bool inlines_comprehensions_;
  std::optional<Diagnostic> error_;
};

}  // namespace ouro
