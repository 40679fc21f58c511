// function_object.h - what can be called, and what is found on types: functions, code, cells, bound
// methods, builtins, descriptors, properties.
//
// Plain data. How they are called is vm/calls.h; how they bind is vm/attributes.h.
#pragma once

#include "core/bytecode/code_unit.h"
#include "core/heap/heap.h"

namespace ouro {

struct Str;
struct Tuple;
struct Dict;

// A code object. Its tables are one area of the block (vm/code_loader.h writes it and nobody
// changes it), addressed by the offsets here.
struct Code : Object {
  Ref<Str> name;
  Ref<Str> qualname;
  Ref<Str> filename;
  Ref<Tuple> constants;  // owned
  Ref<Tuple> names;
  Ref<Tuple> slot_names;  // one string for each slot
  Ref<Object> weaklist;
  uint32_t flags;  // CodeFlags
  uint32_t argument_count;
  uint32_t positional_only_count;
  uint32_t keyword_only_count;
  uint32_t first_line;
  uint32_t slot_count;
  uint32_t stack_depth;
  uint32_t instruction_count;
  uint32_t exception_count;
  uint32_t area;  // the area below, `area_bytes` long
  uint32_t area_bytes;
  uint32_t instructions;  // offset of Instruction[instruction_count]
  uint32_t positions;     // offset of SourceSpan[instruction_count]
  uint32_t exceptions;    // offset of CodeException[exception_count]
  uint32_t slot_kinds;    // offset of uint8_t[slot_count], Slot::Kind
  uint32_t has_docstring;  // the first constant is the docstring
  uint32_t serial;        // counts code objects: the key of host-side caches
};

struct CodeException {
  uint32_t start;
  uint32_t end;
  uint32_t handler;
  uint32_t depth;
  uint32_t push_lasti;
};

struct Function : Object {
  Ref<Code> code;
  Ref<Object> globals;   // Dict
  Ref<Object> builtins;  // Dict
  Ref<Str> name;
  Ref<Str> qualname;
  Ref<Object> module;
  Ref<Object> doc;
  Ref<Object> defaults;     // Tuple or null
  Ref<Object> kwdefaults;   // Dict or null
  Ref<Object> closure;      // Tuple of cells or null
  Ref<Object> annotations;  // Dict or null
  Ref<Object> dict;         // Dict or null
  Ref<Object> weaklist;
};

struct Cell : Object {
  Ref<Object> contents;
};

struct BoundMethod : Object {
  Ref<Object> function;
  Ref<Object> self;
  Ref<Object> weaklist;
};

// builtin_function_or_method: a native function, perhaps bound to an object or a module. The
// __new__ of a builtin type has that type as its self, which it is not called with. A
// method-wrapper ([].__len__) is the same, with the descriptor that it was bound from.
struct Builtin : Object {
  uint32_t native;     // index into the native table (vm/native.h)
  Ref<Object> self;    // owned; null for plain functions
  Ref<Object> module;  // owned: name of the module, or null; the type of a __new__; the descriptor
  Ref<Object> weaklist;
};

// method_descriptor, wrapper_descriptor, getset_descriptor, member_descriptor.
struct Descriptor : Object {
  Ref<Type> type;   // the type it was found on; owned
  Ref<Str> name;    // owned
  uint32_t native;  // getter or method
  uint32_t setter;  // kNoNative when it is read-only
  uint32_t offset;  // member_descriptor: of the slot in the instance
};
inline constexpr uint32_t kNoNative = 0xFFFFFFFFu;

struct Property : Object {
  Ref<Object> getter;
  Ref<Object> setter;
  Ref<Object> deleter;
  Ref<Object> doc;
  Ref<Object> name;
};

// staticmethod and classmethod share this.
struct MethodWrapper : Object {
  Ref<Object> callable;
  Ref<Object> dict;
};

struct Super : Object {
  Ref<Type> type;
  Ref<Object> object;
  Ref<Type> object_type;
};

struct Module : Object {
  Ref<Object> dict;  // Dict, owned
  Ref<Object> name;
  Ref<Object> weaklist;
};

Ref<Cell> cell_new(Heap& heap, Ref<Object> owned_contents);
Ref<BoundMethod> bound_method_new(Heap& heap, Ref<Object> function, Ref<Object> self);

extern const Layout kTypeLayout;
extern const Layout kFunctionLayout;
extern const Layout kCodeLayout;
extern const Layout kCellLayout;
extern const Layout kBoundMethodLayout;
extern const Layout kBuiltinLayout;
extern const Layout kDescriptorLayout;
extern const Layout kPropertyLayout;
extern const Layout kStaticMethodLayout;
extern const Layout kSuperLayout;
extern const Layout kModuleLayout;

}  // namespace ouro
