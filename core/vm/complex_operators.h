// complex_operators.h - operators on complex numbers (Objects/complexobject.c).
#pragma once

#include "core/objects/complex_object.h"
#include "core/vm/operators.h"

namespace ouro {

bool is_complex(const Machine& m, Ref<Object> object);
// An int, a float or a complex number.
bool is_any_number(const Machine& m, Ref<Object> object);
// Whether both are numbers and one of them is complex.
bool is_complex_pair(const Machine& m, Ref<Object> left, Ref<Object> right);

// A new complex number, or MemoryError.
Outcome complex_outcome(Machine& m, ComplexValue value);
// A number as an operand; false with OverflowError raised when an int does not fit.
bool as_complex(Machine& m, Ref<Object> number, ComplexValue* out);

// `left op right` for a complex pair; NotImplemented (owned) when there is no such operation.
Outcome complex_binary(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right);
// == and != of a complex pair; NotImplemented for all other comparisons.
Outcome complex_compare(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right);

}  // namespace ouro
