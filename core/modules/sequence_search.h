// sequence_search.h - index, count and remove of lists, tuples and ranges: a walk of comparisons.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

enum class SequenceSearch : uint32_t {
  Index,   // the index, or ValueError
  Count,   // how many
  Remove,  // None, or ValueError; lists only
};
// Compares items from `start` up to `stop`, as far as the sequence goes then. The operands are
// borrowed and stay alive until the result arrives.
Outcome search_sequence(Machine& m, SequenceSearch search, Ref<Object> sequence, Ref<Object> item,
                        uint32_t start = 0, uint32_t stop = UINT32_MAX);

}  // namespace ouro
