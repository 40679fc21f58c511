// type_builder.h - filling the dicts of builtin types and modules, at boot.
//
// Entries are static tables in the files of core/modules; they get their index in the native table
// here, in the order of the calls, which is fixed.
#pragma once

#include <span>

#include "core/objects/function_object.h"
#include "core/vm/machine.h"

namespace ouro {

// An attribute of a builtin type that is computed. `set` gets the object and the new value (null:
// delete); null function: read-only. CPython calls some of them members.
enum class AttributeKind : uint8_t { GetSet, Member };
struct NativeGetSet {
  const char* name;
  NativeFunction get;
  NativeFunction set = nullptr;
  AttributeKind kind = AttributeKind::GetSet;
};

// Methods, special methods included: self is the first argument.
void add_methods(Machine& m, TypeId type, std::span<const NativeEntry> entries);
// Methods that get the class first (dict.fromkeys).
void add_class_methods(Machine& m, TypeId type, std::span<const NativeEntry> entries);
// Plain functions (str.maketrans).
void add_static_methods(Machine& m, TypeId type, std::span<const NativeEntry> entries);
void add_attributes(Machine& m, TypeId type, std::span<const NativeGetSet> entries);
// __new__: gets the class and the arguments.
void add_constructor(Machine& m, TypeId type, const NativeEntry& entry);
// type.name = value (taken).
void add_value(Machine& m, Ref<Type> type, std::string_view name, Ref<Object> value);

// A new module, owned, in sys.modules already.
Ref<Module> new_module(Machine& m, std::string_view name);
void add_functions(Machine& m, Ref<Module> module, std::span<const NativeEntry> entries);
// module.name = value (taken).
void set_in_module(Machine& m, Ref<Module> module, std::string_view name, Ref<Object> value);

}  // namespace ouro
