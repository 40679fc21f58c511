// deprecation.h - DeprecationWarnings of operations: they go by our `warnings`, which is written in
// Python and is imported when the first of them is due.
#pragma once

#include <string_view>

#include "core/vm/machine.h"

namespace ouro {

// The module `warnings`, borrowed; null while nobody has imported it.
Ref<Object> warnings_module(Machine& m);

// The same, owned; imports it where it has to, and gives it then.
Outcome import_warnings(Machine& m);

// warnings.warn(text, DeprecationWarning), as of the line that runs. The value is None.
Outcome warn_of_deprecation(Machine& m, Ref<Object> warnings, std::string_view text);

}  // namespace ouro
