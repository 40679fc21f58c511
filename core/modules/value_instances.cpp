#include "core/modules/value_instances.h"

#include "core/modules/arguments.h"
#include "core/objects/bytes_object.h"
#include "core/objects/complex_object.h"
#include "core/objects/float_object.h"

namespace ouro {
namespace {

// MakeInstance: 0 the type (borrowed), 1 the value, owned.
Ref<Object> made_of(Machine& m, Ref<Type> type, Ref<Object> value) {
  switch (m.at(type).layout) {
    case LayoutId::Str:
      return str_of_type(m.heap, type, value.as<Str>()).as<Object>();
    case LayoutId::Int:
      return int_of_type(m.heap, type, value.as<Int>()).as<Object>();
    case LayoutId::Float:
      return float_of_type(m.heap, type, float_value(m.heap, value.as<Float>())).as<Object>();
    case LayoutId::Complex:
      return complex_of_type(m.heap, type, complex_value(m.heap, value.as<Complex>())).as<Object>();
    default:
      return bytes_of_type(m.heap, type, value.as<Bytes>()).as<Object>();
  }
}

}  // namespace

Outcome instance_of_value(Machine& m, Ref<Type> type, Ref<Object> value) {
  const Ref<Object> made = made_of(m, type, value);
  if (!made) return m.raise_memory_error();
  if ((m.at(type).flags & kTypeHasGc) != 0 && !m.heap.is_tracked(made)) m.heap.track(made);
  return made;
}

StepResult step_MakeInstance(Machine& m) {
  m.task().own(1, m.take_result());
  const Outcome made = instance_of_value(m, m.task().ref(0).as<Type>(), m.task().ref(1));
  return made.is_error() ? StepResult::Raised : m.finish(made.value());
}

}  // namespace ouro
