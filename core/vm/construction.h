// construction.h - calling classes, and instances with __call__ (Objects/typeobject.c, call.c).
//
// Arguments travel in two shapes. An array with the keyword names beside it is what functions take
// (vectorcall, PEP 590), and what a call instruction has on the stack. Classes and instances take
// the elder shape, a tuple and a dict (tp_call): those are made for the call and hold one more
// reference to each argument while it lasts. A call with * or ** has tuple and dict already, and
// passes on the same ones.
//
// Who finds a function in Python behind a tuple and a dict makes an array again. As long as there
// are no keywords, that array only points into the tuple; otherwise it owns its items.
#pragma once

#include "core/objects/dict_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/machine.h"

namespace ouro {

// The arguments of one call. `values` and `names` are always there; `tuple` and `dict` only when
// the caller has them. All borrowed.
struct CallArguments {
  std::span<const Ref<Object>> values;
  Ref<Tuple> names;
  Ref<Tuple> tuple;
  Ref<Object> dict;  // null: no keywords
};

// type(...), C(...): the metaclass's __call__.
Outcome call_type(Machine& m, Ref<Type> type, const CallArguments& arguments);
// What type.__call__ does: __new__, then __init__.
Outcome construct(Machine& m, Ref<Type> type, const CallArguments& arguments);
// An object whose type has __call__; TypeError otherwise.
Outcome call_instance(Machine& m, Ref<Object> object, const CallArguments& arguments);

// f(*args, **kwargs) for an array that was made of a tuple and a dict, which are given as well.
Outcome call_unpacked(Machine& m, Ref<Object> callable, const CallArguments& arguments);
// Writes the values of a dict of keywords to `values` (borrowed) and gives the names, owned; null
// with TypeError or MemoryError raised.
Ref<Tuple> unpack_keywords(Machine& m, Ref<Dict> dict, Ref<Object>* values);

}  // namespace ouro
