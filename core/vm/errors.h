// errors.h - the exceptions behind the error values of the object layer, in CPython's words.
#pragma once

#include "core/objects/float_object.h"
#include "core/objects/int_object.h"
#include "core/vm/machine.h"

namespace ouro {

Outcome raise_int_error(Machine& m, IntError error);
Outcome raise_float_error(Machine& m, FloatError error);
// ZeroDivisionError of an operation, in the words of the profile.
enum class ZeroDivision : uint8_t {
  IntDivide,
  IntFloorDivide,
  IntModulo,
  FloatDivide,
  FloatFloorDivide,
  FloatModulo,
  FloatDivmod,
  NegativePower,
};
Outcome raise_zero_division(Machine& m, ZeroDivision operation);
// "unhashable type: 'list'"
Outcome raise_unhashable(Machine& m, Ref<Object> object);
std::string unhashable_text(const Machine& m, Ref<Object> object);
// TypeError: a special method of `object` has given a value of a wrong type. Until 3.14 each method
// has its own words, `text`; `wanted` is "an int" or the like.
Outcome raise_wrong_result(Machine& m, Ref<Object> object, std::string_view method,
                           std::string_view wanted, Ref<Object> given, const std::string& text);
// KeyError with the key as its argument.
Outcome raise_key_error(Machine& m, Ref<Object> key);

}  // namespace ouro
