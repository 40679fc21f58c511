// complex_object.h - complex: two doubles in an object, with Python's arithmetic on them.
//
// As CPython's complexobject.c. NaNs are stored as a float stores them (float_object.h).
#pragma once

#include <string>

#include "core/objects/int_object.h"

namespace ouro {

struct Complex : Object {
  double real;
  double imag;
};
static_assert(sizeof(Complex) == 32);

extern const Layout kComplexLayout;

// A complex number; `is_real` when it stands for an int or a float whose missing imaginary part
// must not take part in the arithmetic (from 3.14 on).
struct ComplexValue {
  double real = 0;
  double imag = 0;
  bool is_real = false;
};

// --- objects ---
Ref<Complex> complex_from_value(Heap& heap, ComplexValue value);
// A fresh instance of `type` (complex or a class derived from it).
Ref<Complex> complex_of_type(Heap& heap, Ref<Type> type, ComplexValue value);
inline ComplexValue complex_value(const Heap& heap, Ref<Complex> ref) {
  return {heap.at(ref).real, heap.at(ref).imag};
}

// --- arithmetic ---
ComplexValue complex_add(ComplexValue left, ComplexValue right);
ComplexValue complex_subtract(ComplexValue left, ComplexValue right);
// `recovers`: infinities that come out as NaNs in both parts are found again as C's Annex G says.
ComplexValue complex_multiply(ComplexValue left, ComplexValue right, bool recovers);
// False when the divisor is zero.
bool complex_divide(ComplexValue left, ComplexValue right, bool recovers, ComplexValue* out);
struct ValueRules;
enum class ComplexPowerError : uint8_t { None, ZeroBase, TooLarge };
// left ** right. ZeroBase: zero to a negative or complex power.
// `rules`: how the version computes it.
ComplexPowerError complex_power(ComplexValue base, ComplexValue exponent, const ValueRules& rules,
                                ComplexValue* out);
// The distance from zero; infinite when it is too large.
double complex_magnitude(ComplexValue value);

// Whether a complex number equals an int, a float or a complex number, exactly.
bool complex_equal(const Heap& heap, Ref<Complex> left, Ref<Object> right);
// As hash(): equal to the hash of an equal float or int.
int64_t complex_hash(const Heap& heap, Ref<Complex> ref);
// As repr(): `4j`, `(1+5j)`.
std::string complex_repr(ComplexValue value);

}  // namespace ouro
