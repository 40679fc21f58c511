// kept_item.h - an item of a list or tuple that a task compares with something.
//
// A list may lose the item meanwhile, so the task owns it; a tuple keeps it itself, as in CPython,
// and a program that counts references sees the difference.
#pragma once

#include "core/heap/refcount.h"
#include "core/vm/machine.h"

namespace ouro {

// Stores an item of `sequence`, which stays alive as long as the task needs the item.
inline void keep_item(Machine& m, uint32_t slot, Ref<Object> sequence, Ref<Object> item) {
  m.task().slot[slot] = item.offset;
  if (m.heap.type_of(sequence).layout == LayoutId::Tuple) return;
  m.task().own(slot, new_reference(m.heap, item));
}

// Empties the slot: the item, owned, when the task owned it, else null.
inline Ref<Object> take_kept_item(Machine& m, uint32_t slot) {
  const bool is_owned = (m.task().owned >> slot & 1) != 0;
  const Ref<Object> item = m.task().take(slot);
  return is_owned ? item : Ref<Object>();
}

}  // namespace ouro
