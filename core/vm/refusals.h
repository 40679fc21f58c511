// refusals.h - for natives that make much in one tick: where memory runs short, they raise.
#pragma once

#include "core/heap/refcount.h"
#include "core/objects/list_object.h"
#include "core/vm/machine.h"

namespace ouro {

// Takes `item`. False with MemoryError raised; the item is released then.
[[nodiscard]] inline bool append_or_raise(Machine& m, Ref<List> list, Ref<Object> item) {
  if (list_append(m.heap, list, item)) [[likely]]
    return true;
  decref(m.heap, item);
  (void)m.raise_memory_error();
  return false;
}

// Small objects are never refused, so who makes any number of them in one tick asks after each.
// True with MemoryError raised.
[[nodiscard]] inline bool runs_short(Machine& m) {
  if (!m.heap.memory.over_limit()) [[likely]]
    return false;
  m.heap.memory.acknowledge_over_limit();
  (void)m.raise_memory_error();
  return true;
}

}  // namespace ouro
