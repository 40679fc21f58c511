// deque_walks.h - operations of deques that go through items and may have to wait for Python.
#pragma once

#include "core/objects/deque_object.h"
#include "core/vm/machine.h"

namespace ouro {

// Puts an item (taken) at an end; a deque at its limit drops one at the other end.
Outcome deque_add(Machine& m, Ref<Deque> deque, DequeEnd end, Ref<Object> item);
// Adds what an iterable gives, one by one, then gives `result` (borrowed).
Outcome fill_deque(Machine& m, Ref<Object> deque, Ref<Object> iterable, DequeEnd end,
                   Ref<Object> result);

enum class DequeSearch : uint32_t { Contains, Count, Index, Remove };
Outcome search_deque(Machine& m, DequeSearch search, Ref<Object> deque, Ref<Object> item,
                     uint32_t start = 0, uint32_t stop = UINT32_MAX);
// The items as a new list; null: memory refused.
Ref<Object> deque_as_list(Machine& m, Ref<Object> deque);

}  // namespace ouro
