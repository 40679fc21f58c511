// float_math.h - the functions of the math module on doubles, the same on every host.
//
// C libraries differ in the last place, and CPython prints what the host's says. Here everything is
// computed from IEEE operations, mostly in pairs of doubles (double_pair.h) and rounded once.
// glibc, whose error is a little more than half a unit in the last place, gives the same but for
// one result in a few hundred; only for erfc and cbrt it is further off, in every third result.
//
// A result that is not real is a NaN, one that is too large is infinite: the caller raises.
#pragma once

#include <span>

namespace ouro {

// --- precise near zero (float_near_one.cpp) ---
double math_expm1(double x);
double math_log1p(double x);

// --- exponentials and logarithms (float_exponential.cpp) ---
double math_exp(double x);
double math_exp2(double x);
double math_log(double x);
double math_log2(double x);
double math_log10(double x);
double math_sinh(double x);
double math_cosh(double x);
double math_tanh(double x);
double math_asinh(double x);
double math_acosh(double x);
double math_atanh(double x);
double math_cbrt(double x);
// The length of a vector.
double math_hypot(std::span<const double> coordinates);

// --- angles (float_angles.cpp) ---
double math_sin(double x);
double math_cos(double x);
double math_tan(double x);
double math_asin(double x);
double math_acos(double x);
double math_atan(double x);
double math_atan2(double y, double x);

// --- error and gamma functions (float_gamma.cpp) ---
double math_erf(double x);
double math_erfc(double x);
double math_gamma(double x);
double math_lgamma(double x);

}  // namespace ouro
