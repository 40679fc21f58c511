#include "core/objects/list_object.h"

#include <doctest/doctest.h>

#include "tests/unit/objects/container_heap.h"

namespace ouro::tests {
namespace {

std::vector<int64_t> values_of(ContainerHeap& t, Ref<List> list) {
  std::vector<int64_t> values;
  for (uint32_t i = 0; i < list_size(t.heap, list); ++i) {
    values.push_back(t.value(list_get(t.heap, list, i)));
  }
  return values;
}

Ref<List> numbers(ContainerHeap& t, uint32_t count) {
  const Ref<List> list = list_new(t.heap);
  for (uint32_t i = 0; i < count; ++i) REQUIRE(list_append(t.heap, list, t.number(i)));
  return list;
}

// Capacities while appending, as sys.getsizeof shows them.
std::vector<uint32_t> growth(const char* profile, uint32_t count) {
  ContainerHeap t(profile);
  const Ref<List> list = list_new(t.heap);
  const uint32_t empty = t.getsizeof(list);
  std::vector<uint32_t> capacities;
  for (uint32_t i = 0; i < count; ++i) {
    REQUIRE(list_append(t.heap, list, t.number(i)));
    const uint32_t capacity = (t.getsizeof(list) - empty) / 8;
    if (capacities.empty() || capacities.back() != capacity) capacities.push_back(capacity);
  }
  return capacities;
}

TEST_CASE("list: grows by append as in CPython") {
  using Capacities = std::vector<uint32_t>;
  const Capacities from_3_9{4, 8, 16, 24, 32, 40, 52, 64, 76, 92, 108, 128, 148, 172};
  const Capacities until_3_8{4, 8, 16, 25, 35, 46, 58, 72, 88, 106, 126, 148, 173};
  CHECK(growth("3.7", 170) == until_3_8);
  CHECK(growth("3.10", 170) == from_3_9);
  CHECK(growth("3.14", 170) == from_3_9);
}

TEST_CASE("list: has CPython's size, and exactly the slots of a known length") {
  ContainerHeap t("3.14");
  const Ref<List> list = numbers(t, 3);
  CHECK(t.getsizeof(list_new(t.heap)) == 56);
  CHECK(t.getsizeof(list_slice(t.heap, list, 0, 1, 3)) == 80);
  CHECK(t.getsizeof(list_concat(t.heap, list, list)) == 104);
  CHECK(t.getsizeof(list_repeat(t.heap, list, 5)) == 56 + 15 * 8);
  const Ref<List> extended = list_new(t.heap);
  REQUIRE(list_extend(t.heap, extended, list.as<Object>()));
  CHECK(t.getsizeof(extended) == 88);
  ContainerHeap old("3.7");
  CHECK(old.getsizeof(list_new(old.heap)) == 72);
}

TEST_CASE("list: shrinks when less than half is used; deleting by index does not from 3.13 on") {
  struct Row {
    const char* profile;
    uint32_t popped;
    uint32_t deleted;
  };
  for (const auto& [profile, popped, deleted] :
       {Row{"3.12", 8, 8}, Row{"3.13", 8, 40}, Row{"3.14", 24, 40}}) {
    ContainerHeap t(profile);
    const Ref<List> list = numbers(t, 33);
    while (list_size(t.heap, list) > 3) t.release(list_pop(t.heap, list, 1));
    CHECK(t.heap.at(list).capacity == popped);
    const Ref<List> other = numbers(t, 33);
    while (list_size(t.heap, other) > 3) t.release(list_delete(t.heap, other, 1));
    CHECK(t.heap.at(other).capacity == deleted);
  }
}

TEST_CASE("list: changes by index, slice and step") {
  ContainerHeap t;
  using Values = std::vector<int64_t>;
  const Ref<List> list = numbers(t, 6);
  REQUIRE(list_insert(t.heap, list, list_clamp_index(6, -1), t.number(50)));
  CHECK(values_of(t, list) == Values{0, 1, 2, 3, 4, 50, 5});
  t.release(list_set(t.heap, list, 0, t.number(9)));
  const uint32_t items = t.heap.at(list).items;
  // The list's own items as the source: list[1:3] = list[4:7].
  ListChange change = list_assign_slice(t.heap, list, 1, 3, items + 4 * 4, 3);
  REQUIRE(change.ok);
  CHECK(change.detached.count == 2);
  release_detached(t.heap, change.detached, ClearOrder::LastToFirst);
  CHECK(values_of(t, list) == Values{9, 4, 50, 5, 3, 4, 50, 5});
  change = list_delete_extended(t.heap, list, 1, 3, 3);
  REQUIRE(change.ok);
  release_detached(t.heap, change.detached, ClearOrder::FirstToLast);
  CHECK(values_of(t, list) == Values{9, 50, 5, 4, 50});
  const Ref<List> source = numbers(t, 3);
  change = list_assign_extended(t.heap, list, 4, -2, 3, t.heap.at(source).items);
  REQUIRE(change.ok);
  release_detached(t.heap, change.detached, ClearOrder::FirstToLast);
  CHECK(values_of(t, list) == Values{2, 50, 1, 4, 0});
  list_reverse(t.heap, list);
  REQUIRE(list_repeat_in_place(t.heap, list, 2));
  REQUIRE(list_extend(t.heap, list, list.as<Object>()));
  CHECK(list_size(t.heap, list) == 20);
  CHECK(values_of(t, list_slice(t.heap, list, 4, -2, 3)) == Values{2, 1, 0});
}

TEST_CASE("list: gives everything back") {
  for (const char* profile : kSomeProfiles) {
    ContainerHeap t(profile);
    const uint64_t before = t.live();
    const Ref<List> list = list_new(t.heap);
    for (uint32_t i = 0; i < 10; ++i) {
      REQUIRE(list_append(t.heap, list, t.box(t.box(t.number(1000 + i)))));
    }
    ListChange change = list_assign_slice(t.heap, list, 2, 8, 0, 0);
    REQUIRE(change.ok);
    release_detached(t.heap, change.detached, ClearOrder::LastToFirst);
    CHECK(t.heap.task_count() > 0);
    t.run_tasks();
    release_detached(t.heap, list_clear(t.heap, list), ClearOrder::LastToFirst);
    t.run_tasks();
    CHECK(t.heap.at(list).capacity == 0);
    t.release(list);
    CHECK(t.live() == before);
  }
}

TEST_CASE("list: is traversed and taken apart from its end") {
  ContainerHeap t;
  const Ref<List> list = numbers(t, 3);
  std::vector<int64_t> seen;
  std::pair<ContainerHeap*, std::vector<int64_t>*> context{&t, &seen};
  const auto visit = [](void* data, Ref<Object> target, const EdgeName&) {
    auto& [heap, found] = *static_cast<decltype(context)*>(data);
    found->push_back(heap->value(target));
  };
  t.heap.traverse(list.as<Object>(), EdgeVisitor{&context, visit});
  CHECK(seen == std::vector<int64_t>{2, 1, 0});
  CHECK(t.value(kListLayout.take_child(t.heap, list.as<Object>())) == 2);
  CHECK(t.value(kListLayout.take_child_for_clear(t.heap, list.as<Object>())) == 1);
}

TEST_CASE("list: dead lists are used again, 80 of them, and are not counted") {
  ContainerHeap t;
  const Ref<List> first = list_new(t.heap);
  t.release(first);
  const int32_t count = t.heap.state().gc.count[0];
  const Ref<List> second = list_new(t.heap);
  CHECK(second == first);
  CHECK(t.heap.state().gc.count[0] == count);
  std::vector<Ref<List>> lists;
  for (uint32_t i = 0; i < 100; ++i) lists.push_back(list_new(t.heap));
  for (Ref<List> list : lists) t.release(list);
  CHECK(t.heap.state().free_lists.list.count == kListFreeListMax);
}

TEST_CASE("list: stays as it was when memory is refused") {
  ContainerHeap t("3.14", 4u << 20);
  t.stop_moving();
  const Ref<List> list = numbers(t, 100);
  CHECK(!list_repeat(t.heap, list, 1 << 20));
  CHECK(!list_repeat_in_place(t.heap, list, 1 << 20));
  CHECK(!list_reserve(t.heap, list, 1 << 26));
  CHECK(!list_new_sized(t.heap, 1 << 26));
  CHECK(list_size(t.heap, list) == 100);
  CHECK(t.value(list_get(t.heap, list, 99)) == 99);
}

}  // namespace
}  // namespace ouro::tests
