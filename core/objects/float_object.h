// float_object.h - float: a double in an object, with Python's arithmetic on doubles.
//
// As CPython's floatobject.c. Results must not depend on the host: a NaN is always stored with the
// same bits, and what C libraries compute differently (pow) or as text is computed here from IEEE
// operations alone (float_power.cpp, decimal.h).
//
// Dead floats wait on a free list of kFloatFreeListMax.
#pragma once

#include <cstdint>
#include <string>

#include "core/objects/int_object.h"

namespace ouro {

struct Float : Object {
  double value;
};
static_assert(sizeof(Float) == 24);

inline constexpr uint32_t kFloatFreeListMax = 100;

extern const Layout kFloatLayout;

enum class FloatError : uint8_t {
  None,
  DivisionByZero,  // ZeroDivisionError
  ZeroToNegative,  // ZeroDivisionError: 0.0 cannot be raised to a negative power
  TooLarge,        // OverflowError: (34, 'Numerical result out of range')
  NotReal,         // a complex number is the answer
  InvalidLiteral,  // ValueError: could not convert string to float: ...
  HexTooLarge,     // OverflowError: hexadecimal value too large to represent as a float
};

// --- objects ---
Ref<Float> float_from_double(Heap& heap, double value);
// A fresh instance of `type` (float or a class derived from it).
Ref<Float> float_of_type(Heap& heap, Ref<Type> type, double value);
inline double float_value(const Heap& heap, Ref<Float> ref) {
  return heap.at(ref).value;
}
// Empties the free list, as a full collection does.
void float_clear_free_list(Heap& heap);

// --- arithmetic on doubles ---
FloatError float_true_divide(double left, double right, double* out);
// Signs and zeros as Python's float // and %.
FloatError float_floor_divide(double left, double right, double* out);
FloatError float_remainder(double left, double right, double* out);
FloatError float_divmod(double left, double right, double* quotient, double* remainder);
// left ** right. NotReal: a negative number to a power that is not whole.
FloatError float_power(double left, double right, double* out);
// For a positive finite base and a finite exponent; infinite when too large.
double positive_power(double base, double exponent);

// As hash(): equal to the hash of an equal int. That of a NaN is 0; from 3.10 on
// Python hashes the identity of a NaN object instead.
int64_t float_hash(double value);
bool float_is_integer(double value);
// The exact value as numerator / denominator. Errors as int_from_double.
IntResult float_as_integer_ratio(Heap& heap, double value, Ref<Int>* denominator);
// round(value, digits); digits may be negative. Error: TooLarge.
FloatError float_round(double value, int64_t digits, double* out);
// round(value): to the nearest even int. Errors as int_from_double.
IntResult float_round_to_int(Heap& heap, double value);

// --- text ---
// As repr(): the shortest text that reads back as the same float.
std::string float_repr(double value);
// float(text): surrounding whitespace, underscores between digits, inf, infinity, nan in any case.
// The text of a str goes through ascii_number_text (int_text.h) first.
FloatError float_from_ascii(std::string_view text, double* out);
std::string float_hex(double value);
// float.fromhex. Errors: InvalidLiteral, HexTooLarge.
FloatError float_from_hex(std::string_view text, double* out);

}  // namespace ouro
