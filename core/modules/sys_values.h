// sys_values.h - the attributes of sys that are no functions: version, flags, limits of numbers.
#pragma once

#include "core/objects/function_object.h"
#include "core/vm/machine.h"

namespace ouro {

void add_sys_values(Machine& m, Ref<Module> sys);

}  // namespace ouro
