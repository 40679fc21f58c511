// math_numbers.h - reading the arguments of the math module and wording its errors.
#pragma once

#include "core/modules/arguments.h"
#include "core/objects/float_object.h"
#include "core/objects/function_object.h"

namespace ouro {

// False with TypeError raised.
[[nodiscard]] bool check_int(Machine& m, Ref<Object> number);
// A float or int as a double. False with TypeError or OverflowError raised.
[[nodiscard]] bool read_real(Machine& m, Ref<Object> number, double* value);
// ValueError: "math domain error", or in newer versions `expected`, where {0} is `value`.
Outcome raise_domain_error(Machine& m, const char* expected, double value);
Outcome raise_range_error(Machine& m);

// The parts of the module that have files of their own.
void add_math_of_ints(Machine& m, Ref<Module> module);
void add_math_of_products(Machine& m, Ref<Module> module);
void add_math_of_items(Machine& m, Ref<Module> module);

}  // namespace ouro
