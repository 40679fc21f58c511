// number_conversion.h - objects as numbers: __int__, __index__ and __float__ (Objects/abstract.c).
//
// Builtin numbers answer at once; other objects by a CheckNumber task that waits for the special
// method and checks what it gave. Text is not looked at here: int("5") is the constructor's.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// As PyNumber_Index: an exact int of the same value, owned.
Outcome to_index(Machine& m, Ref<Object> object);
// As PyNumber_Long without text: __int__, or else __index__; an exact int, owned.
Outcome to_int(Machine& m, Ref<Object> object);
// As PyNumber_Float without text: __float__, or else __index__; an exact float, owned.
Outcome to_float(Machine& m, Ref<Object> object);

// Whether the type has such a method (an object without one makes the functions above raise).
bool has_index(const Machine& m, Ref<Object> object);
bool has_int(const Machine& m, Ref<Object> object);
bool has_float(const Machine& m, Ref<Object> object);

}  // namespace ouro
