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
  Take,      // discards; True when it was there
};
// A set is looked for as if it were a frozenset.
Outcome set_operation(Machine& m, SetAction action, Ref<Set> set, Ref<Object> item);
// The same for one item of many: a set among them cannot be hashed.
Outcome set_operation_for_each(Machine& m, SetAction action, Ref<Set> set, Ref<Object> item);
// The same for an item of another table, whose hash is known: its __hash__ is not called again.
Outcome set_operation_with_hash(Machine& m, SetAction action, Ref<Set> set, Ref<Object> item,
                                int64_t hash);
Outcome dict_contains_with_hash(Machine& m, Ref<Dict> dict, Ref<Object> key, int64_t hash);
// The value, or the fallback.
Outcome dict_get_with_hash(Machine& m, Ref<Dict> dict, Ref<Object> key, int64_t hash,
                           Ref<Object> fallback);
// dict[key] = value. The value is None.
Outcome dict_set_with_hash(Machine& m, Ref<Dict> dict, Ref<Object> key, int64_t hash,
                           Ref<Object> value);

// == and != of dicts: item by item.
Outcome compare_dicts(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right);
// ==, <, ... of sets: subset tests.
Outcome compare_sets(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right);

}  // namespace ouro
