// math_products.cpp - math.factorial, perm and comb: products of numbers that follow each other.

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/math_numbers.h"
#include "core/objects/int_digits.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"
#include "core/vm/long_ints.h"
#include "core/vm/number_conversion.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// --- the product of `count` numbers, from n down, by halves, so that the factors stay alike in
// length ---

// MultiplyRange: kHighest and kUpperHalf are owned, kCount is two words.
enum RangeSlot : uint32_t { kHighest, kUpperHalf, kCount };
enum RangeState : uint16_t { kHalving, kUpperArrives, kLowerArrives, kProductArrives };

Digits digits_of(const Machine& m, Ref<Int> number) {
  const DigitSpan span = int_magnitude(m.heap, number);
  return Digits(span.begin(), span.end());
}

Digits falling_product(const Digits& highest, uint64_t count) {
  if (count == 0) return digits_from_u64(1);
  if (count == 1) return highest;
  const uint64_t half = count / 2;
  const Digits lower = digits_subtract(highest, digits_from_u64(half));
  return digits_multiply(falling_product(highest, half), falling_product(lower, count - half));
}

// The last multiplication takes about as long as all before it.
uint64_t range_work(uint64_t digit_count, uint64_t count) {
  uint64_t digits = 0;
  if (__builtin_mul_overflow(digit_count, count, &digits) || digits > kIntDigitsMax) {
    return UINT64_MAX;
  }
  return 2 * multiply_work(digits / 2, digits / 2) + digits;
}

Outcome raise_too_much(Machine& m) {
  return m.raise(TypeId::OverflowError,
                 "Python can do this in some time, this subset refuses so long a product");
}

// Not more numbers than `highest`, unless one of them is zero.
Outcome product_of_range(Machine& m, Ref<Int> highest, uint64_t count) {
  const uint64_t work = range_work(int_digit_count(m.heap, highest), count);
  if (count <= 1 || work <= kDigitWorkPerTick) {
    const Digits product = falling_product(digits_of(m, highest), count);
    return or_memory_error(m, int_from_digits(m.heap, product, false));
  }
  if (work > kDividedWorkMax) return raise_too_much(m);
  incref(m.heap, highest.as<Object>());
  Task& task = m.heap.push_task(TaskKind::MultiplyRange);
  task.own(kHighest, highest.as<Object>());
  task.slot[kCount] = static_cast<uint32_t>(count);
  task.slot[kCount + 1] = static_cast<uint32_t>(count >> 32);
  return Outcome::pending();
}

uint64_t count_of(Machine& m) {
  return m.task().slot[kCount] | uint64_t{m.task().slot[kCount + 1]} << 32;
}

Outcome lower_half(Machine& m) {
  const uint64_t half = count_of(m) / 2;
  const Digits lower = digits_subtract(int_magnitude(m.heap, m.task().ref(kHighest).as<Int>()),
                                       digits_from_u64(half));
  const Ref<Int> highest = int_from_digits(m.heap, lower, false);
  if (!highest) return m.raise_memory_error();
  const Outcome product = product_of_range(m, highest, count_of(m) - half);
  decref(m.heap, highest.as<Object>());
  return product;
}

}  // namespace

StepResult step_MultiplyRange(Machine& m) {
  const uint32_t own = own_index(m);
  switch (m.task().state) {
    case kHalving:
      m.task().state = kUpperArrives;
      return wait_for(m, own,
                      product_of_range(m, m.task().ref(kHighest).as<Int>(), count_of(m) / 2));
    case kUpperArrives:
      m.task().own(kUpperHalf, m.take_result());
      m.task().state = kLowerArrives;
      return wait_for(m, own, lower_half(m));
    case kLowerArrives: {
      const auto lower = m.take_result().as<Int>();
      const auto upper = m.task().take(kUpperHalf).as<Int>();
      m.task().state = kProductArrives;
      return wait_for(m, own, multiply_owned(m, upper, lower));
    }
    default:
      return m.finish(m.take_result());
  }
}

