#include "core/objects/tuple_object.h"

#include <bit>
#include <cstring>

#include "core/heap/refcount.h"
#include "core/objects/instance.h"
#include "core/objects/leaf_layout.h"
#include "core/objects/list_object.h"

namespace ouro {
namespace {

constexpr uint32_t kSlotBytes = sizeof(Ref<Object>);
constexpr int64_t kNoHash = -1;
// pyhash.h and tupleobject.c: constants of xxHash.
constexpr uint64_t kXxPrime1 = 11400714785074694791ull;
constexpr uint64_t kXxPrime2 = 14029467366897019727ull;
constexpr uint64_t kXxPrime5 = 2870177450012600261ull;

bool caches_hash(const VersionProfile& profile) {
  return profile.tuple_header_bytes > sizeof(Tuple);
}

// The cached hash has the last of the bytes that items take in CPython and not here.
Ref<int64_t> hash_place(const Heap& heap, Ref<Tuple> tuple) {
  return Ref<int64_t>(tuple_items_offset(tuple) + heap.at(tuple).size * kTupleItemBytes);
}

void initialise(Heap& heap, Ref<Tuple> tuple, uint32_t size) {
  heap.at(tuple).size = size;
  heap.at(tuple).taken = 0;
  if (caches_hash(heap.profile)) heap.at(hash_place(heap, tuple)) = kNoHash;
}

void incref_items(Heap& heap, Ref<Tuple> tuple) {
  for (uint32_t i = 0; i < heap.at(tuple).size; ++i) incref(heap, tuple_get(heap, tuple, i));
}

bool is_free_listed(const Heap& heap, uint32_t size) {
  return size > 0 && size <= heap.profile.tuple_free_length_max && size < kTupleFreeLists;
}

// --- layout ---

void traverse(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  traverse_attributes(memory, object, visitor);
  const auto tuple = object.as<Tuple>();
  const uint32_t end = memory.at(tuple).size - memory.at(tuple).taken;
  for (uint32_t i = end; i-- > 0;) visitor.item(tuple_items(memory, tuple)[i], i);
}

Ref<Object> take_child(Heap& heap, Ref<Object> object) {
  if (const Ref<Object> attribute = take_attribute(heap, object)) return attribute;
  const auto tuple = object.as<Tuple>();
  while (heap.at(tuple).taken < heap.at(tuple).size) {
    const uint32_t index = heap.at(tuple).size - ++heap.at(tuple).taken;
    const Ref<Object> item = tuple_set(heap, tuple, index, {});
    if (item) return item;
  }
  return {};
}

// Only what a derived class added: a tuple itself has no tp_clear.
Ref<Object> take_child_for_clear(Heap& heap, Ref<Object> object) {
  return take_attribute(heap, object);
}

uint32_t size(const Memory& memory, Ref<Object> object) {
  const uint32_t items = memory.at(object.as<Tuple>()).size * kTupleItemBytes;
  return attributed_size(memory, object) + items;
}

bool retire(Heap& heap, Ref<Object> object) {
  const uint32_t length = heap.at(object.as<Tuple>()).size;
  return heap.is_exact(object, TypeId::Tuple) && is_free_listed(heap, length) &&
         push_free(heap, heap.state().free_lists.tuple[length], kTupleFreeListMax, object);
}

}  // namespace

const Layout kTupleLayout = {
    .name = "tuple",
    .traverse = traverse,
    .take_child = take_child,
    .take_child_for_clear = take_child_for_clear,
    .release_areas = release_attribute_areas,
    .size = size,
    .area_bytes = nullptr,
    .retire = retire,
    .has_finalizer = nullptr,
};

void boot_tuples(Heap& heap) {
  const Ref<Tuple> empty = tuple_new_of(heap, heap.type(TypeId::Tuple), 0);
  if (heap.profile.immortal_objects) make_immortal(heap, empty.as<Object>());
  heap.state().empty_tuple = empty.as<Object>();
}

Ref<Tuple> tuple_new_of(Heap& heap, Ref<Type> type, uint32_t size) {
  if (size > kTupleSizeMax) return {};
  const Ref<Object> object = object_new_of(heap, type, size * kTupleItemBytes);
  if (object) initialise(heap, object.as<Tuple>(), size);
  return object.as<Tuple>();
}

Ref<Tuple> tuple_new(Heap& heap, uint32_t size) {
  if (size == 0) {
    return new_reference(heap, heap.state().empty_tuple).as<Tuple>();
  }
  if (is_free_listed(heap, size)) {
    const auto reused = pop_free(heap, heap.state().free_lists.tuple[size]).as<Tuple>();
    if (reused) {
      initialise(heap, reused, size);
      return reused;
    }
  }
  return tuple_new_of(heap, heap.type(TypeId::Tuple), size);
}

void tuple_finish(Heap& heap, Ref<Tuple> tuple) {
  if (tuple.as<Object>() == heap.state().empty_tuple) return;
  const bool at_birth = heap.profile.tuple_tracking == TupleTracking::AtBirth;
  if (at_birth || tuple_should_track(heap, tuple)) heap.track(tuple.as<Object>());
}

void tuple_track(Heap& heap, Ref<Tuple> tuple) {
  if (heap.at(tuple).size != 0 && !heap.is_tracked(tuple.as<Object>())) {
    heap.track(tuple.as<Object>());
  }
}

Ref<Tuple> tuple_from_slots(Heap& heap, uint32_t offset, uint32_t count) {
  const Ref<Tuple> tuple = tuple_new(heap, count);
  if (!tuple) return {};
  std::memcpy(heap.memory.bytes(tuple_items_offset(tuple)), heap.memory.bytes(offset),
              size_t{count} * kSlotBytes);
  tuple_finish(heap, tuple);
  return tuple;
}

Ref<Tuple> tuple_copy_slots(Heap& heap, uint32_t offset, uint32_t count) {
  const Ref<Tuple> tuple = tuple_from_slots(heap, offset, count);
  if (tuple) incref_items(heap, tuple);
  return tuple;
}

Ref<Tuple> tuple_of(Heap& heap, Ref<Object> first) {
  const Ref<Tuple> tuple = tuple_new(heap, 1);
  tuple_items(heap, tuple)[0] = first;
  tuple_finish(heap, tuple);
  return tuple;
}

Ref<Tuple> tuple_of(Heap& heap, Ref<Object> first, Ref<Object> second) {
  const Ref<Tuple> tuple = tuple_new(heap, 2);
  tuple_items(heap, tuple)[0] = first;
  tuple_items(heap, tuple)[1] = second;
  tuple_finish(heap, tuple);
  return tuple;
}

Ref<Tuple> tuple_of(Heap& heap, Ref<Object> first, Ref<Object> second, Ref<Object> third) {
  const Ref<Tuple> tuple = tuple_new(heap, 3);
  tuple_items(heap, tuple)[0] = first;
  tuple_items(heap, tuple)[1] = second;
  tuple_items(heap, tuple)[2] = third;
  tuple_finish(heap, tuple);
  return tuple;
}

Ref<Tuple> tuple_slice(Heap& heap, Ref<Tuple> tuple, int64_t start, int64_t step, uint32_t count) {
  const bool whole = start == 0 && step == 1 && count == heap.at(tuple).size;
  if (whole && heap.is_exact(tuple.as<Object>(), TypeId::Tuple)) return new_reference(heap, tuple);
  const Ref<Tuple> result = tuple_new(heap, count);
  if (!result || count == 0) return result;
  int64_t from = start;
  for (uint32_t i = 0; i < count; ++i, from += step) {
    const Ref<Object> item = tuple_get(heap, tuple, static_cast<uint32_t>(from));
    tuple_items(heap, result)[i] = new_reference(heap, item);
  }
  tuple_track(heap, result);
  return result;
}

// As tupleconcat: an empty side gives the other one itself, when that is exactly a tuple.
Ref<Tuple> tuple_concat(Heap& heap, Ref<Tuple> left, Ref<Tuple> right) {
  const uint32_t left_size = heap.at(left).size;
  const uint32_t right_size = heap.at(right).size;
  if (left_size == 0 && heap.is_exact(right.as<Object>(), TypeId::Tuple)) {
    return new_reference(heap, right);
  }
  if (right_size == 0 && heap.is_exact(left.as<Object>(), TypeId::Tuple)) {
    return new_reference(heap, left);
  }
  const Ref<Tuple> result = tuple_new(heap, left_size + right_size);
  if (!result) return {};
  Ref<Object>* items = tuple_items(heap, result);
  std::memcpy(items, tuple_items(heap, left), size_t{left_size} * kSlotBytes);
  std::memcpy(items + left_size, tuple_items(heap, right), size_t{right_size} * kSlotBytes);
  incref_items(heap, result);
  tuple_track(heap, result);
  return result;
}

Ref<Tuple> tuple_repeat(Heap& heap, Ref<Tuple> tuple, int64_t times) {
  const uint32_t size = heap.at(tuple).size;
  if ((size == 0 || times == 1) && heap.is_exact(tuple.as<Object>(), TypeId::Tuple)) {
    return new_reference(heap, tuple);
  }
  if (size == 0 || times <= 0) return tuple_new(heap, 0);
  if (times > kTupleSizeMax / size) return {};
  const auto count = static_cast<uint32_t>(times);
  const Ref<Tuple> result = tuple_new(heap, size * count);
  if (!result) return {};
  Ref<Object>* items = tuple_items(heap, result);
  for (uint32_t i = 0; i < count; ++i) {
    std::memcpy(items + i * size, tuple_items(heap, tuple), size_t{size} * kSlotBytes);
  }
  incref_items(heap, result);
  tuple_track(heap, result);
  return result;
}

ItemSpan sequence_items(const Heap& heap, Ref<Object> list_or_tuple) {
  if (heap.has_flag(list_or_tuple, kTypeListSubclass)) {
    const List& list = heap.at(list_or_tuple.as<List>());
    return {list.items, list.size};
  }
  const auto tuple = list_or_tuple.as<Tuple>();
  return {tuple_items_offset(tuple), heap.at(tuple).size};
}

Ref<Object> tuple_set(Heap& heap, Ref<Tuple> tuple, uint32_t index, Ref<Object> item) {
  const Ref<Object> old = tuple_get(heap, tuple, index);
  tuple_items(heap, tuple)[index] = item;
  // Iterators fill one tuple again and again (_PyTuple_Recycle).
  if (caches_hash(heap.profile)) heap.at(hash_place(heap, tuple)) = kNoHash;
  return old;
}

bool may_be_tracked(const Heap& heap, Ref<Object> object) {
  const Type& type = heap.type_of(object);
  if ((type.flags & kTypeHasGc) == 0) return false;
  if (heap.is_exact(object, TypeId::Tuple)) return heap.is_tracked(object);
  // Builtin types are no objects of the collector; those of class statements are.
  if (type.flags & kTypeTypeSubclass) return (heap.at(object.as<Type>()).flags & kTypeHeap) != 0;
  return true;
}

bool tuple_should_track(const Heap& heap, Ref<Tuple> tuple) {
  for (uint32_t i = 0; i < heap.at(tuple).size; ++i) {
    const Ref<Object> item = tuple_get(heap, tuple, i);
    // A tuple that is still being filled keeps being watched.
    if (!item || heap.has_flag(item, kTypeHasGc)) return true;
  }
  return false;
}

TupleHash::TupleHash(const VersionProfile& profile, uint32_t size)
    : xxhash_(profile.xxhash_tuple_hash),
      size_(size),
      left_(size),
      accumulator_(xxhash_ ? kXxPrime5 : 0x345678) {}

void TupleHash::add(int64_t item_hash) {
  const auto lane = static_cast<uint64_t>(item_hash);
  if (xxhash_) {
    accumulator_ = std::rotl(accumulator_ + lane * kXxPrime2, 31) * kXxPrime1;
    return;
  }
  accumulator_ = (accumulator_ ^ lane) * multiplier_;
  --left_;
  multiplier_ += 82520 + left_ + left_;
}

int64_t TupleHash::finish() const {
  if (xxhash_) {
    const uint64_t hash = accumulator_ + (size_ ^ (kXxPrime5 ^ 3527539));
    return hash == ~uint64_t{0} ? 1546275796 : static_cast<int64_t>(hash);
  }
  const uint64_t hash = accumulator_ + 97531;
  return hash == ~uint64_t{0} ? -2 : static_cast<int64_t>(hash);
}

bool tuple_cached_hash(const Heap& heap, Ref<Tuple> tuple, int64_t* hash) {
  if (!caches_hash(heap.profile)) return false;
  *hash = heap.at(hash_place(heap, tuple));
  return *hash != kNoHash;
}

void tuple_cache_hash(Heap& heap, Ref<Tuple> tuple, int64_t hash) {
  if (caches_hash(heap.profile)) heap.at(hash_place(heap, tuple)) = hash;
}

}  // namespace ouro
