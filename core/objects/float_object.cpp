#include "core/objects/float_object.h"

#include <cmath>
#include <limits>

#include "core/objects/decimal.h"
#include "core/objects/leaf_layout.h"

namespace ouro {
namespace {

uint32_t float_size(const Memory& memory, Ref<Object> object) {
  return memory.at(memory.at(object).type).basic_size;
}

bool retire_float(Heap& heap, Ref<Object> object) {
  return heap.is_exact(object, TypeId::Float) &&
         push_free(heap, heap.state().free_lists.float_, kFloatFreeListMax, object);
}

// One NaN for all: processors disagree about its bits.
double canonical(double value) {
  return std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value;
}

bool is_odd(double value) {
  return std::fmod(std::fabs(value), 2.0) == 1.0;
}

}  // namespace

const Layout kFloatLayout = leaf_layout("float", {.size = float_size, .retire = retire_float});

Ref<Float> float_from_double(Heap& heap, double value) {
  Ref<Object> object = pop_free(heap, heap.state().free_lists.float_);
  if (!object) object = heap.allocate_object(heap.type(TypeId::Float));
  heap.at(object.as<Float>()).value = canonical(value);
  return object.as<Float>();
}

Ref<Float> float_of_type(Heap& heap, Ref<Type> type, double value) {
  const Ref<Float> ref = heap.allocate_object(type).as<Float>();
  if (ref) heap.at(ref).value = canonical(value);
  return ref;
}

void float_clear_free_list(Heap& heap) {
  clear_free(heap, heap.state().free_lists.float_, sizeof(Float));
}

FloatError float_true_divide(double left, double right, double* out) {
  if (right == 0) return FloatError::DivisionByZero;
  *out = left / right;
  return FloatError::None;
}

// As _float_div_mod.
FloatError float_divmod(double left, double right, double* quotient, double* remainder) {
  if (right == 0) return FloatError::DivisionByZero;
  double rest = std::fmod(left, right);
  double division = (left - rest) / right;
  if (rest != 0) {
    if ((right < 0) != (rest < 0)) {
      rest += right;
      division -= 1.0;
    }
  } else {
    rest = std::copysign(0.0, right);
  }
  if (division != 0) {
    *quotient = std::floor(division);
    if (division - *quotient > 0.5) *quotient += 1.0;
  } else {
    *quotient = std::copysign(0.0, left / right);
  }
  *remainder = rest;
  return FloatError::None;
}

FloatError float_floor_divide(double left, double right, double* out) {
  double remainder = 0;
  return float_divmod(left, right, out, &remainder);
}

// As float_rem, which leaves a remainder of infinity alone.
FloatError float_remainder(double left, double right, double* out) {
  if (right == 0) return FloatError::DivisionByZero;
  double rest = std::fmod(left, right);
  if (rest == 0) {
    rest = std::copysign(0.0, right);
  } else if ((right < 0) != (rest < 0)) {
    rest += right;
  }
  *out = rest;
  return FloatError::None;
}

// The special cases of float_pow, in its order.
FloatError float_power(double left, double right, double* out) {
  *out = 1.0;
  if (right == 0 || left == 1.0) return FloatError::None;
  *out = left + right;
  if (std::isnan(left) || std::isnan(right)) return FloatError::None;
  if (std::isinf(right)) {
    const double size = std::fabs(left);
    *out = size == 1.0 ? 1.0 : (right > 0) == (size > 1.0) ? std::fabs(right) : 0.0;
    return FloatError::None;
  }
  const bool odd = is_odd(right);
  if (std::isinf(left)) {
    *out = right > 0 ? left : std::copysign(0.0, left);
    if (!odd) *out = std::fabs(*out);
    return FloatError::None;
  }
  if (left == 0) {
    *out = odd ? left : 0.0;
    return right < 0 ? FloatError::ZeroToNegative : FloatError::None;
  }
  if (left < 0 && right != std::floor(right)) return FloatError::NotReal;
  const double power = positive_power(std::fabs(left), right);
  *out = left < 0 && odd ? -power : power;
  return std::isinf(power) ? FloatError::TooLarge : FloatError::None;
}

// As _Py_HashDouble: the value modulo 2**61 - 1, 28 bits of the mantissa at a time.
int64_t float_hash(double value) {
  constexpr int kBits = 61;
  constexpr uint64_t kModulus = (uint64_t{1} << kBits) - 1;
  if (std::isinf(value)) return value > 0 ? 314159 : -314159;
  if (std::isnan(value)) return 0;
  int exponent = 0;
  double mantissa = std::frexp(std::fabs(value), &exponent);
  uint64_t hash = 0;
  while (mantissa != 0) {
    hash = (hash << 28 & kModulus) | hash >> (kBits - 28);
    mantissa *= 268435456.0;
    exponent -= 28;
    const auto digit = static_cast<uint64_t>(mantissa);
    mantissa -= static_cast<double>(digit);
    hash += digit;
    if (hash >= kModulus) hash -= kModulus;
  }
  const int turn = exponent >= 0 ? exponent % kBits : kBits - 1 - ((-1 - exponent) % kBits);
  hash = (hash << turn & kModulus) | hash >> (kBits - turn);
  const auto result = static_cast<int64_t>(hash);
  if (value >= 0) return result;
  return result == 1 ? -2 : -result;
}

bool float_is_integer(double value) {
  return std::isfinite(value) && std::floor(value) == value;
}

IntResult float_as_integer_ratio(Heap& heap, double value, Ref<Int>* denominator) {
  if (std::isnan(value)) return {{}, IntError::NotANumber};
  if (std::isinf(value)) return {{}, IntError::Infinite};
  int exponent = 0;
  double fraction = std::frexp(value, &exponent);
  for (; fraction != std::floor(fraction); --exponent) fraction *= 2.0;
  const Digits mantissa = digits_from_u64(static_cast<uint64_t>(std::fabs(fraction)));
  const auto up = static_cast<uint64_t>(exponent > 0 ? exponent : 0);
  const auto down = static_cast<uint64_t>(exponent < 0 ? -exponent : 0);
  const uint32_t one[] = {1};
  const Digits numerator_digits = digits_shift_left(mantissa, up);
  *denominator = int_from_digits(heap, digits_shift_left(one, down), false);
  return int_result(int_from_digits(heap, numerator_digits, value < 0));
}

FloatError float_round(double value, int64_t digits, double* out) {
  // More digits than a double has after the point, or fewer than before it (float___round___impl).
  constexpr int64_t kDigitsMax = 323;
  constexpr int64_t kDigitsMin = -308;
  *out = value;
  if (!std::isfinite(value) || digits > kDigitsMax) return FloatError::None;
  *out = 0.0 * value;
  if (digits < kDigitsMin) return FloatError::None;
  const DecimalDigits rounded = fraction_digits(std::fabs(value), digits);
  *out = std::copysign(double_from_digits(rounded.digits, rounded.point), value);
  return std::isinf(*out) ? FloatError::TooLarge : FloatError::None;
}

IntResult float_round_to_int(Heap& heap, double value) {
  return int_from_double(heap, std::nearbyint(value));
}

}  // namespace ouro
