#include "core/objects/dict_object.h"

#include <doctest/doctest.h>

#include "core/objects/free_lists.h"
#include "tests/unit/objects/container_heap.h"

namespace ouro::tests {
namespace {

using Items = std::vector<std::pair<int64_t, int64_t>>;

Items items_of(ContainerHeap& t, Ref<Dict> dict) {
  Items items;
  uint32_t position = 0;
  for (;;) {
    const DictItem item = dict_next(t.heap.memory, dict, &position);
    if (!item.value) return items;
    items.emplace_back(t.value(item.key), t.value(item.value));
  }
}

Ref<Dict> squares(ContainerHeap& t, int64_t count) {
  const Ref<Dict> dict = dict_new(t.heap);
  for (int64_t i = 0; i < count; ++i) t.put(dict, t.number(i), t.number(i * i));
  return dict;
}

// Sizes by the number of entries at which they change.
std::vector<uint32_t> growth(const char* profile, bool strings) {
  ContainerHeap t(profile);
  const Ref<Dict> dict = dict_new(t.heap);
  std::vector<uint32_t> sizes{t.getsizeof(dict)};
  for (int64_t i = 0; i < 100; ++i) {
    const std::string name = "k" + std::to_string(i);
    t.put(dict, strings ? t.text(name).as<Object>() : t.number(i), t.number(i));
    const uint32_t size = t.getsizeof(dict);
    if (size != sizes.back()) sizes.push_back(size);
  }
  return sizes;
}

// A class with an __eq__ of its own: only Python can compare its instances.
Ref<Type> class_with_eq(ContainerHeap& t) {
  const Ref<Type> type = t.make_class(TypeId::Object, {});
  t.heap.at(type).special[static_cast<uint32_t>(SpecialMethod::Eq)] = t.heap.state().true_;
  return type;
}

TEST_CASE("dict: grows as in CPython") {
  using Sizes = std::vector<uint32_t>;
  CHECK(growth("3.7", false) == Sizes{248, 376, 656, 1192, 2288, 4712});
  CHECK(growth("3.10", true) == Sizes{64, 232, 360, 640, 1176, 2272, 4696});
  CHECK(growth("3.11", false) == Sizes{64, 224, 352, 632, 1168, 2264, 4688});
  CHECK(growth("3.14", true) == Sizes{64, 184, 272, 464, 832, 1584, 3328});
}

TEST_CASE("dict: keeps insertion order over deletions and growth") {
  for (const char* profile : kAllProfiles) {
    ContainerHeap t(profile);
    const Ref<Dict> dict = squares(t, 5);
    REQUIRE(t.take(dict, t.number(1)));
    REQUIRE_FALSE(t.take(dict, t.number(1)));
    for (int64_t i : {7, 1, 8, 9}) t.put(dict, t.number(i), t.number(i));
    t.put(dict, t.number(0), t.number(-1));
    CHECK(items_of(t, dict) ==
          Items{{0, -1}, {2, 4}, {3, 9}, {4, 16}, {7, 7}, {1, 1}, {8, 8}, {9, 9}});
    uint32_t position = dict_position_end(t.heap.memory, dict);
    CHECK(t.value(dict_previous(t.heap.memory, dict, &position).key) == 9);
    const DictItem last = dict_pop_item(t.heap, dict);
    CHECK(t.value(last.key) == 9);
    CHECK(dict_size(t.heap, dict) == 7);
  }
}

TEST_CASE("dict: equal numbers are one key, the first") {
  ContainerHeap t;
  const Ref<Dict> dict = dict_new(t.heap);
  t.put(dict, t.number(1), t.number(10));
  t.put(dict, float_from_double(t.heap, 1.0).as<Object>(), t.number(20));
  t.put(dict, t.heap.state().true_, t.number(30));
  CHECK(items_of(t, dict) == Items{{1, 30}});
}

TEST_CASE("dict: a key that needs Python stops the search, which can go on") {
  ContainerHeap t;
  const Ref<Type> type = class_with_eq(t);
  const Ref<Dict> dict = dict_new(t.heap);
  const Ref<Object> a = instance_new(t.heap, type);
  const Ref<Object> b = instance_new(t.heap, type);
  const Ref<Object> wanted = instance_new(t.heap, type);
  REQUIRE(dict_insert(t.heap, dict, a, 7, t.number(1)));
  REQUIRE(dict_insert(t.heap, dict, b, 7, t.number(2)));
  CHECK(dict_find(t.heap, dict, b, 7).status == LookupStatus::NeedsCompare);
  DictLookup at = dict_find(t.heap, dict, wanted, 7);
  CHECK(at.compare_key == a);
  at.entry = 0xFFFFFFFF;
  at = dict_find_continue(t.heap, dict, wanted, 7, at, false);
  CHECK(at.status == LookupStatus::NeedsCompare);
  CHECK(at.compare_key == b);
  CHECK(dict_find_continue(t.heap, dict, wanted, 7, at, false).status == LookupStatus::Absent);
  const DictLookup found = dict_find_continue(t.heap, dict, wanted, 7, at, true);
  CHECK(found.status == LookupStatus::Found);
  CHECK(t.value(dict_entry(t.heap.memory, dict, found.entry).value) == 2);
  // A dict that changed meanwhile is searched anew.
  for (int64_t i = 0; i < 10; ++i) t.put(dict, t.number(i + 100), t.number(i));
  at = dict_find_continue(t.heap, dict, wanted, 7, at, true);
  CHECK(at.status == LookupStatus::NeedsCompare);
  CHECK(at.compare_key == a);
}

TEST_CASE(
    "dict: strings are found by identity or text; the table's version tells a changed key set") {
  ContainerHeap t;
  const Ref<Dict> dict = dict_new(t.heap);
  CHECK_FALSE(dict_get_str(t.heap, dict, t.text("x")));
  CHECK(dict_set_str(t.heap, dict, t.text("x"), t.number(1)).ok);
  const uint32_t version = dict_keys_version(t.heap, dict);
  const StoreResult stored = dict_set_str(t.heap, dict, t.text("x"), t.number(2));
  CHECK(t.value(stored.old) == 1);
  CHECK(dict_keys_version(t.heap, dict) == version);
  const Ref<Str> copy = str_from_utf8(t.heap, "xx");
  CHECK(dict_set_str(t.heap, dict, t.text("xx"), t.number(3)).ok);
  CHECK(dict_keys_version(t.heap, dict) != version);
  CHECK(t.value(dict_get_str(t.heap, dict, copy)) == 3);
  t.put(dict, t.number(5), t.number(6));
  CHECK(t.value(dict_get_str(t.heap, dict, copy)) == 3);
  CHECK(t.value(dict_remove_str(t.heap, dict, copy).value) == 3);
  CHECK_FALSE(dict_remove_str(t.heap, dict, copy).value);
}

TEST_CASE("dict: is tracked lazily until 3.13, always later") {
  ContainerHeap old("3.13");
  const Ref<Dict> dict = squares(old, 3);
  CHECK_FALSE(old.heap.is_tracked(dict.as<Object>()));
  CHECK_FALSE(old.heap.is_tracked(dict_copy(old.heap, dict).as<Object>()));
  old.put(dict, old.number(9), list_new(old.heap).as<Object>());
  CHECK(old.heap.is_tracked(dict.as<Object>()));
  CHECK(old.heap.is_tracked(dict_copy(old.heap, dict).as<Object>()));
  ContainerHeap t("3.14");
  CHECK(t.heap.is_tracked(dict_new(t.heap).as<Object>()));
}

TEST_CASE("dict: copies and merges with the sizes of CPython") {
  ContainerHeap t("3.13");
  const Ref<Dict> dict = squares(t, 42);
  for (int64_t i = 0; i < 21; ++i) t.take(dict, t.number(i));
  const Ref<Dict> copy = dict_copy(t.heap, dict);
  CHECK(t.getsizeof(copy) == 1168);
  CHECK(items_of(t, copy) == items_of(t, dict));
  const Ref<Dict> target = dict_new(t.heap);
  CHECK(dict_merge_begin(t.heap, target, squares(t, 30)) == MergeStart::Copied);
  CHECK(dict_size(t.heap, target) == 30);
  CHECK(dict_merge_begin(t.heap, target, squares(t, 43)) == MergeStart::Ready);
  CHECK(t.getsizeof(dict_new_presized(t.heap, 6, DictKeysKind::Strings)) == 272);
  ContainerHeap old("3.7");
  const Ref<Dict> other = squares(old, 42);
  for (int64_t i = 0; i < 21; ++i) old.take(other, old.number(i));
  CHECK(old.getsizeof(dict_copy(old.heap, other)) == 656);
}

TEST_CASE("dict: gives everything back, key before value") {
  for (const char* profile : kSomeProfiles) {
    ContainerHeap t(profile);
    clear_container_free_lists(t.heap);
    const Ref<Object> name = t.text("name").as<Object>();
    const uint64_t before = t.live();
    const Ref<Dict> dict = dict_new(t.heap);
    for (int64_t i = 0; i < 12; ++i) {
      const Ref<Object> key = tuple_of(t.heap, t.number(5000 + i)).as<Object>();
      t.put(dict, key, t.box(t.box(t.number(2000 + i))));
      t.release(key);
    }
    const Ref<Dict> copy = dict_copy(t.heap, dict);
    const DictItem first = dict_entry(t.heap.memory, copy, 0);
    CHECK(kDictLayout.take_child(t.heap, copy.as<Object>()) == first.key);
    CHECK(dict_size(t.heap, copy) == 11);
    CHECK(kDictLayout.take_child(t.heap, copy.as<Object>()) == first.value);
    t.release(first.key);
    t.release(first.value);
    t.release(copy);
    release_detached(t.heap, dict_clear(t.heap, dict), ClearOrder::FirstToLast);
    t.run_tasks();
    CHECK(t.getsizeof(dict) == 48u + t.heap.profile.gc_header_bytes);
    t.put(dict, name, t.number(2));
    t.release(dict);
    CHECK(t.live() == before);
    CHECK(t.heap.state().free_lists.dict.count == 2);
    CHECK(t.heap.state().free_lists.dict_keys.count > 0);
    clear_container_free_lists(t.heap);
    CHECK(t.heap.state().free_lists.dict_keys.count == 0);
  }
}

TEST_CASE("dict: stays as it was when memory is refused") {
  ContainerHeap t("3.14", 3u << 20);
  t.stop_moving();
  const Ref<Dict> dict = squares(t, 10);
  int64_t count = 10;
  for (;; ++count) {
    if (!dict_insert(t.heap, dict, t.number(count), count, t.number(1))) break;
    REQUIRE(count < 1000000);
  }
  CHECK(dict_size(t.heap, dict) == count);
  CHECK(dict_find(t.heap, dict, t.number(count - 1), count - 1).status == LookupStatus::Found);
  CHECK(dict_find(t.heap, dict, t.number(count), count).status == LookupStatus::Absent);
}

}  // namespace
}  // namespace ouro::tests
