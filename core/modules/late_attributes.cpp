#include "core/modules/late_attributes.h"

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/objects/dict_object.h"
#include "core/objects/interned.h"
#include "core/vm/imports.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// The module that makes it has been imported.
Outcome take_implementation(Machine& m, const Args& args) {
  const Ref<Str> name = intern_text(m.heap, "implementation");
  const Ref<Object> made = dict_get_str(m.heap, m.at(args[1].as<Module>()).dict.as<Dict>(), name);
  decref(m.heap, name.as<Object>());
  CHECK(made);
  set_in_module(m, args[0].as<Module>(), "implementation", new_reference(m.heap, made));
  return new_reference(m.heap, made);
}

constexpr NativeEntry kContinuations[] = {{"implementation", take_implementation, 2, 2}};

}  // namespace

void add_late_attributes(Machine& m) {
  for (const NativeEntry& entry : kContinuations) m.add_native(&entry);
}

bool late_attribute(Machine& m, Ref<Object> module, Ref<Str> name, Outcome* outcome) {
  if (module != m.state().sys_module || !str_equals(m.heap, name, "implementation")) return false;
  const Ref<Str> maker = intern_text(m.heap, "_implementation");
  *outcome = continue_with(m, take_implementation, module,
                           [&] { return import_name(m, maker, m.none(), m.boolean(false)); });
  decref(m.heap, maker.as<Object>());
  return true;
}

}  // namespace ouro
