// See scope_analysis.h. Function names are those of symtable.c.
#include "core/compiler/scope_analysis.h"

#include <string>

namespace ouro {
namespace {

bool is_free_in_any_child(const Block& block, std::string_view name) {
  for (const Block* child : block.children) {
    if (child->scope_of(name) == NameScope::Free) return true;
  }
  return false;
}

}  // namespace

std::optional<Diagnostic> ScopeAnalysis::run() {
  Names free;
  analyze_block(table_.top(), nullptr, {}, free);
  return error_;
}

void ScopeAnalysis::fail(const Block& block, std::string_view name, std::string message) {
  if (error_) return;
  SourceSpan span = block.span;
  for (const Directive& directive : table_.directives_) {
    if (directive.block == &block && directive.name == name) {
      span = directive.span;
      break;
    }
  }
  error_ = Diagnostic{"SyntaxError", std::move(message), span};
}

void ScopeAnalysis::analyze_block(Block& block, const Names* bound, const Names& global,
                                  Names& free) {
  Scopes scopes;
  Names local, new_global, new_bound, new_free, inlined_cells;
  Names own_bound = bound != nullptr ? *bound : Names();
  Names own_global = global;
  Names* own_bound_or_null = bound != nullptr ? &own_bound : nullptr;
  const bool is_class = block.kind == BlockKind::Class;
  if (is_class) {
    // What the class body itself binds or declares does not reach its methods.
    new_global = own_global;
    new_bound = own_bound;
  }
  for (const Symbol& symbol : block.symbols) {
    analyze_name(block, symbol, scopes, own_bound_or_null, local, own_global, new_free);
  }
  if (is_class) {
    new_bound.insert("__class__");
  } else {
    if (block.is_function()) new_bound = local;
    new_bound.insert(own_bound.begin(), own_bound.end());
    new_global = own_global;
  }
  for (Block* child : block.children) {
    Names child_free;
    analyze_child(*child, new_bound, new_global, child_free);
    const bool is_inlined = inlines_comprehensions_ &&
                            child->comprehension != ComprehensionKind::None && !child->generator;
    if (is_inlined) {
      inline_comprehension(block, *child, scopes, child_free, inlined_cells);
      child->inlined = true;
    }
    new_free.insert(child_free.begin(), child_free.end());
    if (child->has_free) block.has_free = true;
  }
  splice_inlined_children(block);
  if (block.is_function()) {
    analyze_cells(scopes, new_free, inlined_cells);
  } else if (is_class && new_free.erase("__class__") != 0) {
    block.needs_class_closure = true;
  }
  update_symbols(block, scopes, own_bound_or_null, new_free, inlined_cells);
  free.insert(new_free.begin(), new_free.end());
}

// Siblings must not see what the analysis of one of them changes.
void ScopeAnalysis::analyze_child(Block& child, const Names& bound, const Names& global,
                                  Names& free) {
  analyze_block(child, &bound, global, free);
}

void ScopeAnalysis::analyze_name(Block& block, const Symbol& symbol, Scopes& scopes, Names* bound,
                                 Names& local, Names& global, Names& free) {
  const std::string_view name = symbol.name;
  const std::string quoted = "'" + std::string(name) + "'";
  if ((symbol.flags & kDefGlobal) != 0) {
    if ((symbol.flags & kDefNonlocal) != 0) {
      fail(block, name, "name " + quoted + " is nonlocal and global");
    }
    scopes[name] = NameScope::GlobalExplicit;
    global.insert(name);
    if (bound != nullptr) bound->erase(name);
    return;
  }
  if ((symbol.flags & kDefNonlocal) != 0) {
    if (bound == nullptr) {
      return fail(block, name, "nonlocal declaration not allowed at module level");
    }
    if (bound->count(name) == 0) {
      return fail(block, name, "no binding for nonlocal " + quoted + " found");
    }
  } else if ((symbol.flags & kDefBound) != 0) {
    scopes[name] = NameScope::Local;
    local.insert(name);
    global.erase(name);
    return;
  }
  if (bound != nullptr && bound->count(name) != 0) {
    scopes[name] = NameScope::Free;
    block.has_free = true;
    free.insert(name);
    return;
  }
  if (block.nested && global.count(name) == 0) block.has_free = true;
  scopes[name] = NameScope::GlobalImplicit;
}

// The comprehension's names become names of the block, unless the block has its own of that name.
void ScopeAnalysis::inline_comprehension(Block& block, Block& comprehension, Scopes& scopes,
                                         Names& child_free, Names& inlined_cells) {
  const bool in_class = block.kind == BlockKind::Class;
  for (const Symbol& symbol : comprehension.symbols) {
    if ((symbol.flags & kDefParam) != 0) continue;
    const std::string_view name = symbol.name;
    if (symbol.scope == NameScope::Cell || (symbol.flags & kDefCompCell) != 0) {
      inlined_cells.insert(name);
    }
    if (Symbol* existing = block.find(name)) {
      // Free in the comprehension and bound in the block: both are now one local.
      if ((existing->flags & kDefBound) != 0 && !in_class &&
          !is_free_in_any_child(comprehension, name)) {
        child_free.erase(name);
      }
      continue;
    }
    NameScope scope = symbol.scope;
    if (scope == NameScope::Free && in_class && name == "__class__") {
      scope = NameScope::GlobalImplicit;
      child_free.erase(name);
    }
    block.add(name).flags = symbol.flags;
    scopes[name] = scope;
  }
}

void ScopeAnalysis::splice_inlined_children(Block& block) {
  std::vector<Block*> children;
  for (Block* child : block.children) {
    if (child->inlined) {
      children.insert(children.end(), child->children.begin(), child->children.end());
    } else {
      children.push_back(child);
    }
  }
  block.children = std::move(children);
}

void ScopeAnalysis::analyze_cells(Scopes& scopes, Names& free, const Names& inlined_cells) {
  for (auto& [name, scope] : scopes) {
    if (scope != NameScope::Local) continue;
    if (free.count(name) == 0 && inlined_cells.count(name) == 0) continue;
    scope = NameScope::Cell;
    free.erase(name);
  }
}

void ScopeAnalysis::update_symbols(Block& block, const Scopes& scopes, const Names* bound,
                                   const Names& free, const Names& inlined_cells) {
  for (Symbol& symbol : block.symbols) {
    const auto place = scopes.find(symbol.name);
    if (place != scopes.end()) symbol.scope = place->second;
    if (inlined_cells.count(symbol.name) != 0) symbol.flags |= kDefCompCell;
  }
  for (const std::string_view name : free) {
    if (Symbol* symbol = block.find(name)) {
      // A method's free variable that is also a name of the class body itself.
      if (block.kind == BlockKind::Class && (symbol->flags & (kDefBound | kDefGlobal)) != 0) {
        symbol->flags |= kDefFreeClass;
      }
      continue;
    }
    if (bound != nullptr && bound->count(name) == 0) continue;
    block.add(name).scope = NameScope::Free;
  }
}

}  // namespace ouro
