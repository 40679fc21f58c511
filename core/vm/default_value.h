// default_value.h - operations whose expected error gives a default: next(x, default),
// getattr(x, name, default), hasattr(x, name); and walks that complain in words of their own of
// what has no iterator.
#pragma once

#include "core/vm/machine.h"
#include "core/vm/steps.h"

namespace ouro {

enum class Keeps : uint32_t {
  Value,  // the value is what the operation gives
  True,   // it is True, when the operation gives any
};

// Before and after the operation of value_or_default.
void begin_default(Machine& m, TypeId expected, Ref<Object> fallback, Keeps keeps);
Outcome end_default(Machine& m, uint32_t own, const Outcome& outcome);

// What `operation()` gives, or the default (borrowed, alive until the result arrives) when it
// raises the expected exception, now or later.
template <typename Operation>
Outcome value_or_default(Machine& m, TypeId expected, Ref<Object> fallback, Keeps keeps,
                         const Operation& operation) {
  begin_default(m, expected, fallback, keeps);
  const uint32_t own = own_index(m);
  return end_default(m, own, operation());
}

// The iterator of an object, or None when asking for it raises TypeError. The object stays alive
// until the answer arrives.
Outcome iterator_or_none(Machine& m, Ref<Object> iterable);

}  // namespace ouro
