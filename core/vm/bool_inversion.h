// bool_inversion.h - `~True`, which warns from 3.12 on (Objects/boolobject.c, bool_invert).
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// Whether this version warns of inverting this object.
bool warns_of_inversion(const Machine& m, Ref<Object> operand);

// Puts the inverted number in the place of the bool on top of the value stack, and asks our
// warnings.warn to warn. The value is None and not wanted. Where `warnings` has to be imported
// first, the frame repeats its instruction.
Outcome invert_bool(Machine& m);

}  // namespace ouro
