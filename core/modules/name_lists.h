// name_lists.h - dir(), and what __dir__ of objects, classes and modules gives.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// Whether the class has a __getattribute__ or __getattr__ of the program, which dir() and vars()
// ask for what the object has.
bool has_attribute_hook(const Machine& m, Ref<Object> object);
// What it says of an attribute; `fallback` when that is AttributeError.
Outcome hooked_attribute(Machine& m, Ref<Object> object, NameId name, Ref<Object> fallback);

// object.__dir__: the names of the object, its class and what that is derived from.
Outcome object_names(Machine& m, Ref<Object> object);
// The same where a hook says what __dict__ and __class__ are.
Outcome hooked_names(Machine& m, Ref<Object> object);
void add_name_list_continuations(Machine& m);
// type.__dir__: those of a class.
Outcome class_names(Machine& m, Ref<Type> type);
// dir(object), sorted.
Outcome sorted_names(Machine& m, Ref<Object> object);
// dir(): the names in a namespace, sorted.
Outcome sorted_keys(Machine& m, Ref<Object> ns);

// "attribute name must be string, not 'int'". False: raised.
bool check_attribute_name(Machine& m, Ref<Object> name);

}  // namespace ouro
