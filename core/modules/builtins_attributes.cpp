// builtins_attributes.cpp - isinstance, issubclass, and access to attributes by name.

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/builtins.h"
#include "core/modules/class_checks.h"
#include "core/vm/default_value.h"
#include "core/modules/name_lists.h"
#include "core/objects/dict_view.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/frame_locals.h"
#include "core/vm/instance_attributes.h"
#include "core/vm/operators.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// --- isinstance and issubclass ---

Outcome builtin_isinstance(Machine& m, const Args& args) {
  return class_check(m, ClassCheck::Instance, args[0], args[1]);
}

Outcome builtin_issubclass(Machine& m, const Args& args) {
  return class_check(m, ClassCheck::Subclass, args[0], args[1]);
}

// --- attributes by name ---

// getattr and hasattr have words of their own in old versions.
bool check_name(Machine& m, const char* function, Ref<Object> name) {
  if (is_str(m, name)) return true;
  (void)m.raise(TypeId::TypeError,
                filled(m.profile().objects->name_not_text, {function, type_name_of(m, name)}));
  return false;
}

Outcome builtin_getattr(Machine& m, const Args& args) {
  if (!check_name(m, "getattr", args[1])) return Outcome::error();
  const Ref<Object> fallback = args.get(2);
  if (!fallback) return get_attribute(m, args[0], args[1].as<Str>());
  return value_or_default(m, TypeId::AttributeError, fallback, Keeps::Value,
                          [&] { return get_attribute(m, args[0], args[1].as<Str>()); });
}

Outcome builtin_hasattr(Machine& m, const Args& args) {
  if (!check_name(m, "hasattr", args[1])) return Outcome::error();
  return value_or_default(m, TypeId::AttributeError, m.boolean(false), Keeps::True,
                          [&] { return get_attribute(m, args[0], args[1].as<Str>()); });
}

Outcome builtin_setattr(Machine& m, const Args& args) {
  if (!check_attribute_name(m, args[1])) return Outcome::error();
  return set_attribute(m, args[0], args[1].as<Str>(), args[2]);
}

Outcome builtin_delattr(Machine& m, const Args& args) {
  if (!check_attribute_name(m, args[1])) return Outcome::error();
  return set_attribute(m, args[0], args[1].as<Str>(), {});
}

// --- namespaces ---

Outcome builtin_locals(Machine& m, const Args&) {
  return locals_of_frame(m, m.state().frame);
}

// The __dict__ of an object, owned; null when it has none. Of a class: what shows it.
Ref<Object> own_dict(Machine& m, Ref<Object> object) {
  if (is_layout(m, object, LayoutId::Type)) {
    return mapping_proxy_new(m.heap, m.at(object.as<Type>()).dict.as<Object>()).as<Object>();
  }
  if (is_layout(m, object, LayoutId::Module)) {
    return new_reference(m.heap, m.at(object.as<Module>()).dict);
  }
  if (!m.heap.has_flag(object, kTypeHasDict)) return {};
  const Outcome dict = get_dict_attribute(m, Args{{&object, 1}, {}, 0});
  if (dict.is_value()) return dict.value();
  m.clear_raised();
  return {};
}

Outcome raise_no_dict(Machine& m) {
  return m.raise(TypeId::TypeError, "vars() argument must have __dict__ attribute");
}

// With what a hook of the class has said of __dict__; NotImplemented stands for AttributeError.
Outcome vars_by_hook(Machine& m, const Args& args) {
  if (args[1] == m.heap.state().not_implemented) return raise_no_dict(m);
  return new_reference(m.heap, args[1]);
}

Outcome builtin_vars(Machine& m, const Args& args) {
  if (!args.get(0)) return builtin_locals(m, args);
  if (has_attribute_hook(m, args[0])) {
    return continue_with(m, vars_by_hook, args[0], [&] {
      return hooked_attribute(m, args[0], NameId::dict_, m.heap.state().not_implemented);
    });
  }
  if (const Ref<Object> dict = own_dict(m, args[0])) return dict;
  return raise_no_dict(m);
}

Outcome builtin_dir(Machine& m, const Args& args) {
  if (args.get(0)) return sorted_names(m, args[0]);
  const Outcome locals = builtin_locals(m, args);
  const bool is_dict = is_layout(m, locals.value(), LayoutId::Dict);
  const Outcome names = is_dict ? sorted_keys(m, locals.value()) : sorted_names(m, locals.value());
  decref(m.heap, locals.value());
  return names;
}

constexpr NativeEntry kFunctions[] = {
    {"isinstance", builtin_isinstance, 2, 2},
    {"issubclass", builtin_issubclass, 2, 2},
    {"getattr", builtin_getattr, 2, 3},
    {"setattr", builtin_setattr, 3, 3},
    {"hasattr", builtin_hasattr, 2, 2},
    {"delattr", builtin_delattr, 2, 2},
    {"vars", builtin_vars, 0, 1},
    {"dir", builtin_dir, 0, 1},
    {"locals", builtin_locals},
};

// No name leads to it.
constexpr NativeEntry kContinuations[] = {{"vars", vars_by_hook, 2, 2}};

}  // namespace

Ref<Object> running_locals(Machine& m) {
  return builtin_locals(m, Args{}).value();
}

void add_attribute_builtins(Machine& m, Ref<Module> module) {
  add_functions(m, module, kFunctions);
  for (const NativeEntry& entry : kContinuations) m.add_native(&entry);
}

}  // namespace ouro
