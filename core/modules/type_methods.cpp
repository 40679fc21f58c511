// type_methods.cpp - the attributes of classes, and calling them (Objects/typeobject.c).

#include "core/heap/refcount.h"
#include "core/heap/weakrefs.h"
#include "core/modules/arguments.h"
#include "core/modules/class_checks.h"
#include "core/modules/install.h"
#include "core/modules/name_lists.h"
#include "core/objects/dict_object.h"
#include "core/objects/dict_view.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/library_profile.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/class_creation.h"
#include "core/vm/class_layout.h"
#include "core/vm/construction.h"
#include "core/vm/formatting.h"
#include "core/vm/native_calls.h"
#include "core/vm/type_builder.h"
#include "core/vm/type_slots.h"

namespace ouro {
namespace {

Ref<Type> self(const Args& args) {
  return args[0].as<Type>();
}

// Builtin types are called "module.name", or "name" alone. Where the last part begins.
size_t own_name_start(const Machine& m, Ref<Type> type, const std::string& name) {
  const uint32_t flags = m.at(type).flags;
  const bool of_program = (flags & kTypeHeap) != 0 && (flags & kTypeImmutable) == 0;
  const size_t dot = of_program ? std::string::npos : name.rfind('.');
  return dot == std::string::npos ? 0 : dot + 1;
}

Outcome get_name(Machine& m, const Args& args) {
  const std::string name = name_of_type(m, self(args));
  const size_t start = own_name_start(m, self(args), name);
  if (start != 0) return str_from_utf8(m.heap, name.substr(start));
  return new_reference(m.heap, m.at(self(args)).name);
}

// Whether an attribute like __name__ may be set or deleted (check_set_special_type_attr).
bool may_change(Machine& m, const Args& args, const char* name) {
  const ObjectRules& rules = *m.profile().objects;
  const bool immutable = (m.at(self(args)).flags & kTypeImmutable) != 0;
  if (!immutable && args.get(1)) return true;
  (void)m.raise(TypeId::TypeError, filled(immutable ? rules.immutable_rename : rules.cannot_delete,
                                          {name, name_of_type(m, self(args))}));
  return false;
}

bool check_text(Machine& m, const Args& args, const char* name) {
  if (!may_change(m, args, name)) return false;
  if (is_str(m, args[1])) return true;
  (void)m.raise(TypeId::TypeError, "can only assign string to " + name_of_type(m, self(args)) +
                                       "." + name + ", not '" + type_name_of(m, args[1]) + "'");
  return false;
}

Outcome set_name(Machine& m, const Args& args) {
  if (!check_text(m, args, "__name__")) return Outcome::error();
  if (str_to_utf8(m.heap, args[1].as<Str>()).find('\0') != std::string::npos) {
    return m.raise(TypeId::ValueError, "type name must not contain null characters");
  }
  const Ref<Str> old = m.at(self(args)).name;
  m.at(self(args)).name = new_reference(m.heap, args[1].as<Str>());
  decref(m.heap, old.as<Object>());
  return m.return_none();
}

Outcome get_qualname(Machine& m, const Args& args) {
  const std::string name = str_to_utf8(m.heap, m.at(self(args)).qualname);
  const size_t start = own_name_start(m, self(args), name);
  if (start != 0) return str_from_utf8(m.heap, name.substr(start));
  return new_reference(m.heap, m.at(self(args)).qualname);
}

Outcome set_qualname(Machine& m, const Args& args) {
  if (!check_text(m, args, "__qualname__")) return Outcome::error();
  const Ref<Str> old = m.at(self(args)).qualname;
  m.at(self(args)).qualname = new_reference(m.heap, args[1].as<Str>());
  decref(m.heap, old.as<Object>());
  return m.return_none();
}

Outcome get_module(Machine& m, const Args& args) {
  const Ref<Object> own = dict_get_str(m.heap, m.at(self(args)).dict, m.name(NameId::module_));
  // In the dict of type itself stands this very attribute.
  if (own && self(args) != m.type(TypeId::Type)) return new_reference(m.heap, own);
  const std::string name = name_of_type(m, self(args));
  const size_t start = own_name_start(m, self(args), name);
  return str_from_utf8(m.heap, start == 0 ? "builtins" : name.substr(0, start - 1));
}

// Keeps `value` under a name in the type's own dict.
Outcome keep_in_dict(Machine& m, const Args& args, NameId name) {
  const StoreResult stored =
      dict_set_str(m.heap, m.at(self(args)).dict, m.name(name), new_reference(m.heap, args[1]));
  xdecref(m.heap, stored.old);
  type_modified(m, self(args), m.name(name));
  return m.return_none();
}

Outcome set_module(Machine& m, const Args& args) {
  if (!may_change(m, args, "__module__")) return Outcome::error();
  return keep_in_dict(m, args, NameId::module_);
}

Outcome set_doc(Machine& m, const Args& args) {
  if (!may_change(m, args, "__doc__")) return Outcome::error();
  return keep_in_dict(m, args, NameId::doc);
}

Outcome get_bases(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(self(args)).bases);
}

// The new bases as a tuple of classes that do not descend from the type itself.
bool check_bases(Machine& m, Ref<Type> type, Ref<Object> value) {
  const std::string name = name_of_type(m, type);
  if (m.heap.type_of(value).layout != LayoutId::Tuple) {
    (void)m.raise(TypeId::TypeError,
                  "can only assign tuple to " + name + ".__bases__, not " + type_name_of(m, value));
    return false;
  }
  const Ref<Tuple> bases = value.as<Tuple>();
  const uint32_t count = tuple_size(m.heap, bases);
  if (count == 0) {
    (void)m.raise(TypeId::TypeError,
                  "can only assign non-empty tuple to " + name + ".__bases__, not ()");
    return false;
  }
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> base = tuple_get(m.heap, bases, i);
    if (m.heap.type_of(base).layout != LayoutId::Type) {
      (void)m.raise(TypeId::TypeError, name + ".__bases__ must be tuple of classes, not '" +
                                           type_name_of(m, base) + "'");
      return false;
    }
    if (is_subtype(m, base.as<Type>(), type)) {
      (void)m.raise(TypeId::TypeError, "a __bases__ item causes an inheritance cycle");
      return false;
    }
  }
  return true;
}

