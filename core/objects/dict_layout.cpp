// dict_layout.cpp - how dicts are traversed, taken apart and tracked.
#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/instance.h"
#include "core/objects/leaf_layout.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

EdgeName value_name(const DictEntry& entry, uint32_t index) {
  return EdgeName{EdgeKind::Value, index, entry.key, ""};
}

void traverse_split(const Memory& memory, const Dict& dict, const EdgeVisitor& visitor) {
  const DictValues& values = memory.at(dict.values);
  if (values.hides_dict && visitor.view == EdgeView::OfCollector) return;
  for (uint32_t i = 0; i < values.capacity; ++i) {
    if (!values.items()[i]) continue;
    visitor(values.items()[i], value_name(dict_keys_entry(memory, dict.keys, i), i));
  }
}

// As dict_traverse: of each entry the value, then the key.
void traverse(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  traverse_attributes(memory, object, visitor);
  const Dict& dict = memory.at(object.as<Dict>());
  visitor(dict.pending, EdgeName{EdgeKind::Value, dict.cursor, {}, ""});
  if (!dict.keys) return;
  if (dict.values) {
    traverse_split(memory, dict, visitor);
    return;
  }
  for (uint32_t i = 0; i < memory.at(dict.keys).entry_count; ++i) {
    const DictEntry& entry = dict_keys_entry(memory, dict.keys, i);
    visitor(entry.value, value_name(entry, i));
    visitor(entry.key, EdgeName{EdgeKind::Key, i, {}, ""});
  }
}

// Values go in the order of the shared keys; the keys stay with their table.
Ref<Object> take_split(Heap& heap, Ref<Dict> dict) {
  DictValues& values = heap.at(heap.at(dict).values);
  for (uint32_t i = 0; i < values.capacity; ++i) {
    if (!values.items()[i]) continue;
    --heap.at(dict).used;
    return dict_values_set(values, i, {});
  }
  return {};
}

// Of each entry the key, then the value (dictobject.c free_keys_object). The entry leaves the dict
// with its key.
Ref<Object> take_item(Heap& heap, Ref<Dict> dict) {
  Dict& owner = heap.at(dict);
  if (owner.pending) {
    const Ref<Object> value = owner.pending;
    owner.pending = {};
    return value;
  }
  if (!owner.keys) return {};
  if (owner.values) return take_split(heap, dict);
  while (owner.cursor < heap.at(owner.keys).entry_count) {
    const uint32_t entry = owner.cursor++;
    if (!dict_keys_entry(heap.memory, owner.keys, entry).key) continue;
    const DictItem item = dict_remove(heap, dict, entry);
    owner.pending = item.value;
    return item.key;
  }
  return {};
}

Ref<Object> take_child(Heap& heap, Ref<Object> object) {
  if (const Ref<Object> attribute = take_attribute(heap, object)) return attribute;
  return take_item(heap, object.as<Dict>());
}

Ref<Object> take_child_for_clear(Heap& heap, Ref<Object> object) {
  if (const Ref<Object> attribute = take_attribute(heap, object)) return attribute;
  const auto dict = object.as<Dict>();
  const Ref<Object> child = take_item(heap, dict);
  if (!child && heap.at(dict).used == 0) dict_drop_table(heap, dict);
  return child;
}

void release_areas(Heap& heap, Ref<Object> object) {
  release_attribute_areas(heap, object);
  dict_drop_table(heap, object.as<Dict>());
}

// As _PyDict_SizeOf: a split table is accounted for by the type, unless nobody else uses it.
uint32_t area_bytes(const Memory& memory, Ref<Object> object) {
  const Dict& dict = memory.at(object.as<Dict>());
  if (!dict.keys) return 0;
  const DictKeys& keys = memory.at(dict.keys);
  const uint32_t values = dict.values ? (keys.entry_count + keys.usable) * 8 : 0;
  return values + (keys.refcount == 1 ? dict_keys_bytes(keys) : 0);
}

bool retire(Heap& heap, Ref<Object> object) {
  return heap.is_exact(object, TypeId::Dict) &&
         push_free(heap, heap.state().free_lists.dict, kDictFreeListMax, object);
}

}  // namespace

const Layout kDictLayout = {
    .name = "dict",
    .traverse = traverse,
    .take_child = take_child,
    .take_child_for_clear = take_child_for_clear,
    .release_areas = release_areas,
    .size = attributed_size,
    .area_bytes = area_bytes,
    .retire = retire,
    .has_finalizer = nullptr,
};

Ref<DictKeys> split_keys_of(const Heap& heap, Ref<Object> dict_or_type) {
  if (heap.has_flag(dict_or_type, kTypeTypeSubclass)) {
    return heap.at(dict_or_type.as<Type>()).shared_keys;
  }
  if (!heap.has_flag(dict_or_type, kTypeDictSubclass)) return {};
  const Dict& dict = heap.at(dict_or_type.as<Dict>());
  return dict.values ? dict.keys : Ref<DictKeys>{};
}

void dict_maintain_tracking(Heap& heap, Ref<Dict> dict, Ref<Object> key, Ref<Object> value) {
  const auto object = dict.as<Object>();
  if (heap.is_tracked(object)) return;
  if (may_be_tracked(heap, key) || may_be_tracked(heap, value)) heap.track(object);
}

void dict_track_if_needed(Heap& heap, Ref<Dict> dict) {
  const auto object = dict.as<Object>();
  uint32_t position = 0;
  while (!heap.is_tracked(object)) {
    const DictItem item = dict_next(heap.memory, dict, &position);
    if (!item.value) return;
    dict_maintain_tracking(heap, dict, item.key, item.value);
  }
}

}  // namespace ouro
