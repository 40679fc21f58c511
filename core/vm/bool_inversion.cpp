#include "core/vm/bool_inversion.h"

#include "core/objects/int_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/deprecation.h"
#include "core/vm/frame_stack.h"

namespace ouro {

bool warns_of_inversion(const Machine& m, Ref<Object> operand) {
  const bool is_bool = operand == m.heap.state().true_ || operand == m.heap.state().false_;
  return is_bool && m.profile().values->inverted_bool != nullptr;
}

Outcome invert_bool(Machine& m) {
  const Ref<Frame> frame = m.state().frame;
  const Ref<Object> warnings = warnings_module(m);
  if (!warnings) {
    --m.at(frame).next_instruction;
    return import_warnings(m);
  }
  const int64_t inverted = peek_stack(m, frame) == m.heap.state().true_ ? -2 : -1;
  const Ref<Object> operand = pop_stack(m, frame);
  push_stack(m, frame, int_from_i64(m.heap, inverted).as<Object>());
  decref(m.heap, operand);
  return warn_of_deprecation(m, warnings, m.profile().values->inverted_bool);
}

}  // namespace ouro
