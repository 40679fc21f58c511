#include "core/vm/attributes.h"

#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/instance.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/absent_names.h"
#include "core/vm/calls.h"
#include "core/vm/lookup_cache.h"
#include "core/vm/native_calls.h"
#include "core/vm/type_slots.h"

namespace ouro {
namespace {

// Whether what was found on a type comes before what the instance has.
bool is_data_descriptor(const Machine& m, Ref<Object> descriptor) {
  const Type& type = m.heap.type_of(descriptor);
  if (type.layout == LayoutId::Function) return false;
  if (type.layout == LayoutId::Property) return true;
  if (type.layout == LayoutId::Descriptor) {
    return m.at(descriptor).type == m.type(TypeId::GetSetDescriptor) ||
           m.at(descriptor).type == m.type(TypeId::MemberDescriptor);
  }
  return type.special[static_cast<uint32_t>(SpecialMethod::Set)] ||
         type.special[static_cast<uint32_t>(SpecialMethod::Delete)];
}

// What the instance itself has, borrowed or null.
Ref<Object> own_attribute(Machine& m, Ref<Object> object, Ref<Str> name) {
  const Type& type = m.heap.type_of(object);
  if (type.flags & kTypeManagedAttributes) return attribute_get(m.heap, object, name);
  if (type.dict_offset == 0) return {};
  const Ref<Dict> dict = existing_dict(m.heap.memory, object);
  return dict ? dict_get_str(m.heap, dict, name) : Ref<Object>{};
}

Outcome get_member(Machine& m, Ref<Object> descriptor, Ref<Object> object) {
  const Descriptor& member = m.at(descriptor.as<Descriptor>());
  const Ref<Object> value = m.at(Ref<Ref<Object>>(object.offset + member.offset));
  if (value) return new_reference(m.heap, value);
  // A member of a type of the library that holds nothing is None.
  if (m.at(member.type).flags & kTypeImmutable) return m.return_none();
  const ObjectRules& rules = *m.profile().objects;
  const Type& type = m.heap.type_of(object);
  const Ref<Str> shown = rules.empty_slot_by_qualname ? type.qualname : type.name;
  return m.raise(
      TypeId::AttributeError,
      filled(rules.empty_slot, {str_to_utf8(m.heap, shown), str_to_utf8(m.heap, member.name)}));
}

// type.name: the metatype's data descriptors, the type's own MRO, the metatype's rest.
Outcome get_type_attribute(Machine& m, Ref<Type> type, Ref<Str> name) {
  const Ref<Type> metatype = m.at(type).type;
  const Ref<Object> meta = type_lookup(m, metatype, name);
  if (meta && is_data_descriptor(m, meta)) {
    return bind_descriptor(m, meta, type.as<Object>(), metatype);
  }
  if (const Ref<Object> own = type_lookup(m, type, name)) {
    return bind_descriptor(m, own, {}, type);
  }
  if (meta) return bind_descriptor(m, meta, type.as<Object>(), metatype);
  return raise_no_attribute(m, type.as<Object>(), name);
}

// The setter of a data descriptor found on the type. Null outcome: it is none.
Outcome set_through_descriptor(Machine& m, Ref<Object> descriptor, Ref<Object> object,
                               Ref<Object> value) {
  const Type& type = m.heap.type_of(descriptor);
  if (type.layout == LayoutId::Property) return set_property(m, descriptor, object, value);
  if (type.layout == LayoutId::Descriptor) return set_getset(m, descriptor, object, value);
  const SpecialMethod which = value ? SpecialMethod::Set : SpecialMethod::Delete;
  const Ref<Object> setter = type.special[static_cast<uint32_t>(which)];
  if (!setter) {
    return m.raise(TypeId::AttributeError, value ? "__set__" : "__delete__");
  }
  if (value) return call_special_dropping(m, setter, {descriptor, object, value});
  return call_special_dropping(m, setter, {descriptor, object});
}

// AttributeError about setting or deleting: {0} whose, {1} the attribute.
Outcome raise_attribute(Machine& m, Ref<Object> object, Ref<Str> name, const char* text) {
  const bool is_type = m.heap.type_of(object).layout == LayoutId::Type;
  const std::string owner = is_type ? "type object '" + name_of_type(m, object.as<Type>()) + "'"
                                    : "'" + type_name_of(m, object) + "' object";
  return m.raise(TypeId::AttributeError, filled(text, {owner, str_to_utf8(m.heap, name)}));
}

Outcome set_own_attribute(Machine& m, Ref<Object> object, Ref<Str> name, Ref<Object> value) {
  const bool managed = (m.heap.type_of(object).flags & kTypeManagedAttributes) != 0;
  Ref<Object> old;
  if (value) {
    incref(m.heap, value);
    const StoreResult stored =
        managed ? attribute_set(m.heap, object, name, value)
                : dict_set_str(m.heap, instance_dict(m.heap, object), name, value);
    if (!stored.ok) {
      decref(m.heap, value);
      return m.raise_memory_error();
    }
    old = stored.old;
  } else {
    if (managed) {
      old = attribute_delete(m.heap, object, name);
    } else {
      const DictItem removed = dict_remove_str(m.heap, instance_dict(m.heap, object), name);
      xdecref(m.heap, removed.key);
      old = removed.value;
    }
    if (!old) return raise_attribute(m, object, name, m.profile().objects->deleting_missing);
  }
  xdecref(m.heap, old);
  return m.return_none();
}

// From 3.10 on an AttributeError knows what was looked for, and in what
// (set_attribute_error_context).
void note_missing_attribute(Machine& m, Ref<Object> object, Ref<Str> name) {
  const bool keeps = m.profile().suggestions != Suggestions::None;
  const Ref<Object> raised = m.heap.state().raised;
  if (!keeps || m.at(raised).type != m.type(TypeId::AttributeError)) return;
  if (m.at(raised.as<Exception>()).extra) return;
  const Ref<Tuple> details = tuple_new(m.heap, 2);
  tuple_items(m.heap, details)[kMissingIn] = new_reference(m.heap, object);
  tuple_items(m.heap, details)[kMissingName] = new_reference(m.heap, name).as<Object>();
  m.at(raised.as<Exception>()).extra = details.as<Object>();
}

Outcome raise_cannot_set(Machine& m, Ref<Object> object, Ref<Str> name, Ref<Object> descriptor) {
  const std::string text = str_to_utf8(m.heap, name);
  if (descriptor) {
    return m.raise(TypeId::AttributeError, "'" + type_name_of(m, object) + "' object attribute '" +
                                               text + "' is read-only");
  }
  // With a __setattr__ of its own, a type is not told why (_PyObject_GenericSetAttrWithDict).
  const bool is_plain = (m.heap.type_of(object).flags & kTypeDefaultSetattr) != 0;
  return is_plain ? raise_attribute(m, object, name, m.profile().objects->setting_without_dict)
                  : raise_no_attribute(m, object, name);
}

}  // namespace

Outcome set_type_attribute(Machine& m, Ref<Type> type, Ref<Str> name, Ref<Object> value) {
  const Ref<Object> meta = type_lookup(m, m.at(type).type, name);
  const bool has_setter = meta && is_data_descriptor(m, meta);
  const bool immutable = (m.at(type).flags & kTypeImmutable) != 0;
  if (has_setter && !immutable) return generic_set_attribute(m, type.as<Object>(), name, value);
  if (immutable) {
    return m.raise(TypeId::TypeError, filled(m.profile().objects->immutable_set,
                                             {str_to_utf8(m.heap, name), name_of_type(m, type)}));
  }
  const Ref<Dict> dict = m.at(type).dict;
  Ref<Object> old;
  if (value) {
    const StoreResult stored = dict_set_str(m.heap, dict, name, new_reference(m.heap, value));
    if (!stored.ok) return m.raise_memory_error();
    old = stored.old;
  } else {
    const DictItem removed = dict_remove_str(m.heap, dict, name);
    if (!removed.key) {
      return raise_attribute(m, type.as<Object>(), name, m.profile().objects->deleting_missing);
    }
    decref(m.heap, removed.key);
    old = removed.value;
  }
  type_modified(m, type, name);
  xdecref(m.heap, old);
  return m.return_none();
}

Ref<Object> type_lookup(Machine& m, Ref<Type> type, Ref<Str> name) {
  LookupCache& cache = m.lookup_cache();
  Ref<Object> found;
  if (cache.find(m.at(type).version, name, &found)) return found;
  const Ref<Tuple> mro = m.at(type).mro;
  // A class that the collector has cleared has none.
  const uint32_t count = mro ? tuple_size(m.heap, mro) : 0;
  for (uint32_t i = 0; i < count && !found; ++i) {
    const Ref<Type> base = tuple_get(m.heap, mro, i).as<Type>();
    if (m.at(base).dict) found = dict_get_str(m.heap, m.at(base).dict, name);
  }
  if (m.at(name).flags & kInterned) cache.store(m.at(type).version, name, found);
  return found;
}

namespace {

// What a staticmethod or classmethod gives; one made by __new__ alone wraps nothing.
Outcome bind_wrapper(Machine& m, Ref<MethodWrapper> wrapper, Ref<Type> type) {
  const Ref<Object> callable = m.at(wrapper).callable;
  const bool is_static = m.heap.type_of(wrapper.as<Object>()).layout == LayoutId::StaticMethod;
  if (!callable) {
    return m.raise(TypeId::RuntimeError, is_static ? "uninitialized staticmethod object"
                                                   : "uninitialized classmethod object");
  }
  if (is_static) return new_reference(m.heap, callable);
  return bound_method_new(m.heap, callable, type.as<Object>()).as<Object>();
}

}  // namespace

Outcome bind_descriptor(Machine& m, Ref<Object> descriptor, Ref<Object> object, Ref<Type> type) {
  const Type& kind = m.heap.type_of(descriptor);
  switch (kind.layout) {
    case LayoutId::Function:
      if (!object) return new_reference(m.heap, descriptor);
      return bound_method_new(m.heap, descriptor, object).as<Object>();
    case LayoutId::Descriptor:
      return bind_native_descriptor(m, descriptor, object, type);
    case LayoutId::Property:
      if (!object) return new_reference(m.heap, descriptor);
      return get_property(m, descriptor, object);
    case LayoutId::StaticMethod:
    case LayoutId::ClassMethod:
      return bind_wrapper(m, descriptor.as<MethodWrapper>(), type);
    default:
      break;
  }
  const Ref<Object> getter = kind.special[static_cast<uint32_t>(SpecialMethod::Get)];
  if (!getter) return new_reference(m.heap, descriptor);
  // It is called as it is, not bound first (typeobject.c slot_tp_descr_get).
  return call(m, getter, {descriptor, object ? object : m.none(), type.as<Object>()});
}

Outcome bind_native_descriptor(Machine& m, Ref<Object> descriptor, Ref<Object> object,
                               Ref<Type> type) {
  const Ref<Type> kind = m.at(descriptor).type;
  if (kind == m.type(TypeId::ClassMethodDescriptor)) {
    return bind_class_method(m, descriptor, type ? type : m.at(object).type);
  }
  if (!object) return new_reference(m.heap, descriptor);
  const Outcome good = check_described(m, descriptor, object);
  if (good.is_error()) return good;
  const bool is_slot = kind == m.type(TypeId::MemberDescriptor) &&
                       m.at(descriptor.as<Descriptor>()).native == kNoNative;
  if (is_slot) return get_member(m, descriptor, object);
  if (kind == m.type(TypeId::GetSetDescriptor) || kind == m.type(TypeId::MemberDescriptor)) {
    const Ref<Object> self[] = {object};
    return m.native(m.at(descriptor.as<Descriptor>()).native).function(m, Args{self, {}, 0});
  }
  return builtin_bind(m, descriptor.as<Descriptor>(), object);
}

Outcome generic_get_attribute(Machine& m, Ref<Object> object, Ref<Str> name) {
  const Ref<Type> type = m.at(object).type;
  if (m.at(type).layout == LayoutId::Type) return get_type_attribute(m, object.as<Type>(), name);
  const Ref<Object> found = type_lookup(m, type, name);
  if (found && is_data_descriptor(m, found)) return bind_descriptor(m, found, object, type);
  if (const Ref<Object> own = own_attribute(m, object, name)) return new_reference(m.heap, own);
  if (found) return bind_descriptor(m, found, object, type);
  // A bound method has what its function has (classobject.c method_getattro).
  if (m.at(type).layout == LayoutId::BoundMethod) {
    return get_attribute(m, m.at(object.as<BoundMethod>()).function, name);
  }
  if (m.at(type).layout == LayoutId::Module) {
    Outcome late = Outcome::error();
    if (m.library().late_attribute(m, object, name, &late)) return late;
    // The module's own function answers for the names that it lacks (PEP 562).
    const Ref<Object> hook = own_attribute(m, object, m.special_name(SpecialMethod::Getattr));
    if (hook) return call(m, hook, {name.as<Object>()});
  }
  return raise_no_attribute(m, object, name);
}

Outcome get_attribute(Machine& m, Ref<Object> object, Ref<Str> name) {
  const bool is_plain = m.heap.has_flag(object, kTypeDefaultGetattribute);
  const Outcome outcome =
      is_plain ? generic_get_attribute(m, object, name) : get_attribute_by_hook(m, object, name);
  if (outcome.is_error()) note_missing_attribute(m, object, name);
  return outcome;
}

Ref<Object> peek_attribute(Machine& m, Ref<Object> object, Ref<Str> name) {
  const Ref<Type> type = m.at(object).type;
  if (!m.heap.has_flag(object, kTypeDefaultGetattribute)) return {};
  if (m.at(type).layout == LayoutId::Type) {
    const Ref<Object> own = type_lookup(m, object.as<Type>(), name);
    return own ? new_reference(m.heap, own) : Ref<Object>{};
  }
  const Ref<Object> own = own_attribute(m, object, name);
  return own ? new_reference(m.heap, own) : Ref<Object>{};
}

Outcome generic_set_attribute(Machine& m, Ref<Object> object, Ref<Str> name, Ref<Object> value) {
  const Ref<Type> type = m.at(object).type;
  const Ref<Object> found = type_lookup(m, type, name);
  if (found && is_data_descriptor(m, found)) {
    return set_through_descriptor(m, found, object, value);
  }
  const Type& kind = m.at(type);
  const bool has_attributes = (kind.flags & kTypeManagedAttributes) || kind.dict_offset != 0;
  if (!has_attributes) return raise_cannot_set(m, object, name, found);
  return set_own_attribute(m, object, name, value);
}

Outcome set_attribute(Machine& m, Ref<Object> object, Ref<Str> name, Ref<Object> value) {
  const Type& type = m.heap.type_of(object);
  if ((type.flags & kTypeDefaultSetattr) == 0) return set_attribute_by_hook(m, object, name, value);
  if (type.layout == LayoutId::Type) return set_type_attribute(m, object.as<Type>(), name, value);
  return generic_set_attribute(m, object, name, value);
}

MethodLookup load_method(Machine& m, Ref<Object> object, Ref<Str> name) {
  const Ref<Type> type = m.at(object).type;
  const bool plain =
      m.heap.has_flag(object, kTypeDefaultGetattribute) && m.at(type).layout != LayoutId::Type;
  if (!plain) return {{}, get_attribute(m, object, name)};
  const Ref<Object> found = type_lookup(m, type, name);
  if (found) {
    const LayoutId layout = m.heap.type_of(found).layout;
    const bool is_method = layout == LayoutId::Function || is_method_descriptor(m, found);
    if (is_method && !own_attribute(m, object, name)) return {new_reference(m.heap, found)};
  }
  const Outcome outcome = generic_get_attribute(m, object, name);
  if (outcome.is_error()) note_missing_attribute(m, object, name);
  return {{}, outcome};
}

Outcome call_special(Machine& m, Ref<Object> method, std::initializer_list<Ref<Object>> arguments) {
  const LayoutId layout = m.heap.type_of(method).layout;
  if (layout == LayoutId::Function) return call(m, method, arguments);
  if (layout == LayoutId::Descriptor) {
    return call_descriptor(m, method, std::span(arguments.begin(), arguments.size()), {});
  }
  return call_bound_special(m, method, std::span(arguments.begin(), arguments.size()));
}

Outcome raise_no_attribute(Machine& m, Ref<Object> object, Ref<Str> name) {
  const std::string text = str_to_utf8(m.heap, name);
  const Type& type = m.heap.type_of(object);
  std::string owner = "'" + type_name_of(m, object) + "' object";
  if (type.layout == LayoutId::Type) {
    owner = "type object '" + name_of_type(m, object.as<Type>()) + "'";
  } else if (type.layout == LayoutId::Module) {
    const Ref<Object> module_name =
        dict_get_str(m.heap, m.at(object.as<Module>()).dict.as<Dict>(), m.name(NameId::name_));
    const bool has_name = module_name && m.heap.type_of(module_name).layout == LayoutId::Str;
    const std::string module = has_name ? str_to_utf8(m.heap, module_name.as<Str>()) : "";
    if (is_absent_attribute(module, text)) {
      return m.raise(TypeId::AttributeError, absence_text(module + "." + text));
    }
    owner = has_name ? "module '" + module + "'" : "module";
  }
  return m.raise(TypeId::AttributeError, owner + " has no attribute '" + text + "'");
}

std::string name_of_type(const Machine& m, Ref<Type> type) {
  return str_to_utf8(m.heap, m.at(type).name);
}

std::string short_type_name(const Machine& m, Ref<Type> type) {
  constexpr uint32_t kLibraryFlags = kTypeHeap | kTypeImmutable;
  const bool dotted = (m.at(type).flags & kLibraryFlags) == kLibraryFlags;
  return dotted ? str_to_utf8(m.heap, m.at(type).qualname) : name_of_type(m, type);
}

std::string type_name_of(const Machine& m, Ref<Object> object) {
  return name_of_type(m, m.at(object).type);
}

bool is_subtype(const Machine& m, Ref<Type> type, Ref<Type> base) {
  if (type == base) return true;
  const Ref<Tuple> mro = m.at(type).mro;
  if (!mro) return false;
  const uint32_t count = tuple_size(m.heap, mro);
  for (uint32_t i = 0; i < count; ++i) {
    if (tuple_get(m.heap, mro, i) == base.as<Object>()) return true;
  }
  return false;
}

}  // namespace ouro
