// class_building.h - class statements: metaclass, namespace, body, type object.
//
// As bltinmodule.c builtin___build_class__ and typeobject.c type_new. The body runs as a frame, so
// a class statement takes as many ticks as its body.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// builtins.__build_class__(function, name, *bases, metaclass=..., **keywords)
Outcome build_class(Machine& m, const Args& args);
// type.__new__(metatype, name, bases, namespace, **keywords): makes the class, tells descriptors
// their names, calls __init_subclass__.
Outcome type_new(Machine& m, const Args& args);

}  // namespace ouro
