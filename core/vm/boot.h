// boot.h - from an empty block to a machine that can load a program: types, singletons, names.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

void boot(Machine& m);

}  // namespace ouro
