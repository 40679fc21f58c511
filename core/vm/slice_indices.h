// slice_indices.h - the parts of a slice as ints, where __index__ has to be called for them.
#pragma once

#include "core/objects/range_slice.h"
#include "core/vm/machine.h"

namespace ouro {

// A slice of ints and None with the same meaning, owned; the slice itself when it is one already.
// TypeError for a part that is no index.
Outcome resolve_slice(Machine& m, Ref<Slice> slice);
// Whether a part is neither None nor an int.
bool slice_needs_index(const Machine& m, Ref<Slice> slice);

// The bounds of a slice of ints; false with ValueError raised when the step is zero.
bool unpack_slice(Machine& m, Ref<Slice> slice, SliceBounds* bounds);

}  // namespace ouro
