// percent_values.h - the values of `text % values` as their conversions want them.
//
// Whoever cannot give the number that %d, %x, %c, ... want is refused in the words of the directive
// (percent_errors.h), also when its __int__ or __index__ raised TypeError: that is what
// mainformatlong and formatchar (Objects/unicodeobject.c) put in its place.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

bool percent_takes_float(char32_t conversion);
// %x, %X, %o: no other number than an int.
bool percent_takes_integers_only(char32_t conversion);

// Whether the value has what its conversion asks for; if not, percent_value is not to be called.
bool percent_suits(Machine& m, bool in_bytes, char32_t conversion, Ref<Object> value);
// A str, an int, a float, or what __bytes__ gave, owned; None instead of a number that is refused.
// The value stays alive until it arrives.
Outcome percent_value(Machine& m, bool in_bytes, char32_t conversion, Ref<Object> value);
// Whether percent_value gave None instead of a number.
bool percent_refused(Machine& m, char32_t conversion, Ref<Object> converted);

}  // namespace ouro
