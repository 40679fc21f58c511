// symbol_table.h - which name means what, block by block, before any code is generated.
//
// As CPython's symtable.c, in its two passes. The first (symbol_collector.cpp) walks the tree and
// notes in each block how each name is used there: bound, read, declared global or nonlocal. The
// second (scope_analysis.cpp) decides from these notes what each name is: a local, a cell that
// inner functions share, a free variable that comes from outside, or a global.
//
// A Block is a module, a class body, a function, a lambda or a comprehension. The code generator
// enters blocks in the order of the tree and finds each by its node.
// Names are views into the tree or into the table; both must outlive what is made from them. Names
// like `__spam` in a class are kept mangled.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/errors.h"
#include "core/profiles/version_profile.h"
#include "core/syntax/ast_arena.h"

namespace ouro {

// How a name is used in a block; CPython's DEF_* and USE.
enum SymbolFlags : uint32_t {
  kDefGlobal = 1,
  kDefLocal = 2,
  kDefParam = 4,
  kDefNonlocal = 8,
  kUse = 16,
  kDefFreeClass = 64,  // Free in a method, bound or global in the class around it.
  kDefImport = 128,
  kDefAnnotation = 256,
  kDefCompIter = 512,   // A target of a comprehension's `for`.
  kDefCompCell = 2048,  // A cell of a comprehension that was inlined here.
  kDefBound = kDefLocal | kDefParam | kDefImport,
};

enum class NameScope : uint8_t { Unknown, Local, GlobalExplicit, GlobalImplicit, Free, Cell };

struct Symbol {
  std::string_view name;
  uint32_t flags = 0;
  NameScope scope = NameScope::Unknown;
};

enum class BlockKind : uint8_t { Module, Class, Function };
enum class ComprehensionKind : uint8_t { None, List, Set, Dict, Generator };

struct Block {
  BlockKind kind = BlockKind::Module;
  ComprehensionKind comprehension = ComprehensionKind::None;
  std::string_view name;
  Block* parent = nullptr;
  std::vector<Block*> children;
  std::vector<Symbol> symbols;  // In the order of first mention.
  std::vector<std::string_view> parameters;
  SourceSpan span;
  bool nested = false;  // Inside a function, at any distance.
  bool generator = false;
  bool has_varargs = false;
  bool has_varkeywords = false;
  bool has_free = false;             // It has free variables, or a block inside has.
  bool needs_class_closure = false;  // A class whose methods use __class__ or super().
  bool inlined = false;              // A comprehension whose code becomes part of the parent's.
  bool annotates = false;            // Has annotated assignments.

  Symbol* find(std::string_view symbol_name);
  const Symbol* find(std::string_view symbol_name) const;
  // The entry of this name, made when it is missing.
  Symbol& add(std::string_view symbol_name);
  NameScope scope_of(std::string_view symbol_name) const;
  bool is_function() const { return kind == BlockKind::Function; }

 private:
  std::map<std::string_view, size_t> index_;
};

// The first statement or expression that declared a name, for errors found later.
struct Directive {
  Block* block;
  std::string_view name;
  SourceSpan span;
};

class SymbolTable {
 public:
  // Both passes over a program, or over one expression.
  static Result<std::unique_ptr<SymbolTable>> build(const Ast& tree, const VersionProfile& profile,
                                                    bool future_annotations);

  Block& top() const { return *top_; }
  // The block of a FunctionDef, Lambda, ClassDef or comprehension.
  Block& block_of(const void* node) const;
  // `__spam` inside `class Ham` is `_Ham__spam`; other names stay. The result lives as long as the
  // table.
  std::string_view mangle(std::string_view class_name, std::string_view name);

 private:
  friend class SymbolCollector;
  friend class ScopeAnalysis;

  Block* make_block(const void* node);

  std::deque<Block> blocks_;
  std::map<const void*, Block*> by_node_;
  std::deque<std::string> mangled_;
  std::vector<Directive> directives_;
  Block* top_ = nullptr;
};

}  // namespace ouro
