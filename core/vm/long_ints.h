// long_ints.h - arithmetic on ints of any length, at most a moment's work a tick.
//
// Short ints are computed at once, by the functions of int_object.h. What would take more than
// kDigitWorkPerTick digit products is the work of a task, which holds all it has so far in ints of
// its own: parts of the operands, products of parts, and numbers that it fills digit by digit,
// which may have leading zeros until they are whole. So these operations can be *pending*. Operands
// are borrowed and may be released while the work goes on.
//
// What would take more than kDividedWorkMax is a MemoryError.
#pragma once

#include "core/objects/int_object.h"
#include "core/vm/machine.h"

namespace ouro {

Outcome int_outcome(Machine& m, const IntResult& result);

Outcome multiply_ints(Machine& m, Ref<Int> left, Ref<Int> right);

enum class Division : uint8_t { Quotient, Remainder, Both };
// Rounded down; both: a tuple.
Outcome divide_ints(Machine& m, Ref<Int> left, Ref<Int> right, Division wanted);

// The exponent must not be negative.
Outcome power_of_ints(Machine& m, Ref<Int> base, Ref<Int> exponent);
Outcome power_modulo_of_ints(Machine& m, Ref<Int> base, Ref<Int> exponent, Ref<Int> modulus);

Outcome greatest_divisor(Machine& m, Ref<Int> left, Ref<Int> right);
// Of a number that is not negative.
Outcome square_root_of_int(Machine& m, Ref<Int> value);
// As int_round.
Outcome round_int(Machine& m, Ref<Int> value, int64_t digits);

// --- for steps ---

// What lies in a slot of the running task, and its magnitude.
Ref<Int> number_in(Machine& m, uint32_t slot);
DigitSpan digits_in(Machine& m, uint32_t slot);

// As above with owned operands, which are released; null ones are a MemoryError.
Outcome multiply_owned(Machine& m, Ref<Int> left, Ref<Int> right);
Outcome divide_owned(Machine& m, Ref<Int> left, Ref<Int> right, Division wanted);

// An owned int of magnitude digits[first, first + count); a null one where memory was refused.
Ref<Int> part_of_int(Heap& heap, Ref<Int> number, size_t first, size_t count);
// An int to be worked on in place, with exactly these digits, leading zeros too; at least three.
Ref<Int> int_to_work_on(Heap& heap, DigitSpan digits);
// Takes a number that has been filled digit by digit out of a slot of the running task.
Ref<Int> take_filled(Machine& m, uint32_t slot, bool negative);
// Puts an owned int into a slot of the running task in the place of what it owns there.
void replace_in_slot(Machine& m, uint32_t slot, Ref<Object> owned);

}  // namespace ouro
