// math_module.cpp - the math module (Modules/mathmodule.c): functions of floats.
//
// What they compute is in objects/float_math.h; here are their arguments and their errors.

#include <cmath>
#include <limits>

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/modules/builtins.h"
#include "core/modules/math_numbers.h"
#include "core/modules/modules.h"
#include "core/objects/float_math.h"
#include "core/objects/interned.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"
#include "core/vm/type_builder.h"

namespace ouro {

bool check_int(Machine& m, Ref<Object> number) {
  int64_t unused = 0;
  if (is_int(m, number)) return true;
  (void)read_int(m, number, &unused);
  return false;
}

bool read_real(Machine& m, Ref<Object> number, double* value) {
  if (is_float(m, number)) {
    *value = float_value(m.heap, number.as<Float>());
    return true;
  }
  if (!is_int(m, number)) {
    (void)m.raise(TypeId::TypeError, "must be real number, not " + type_name_of(m, number));
    return false;
  }
  if (int_to_double(m.heap, number.as<Int>(), value)) return true;
  (void)raise_int_error(m, IntError::TooLargeForFloat);
  return false;
}

Outcome raise_domain_error(Machine& m, const char* expected, double value) {
  const bool tells = m.profile().values->math_tells_domain && expected != nullptr;
  if (!tells) return m.raise(TypeId::ValueError, "math domain error");
  return m.raise(TypeId::ValueError, filled(expected, {float_repr(value)}));
}

Outcome raise_range_error(Machine& m) {
  return m.raise(TypeId::OverflowError, "math range error");
}

namespace {

constexpr double kPi = 0x1.921fb54442d18p+1;

// --- functions of one float ---

constexpr char kFinite[] = "expected a finite input, got {0}";
constexpr char kUpToOne[] = "expected a number in range from -1 up to 1, got {0}";
constexpr char kPositive[] = "expected a positive input, got {0}";
constexpr char kNoPole[] = "expected a noninteger or positive integer, got {0}";
constexpr char kNotBelowZero[] = "expected a nonnegative input, got {0}";
constexpr char kNotBelowOne[] = "expected argument value not less than 1, got {0}";
constexpr char kBetweenOnes[] = "expected a number between -1 and 1, got {0}";
constexpr char kAboveMinusOne[] = "expected argument value > -1, got {0}";

// What an infinite result of a finite argument means.
enum class Infinite : uint8_t { Pole, TooLarge };

template <double (*function)(double), Infinite infinite = Infinite::Pole,
          const char* expected = nullptr>
Outcome unary(Machine& m, const Args& args) {
  double x = 0;
  if (!read_real(m, args[0], &x)) return Outcome::error();
  const double result = function(x);
  if (std::isnan(result) && !std::isnan(x)) return raise_domain_error(m, expected, x);
  if (std::isinf(result) && std::isfinite(x)) {
    return infinite == Infinite::TooLarge ? raise_range_error(m)
                                          : raise_domain_error(m, expected, x);
  }
  return float_from_double(m.heap, result);
}
template <double (*function)(double), Infinite infinite = Infinite::Pole,
          const char* expected = nullptr>
constexpr NativeFunction kUnary =
    with_converted<unary<function, infinite, expected>, Wanted::Float, 0>;

double absolute(double x) {
  return std::fabs(x);
}
double root(double x) {
  return x < 0 ? std::numeric_limits<double>::quiet_NaN() : std::sqrt(x);
}
double to_degrees(double x) {
  return x * (180.0 / kPi);
}
double to_radians(double x) {
  return x * (kPi / 180.0);
}

// gamma(0) and gamma(-1) are poles, gamma(200) is too large.
Outcome math_gamma_of(Machine& m, const Args& args) {
  double x = 0;
  if (!read_real(m, args[0], &x)) return Outcome::error();
  if (x > 0) return unary<math_gamma, Infinite::TooLarge>(m, args);
  return unary<math_gamma, Infinite::Pole, kNoPole>(m, args);
}
Outcome math_lgamma_of(Machine& m, const Args& args) {
  double x = 0;
  if (!read_real(m, args[0], &x)) return Outcome::error();
  if (x > 0) return unary<math_lgamma, Infinite::TooLarge>(m, args);
  return unary<math_lgamma, Infinite::Pole, kNoPole>(m, args);
}

double next_up(double x) {
  return std::nextafter(x, std::numeric_limits<double>::infinity());
}

double unit_in_last_place(double x) {
  const double size = std::fabs(x);
  if (!std::isfinite(size)) return size;
  const double above = next_up(size);
  return std::isinf(above) ? size - std::nextafter(size, 0.0) : above - size;
}

template <bool (*test)(double)>
Outcome classify(Machine& m, const Args& args) {
  double x = 0;
  if (!read_real(m, args[0], &x)) return Outcome::error();
  return m.return_bool(test(x));
}
template <bool (*test)(double)>
constexpr NativeFunction kClassify = with_converted<classify<test>, Wanted::Float, 0>;

bool is_finite_number(double x) {
  return std::isfinite(x);
}
bool is_infinite_number(double x) {
  return std::isinf(x);
}
bool is_no_number(double x) {
  return std::isnan(x);
}

// --- functions of two floats ---

using Binary = double (*)(double, double);

template <Binary function>
Outcome binary(Machine& m, const Args& args) {
  double x = 0;
  double y = 0;
  if (!read_real(m, args[0], &x) || !read_real(m, args[1], &y)) return Outcome::error();
  const double result = function(x, y);
  const bool is_wrong = std::isnan(result) && !std::isnan(x) && !std::isnan(y);
  if (is_wrong) return raise_domain_error(m, nullptr, x);
  return float_from_double(m.heap, result);
}
template <Binary function>
constexpr NativeFunction kBinary = with_converted<binary<function>, Wanted::Float, 0, 1>;

double with_sign(double x, double sign) {
  return std::copysign(x, sign);
}
double float_modulo(double x, double y) {
  return std::fmod(x, y);
}
double nearest_remainder(double x, double y) {
  return std::remainder(x, y);
}

Outcome math_pow(Machine& m, const Args& args) {
  double x = 0;
  double y = 0;
  double result = 0;
  if (!read_real(m, args[0], &x) || !read_real(m, args[1], &y)) return Outcome::error();
  switch (float_power(x, y, &result)) {
    case FloatError::None:
      return float_from_double(m.heap, result);
    case FloatError::TooLarge:
      return raise_range_error(m);
    default:
      if (x == 0 && std::isinf(y)) return float_from_double(m.heap, -y);
      return raise_domain_error(m, nullptr, x);
  }
}

Outcome math_ldexp(Machine& m, const Args& args) {
  double x = 0;
  if (!read_real(m, args[0], &x)) return Outcome::error();
  if (!is_int(m, args[1])) {
    return m.raise(TypeId::TypeError, "Expected an int as second argument to ldexp.");
  }
  constexpr int64_t kShiftMax = 5000;
  int64_t shift = int_clamped_i64(m.heap, args[1].as<Int>());
  shift = shift > kShiftMax ? kShiftMax : shift < -kShiftMax ? -kShiftMax : shift;
  const double result = std::ldexp(x, static_cast<int>(shift));
  if (std::isinf(result) && std::isfinite(x)) return raise_range_error(m);
  return float_from_double(m.heap, result);
}

Outcome math_nextafter(Machine& m, const Args& args) {
  double x = 0;
  double y = 0;
  int64_t steps = 1;
  if (!read_real(m, args[0], &x) || !read_real(m, args[1], &y)) return Outcome::error();
  if (args[2] && args[2] != m.none()) {
    if (!is_int(m, args[2])) {
      (void)read_int(m, args[2], &steps);
      return Outcome::error();
    }
    steps = int_clamped_i64(m.heap, args[2].as<Int>());
  }
  if (steps < 0) return m.raise(TypeId::ValueError, "steps must be a non-negative integer");
  constexpr int64_t kAtOnce = 1000000;
  if (steps > kAtOnce) {
    return m.raise(TypeId::ValueError,
                   "Python can take more than a million steps, this subset does not");
  }
  for (; steps > 0 && x != y && !std::isnan(x); --steps) x = std::nextafter(x, y);
  return float_from_double(m.heap, std::isnan(y) ? y : x);
}

Outcome math_fma(Machine& m, const Args& args) {
  double x = 0;
  double y = 0;
  double z = 0;
  if (!read_real(m, args[0], &x) || !read_real(m, args[1], &y) || !read_real(m, args[2], &z)) {
    return Outcome::error();
  }
  const double result = std::fma(x, y, z);
  const bool is_nan = std::isnan(x) || std::isnan(y) || std::isnan(z);
  if (std::isnan(result) && !is_nan) {
    return m.raise(TypeId::ValueError, "invalid operation in fma");
  }
  if (std::isinf(result) && std::isfinite(x) && std::isfinite(y) && std::isfinite(z)) {
    return m.raise(TypeId::OverflowError, "overflow in fma");
  }
  return float_from_double(m.heap, result);
}

Outcome math_isclose(Machine& m, const Args& args) {
  double values[4] = {0, 0, 1e-9, 0};
  for (uint32_t i = 0; i < 4; ++i) {
    if (args[i] && !read_real(m, args[i], &values[i])) return Outcome::error();
  }
  const auto [a, b, relative, absolute_limit] = values;
  if (relative < 0 || absolute_limit < 0) {
    return m.raise(TypeId::ValueError, "tolerances must be non-negative");
  }
  if (a == b) return m.return_bool(true);
  if (std::isinf(a) || std::isinf(b)) return m.return_bool(false);
  const double apart = std::fabs(b - a);
  return m.return_bool(apart <= std::fabs(relative * b) || apart <= std::fabs(relative * a) ||
                       apart <= absolute_limit);
}

// --- parts of a float ---

Outcome pair_of(Machine& m, double first, Ref<Object> second) {
  return tuple_of(m.heap, float_from_double(m.heap, first).as<Object>(), second);
}

Outcome math_frexp(Machine& m, const Args& args) {
  double x = 0;
  if (!read_real(m, args[0], &x)) return Outcome::error();
  int exponent = 0;
  const double part = std::isfinite(x) ? std::frexp(x, &exponent) : x;
  return pair_of(m, part, int_from_i64(m.heap, exponent).as<Object>());
}

Outcome math_modf(Machine& m, const Args& args) {
  double x = 0;
  if (!read_real(m, args[0], &x)) return Outcome::error();
  const double whole = std::isfinite(x) ? std::trunc(x) : x;
  const double part = std::isfinite(x) ? x - whole : std::isinf(x) ? 0.0 : x;
  return pair_of(m, std::copysign(part, x), float_from_double(m.heap, whole).as<Object>());
}

// --- logarithms ---

using Logarithm = double (*)(double);

// False with an error raised. An int that is no float is taken apart: log(x) + exponent * log(2).
bool logarithm(Machine& m, Logarithm function, Ref<Object> number, double* result) {
  double x = 0;
  double exponent = 0;
  if (is_int(m, number) && !int_to_double(m.heap, number.as<Int>(), &x)) {
    if (!int_is_negative(m.heap, number.as<Int>())) {
      const auto bits = static_cast<int64_t>(int_bit_length(m.heap, number.as<Int>()));
      x = digits_to_double(int_magnitude(m.heap, number.as<Int>()), -bits, false);
      exponent = static_cast<double>(bits);
    }
  } else if (!read_real(m, number, &x)) {
    return false;
  }
  if (x <= 0) {
    (void)raise_domain_error(m, is_int(m, number) ? "expected a positive input" : kPositive, x);
    return false;
  }
  *result = function(x) + (exponent == 0 ? 0 : function(2.0) * exponent);
  return true;
}

template <Logarithm function>
Outcome logarithm_of(Machine& m, const Args& args) {
  double result = 0;
  if (!logarithm(m, function, args[0], &result)) return Outcome::error();
  return float_from_double(m.heap, result);
}
template <Logarithm function>
constexpr NativeFunction kLogarithm = with_converted<logarithm_of<function>, Wanted::Float, 0>;

Outcome log_to_base(Machine& m, const Args& args) {
  double result = 0;
  double divisor = 0;
  if (!logarithm(m, math_log, args[0], &result)) return Outcome::error();
  if (!args.get(1)) return float_from_double(m.heap, result);
  if (!logarithm(m, math_log, args[1], &divisor)) return Outcome::error();
  if (divisor == 0) return raise_zero_division(m, ZeroDivision::FloatDivide);
  return float_from_double(m.heap, result / divisor);
}

// --- to whole numbers, by a special method of the number ---

Outcome by_method(Machine& m, Ref<Object> number, const char* method_name, bool* is_there) {
  const Ref<Str> name = intern_text(m.heap, method_name);
  const Ref<Object> method = type_lookup(m, m.at(number).type, name);
  decref(m.heap, name.as<Object>());
  *is_there = static_cast<bool>(method);
  return method ? call_special(m, method, {number}) : Outcome::error();
}

template <double (*function)(double)>
Outcome rounded(Machine& m, const Args& args) {
  double x = 0;
  if (!read_real(m, args[0], &x)) return Outcome::error();
  const IntResult result = int_from_double(m.heap, function(x));
  return result.ok() ? Outcome(result.value) : raise_int_error(m, result.error);
}
double floor_of(double x) {
  return std::floor(x);
}
double ceiling_of(double x) {
  return std::ceil(x);
}

// floor() and ceil(): by the method of the number's class, or of the float it is converted to.
template <double (*function)(double), bool is_ceiling>
Outcome by_method_or_float(Machine& m, const Args& args) {
  if (!m.heap.is_exact(args[0], TypeId::Float)) {
    bool is_there = false;
    const Outcome outcome = by_method(m, args[0], is_ceiling ? "__ceil__" : "__floor__", &is_there);
    if (is_there) return outcome;
    if (needs_conversion(m, args, 0, Wanted::Float)) {
      return convert_argument(m, args, by_method_or_float<function, is_ceiling>, 0, Wanted::Float);
    }
  }
  return rounded<function>(m, args);
}
Outcome math_trunc(Machine& m, const Args& args) {
  bool is_there = false;
  const Outcome outcome = by_method(m, args[0], "__trunc__", &is_there);
  if (is_there) return outcome;
  return m.raise(TypeId::TypeError,
                 "type " + type_name_of(m, args[0]) + " doesn't define __trunc__ method");
}

constexpr NativeEntry kFunctions[] = {
    {"acos", kUnary<math_acos, Infinite::Pole, kUpToOne>, 1, 1},
    {"acosh", kUnary<math_acosh, Infinite::Pole, kNotBelowOne>, 1, 1},
    {"asin", kUnary<math_asin, Infinite::Pole, kUpToOne>, 1, 1},
    {"asinh", kUnary<math_asinh>, 1, 1},
    {"atan", kUnary<math_atan>, 1, 1},
    {"atan2", kBinary<math_atan2>, 2, 2},
    {"atanh", kUnary<math_atanh, Infinite::Pole, kBetweenOnes>, 1, 1},
    {"cbrt", kUnary<math_cbrt>, 1, 1},
    {"ceil", by_method_or_float<ceiling_of, true>, 1, 1},
    {"copysign", kBinary<with_sign>, 2, 2},
    {"cos", kUnary<math_cos, Infinite::Pole, kFinite>, 1, 1},
    {"cosh", kUnary<math_cosh, Infinite::TooLarge>, 1, 1},
    {"degrees", kUnary<to_degrees, Infinite::TooLarge>, 1, 1},
    {"erf", kUnary<math_erf>, 1, 1},
    {"erfc", kUnary<math_erfc>, 1, 1},
    {"exp", kUnary<math_exp, Infinite::TooLarge>, 1, 1},
    {"exp2", kUnary<math_exp2, Infinite::TooLarge>, 1, 1},
    {"expm1", kUnary<math_expm1, Infinite::TooLarge>, 1, 1},
    {"fabs", kUnary<absolute>, 1, 1},
    {"floor", by_method_or_float<floor_of, false>, 1, 1},
    {"fma", with_converted<math_fma, Wanted::Float, 0, 1, 2>, 3, 3},
    {"fmod", kBinary<float_modulo>, 2, 2},
    {"frexp", with_converted<math_frexp, Wanted::Float, 0>, 1, 1},
    {"gamma", with_converted<math_gamma_of, Wanted::Float, 0>, 1, 1},
    {"isclose", with_converted<math_isclose, Wanted::Float, 0, 1, 2, 3>, 2, 4,
     "a b * rel_tol abs_tol"},
    {"isfinite", kClassify<is_finite_number>, 1, 1},
    {"isinf", kClassify<is_infinite_number>, 1, 1},
    {"isnan", kClassify<is_no_number>, 1, 1},
    {"ldexp", with_converted<math_ldexp, Wanted::Float, 0>, 2, 2},
    {"lgamma", with_converted<math_lgamma_of, Wanted::Float, 0>, 1, 1},
    {"log", with_converted<log_to_base, Wanted::Float, 0, 1>, 1, 2},
    {"log10", kLogarithm<math_log10>, 1, 1},
    {"log1p", kUnary<math_log1p, Infinite::Pole, kAboveMinusOne>, 1, 1},
    {"log2", kLogarithm<math_log2>, 1, 1},
    {"modf", with_converted<math_modf, Wanted::Float, 0>, 1, 1},
    {"nextafter", with_converted<math_nextafter, Wanted::Float, 0, 1>, 2, 3, "x y * steps"},
    {"pow", with_converted<math_pow, Wanted::Float, 0, 1>, 2, 2},
    {"radians", kUnary<to_radians>, 1, 1},
    {"remainder", kBinary<nearest_remainder>, 2, 2},
    {"sin", kUnary<math_sin, Infinite::Pole, kFinite>, 1, 1},
    {"sinh", kUnary<math_sinh, Infinite::TooLarge>, 1, 1},
    {"sqrt", kUnary<root, Infinite::Pole, kNotBelowZero>, 1, 1},
    {"tan", kUnary<math_tan, Infinite::Pole, kFinite>, 1, 1},
    {"tanh", kUnary<math_tanh>, 1, 1},
    {"trunc", math_trunc, 1, 1},
    {"ulp", kUnary<unit_in_last_place>, 1, 1},
};

struct MathConstant {
  const char* name;
  double value;
};
constexpr MathConstant kConstants[] = {
    {"pi", kPi},
    {"e", 0x1.5bf0a8b145769p+1},
    {"tau", 2 * kPi},
    {"inf", std::numeric_limits<double>::infinity()},
    {"nan", std::numeric_limits<double>::quiet_NaN()},
};

}  // namespace

Ref<Object> make_math_module(Machine& m) {
  const Ref<Module> module = new_module(m, "math");
  add_functions(m, module, kFunctions);
  add_math_of_ints(m, module);
  add_math_of_products(m, module);
  add_math_of_items(m, module);
  add_math_product(m, module);
  for (const MathConstant& constant : kConstants) {
    set_in_module(m, module, constant.name, float_from_double(m.heap, constant.value).as<Object>());
  }
  return module.as<Object>();
}

}  // namespace ouro
