// length_hint.h - how many items an iterable expects to give.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// Whether a class of the program may say how long its instance is.
bool tells_length(Machine& m, Ref<Object> iterable);
// What it says, as PyObject_LengthHint asks: __len__ first, then __length_hint__; a TypeError means
// that nothing is known. An int, or None when nothing is known; what is no count is complained of.
// The caller keeps the iterable alive.
Outcome length_hint(Machine& m, Ref<Object> iterable);

}  // namespace ouro
