#include "core/objects/tuple_object.h"

#include <doctest/doctest.h>

#include "tests/unit/objects/container_heap.h"

namespace ouro::tests {
namespace {

Ref<Tuple> numbers(ContainerHeap& t, uint32_t count) {
  const Ref<Tuple> tuple = tuple_new(t.heap, count);
  for (uint32_t i = 0; i < count; ++i) tuple_set(t.heap, tuple, i, t.number(i + 1));
  tuple_finish(t.heap, tuple);
  return tuple;
}

int64_t hash_of(ContainerHeap& t, Ref<Tuple> tuple) {
  int64_t hash = 0;
  CHECK(simple_hash(t.heap, tuple.as<Object>(), &hash) == SimpleHash::Ok);
  return hash;
}

TEST_CASE("tuple: has CPython's size; the empty one is one object") {
  for (const auto& [profile, header] : {std::pair{"3.7", 56u}, {"3.13", 40u}, {"3.14", 48u}}) {
    ContainerHeap t(profile);
    CHECK(t.getsizeof(tuple_new(t.heap, 0)) == header);
    CHECK(t.getsizeof(numbers(t, 3)) == header + 24);
    CHECK(tuple_new(t.heap, 0) == tuple_new(t.heap, 0));
  }
}

TEST_CASE("tuple: is tracked at birth, or only with something to track") {
  ContainerHeap old("3.13");
  CHECK(old.heap.is_tracked(numbers(old, 1).as<Object>()));
  CHECK_FALSE(old.heap.is_tracked(tuple_new(old.heap, 0).as<Object>()));
  ContainerHeap t("3.14");
  const Ref<Tuple> atomic = numbers(t, 2);
  CHECK_FALSE(t.heap.is_tracked(atomic.as<Object>()));
  const Ref<Tuple> nested = tuple_of(t.heap, atomic.as<Object>());
  CHECK(t.heap.is_tracked(nested.as<Object>()));  // a tuple might be tracked, for all it knows
  const Ref<Tuple> holder = tuple_of(t.heap, t.number(1), list_new(t.heap).as<Object>());
  CHECK(t.heap.is_tracked(holder.as<Object>()));
  CHECK(may_be_tracked(t.heap, holder.as<Object>()));
  CHECK_FALSE(may_be_tracked(t.heap, atomic.as<Object>()));
  CHECK_FALSE(may_be_tracked(t.heap, t.heap.type(TypeId::Int).as<Object>()));
}

TEST_CASE("tuple: hashes as in CPython, and caches the hash from 3.14 on") {
  ContainerHeap old("3.7");
  CHECK(hash_of(old, numbers(old, 3)) == 2528502973977326415);
  CHECK(hash_of(old, tuple_new(old.heap, 0)) == 3527539);
  ContainerHeap t("3.14");
  const Ref<Tuple> tuple = numbers(t, 3);
  int64_t cached = 0;
  CHECK_FALSE(tuple_cached_hash(t.heap, tuple, &cached));
  CHECK(hash_of(t, tuple) == 529344067295497451);
  CHECK(tuple_cached_hash(t.heap, tuple, &cached));
  CHECK(cached == 529344067295497451);
  CHECK(t.value(tuple_get(t.heap, tuple, 2)) == 3);
  CHECK(hash_of(t, tuple_new(t.heap, 0)) == 5740354900026072187);
}

TEST_CASE("tuple: hands out the same object where CPython does") {
  ContainerHeap t;
  const Ref<Tuple> tuple = numbers(t, 3);
  const Ref<Tuple> empty = tuple_new(t.heap, 0);
  CHECK(tuple_slice(t.heap, tuple, 0, 1, 3) == tuple);
  CHECK(tuple_concat(t.heap, empty, tuple) == tuple);
  CHECK(tuple_concat(t.heap, tuple, empty) == tuple);
  CHECK(tuple_repeat(t.heap, tuple, 1) == tuple);
  CHECK(tuple_repeat(t.heap, tuple, 0) == empty);
  CHECK(refcount_of(t.heap, tuple.as<Object>()) == 5);
  const Ref<Tuple> twice = tuple_repeat(t.heap, tuple, 2);
  const Ref<Tuple> backwards = tuple_slice(t.heap, twice, 5, -2, 3);
  CHECK(t.value(tuple_get(t.heap, backwards, 0)) == 3);
  CHECK(t.value(tuple_get(t.heap, backwards, 2)) == 2);
}

TEST_CASE("tuple: dead ones are used again by length") {
  for (const auto& [profile, longest] : {std::pair{"3.12", 19u}, {"3.13", 20u}}) {
    ContainerHeap t(profile);
    for (uint32_t length = 1; length <= longest + 1; ++length) {
      t.release(numbers(t, length));
      CHECK(t.heap.state().free_lists.tuple[length > 20 ? 0 : length].count ==
            (length <= longest ? 1 : 0));
    }
    const int32_t count = t.heap.state().gc.count[0];
    const Ref<Tuple> tuple = numbers(t, 2);
    CHECK(t.heap.state().gc.count[0] == count);
    CHECK(t.heap.at(tuple).taken == 0);
  }
}

TEST_CASE("tuple: dies from its end, without the C++ stack") {
  ContainerHeap t;
  const uint64_t before = t.live();
  t.stop_moving();
  Ref<Object> chain = t.box(t.number(1));
  for (uint32_t i = 0; i < 20000; ++i) {
    chain = tuple_of(t.heap, t.number(i), chain, t.number(1)).as<Object>();
  }
  const Ref<Tuple> tuple = numbers(t, 2);
  CHECK(t.value(kTupleLayout.take_child(t.heap, tuple.as<Object>())) == 2);
  CHECK(t.value(kTupleLayout.take_child(t.heap, tuple.as<Object>())) == 1);
  CHECK_FALSE(kTupleLayout.take_child(t.heap, tuple.as<Object>()));
  t.release(tuple);
  t.release(chain);
  CHECK(t.live() == before);
}

}  // namespace
}  // namespace ouro::tests