Outcome assign_bases(Machine& m, const Args& args) {
  if (!may_change(m, args, "__bases__")) return Outcome::error();
  if (!check_bases(m, self(args), args[1])) return Outcome::error();
  const Ref<Tuple> bases = args[1].as<Tuple>();
  const Ref<Type> base = best_base(m, bases);
  if (!base) return Outcome::error();
  const Ref<Type> old = m.at(self(args)).base;
  // As compatible_for_assignment: what the collector tracks is freed otherwise.
  if (((m.at(base).flags ^ m.at(old).flags) & kTypeHasGc) != 0) {
    return m.raise(TypeId::TypeError, "__bases__ assignment: '" + name_of_type(m, base) +
                                          "' deallocator differs from '" + name_of_type(m, old) +
                                          "'");
  }
  if (!have_same_layout(m, old, base)) {
    return m.raise(TypeId::TypeError, "__bases__ assignment: '" + name_of_type(m, base) +
                                          "' object layout differs from '" + name_of_type(m, old) +
                                          "'");
  }
  if (!set_bases(m, self(args), base, bases)) return Outcome::error();
  return m.return_none();
}

Outcome get_base(Machine& m, const Args& args) {
  const Ref<Type> base = m.at(self(args)).base;
  return base ? Outcome(new_reference(m.heap, base)) : m.return_none();
}

