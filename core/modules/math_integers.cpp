// math_integers.cpp - functions of the math module on ints: gcd, lcm, isqrt.

#include <optional>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/math_numbers.h"
#include "core/objects/int_digits.h"
#include "core/objects/tuple_object.h"
#include "core/vm/errors.h"
#include "core/vm/long_ints.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Outcome isqrt(Machine& m, const Args& args) {
  if (!check_int(m, args[0])) return Outcome::error();
  if (int_is_negative(m.heap, args[0].as<Int>())) {
    return m.raise(TypeId::ValueError, "isqrt() argument must be nonnegative");
  }
  return square_root_of_int(m, args[0].as<Int>());
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

// CombineInts: kArguments and kResult are owned. The least multiple of two numbers is the one
// divided by their greatest divisor, times the other.
enum CombineSlot : uint32_t { kArguments, kResult, kNext, kMakesMultiple };
enum CombineState : uint16_t { kCombining, kDivisorArrives, kPartArrives, kCombined };

// What one step takes, as so many digit products: for each digit that there is so far, and besides.
constexpr uint64_t kCombineWork = 16;
constexpr uint64_t kCallWork = 256;
// Up to so many digits, in so many arguments, are combined at once.
constexpr uint64_t kShortArguments = 64;

Ref<Int> result_of(Machine& m) {
  return m.task().ref(kResult).as<Int>();
}
Ref<Int> argument_of(Machine& m) {
  const Ref<Object> arguments = m.task().ref(kArguments);
  return tuple_get(m.heap, arguments.as<Tuple>(), m.task().slot[kNext]).as<Int>();
}

Outcome combine_next(Machine& m) {
  const bool makes_multiple = m.task().slot[kMakesMultiple] != 0;
  m.task().state = makes_multiple ? kDivisorArrives : kCombined;
  const bool is_zero = int_is_zero(m.heap, result_of(m)) || int_is_zero(m.heap, argument_of(m));
  if (!makes_multiple || !is_zero) return greatest_divisor(m, result_of(m), argument_of(m));
  m.task().state = kCombined;
  return int_from_i64(m.heap, 0);
}

// Takes what has arrived and starts what comes next; nothing: all arguments are combined.
std::optional<Outcome> go_on(Machine& m) {
  switch (m.task().state) {
    case kDivisorArrives: {
      const auto divisor = m.take_result().as<Int>();
      m.task().state = kPartArrives;
      return divide_owned(m, new_reference(m.heap, result_of(m)), divisor, Division::Quotient);
    }
    case kPartArrives: {
      const auto part = m.take_result().as<Int>();
      m.task().state = kCombined;
      return multiply_owned(m, part, int_absolute(m.heap, argument_of(m)));
    }
    case kCombined:
      replace_in_slot(m, kResult, m.take_result());
      ++m.task().slot[kNext];
      break;
    default:
      break;
  }
  const auto arguments = m.task().ref(kArguments).as<Tuple>();
  if (m.task().slot[kNext] == tuple_size(m.heap, arguments)) return std::nullopt;
  return combine_next(m);
}

bool are_short(const Machine& m, const Args& args) {
  uint64_t digits = args.count();
  for (uint32_t i = 0; i < args.count(); ++i) {
    digits += int_digit_count(m.heap, args[i].as<Int>());
  }
  return digits <= kShortArguments;
}

Outcome begin_combining(Machine& m, const Args& args, bool makes_multiple) {
  const Ref<Tuple> arguments = tuple_new(m.heap, args.count());
  const Ref<Int> first = arguments ? int_absolute(m.heap, args[0].as<Int>()) : Ref<Int>{};
  if (!first) {
    xdecref(m.heap, arguments);
    return m.raise_memory_error();
  }
  for (uint32_t i = 0; i < args.count(); ++i) {
    tuple_items(m.heap, arguments)[i] = new_reference(m.heap, args[i]);
  }
  Task& task = m.heap.push_task(TaskKind::CombineInts);
  task.own(kArguments, arguments.as<Object>());
  task.own(kResult, first.as<Object>());
  task.slot[kNext] = 1;
  task.slot[kMakesMultiple] = makes_multiple ? 1 : 0;
  return Outcome::pending();
}

template <Combine combine, int64_t neutral>
Outcome combined(Machine& m, const Args& args) {
  for (uint32_t i = 0; i < args.count(); ++i) {
    if (needs_conversion(m, args, i, Wanted::Index)) {
      return convert_argument(m, args, combined<combine, neutral>, i, Wanted::Index);
    }
    if (!check_int(m, args[i])) return Outcome::error();
  }
  if (args.count() == 0) return int_from_i64(m.heap, neutral);
  if (!are_short(m, args)) return begin_combining(m, args, combine == int_lcm);
  Ref<Int> result = int_absolute(m.heap, args[0].as<Int>());
  for (uint32_t i = 1; i < args.count() && result; ++i) {
    const IntResult next = combine(m.heap, result, args[i].as<Int>());
    decref(m.heap, result.as<Object>());
    if (!next.ok()) return raise_int_error(m, next.error);
    result = next.value;
  }
  return or_memory_error(m, result);
}

constexpr NativeEntry kFunctions[] = {
    {"gcd", combined<int_gcd, 0>, 0, kAnyCount},
    {"isqrt", with_index<isqrt, 0>, 1, 1},
    {"lcm", combined<int_lcm, 1>, 0, kAnyCount},
};

}  // namespace

StepResult step_CombineInts(Machine& m) {
  for (uint64_t work = 0; work < kDigitWorkPerTick;) {
    work += kCombineWork * int_digit_count(m.heap, result_of(m)) + kCallWork;
    const std::optional<Outcome> started = go_on(m);
    if (!started) return m.finish(m.task().take(kResult));
    if (started->is_error()) return StepResult::Raised;
    if (started->is_pending()) return StepResult::Again;
    m.set_result(started->value());
  }
  return StepResult::Again;
}

void add_math_of_ints(Machine& m, Ref<Module> module) {
  add_functions(m, module, kFunctions);
}

}  // namespace ouro
