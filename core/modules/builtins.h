// builtins.h - the functions of the builtins module, by the file that has them.
#pragma once

#include "core/objects/function_object.h"
#include "core/vm/machine.h"

namespace ouro {

// sum, any, all, min, max
void add_reducing_builtins(Machine& m, Ref<Module> module);
// math.prod, which walks as sum does.
void add_math_product(Machine& m, Ref<Module> module);
// iter, next, sorted
void add_iterating_builtins(Machine& m, Ref<Module> module);
// isinstance, issubclass, getattr, setattr, hasattr, delattr, vars, dir, locals
void add_attribute_builtins(Machine& m, Ref<Module> module);
// abs, divmod, pow, round, chr, ord, bin, oct, hex, ascii, format, input
void add_value_builtins(Machine& m, Ref<Module> module);
// compile, eval, exec
void add_code_builtins(Machine& m, Ref<Module> module);
// __import__
void add_import_builtin(Machine& m, Ref<Module> module);

// Raises SystemExit: sys.exit, exit and quit.
Outcome raise_system_exit(Machine& m, const Args& args);

}  // namespace ouro
