// name_lists.h - dir(), and what __dir__ of objects, classes and modules gives.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// object.__dir__: the names of the object, its class and what that is derived from.
Outcome object_names(Machine& m, Ref<Object> object);
// type.__dir__: those of a class.
Outcome class_names(Machine& m, Ref<Type> type);
// dir(object), sorted.
Outcome sorted_names(Machine& m, Ref<Object> object);
// dir(): the names in a namespace, sorted.
Outcome sorted_keys(Machine& m, Ref<Object> ns);

// "attribute name must be string, not 'int'". False: raised.
bool check_attribute_name(Machine& m, Ref<Object> name);

}  // namespace ouro
