// atexit_module.cpp - functions to be called at exit (Modules/atexitmodule.c).

#include "core/heap/refcount.h"
#include "core/modules/modules.h"
#include "core/objects/dict_object.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/exit_functions.h"
#include "core/vm/refusals.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Ref<Object> given_keywords(Machine& m, const Args& args) {
  if (args.keyword_count == 0) return new_reference(m.heap, m.none());
  const Ref<Dict> dict = dict_new(m.heap);
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    const Ref<Object> value = args.values[args.count() + i];
    const StoreResult stored = dict_set_str(m.heap, dict, name, new_reference(m.heap, value));
    CHECK(stored.ok);
  }
  return dict.as<Object>();
}

Outcome atexit_register(Machine& m, const Args& args) {
  if (args.count() == 0) {
    return m.raise(TypeId::TypeError, "register() takes at least 1 argument (0 given)");
  }
  if (!lookup_special(m, args[0], SpecialMethod::Call)) {
    return m.raise(TypeId::TypeError, "the first argument must be callable");
  }
  const uint32_t count = args.count() - 1;
  const Ref<Tuple> positional = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    tuple_items(m.heap, positional)[i] = new_reference(m.heap, args[i + 1]);
  }
  tuple_finish(m.heap, positional);
  const Ref<Tuple> entry = tuple_of(m.heap, new_reference(m.heap, args[0]),
                                    positional.as<Object>(), given_keywords(m, args));
  if (!append_or_raise(m, m.state().atexit.as<List>(), entry.as<Object>())) {
    return Outcome::error();
  }
  return new_reference(m.heap, args[0]);
}

Outcome atexit_unregister(Machine& m, const Args& args) {
  return unregister_exit_function(m, args[0]);
}

Outcome atexit_clear(Machine& m, const Args&) {
  clear_exit_functions(m);
  return m.return_none();
}

Outcome atexit_count(Machine& m, const Args&) {
  return int_from_i64(m.heap, exit_function_count(m));
}

Outcome atexit_run(Machine& m, const Args&) {
  run_exit_functions(m, 0);
  return Outcome::pending();
}

constexpr NativeEntry kFunctions[] = {
    {"register", atexit_register, 0, kAnyCount, "**"},
    {"_clear", atexit_clear},
    {"unregister", atexit_unregister, 1, 1},
    {"_run_exitfuncs", atexit_run},
    {"_ncallbacks", atexit_count},
};

}  // namespace

Ref<Object> make_atexit_module(Machine& m) {
  const Ref<Module> module = new_module(m, "atexit");
  add_functions(m, module, kFunctions);
  return module.as<Object>();
}

}  // namespace ouro
