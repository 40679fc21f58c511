// Blocks, symbols and mangling; the passes are in symbol_collector.cpp and scope_analysis.cpp.
#include "core/compiler/symbol_table.h"

#include "core/compiler/scope_analysis.h"
#include "core/compiler/symbol_collector.h"
#include "core/profiles/syntax_rules.h"

namespace ouro {

Symbol* Block::find(std::string_view symbol_name) {
  const auto place = index_.find(symbol_name);
  return place == index_.end() ? nullptr : &symbols[place->second];
}

const Symbol* Block::find(std::string_view symbol_name) const {
  const auto place = index_.find(symbol_name);
  return place == index_.end() ? nullptr : &symbols[place->second];
}

Symbol& Block::add(std::string_view symbol_name) {
  const auto [place, is_new] = index_.try_emplace(symbol_name, symbols.size());
  if (is_new) symbols.push_back({symbol_name});
  return symbols[place->second];
}

NameScope Block::scope_of(std::string_view symbol_name) const {
  const Symbol* symbol = find(symbol_name);
  return symbol == nullptr ? NameScope::Unknown : symbol->scope;
}

Block* SymbolTable::make_block(const void* node) {
  Block* block = &blocks_.emplace_back();
  by_node_[node] = block;
  return block;
}

Block& SymbolTable::block_of(const void* node) const {
  const auto place = by_node_.find(node);
  CHECK(place != by_node_.end());
  return *place->second;
}

std::string_view SymbolTable::mangle(std::string_view class_name, std::string_view name) {
  if (class_name.empty() || name.substr(0, 2) != "__") return name;
  if (name.size() >= 4 && name.substr(name.size() - 2) == "__") return name;
  if (name.find('.') != std::string_view::npos) return name;  // `import __a.b` binds no `__a.b`.
  const size_t start = class_name.find_first_not_of('_');
  if (start == std::string_view::npos) return name;  // A class named only by underscores.
  std::string mangled = "_";
  mangled += class_name.substr(start);
  mangled += name;
  return mangled_.emplace_back(std::move(mangled));
}

Result<std::unique_ptr<SymbolTable>> SymbolTable::build(const Ast& tree,
                                                        const VersionProfile& profile,
                                                        bool future_annotations) {
  auto table = std::make_unique<SymbolTable>();
  SymbolCollector collector(*table, profile.lazy_annotations || future_annotations,
                            syntax_rules(profile).parameter);
  std::optional<Diagnostic> error = collector.run(tree);
  if (!error) error = ScopeAnalysis(*table, profile.inlined_comprehensions).run();
  if (error) return *error;
  return table;
}

}  // namespace ouro
