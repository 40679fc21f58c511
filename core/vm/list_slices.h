// list_slices.h - list[a:b:c] = items and its deletion (Objects/listobject.c, list_ass_subscript).
#pragma once

#include "core/objects/list_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/tuple_object.h"
#include "core/vm/machine.h"

namespace ouro {

// The bounds are adjusted to the list, with `count` items between them. The value is None; items
// that leave the list are released, which may push tasks.
Outcome delete_list_slice(Machine& m, Ref<List> list, SliceBounds bounds, uint32_t count);
// `items` must not be the list's own when the step is not 1.
Outcome assign_list_slice(Machine& m, Ref<List> list, SliceBounds bounds, uint32_t count,
                          ItemSpan items);
// list[slice] = iterable: any iterable, or the list itself, is collected in a new list first, and
// the slice is taken of what the list is then.
Outcome assign_slice_of_iterable(Machine& m, Ref<List> list, Ref<Object> slice_key,
                                 Ref<Object> iterable);

}  // namespace ouro
