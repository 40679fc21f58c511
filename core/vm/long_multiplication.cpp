// long_multiplication.cpp - products of long ints, part by part (k_mul, k_lopsided_mul).

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/vm/errors.h"
#include "core/vm/long_ints.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// MultiplyInts: all owned. The left factor is not the longer one. Two of about the same length are
// cut in halves, (a1 B + a0) (b1 B + b0), and multiplied in three products. A much longer one is
// cut in pieces, and what each gives is added to kProduct; kPosition is that of the present one.
enum Slot : uint32_t { kLeft, kRight, kHigh, kLow, kProduct = kHigh, kPosition = kLow };
enum State : uint16_t { kStarting, kHighArrives, kLowArrives, kMiddleArrives, kPieceArrives };

// Two factors of so many digits are a tick's work at most.
constexpr uint32_t kShortFactor = 256;
static_assert(uint64_t{kShortFactor} * kShortFactor <= kDigitWorkPerTick);

bool is_product_negative(Machine& m) {
  return int_is_negative(m.heap, number_in(m, kLeft)) !=
         int_is_negative(m.heap, number_in(m, kRight));
}

// --- halves ---

size_t half_of(Machine& m) {
  return digits_in(m, kRight).size() / 2;
}

Ref<Int> high_part(Machine& m, uint32_t slot) {
  const size_t half = half_of(m);
  return part_of_int(m.heap, number_in(m, slot), half, digits_in(m, slot).size() - half);
}
Ref<Int> low_part(Machine& m, uint32_t slot) {
  return part_of_int(m.heap, number_in(m, slot), 0, half_of(m));
}

Ref<Int> sum_of_parts(Machine& m, uint32_t slot) {
  const DigitSpan digits = digits_in(m, slot);
  Digits low(digits.begin(), digits.begin() + static_cast<ptrdiff_t>(half_of(m)));
  normalize(&low);
  return int_from_digits(m.heap, digits_add(low, digits.subspan(half_of(m))), false);
}

StepResult put_together(Machine& m, Ref<Object> sums) {
  const DigitSpan high = digits_in(m, kHigh);
  const DigitSpan low = digits_in(m, kLow);
  const Digits middle =
      digits_subtract(digits_subtract(int_magnitude(m.heap, sums.as<Int>()), high), low);
  Digits product(digits_in(m, kLeft).size() + digits_in(m, kRight).size() + 1, 0);
  std::copy(low.begin(), low.end(), product.begin());
  digits_add_at(product.data() + 2 * half_of(m), high);
  digits_add_at(product.data() + half_of(m), middle);
  decref(m.heap, sums);
  return finish_or_fail(m, int_from_digits(m.heap, product, is_product_negative(m)).as<Object>());
}

// --- pieces ---

bool goes_by_pieces(Machine& m) {
  return 2 * digits_in(m, kLeft).size() <= digits_in(m, kRight).size();
}

// So long that its product is one tick's work, if it can be.
size_t piece_length(Machine& m) {
  const size_t left = digits_in(m, kLeft).size();
  return left * std::max<size_t>(1, kDigitWorkPerTick / (left * left));
}

StepResult next_piece(Machine& m) {
  const uint32_t own = own_index(m);
  const size_t position = m.task().slot[kPosition];
  const size_t left = digits_in(m, kRight).size() - position;
  const Ref<Int> piece =
      part_of_int(m.heap, number_in(m, kRight), position, std::min(left, piece_length(m)));
  m.task().state = kPieceArrives;
  const Ref<Int> factor = new_reference(m.heap, number_in(m, kLeft));
  return wait_for(m, own, multiply_owned(m, factor, piece));
}

StepResult begin_pieces(Machine& m) {
  const size_t count = digits_in(m, kLeft).size() + digits_in(m, kRight).size();
  const Ref<Int> product = int_allocate_digits(m.heap, count);
  if (!product) return fail_for_memory(m);
  m.task().own(kProduct, product.as<Object>());
  return next_piece(m);
}

