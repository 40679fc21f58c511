// long_division.cpp - what divides long ints: floor division, the greatest divisor, the square
// root, rounding.

#include <algorithm>
#include <bit>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/tuple_object.h"
#include "core/vm/errors.h"
#include "core/vm/long_ints.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// --- floor division ---

// DivideInts: all owned but the last two. kDividend and kDivisor are the operands shifted until the
// highest bit of the divisor is set; the dividend becomes the remainder while the quotient is
// filled from the highest digit down; kRow is the last digit that it has, kWanted a Division.
enum DivisionSlot : uint32_t { kLeft, kRight, kDividend, kDivisor, kQuotient, kRow, kWanted };
enum DivisionState : uint16_t { kStarting, kDividing };

uint64_t divisor_shift(Machine& m) {
  return kDigitBits - static_cast<uint64_t>(std::bit_width(digits_in(m, kRight).back()));
}

bool own_numbers(Machine& m, DigitSpan dividend, DigitSpan divisor) {
  const Ref<Int> numbers[] = {int_to_work_on(m.heap, dividend), int_to_work_on(m.heap, divisor),
                              int_allocate_digits(m.heap, dividend.size() - divisor.size())};
  bool all = true;
  for (uint32_t i = 0; i < std::size(numbers); ++i) {
    if (numbers[i]) m.task().own(kDividend + i, numbers[i].as<Object>());
    all &= static_cast<bool>(numbers[i]);
  }
  return all;
}

StepResult begin_division(Machine& m) {
  const uint64_t shift = divisor_shift(m);
  const Digits divisor = digits_shift_left(digits_in(m, kRight), shift);
  Digits dividend = digits_shift_left(digits_in(m, kLeft), shift);
  dividend.resize(digits_in(m, kLeft).size() + 1, 0);
  if (!own_numbers(m, dividend, divisor)) return fail_for_memory(m);
  m.task().slot[kRow] = int_digit_count(m.heap, number_in(m, kQuotient));
  m.task().state = kDividing;
  return StepResult::Again;
}

// The quotient rounded down and the remainder with the sign of the divisor (l_divmod).
StepResult settle(Machine& m) {
  const auto wanted = static_cast<Division>(m.task().slot[kWanted]);
  const DigitSpan divisor = digits_in(m, kRight);
  const bool divisor_negative = int_is_negative(m.heap, number_in(m, kRight));
  const bool negative = int_is_negative(m.heap, number_in(m, kLeft)) != divisor_negative;
  const DigitSpan left_over = digits_in(m, kDividend).first(divisor.size());
  Digits rest(left_over.begin(), left_over.end());
  normalize(&rest);
  rest = digits_shift_right(rest, divisor_shift(m));
  const bool rounds = negative && !rest.empty();
  if (rounds) {
    rest = digits_subtract(divisor, rest);
    const uint32_t one[] = {1};
    const DigitSpan quotient = digits_in(m, kQuotient);
    Digits further = digits_add(quotient, one);
    further.resize(std::max(further.size(), quotient.size()), 0);
    const Ref<Int> rounded = int_to_work_on(m.heap, further);
    if (!rounded) return fail_for_memory(m);
    replace_in_slot(m, kQuotient, rounded.as<Object>());
  }
  if (wanted == Division::Remainder) {
    return finish_or_fail(m, int_from_digits(m.heap, rest, divisor_negative).as<Object>());
  }
  const Ref<Int> quotient = take_filled(m, kQuotient, negative);
  if (!quotient || wanted == Division::Quotient) return finish_or_fail(m, quotient.as<Object>());
  const Ref<Int> remainder = int_from_digits(m.heap, rest, divisor_negative);
  if (remainder) {
    return finish_or_fail(
        m, tuple_of(m.heap, quotient.as<Object>(), remainder.as<Object>()).as<Object>());
  }
  decref(m.heap, quotient.as<Object>());
  return fail_for_memory(m);
}

