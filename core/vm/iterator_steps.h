// iterator_steps.h - next() of the builtin iterators that call Python for each item.
//
// What they keep is an Iterator (objects/iterator_object.h):
//   map        source: tuple of iterators, other: the function
//   filter     source: iterator, other: the function or None
//   zip        source: tuple of iterators, other: result tuple to be used again, count: 1 if strict
//   enumerate  source: iterator, other: as zip's, count and long_count: the next number
//   reversed   source: sequence, position: index of the next item, plus one
//   iter(f, x)             source: the function, other: the sentinel
//   old sequence protocol  source: sequence, position: index of the next item
// A null source means that the last three are exhausted.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// The next item, or StopIteration. The iterator's layout is Iterator and it is none of those that
// iterator_step can do; it is borrowed and stays alive until the result arrives.
Outcome step_builtin_iterator(Machine& m, Ref<Object> iterator);
// Its part for map, zip and enumerate.
Outcome step_combining_iterator(Machine& m, Ref<Object> iterator);

}  // namespace ouro
