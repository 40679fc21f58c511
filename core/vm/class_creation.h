// class_creation.h - type.__new__: makes a type object of name, bases and namespace, and what has
// to happen before the program gets it (typeobject.c type_new).
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// type.__new__(metatype, name, bases, namespace, **keywords): makes the class, tells descriptors
// their names, calls __init_subclass__.
Outcome type_new(Machine& m, const Args& args);
// The rest of type.__new__, as a task: a metaclass's own mro(), __set_name__, __init_subclass__.
// Takes the class and its keywords (a dict or null); the value is the class.
void finish_class(Machine& m, Ref<Type> type, Ref<Object> keywords);

// The most derived metatype of the bases and the given one; null with TypeError raised.
Ref<Type> winning_metatype(Machine& m, Ref<Type> metatype, Ref<Tuple> bases);
// The keywords of a class statement without `metaclass`, which is split off, as a new dict; null
// when there are none.
Ref<Object> class_keywords(Machine& m, const Args& args, Ref<Object>* metaclass);

}  // namespace ouro
