// class_building.h - class statements: metaclass, namespace, body, type object.
//
// As bltinmodule.c builtin___build_class__ and typeobject.c type_new. The body runs as a frame, so
// a class statement takes as many ticks as its body.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// builtins.__build_class__(function, name, *bases, metaclass=..., **keywords)
Outcome build_class(Machine& m, const Args& args);

}  // namespace ouro
