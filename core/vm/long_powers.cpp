// long_powers.cpp - powers of ints and powers with a modulus, one bit of the exponent after the
// other (long_pow).

#include <optional>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/vm/errors.h"
#include "core/vm/long_ints.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// The exponent's bits that are still to be done: a count in two words of the running task.
uint64_t bits_left(Machine& m, uint32_t slot) {
  return m.task().slot[slot] | uint64_t{m.task().slot[slot + 1]} << 32;
}
void set_bits_left(Machine& m, uint32_t slot, uint64_t count) {
  m.task().slot[slot] = static_cast<uint32_t>(count);
  m.task().slot[slot + 1] = static_cast<uint32_t>(count >> 32);
}

bool exponent_bit(Machine& m, uint32_t exponent_slot, uint64_t index) {
  const uint32_t* digits = int_digits(m.heap, number_in(m, exponent_slot));
  return (digits[index / kDigitBits] >> (index % kDigitBits) & 1) != 0;
}

// --- powers ---

// RaiseInt: the first three owned; kBitsLeft is two words.
enum PowerSlot : uint32_t { kBase, kExponent, kPower, kBitsLeft };
enum PowerState : uint16_t { kSquaring, kSquared, kMultiplied };

}  // namespace

Outcome power_of_ints(Machine& m, Ref<Int> base, Ref<Int> exponent) {
  const uint64_t work = int_power_work(m.heap, base, exponent);
  if (work <= kDigitWorkPerTick) return int_outcome(m, int_power(m.heap, base, exponent));
  if (work > kDividedWorkMax) return raise_int_error(m, IntError::TooLarge);
  const Ref<Int> power = int_as_exact(m.heap, base);
  if (!power) return m.raise_memory_error();
  incref(m.heap, base.as<Object>());
  incref(m.heap, exponent.as<Object>());
  m.heap.push_task(TaskKind::RaiseInt);
  m.task().own(kBase, base.as<Object>());
  m.task().own(kExponent, exponent.as<Object>());
  m.task().own(kPower, power.as<Object>());
  set_bits_left(m, kBitsLeft, int_bit_length(m.heap, exponent) - 1);
  return Outcome::pending();
}

// Squares, and multiplies by the base where the exponent has a bit.
StepResult step_RaiseInt(Machine& m) {
  const uint32_t own = own_index(m);
  const uint64_t left = bits_left(m, kBitsLeft);
  if (m.task().state == kSquared) {
    replace_in_slot(m, kPower, m.take_result());
    set_bits_left(m, kBitsLeft, left - 1);
    m.task().state = kMultiplied;
    if (exponent_bit(m, kExponent, left - 1)) {
      return wait_for(m, own, multiply_ints(m, number_in(m, kPower), number_in(m, kBase)));
    }
    m.task().state = kSquaring;
    return StepResult::Again;
  }
  if (m.task().state == kMultiplied) replace_in_slot(m, kPower, m.take_result());
  if (left == 0) return m.finish(m.task().take(kPower));
  m.task().state = kSquared;
  return wait_for(m, own, multiply_ints(m, number_in(m, kPower), number_in(m, kPower)));
}

// --- powers with a modulus ---

