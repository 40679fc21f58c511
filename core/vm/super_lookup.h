// super_lookup.h - super(): attributes from behind a class in the MRO of an object.
#pragma once

#include "core/objects/str_object.h"
#include "core/vm/machine.h"

namespace ouro {

// super(type, object).name, bound as super does (typeobject.c, super_getattro).
Outcome super_attribute(Machine& m, Ref<Type> type, Ref<Object> object, Ref<Str> name);
// The attribute found behind `type` in the MRO that belongs to `object`, borrowed and unbound; null
// when there is none.
Ref<Object> super_find(Machine& m, Ref<Type> type, Ref<Object> object, Ref<Str> name);
// Checks the arguments of super(type, object); false with TypeError raised.
bool check_super(Machine& m, Ref<Object> type, Ref<Object> object);

// The instructions LOAD_SUPER_ATTR and LOAD_SUPER_METHOD (opcodes.def).
Outcome load_super_attribute(Machine& m, Ref<Str> name);
// A self that was borrowed from a local is the stack's own the first time: CPython makes a bound
// method and takes it apart again, until the instruction is specialized. One that has run has this
// bit in its operand.
inline constexpr uint32_t kSuperHasRun = 1u << 23;
bool load_super_method(Machine& m, Ref<Str> name, bool has_run);

}  // namespace ouro
