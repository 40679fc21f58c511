// descriptor_methods.cpp - property, staticmethod and classmethod (Objects/descrobject.c,
// Objects/funcobject.c). How they bind is vm/attributes.

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/install.h"
#include "core/modules/slots.h"
#include "core/objects/function_object.h"
#include "core/objects/instance.h"
#include "core/profiles/library_profile.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/instance_attributes.h"
#include "core/vm/native_calls.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Outcome make_empty(Machine& m, const Args& args) {
  const Ref<Object> made = m.heap.allocate_object(args[0].as<Type>());
  m.heap.track(made);
  return made;
}

// A field as an attribute: None when it is null.
template <typename T, auto Member>
Outcome get_field(Machine& m, const Args& args) {
  const Ref<Object> value = m.at(args[0].as<T>()).*Member;
  return value ? Outcome(new_reference(m.heap, value)) : m.return_none();
}

// Stores a new reference; None and null count as nothing. What was there is released.
template <typename T, auto Member>
void set_field(Machine& m, Ref<T> object, Ref<Object> value) {
  const Ref<Object> old = m.at(object).*Member;
  if (value == m.none()) value = {};
  m.at(object).*Member = value ? new_reference(m.heap, value) : Ref<Object>{};
  xdecref(m.heap, old);
}

// Whether abstractmethod has marked it.
bool is_abstract(Machine& m, Ref<Object> function) {
  if (!function) return false;
  const Ref<Object> mark = peek_attribute(m, function, m.name(NameId::isabstractmethod));
  if (!mark) return false;
  const bool is_true = mark == m.boolean(true);
  decref(m.heap, mark);
  return is_true;
}

// --- property ---

void set_functions(Machine& m, Ref<Property> self, Ref<Object> getter, Ref<Object> setter,
                   Ref<Object> deleter) {
  set_field<Property, &Property::getter>(m, self, getter);
  set_field<Property, &Property::setter>(m, self, setter);
  set_field<Property, &Property::deleter>(m, self, deleter);
}

// Without a text of its own a property shows that of its getter.
void set_doc(Machine& m, Ref<Property> self, Ref<Object> doc) {
  const Ref<Object> getter = m.at(self).getter;
  const bool is_given = doc && doc != m.none();
  if (is_given || !getter) {
    set_field<Property, &Property::doc>(m, self, doc);
    return;
  }
  const bool is_function = is_layout(m, getter, LayoutId::Function);
  const Ref<Object> inherited = is_function ? m.at(getter.as<Function>()).doc : m.none();
  set_field<Property, &Property::doc>(m, self, inherited);
}

Outcome property_init(Machine& m, const Args& args) {
  const Ref<Property> self = args[0].as<Property>();
  set_functions(m, self, args.get(1), args.get(2), args.get(3));
  set_doc(m, self, args.get(4));
  return m.return_none();
}

// property.getter, setter and deleter: a copy with one function replaced.
Outcome copy_with(Machine& m, Ref<Property> self, Ref<Object> getter, Ref<Object> setter,
                  Ref<Object> deleter) {
  const Property from = m.at(self);
  const Ref<Property> made = m.heap.allocate_object(from.type).as<Property>();
  m.heap.track(made.as<Object>());
  set_functions(m, made, getter ? getter : from.getter, setter ? setter : from.setter,
                deleter ? deleter : from.deleter);
  set_doc(m, made, getter ? Ref<Object>{} : from.doc);
  set_field<Property, &Property::name>(m, made, from.name);
  return made;
}

Outcome with_getter(Machine& m, const Args& args) {
  return copy_with(m, args[0].as<Property>(), args[1], {}, {});
}
Outcome with_setter(Machine& m, const Args& args) {
  return copy_with(m, args[0].as<Property>(), {}, args[1], {});
}
Outcome with_deleter(Machine& m, const Args& args) {
  return copy_with(m, args[0].as<Property>(), {}, {}, args[1]);
}

Outcome property_set_name(Machine& m, const Args& args) {
  set_field<Property, &Property::name>(m, args[0].as<Property>(), args[2]);
  return m.return_none();
}

Outcome property_set(Machine& m, const Args& args) {
  return set_property(m, args[0], args[1], args[2]);
}
Outcome property_delete(Machine& m, const Args& args) {
  return set_property(m, args[0], args[1], {});
}

Outcome property_set_doc(Machine& m, const Args& args) {
  set_field<Property, &Property::doc>(m, args[0].as<Property>(), args.get(1));
  return m.return_none();
}

