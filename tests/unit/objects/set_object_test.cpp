#include "core/objects/set_object.h"

#include <doctest/doctest.h>

#include "tests/unit/objects/container_heap.h"

namespace ouro::tests {
namespace {

using Values = std::vector<int64_t>;

Values values_of(ContainerHeap& t, Ref<Set> set) {
  Values values;
  uint32_t position = 0;
  for (;;) {
    const SetEntry entry = set_next(t.heap.memory, set, &position);
    if (!entry.key) return values;
    values.push_back(t.value(entry.key));
  }
}

Ref<Set> set_of(ContainerHeap& t, const Values& values) {
  const Ref<Set> set = set_new(t.heap, t.heap.type(TypeId::Set));
  for (int64_t value : values) t.add(set, t.number(value));
  return set;
}

Ref<Set> range_set(ContainerHeap& t, int64_t count, int64_t step = 1) {
  Values values;
  for (int64_t i = 0; i < count; ++i) values.push_back(i * step);
  return set_of(t, values);
}

// What CPython 3.7 to 3.13 print for the same steps.
TEST_CASE("set: is in the order of CPython") {
  ContainerHeap t;
  CHECK(values_of(t, set_of(t, {30, 20, 10, 7, 3})) == Values{3, 7, 10, 20, 30});
  CHECK(values_of(t, set_of(t, {64, 0, 8, 128})) == Values{64, 0, 128, 8});
  const Ref<Set> set = set_of(t, {100, 8, 16, 3, 24, -7, 1000, 11});
  CHECK(values_of(t, set) == Values{3, 100, 8, 1000, 11, 16, 24, -7});
  REQUIRE(t.discard(set, t.number(8)));
  REQUIRE(t.discard(set, t.number(100)));
  t.add(set, t.number(40));
  t.add(set, t.number(8));
  CHECK(values_of(t, set) == Values{3, 40, 1000, 8, 11, 16, 24, -7});
  CHECK(t.value(set_pop(t.heap, set)) == 3);
  CHECK(t.value(set_pop(t.heap, set)) == 40);
  CHECK(values_of(t, set_copy(t.heap, t.heap.type(TypeId::Set), set)) ==
        Values{16, 1000, 8, 11, -7, 24});
}

TEST_CASE("set: grows as in CPython") {
  ContainerHeap t("3.14");
  const Ref<Set> set = set_new(t.heap, t.heap.type(TypeId::Set));
  CHECK(t.getsizeof(set) == 216);
  std::vector<std::pair<uint32_t, uint32_t>> sizes;
  uint32_t last = 216;
  for (int64_t i = 0; i < 400; ++i) {
    t.add(set, t.number(i));
    if (t.getsizeof(set) == last) continue;
    last = t.getsizeof(set);
    sizes.emplace_back(set_size(t.heap, set), last);
  }
  CHECK(sizes == decltype(sizes){{5, 728}, {19, 2264}, {77, 8408}, {307, 32984}});
  release_detached(t.heap, set_clear(t.heap, set), ClearOrder::FirstToLast);
  CHECK(t.getsizeof(set) == 216);
  CHECK(kSetSmallTableOffset == reinterpret_cast<uint8_t*>(t.heap.at(set).small_table) -
                                    reinterpret_cast<uint8_t*>(&t.heap.at(set)));
}

TEST_CASE("set: a frozenset hashes as in CPython, whatever order it was filled in") {
  ContainerHeap t;
  const Ref<Type> type = t.heap.type(TypeId::FrozenSet);
  CHECK(frozenset_hash(t.heap, set_copy(t.heap, type, range_set(t, 3))) == -4850097147344926394);
  CHECK(frozenset_hash(t.heap, set_new(t.heap, type)) == 133146708735736);
  const Ref<Set> other = set_of(t, {2, 50, 1, 0});
  REQUIRE(t.discard(other, t.number(50)));
  CHECK(frozenset_hash(t.heap, other) == -4850097147344926394);
}

TEST_CASE("set: a key that needs Python stops the search, which can go on") {
  ContainerHeap t;
  const Ref<Type> type = t.make_class(TypeId::Object, {});
  t.heap.at(type).special[static_cast<uint32_t>(SpecialMethod::Eq)] = t.heap.state().true_;
  const Ref<Set> set = set_new(t.heap, t.heap.type(TypeId::Set));
  const Ref<Object> a = instance_new(t.heap, type);
  const Ref<Object> b = instance_new(t.heap, type);
  const Ref<Object> wanted = instance_new(t.heap, type);
  REQUIRE(set_insert(t.heap, set, a, 3));
  REQUIRE(set_insert(t.heap, set, b, 3));
  SetLookup at = set_find(t.heap, set, wanted, 3);
  CHECK(at.status == LookupStatus::NeedsCompare);
  CHECK(at.compare_key == a);
  at.slot = 0xFFFFFFFF;
  at = set_find_continue(t.heap, set, wanted, 3, at, false);
  CHECK(at.compare_key == b);
  CHECK(set_find_continue(t.heap, set, wanted, 3, at, true).status == LookupStatus::Found);
  CHECK(set_find_continue(t.heap, set, wanted, 3, at, false).status == LookupStatus::Absent);
  for (int64_t i = 0; i < 20; ++i) t.add(set, t.number(i + 10));
  at = set_find_continue(t.heap, set, wanted, 3, at, true);
  CHECK(at.status == LookupStatus::NeedsCompare);
}

TEST_CASE("set: is tracked, a frozenset of 3.15 only with something to track") {
  ContainerHeap t("3.15");
  CHECK(t.heap.is_tracked(range_set(t, 2).as<Object>()));
  const Ref<Set> frozen = set_copy(t.heap, t.heap.type(TypeId::FrozenSet), range_set(t, 2));
  CHECK_FALSE(t.heap.is_tracked(frozen.as<Object>()));
  const Ref<Object> holder = tuple_of(t.heap, t.box(t.number(1))).as<Object>();
  REQUIRE(set_insert(t.heap, frozen, holder, 1));
  CHECK(t.heap.is_tracked(frozen.as<Object>()));
  ContainerHeap old("3.14");
  CHECK(old.heap.is_tracked(frozenset_empty(old.heap).as<Object>()));
  ContainerHeap oldest("3.7");
  CHECK(frozenset_empty(oldest.heap) == frozenset_empty(oldest.heap));
}

TEST_CASE("set: compacts, swaps and gives everything back") {
  for (const char* profile : kSomeProfiles) {
    ContainerHeap t(profile);
    const uint64_t before = t.live();
    const Ref<Set> big = set_new(t.heap, t.heap.type(TypeId::Set));
    for (int64_t i = 0; i < 30; ++i) {
      const Ref<Object> key = tuple_of(t.heap, t.number(5000 + i)).as<Object>();
      t.add(big, key);
      t.release(key);
    }
    const Ref<Set> small = range_set(t, 3);
    set_swap(t.heap, big, small);
    CHECK(values_of(t, big) == Values{0, 1, 2});
    CHECK(set_size(t.heap, small) == 30);
    REQUIRE(set_reserve_for_merge(t.heap, big, small));
    CHECK(t.heap.at(big).mask == 127);
    for (int64_t i = 0; i < 29; ++i) t.release(set_pop(t.heap, small));
    REQUIRE(set_compact(t.heap, small));
    CHECK(t.heap.at(small).table == 0);
    t.release(big);
    const Ref<Object> last = kSetLayout.take_child(t.heap, small.as<Object>());
    t.release(last);
    t.release(small);
    CHECK(t.live() == before);
  }
}

}  // namespace
}  // namespace ouro::tests
