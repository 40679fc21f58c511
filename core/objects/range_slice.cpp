#include "core/objects/range_slice.h"

#include <algorithm>
#include <limits>

#include "core/heap/refcount.h"
#include "core/objects/field_layout.h"
#include "core/objects/leaf_layout.h"
#include "core/objects/simple_compare.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

constexpr int64_t kInt64Max = std::numeric_limits<int64_t>::max();
constexpr int64_t kInt64Min = std::numeric_limits<int64_t>::min();
constexpr uint32_t kSliceFreeListMax = 1;

using RangeFields = FieldLayout<Range, &Range::start, &Range::stop, &Range::step, &Range::length>;
constexpr const char* kRangeNames[] = {"start", "stop", "step", "length"};
using SliceFields = FieldLayout<Slice, &Slice::start, &Slice::stop, &Slice::step>;
constexpr const char* kSliceNames[] = {"start", "stop", "step"};
// The order of slice_dealloc.
using SliceRelease = FieldLayout<Slice, &Slice::step, &Slice::start, &Slice::stop>;

void traverse_range(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  RangeFields::traverse(memory, object, visitor, kRangeNames);
}

void traverse_slice(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  SliceFields::traverse(memory, object, visitor, kSliceNames);
}

bool retire_slice(Heap& heap, Ref<Object> object) {
  return push_free(heap, heap.state().free_lists.slice, kSliceFreeListMax, object);
}

// Holds an owned reference for the length of a block.
class Owned {
 public:
  Owned(Heap& heap, Ref<Int> value) : heap_(heap), value_(value) {}
  Owned(Heap& heap, IntResult result) : Owned(heap, result.value) {}
  ~Owned() { xdecref(heap_, value_); }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;

  explicit operator bool() const { return static_cast<bool>(value_); }
  Ref<Int> get() const { return value_; }
  Ref<Int> take() {
    const Ref<Int> value = value_;
    value_ = {};
    return value;
  }

 private:
  Heap& heap_;
  Ref<Int> value_;
};

// How many steps lead from start to stop (rangeobject.c, compute_range_length).
Ref<Int> compute_length(Heap& heap, Ref<Int> start, Ref<Int> stop, Ref<Int> step) {
  const bool down = int_is_negative(heap, step);
  const Ref<Int> low = down ? stop : start;
  const Ref<Int> high = down ? start : stop;
  if (int_compare(heap, low, high) != Ordering::Less) return int_from_i64(heap, 0);
  const Owned stride(heap, int_absolute(heap, step));
  const Owned one(heap, int_from_i64(heap, 1));
  const Owned span(heap, int_subtract(heap, high, low));
  if (!stride || !span) return {};
  const Owned last(heap, int_subtract(heap, span.get(), one.get()));
  if (!last) return {};
  const Owned quotient(heap, int_floor_divide(heap, last.get(), stride.get()));
  return quotient ? int_add(heap, quotient.get(), one.get()) : Ref<Int>{};
}

// start + index * step; owned.
Ref<Int> compute_item(Heap& heap, Ref<Int> start, Ref<Int> step, Ref<Int> index) {
  const Owned distance(heap, int_multiply(heap, index, step));
  return distance ? int_add(heap, start, distance.get()) : Ref<Int>{};
}

// A part of a slice as a number. False: it is no int.
bool unpack_part(const Heap& heap, Ref<Object> part, int64_t otherwise, int64_t* value) {
  if (part == heap.state().none) {
    *value = otherwise;
    return true;
  }
  if (!heap.has_flag(part, kTypeIntSubclass)) return false;
  *value = int_clamped_i64(heap, part.as<Int>());
  return true;
}

}  // namespace

const Layout kRangeLayout = {
    .name = "range",
    .traverse = traverse_range,
    .take_child = RangeFields::take_child,
    .take_child_for_clear = nullptr,
    .release_areas = nullptr,
    .size = basic_size,
    .area_bytes = nullptr,
    .retire = nullptr,
    .has_finalizer = nullptr,
};

const Layout kSliceLayout = {
    .name = "slice",
    .traverse = traverse_slice,
    .take_child = SliceRelease::take_child,
    .take_child_for_clear = nullptr,
    .release_areas = nullptr,
    .size = basic_size,
    .area_bytes = nullptr,
    .retire = retire_slice,
    .has_finalizer = nullptr,
};

Ref<Range> range_new(Heap& heap, Ref<Int> start, Ref<Int> stop, Ref<Int> step) {
  const Ref<Int> length = compute_length(heap, start, stop, step);
  if (!length) return {};
  const Ref<Range> range = heap.allocate<Range>(TypeId::Range);
  heap.at(range).start = new_reference(heap, start);
  heap.at(range).stop = new_reference(heap, stop);
  heap.at(range).step = new_reference(heap, step);
  heap.at(range).length = length;
  int64_t first = 0;
  int64_t stride = 0;
  int64_t end = 0;
  int64_t count = 0;
  const bool fits = int_try_i64(heap, start, &first) && int_try_i64(heap, stop, &end) &&
                    int_try_i64(heap, step, &stride) && int_try_i64(heap, length, &count);
  if (fits) {
    heap.at(range).fast_start = first;
    heap.at(range).fast_step = stride;
  }
  return range;
}

bool range_length(const Heap& heap, Ref<Range> range, int64_t* length) {
  return int_try_i64(heap, heap.at(range).length, length);
}

