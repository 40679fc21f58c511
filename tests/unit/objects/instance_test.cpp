#include "core/objects/instance.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/unit/objects/container_heap.h"

namespace ouro::tests {
namespace {

constexpr InstanceParts kPlain{.dict = true, .weaklist = true};

// Classes with attributes, by what CPython's instances look like.
class Classes : public ContainerHeap {
 public:
  using ContainerHeap::ContainerHeap;

  Ref<Object> made(Ref<Type> type) {
    const LayoutId layout = heap.at(type).layout;
    return layout == LayoutId::Instance ? instance_new(heap, type) : object_new_of(heap, type);
  }
  void set(Ref<Object> object, std::string_view name, Ref<Object> owned) {
    const StoreResult stored = attribute_set(heap, object, text(name), owned);
    REQUIRE(stored.ok);
    release(stored.old);
  }
  int64_t get(Ref<Object> object, std::string_view name) {
    const Ref<Object> found = attribute_get(heap, object, text(name));
    return found ? value(found) : -1;
  }
  std::string names(Ref<Object> object) {
    std::string names;
    uint32_t position = 0;
    for (;;) {
      const DictItem item = attribute_next(heap.memory, object, &position);
      if (!item.value) return names;
      names += str_to_utf8(heap, item.key.as<Str>()) + " ";
    }
  }
  std::vector<Ref<Object>> edges(Ref<Object> object) {
    std::vector<Ref<Object>> found;
    const auto visit = [](void* data, Ref<Object> target, const EdgeName&) {
      static_cast<std::vector<Ref<Object>>*>(data)->push_back(target);
    };
    heap.traverse(object, EdgeVisitor{&found, visit});
    return found;
  }
};

TEST_CASE("instance: has CPython's size") {
  struct Row {
    const char* profile;
    uint32_t plain, dict, slots_0, slots_2, of_list, of_tuple, of_set;
  };
  for (const Row& row :
       {Row{"3.7", 64, 120, 48, 64, 88, 72, 240}, Row{"3.10", 48, 104, 32, 48, 72, 56, 224},
        Row{"3.11", 56, 296, 32, 48, 80, 56, 232}, Row{"3.12", 48, 296, 32, 48, 72, 64, 232},
        Row{"3.14", 48, 296, 32, 48, 72, 72, 232}}) {
    CAPTURE(row.profile);
    Classes t(row.profile);
    const Ref<Type> plain = t.make_class(TypeId::Object, kPlain);
    const Ref<Object> object = t.made(plain);
    t.set(object, "x", t.number(1));
    CHECK(t.getsizeof(object) == row.plain);
    CHECK(t.getsizeof(instance_dict(t.heap, object)) == row.dict);
    const Ref<Type> bare = t.make_class(TypeId::Object, {});
    // Without the GC header that such instances do not have in 3.7.
    CHECK(t.getsizeof(t.made(bare)) == (row.plain == 64 ? 16 : row.slots_0));
    CHECK(t.getsizeof(t.made(t.make_class(TypeId::Object, {.slot_count = 2}))) == row.slots_2);
    CHECK(t.getsizeof(t.made(t.make_class(TypeId::List, kPlain))) == row.of_list);
    const Ref<Type> of_tuple = t.make_class(TypeId::Tuple, {.dict = true});
    CHECK(t.getsizeof(tuple_new_of(t.heap, of_tuple, 1)) == row.of_tuple);
    CHECK(t.getsizeof(set_new(t.heap, t.make_class(TypeId::Set, {.dict = true}))) == row.of_set);
  }
}

TEST_CASE("instance: stores, finds and deletes attributes in insertion order") {
  for (const char* profile : kAllProfiles) {
    CAPTURE(profile);
    Classes t(profile);
    for (TypeId base : {TypeId::Object, TypeId::List, TypeId::Set}) {
      const Ref<Type> type = t.make_class(base, kPlain);
      const Ref<Object> a = t.made(type);
      const Ref<Object> b = t.made(type);
      for (const char* name : {"x", "y", "z"}) t.set(a, name, t.number(1));
      for (const char* name : {"z", "x"}) t.set(b, name, t.number(2));
      t.set(a, "y", t.number(5));
      CHECK(t.names(a) == "x y z ");
      CHECK(t.names(b) == "z x ");
      CHECK(t.get(a, "y") == 5);
      CHECK(t.get(b, "y") == -1);
      t.release(attribute_delete(t.heap, a, t.text("x")));
      CHECK_FALSE(attribute_delete(t.heap, a, t.text("x")));
      t.set(a, "x", t.number(7));
      CHECK(t.names(a) == "y z x ");
      CHECK(attribute_count(t.heap.memory, a) == 3);
      const uint32_t hint = attribute_hint(t.heap, a, t.text("z"));
      CHECK(t.value(attribute_at(t.heap, a, t.text("z"), hint)) == 1);
      CHECK_FALSE(attribute_at(t.heap, a, t.text("x"), hint));
    }
  }
}

TEST_CASE("instance: and its dict are one state") {
  for (const char* profile : kAllProfiles) {
    CAPTURE(profile);
    Classes t(profile);
    const Ref<Type> type = t.make_class(TypeId::Object, kPlain);
    const Ref<Object> object = t.made(type);
    t.set(object, "x", t.number(1));
    const Ref<Dict> dict = instance_dict(t.heap, object);
    CHECK(dict == instance_dict(t.heap, object));
    t.set(object, "y", t.number(2));
    CHECK(dict_size(t.heap, dict) == 2);
    t.put(dict, t.text("z").as<Object>(), t.number(3));
    CHECK(t.get(object, "z") == 3);
    t.release(attribute_delete(t.heap, object, t.text("y")));
    CHECK(dict_size(t.heap, dict) == 2);
    t.put(dict, t.number(5), t.number(6));
    t.set(object, "w", t.number(4));
    CHECK(dict_size(t.heap, dict) == 4);
    CHECK(t.get(object, "w") == 4);
    // The dict outlives the instance.
    incref(t.heap, dict.as<Object>());
    t.release(object);
    CHECK(t.value(dict_get_str(t.heap, dict, t.text("x"))) == 1);
    t.release(dict);
  }
}

TEST_CASE("instance: more names than can be shared") {
  for (const char* profile : kSomeProfiles) {
    CAPTURE(profile);
    Classes t(profile);
    const Ref<Type> type = t.make_class(TypeId::Object, kPlain);
    const Ref<Object> object = t.made(type);
    for (int64_t i = 0; i < 45; ++i) {
      t.set(object, "a" + std::to_string(i), t.number(i));
      CHECK(attribute_count(t.heap.memory, object) == i + 1);
    }
    for (int64_t i = 0; i < 45; ++i) CHECK(t.get(object, "a" + std::to_string(i)) == i);
    const Ref<Object> other = t.made(type);
    t.set(other, "a30", t.number(1));
    CHECK(t.names(other) == "a30 ");
  }
}

TEST_CASE("instance: reports each reference once and gives everything back") {
  for (const char* profile : kAllProfiles) {
    CAPTURE(profile);
    Classes t(profile);
    const Ref<Type> type =
        t.make_class(TypeId::Object, {.dict = true, .weaklist = true, .slot_count = 2});
    const uint64_t before = t.live();
    for (const bool with_dict : {false, true}) {
      const Ref<Object> object = t.made(type);
      const Ref<Object> in_slot = t.box(t.number(1));
      const Ref<Object> in_values = t.box(t.box(t.number(2)));
      t.heap.at(Ref<Ref<Object>>(object.offset + t.heap.at(type).slots_offset + 8)) = in_slot;
      t.set(object, "x", in_values);
      if (with_dict) instance_dict(t.heap, object);
      std::vector<Ref<Object>> edges = t.edges(object);
      CHECK(edges.front() == in_slot);
      CHECK(edges.back() == type.as<Object>());
      if (const Ref<Dict> dict = existing_dict(t.heap.memory, object)) {
        edges = t.edges(dict.as<Object>());
      }
      CHECK(std::count(edges.begin(), edges.end(), in_values) == 1);
      t.release(object);
      CHECK(t.live() == before);
    }
    CHECK(refcount_of(t.heap, type.as<Object>()) == 1);
  }
}

TEST_CASE("instance: classes derived from values hold attributes, too") {
  for (const char* profile : kSomeProfiles) {
    CAPTURE(profile);
    Classes t(profile);
    for (TypeId base : {TypeId::Int, TypeId::Float, TypeId::Str}) {
      const Ref<Type> type = t.make_class(base, {.dict = true});
      const uint64_t before = t.live();
      Ref<Object> object = int_from_i64(t.heap, 7).as<Object>();
      if (base == TypeId::Int) object = int_of_type(t.heap, type, object.as<Int>()).as<Object>();
      if (base == TypeId::Float) object = float_of_type(t.heap, type, 7).as<Object>();
      if (base == TypeId::Str) object = str_of_type(t.heap, type, t.text("s")).as<Object>();
      const Ref<Object> held = t.box(t.box(t.number(2)));
      t.set(object, "x", held);
      CHECK(attribute_get(t.heap, object, t.text("x")) == held);
      CHECK(t.edges(object).size() == 2);
      t.release(object);
      CHECK(t.live() == before);
    }
  }
}

TEST_CASE("instance: __dict__ can be replaced and taken away") {
  for (const char* profile : kAllProfiles) {
    CAPTURE(profile);
    Classes t(profile);
    const Ref<Type> type = t.make_class(TypeId::Object, kPlain);
    const uint64_t before = t.live();
    const Ref<Object> object = t.made(type);
    t.set(object, "x", t.box(t.number(1)));
    DictChange change = set_instance_dict(t.heap, object, dict_new(t.heap).as<Object>());
    t.release(change.old_dict);
    release_detached(t.heap, change.values, ClearOrder::FirstToLast);
    t.run_tasks();
    CHECK(attribute_count(t.heap.memory, object) == 0);
    t.set(object, "y", t.number(2));
    CHECK(t.names(object) == "y ");
    change = set_instance_dict(t.heap, object, {});
    CHECK(t.value(dict_get_str(t.heap, change.old_dict.as<Dict>(), t.text("y"))) == 2);
    t.release(change.old_dict);
    t.set(object, "z", t.number(3));
    CHECK(t.names(object) == "z ");
    t.release(object);
    CHECK(t.live() == before);
  }
}

TEST_CASE("instance: each one made leaves the next less room for names") {
  Classes t("3.13");
  const Ref<Type> type = t.make_class(TypeId::Object, kPlain);
  const Ref<Object> first = t.made(type);
  const Ref<Object> second = t.made(type);
  CHECK(attribute_extra_bytes(t.heap.memory, first) == 30 * 8 + 32);
  CHECK(attribute_extra_bytes(t.heap.memory, second) == 29 * 8 + 32);
  t.set(second, "x", t.number(1));
  for (uint32_t i = 0; i < 50; ++i) t.release(t.made(type));
  CHECK(attribute_extra_bytes(t.heap.memory, t.made(type)) == 3 * 8 + 8);
  t.release(first);
  release_shared_keys(t.heap, type);
}

}  // namespace
}  // namespace ouro::tests
