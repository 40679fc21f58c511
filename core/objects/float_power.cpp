// float_power.cpp - x ** y for positive x, the same on every host.
//
// C libraries round pow() differently in the last place. Here log and exp are computed in pairs of
// doubles (double_pair.h), so the result is the correctly rounded one in all but rare cases, and
// glibc agrees in all but rare cases.
#include <limits>

#include "core/objects/double_pair.h"
#include "core/objects/float_object.h"

namespace ouro {

double positive_power(double base, double exponent) {
  if (exponent == 1.0) return base;
  if (exponent == 2.0) return base * base;
  if (exponent == -1.0) return 1.0 / base;
  const Pair logarithm = pair_log({base, 0});
  const double rough = logarithm.high * exponent;
  if (rough > 710) return std::numeric_limits<double>::infinity();
  if (rough < -746) return 0.0;
  int turns = 0;
  const Pair power = pair_exp(logarithm * exponent, &turns);
  return scaled_sum(power, turns);
}

}  // namespace ouro
