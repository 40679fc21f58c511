// builtins_import.cpp - __import__ (Python/bltinmodule.c, builtin___import__).

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/builtins.h"
#include "core/vm/attributes.h"
#include "core/vm/imports.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Outcome builtin_import(Machine& m, const Args& args) {
  if (!is_str(m, args[0])) {
    return m.raise(TypeId::TypeError, "__import__() argument 1 must be str, not " +
                                          type_name_of(m, args[0]));
  }
  const Ref<Object> level = int_from_i64(m.heap, 0).as<Object>();
  const Ref<Object> from_list = args.get(3, m.none());
  const Outcome module = import_name(m, args[0].as<Str>(), from_list, level);
  decref(m.heap, level);
  return module;
}

constexpr NativeEntry kFunctions[] = {
    {"__import__", builtin_import, 1, 5, "name globals locals fromlist level"},
};

}  // namespace

void add_import_builtin(Machine& m, Ref<Module> module) {
  add_functions(m, module, kFunctions);
}

}  // namespace ouro
