// weakref_module.cpp - weak reference objects, proxies, and the module _weakref that lib/weakref.py
// builds upon (Objects/weakrefobject.c, Modules/_weakref.c).

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/heap/weakrefs.h"
#include "core/modules/install.h"
#include "core/modules/modules.h"
#include "core/objects/instance.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/profiles/library_profile.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/native_calls.h"
#include "core/vm/operators.h"
#include "core/vm/refusals.h"
#include "core/vm/steps.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Ref<Object> referent(Machine& m, Ref<Object> weakref) {
  return m.at(weakref.as<Weakref>()).referent;
}

Outcome new_weakref(Machine& m, Ref<Type> type, Ref<Object> object, Ref<Object> callback) {
  if (callback == m.none()) callback = {};
  const Ref<Weakref> made = weakref_new(m.heap, type, object, callback);
  if (made) return made;
  return m.raise(TypeId::TypeError,
                 "cannot create weak reference to '" + type_name_of(m, object) + "' object");
}

// Keywords are left to __init__, which a derived class may have one of its own for.
Outcome ref_new(Machine& m, const Args& args) {
  return new_weakref(m, args[0].as<Type>(), args[1], args.get(2));
}

Outcome ref_init(Machine& m, const Args& args) {
  if (args.keyword_count != 0) {
    return m.raise(TypeId::TypeError, "ref() takes no keyword arguments");
  }
  return m.return_none();
}

Outcome ref_call(Machine& m, const Args& args) {
  const Ref<Object> object = referent(m, args[0]);
  return object ? Outcome(new_reference(m.heap, object)) : m.return_none();
}

Outcome ref_repr(Machine& m, const Args& args) {
  return builtin_repr(m, args[0]);
}

// Both alive: the referents decide; otherwise only identity does.
Outcome ref_compare(Machine& m, const Args& args, CompareOperator op) {
  if (m.heap.type_of(args[1]).layout != LayoutId::Weakref) {
    return new_reference(m.heap, m.heap.state().not_implemented);
  }
  const Ref<Object> left = referent(m, args[0]);
  const Ref<Object> right = referent(m, args[1]);
  if (!left || !right) {
    return m.return_bool((args[0] == args[1]) == (op == CompareOperator::Equal));
  }
  m.heap.push_task(TaskKind::KeepAlive);
  const uint32_t own = own_index(m);
  m.task().own(0, new_reference(m.heap, left));
  m.task().own(1, new_reference(m.heap, right));
  return end_keep_alive(m, own, compare(m, op, left, right));
}

Outcome ref_eq(Machine& m, const Args& args) {
  return ref_compare(m, args, CompareOperator::Equal);
}
Outcome ref_ne(Machine& m, const Args& args) {
  return ref_compare(m, args, CompareOperator::NotEqual);
}

Outcome ref_hash(Machine& m, const Args& args) {
  const Weakref& weakref = m.at(args[0].as<Weakref>());
  if (weakref.hash != -1) return int_from_i64(m.heap, weakref.hash);
  if (!weakref.referent) return m.raise(TypeId::TypeError, "weak object has gone away");
  m.heap.push_task(TaskKind::WeakrefHash);
  const uint32_t own = own_index(m);
  m.task().own(0, new_reference(m.heap, args[0]));
  m.task().own(1, new_reference(m.heap, weakref.referent));
  return begun(m, wait_for(m, own, hash(m, m.task().ref(1))));
}

Outcome get_callback(Machine& m, const Args& args) {
  const Weakref& weakref = m.at(args[0].as<Weakref>());
  if (!weakref.referent || !weakref.callback) return m.return_none();
  return new_reference(m.heap, weakref.callback);
}

Outcome weakref_proxy(Machine& m, const Args& args) {
  const bool is_callable = static_cast<bool>(lookup_special(m, args[0], SpecialMethod::Call));
  const TypeId type = is_callable ? TypeId::WeakCallableProxy : TypeId::WeakProxy;
  return new_weakref(m, m.type(type), args[0], args.get(1));
}

Outcome get_weakref_count(Machine& m, const Args& args) {
  return int_from_i64(m.heap, weakref_count(m.heap, args[0]));
}

Outcome get_weakrefs(Machine& m, const Args& args) {
  const Ref<List> result = list_new(m.heap);
  for (Ref<Weakref> at = weakref_list(m.heap, args[0]); at; at = m.at(at).next) {
    if (append_or_raise(m, result, new_reference(m.heap, at.as<Object>()))) continue;
    decref(m.heap, result.as<Object>());
    return Outcome::error();
  }
  return result;
}

constexpr NativeEntry kRefNew = {"__new__", ref_new, 2, 3, "**"};
constexpr NativeEntry kRefMethods[] = {
    {"__init__", ref_init, 2, 3, "**"}, {"__call__", ref_call, 1, 1}, {"__repr__", ref_repr, 1, 1},
    {"__eq__", ref_eq, 2, 2},           {"__ne__", ref_ne, 2, 2},     {"__hash__", ref_hash, 1, 1},
};
constexpr NativeGetSet kRefAttributes[] = {{"__callback__", get_callback}};

constexpr NativeEntry kFunctions[] = {
    {"proxy", weakref_proxy, 1, 2},
    {"getweakrefcount", get_weakref_count, 1, 1},
    {"getweakrefs", get_weakrefs, 1, 1},
};

}  // namespace

StepResult step_WeakrefHash(Machine& m) {
  const Ref<Object> value = m.take_result();
  int64_t number = 0;
  if (int_try_i64(m.heap, value.as<Int>(), &number)) {
    m.at(m.task().ref(0).as<Weakref>()).hash = number;
  }
  return m.finish(value);
}

void install_weakref_methods(Machine& m) {
  add_constructor(m, TypeId::Weakref, kRefNew);
  add_methods(m, TypeId::Weakref, kRefMethods);
  add_attributes(m, TypeId::Weakref, kRefAttributes);
}

Ref<Object> make_weakref_module(Machine& m) {
  const Ref<Module> module = new_module(m, "_weakref");
  add_functions(m, module, kFunctions);
  const struct {
    const char* name;
    TypeId type;
  } types[] = {{"ref", TypeId::Weakref},
               {"ReferenceType", TypeId::Weakref},
               {"ProxyType", TypeId::WeakProxy},
               {"CallableProxyType", TypeId::WeakCallableProxy}};
  const LibraryProfile& library = library_profile(m.profile());
  const auto set_flag = [&](const char* name, bool value) {
    set_in_module(m, module, name, new_reference(m.heap, m.boolean(value)));
  };
  set_flag("_iterates_copies", library.weak_iteration_copies);
  set_flag("_weak_set_shows_items", library.weak_set_shows_items);
  set_flag("_dicts_merge", library.weak_dicts_merge);
  set_flag("_keys_refuse_keywords", library.weak_keys_refuse_keywords);
  for (const auto& row : types) {
    set_in_module(m, module, row.name, new_reference(m.heap, m.type(row.type).as<Object>()));
  }
  return module.as<Object>();
}

}  // namespace ouro
