// native_calls.h - calling what is written in C++: builtins and method descriptors, and the
// attribute hooks and properties that lead there. Classes: construction.h.
#pragma once

#include "core/objects/function_object.h"
#include "core/vm/machine.h"

namespace ouro {

Outcome call_builtin(Machine& m, Ref<Object> builtin, std::span<const Ref<Object>> arguments,
                     Ref<Tuple> keyword_names);
Outcome call_descriptor(Machine& m, Ref<Object> descriptor, std::span<const Ref<Object>> arguments,
                        Ref<Tuple> keyword_names);
// TypeError when a class still has abstract methods; None otherwise, borrowed.
Outcome refuse_abstract(Machine& m, Ref<Type> type);
// Ends the KeepAlive task at `own` after the operation that it was pushed for. When something has
// died in the operation, the task waits below that, and the outcome is pending.
Outcome end_keep_alive(Machine& m, uint32_t own, const Outcome& outcome);
// Whose a native is, for messages about the number of its arguments.
struct NativeOwner {
  Ref<Type> type;         // of a method; null for functions
  uint32_t hidden = 0;    // leading arguments that are not counted: self, or the class
  bool is_slot = false;   // a slot wrapper (int.__add__), which words its errors its own way
  bool is_bound = false;  // a bound method that is called as an object
};
// Checks the number of arguments, sorts keyword arguments into places, and calls.
Outcome call_native(Machine& m, const NativeEntry& entry, std::span<const Ref<Object>> arguments,
                    Ref<Tuple> keyword_names, const NativeOwner& owner = {});
// A special method that is neither a Python function nor a native one: bound by its __get__ first.
Outcome call_bound_special(Machine& m, Ref<Object> method, std::span<const Ref<Object>> arguments,
                           Ref<Tuple> keyword_names = {});
// As call_special, when only the error matters: the value becomes None.
Outcome call_special_dropping(Machine& m, Ref<Object> method,
                              std::initializer_list<Ref<Object>> arguments);

// type.__class_getitem__(key), which the metaclass may have to look up in Python. Both are
// borrowed; the type stays alive until the result arrives.
Outcome call_class_getitem(Machine& m, Ref<Type> type, Ref<Object> key);
Outcome raise_not_subscriptable(Machine& m, Ref<Type> type);

// Calls a method by its name, which the object's class may have to look up in Python. At most two
// arguments, borrowed; object and arguments are kept alive.
Outcome call_named(Machine& m, Ref<Object> object, Ref<Str> name,
                   std::initializer_list<Ref<Object>> arguments);

// A builtin_function_or_method bound to `self` (null: a plain function).
Ref<Builtin> builtin_new(Machine& m, uint32_t native, Ref<Object> self, Ref<Object> module);
Outcome builtin_bind(Machine& m, Ref<Descriptor> descriptor, Ref<Object> self);
// Whether this is the __new__ of a builtin type; its self is that type.
bool is_constructor(const Machine& m, Ref<Builtin> builtin);
bool is_method_descriptor(const Machine& m, Ref<Object> object);
Outcome bind_native_descriptor(Machine& m, Ref<Object> descriptor, Ref<Object> object,
                               Ref<Type> type);

// Attribute access for types with __getattribute__, __getattr__, __setattr__ or __delattr__.
Outcome get_attribute_by_hook(Machine& m, Ref<Object> object, Ref<Str> name);
Outcome set_attribute_by_hook(Machine& m, Ref<Object> object, Ref<Str> name, Ref<Object> value);
Outcome get_property(Machine& m, Ref<Object> property, Ref<Object> object);
Outcome set_property(Machine& m, Ref<Object> property, Ref<Object> object, Ref<Object> value);
// TypeError about a descriptor: {0} its name, {1} its type's, {2} `given`.
Outcome raise_about_descriptor(Machine& m, Ref<Object> descriptor, const char* text,
                               std::string_view given);
// What a classmethod_descriptor gets must be a class derived from its own: None, or TypeError.
Outcome check_class_argument(Machine& m, Ref<Object> descriptor, Ref<Object> given);
// None when the descriptor is one for objects like this; TypeError otherwise.
Outcome check_described(Machine& m, Ref<Object> descriptor, Ref<Object> object);
// What dict.fromkeys is for a class derived from dict.
Outcome bind_class_method(Machine& m, Ref<Object> descriptor, Ref<Type> type);
Outcome set_getset(Machine& m, Ref<Object> descriptor, Ref<Object> object, Ref<Object> value);

}  // namespace ouro
