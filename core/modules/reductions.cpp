// reductions.cpp - object.__reduce__, __reduce_ex__ and __getstate__. What they do is written in
// Python, in the module copyreg, since it asks methods of the program.

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/install.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/interned.h"
#include "core/objects/tuple_object.h"
#include "core/vm/calls.h"
#include "core/vm/imports.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// With the name of a function of copyreg and its arguments, and the module.
Outcome call_in_copyreg(Machine& m, const Args& args) {
  const Ref<Tuple> call_of = args[0].as<Tuple>();
  const Ref<Object> function = dict_get_str(m.heap, m.at(args[1].as<Module>()).dict.as<Dict>(),
                                            tuple_get(m.heap, call_of, 0).as<Str>());
  if (!function) return m.raise(TypeId::AttributeError, "module 'copyreg' has lost a function");
  const Ref<Object> object = tuple_get(m.heap, call_of, 1);
  if (tuple_size(m.heap, call_of) == 2) return call(m, function, {object});
  return call(m, function, {object, tuple_get(m.heap, call_of, 2)});
}

// No name leads to it.
constexpr NativeEntry kContinuation = {"copyreg", call_in_copyreg, 2, 2};

Outcome ask_copyreg(Machine& m, const char* function, Ref<Object> object,
                    Ref<Object> protocol = {}) {
  const Ref<Object> asked = intern_text(m.heap, function).as<Object>();
  const Ref<Object> of = new_reference(m.heap, object);
  const Ref<Tuple> call_of = protocol ? tuple_of(m.heap, asked, of, new_reference(m.heap, protocol))
                                      : tuple_of(m.heap, asked, of);
  const Ref<Str> name = intern_text(m.heap, "copyreg");
  const Outcome answer = continue_with(m, call_in_copyreg, call_of.as<Object>(),
                                       [&] { return import_name(m, name, m.none(), m.none()); });
  decref(m.heap, name.as<Object>());
  decref(m.heap, call_of.as<Object>());
  return answer;
}

Outcome with_protocol(Machine& m, const char* function, Ref<Object> object, int64_t protocol) {
  const Ref<Int> number = int_from_i64(m.heap, protocol);
  const Outcome answer = ask_copyreg(m, function, object, number.as<Object>());
  decref(m.heap, number.as<Object>());
  return answer;
}

Outcome object_reduce(Machine& m, const Args& args) {
  return with_protocol(m, "_object_reduce", args[0], 0);
}

Outcome object_reduce_ex(Machine& m, const Args& args) {
  int64_t protocol = 0;
  if (!read_c_int(m, args[1], &protocol)) return Outcome::error();
  return with_protocol(m, "_object_reduce_ex", args[0], protocol);
}

Outcome object_getstate(Machine& m, const Args& args) {
  return ask_copyreg(m, "_object_getstate", args[0]);
}

constexpr NativeEntry kMethods[] = {
    {"__reduce_ex__", with_index<object_reduce_ex, 1>, 2, 2},
    {"__reduce__", object_reduce, 1, 1},
    {"__getstate__", object_getstate, 1, 1},
};

}  // namespace

void install_reductions(Machine& m) {
  add_methods(m, TypeId::Object, kMethods);
  m.add_native(&kContinuation);
}

}  // namespace ouro
