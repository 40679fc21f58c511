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
void add_methods(Machine& m, Ref<Type> type, std::span<const NativeEntry> entries);
// Methods that get the class first (dict.fromkeys).
void add_class_methods(Machine& m, Ref<Type> type, std::span<const NativeEntry> entries);
// Plain functions (str.maketrans).
void add_static_methods(Machine& m, Ref<Type> type, std::span<const NativeEntry> entries);
void add_attributes(Machine& m, Ref<Type> type, std::span<const NativeGetSet> entries);
// An attribute that lies at `offset` in an instance.
void add_member(Machine& m, Ref<Type> type, const char* name, uint32_t offset);
// __new__: gets the class and the arguments.
void add_constructor(Machine& m, Ref<Type> type, const NativeEntry& entry);
// The same for types of the machine.
inline void add_methods(Machine& m, TypeId type, std::span<const NativeEntry> entries) {
  add_methods(m, m.type(type), entries);
}
inline void add_class_methods(Machine& m, TypeId type, std::span<const NativeEntry> entries) {
  add_class_methods(m, m.type(type), entries);
}
inline void add_static_methods(Machine& m, TypeId type, std::span<const NativeEntry> entries) {
  add_static_methods(m, m.type(type), entries);
}
inline void add_attributes(Machine& m, TypeId type, std::span<const NativeGetSet> entries) {
  add_attributes(m, m.type(type), entries);
}
inline void add_constructor(Machine& m, TypeId type, const NativeEntry& entry) {
  add_constructor(m, m.type(type), entry);
}
// type.name = value (taken).
void add_value(Machine& m, Ref<Type> type, std::string_view name, Ref<Object> value);

// A new module, owned, in sys.modules already.
Ref<Module> new_module(Machine& m, std::string_view name);
void add_functions(Machine& m, Ref<Module> module, std::span<const NativeEntry> entries);
// module.name = value (taken).
void set_in_module(Machine& m, Ref<Module> module, std::string_view name, Ref<Object> value);

}  // namespace ouro
