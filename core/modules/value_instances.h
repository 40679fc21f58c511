// value_instances.h - instances of classes derived from str, int, float, complex or bytes: made out
// of a value of the builtin type, which __new__ computes first.
#pragma once

#include "core/heap/task_kind.h"
#include "core/vm/machine.h"
#include "core/vm/steps.h"

namespace ouro {

// A new instance of `type` with the value that a MakeInstance task gets; owned.
Outcome instance_of_value(Machine& m, Ref<Type> type, Ref<Object> value);

// What `value()` gives, as an instance of `type`, which is the builtin type or derived from it. The
// type is borrowed and stays alive until the result arrives.
template <typename Value>
Outcome make_instance(Machine& m, Ref<Type> type, TypeId builtin, const Value& value) {
  if (type == m.type(builtin)) return value();
  m.heap.push_task(TaskKind::MakeInstance).slot[0] = type.offset;
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, value()));
}

}  // namespace ouro
