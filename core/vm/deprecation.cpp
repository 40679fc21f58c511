#include "core/vm/deprecation.h"

#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/str_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/imports.h"

namespace ouro {

Ref<Object> warnings_module(Machine& m) {
  const Ref<Str> name = str_from_utf8(m.heap, "warnings");
  const Ref<Object> module = dict_get_str(m.heap, m.state().modules.as<Dict>(), name);
  decref(m.heap, name.as<Object>());
  return module;
}

Outcome import_warnings(Machine& m) {
  const Ref<Str> name = str_from_utf8(m.heap, "warnings");
  const Outcome imported = import_name(m, name, m.none(), m.none());
  decref(m.heap, name.as<Object>());
  return imported;
}

Outcome warn_of_deprecation(Machine& m, Ref<Object> warnings, std::string_view text) {
  const Ref<Str> warn_name = str_from_utf8(m.heap, "warn");
  const Outcome warn = get_attribute(m, warnings, warn_name);
  decref(m.heap, warn_name.as<Object>());
  if (!warn.is_value()) return warn;
  const Ref<Str> words = str_from_utf8(m.heap, text);
  const Ref<Object> category = m.type(TypeId::DeprecationWarning).as<Object>();
  const Outcome done = call_keeping(m, warn.value(), {words.as<Object>(), category});
  decref(m.heap, words.as<Object>());
  decref(m.heap, warn.value());
  return done;
}

}  // namespace ouro
