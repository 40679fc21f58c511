// late_attributes.h - attributes of builtin modules that are made when a program asks for them,
// because making them takes Python: sys.implementation is a types.SimpleNamespace.
#pragma once

#include "core/objects/function_object.h"
#include "core/vm/machine.h"

namespace ouro {

// Once per machine, at boot.
void add_late_attributes(Machine& m);
// Library::late_attribute.
bool late_attribute(Machine& m, Ref<Object> module, Ref<Str> name, Outcome* outcome);

}  // namespace ouro
