// range_slice.h - range and slice objects, and what indices mean.
//
// A range holds four ints as objects, as CPython's does (so they can be seen to be referenced), and
// beside them start and step as numbers for the usual case that everything fits in 64 bits. Where
// it does not, `fast_step` is 0 and the arithmetic is that of Int objects. Nothing here raises or
// calls Python; arguments are borrowed, results owned.
#pragma once

#include "core/objects/int_object.h"

namespace ouro {

struct Range : Object {
  Ref<Int> start;
  Ref<Int> stop;
  Ref<Int> step;
  Ref<Int> length;
  int64_t fast_start;
  int64_t fast_step;  // 0: does not fit
};
static_assert(sizeof(Range) == 48);

struct Slice : Object {
  Ref<Object> start;  // any object; None when left out
  Ref<Object> stop;
  Ref<Object> step;
};

// A new range; `step` must not be 0. Null: memory refused.
Ref<Range> range_new(Heap& heap, Ref<Int> start, Ref<Int> stop, Ref<Int> step);
// The length, when it fits.
bool range_length(const Heap& heap, Ref<Range> range, int64_t* length);
// range[index] of a resolved index 0 <= index < length; owned. Null: memory refused.
Ref<Int> range_item(Heap& heap, Ref<Range> range, Ref<Int> index);
Ref<Int> range_item(Heap& heap, Ref<Range> range, int64_t index);
// Whether an int (or bool) is in the range.
bool range_contains(Heap& heap, Ref<Range> range, Ref<Int> value);
bool range_equal(const Heap& heap, Ref<Range> left, Ref<Range> right);
// range[start:stop:step] with resolved indices, all ints.
Ref<Range> range_slice(Heap& heap, Ref<Range> range, Ref<Int> start, Ref<Int> stop, Ref<Int> step);
// hash((length, start, step)) with None for what does not matter (range_hash).
int64_t range_hash(Heap& heap, Ref<Range> range);

// New references to its parts; null ones mean None. Comes from the free list when there is one.
Ref<Slice> slice_new(Heap& heap, Ref<Object> start, Ref<Object> stop, Ref<Object> step);

// start, stop and step as 64-bit numbers; step 0 must have been refused.
struct SliceBounds {
  int64_t start;
  int64_t stop;
  int64_t step;
};
enum class SliceStatus : uint8_t {
  Ok,
  ZeroStep,    // ValueError: slice step cannot be zero
  NeedsIndex,  // a part is neither None nor an int: call its __index__ and make a new slice of ints
};
// As PySlice_Unpack: None gets its default, huge ints are clamped.
SliceStatus slice_unpack(const Heap& heap, Ref<Slice> slice, SliceBounds* bounds);
// As PySlice_AdjustIndices: clamps the bounds for a sequence of `length`; returns the item count.
int64_t slice_adjust(int64_t length, SliceBounds* bounds);

extern const Layout kRangeLayout;
extern const Layout kSliceLayout;

}  // namespace ouro
