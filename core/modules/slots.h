// slots.h - special methods of builtin values as native functions: int.__add__, str.__lt__, ...
//
// They do what the operators do among builtin layouts, whatever the object's own class overrides,
// so that classes derived from int or str can call them. An operand of another type gives
// NotImplemented; which ones go with `self` is the template argument.
#pragma once

#include "core/modules/arguments.h"
#include "core/vm/operators.h"
#include "core/vm/type_builder.h"

namespace ouro {

using Accepts = bool (*)(const Machine& m, Ref<Object> operand);

template <BinaryOperator op, Accepts accepts>
Outcome binary_slot(Machine& m, const Args& args) {
  if (!accepts(m, args[1])) return not_implemented(m);
  return builtin_binary(m, op, args[0], args[1]);
}
template <BinaryOperator op, Accepts accepts>
Outcome reflected_slot(Machine& m, const Args& args) {
  if (!accepts(m, args[1])) return not_implemented(m);
  return builtin_binary(m, op, args[1], args[0]);
}
template <CompareOperator op, Accepts accepts>
Outcome compare_slot(Machine& m, const Args& args) {
  if (!accepts(m, args[1])) return not_implemented(m);
  return builtin_compare(m, op, args[0], args[1]);
}

template <Accepts accepts>
inline constexpr NativeEntry kEqualitySlots[] = {
    {"__eq__", compare_slot<CompareOperator::Equal, accepts>, 2, 2},
    {"__ne__", compare_slot<CompareOperator::NotEqual, accepts>, 2, 2},
};
template <Accepts accepts>
inline constexpr NativeEntry kOrderSlots[] = {
    {"__lt__", compare_slot<CompareOperator::Less, accepts>, 2, 2},
    {"__le__", compare_slot<CompareOperator::LessEqual, accepts>, 2, 2},
    {"__gt__", compare_slot<CompareOperator::Greater, accepts>, 2, 2},
    {"__ge__", compare_slot<CompareOperator::GreaterEqual, accepts>, 2, 2},
};

// What int and float have in common.
template <Accepts accepts>
inline constexpr NativeEntry kArithmeticSlots[] = {
    {"__add__", binary_slot<BinaryOperator::Add, accepts>, 2, 2},
    {"__radd__", reflected_slot<BinaryOperator::Add, accepts>, 2, 2},
    {"__sub__", binary_slot<BinaryOperator::Subtract, accepts>, 2, 2},
    {"__rsub__", reflected_slot<BinaryOperator::Subtract, accepts>, 2, 2},
    {"__mul__", binary_slot<BinaryOperator::Multiply, accepts>, 2, 2},
    {"__rmul__", reflected_slot<BinaryOperator::Multiply, accepts>, 2, 2},
    {"__mod__", binary_slot<BinaryOperator::Remainder, accepts>, 2, 2},
    {"__rmod__", reflected_slot<BinaryOperator::Remainder, accepts>, 2, 2},
    {"__floordiv__", binary_slot<BinaryOperator::FloorDivide, accepts>, 2, 2},
    {"__rfloordiv__", reflected_slot<BinaryOperator::FloorDivide, accepts>, 2, 2},
    {"__truediv__", binary_slot<BinaryOperator::TrueDivide, accepts>, 2, 2},
    {"__rtruediv__", reflected_slot<BinaryOperator::TrueDivide, accepts>, 2, 2},
};

// What containers have in common: their builtin iterators, and `in`.
Outcome builtin_iter_slot(Machine& m, const Args& args);
Outcome builtin_reversed_slot(Machine& m, const Args& args);
Outcome builtin_contains_slot(Machine& m, const Args& args);

// Sequence + sequence and sequence * integer. Called by name these raise TypeError for an operand
// of another type, where those of numbers return NotImplemented.
Outcome concatenate_slot(Machine& m, const Args& args);
Outcome repeat_slot(Machine& m, const Args& args);

// __repr__ as the builtin type shows the value, and __format__ by the mini-language.
Outcome builtin_repr_slot(Machine& m, const Args& args);
Outcome format_slot(Machine& m, const Args& args);

}  // namespace ouro
