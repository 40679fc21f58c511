// set_operations.h - searching sets, and comparing sets and dicts, where keys may need Python.
//
// The set counterpart of dict_operation (operators.h).
#pragma once

#include "core/bytecode/opcode.h"
#include "core/objects/set_object.h"
#include "core/vm/machine.h"

namespace ouro {

enum class SetAction : uint8_t {
  Add,       // None
  Contains,  // True or False
  Discard,   // None
  Remove,    // None, or KeyError
};
Outcome set_operation(Machine& m, SetAction action, Ref<Set> set, Ref<Object> item);

// == and != of dicts: item by item.
Outcome compare_dicts(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right);
// ==, <, ... of sets: subset tests.
Outcome compare_sets(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right);

}  // namespace ouro