Outcome get_basic_size(Machine& m, const Args& args) {
  return int_from_i64(m.heap, m.at(self(args)).basic_size);
}
Outcome get_item_size(Machine& m, const Args& args) {
  return int_from_i64(m.heap, m.at(self(args)).item_size);
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

// A class without annotations gets an empty dict when somebody asks (type_get_annotations).
Outcome get_type_annotations(Machine& m, const Args& args) {
  const Ref<Dict> dict = m.at(self(args)).dict;
  if ((m.at(self(args)).flags & kTypeHeap) == 0) {
    return raise_no_attribute(m, args[0], m.name(NameId::annotations));
  }
  const Ref<Object> own = dict_get_str(m.heap, dict, m.name(NameId::annotations));
  if (own) return new_reference(m.heap, own);
  const Ref<Object> made = dict_new(m.heap).as<Object>();
  const Ref<Object> values[] = {args[0], made};
  const Outcome kept = keep_in_dict(m, Args{values, {}, 0}, NameId::annotations);
  if (!kept.is_value()) {
    decref(m.heap, made);
    return kept;
  }
  decref(m.heap, kept.value());
  return made;
}

Outcome set_type_annotations(Machine& m, const Args& args) {
  const Ref<Str> name = m.name(NameId::annotations);
  if ((m.at(self(args)).flags & kTypeImmutable) != 0) {
    (void)may_change(m, args, "__annotations__");
    return Outcome::error();
  }
  if (args.get(1)) return keep_in_dict(m, args, NameId::annotations);
  const Ref<Dict> dict = m.at(self(args)).dict;
  if (!dict_get_str(m.heap, dict, name)) {
    return m.raise(TypeId::AttributeError, "__annotations__");
  }
  const DictItem removed = dict_remove_str(m.heap, dict, name);
  xdecref(m.heap, removed.key);
  decref(m.heap, removed.value);
  type_modified(m, self(args), name);
  return m.return_none();
}

Outcome type_call(Machine& m, const Args& args) {
  return construct(m, self(args), {args.values.subspan(1), args.keyword_names, {}, {}});
}

Outcome type_init(Machine& m, const Args& args) {
  if (args.count() == 2 && args.keyword_count != 0) {
    return m.raise(TypeId::TypeError, "type.__init__() takes no keyword arguments");
  }
  if (args.count() != 2 && args.count() != 4) {
    return m.raise(TypeId::TypeError, "type.__init__() takes 1 or 3 arguments");
  }
  return m.return_none();
}

Outcome type_repr(Machine& m, const Args& args) {
  return builtin_repr(m, args[0]);
}

Outcome type_mro(Machine& m, const Args& args) {
  const Ref<Tuple> mro = compute_mro(m, self(args), m.at(self(args)).bases);
  if (!mro) return Outcome::error();
  const Ref<List> list = list_copy_slots(m.heap, tuple_items_offset(mro), tuple_size(m.heap, mro));
  decref(m.heap, mro.as<Object>());
  return or_memory_error(m, list);
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
  return plain_class_check(m, ClassCheck::Instance, args[1], args[0]);
}

Outcome type_subclasscheck(Machine& m, const Args& args) {
  return plain_class_check(m, ClassCheck::Subclass, args[1], args[0]);
}

Outcome type_prepare(Machine& m, const Args&) {
  return dict_new(m.heap);
}

Outcome type_getattribute(Machine& m, const Args& args) {
  if (!check_attribute_name(m, args[1])) return Outcome::error();
  return generic_get_attribute(m, args[0], args[1].as<Str>());
}

Outcome type_setattr(Machine& m, const Args& args) {
  if (!check_attribute_name(m, args[1])) return Outcome::error();
  return set_type_attribute(m, self(args), args[1].as<Str>(), args[2]);
}

Outcome type_delattr(Machine& m, const Args& args) {
  if (!check_attribute_name(m, args[1])) return Outcome::error();
  return set_type_attribute(m, self(args), args[1].as<Str>(), {});
}

Outcome type_dir(Machine& m, const Args& args) {
  return class_names(m, self(args));
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
    {"__dir__", type_dir, 1, 1},
};

constexpr NativeEntry kClassMethods[] = {
    {"__prepare__", type_prepare, 1, kAnyCount, "**"},
};

constexpr NativeGetSet kAttributes[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__module__", get_module, set_module},
    {"__bases__", get_bases, assign_bases},
    {"__base__", get_base, nullptr, AttributeKind::Member},
    {"__basicsize__", get_basic_size, nullptr, AttributeKind::Member},
    {"__itemsize__", get_item_size, nullptr, AttributeKind::Member},
    {"__dict__", get_dict},
    {"__doc__", get_doc, set_doc},
};

constexpr NativeGetSet kAnnotations[] = {
    {"__annotations__", get_type_annotations, set_type_annotations}};
constexpr NativeGetSet kMro[] = {{"__mro__", get_mro}};
constexpr NativeGetSet kMroMember[] = {{"__mro__", get_mro, nullptr, AttributeKind::Member}};

}  // namespace

void install_type_methods(Machine& m) {
  add_constructor(m, TypeId::Type, kNew);
  add_methods(m, TypeId::Type, kMethods);
  add_class_methods(m, TypeId::Type, kClassMethods);
  add_attributes(m, TypeId::Type, kAttributes);
  if (library_profile(m.profile()).types_keep_annotations)
    add_attributes(m, TypeId::Type, kAnnotations);
  add_attributes(m, TypeId::Type, m.profile().objects->mro_is_member ? kMroMember : kMro);
}

}  // namespace ouro
