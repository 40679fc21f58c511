// native_arguments.h - what natives that read their keywords themselves complain about.
#pragma once

#include <string>
#include <vector>

#include "core/vm/machine.h"

namespace ouro {

// "f() takes at most 1 keyword argument (2 given)": more arguments than there are parameters, of
// which `by_position` are given by position (getargs.c, vgetargskeywordsfast_impl).
Outcome raise_too_many_arguments(Machine& m, const std::string& name, uint32_t most,
                                 uint32_t by_position, uint32_t given);

// A keyword that is none of those of a function; the nearest one is suggested where Python does.
Outcome raise_unexpected_keyword(Machine& m, const std::string& function,
                                 const std::vector<std::string>& keywords, Ref<Str> given);

}  // namespace ouro
