#include "core/objects/simple_compare.h"

#include <doctest/doctest.h>

#include <limits>

#include "core/profiles/object_rules.h"
#include "tests/unit/objects/container_heap.h"

namespace ouro::tests {
namespace {

int64_t hash_of(ContainerHeap& t, Ref<Object> object) {
  int64_t hash = 0;
  CHECK(simple_hash(t.heap, object, &hash) == SimpleHash::Ok);
  return hash;
}

SimpleHash status_of(ContainerHeap& t, Ref<Object> object) {
  int64_t hash = 0;
  return simple_hash(t.heap, object, &hash);
}

Ref<Object> real(ContainerHeap& t, double value) {
  return float_from_double(t.heap, value).as<Object>();
}

void set_special(ContainerHeap& t, Ref<Type> type, SpecialMethod method, Ref<Object> value) {
  t.heap.at(type).special[static_cast<uint32_t>(method)] = value;
}

TEST_CASE("simple_compare: equal values of different types hash alike") {
  ContainerHeap t;
  CHECK(simple_equal(t.heap, t.number(1), real(t, 1.0)) == SimpleEqual::Equal);
  CHECK(simple_equal(t.heap, t.heap.state().true_, t.number(1)) == SimpleEqual::Equal);
  CHECK(hash_of(t, t.number(1)) == hash_of(t, real(t, 1.0)));
  CHECK(simple_equal(t.heap, t.number(1), real(t, 1.5)) == SimpleEqual::NotEqual);
  CHECK(simple_equal(t.heap, t.number(1), t.text("1").as<Object>()) == SimpleEqual::NotEqual);
  const Ref<Object> nan = real(t, std::numeric_limits<double>::quiet_NaN());
  CHECK(simple_equal(t.heap, nan, nan) == SimpleEqual::Equal);
  CHECK(simple_equal(t.heap, nan, real(t, std::numeric_limits<double>::quiet_NaN())) ==
        SimpleEqual::NotEqual);
  CHECK(hash_of(t, nan) == identity_hash(nan));
  ContainerHeap old("3.7");
  CHECK(hash_of(old, real(old, std::numeric_limits<double>::quiet_NaN())) == 0);
}

TEST_CASE("simple_compare: tuples and frozensets go by their items") {
  ContainerHeap t;
  const auto pair = [&t](int64_t first, Ref<Object> second) {
    return tuple_of(t.heap, t.number(first), second).as<Object>();
  };
  CHECK(simple_equal(t.heap, pair(1, real(t, 2)), pair(1, t.number(2))) == SimpleEqual::Equal);
  CHECK(simple_equal(t.heap, pair(1, t.number(2)), pair(3, list_new(t.heap).as<Object>())) ==
        SimpleEqual::NotEqual);
  const Ref<Object> with_list = pair(1, list_new(t.heap).as<Object>());
  CHECK(simple_equal(t.heap, with_list, pair(1, list_new(t.heap).as<Object>())) ==
        SimpleEqual::NeedsPython);
  CHECK(status_of(t, with_list) == SimpleHash::Unhashable);
  CHECK(find_unhashable(t.heap, pair(0, with_list)) == tuple_get(t.heap, with_list.as<Tuple>(), 1));
  const Ref<Set> some = set_new(t.heap, t.heap.type(TypeId::FrozenSet));
  const Ref<Set> same = set_new(t.heap, t.heap.type(TypeId::Set));
  for (int64_t i : {1, 2}) t.add(some, t.number(i));
  for (int64_t i : {2, 1}) t.add(same, t.number(i));
  CHECK(simple_equal(t.heap, some.as<Object>(), same.as<Object>()) == SimpleEqual::Equal);
  CHECK(status_of(t, same.as<Object>()) == SimpleHash::Unhashable);
  t.add(same, t.number(3));
  CHECK(simple_equal(t.heap, some.as<Object>(), same.as<Object>()) == SimpleEqual::NotEqual);
}

TEST_CASE("simple_compare: a deep tuple is left to Python") {
  ContainerHeap t;
  Ref<Object> a = t.number(1);
  Ref<Object> b = real(t, 1);
  for (uint32_t i = 0; i < kSimpleDepthMax + 1; ++i) {
    a = tuple_of(t.heap, a).as<Object>();
    b = tuple_of(t.heap, b).as<Object>();
  }
  CHECK(simple_equal(t.heap, a, b) == SimpleEqual::NeedsPython);
  CHECK(status_of(t, a) == SimpleHash::NeedsPython);
}

TEST_CASE("simple_compare: instances by identity, unless their class says otherwise") {
  ContainerHeap t;
  const Ref<Type> plain = t.make_class(TypeId::Object, {});
  const Ref<Object> a = instance_new(t.heap, plain);
  const Ref<Object> b = instance_new(t.heap, plain);
  CHECK(simple_equal(t.heap, a, b) == SimpleEqual::NotEqual);
  CHECK(hash_of(t, a) == identity_hash(a));
  CHECK(simple_equal(t.heap, a, t.heap.state().none) == SimpleEqual::NotEqual);
  set_special(t, plain, SpecialMethod::Eq, t.number(1));
  CHECK(simple_equal(t.heap, a, b) == SimpleEqual::NeedsPython);
  CHECK(simple_equal(t.heap, a, a) == SimpleEqual::Equal);
  CHECK(status_of(t, a) == SimpleHash::NeedsPython);
  set_special(t, plain, SpecialMethod::Hash, t.heap.state().none);
  CHECK(status_of(t, a) == SimpleHash::Unhashable);
}

TEST_CASE("simple_compare: classes derived from int are ints while they inherit its methods") {
  ContainerHeap t;
  const Ref<Type> derived = t.make_class(TypeId::Int, {});
  const Ref<Object> seven = int_of_type(t.heap, derived, t.number(7).as<Int>()).as<Object>();
  CHECK(simple_equal(t.heap, seven, t.number(7)) == SimpleEqual::Equal);
  CHECK(hash_of(t, seven) == 7);
  set_special(t, derived, SpecialMethod::Eq, t.number(1));
  CHECK(simple_equal(t.heap, seven, t.number(7)) == SimpleEqual::NeedsPython);
}

TEST_CASE("simple_compare: ranges and slices by value") {
  ContainerHeap t;
  const auto range = [&t](int64_t stop) {
    return range_new(t.heap, t.number(0).as<Int>(), t.number(stop).as<Int>(), t.number(2).as<Int>())
        .as<Object>();
  };
  CHECK(simple_equal(t.heap, range(3), range(4)) == SimpleEqual::Equal);
  CHECK(hash_of(t, range(3)) == hash_of(t, range(4)));
  const auto slice = [&t](int64_t stop) {
    return slice_new(t.heap, {}, t.number(stop), {}).as<Object>();
  };
  CHECK(simple_equal(t.heap, slice(300), slice(300)) == SimpleEqual::Equal);
  CHECK(simple_equal(t.heap, slice(300), slice(301)) == SimpleEqual::NotEqual);
  CHECK(status_of(t, slice(1)) == (t.heap.profile.objects->hashable_slices
                                       ? SimpleHash::Ok
                                       : SimpleHash::Unhashable));
}

}  // namespace
}  // namespace ouro::tests
