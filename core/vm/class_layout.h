// class_layout.h - what instances of a new class look like: its base, its __slots__, and which
// classes are alike enough to be exchanged (typeobject.c best_base, type_new_slots,
// compatible_for_assignment).
#pragma once

#include <string>
#include <vector>

#include "core/objects/instance.h"
#include "core/vm/machine.h"

namespace ouro {

// The base whose instances look most like those of the new class; null with TypeError raised.
Ref<Type> best_base(Machine& m, Ref<Tuple> bases);

// What __slots__ asks for.
struct SlotPlan {
  bool given = false;
  bool dict = false;
  bool weaklist = false;
  std::vector<std::string> names;  // mangled, sorted
};
// Reads __slots__ of the namespace of a class called `name`. False: TypeError or ValueError raised.
bool read_slots(Machine& m, Ref<Dict> ns, Ref<Str> name, Ref<Type> base, SlotPlan* plan);
// What the instances of the class get besides what its best base gives them.
InstanceParts instance_parts(const Machine& m, const SlotPlan& plan, Ref<Type> base,
                             Ref<Tuple> bases);

// Whether an instance of the type has all that one of the other has.
bool extends_layout(const Machine& m, Ref<Type> type, Ref<Type> other);
// Whether an instance of the one can become one of the other.
bool have_same_layout(const Machine& m, Ref<Type> from, Ref<Type> to);

}  // namespace ouro