StepResult add_piece(Machine& m) {
  const Ref<Object> part = m.take_result();
  uint32_t* product = int_digits_to_fill(m.heap, number_in(m, kProduct));
  digits_add_at(product + m.task().slot[kPosition], int_magnitude(m.heap, part.as<Int>()));
  decref(m.heap, part);
  m.task().slot[kPosition] += static_cast<uint32_t>(piece_length(m));
  if (m.task().slot[kPosition] < digits_in(m, kRight).size()) return next_piece(m);
  const Ref<Int> result = take_filled(m, kProduct, is_product_negative(m));
  return finish_or_fail(m, result.as<Object>());
}

}  // namespace

Outcome int_outcome(Machine& m, const IntResult& result) {
  return result.ok() ? Outcome(result.value) : raise_int_error(m, result.error);
}

Ref<Int> number_in(Machine& m, uint32_t slot) {
  return m.task().ref(slot).as<Int>();
}

DigitSpan digits_in(Machine& m, uint32_t slot) {
  return int_magnitude(m.heap, number_in(m, slot));
}

Ref<Int> part_of_int(Heap& heap, Ref<Int> number, size_t first, size_t count) {
  const DigitSpan digits = int_magnitude(heap, number).subspan(first, count);
  return int_from_digits(heap, Digits(digits.begin(), digits.end()), false);
}

Ref<Int> int_to_work_on(Heap& heap, DigitSpan digits) {
  const Ref<Int> number = int_allocate_digits(heap, digits.size());
  if (number) std::copy(digits.begin(), digits.end(), int_digits_to_fill(heap, number));
  return number;
}

Ref<Int> take_filled(Machine& m, uint32_t slot, bool negative) {
  const Ref<Object> filled = m.task().take(slot);
  const DigitSpan digits = int_magnitude(m.heap, filled.as<Int>());
  if (digits.back() == 0) {
    const Digits copy(digits.begin(), digits.end());
    decref(m.heap, filled);
    return int_from_digits(m.heap, copy, negative);
  }
  if (negative) m.at(filled.as<Int>()).size = -m.at(filled.as<Int>()).size;
  return filled.as<Int>();
}

void replace_in_slot(Machine& m, uint32_t slot, Ref<Object> owned) {
  const Ref<Object> before = m.task().take(slot);
  m.task().own(slot, owned);
  xdecref(m.heap, before);
}

Outcome multiply_owned(Machine& m, Ref<Int> left, Ref<Int> right) {
  const Outcome product = left && right ? multiply_ints(m, left, right) : m.raise_memory_error();
  xdecref(m.heap, left);
  xdecref(m.heap, right);
  return product;
}

Outcome multiply_ints(Machine& m, Ref<Int> left, Ref<Int> right) {
  const uint32_t left_count = int_digit_count(m.heap, left);
  const uint32_t right_count = int_digit_count(m.heap, right);
  const uint64_t work = std::max(left_count, right_count) <= kShortFactor
                            ? 0
                            : multiply_work(left_count, right_count);
  if (work <= kDigitWorkPerTick) return int_outcome(m, int_multiply(m.heap, left, right));
  if (work > kDividedWorkMax) return raise_int_error(m, IntError::TooLarge);
  if (left_count > right_count) std::swap(left, right);
  incref(m.heap, left.as<Object>());
  incref(m.heap, right.as<Object>());
  Task& task = m.heap.push_task(TaskKind::MultiplyInts);
  task.own(kLeft, left.as<Object>());
  task.own(kRight, right.as<Object>());
  return Outcome::pending();
}

StepResult step_MultiplyInts(Machine& m) {
  const uint32_t own = own_index(m);
  switch (m.task().state) {
    case kStarting:
      if (goes_by_pieces(m)) return begin_pieces(m);
      m.task().state = kHighArrives;
      return wait_for(m, own, multiply_owned(m, high_part(m, kLeft), high_part(m, kRight)));
    case kHighArrives:
      m.task().own(kHigh, m.take_result());
      m.task().state = kLowArrives;
      return wait_for(m, own, multiply_owned(m, low_part(m, kLeft), low_part(m, kRight)));
    case kLowArrives:
      m.task().own(kLow, m.take_result());
      m.task().state = kMiddleArrives;
      return wait_for(m, own, multiply_owned(m, sum_of_parts(m, kLeft), sum_of_parts(m, kRight)));
    case kMiddleArrives:
      return put_together(m, m.take_result());
    default:
      return add_piece(m);
  }
}

}  // namespace ouro
