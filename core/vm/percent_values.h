// percent_values.h - the value of a directive of text % values as its conversion wants it.
#pragma once

#include "core/vm/percent_errors.h"

namespace ouro {

bool is_float_conversion(char32_t conversion);
// A str, an int or a float, owned. The running task is the PercentFormat that wants it.
Outcome percent_value(Machine& m, bool in_bytes, char32_t conversion, Ref<Object> value);
// Whether what goes wrong in the conversion of the value is told in the words of the directive,
// and that error.
bool is_error_told_anew(const Machine& m, bool in_bytes, char32_t conversion);
Outcome raise_wrong_value(Machine& m, char32_t conversion, Ref<Object> value);

// Where the present directive stands, and which value was taken last (percent.cpp).
PercentPlace percent_place(Machine& m);

}  // namespace ouro
