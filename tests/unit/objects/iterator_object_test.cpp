#include "core/objects/iterator_object.h"

#include <doctest/doctest.h>

#include "tests/unit/objects/container_heap.h"

namespace ouro::tests {
namespace {

using Values = std::vector<int64_t>;

// All items of an iterator as numbers; a string counts as its first character, a pair as 100 * a +
// b.
Values drain(ContainerHeap& t, Ref<Object> iterator) {
  Values values;
  for (;;) {
    const Iteration step = iterator_step(t.heap, iterator);
    if (step.status != IterationStatus::Item) {
      CHECK(step.status == IterationStatus::Exhausted);
      t.release(step.value);
      CHECK(iterator_step(t.heap, iterator).status == IterationStatus::Exhausted);
      t.release(iterator);
      return values;
    }
    if (t.heap.is_exact(step.value, TypeId::Tuple)) {
      const Ref<Tuple> pair = step.value.as<Tuple>();
      values.push_back(100 * t.value(tuple_get(t.heap, pair, 0)) +
                       t.value(tuple_get(t.heap, pair, 1)));
    } else if (t.heap.is_exact(step.value, TypeId::Str)) {
      values.push_back(str_character(t.heap, step.value.as<Str>(), 0));
    } else {
      values.push_back(t.value(step.value));
    }
    t.release(step.value);
  }
}

Values walk(ContainerHeap& t, Ref<Object> container) {
  return drain(t, builtin_iterator(t.heap, container));
}
Values walk_back(ContainerHeap& t, Ref<Object> container) {
  return drain(t, builtin_reversed(t.heap, container));
}

Ref<Object> list_of(ContainerHeap& t, const Values& values) {
  const Ref<List> list = list_new(t.heap);
  for (int64_t value : values) CHECK(list_append(t.heap, list, t.number(value)));
  return list.as<Object>();
}

Ref<Dict> dict_of(ContainerHeap& t, int64_t count) {
  const Ref<Dict> dict = dict_new(t.heap);
  for (int64_t i = 0; i < count; ++i) t.put(dict, t.number(i), t.number(i + 10));
  return dict;
}

Ref<Object> view(ContainerHeap& t, TypeId type, Ref<Dict> dict) {
  return dict_view_new(t.heap, type, dict).as<Object>();
}

TEST_CASE("iterator: walks every builtin container") {
  for (const char* profile : kAllProfiles) {
    ContainerHeap t(profile);
    const Ref<Object> list = list_of(t, {4, 5, 6});
    CHECK(walk(t, list) == Values{4, 5, 6});
    CHECK(walk_back(t, list) == Values{6, 5, 4});
    CHECK(refcount_of(t.heap, list) == 1);
    const Ref<Object> tuple = tuple_of(t.heap, t.number(1), t.number(2)).as<Object>();
    CHECK(walk(t, tuple) == Values{1, 2});
    CHECK(walk_back(t, tuple) == Values{2, 1});
    CHECK(walk(t, t.text("hey").as<Object>()) == Values{'h', 'e', 'y'});
    CHECK(walk_back(t, t.text("hey").as<Object>()) == Values{'y', 'e', 'h'});
    CHECK(walk(t, bytes_from_text(t.heap, "ab").as<Object>()) == Values{'a', 'b'});
    const Ref<Dict> dict = dict_of(t, 3);
    CHECK(walk(t, dict.as<Object>()) == Values{0, 1, 2});
    CHECK(walk(t, view(t, TypeId::DictKeys, dict)) == Values{0, 1, 2});
    CHECK(walk(t, view(t, TypeId::DictValues, dict)) == Values{10, 11, 12});
    CHECK(walk(t, view(t, TypeId::DictItems, dict)) == Values{10, 111, 212});
    CHECK(walk_back(t, dict.as<Object>()) == Values{2, 1, 0});
    CHECK(walk_back(t, view(t, TypeId::DictItems, dict)) == Values{212, 111, 10});
    const Ref<Set> set = set_new(t.heap, t.heap.type(TypeId::Set));
    for (int64_t i : {3, 1, 2}) t.add(set, t.number(i));
    CHECK(walk(t, set.as<Object>()) == Values{1, 2, 3});
    CHECK_FALSE(builtin_reversed(t.heap, set.as<Object>()));
    CHECK_FALSE(builtin_iterator(t.heap, t.number(1)));
  }
}

TEST_CASE("iterator: ranges of any size") {
  ContainerHeap t;
  const auto range = [&t](Ref<Object> start, Ref<Object> stop, int64_t step) {
    return range_new(t.heap, start.as<Int>(), stop.as<Int>(), t.number(step).as<Int>())
        .as<Object>();
  };
  CHECK(walk(t, range(t.number(0), t.number(10), 3)) == Values{0, 3, 6, 9});
  CHECK(walk_back(t, range(t.number(0), t.number(10), 3)) == Values{9, 6, 3, 0});
  CHECK(walk(t, range(t.number(3), t.number(0), -1)) == Values{3, 2, 1});
  CHECK(walk(t, range(t.number(3), t.number(3), 1)).empty());
  CHECK(walk_back(t, range(t.number(3), t.number(3), 1)).empty());
  const Ref<Object> big =
      int_left_shift(t.heap, t.number(1).as<Int>(), t.number(70).as<Int>()).value.as<Object>();
  const Ref<Object> start = int_subtract(t.heap, t.number(0).as<Int>(), big.as<Int>()).as<Object>();
  const Ref<Object> wide = range(start, t.number(7), 1);
  const Ref<Object> iterator = builtin_reversed(t.heap, wide);
  t.release(iterator_step(t.heap, iterator).value);
  const uint64_t before = t.live();
  for (int64_t expected : {5, 4, 3}) {
    const Iteration step = iterator_step(t.heap, iterator);
    CHECK(t.value(step.value) == expected);
    t.release(step.value);
  }
  CHECK(t.live() == before);
  t.release(iterator);
  t.release(wide);
  CHECK(refcount_of(t.heap, start) == 1);
}

TEST_CASE("iterator: notices changes while it walks") {
  ContainerHeap t;
  const Ref<Object> list = list_of(t, {1, 2});
  const Ref<Object> walk_list = builtin_iterator(t.heap, list);
  t.release(iterator_step(t.heap, walk_list).value);
  REQUIRE(list_append(t.heap, list.as<List>(), t.number(3)));
  CHECK(iterator_length_hint(t.heap, walk_list) == 2);
  CHECK(drain(t, walk_list) == Values{2, 3});
  const Ref<Dict> dict = dict_of(t, 3);
  const Ref<Object> keys = builtin_iterator(t.heap, dict.as<Object>());
  t.release(iterator_step(t.heap, keys).value);
  CHECK(iterator_length_hint(t.heap, keys) == 2);
  t.take(dict, t.number(2));
  CHECK(iterator_step(t.heap, keys).status == IterationStatus::SizeChanged);
  t.put(dict, t.number(2), t.number(0));
  CHECK(iterator_step(t.heap, keys).status == IterationStatus::SizeChanged);
  // The same size, but other keys: one more than there were.
  const Ref<Object> again = builtin_iterator(t.heap, dict.as<Object>());
  for (int64_t i = 0; i < 3; ++i) {
    t.release(iterator_step(t.heap, again).value);
    t.take(dict, t.number(i));
    t.put(dict, t.number(i + 10), t.number(i));
  }
  CHECK(iterator_step(t.heap, again).status == IterationStatus::KeysChanged);
  const Ref<Set> set = set_new(t.heap, t.heap.type(TypeId::Set));
  for (int64_t i : {3, 1, 2}) t.add(set, t.number(i));
  const Ref<Object> items = builtin_iterator(t.heap, set.as<Object>());
  t.add(set, t.number(9));
  CHECK(iterator_step(t.heap, items).status == IterationStatus::SizeChanged);
}

TEST_CASE("iterator: gives the same pair again when nobody holds it") {
  ContainerHeap t;
  const Ref<Object> view_object = view(t, TypeId::DictItems, dict_of(t, 3));
  const Ref<Object> items = builtin_iterator(t.heap, view_object);
  const Ref<Object> first = iterator_step(t.heap, items).value;
  t.release(first);
  const Ref<Object> second = iterator_step(t.heap, items).value;
  CHECK(second == first);
  const Ref<Object> third = iterator_step(t.heap, items).value;
  CHECK(third != second);
  CHECK(t.value(tuple_get(t.heap, second.as<Tuple>(), 0)) == 1);
}

TEST_CASE("iterator: has CPython's size; from 3.14 on dead ones are used again") {
  ContainerHeap t("3.14");
  const Ref<Object> list = list_of(t, {1});
  const Ref<Object> iterator = builtin_iterator(t.heap, list);
  CHECK(t.getsizeof(iterator) == 48);
  CHECK(t.getsizeof(builtin_iterator(t.heap, dict_of(t, 1).as<Object>())) == 72);
  t.release(iterator);
  CHECK(refcount_of(t.heap, list) == 1);
  CHECK(builtin_iterator(t.heap, list) == iterator);
  ContainerHeap old("3.13");
  old.release(builtin_iterator(old.heap, list_of(old, {1})));
  CHECK(old.heap.state().free_lists.list_iterator.count == 0);
}

}  // namespace
}  // namespace ouro::tests
