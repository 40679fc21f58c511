// type_methods.cpp - the attributes of classes, and calling them (Objects/typeobject.c).

#include "core/heap/refcount.h"
#include "core/heap/weakrefs.h"
#include "core/modules/install.h"
#include "core/objects/dict_object.h"
#include "core/objects/dict_view.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/class_building.h"
#include "core/vm/formatting.h"
#include "core/vm/native_calls.h"
#include "core/vm/type_builder.h"
#include "core/vm/type_slots.h"

namespace ouro {
namespace {

Ref<Type> self(const Args& args) {
  return args[0].as<Type>();
}

// The name of a builtin type has the module in front.
Outcome get_name(Machine& m, const Args& args) {
  const Type& type = m.at(self(args));
  return new_reference(m.heap, (type.flags & kTypeHeap) != 0 ? type.name : type.qualname);
}

Outcome set_name(Machine& m, const Args& args) {
  const Ref<Object> value = args.get(1);
  if (!value || m.heap.type_of(value).layout != LayoutId::Str) {
    return m.raise(TypeId::TypeError, "can only assign string to " + name_of_type(m, self(args)) +
                                          ".__name__, not '" +
                                          (value ? type_name_of(m, value) : "NULL") + "'");
  }
  const Ref<Str> old = m.at(self(args)).name;
  m.at(self(args)).name = new_reference(m.heap, value.as<Str>());
  decref(m.heap, old.as<Object>());
  return m.return_none();
}

Outcome get_qualname(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(self(args)).qualname);
}

Outcome set_qualname(Machine& m, const Args& args) {
  const Ref<Str> old = m.at(self(args)).qualname;
  m.at(self(args)).qualname = new_reference(m.heap, args[1].as<Str>());
  decref(m.heap, old.as<Object>());
  return m.return_none();
}

Outcome get_module(Machine& m, const Args& args) {
  const Ref<Object> own = dict_get_str(m.heap, m.at(self(args)).dict, m.name(NameId::module_));
  if (own) return new_reference(m.heap, own);
  return str_from_utf8(m.heap, "builtins");
}

Outcome set_module(Machine& m, const Args& args) {
  const StoreResult stored = dict_set_str(m.heap, m.at(self(args)).dict, m.name(NameId::module_),
                                          new_reference(m.heap, args[1]));
  xdecref(m.heap, stored.old);
  return m.return_none();
}

Outcome get_bases(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(self(args)).bases);
}

Outcome get_base(Machine& m, const Args& args) {
  const Ref<Type> base = m.at(self(args)).base;
  return base ? Outcome(new_reference(m.heap, base)) : m.return_none();
}

Outcome get_mro(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(self(args)).mro);
}

Outcome get_dict(Machine& m, const Args& args) {
  return mapping_proxy_new(m.heap, m.at(self(args)).dict.as<Object>());
}

Outcome get_doc(Machine& m, const Args& args) {
  const Ref<Object> own = dict_get_str(m.heap, m.at(self(args)).dict, m.name(NameId::doc));
  return own ? Outcome(new_reference(m.heap, own)) : m.return_none();
}

Outcome type_call(Machine& m, const Args& args) {
  return construct(m, self(args), args.values.subspan(1), args.keyword_names);
}

Outcome type_init(Machine& m, const Args&) {
  return m.return_none();
}

Outcome type_repr(Machine& m, const Args& args) {
  return builtin_repr(m, args[0]);
}

Outcome type_mro(Machine& m, const Args& args) {
  const Ref<Tuple> mro = m.at(self(args)).mro;
  return list_copy_slots(m.heap, tuple_items_offset(mro), tuple_size(m.heap, mro));
}

Outcome type_subclasses(Machine& m, const Args& args) {
  const Ref<List> result = list_new(m.heap);
  const Ref<Object> known = m.at(self(args)).subclasses;
  for (uint32_t i = 0; known && i < list_size(m.heap, known.as<List>()); ++i) {
    const Ref<Object> weakref = list_get(m.heap, known.as<List>(), i);
    const Ref<Object> type = m.at(weakref.as<Weakref>()).referent;
    if (type) CHECK(list_append(m.heap, result, new_reference(m.heap, type)));
  }
  return result;
}

Outcome type_instancecheck(Machine& m, const Args& args) {
  return m.return_bool(is_subtype(m, m.at(args[1]).type, self(args)));
}

Outcome type_subclasscheck(Machine& m, const Args& args) {
  if (m.heap.type_of(args[1]).layout != LayoutId::Type) {
    return m.raise(TypeId::TypeError, "issubclass() arg 1 must be a class");
  }
  return m.return_bool(is_subtype(m, args[1].as<Type>(), self(args)));
}

Outcome type_prepare(Machine& m, const Args&) {
  return dict_new(m.heap);
}

Outcome type_getattribute(Machine& m, const Args& args) {
  return generic_get_attribute(m, args[0], args[1].as<Str>());
}

Outcome type_setattr(Machine& m, const Args& args) {
  return set_type_attribute(m, self(args), args[1].as<Str>(), args[2]);
}

Outcome type_delattr(Machine& m, const Args& args) {
  return set_type_attribute(m, self(args), args[1].as<Str>(), {});
}

constexpr NativeEntry kNew = {"__new__", type_new, 1, kAnyCount, "**"};

constexpr NativeEntry kMethods[] = {
    {"__call__", type_call, 1, kAnyCount, "**"},
    {"__init__", type_init, 1, kAnyCount, "**"},
    {"__repr__", type_repr, 1, 1},
    {"mro", type_mro, 1, 1},
    {"__subclasses__", type_subclasses, 1, 1},
    {"__instancecheck__", type_instancecheck, 2, 2},
    {"__subclasscheck__", type_subclasscheck, 2, 2},
    {"__getattribute__", type_getattribute, 2, 2},
    {"__setattr__", type_setattr, 3, 3},
    {"__delattr__", type_delattr, 2, 2},
};

constexpr NativeEntry kClassMethods[] = {
    {"__prepare__", type_prepare, 1, kAnyCount, "**"},
};

constexpr NativeGetSet kAttributes[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__module__", get_module, set_module},
    {"__bases__", get_bases},
    {"__base__", get_base},
    {"__mro__", get_mro},
    {"__dict__", get_dict},
    {"__doc__", get_doc},
};

}  // namespace

void install_type_methods(Machine& m) {
  add_constructor(m, TypeId::Type, kNew);
  add_methods(m, TypeId::Type, kMethods);
  add_class_methods(m, TypeId::Type, kClassMethods);
  add_attributes(m, TypeId::Type, kAttributes);
}

}  // namespace ouro
