// math_integers.cpp - the functions of the math module on ints: gcd, factorial, comb, isqrt, ...

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/modules/math_numbers.h"
#include "core/objects/int_digits.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"
#include "core/vm/number_conversion.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// Factors that one product may have: a moment's work.
constexpr uint64_t kFactorsMax = 40000;
// What gcd and lcm take for another argument, as so many digit products: for each digit that they
// have so far, and besides.
constexpr uint64_t kCombineWork = 16;
constexpr uint64_t kCallWork = 256;

Outcome int_outcome(Machine& m, IntResult result) {
  return result.ok() ? Outcome(result.value) : raise_int_error(m, result.error);
}

// False with TypeError raised.
bool check_int(Machine& m, Ref<Object> object) {
  int64_t unused = 0;
  if (is_int(m, object)) return true;
  (void)read_int(m, object, &unused);
  return false;
}

// first * (first + 1) * ... * last, by halves, so that the factors stay alike in length.
Digits product_of_range(uint64_t first, uint64_t last) {
  if (last - first < 8) {
    Digits product = digits_from_u64(first);
    for (uint64_t i = first + 1; i <= last; ++i) {
      product = digits_multiply(product, digits_from_u64(i));
    }
    return product;
  }
  const uint64_t middle = first + (last - first) / 2;
  return digits_multiply(product_of_range(first, middle), product_of_range(middle + 1, last));
}

Outcome outcome_of_digits(Machine& m, const Digits& digits) {
  return or_memory_error(m, int_from_digits(m.heap, digits, false));
}

Outcome raise_too_much(Machine& m) {
  return m.raise(TypeId::OverflowError,
                 "Python can do this in some time, this subset refuses so long a product");
}

Outcome factorial(Machine& m, const Args& args) {
  Ref<Object> number = args[0];
  if (is_float(m, number) && m.profile().values->factorial_of_floats) {
    const double value = float_value(m.heap, number.as<Float>());
    if (!float_is_integer(value)) {
      return m.raise(TypeId::ValueError, "factorial() only accepts integral values");
    }
    const IntResult whole = int_from_double(m.heap, value);
    if (!whole.ok()) return raise_int_error(m, whole.error);
    const Ref<Object> values[] = {whole.value.as<Object>()};
    const Outcome outcome = factorial(m, Args{values, {}, 0});
    decref(m.heap, whole.value.as<Object>());
    return outcome;
  }
  if (!check_int(m, number)) return Outcome::error();
  if (int_is_negative(m.heap, number.as<Int>())) {
    return m.raise(TypeId::ValueError, "factorial() not defined for negative values");
  }
  int64_t n = 0;
  if (!int_try_i64(m.heap, number.as<Int>(), &n)) {
    return m.raise(TypeId::OverflowError,
                   "factorial() argument should not exceed 9223372036854775807");
  }
  if (static_cast<uint64_t>(n) > kFactorsMax) return raise_too_much(m);
  return outcome_of_digits(m, product_of_range(1, static_cast<uint64_t>(std::max<int64_t>(n, 1))));
}

// What comb() and perm() are asked: n as an int, k cut to 64 bits. False with an error raised.
bool read_choice(Machine& m, const Args& args, uint64_t* k) {
  if (!check_int(m, args[0]) || !check_int(m, args[1])) return false;
  const char* wrong = int_is_negative(m.heap, args[0].as<Int>())   ? "n"
                      : int_is_negative(m.heap, args[1].as<Int>()) ? "k"
                                                                   : nullptr;
  *k = static_cast<uint64_t>(int_clamped_i64(m.heap, args[1].as<Int>()));
  if (wrong == nullptr) return true;
  (void)m.raise(TypeId::ValueError, std::string(wrong) + " must be a non-negative integer");
  return false;
}

// n * (n - 1) * ..., `count` factors, by halves as above; not more than n.
Digits falling_product(const Digits& n, uint64_t count) {
  if (count == 0) return digits_from_u64(1);
  if (count == 1) return n;
  const uint64_t half = count / 2;
  const Digits lower = digits_subtract(n, digits_from_u64(half));
  return digits_multiply(falling_product(n, half), falling_product(lower, count - half));
}

// Whether that takes too long: the last multiplication takes about as long as all before it.
bool is_long_product(const Digits& n, uint64_t count) {
  const uint64_t half = n.size() * count / 2;
  return count > kFactorsMax || multiply_work(half, half) > kDigitWorkMax / 2;
}

Digits digits_of(Machine& m, Ref<Object> number) {
  const DigitSpan span = int_magnitude(m.heap, number.as<Int>());
  return Digits(span.begin(), span.end());
}

