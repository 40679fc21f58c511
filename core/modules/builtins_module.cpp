// builtins_module.cpp - the builtins module: types by name, constants, and its functions
// (Python/bltinmodule.c). Functions that need a file of their own are declared in builtins.h.

#include "core/heap/refcount.h"
#include "core/modules/builtins.h"
#include "core/modules/install.h"
#include "core/modules/print_function.h"
#include "core/objects/dict_object.h"
#include "core/objects/int_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/class_building.h"
#include "core/vm/formatting.h"
#include "core/vm/operators.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Outcome builtin_len(Machine& m, const Args& args) {
  return length(m, args[0]);
}

Outcome builtin_id(Machine& m, const Args& args) {
  return int_from_i64(m.heap, static_cast<int64_t>(Heap::address_of(args[0])));
}

Outcome builtin_repr_of(Machine& m, const Args& args) {
  return repr(m, args[0]);
}

Outcome builtin_hash(Machine& m, const Args& args) {
  return hash(m, args[0]);
}

Outcome builtin_callable(Machine& m, const Args& args) {
  return m.return_bool(static_cast<bool>(lookup_special(m, args[0], SpecialMethod::Call)));
}

Outcome builtin_globals(Machine& m, const Args&) {
  return new_reference(m.heap, m.at(m.state().frame).globals);
}

constexpr NativeEntry kFunctions[] = {
    {"print", builtin_print, 0, kAnyCount, "**"},
    {"len", builtin_len, 1, 1},
    {"id", builtin_id, 1, 1},
    {"repr", builtin_repr_of, 1, 1},
    {"hash", builtin_hash, 1, 1},
    {"callable", builtin_callable, 1, 1},
    {"globals", builtin_globals},
    {"exit", raise_system_exit, 0, 1},
    {"quit", raise_system_exit, 0, 1},
    {"__build_class__", build_class, 0, kAnyCount, "**"},
};

// Types that Python shows by name in this module.
constexpr TypeId kShownTypes[] = {
    TypeId::Object,    TypeId::Type,         TypeId::Int,         TypeId::Bool,
    TypeId::Float,     TypeId::Complex,      TypeId::Str,         TypeId::Bytes,
    TypeId::ByteArray, TypeId::Tuple,        TypeId::List,        TypeId::Dict,
    TypeId::Set,       TypeId::FrozenSet,    TypeId::Range,       TypeId::Slice,
    TypeId::Property,  TypeId::StaticMethod, TypeId::ClassMethod, TypeId::Super,
    TypeId::Enumerate, TypeId::Zip,          TypeId::Map,         TypeId::Filter,
    TypeId::Reversed,
};

void show_type(Machine& m, Ref<Module> module, TypeId id) {
  const Ref<Type> type = m.type(id);
  set_in_module(m, module, name_of_type(m, type), new_reference(m.heap, type.as<Object>()));
}

}  // namespace

void install_builtins(Machine& m) {
  const Ref<Module> module = new_module(m, "builtins");
  m.state().builtins = new_reference(m.heap, m.at(module).dict);
  for (TypeId id : kShownTypes) show_type(m, module, id);
  for (auto i = static_cast<uint32_t>(TypeId::BaseException);
       i < static_cast<uint32_t>(TypeId::Count_); ++i) {
    show_type(m, module, static_cast<TypeId>(i));
  }
  const HeapState& state = m.heap.state();
  const Ref<Object> os_error = m.type(TypeId::OSError).as<Object>();
  const struct {
    const char* name;
    Ref<Object> value;
  } constants[] = {{"None", state.none},       {"True", state.true_},
                   {"False", state.false_},    {"Ellipsis", state.ellipsis},
                   {"__debug__", state.true_}, {"NotImplemented", state.not_implemented},
                   {"EnvironmentError", os_error}, {"IOError", os_error}};
  for (const auto& constant : constants) {
    set_in_module(m, module, constant.name, new_reference(m.heap, constant.value));
  }
  add_functions(m, module, kFunctions);
  add_reducing_builtins(m, module);
  add_iterating_builtins(m, module);
  add_attribute_builtins(m, module);
  add_value_builtins(m, module);
  add_code_builtins(m, module);
  add_import_builtin(m, module);
  decref(m.heap, module.as<Object>());
}

}  // namespace ouro