// Its own name, or that of its getter.
Outcome property_name(Machine& m, const Args& args) {
  const Property& self = m.at(args[0].as<Property>());
  if (self.name) return new_reference(m.heap, self.name);
  if (self.getter) return get_attribute(m, self.getter, m.name(NameId::name_));
  return raise_no_attribute(m, args[0], m.name(NameId::name_));
}
Outcome property_set_own_name(Machine& m, const Args& args) {
  set_field<Property, &Property::name>(m, args[0].as<Property>(), args.get(1));
  return m.return_none();
}

Outcome property_is_abstract(Machine& m, const Args& args) {
  const Property self = m.at(args[0].as<Property>());
  const bool any =
      is_abstract(m, self.getter) || is_abstract(m, self.setter) || is_abstract(m, self.deleter);
  return m.return_bool(any);
}

// --- staticmethod and classmethod ---

// What the function is called is copied into the wrapper's __dict__ (funcobject.c,
// functools_wraps).
Outcome copy_names(Machine& m, Ref<Object> wrapper, Ref<Object> function) {
  const NameId names[] = {NameId::module_, NameId::name_, NameId::qualname, NameId::doc,
                          NameId::annotations};
  const bool copies_annotations = library_profile(m.profile()).wrappers_copy_annotations;
  const Ref<Dict> dict = instance_dict(m.heap, wrapper);
  if (!dict) return m.raise_memory_error();
  for (const NameId name : names) {
    if (name == NameId::annotations && !copies_annotations) continue;
    const Outcome value = get_attribute(m, function, m.name(name));
    if (!value.is_value()) return value;
    const StoreResult stored = dict_set_str(m.heap, dict, m.name(name), value.value());
    if (!stored.ok) {
      decref(m.heap, value.value());
      return m.raise_memory_error();
    }
    xdecref(m.heap, stored.old);
  }
  return m.return_none();
}

Outcome make_wrapper(Machine& m, const Args& args) {
  const Outcome made = make_empty(m, args);
  if (made.is_value() && m.profile().objects->wrappers_begin_with_none) {
    m.at(made.value().as<MethodWrapper>()).callable = new_reference(m.heap, m.none());
  }
  return made;
}

Outcome wrapper_init(Machine& m, const Args& args) {
  const Ref<MethodWrapper> self = args[0].as<MethodWrapper>();
  const Ref<Object> old = std::exchange(m.at(self).callable, new_reference(m.heap, args[1]));
  xdecref(m.heap, old);
  const bool has_names =
      library_profile(m.profile()).wrappers_copy_names && is_layout(m, args[1], LayoutId::Function);
  return has_names ? copy_names(m, self.as<Object>(), args[1]) : m.return_none();
}

Outcome wrapper_is_abstract(Machine& m, const Args& args) {
  return m.return_bool(is_abstract(m, m.at(args[0].as<MethodWrapper>()).callable));
}

// The names of the function are those of the wrapper, too, until it gets others.
template <NameId name>
Outcome of_callable(Machine& m, const Args& args) {
  const Ref<Dict> dict = instance_dict(m.heap, args[0]);
  if (!dict) return m.raise_memory_error();
  const Ref<Object> own = dict_get_str(m.heap, dict, m.name(name));
  if (own) return new_reference(m.heap, own);
  const Ref<Object> callable = m.at(args[0].as<MethodWrapper>()).callable;
  if (!callable) return raise_no_attribute(m, args[0], m.name(name));
  return get_attribute(m, callable, m.name(name));
}

template <NameId name>
Outcome set_own_name(Machine& m, const Args& args) {
  const Ref<Dict> dict = instance_dict(m.heap, args[0]);
  if (!dict) return m.raise_memory_error();
  if (!args.get(1)) {
    const DictItem removed = dict_remove_str(m.heap, dict, m.name(name));
    if (!removed.value) return raise_no_attribute(m, args[0], m.name(name));
    xdecref(m.heap, removed.key);
    decref(m.heap, removed.value);
    return m.return_none();
  }
  const StoreResult stored =
      dict_set_str(m.heap, dict, m.name(name), new_reference(m.heap, args[1]));
  if (!stored.ok) return m.raise_memory_error();
  xdecref(m.heap, stored.old);
  return m.return_none();
}

Outcome static_call(Machine& m, const Args& args) {
  const Ref<Object> callable = m.at(args[0].as<MethodWrapper>()).callable;
  if (!callable) return m.raise(TypeId::RuntimeError, "uninitialized staticmethod object");
  return call(m, callable, args.values.subspan(1), args.keyword_names);
}

