// instructions.h - instructions whose work is more than a few lines; see opcodes.def for what each
// does.
//
// They work on the running frame's value stack. Those that return bool have raised when it is
// false.
#pragma once

#include "core/objects/function_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/machine.h"

namespace ouro {

inline Ref<Object> constant_at(Machine& m, Ref<Code> code, uint32_t index) {
  return tuple_get(m.heap, m.at(code).constants, index);
}
inline Ref<Str> name_at(Machine& m, Ref<Code> code, uint32_t index) {
  return tuple_get(m.heap, m.at(code).names, index).as<Str>();
}

// --- names ---
bool raise_unbound_local(Machine& m, uint32_t slot);
bool raise_unbound_cell(Machine& m, uint32_t slot);
bool raise_undefined_name(Machine& m, uint32_t name);
// The global or builtin, borrowed; null when there is none.
Ref<Object> find_global(Machine& m, uint32_t name);
bool store_global(Machine& m, uint32_t name);
bool delete_global(Machine& m, uint32_t name);
Outcome load_name(Machine& m, uint32_t name);
Outcome store_name(Machine& m, uint32_t name, Ref<Object> value);
Outcome delete_name(Machine& m, uint32_t name);
bool load_class_deref(Machine& m, uint32_t slot);
Outcome setup_annotations(Machine& m);

// --- displays ---
bool build_tuple(Machine& m, uint32_t count);
bool build_list(Machine& m, uint32_t count);
bool build_set(Machine& m, uint32_t count);
bool build_map(Machine& m, uint32_t count);
bool build_string(Machine& m, uint32_t count);
bool build_slice(Machine& m, uint32_t count);
bool list_to_tuple(Machine& m);
// Releases `item` and raises MemoryError.
bool memory_refused(Machine& m, Ref<Object> item);
Outcome extend_display(Machine& m, Ref<Object> list, Ref<Object> iterable);
Outcome set_add_for_display(Machine& m, Ref<Object> set, Ref<Object> item);
Outcome set_update_for_display(Machine& m, Ref<Object> set, Ref<Object> iterable);
Outcome dict_update_for_display(Machine& m, Ref<Object> dict, Ref<Object> mapping);
Outcome dict_merge_for_call(Machine& m, uint32_t depth);
bool unpack_sequence(Machine& m, uint32_t count);
bool unpack_extended(Machine& m, uint32_t counts);
// Whether DICT_MERGE has the only mapping of a call, a plain dict that is passed itself (3.7); then
// pass_dict puts it in the place of the empty one.
bool passes_dict(const Machine& m);
bool pass_dict(Machine& m);
bool format_value(Machine& m, uint32_t flags);

// --- functions and classes ---
bool make_function(Machine& m, uint32_t flags);
// A function of a code object, owned; defaults and closure are set by the caller.
Ref<Function> function_new(Machine& m, Ref<Code> code, Ref<Object> globals);
bool load_build_class(Machine& m);
// The namespace of builtins that code with these globals sees, borrowed: their __builtins__, a
// module or a dict, or those of the machine.
Ref<Object> builtins_of(Machine& m, Ref<Object> globals);

// --- control ---
// Pops the iterator of a FOR_ITER and jumps behind the loop.
void end_for_loop(Machine& m);
// RAISE_VARARGS. True: the exception is in flight. False: a class is being called for it first.
bool raise_from_stack(Machine& m, uint32_t count);
void push_exception_info(Machine& m);
void pop_exception_info(Machine& m);
bool check_exception_match(Machine& m);
void reraise(Machine& m, bool has_lasti);
bool before_with(Machine& m);
Outcome with_except_start(Machine& m);

}  // namespace ouro
