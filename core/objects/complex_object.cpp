#include "core/objects/complex_object.h"

#include <cmath>
#include <limits>

#include "core/objects/decimal.h"
#include "core/objects/float_math.h"
#include "core/objects/float_object.h"
#include "core/objects/leaf_layout.h"
#include "core/objects/simple_compare.h"

namespace ouro {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

uint32_t complex_size(const Memory& memory, Ref<Object> object) {
  return memory.at(memory.at(object).type).basic_size;
}

double canonical(double value) {
  return std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value;
}

bool both_nan(ComplexValue value) {
  return std::isnan(value.real) && std::isnan(value.imag);
}
bool is_infinite(ComplexValue value) {
  return std::isinf(value.real) || std::isinf(value.imag);
}
bool is_finite(ComplexValue value) {
  return std::isfinite(value.real) && std::isfinite(value.imag);
}

// One for an infinity and zero for all else, with the sign.
ComplexValue boxed(ComplexValue value) {
  return {std::copysign(std::isinf(value.real) ? 1.0 : 0.0, value.real),
          std::copysign(std::isinf(value.imag) ? 1.0 : 0.0, value.imag)};
}
ComplexValue without_nans(ComplexValue value) {
  return {std::isnan(value.real) ? std::copysign(0.0, value.real) : value.real,
          std::isnan(value.imag) ? std::copysign(0.0, value.imag) : value.imag};
}

ComplexValue product(ComplexValue left, ComplexValue right) {
  return {left.real * right.real - left.imag * right.imag,
          left.real * right.imag + left.imag * right.real};
}

// left times the conjugate of right.
ComplexValue conjugate_product(ComplexValue left, ComplexValue right) {
  return {left.real * right.real + left.imag * right.imag,
          left.imag * right.real - left.real * right.imag};
}

ComplexValue scaled(ComplexValue value, double factor) {
  return {value.real * factor, value.imag * factor};
}

ComplexValue recovered_product(ComplexValue left, ComplexValue right, ComplexValue plain) {
  const bool overflows = std::isinf(left.real * right.real) || std::isinf(left.imag * right.imag) ||
                         std::isinf(left.real * right.imag) || std::isinf(left.imag * right.real);
  if (!is_infinite(left) && !is_infinite(right) && !overflows) return plain;
  if (is_infinite(left)) {
    left = boxed(left);
    right = is_infinite(right) ? boxed(right) : without_nans(right);
  } else if (is_infinite(right)) {
    left = without_nans(left);
    right = boxed(right);
  } else {
    left = without_nans(left);
    right = without_nans(right);
  }
  return scaled(product(left, right), kInfinity);
}

ComplexValue recovered_quotient(ComplexValue left, ComplexValue right, ComplexValue plain) {
  if (is_infinite(left) && is_finite(right)) {
    return scaled(conjugate_product(boxed(left), right), kInfinity);
  }
  if (is_infinite(right) && is_finite(left)) {
    return scaled(conjugate_product(left, boxed(right)), 0.0);
  }
  return plain;
}

// By the larger part of the divisor (Smith's method), so that nothing overflows on the way.
ComplexValue quotient(ComplexValue left, ComplexValue right) {
  if (std::fabs(right.real) >= std::fabs(right.imag)) {
    const double ratio = right.imag / right.real;
    const double divisor = right.real + right.imag * ratio;
    if (left.is_real) return {left.real / divisor, (-left.real * ratio) / divisor};
    return {(left.real + left.imag * ratio) / divisor, (left.imag - left.real * ratio) / divisor};
  }
  if (std::fabs(right.imag) >= std::fabs(right.real)) {
    const double ratio = right.real / right.imag;
    const double divisor = right.real * ratio + right.imag;
    if (left.is_real) return {(left.real * ratio) / divisor, -left.real / divisor};
    return {(left.real * ratio + left.imag) / divisor, (left.imag * ratio - left.real) / divisor};
  }
  const double nan = std::numeric_limits<double>::quiet_NaN();
  return {nan, nan};
}

}  // namespace

const Layout kComplexLayout = leaf_layout("complex", {.size = complex_size});

Ref<Complex> complex_from_value(Heap& heap, ComplexValue value) {
  return complex_of_type(heap, heap.type(TypeId::Complex), value);
}

Ref<Complex> complex_of_type(Heap& heap, Ref<Type> type, ComplexValue value) {
  const Ref<Complex> ref = heap.allocate_object(type).as<Complex>();
  if (!ref) return {};
  heap.at(ref).real = canonical(value.real);
  heap.at(ref).imag = canonical(value.imag);
  return ref;
}

ComplexValue complex_add(ComplexValue left, ComplexValue right) {
  if (right.is_real) return {left.real + right.real, left.imag};
  if (left.is_real) return {left.real + right.real, right.imag};
  return {left.real + right.real, left.imag + right.imag};
}

ComplexValue complex_subtract(ComplexValue left, ComplexValue right) {
  if (right.is_real) return {left.real - right.real, left.imag};
  if (left.is_real) return {left.real - right.real, -right.imag};
  return {left.real - right.real, left.imag - right.imag};
}

ComplexValue complex_multiply(ComplexValue left, ComplexValue right, bool recovers) {
  if (right.is_real) return scaled(left, right.real);
  if (left.is_real) return scaled(right, left.real);
  const ComplexValue plain = product(left, right);
  return recovers && both_nan(plain) ? recovered_product(left, right, plain) : plain;
}

bool complex_divide(ComplexValue left, ComplexValue right, bool recovers, ComplexValue* out) {
  if (right.real == 0 && right.imag == 0) return false;
  if (right.is_real) {
    *out = {left.real / right.real, left.imag / right.real};
    return true;
  }
  *out = quotient(left, right);
  if (recovers && both_nan(*out)) *out = recovered_quotient(left, right, *out);
  return true;
}

double complex_magnitude(ComplexValue value) {
  const double parts[] = {value.real, value.imag};
  return math_hypot(parts);
}

bool complex_equal(const Heap& heap, Ref<Complex> left, Ref<Object> right) {
  const ComplexValue value = complex_value(heap, left);
  const LayoutId layout = heap.type_of(right).layout;
  if (layout == LayoutId::Complex) {
    const ComplexValue other = complex_value(heap, right.as<Complex>());
    return value.real == other.real && value.imag == other.imag;
  }
  if (value.imag != 0) return false;
  if (layout == LayoutId::Float) return value.real == float_value(heap, right.as<Float>());
  return int_compare_double(heap, right.as<Int>(), value.real) == Ordering::Equal;
}

int64_t complex_hash(const Heap& heap, Ref<Complex> ref) {
  constexpr uint64_t kImaginaryFactor = 1000003;
  const auto hash_of_part = [&](double part) {
    const bool by_identity = std::isnan(part) && heap.profile.nan_hash_by_identity;
    return static_cast<uint64_t>(by_identity ? identity_hash(ref.as<Object>()) : float_hash(part));
  };
  const ComplexValue value = complex_value(heap, ref);
  const uint64_t sum = hash_of_part(value.real) + kImaginaryFactor * hash_of_part(value.imag);
  const auto hash = static_cast<int64_t>(sum);
  return hash == -1 ? -2 : hash;
}

std::string complex_repr(ComplexValue value) {
  if (value.real == 0 && !std::signbit(value.real)) {
    return double_to_text(value.imag, 'r', 0, 0) + "j";
  }
  return "(" + double_to_text(value.real, 'r', 0, 0) +
         double_to_text(value.imag, 'r', 0, kFloatSign) + "j)";
}

}  // namespace ouro
