// type_slots.h - making types ready, and keeping what they cache about themselves true.
//
// A type caches what its MRO gives for each special method (Type::special) and a version number for
// attribute lookups. Both follow from the dicts of the types on the MRO; type_modified brings them
// up to date in a type and everything derived from it (typeobject.c, PyType_Modified, update_slot).
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// Computes mro, flags, special methods and version of a type whose base, bases and dict are set.
// False: no consistent MRO exists (TypeError raised).
[[nodiscard]] bool type_ready(Machine& m, Ref<Type> type);
// After an attribute of the type was set or deleted.
void type_modified(Machine& m, Ref<Type> type, Ref<Str> name);
// The C3 linearisation of a type; null with TypeError raised when there is none. Owned.
Ref<Tuple> compute_mro(Machine& m, Ref<Type> type, Ref<Tuple> bases);
// Whether classes can be derived from these bases at all. False: TypeError raised.
[[nodiscard]] bool check_order(Machine& m, Ref<Tuple> bases);
// The metaclass's own mro(), borrowed; null when it has that of type.
Ref<Object> own_mro_method(Machine& m, Ref<Type> metatype);
// As type_ready for a class whose metaclass has one: until that has answered, the class has the MRO
// of its best base behind it.
void type_ready_for_own_mro(Machine& m, Ref<Type> type);
// Takes over what a metaclass's own mro() gave. False: TypeError raised.
[[nodiscard]] bool set_own_mro(Machine& m, Ref<Type> type, Ref<Object> given);
// type.__bases__ = bases: another place in the hierarchy for the type and what is derived from it.
// False: TypeError raised, nothing changed.
[[nodiscard]] bool set_bases(Machine& m, Ref<Type> type, Ref<Type> base, Ref<Tuple> bases);
// Makes `type` known to its base, so that changes reach it. The base does not own it.
void register_subclass(Machine& m, Ref<Type> base, Ref<Type> type);

}  // namespace ouro