Ref<Int> range_item(Heap& heap, Ref<Range> range, Ref<Int> index) {
  int64_t small = 0;
  if (heap.at(range).fast_step != 0 && int_compact(heap, index, &small)) {
    return range_item(heap, range, small);
  }
  return compute_item(heap, heap.at(range).start, heap.at(range).step, index);
}

Ref<Int> range_item(Heap& heap, Ref<Range> range, int64_t index) {
  const Range& walk = heap.at(range);
  int64_t distance = 0;
  int64_t item = 0;
  if (walk.fast_step != 0 && !__builtin_mul_overflow(index, walk.fast_step, &distance) &&
      !__builtin_add_overflow(walk.fast_start, distance, &item)) {
    return int_from_i64(heap, item);
  }
  const Owned count(heap, int_from_i64(heap, index));
  return compute_item(heap, heap.at(range).start, heap.at(range).step, count.get());
}

bool range_contains(Heap& heap, Ref<Range> range, Ref<Int> value) {
  const Ref<Int> start = heap.at(range).start;
  const Ref<Int> stop = heap.at(range).stop;
  const Ref<Int> step = heap.at(range).step;
  const bool down = int_is_negative(heap, step);
  const Ordering after_start = int_compare(heap, down ? value : start, down ? start : value);
  const Ordering before_stop = int_compare(heap, down ? stop : value, down ? value : stop);
  if (after_start == Ordering::Greater || before_stop != Ordering::Less) return false;
  const Owned distance(heap, int_subtract(heap, value, start));
  if (!distance) return false;
  const Owned rest(heap, int_remainder(heap, distance.get(), step));
  return rest && int_is_zero(heap, rest.get());
}

// Equal ranges have equal items: the start of an empty one and the step of one item do not matter.
bool range_equal(const Heap& heap, Ref<Range> left, Ref<Range> right) {
  const Range& a = heap.at(left);
  const Range& b = heap.at(right);
  if (!int_equal(heap, a.length, b.length)) return false;
  if (int_is_zero(heap, a.length)) return true;
  if (!int_equal(heap, a.start, b.start)) return false;
  int64_t count = 0;
  if (int_compact(heap, a.length, &count) && count == 1) return true;
  return int_equal(heap, a.step, b.step);
}

Ref<Range> range_slice(Heap& heap, Ref<Range> range, Ref<Int> start, Ref<Int> stop, Ref<Int> step) {
  const Owned first(heap, range_item(heap, range, start));
  const Owned end(heap, range_item(heap, range, stop));
  const Owned stride(heap, int_multiply(heap, heap.at(range).step, step));
  if (!first || !end || !stride) return {};
  return range_new(heap, first.get(), end.get(), stride.get());
}

int64_t range_hash(Heap& heap, Ref<Range> ref) {
  const Range range = heap.at(ref);
  int64_t none = 0;
  CHECK(simple_hash(heap, heap.state().none, &none) == SimpleHash::Ok);
  int64_t count = 0;
  const bool small = int_compact(heap, range.length, &count);
  TupleHash hash(heap.profile, 3);
  hash.add(int_hash(heap, range.length));
  hash.add(small && count == 0 ? none : int_hash(heap, range.start));
  hash.add(small && count <= 1 ? none : int_hash(heap, range.step));
  return hash.finish();
}

Ref<Slice> slice_new(Heap& heap, Ref<Object> start, Ref<Object> stop, Ref<Object> step) {
  auto slice = pop_free(heap, heap.state().free_lists.slice).as<Slice>();
  if (!slice) slice = heap.allocate<Slice>(TypeId::Slice);
  const Ref<Object> none = heap.state().none;
  heap.at(slice).start = new_reference(heap, start ? start : none);
  heap.at(slice).stop = new_reference(heap, stop ? stop : none);
  heap.at(slice).step = new_reference(heap, step ? step : none);
  heap.track(slice.as<Object>());
  return slice;
}

SliceStatus slice_unpack(const Heap& heap, Ref<Slice> ref, SliceBounds* bounds) {
  const Slice& slice = heap.at(ref);
  if (!unpack_part(heap, slice.step, 1, &bounds->step)) return SliceStatus::NeedsIndex;
  if (bounds->step == 0) return SliceStatus::ZeroStep;
  // So that -step can be computed.
  bounds->step = std::max(bounds->step, -kInt64Max);
  const bool down = bounds->step < 0;
  if (!unpack_part(heap, slice.start, down ? kInt64Max : 0, &bounds->start) ||
      !unpack_part(heap, slice.stop, down ? kInt64Min : kInt64Max, &bounds->stop)) {
    return SliceStatus::NeedsIndex;
  }
  return SliceStatus::Ok;
}

int64_t slice_adjust(int64_t length, SliceBounds* bounds) {
  const bool down = bounds->step < 0;
  const int64_t lowest = down ? -1 : 0;
  const int64_t highest = down ? length - 1 : length;
  for (int64_t* edge : {&bounds->start, &bounds->stop}) {
    if (*edge < 0) {
      *edge = std::max(*edge + length, lowest);
    } else {
      *edge = std::min(*edge, highest);
    }
  }
  if (down) {
    if (bounds->stop >= bounds->start) return 0;
    return (bounds->start - bounds->stop - 1) / -bounds->step + 1;
  }
  if (bounds->start >= bounds->stop) return 0;
  return (bounds->stop - bounds->start - 1) / bounds->step + 1;
}

}  // namespace ouro
