// descriptor_access.cpp - attributes behind hooks and descriptors: __getattribute__ and its
// relatives, properties, slots, computed attributes (typeobject.c slot_tp_getattr_hook,
// descrobject.c).

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/str_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/native_calls.h"
#include "core/vm/steps.h"

namespace ouro {

// GetAttributeHook: 0 object, 1 name, both borrowed.
enum HookState : uint16_t { kHookAnswers, kAskGetattr, kGetattrAnswers };

namespace {

// __getattr__ is asked once what died with the AttributeError is gone.
StepResult ask_getattr(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> object = m.task().ref(0);
  const Ref<Object> hook = lookup_special(m, object, SpecialMethod::Getattr);
  m.task().state = kGetattrAnswers;
  return wait_for(m, own, call_special(m, hook, {object, m.task().ref(1)}));
}

void push_hook(Machine& m, uint32_t index, Ref<Object> object, Ref<Str> name) {
  Task& task = m.heap.insert_task(index, TaskKind::GetAttributeHook, kTaskCatches);
  task.slot[0] = object.offset;
  task.slot[1] = name.offset;
}

}  // namespace

StepResult step_GetAttributeHook(Machine& m) {
  if (m.task().state == kAskGetattr) return ask_getattr(m);
  if (!exception_arrived(m)) return m.finish(m.take_result());
  m.task().flags = 0;
  // __getattribute__ raised: only AttributeError asks __getattr__.
  const Ref<Object> hook = lookup_special(m, m.task().ref(0), SpecialMethod::Getattr);
  if (!hook || !m.raised_is(TypeId::AttributeError)) return StepResult::Raised;
  m.task().state = kAskGetattr;
  m.clear_raised();
  return StepResult::Again;
}

Outcome get_attribute_by_hook(Machine& m, Ref<Object> object, Ref<Str> name) {
  const Ref<Object> hook = lookup_special(m, object, SpecialMethod::Getattr);
  const Ref<Object> main = lookup_special(m, object, SpecialMethod::Getattribute);
  const bool native = !main || is_method_descriptor(m, main);
  if (native && !hook && main) return call_special(m, main, {object, name.as<Object>()});
  if (native && !hook) return generic_get_attribute(m, object, name);
  const uint32_t own = m.heap.task_count();
  if (native) {
    const Outcome direct = generic_get_attribute(m, object, name);
    if (direct.is_value()) return direct;
    if (direct.is_error() && !m.raised_is(TypeId::AttributeError)) return direct;
    // When a property is running, what it raises decides.
    push_hook(m, own, object, name);
    if (direct.is_pending()) return direct;
    m.task().flags = 0;  // What __getattr__ raises asks nobody.
    m.task().state = kAskGetattr;
    m.clear_raised();
    return Outcome::pending();
  }
  push_hook(m, own, object, name);
  const Outcome outcome = call_special(m, main, {object, name.as<Object>()});
  if (outcome.is_value() && is_top(m, own)) {
    m.abandon_task();
    return outcome;
  }
  if (outcome.is_value()) m.heap.task(own).own(kTaskInbox, outcome.value());
  if (outcome.is_error()) deliver_exception(m);
  return Outcome::pending();
}

Outcome set_attribute_by_hook(Machine& m, Ref<Object> object, Ref<Str> name, Ref<Object> value) {
  const SpecialMethod which = value ? SpecialMethod::Setattr : SpecialMethod::Delattr;
  const Ref<Object> hook = lookup_special(m, object, which);
  const Type& base = m.at(m.type(TypeId::Object));
  const bool is_generic = hook == base.special[static_cast<uint32_t>(which)];
  if (is_generic) return generic_set_attribute(m, object, name, value);
  if (value) return call_special_dropping(m, hook, {object, name.as<Object>(), value});
  return call_special_dropping(m, hook, {object, name.as<Object>()});
}

namespace {

// A property without the function that is asked for.
Outcome raise_no_function(Machine& m, Ref<Object> property, Ref<Object> object, const char* named,
                          const char* unnamed) {
  const Ref<Object> name = m.at(property.as<Property>()).name;
  const bool is_named = name && m.heap.type_of(name).layout == LayoutId::Str;
  return m.raise(
      TypeId::AttributeError,
      filled(is_named ? named : unnamed, {is_named ? str_to_utf8(m.heap, name.as<Str>()) : "",
                                          str_to_utf8(m.heap, m.heap.type_of(object).qualname)}));
}

// A slot of __slots__ that holds nothing.
Outcome set_slot(Machine& m, Ref<Object> descriptor, Ref<Object> object, Ref<Object> value) {
  const Descriptor& found = m.at(descriptor.as<Descriptor>());
  const Ref<Ref<Object>> place(object.offset + found.offset);
  const Ref<Object> old = m.at(place);
  if (!value && !old) {
    return m.raise(TypeId::AttributeError, str_to_utf8(m.heap, found.name));
  }
  m.at(place) = value ? new_reference(m.heap, value) : Ref<Object>{};
  xdecref(m.heap, old);
  return m.return_none();
}

}  // namespace

Outcome get_property(Machine& m, Ref<Object> property, Ref<Object> object) {
  const ObjectRules& rules = *m.profile().objects;
  const Ref<Object> getter = m.at(property.as<Property>()).getter;
  if (getter) return call(m, getter, {object});
  return raise_no_function(m, property, object, rules.property_no_getter, rules.unnamed_no_getter);
}

Outcome set_property(Machine& m, Ref<Object> property, Ref<Object> object, Ref<Object> value) {
  const ObjectRules& rules = *m.profile().objects;
  const Property& found = m.at(property.as<Property>());
  const Ref<Object> function = value ? found.setter : found.deleter;
  if (function && value) return call_special_dropping(m, function, {object, value});
  if (function) return call_special_dropping(m, function, {object});
  if (value) {
    return raise_no_function(m, property, object, rules.property_no_setter,
                             rules.unnamed_no_setter);
  }
  return raise_no_function(m, property, object, rules.property_no_deleter,
                           rules.unnamed_no_deleter);
}

Outcome check_described(Machine& m, Ref<Object> descriptor, Ref<Object> object) {
  const Descriptor& found = m.at(descriptor.as<Descriptor>());
  const Ref<Type> given = m.at(object).type;
  if (is_subtype(m, given, found.type)) return m.none();
  return raise_about_descriptor(m, descriptor, m.profile().objects->wrong_self_of_getter,
                                name_of_type(m, given));
}

Outcome bind_class_method(Machine& m, Ref<Object> descriptor, Ref<Type> type) {
  if (!is_subtype(m, type, m.at(descriptor.as<Descriptor>()).type)) {
    return raise_about_descriptor(m, descriptor, m.profile().objects->class_method_wrong_type,
                                  name_of_type(m, type));
  }
  return builtin_bind(m, descriptor.as<Descriptor>(), type.as<Object>());
}

Outcome set_getset(Machine& m, Ref<Object> descriptor, Ref<Object> object, Ref<Object> value) {
  const Outcome good = check_described(m, descriptor, object);
  if (good.is_error()) return good;
  const Descriptor& found = m.at(descriptor.as<Descriptor>());
  const bool is_member = m.at(descriptor).type == m.type(TypeId::MemberDescriptor);
  if (is_member && found.native == kNoNative) return set_slot(m, descriptor, object, value);
  if (found.setter == kNoNative && is_member) {
    return m.raise(TypeId::AttributeError, "readonly attribute");
  }
  if (found.setter == kNoNative) {
    return m.raise(TypeId::AttributeError, "attribute '" + str_to_utf8(m.heap, found.name) +
                                               "' of '" + name_of_type(m, found.type) +
                                               "' objects is not writable");
  }
  const Ref<Object> arguments[] = {object, value};
  return m.native(found.setter).function(m, Args{arguments, {}, 0});
}

}  // namespace ouro
