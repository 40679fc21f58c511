// formatting.h - objects as text: repr(), str(), ascii(), format(), f-strings and %.
//
// Builtin values answer at once; containers are walked by a ReprContainer task, one item after the
// other, so that depth is no problem and a __repr__ written in Python can be watched.
#pragma once

#include <string>

#include "core/objects/str_object.h"
#include "core/vm/machine.h"

namespace ouro {

// Each gives a str, owned.
Outcome repr(Machine& m, Ref<Object> object);
Outcome str(Machine& m, Ref<Object> object);
Outcome ascii(Machine& m, Ref<Object> object);
// format(object, spec); null spec: ''.
Outcome format(Machine& m, Ref<Object> object, Ref<Object> spec);
// {value!r:spec}: 0 none, 1 str, 2 repr, 3 ascii; null spec: none given.
Outcome format_with_conversion(Machine& m, Ref<Object> value, uint32_t conversion,
                               Ref<Object> spec);
// text % values, of str, bytes or bytearray
Outcome format_percent(Machine& m, Ref<Object> text, Ref<Object> values);

// What the __repr__ of the builtin types gives, whatever the object's own class says.
Outcome builtin_repr(Machine& m, Ref<Object> object);
Outcome builtin_str(Machine& m, Ref<Object> object);
// object.__repr__: <__main__.C object at 0x...>
Outcome default_repr(Machine& m, Ref<Object> object);
// What format() does with builtin types when no __format__ is overridden.
Outcome builtin_format(Machine& m, Ref<Object> object, Ref<Str> spec);

// "0x7f..." of id(object).
std::string address_text(Ref<Object> object);
// "__main__.C", or "list" for builtin types.
std::string full_type_name(Machine& m, Ref<Type> type);
// The same without __main__ (%T of CPython's messages).
std::string qualified_type_name(Machine& m, Ref<Type> type);
// "f()" or "object", as errors of a call name the callable (_PyObject_FunctionStr).
std::string callable_text(Machine& m, Ref<Object> callable);

}  // namespace ouro
