// suggestions.h - ". Did you mean: 'x'?" behind an uncaught NameError, AttributeError or
// ImportError (Lib/traceback.py; Python/suggestions.c), from 3.10 on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/vm/machine.h"

namespace ouro {

// Empty when nothing is near enough.
std::string suggestion_for(Machine& m, Ref<Object> exception);
// The candidate that is most like `wrong`; empty when none is like it.
std::string closest_name(const std::vector<std::string>& candidates, const std::string& wrong);

}  // namespace ouro