// What takes no more than a tick, and what gives a quotient of one or two digits.
Outcome divide_at_once(Machine& m, Ref<Int> left, Ref<Int> right, Division wanted) {
  if (wanted == Division::Quotient) return int_outcome(m, int_floor_divide(m.heap, left, right));
  if (wanted == Division::Remainder) return int_outcome(m, int_remainder(m.heap, left, right));
  Ref<Int> remainder;
  const IntResult quotient = int_divmod(m.heap, left, right, &remainder);
  if (!quotient.ok()) return raise_int_error(m, quotient.error);
  return tuple_of(m.heap, quotient.value.as<Object>(), remainder.as<Object>());
}

}  // namespace

Outcome divide_ints(Machine& m, Ref<Int> left, Ref<Int> right, Division wanted) {
  const uint64_t left_count = int_digit_count(m.heap, left);
  const uint64_t right_count = int_digit_count(m.heap, right);
  const uint64_t work = divide_work(left_count, right_count);
  if (work <= kDigitWorkPerTick || right_count < 3 || left_count < right_count + 2) {
    return divide_at_once(m, left, right, wanted);
  }
  if (work > kDividedWorkMax) return raise_int_error(m, IntError::TooLarge);
  incref(m.heap, left.as<Object>());
  incref(m.heap, right.as<Object>());
  Task& task = m.heap.push_task(TaskKind::DivideInts);
  task.own(kLeft, left.as<Object>());
  task.own(kRight, right.as<Object>());
  task.slot[kWanted] = static_cast<uint32_t>(wanted);
  return Outcome::pending();
}

Outcome divide_owned(Machine& m, Ref<Int> left, Ref<Int> right, Division wanted) {
  const Outcome result =
      left && right ? divide_ints(m, left, right, wanted) : m.raise_memory_error();
  xdecref(m.heap, left);
  xdecref(m.heap, right);
  return result;
}

StepResult step_DivideInts(Machine& m) {
  if (m.task().state == kStarting) return begin_division(m);
  const uint64_t rows = kDigitWorkPerTick / digits_in(m, kDivisor).size() + 1;
  const uint32_t from = m.task().slot[kRow];
  const uint32_t to = from - static_cast<uint32_t>(std::min<uint64_t>(rows, from));
  digits_divide_rows(int_digits_to_fill(m.heap, number_in(m, kDividend)), digits_in(m, kDivisor),
                     int_digits_to_fill(m.heap, number_in(m, kQuotient)), from, to);
  m.task().slot[kRow] = to;
  return to == 0 ? settle(m) : StepResult::Again;
}

// --- the greatest divisor ---

namespace {

// EuclidInts: both owned; the greatest divisor of both is what is looked for.
enum EuclidSlot : uint32_t { kLarger, kSmaller };
enum EuclidState : uint16_t { kReducing, kRestArrives };

// Up to so many digits together are a tick's work.
constexpr uint64_t kShortPair = 64;

bool is_at_once(const Heap& heap, Ref<Int> left, Ref<Int> right) {
  const uint64_t left_count = int_digit_count(heap, left);
  const uint64_t right_count = int_digit_count(heap, right);
  return left_count + right_count <= kShortPair || std::min(left_count, right_count) < 2;
}

}  // namespace

Outcome greatest_divisor(Machine& m, Ref<Int> left, Ref<Int> right) {
  if (is_at_once(m.heap, left, right)) return int_outcome(m, int_gcd(m.heap, left, right));
  const uint64_t count = int_digit_count(m.heap, right);
  if (divide_work(int_digit_count(m.heap, left) + count, count) > kDividedWorkMax / kDigitBits) {
    return raise_int_error(m, IntError::TooLarge);
  }
  const Ref<Int> numbers[] = {int_absolute(m.heap, left), int_absolute(m.heap, right)};
  if (!numbers[0] || !numbers[1]) {
    for (const Ref<Int> number : numbers) xdecref(m.heap, number);
    return m.raise_memory_error();
  }
  Task& task = m.heap.push_task(TaskKind::EuclidInts);
  task.own(kLarger, numbers[0].as<Object>());
  task.own(kSmaller, numbers[1].as<Object>());
  return Outcome::pending();
}

