// imports.h - the import statement: sys.modules, builtin modules, modules written in our Python.
#pragma once

#include "core/objects/str_object.h"
#include "core/vm/machine.h"

namespace ouro {

// IMPORT_NAME: the module, owned; runs its body first when it is written in Python.
Outcome import_name(Machine& m, Ref<Str> name, Ref<Object> from_list, Ref<Object> level);
// `from module import name`.
Outcome import_from(Machine& m, Ref<Object> module, Ref<Str> name);
// `from module import *` into the running frame's namespace. The value is None.
Outcome import_star(Machine& m, Ref<Object> module);

// Makes a builtin module when it is asked for the first time. Given by modules/, because the
// machine knows no module by name. Returns an owned module, or null when there is none of this
// name.
using BuiltinModuleFactory = Ref<Object> (*)(Machine& m, std::string_view name);

}  // namespace ouro
