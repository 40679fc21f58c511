// container_heap.h - a TestHeap that knows all containers, classes of instances, and how to let
// tasks run until everything that died is gone.
#pragma once

#include <string>
#include <vector>

#include "core/heap/deallocation.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_view.h"
#include "core/objects/instance.h"
#include "core/objects/iterator_object.h"
#include "core/objects/list_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/set_object.h"
#include "core/objects/simple_compare.h"
#include "core/objects/sizeof.h"
#include "core/objects/tuple_object.h"
#include "tests/unit/objects/test_heap.h"

namespace ouro::tests {

inline constexpr const char* kAllProfiles[] = {"3.3",  "3.7",    "3.10", "3.11", "3.12",
                                               "3.13", "3.14.0", "3.14", "3.15"};

// One for each way to keep instance attributes and to track.
inline constexpr const char* kSomeProfiles[] = {"3.7", "3.10", "3.11", "3.13", "3.14"};

class ContainerHeap : public TestHeap {
 public:
  explicit ContainerHeap(std::string_view profile = "3.14", uint32_t limit_bytes = 256u << 20)
      : TestHeap(profile,
                 {{LayoutId::Instance, &kInstanceLayout},
                  {LayoutId::Tuple, &kTupleLayout},
                  {LayoutId::List, &kListLayout},
                  {LayoutId::Dict, &kDictLayout},
                  {LayoutId::Set, &kSetLayout},
                  {LayoutId::Range, &kRangeLayout},
                  {LayoutId::Slice, &kSliceLayout},
                  {LayoutId::Iterator, &kIteratorLayout},
                  {LayoutId::DictView, &kDictViewLayout},
                  {LayoutId::MappingProxy, &kMappingProxyLayout}},
                 limit_bytes) {
    heap.at(heap.type(TypeId::Tuple)).basic_size = heap.profile.tuple_header_bytes;
    boot_tuples(heap);
    heap.memory.set_moves_on_every_allocation(true);
  }

  // For tests of large things: moving at each allocation takes time.
  void stop_moving() { heap.memory.set_moves_on_every_allocation(false); }
  Ref<Object> number(int64_t value) { return int_from_i64(heap, value).as<Object>(); }
  Ref<Str> text(std::string_view ascii) { return intern_text(heap, ascii); }
  // A list, which dies in tasks when it holds another one.
  Ref<Object> box(Ref<Object> item) {
    const Ref<List> list = list_new(heap);
    CHECK(list_append(heap, list, item));
    return list.as<Object>();
  }
  int64_t value(Ref<Object> integer) {
    int64_t value = -1;
    int_try_i64(heap, integer.as<Int>(), &value);
    return value;
  }
  // A class statement's type.
  Ref<Type> make_class(TypeId base, InstanceParts parts) {
    const Ref<Type> type = derived_type(base);
    heap.at(type).flags = (heap.at(heap.type(base)).flags & ~uint32_t{kTypeLeaf}) | kTypeHeap;
    lay_out_instances(heap, type, parts);
    return type;
  }
  // What sys.getsizeof says.
  uint32_t getsizeof(Ref<Object> object) {
    return object_sizeof(heap, object) + prefix_sizeof(heap, object);
  }
  template <typename T>
  uint32_t getsizeof(Ref<T> object) {
    return getsizeof(object.template as<Object>());
  }
  template <typename T>
  void release(Ref<T> ref) {
    xdecref(heap, ref);
    run_tasks();
  }
  void run_tasks() {
    while (heap.task_count() > 0) {
      switch (heap.top_task().kind) {
        case TaskKind::Deallocate:
          deallocate_step(heap);
          break;
        case TaskKind::ReleaseSlots:
          release_slots_step(heap);
          break;
        default:
          CHECK(heap.top_task().kind == TaskKind::ReleaseReference);
          release_reference_step(heap);
          break;
      }
    }
  }
  // --- dicts whose keys need no Python ---
  void put(Ref<Dict> dict, Ref<Object> key, Ref<Object> owned_value) {
    int64_t hash = 0;
    CHECK(simple_hash(heap, key, &hash) == SimpleHash::Ok);
    const DictLookup at = dict_find(heap, dict, key, hash);
    CHECK(at.status != LookupStatus::NeedsCompare);
    if (at.status == LookupStatus::Found) {
      release(dict_replace(heap, dict, at.entry, owned_value));
    } else {
      CHECK(dict_insert(heap, dict, key, hash, owned_value));
    }
  }
  bool take(Ref<Dict> dict, Ref<Object> key) {
    int64_t hash = 0;
    CHECK(simple_hash(heap, key, &hash) == SimpleHash::Ok);
    const DictLookup at = dict_find(heap, dict, key, hash);
    if (at.status != LookupStatus::Found) return false;
    const DictItem removed = dict_remove(heap, dict, at.entry);
    release(removed.key);
    release(removed.value);
    return true;
  }
  bool add(Ref<Set> set, Ref<Object> key) {
    int64_t hash = 0;
    CHECK(simple_hash(heap, key, &hash) == SimpleHash::Ok);
    if (set_find(heap, set, key, hash).status == LookupStatus::Found) return false;
    CHECK(set_insert(heap, set, key, hash));
    return true;
  }
  bool discard(Ref<Set> set, Ref<Object> key) {
    int64_t hash = 0;
    CHECK(simple_hash(heap, key, &hash) == SimpleHash::Ok);
    const SetLookup at = set_find(heap, set, key, hash);
    if (at.status != LookupStatus::Found) return false;
    release(set_remove(heap, set, at.slot));
    return true;
  }
};

}  // namespace ouro::tests
