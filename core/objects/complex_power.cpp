// complex_power.cpp - complex ** complex (Objects/complexobject.c, complex_pow).

#include <cmath>

#include "core/objects/complex_object.h"
#include "core/objects/float_math.h"
#include "core/objects/float_object.h"
#include "core/profiles/value_rules.h"

namespace ouro {
namespace {

constexpr double kWholeExponentMax = 100;

// By squaring: c_powu.
ComplexValue whole_power(ComplexValue base, uint32_t exponent, bool recovers) {
  ComplexValue result{.real = 1};
  ComplexValue square = base;
  for (uint32_t bit = 1; bit <= exponent; bit <<= 1) {
    if ((exponent & bit) != 0) result = complex_multiply(result, square, recovers);
    square = complex_multiply(square, square, recovers);
  }
  return result;
}

double magnitude_power(double magnitude, double exponent) {
  if (!std::isinf(magnitude)) return positive_power(magnitude, exponent);
  return exponent == 0 ? 1 : exponent > 0 ? magnitude : 0;
}

// In polar coordinates: _Py_c_pow.
ComplexPowerError polar_power(ComplexValue base, ComplexValue exponent, bool divides,
                              ComplexValue* out) {
  if (exponent.real == 0 && exponent.imag == 0) {
    *out = {.real = 1};
    return ComplexPowerError::None;
  }
  if (base.real == 0 && base.imag == 0) {
    *out = {};
    return exponent.imag != 0 || exponent.real < 0 ? ComplexPowerError::ZeroBase
                                                   : ComplexPowerError::None;
  }
  const double magnitude = complex_magnitude(base);
  double length = magnitude_power(magnitude, exponent.real);
  const double angle = math_atan2(base.imag, base.real);
  double phase = angle * exponent.real;
  if (exponent.imag != 0) {
    if (divides) {
      length /= math_exp(angle * exponent.imag);
    } else {
      length *= math_exp(-angle * exponent.imag);
    }
    phase += exponent.imag * math_log(magnitude);
  }
  *out = {length * math_cos(phase), length * math_sin(phase)};
  // The angles of infinity are a domain error to the C library, and so reported.
  return std::isinf(phase) ? ComplexPowerError::ZeroBase : ComplexPowerError::None;
}

}  // namespace

ComplexPowerError complex_power(ComplexValue base, ComplexValue exponent, const ValueRules& rules,
                                ComplexValue* out) {
  const bool recovers = rules.mixed_complex_arithmetic;
  const bool is_whole = exponent.imag == 0 && exponent.real == std::floor(exponent.real) &&
                        std::fabs(exponent.real) <= kWholeExponentMax;
  if (!is_whole) {
    if (const ComplexPowerError error =
            polar_power(base, exponent, rules.complex_power_divides, out);
        error != ComplexPowerError::None) {
      return error;
    }
  } else {
    const auto count = static_cast<uint32_t>(std::fabs(exponent.real));
    *out = whole_power(base, count, recovers);
    if (exponent.real <= 0 && !complex_divide({.real = 1}, *out, recovers, out)) {
      return ComplexPowerError::ZeroBase;
    }
  }
  const bool is_infinite = std::isinf(out->real) || std::isinf(out->imag);
  return is_infinite ? ComplexPowerError::TooLarge : ComplexPowerError::None;
}

}  // namespace ouro
