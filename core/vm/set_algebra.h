// set_algebra.h - union, intersection, difference of sets (Objects/setobject.c).
//
// Everything is made of walks: over the items of a set or dict, whose hashes are known, or over any
// iterable, with one lookup in a set for each. A SetWalk task does them, all at once where no item
// needs Python and there are few; a SetMethod task strings walks together for methods that take
// several iterables. Operands are borrowed and stay alive until the result arrives.
#pragma once

#include <span>

#include "core/bytecode/opcode.h"
#include "core/objects/set_object.h"
#include "core/vm/machine.h"

namespace ouro {

// | & - ^ of two sets; the new set's type is set or frozenset, as that of the left one.
// NotImplemented for other operators.
Outcome set_binary(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right);
// |= &= -= ^= of a set by another one; gives the left one.
Outcome set_inplace(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right);
// set.update(iterable). The value is None.
Outcome set_update(Machine& m, Ref<Set> target, Ref<Object> iterable);

enum class SetMethod : uint32_t {
  Union,  // those that give a new set
  Intersection,
  Difference,
  SymmetricDifference,  // of exactly one iterable
  Update,               // those that give None
  IntersectionUpdate,
  DifferenceUpdate,
  SymmetricDifferenceUpdate,
};
Outcome set_method(Machine& m, SetMethod method, Ref<Set> self,
                   std::span<const Ref<Object>> iterables);

enum class SetTest : uint8_t { Subset, Superset, Disjoint };
// issubset and so on: True or False.
Outcome set_test(Machine& m, SetTest test, Ref<Set> self, Ref<Object> iterable);

}  // namespace ouro
