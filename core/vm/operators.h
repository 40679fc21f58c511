// operators.h - what the operators mean: arithmetic, comparison, truth, subscripts, iteration.
//
// The rules are those of Objects/abstract.c and object.c. Operands are borrowed and must stay alive
// until the result arrives: the running frame's value stack, or the waiting task, keeps them. What
// builtin types do among themselves happens at once; what has a method written in Python waits for
// it.
#pragma once

#include "core/bytecode/opcode.h"
#include "core/vm/machine.h"

namespace ouro {

struct Dict;

// --- arithmetic ---
Outcome binary_operation(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right);
// The same among builtin layouts only; NotImplemented (owned) when they have no such operation.
// `op` is not an in-place one.
Outcome builtin_binary(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right);
Outcome builtin_inplace(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right);
// -x, +x, ~x by the special method.
Outcome unary_operation(Machine& m, SpecialMethod method, Ref<Object> operand);
// divmod(left, right)
Outcome divmod_operation(Machine& m, Ref<Object> left, Ref<Object> right);
Outcome power_modulo(Machine& m, Ref<Object> base, Ref<Object> exponent, Ref<Object> modulus);

// --- comparison ---
Outcome compare(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right);
// As `compare` with ==, but an object equals itself, and the value is True or False
// (PyObject_RichCompareBool).
Outcome equal(Machine& m, Ref<Object> left, Ref<Object> right);
// Among builtin layouts, at once or by a task that walks the items; NotImplemented otherwise.
Outcome builtin_compare(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right);

// --- truth and length ---
enum class Truth : uint8_t { False, True, NeedsPython };
Truth truth_at_once(const Machine& m, Ref<Object> object);
// True or False, owned.
Outcome truth(Machine& m, Ref<Object> object);
// The same of an owned value, which is released.
Outcome truth_of_owned(Machine& m, Ref<Object> value);
// The length of a builtin container; -1 when it needs Python or has none.
int64_t length_at_once(const Machine& m, Ref<Object> object);
// len(object): an int, owned.
Outcome length(Machine& m, Ref<Object> object);

// --- hash ---
// hash(object): an int, owned.
Outcome hash(Machine& m, Ref<Object> object);

// hash() of a tuple some of whose items need Python.
Outcome hash_tuple(Machine& m, Ref<Object> tuple);

// --- subscripts ---
Outcome get_item(Machine& m, Ref<Object> container, Ref<Object> key);
// The value is None.
Outcome set_item(Machine& m, Ref<Object> container, Ref<Object> key, Ref<Object> value);
Outcome delete_item(Machine& m, Ref<Object> container, Ref<Object> key);
// True or False.
Outcome contains(Machine& m, Ref<Object> container, Ref<Object> item);
// By the rules of the container's layout, whatever __contains__ its own class has.
Outcome builtin_contains(Machine& m, Ref<Object> container, Ref<Object> item);

// What a dict operation gives back when the key is there, or is not.
enum class DictAction : uint8_t {
  Get,           // the value, or KeyError
  GetOrDefault,  // the value, or the default
  Set,           // None
  Delete,        // None, or KeyError
  Contains,      // True or False
  SetDefault,    // the value there, or the default, stored
  Pop,           // the value, removed, or the default, or KeyError when that is null
};
// Runs the key's __hash__ and __eq__ where needed. `value` is the value or default, may be null.
Outcome dict_operation(Machine& m, DictAction action, Ref<Dict> dict, Ref<Object> key,
                       Ref<Object> value = {});

// dict.update(dict), for another dict. The value is None.
Outcome dict_update_from_dict(Machine& m, Ref<Dict> target, Ref<Dict> source);

// An index as list, tuple, str take it: an int, or what __index__ gives. `what` begins the message:
// "list indices must be integers or slices, not str".
bool index_at_once(Machine& m, Ref<Object> key, const char* what, int64_t* index);

// --- iteration ---
Outcome get_iterator(Machine& m, Ref<Object> iterable);
// The next item, or StopIteration.
Outcome next_item(Machine& m, Ref<Object> iterator);
// For step functions that walk an iterator: gives the next item (owned), or says that the step has
// to wait for it; when the step is called again, `advance` gives what has arrived.
enum class Advance : uint8_t { Item, Exhausted, Raised, Waiting };
Advance advance(Machine& m, Ref<Object> iterator, Ref<Object>* item);
// The next item when it needs no Python; the status says otherwise.
enum class NextStatus : uint8_t { Item, Exhausted, Raised, NeedsPython };
NextStatus next_at_once(Machine& m, Ref<Object> iterator, Ref<Object>* item);

}  // namespace ouro
