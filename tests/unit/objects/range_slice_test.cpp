#include "core/objects/range_slice.h"

#include <doctest/doctest.h>

#include "tests/unit/objects/container_heap.h"

namespace ouro::tests {
namespace {

Ref<Range> range_of(ContainerHeap& t, int64_t start, int64_t stop, int64_t step = 1) {
  return range_new(t.heap, t.number(start).as<Int>(), t.number(stop).as<Int>(),
                   t.number(step).as<Int>());
}

int64_t length_of(ContainerHeap& t, Ref<Range> range) {
  int64_t length = -1;
  range_length(t.heap, range, &length);
  return length;
}

Ref<Int> power_of_two(ContainerHeap& t, int64_t exponent) {
  return int_left_shift(t.heap, t.number(1).as<Int>(), t.number(exponent).as<Int>()).value;
}

TEST_CASE("range: length, items and membership") {
  ContainerHeap t;
  CHECK(length_of(t, range_of(t, 0, 10, 3)) == 4);
  CHECK(length_of(t, range_of(t, 10, 0, -3)) == 4);
  CHECK(length_of(t, range_of(t, 5, 5)) == 0);
  CHECK(length_of(t, range_of(t, 5, 0)) == 0);
  CHECK(length_of(t, range_of(t, INT64_MIN, INT64_MAX, INT64_MAX)) == 3);
  const Ref<Range> range = range_of(t, 10, 0, -3);
  CHECK(t.value(range_item(t.heap, range, 3).as<Object>()) == 1);
  CHECK(range_contains(t.heap, range, t.number(4).as<Int>()));
  CHECK_FALSE(range_contains(t.heap, range, t.number(5).as<Int>()));
  CHECK_FALSE(range_contains(t.heap, range, t.number(0).as<Int>()));
  CHECK(t.getsizeof(range) == 48);
}

TEST_CASE("range: numbers beyond 64 bits") {
  ContainerHeap t;
  const Ref<Int> big = power_of_two(t, 70);
  const Ref<Int> end = int_add(t.heap, big, t.number(5).as<Int>());
  const Ref<Range> range = range_new(t.heap, big, end, t.number(2).as<Int>());
  CHECK(length_of(t, range) == 3);
  CHECK(
      int_equal(t.heap, range_item(t.heap, range, 2), int_add(t.heap, big, t.number(4).as<Int>())));
  CHECK(range_contains(t.heap, range, big));
  CHECK(refcount_of(t.heap, big.as<Object>()) == 2);
  const Ref<Range> wide = range_new(t.heap, t.number(0).as<Int>(), big, t.number(1).as<Int>());
  int64_t length = 0;
  CHECK_FALSE(range_length(t.heap, wide, &length));
}

TEST_CASE("range: equality, hash and slices") {
  ContainerHeap t;
  CHECK(range_equal(t.heap, range_of(t, 0, 3, 2), range_of(t, 0, 4, 2)));
  CHECK(range_equal(t.heap, range_of(t, 5, 0), range_of(t, 9, 2)));
  CHECK(range_equal(t.heap, range_of(t, 5, 6, 1), range_of(t, 5, 7, 3)));
  CHECK_FALSE(range_equal(t.heap, range_of(t, 0, 3), range_of(t, 0, 4)));
  CHECK(range_hash(t.heap, range_of(t, 5, 6, 1)) == range_hash(t.heap, range_of(t, 5, 7, 3)));
  // hash(range(0, 10, 3))
  CHECK(range_hash(t.heap, range_of(t, 0, 10, 3)) == -1816567394155750349);
  const Ref<Range> part = range_slice(t.heap, range_of(t, 0, 20, 2), t.number(1).as<Int>(),
                                      t.number(7).as<Int>(), t.number(3).as<Int>());
  CHECK(range_equal(t.heap, part, range_of(t, 2, 14, 6)));
}

TEST_CASE("slice: unpacks, clamps and counts as in CPython") {
  ContainerHeap t;
  struct Row {
    int64_t start, stop, step, length;
    int64_t first, end, count;
  };
  for (const Row& row : {Row{1, 5, 1, 10, 1, 5, 4}, Row{-3, 100, 1, 10, 7, 10, 3},
                         Row{5, 1, 1, 10, 5, 1, 0}, Row{9, -20, -2, 10, 9, -1, 5},
                         Row{20, 3, -3, 10, 9, 3, 2}, Row{-100, -50, 1, 4, 0, 0, 0}}) {
    const Ref<Slice> slice =
        slice_new(t.heap, t.number(row.start), t.number(row.stop), t.number(row.step));
    SliceBounds bounds;
    REQUIRE(slice_unpack(t.heap, slice, &bounds) == SliceStatus::Ok);
    CHECK(slice_adjust(row.length, &bounds) == row.count);
    CHECK(bounds.start == row.first);
    CHECK(bounds.stop == row.end);
    t.release(slice);
  }
  SliceBounds bounds;
  const Ref<Slice> backwards = slice_new(t.heap, {}, {}, t.number(-1));
  REQUIRE(slice_unpack(t.heap, backwards, &bounds) == SliceStatus::Ok);
  CHECK(slice_adjust(4, &bounds) == 4);
  CHECK(bounds.start == 3);
  CHECK(slice_unpack(t.heap, slice_new(t.heap, {}, {}, t.number(0)), &bounds) ==
        SliceStatus::ZeroStep);
  const Ref<Slice> odd = slice_new(t.heap, t.text("x").as<Object>(), {}, {});
  CHECK(slice_unpack(t.heap, odd, &bounds) == SliceStatus::NeedsIndex);
  const Ref<Slice> huge = slice_new(t.heap, {}, power_of_two(t, 80).as<Object>(), {});
  REQUIRE(slice_unpack(t.heap, huge, &bounds) == SliceStatus::Ok);
  CHECK(slice_adjust(4, &bounds) == 4);
}

TEST_CASE("slice: one dead slice is used again") {
  ContainerHeap t;
  const Ref<Slice> slice = slice_new(t.heap, {}, {}, {});
  CHECK(t.getsizeof(slice) == 56);
  CHECK(t.heap.is_tracked(slice.as<Object>()));
  t.release(slice);
  CHECK(slice_new(t.heap, {}, {}, {}) == slice);
}

}  // namespace
}  // namespace ouro::tests