namespace {

// --- factorial and perm ---

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
  return product_of_range(m, number.as<Int>(), static_cast<uint64_t>(n));
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

Outcome perm(Machine& m, const Args& args) {
  if (!args.get(1) || args[1] == m.none()) return factorial(m, Args{args.values.first(1), {}, 0});
  uint64_t k = 0;
  if (!read_choice(m, args, &k)) return Outcome::error();
  if (int_compare(m.heap, args[0].as<Int>(), args[1].as<Int>()) == Ordering::Less) {
    return int_from_i64(m.heap, 0);
  }
  return product_of_range(m, args[0].as<Int>(), k);
}

// --- comb ---

// Up to so many digits are chosen from at once.
constexpr uint64_t kShortChoice = 256;

// ChooseItems: both owned. The number of ways to take k of n things in order, and of orders of k.
enum ChoiceSlot : uint32_t { kOrdered, kTaken };
enum ChoiceState : uint16_t { kOrderedArrives, kOrdersArrive, kQuotientArrives };

Outcome choose(Machine& m, Ref<Int> n, uint64_t k) {
  uint64_t digits = 0;
  if (__builtin_mul_overflow(uint64_t{int_digit_count(m.heap, n)}, k, &digits) ||
      digits > kIntDigitsMax || divide_work(digits, digits / 2) > kDividedWorkMax) {
    return raise_too_much(m);
  }
  const Ref<Int> taken = int_from_u64(m.heap, k);
  if (!taken) return m.raise_memory_error();
  m.heap.push_task(TaskKind::ChooseItems).own(kTaken, taken.as<Object>());
  const Outcome ordered = product_of_range(m, n, k);
  if (ordered.is_error()) m.abandon_task();
  if (ordered.is_value()) m.set_result(ordered.value());
  return ordered.is_error() ? ordered : Outcome::pending();
}

Outcome comb(Machine& m, const Args& args) {
  uint64_t k = 0;
  if (!read_choice(m, args, &k)) return Outcome::error();
  const auto n = args[0].as<Int>();
  if (int_compare(m.heap, n, args[1].as<Int>()) == Ordering::Less) {
    return int_from_i64(m.heap, 0);
  }
  const Digits others =
      digits_subtract(int_magnitude(m.heap, n), int_magnitude(m.heap, args[1].as<Int>()));
  if (digits_bit_length(others) < 63) k = std::min(k, digits_low_u64(others));
  const uint64_t size = int_digit_count(m.heap, n);
  if (k > kShortChoice / (size + 1)) return choose(m, n, k);
  const Digits product = falling_product(digits_of(m, n), k);
  const Digits orders = falling_product(digits_from_u64(k), k);
  Digits quotient;
  Digits rest;
  digits_divide(product, orders, &quotient, &rest);
  return or_memory_error(m, int_from_digits(m.heap, quotient, false));
}

constexpr NativeEntry kFunctions[] = {
    {"comb", with_index<comb, 0, 1>, 2, 2},
    {"factorial", with_index<factorial, 0>, 1, 1},
    {"perm", with_index<perm, 0, 1>, 1, 2},
};

}  // namespace

StepResult step_ChooseItems(Machine& m) {
  const uint32_t own = own_index(m);
  switch (m.task().state) {
    case kOrderedArrives: {
      m.task().own(kOrdered, m.take_result());
      m.task().state = kOrdersArrive;
      const auto taken = m.task().ref(kTaken).as<Int>();
      return wait_for(m, own,
                      product_of_range(m, taken, digits_low_u64(int_magnitude(m.heap, taken))));
    }
    case kOrdersArrive: {
      const auto orders = m.take_result().as<Int>();
      const auto ordered = m.task().take(kOrdered).as<Int>();
      m.task().state = kQuotientArrives;
      return wait_for(m, own, divide_owned(m, ordered, orders, Division::Quotient));
    }
    default:
      return m.finish(m.take_result());
  }
}

void add_math_of_products(Machine& m, Ref<Module> module) {
  add_functions(m, module, kFunctions);
}

}  // namespace ouro
