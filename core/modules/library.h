// library.h - what this folder gives to a machine: builtin types' methods and modules.
//
// A module is either made here in C++ (make_module) or written in our Python (lib/*.py, embedded at
// build). Read this first of core/modules.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

extern const Library kLibrary;

}  // namespace ouro