StepResult step_EuclidInts(Machine& m) {
  const uint32_t own = own_index(m);
  if (m.task().state == kRestArrives) {
    replace_in_slot(m, kLarger, m.take_result());
    std::swap(m.task().slot[kLarger], m.task().slot[kSmaller]);
    m.task().state = kReducing;
  }
  Digits larger(digits_in(m, kLarger).begin(), digits_in(m, kLarger).end());
  Digits smaller(digits_in(m, kSmaller).begin(), digits_in(m, kSmaller).end());
  uint64_t work = 0;
  bool is_long = false;
  while (!smaller.empty() && work < kDigitWorkPerTick) {
    const uint64_t products = divide_work(larger.size(), smaller.size());
    is_long = products > kDigitWorkPerTick;
    if (is_long) break;
    // Besides, a division takes about as long as some rows of the numbers.
    work += products + 4 * smaller.size() + 64;
    Digits quotient;
    Digits rest;
    digits_divide(larger, smaller, &quotient, &rest);
    larger = std::move(smaller);
    smaller = std::move(rest);
  }
  const Ref<Int> left = int_from_digits(m.heap, larger, false);
  if (smaller.empty() || !left) return finish_or_fail(m, left.as<Object>());
  const Ref<Int> right = int_from_digits(m.heap, smaller, false);
  replace_in_slot(m, kLarger, left.as<Object>());
  if (!right) return fail_for_memory(m);
  replace_in_slot(m, kSmaller, right.as<Object>());
  if (!is_long) return StepResult::Again;
  m.task().state = kRestArrives;
  return wait_for(m, own, divide_ints(m, left, right, Division::Remainder));
}

// --- the square root ---

namespace {

// FindRoot: kValue and kRoot are owned. The root is found to ever more bits, about twice as many
// with each division (math_isqrt): kBits is how many it has in the end, less one, kStep so many
// doublings are to come.
enum RootSlot : uint32_t { kValue, kRoot, kBits, kStep };
enum RootState : uint16_t { kDoubling, kQuotientArrives, kSquareArrives };

constexpr uint32_t kShortRoot = 128;

// The bits of the root, less one, when so many doublings are to come.
uint64_t bits_before(Machine& m, uint32_t steps) {
  return uint64_t{m.task().slot[kBits]} >> steps;
}

Outcome improve_root(Machine& m) {
  const uint32_t step = m.task().slot[kStep];
  const uint64_t drop = 2 * bits_before(m, 0) + 1 - bits_before(m, step) - bits_before(m, step - 1);
  const Digits top = digits_shift_right(digits_in(m, kValue), drop);
  return divide_owned(m, int_from_digits(m.heap, top, false),
                      new_reference(m.heap, number_in(m, kRoot)), Division::Quotient);
}

bool accept_quotient(Machine& m, Ref<Object> quotient) {
  const uint32_t step = m.task().slot[kStep]--;
  const uint64_t shift = bits_before(m, step - 1) - bits_before(m, step) - 1;
  const Digits sum = digits_add(digits_shift_left(digits_in(m, kRoot), shift),
                                int_magnitude(m.heap, quotient.as<Int>()));
  decref(m.heap, quotient);
  const Ref<Int> root = int_from_digits(m.heap, sum, false);
  if (root) replace_in_slot(m, kRoot, root.as<Object>());
  return static_cast<bool>(root);
}

// It may be too large by one.
StepResult finish_root(Machine& m, Ref<Object> square) {
  const bool is_above =
      int_compare(m.heap, square.as<Int>(), number_in(m, kValue)) == Ordering::Greater;
  decref(m.heap, square);
  if (!is_above) return m.finish(m.task().take(kRoot));
  const uint32_t one[] = {1};
  const Digits below = digits_subtract(digits_in(m, kRoot), one);
  return finish_or_fail(m, int_from_digits(m.heap, below, false).as<Object>());
}

}  // namespace

Outcome square_root_of_int(Machine& m, Ref<Int> value) {
  if (int_digit_count(m.heap, value) <= kShortRoot) {
    return int_outcome(m, int_square_root(m.heap, value));
  }
  const Ref<Int> root = int_from_i64(m.heap, 1);
  if (!root) return m.raise_memory_error();
  const auto bits = static_cast<uint32_t>((int_bit_length(m.heap, value) - 1) / 2);
  incref(m.heap, value.as<Object>());
  Task& task = m.heap.push_task(TaskKind::FindRoot);
  task.own(kValue, value.as<Object>());
  task.own(kRoot, root.as<Object>());
  task.slot[kBits] = bits;
  task.slot[kStep] = static_cast<uint32_t>(std::bit_width(bits));
  return Outcome::pending();
}

