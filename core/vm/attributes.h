// attributes.h - looking things up: on types along the MRO, on instances, through descriptors.
//
// The rules are those of Objects/object.c (_PyObject_GenericGetAttrWithDict) and typeobject.c.
// Results of lookups on types are borrowed; results of attribute access are owned Outcomes, which
// may be pending when a property, __getattr__ or a descriptor written in Python has to run.
#pragma once

#include "core/objects/function_object.h"
#include "core/objects/str_object.h"
#include "core/vm/machine.h"

namespace ouro {

// What the MRO of `type` has under `name`, borrowed, null when nothing does (_PyType_Lookup).
Ref<Object> type_lookup(Machine& m, Ref<Type> type, Ref<Str> name);
// What the type has for a special method, borrowed or null. Instances are not asked.
inline Ref<Object> lookup_special(const Machine& m, Ref<Object> object, SpecialMethod method) {
  return m.heap.type_of(object).special[static_cast<uint32_t>(method)];
}

// object.name
Outcome get_attribute(Machine& m, Ref<Object> object, Ref<Str> name);
// As get_attribute without user code and without an error: object.__getattribute__ for what needs
// no Python call. Owned; null when it is missing or cannot be had at once.
Ref<Object> peek_attribute(Machine& m, Ref<Object> object, Ref<Str> name);
// object.name = value (borrowed), or del object.name when value is null. The value is None.
Outcome set_attribute(Machine& m, Ref<Object> object, Ref<Str> name, Ref<Object> value);
// The generic rules, whatever the type says: object.__getattribute__ and object.__setattr__.
Outcome generic_get_attribute(Machine& m, Ref<Object> object, Ref<Str> name);
Outcome generic_set_attribute(Machine& m, Ref<Object> object, Ref<Str> name, Ref<Object> value);

// type.name = value, or del type.name when value is null: type.__setattr__.
Outcome set_type_attribute(Machine& m, Ref<Type> type, Ref<Str> name, Ref<Object> value);

// What LOAD_METHOD leaves on the stack. With `self` set: an unbound callable (borrowed by nobody:
// owned) to be called with the object first. Otherwise `outcome` is the attribute.
struct MethodLookup {
  Ref<Object> unbound;
  Outcome outcome = Outcome::error();
};
MethodLookup load_method(Machine& m, Ref<Object> object, Ref<Str> name);

// descriptor.__get__(object, type): binds what was found on a type; `object` may be null.
Outcome bind_descriptor(Machine& m, Ref<Object> descriptor, Ref<Object> object, Ref<Type> type);

// Calls a special method that lookup_special has found, with the object as first argument.
Outcome call_special(Machine& m, Ref<Object> method, std::initializer_list<Ref<Object>> arguments);

// AttributeError in CPython's words.
Outcome raise_no_attribute(Machine& m, Ref<Object> object, Ref<Str> name);

// "list", "Node", ... of an object's type, for messages.
std::string type_name_of(const Machine& m, Ref<Object> object);
std::string name_of_type(const Machine& m, Ref<Type> type);
// The same without the module that types of the library have in front: type.__name__.
std::string short_type_name(const Machine& m, Ref<Type> type);

bool is_subtype(const Machine& m, Ref<Type> type, Ref<Type> base);

}  // namespace ouro