Outcome perm(Machine& m, const Args& args) {
  if (!args.get(1) || args[1] == m.none()) return factorial(m, Args{args.values.first(1), {}, 0});
  uint64_t k = 0;
  if (!read_choice(m, args, &k)) return Outcome::error();
  if (int_compare(m.heap, args[0].as<Int>(), args[1].as<Int>()) == Ordering::Less) {
    return int_from_i64(m.heap, 0);
  }
  const Digits n = digits_of(m, args[0]);
  if (is_long_product(n, k)) return raise_too_much(m);
  return outcome_of_digits(m, falling_product(n, k));
}

Outcome comb(Machine& m, const Args& args) {
  uint64_t k = 0;
  if (!read_choice(m, args, &k)) return Outcome::error();
  if (int_compare(m.heap, args[0].as<Int>(), args[1].as<Int>()) == Ordering::Less) {
    return int_from_i64(m.heap, 0);
  }
  const Digits n = digits_of(m, args[0]);
  const Digits others = digits_subtract(n, digits_of(m, args[1]));
  if (digits_bit_length(others) < 63) k = std::min(k, digits_low_u64(others));
  if (is_long_product(n, k)) return raise_too_much(m);
  const Digits product = falling_product(n, k);
  const Digits orders = product_of_range(1, std::max<uint64_t>(k, 1));
  if (divide_work(product.size(), orders.size()) > kDigitWorkMax) return raise_too_much(m);
  Digits quotient;
  Digits rest;
  digits_divide(product, orders, &quotient, &rest);
  return outcome_of_digits(m, quotient);
}

Outcome isqrt(Machine& m, const Args& args) {
  if (!check_int(m, args[0])) return Outcome::error();
  if (int_is_negative(m.heap, args[0].as<Int>())) {
    return m.raise(TypeId::ValueError, "isqrt() argument must be nonnegative");
  }
  return int_outcome(m, int_square_root(m.heap, args[0].as<Int>()));
}

// --- gcd and lcm, of any number of ints ---

using Combine = IntResult (*)(Heap& heap, Ref<Int> left, Ref<Int> right);

IntResult int_lcm(Heap& heap, Ref<Int> left, Ref<Int> right) {
  if (int_is_zero(heap, left) || int_is_zero(heap, right)) {
    return int_result(int_from_i64(heap, 0));
  }
  const IntResult divisor = int_gcd(heap, left, right);
  if (!divisor.ok()) return divisor;
  const IntResult part = int_floor_divide(heap, left, divisor.value);
  decref(heap, divisor.value.as<Object>());
  if (!part.ok()) return part;
  const IntResult product = int_multiply(heap, part.value, right);
  decref(heap, part.value.as<Object>());
  if (!product.ok()) return product;
  const Ref<Int> size = int_absolute(heap, product.value);
  decref(heap, product.value.as<Object>());
  return int_result(size);
}

template <Combine combine, int64_t neutral>
Outcome combined(Machine& m, const Args& args) {
  for (uint32_t i = 0; i < args.count(); ++i) {
    if (needs_conversion(m, args, i, Wanted::Index)) {
      return convert_argument(m, args, combined<combine, neutral>, i, Wanted::Index);
    }
    if (!check_int(m, args[i])) return Outcome::error();
  }
  Ref<Int> result =
      args.count() == 0 ? int_from_i64(m.heap, neutral) : int_absolute(m.heap, args[0].as<Int>());
  uint64_t work = 0;
  for (uint32_t i = 1; i < args.count() && result; ++i) {
    work += kCombineWork * int_digit_count(m.heap, result) + kCallWork;
    if (work > kDigitWorkMax) {
      decref(m.heap, result.as<Object>());
      return raise_too_much(m);
    }
    const IntResult next = combine(m.heap, result, args[i].as<Int>());
    decref(m.heap, result.as<Object>());
    if (!next.ok()) return raise_int_error(m, next.error);
    result = next.value;
  }
  return or_memory_error(m, result);
}

constexpr NativeEntry kFunctions[] = {
    {"comb", with_index<comb, 0, 1>, 2, 2},      {"factorial", with_index<factorial, 0>, 1, 1},
    {"gcd", combined<int_gcd, 0>, 0, kAnyCount}, {"isqrt", with_index<isqrt, 0>, 1, 1},
    {"lcm", combined<int_lcm, 1>, 0, kAnyCount}, {"perm", with_index<perm, 0, 1>, 1, 2},
};

}  // namespace

void add_math_of_ints(Machine& m, Ref<Module> module) {
  add_functions(m, module, kFunctions);
}

}  // namespace ouro