StepResult step_FindRoot(Machine& m) {
  const uint32_t own = own_index(m);
  if (m.task().state == kSquareArrives) return finish_root(m, m.take_result());
  if (m.task().state == kQuotientArrives && !accept_quotient(m, m.take_result())) {
    return fail_for_memory(m);
  }
  if (m.task().slot[kStep] == 0) {
    m.task().state = kSquareArrives;
    return wait_for(m, own, multiply_ints(m, number_in(m, kRoot), number_in(m, kRoot)));
  }
  m.task().state = kQuotientArrives;
  return wait_for(m, own, improve_root(m));
}

// --- rounding ---

namespace {

// RoundInt: all owned but the last. kUnit is the power of ten, kWhole how often the value has it.
enum RoundSlot : uint32_t { kRounded, kUnit, kWhole, kPlaces };
enum RoundState : uint16_t { kAskingUnit, kUnitArrives, kWholeArrives, kMultipleArrives };

Outcome power_of_ten(Machine& m, uint32_t exponent) {
  const Ref<Int> ten = int_from_i64(m.heap, 10);
  const Ref<Int> places = int_from_i64(m.heap, exponent);
  const Outcome power = ten && places ? power_of_ints(m, ten, places) : m.raise_memory_error();
  xdecref(m.heap, ten);
  xdecref(m.heap, places);
  return power;
}

// From the multiple of the unit below the value to the nearest one, halves to the even one.
StepResult round_multiple(Machine& m, Ref<Object> multiple) {
  Digits result(int_magnitude(m.heap, multiple.as<Int>()).begin(),
                int_magnitude(m.heap, multiple.as<Int>()).end());
  decref(m.heap, multiple);
  const Digits twice_rest = digits_shift_left(digits_subtract(digits_in(m, kRounded), result), 1);
  const int half = digits_compare(twice_rest, digits_in(m, kUnit));
  if (half > 0 || (half == 0 && int_is_odd(m.heap, number_in(m, kWhole)))) {
    result = digits_add(result, digits_in(m, kUnit));
  }
  const bool negative = int_is_negative(m.heap, number_in(m, kRounded));
  return finish_or_fail(m, int_from_digits(m.heap, result, negative).as<Object>());
}

}  // namespace

Outcome round_int(Machine& m, Ref<Int> value, int64_t digits) {
  const uint64_t count = int_digit_count(m.heap, value);
  const bool is_zero = digits < -static_cast<int64_t>(int_bit_length(m.heap, value) / 3 + 1);
  if (digits >= 0 || is_zero || 4 * count * count <= kDigitWorkPerTick) {
    return int_outcome(m, int_round(m.heap, value, digits));
  }
  incref(m.heap, value.as<Object>());
  Task& task = m.heap.push_task(TaskKind::RoundInt);
  task.own(kRounded, value.as<Object>());
  task.slot[kPlaces] = static_cast<uint32_t>(-digits);
  return Outcome::pending();
}

StepResult step_RoundInt(Machine& m) {
  const uint32_t own = own_index(m);
  switch (m.task().state) {
    case kAskingUnit:
      m.task().state = kUnitArrives;
      return wait_for(m, own, power_of_ten(m, m.task().slot[kPlaces]));
    case kUnitArrives:
      m.task().own(kUnit, m.take_result());
      m.task().state = kWholeArrives;
      return wait_for(m, own,
                      divide_owned(m, int_absolute(m.heap, number_in(m, kRounded)),
                                   new_reference(m.heap, number_in(m, kUnit)), Division::Quotient));
    case kWholeArrives:
      m.task().own(kWhole, m.take_result());
      m.task().state = kMultipleArrives;
      return wait_for(m, own, multiply_ints(m, number_in(m, kWhole), number_in(m, kUnit)));
    default:
      return round_multiple(m, m.take_result());
  }
}

}  // namespace ouro
