// simple_compare.h - hashing and comparing without calling Python.
//
// Values of exact builtin immutable types (str, int, bool, float, bytes, None, range, tuples and
// frozensets of such) and objects that have object's __hash__ and __eq__ (functions, types, plain
// instances: by identity) are hashed and compared here at once. Whatever has, or may have, methods
// of its own answers NeedsPython, and the caller runs them.
#pragma once

#include "core/heap/heap.h"

namespace ouro {

// Tuples in tuples deeper than this answer NeedsPython.
inline constexpr uint32_t kSimpleDepthMax = 16;

enum class SimpleHash : uint8_t {
  Ok,
  Unhashable,   // TypeError: unhashable type
  NeedsPython,  // call its __hash__
};
// May store the hash in the object (str, frozenset, tuple from 3.14).
SimpleHash simple_hash(Heap& heap, Ref<Object> object, int64_t* hash);
// In a tuple that answered Unhashable: the item that is to blame (named in the TypeError).
Ref<Object> find_unhashable(const Heap& heap, Ref<Object> object);

enum class SimpleEqual : uint8_t { Equal, NotEqual, NeedsPython };
// As PyObject_RichCompareBool(left, right, Py_EQ): an object equals itself.
SimpleEqual simple_equal(const Heap& heap, Ref<Object> left, Ref<Object> right);

// hash() of an object by its address (_Py_HashPointer).
int64_t identity_hash(Ref<Object> object);

}  // namespace ouro