namespace {

// RaiseModulo: the first four owned, the others words; kModulus is not negative. The base is
// reduced first, then there is a result.
enum ModuloSlot : uint32_t {
  kModuloBase,
  kModuloExponent,
  kModulus,
  kResult,
  kModuloBitsLeft,
  kIsNegative = 6,  // the modulus given
};
enum ModuloState : uint16_t {
  kReducingBase,
  kBaseReduced,
  kSquareArrives,
  kSquareReduced,
  kProductArrives,
  kProductReduced,
};

// Nothing: the result is there.
std::optional<Outcome> next_square(Machine& m) {
  const uint64_t left = bits_left(m, kModuloBitsLeft);
  if (left == 0) return std::nullopt;
  set_bits_left(m, kModuloBitsLeft, left - 1);
  m.task().state = kSquareArrives;
  return multiply_ints(m, number_in(m, kResult), number_in(m, kResult));
}

// For a negative exponent the inverse of the base is raised.
std::optional<Outcome> begin_squares(Machine& m) {
  if (int_is_negative(m.heap, number_in(m, kModuloExponent))) {
    const IntResult inverse =
        int_inverse_modulo(m.heap, number_in(m, kModuloBase), number_in(m, kModulus));
    if (!inverse.ok()) return raise_int_error(m, inverse.error);
    replace_in_slot(m, kModuloBase, inverse.value.as<Object>());
  }
  const Ref<Int> one = int_from_i64(m.heap, 1);
  const Outcome first =
      divide_owned(m, one, new_reference(m.heap, number_in(m, kModulus)), Division::Remainder);
  if (first.is_error()) return first;
  m.task().own(kResult, first.value());
  set_bits_left(m, kModuloBitsLeft, int_bit_length(m.heap, number_in(m, kModuloExponent)));
  return next_square(m);
}

// Takes what has arrived and starts what comes next.
std::optional<Outcome> go_on(Machine& m) {
  switch (m.task().state) {
    case kReducingBase:
      m.task().state = kBaseReduced;
      return divide_ints(m, number_in(m, kModuloBase), number_in(m, kModulus), Division::Remainder);
    case kBaseReduced:
      replace_in_slot(m, kModuloBase, m.take_result());
      return begin_squares(m);
    case kSquareArrives:
    case kProductArrives: {
      ++m.task().state;
      const Ref<Int> product = m.take_result().as<Int>();
      return divide_owned(m, product, new_reference(m.heap, number_in(m, kModulus)),
                          Division::Remainder);
    }
    case kSquareReduced:
      replace_in_slot(m, kResult, m.take_result());
      if (!exponent_bit(m, kModuloExponent, bits_left(m, kModuloBitsLeft))) return next_square(m);
      m.task().state = kProductArrives;
      return multiply_ints(m, number_in(m, kResult), number_in(m, kModuloBase));
    default:
      replace_in_slot(m, kResult, m.take_result());
      return next_square(m);
  }
}

// The result has the sign of the modulus.
StepResult finish_modulo(Machine& m) {
  const Ref<Int> result = number_in(m, kResult);
  const bool is_below = m.task().slot[kIsNegative] != 0 && !int_is_zero(m.heap, result);
  if (!is_below) return m.finish(m.task().take(kResult));
  const Ref<Int> difference = int_subtract(m.heap, result, number_in(m, kModulus));
  return finish_or_fail(m, difference.as<Object>());
}

}  // namespace

Outcome power_modulo_of_ints(Machine& m, Ref<Int> base, Ref<Int> exponent, Ref<Int> modulus) {
  if (int_is_zero(m.heap, modulus)) return raise_int_error(m, IntError::ZeroModulus);
  const uint64_t work = int_power_modulo_work(m.heap, base, exponent, modulus);
  if (work <= kDigitWorkPerTick) {
    return int_outcome(m, int_power_modulo(m.heap, base, exponent, modulus));
  }
  if (work > kDividedWorkMax) return raise_int_error(m, IntError::TooLarge);
  const Ref<Int> size = int_absolute(m.heap, modulus);
  if (!size) return m.raise_memory_error();
  incref(m.heap, base.as<Object>());
  incref(m.heap, exponent.as<Object>());
  Task& task = m.heap.push_task(TaskKind::RaiseModulo);
  task.own(kModuloBase, base.as<Object>());
  task.own(kModuloExponent, exponent.as<Object>());
  task.own(kModulus, size.as<Object>());
  task.slot[kIsNegative] = int_is_negative(m.heap, modulus) ? 1 : 0;
  return Outcome::pending();
}

StepResult step_RaiseModulo(Machine& m) {
  const uint64_t count = int_digit_count(m.heap, number_in(m, kModulus));
  for (uint64_t moves = kDigitWorkPerTick / (count * count + 64) + 1; moves-- > 0;) {
    const std::optional<Outcome> started = go_on(m);
    if (!started) return finish_modulo(m);
    if (started->is_error()) return StepResult::Raised;
    if (started->is_pending()) return StepResult::Again;
    m.set_result(started->value());
  }
  return StepResult::Again;
}

}  // namespace ouro