// descriptor.__get__(object, type), of all three.
Outcome get_slot(Machine& m, const Args& args) {
  const Ref<Object> object = args[1] == m.none() ? Ref<Object>{} : args[1];
  const Ref<Object> type = args.get(2, m.none());
  if (!object && type == m.none()) {
    return m.raise(TypeId::TypeError, "__get__(None, None) is invalid");
  }
  const bool is_class = is_layout(m, type, LayoutId::Type);
  return bind_descriptor(m, args[0], object, is_class ? type.as<Type>() : m.at(object).type);
}

constexpr NativeEntry kNewProperty = {"property", make_empty, 1, kAnyCount, "**"};
constexpr NativeEntry kPropertyMethods[] = {
    {"__init__", property_init, 1, 5, "fget fset fdel doc"},
    {"__get__", get_slot, 2, 3},
    {"__set__", property_set, 3, 3},
    {"__delete__", property_delete, 2, 2},
    {"__set_name__", property_set_name, 3, 3},
    {"getter", with_getter, 2, 2},
    {"setter", with_setter, 2, 2},
    {"deleter", with_deleter, 2, 2},
};
constexpr NativeGetSet kPropertyAttributes[] = {
    {"fget", get_field<Property, &Property::getter>, nullptr, AttributeKind::Member},
    {"fset", get_field<Property, &Property::setter>, nullptr, AttributeKind::Member},
    {"fdel", get_field<Property, &Property::deleter>, nullptr, AttributeKind::Member},
    {"__doc__", get_field<Property, &Property::doc>, property_set_doc, AttributeKind::Member},
    {"__isabstractmethod__", property_is_abstract},
};

constexpr NativeGetSet kPropertyName[] = {{"__name__", property_name, property_set_own_name}};

constexpr NativeEntry kNewStatic = {"staticmethod", make_wrapper, 1, kAnyCount, "**"};
constexpr NativeEntry kNewClass = {"classmethod", make_wrapper, 1, kAnyCount, "**"};
constexpr NativeEntry kWrapperMethods[] = {
    {"__init__", wrapper_init, 2, 2},
    {"__get__", get_slot, 2, 3},
};
constexpr NativeEntry kWrapperRepr[] = {{"__repr__", builtin_repr_slot, 1, 1}};
constexpr NativeEntry kStaticMethods[] = {
    {"__call__", static_call, 1, kAnyCount, "**"},
};
constexpr NativeGetSet kWrapperAttributes[] = {
    {"__func__", get_field<MethodWrapper, &MethodWrapper::callable>, nullptr,
     AttributeKind::Member},
    {"__isabstractmethod__", wrapper_is_abstract},
    {"__dict__", get_dict_attribute, set_dict_attribute},
};
// From 3.10 on it takes over how its function is called.
constexpr NativeGetSet kFunctionNames[] = {
    {"__wrapped__", get_field<MethodWrapper, &MethodWrapper::callable>, nullptr,
     AttributeKind::Member},
    {"__name__", of_callable<NameId::name_>, set_own_name<NameId::name_>},
    {"__qualname__", of_callable<NameId::qualname>, set_own_name<NameId::qualname>},
    {"__doc__", of_callable<NameId::doc>, set_own_name<NameId::doc>},
};

}  // namespace

void install_descriptor_methods(Machine& m) {
  add_constructor(m, TypeId::Property, kNewProperty);
  add_methods(m, TypeId::Property, kPropertyMethods);
  add_attributes(m, TypeId::Property, kPropertyAttributes);
  if (m.profile().objects->property_has_name) add_attributes(m, TypeId::Property, kPropertyName);
  add_constructor(m, TypeId::StaticMethod, kNewStatic);
  add_constructor(m, TypeId::ClassMethod, kNewClass);
  add_methods(m, TypeId::StaticMethod, kWrapperMethods);
  add_attributes(m, TypeId::StaticMethod, kWrapperAttributes);
  add_methods(m, TypeId::ClassMethod, kWrapperMethods);
  add_attributes(m, TypeId::ClassMethod, kWrapperAttributes);
  if (!m.profile().objects->callable_static_methods) return;
  add_methods(m, TypeId::StaticMethod, kWrapperRepr);
  add_methods(m, TypeId::ClassMethod, kWrapperRepr);
  add_methods(m, TypeId::StaticMethod, kStaticMethods);
  add_attributes(m, TypeId::StaticMethod, kFunctionNames);
  add_attributes(m, TypeId::ClassMethod, kFunctionNames);
}

}  // namespace ouro
