// code_unit.h - one compiled function, class body or module as plain host data.
//
// This is the whole contract between compiler and machine: the compiler fills it and knows no
// machine; vm/code_loader turns it into a code object. It is not changed after that.
//
// Slots ("localsplus", as CPython 3.11 calls them) are numbered: arguments, other locals, cells,
// free variables. `slots[i].kind` says what a slot is. A cell variable that is also an argument
// keeps its argument's slot when the profile says so (VersionProfile::cells_in_argument_slots),
// otherwise it has a slot of its own and the argument is moved into it on entry.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/base/source_span.h"
#include "core/bytecode/opcode.h"

namespace ouro {

struct CodeUnit;

// A constant. `arena_reference`: CPython's parser arena holds one more reference to it while a main
// file runs (every literal number, string and bytes; not folded tuples from 3.14 on).
struct Constant {
  enum class Kind : uint8_t {
    None,
    True,
    False,
    Ellipsis,
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    Tuple,
    FrozenSet,
    Code
  };
  Kind kind = Kind::None;
  bool arena_reference = false;
  // Int: an optional '-', then digits as in source: decimal, or with a prefix 0x, 0o, 0b; no
  // underscores. Str: UTF-8 (lone surrogates as WTF-8). Bytes: the bytes.
  std::string text;
  double number = 0;               // Float; Complex: the imaginary part, the real one is 0
  std::vector<Constant> items;     // Tuple, FrozenSet
  std::shared_ptr<CodeUnit> code;  // Code
};

struct Slot {
  enum class Kind : uint8_t { Local, Cell, LocalCell, Free };  // LocalCell: an argument's own cell
  std::string name;
  Kind kind = Kind::Local;
};

// While an instruction in [start, end) raises, the stack is cut to `depth` entries, the index of
// the raising instruction is pushed when `push_lasti`, then the exception, and `handler` runs.
struct ExceptionEntry {
  uint32_t start = 0;
  uint32_t end = 0;
  uint32_t handler = 0;
  uint32_t depth = 0;
  bool push_lasti = false;
};

// Bits of CodeUnit::flags, with CPython's values (Include/cpython/code.h).
enum CodeFlags : uint32_t {
  kCodeOptimized = 0x1,
  kCodeNewLocals = 0x2,
  kCodeVarArgs = 0x4,
  kCodeVarKeywords = 0x8,
  kCodeNested = 0x10,
  kCodeGenerator = 0x20,
};

// In the unit of a function (kCodeOptimized), constants[0] is the docstring or None.
struct CodeUnit {
  std::string name;
  std::string qualified_name;
  std::string file_name;
  uint32_t first_line = 1;
  uint32_t flags = 0;
  uint32_t argument_count = 0;  // positional ones, positional-only included
  uint32_t positional_only_count = 0;
  uint32_t keyword_only_count = 0;
  uint32_t stack_depth = 0;  // the deepest the value stack can get
  std::vector<Slot> slots;
  std::vector<Instruction> instructions;
  std::vector<SourceSpan> positions;  // one for each instruction
  std::vector<Constant> constants;
  std::vector<std::string> names;
  std::vector<ExceptionEntry> exceptions;  // inner before outer; the first that covers is taken
};

}  // namespace ouro
