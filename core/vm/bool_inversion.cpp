#include "core/vm/bool_inversion.h"

#include "core/objects/dict_object.h"
#include "core/objects/int_object.h"
#include "core/objects/str_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/frame_stack.h"
#include "core/vm/imports.h"

namespace ouro {

bool warns_of_inversion(const Machine& m, Ref<Object> operand) {
  const bool is_bool = operand == m.heap.state().true_ || operand == m.heap.state().false_;
  return is_bool && m.profile().values->inverted_bool != nullptr;
}

Outcome invert_bool(Machine& m) {
  const Ref<Frame> frame = m.state().frame;
  const Ref<Str> name = str_from_utf8(m.heap, "warnings");
  const Ref<Object> module = dict_get_str(m.heap, m.state().modules.as<Dict>(), name);
  if (!module) {
    --m.at(frame).next_instruction;
    const Outcome imported = import_name(m, name, m.none(), m.none());
    decref(m.heap, name.as<Object>());
    return imported;
  }
  decref(m.heap, name.as<Object>());
  const Ref<Str> warn_name = str_from_utf8(m.heap, "warn");
  const Outcome warn = get_attribute(m, module, warn_name);
  decref(m.heap, warn_name.as<Object>());
  if (!warn.is_value()) return warn;
  const int64_t inverted = peek_stack(m, frame) == m.heap.state().true_ ? -2 : -1;
  const Ref<Object> operand = pop_stack(m, frame);
  push_stack(m, frame, int_from_i64(m.heap, inverted).as<Object>());
  decref(m.heap, operand);
  const Ref<Str> text = str_from_utf8(m.heap, m.profile().values->inverted_bool);
  const Ref<Object> category = m.type(TypeId::DeprecationWarning).as<Object>();
  const Outcome done = call_keeping(m, warn.value(), {text.as<Object>(), category});
  decref(m.heap, text.as<Object>());
  decref(m.heap, warn.value());
  return done;
}

}  // namespace ouro
