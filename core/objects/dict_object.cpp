#include "core/objects/dict_object.h"

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/objects/instance.h"
#include "core/objects/leaf_layout.h"
#include "core/objects/simple_compare.h"

namespace ouro {
namespace {

DictEntry& entry_at(Heap& heap, Ref<Dict> dict, uint32_t index) {
  return dict_keys_entry(heap.memory, heap.at(dict).keys, index);
}

bool is_split(const Heap& heap, Ref<Dict> dict) {
  return static_cast<bool>(heap.at(dict).values);
}

// Where the value of an entry lies.
Ref<Object>& value_place(Heap& heap, Ref<Dict> dict, uint32_t entry) {
  if (is_split(heap, dict)) return heap.at(heap.at(dict).values).items()[entry];
  return entry_at(heap, dict, entry).value;
}

DictLookup found(const Heap& heap, Ref<Dict> dict, uint32_t entry) {
  DictLookup lookup;
  if (!dict_entry(heap.memory, dict, entry).value) return lookup;
  lookup.status = LookupStatus::Found;
  lookup.entry = entry;
  return lookup;
}

DictLookup find_str(const Heap& heap, Ref<Dict> dict, Ref<Str> key, int64_t hash) {
  const int32_t index = dict_keys_find_str(heap, heap.at(dict).keys, key, hash);
  return index < 0 ? DictLookup{} : found(heap, dict, static_cast<uint32_t>(index));
}

// The index in the slot that a search comes to after `step` others.
int32_t probed_index(const Heap& heap, Ref<DictKeys> keys, int64_t hash, uint32_t step) {
  DictProbe probe(heap.memory, keys, hash);
  for (uint32_t i = 0; i < step; ++i) probe.advance();
  return probe.index();
}

// Goes on behind the first `step` slots that the hash may be in.
DictLookup search(const Heap& heap, Ref<Dict> dict, Ref<Object> key, int64_t hash, uint32_t step) {
  const Ref<DictKeys> keys = heap.at(dict).keys;
  DictProbe probe(heap.memory, keys, hash);
  for (uint32_t i = 0; i < step; ++i) probe.advance();
  for (;; probe.advance(), ++step) {
    if (probe.index() == kIndexEmpty) return {};
    if (probe.index() == kIndexDummy) continue;
    const auto index = static_cast<uint32_t>(probe.index());
    const DictEntry& entry = dict_keys_entry(heap.memory, keys, index);
    if (entry.key == key) return found(heap, dict, index);
    if (entry.hash != hash) continue;
    const SimpleEqual equal = simple_equal(heap, entry.key, key);
    if (equal == SimpleEqual::Equal) return found(heap, dict, index);
    if (equal == SimpleEqual::NeedsPython) {
      return {LookupStatus::NeedsCompare, index, entry.key, keys, step};
    }
  }
}

bool is_exact_str(const Heap& heap, Ref<Object> key) {
  return heap.is_exact(key, TypeId::Str);
}

uint8_t grown_size(const Heap& heap, Ref<Dict> dict) {
  return dict_log2_size(heap.profile, uint64_t{heap.at(dict).used} * 3);
}

// Up to 3.10 a split table must be filled in the order of its keys (dictobject.c insertdict).
bool keeps_order(const Heap& heap, Ref<Dict> dict, int32_t index) {
  if (heap.profile.instance_attributes != InstanceAttributes::DictObject) return true;
  const Dict& owner = heap.at(dict);
  const uint32_t next = index < 0 ? heap.at(owner.keys).entry_count : static_cast<uint32_t>(index);
  return owner.used == next;
}

// Stores under a key that the split dict does not have. False: it has to become combined first.
bool insert_split(Heap& heap, Ref<Dict> dict, Ref<Object> key, int64_t hash, Ref<Object> value) {
  if (!is_exact_str(heap, key)) return false;
  const Ref<DictKeys> keys = heap.at(dict).keys;
  int32_t index = dict_keys_find_str(heap, keys, key.as<Str>(), hash);
  if (!keeps_order(heap, dict, index)) return false;
  if (index < 0) {
    if (heap.at(keys).usable == 0) return false;
    incref(heap, key);
    index = static_cast<int32_t>(dict_keys_append(heap, keys, key, hash, {}));
  }
  dict_values_set(heap.at(heap.at(dict).values), static_cast<uint32_t>(index), value);
  ++heap.at(dict).used;
  return true;
}

// Makes the table combined, fit for the key and with room for one more entry.
bool make_room(Heap& heap, Ref<Dict> dict, Ref<Object> key) {
  const bool is_str = is_exact_str(heap, key);
  const Ref<DictKeys> keys = heap.at(dict).keys;
  const auto kind = is_str ? DictKeysKind::Strings : DictKeysKind::General;
  if (!keys) {
    heap.at(dict).keys = dict_keys_new(heap, kDictLog2Min, kind);
    return static_cast<bool>(heap.at(dict).keys);
  }
  if (is_split(heap, dict)) return dict_resize(heap, dict, grown_size(heap, dict), kind);
  if (!is_str && heap.at(keys).kind == DictKeysKind::Strings) {
    if (heap.profile.short_string_entries) {
      return dict_resize(heap, dict, grown_size(heap, dict), kind);
    }
    heap.at(keys).kind = DictKeysKind::General;
  }
  return heap.at(keys).usable > 0 ||
         dict_resize(heap, dict, grown_size(heap, dict), DictKeysKind::Strings);
}

Ref<Dict> track_at_birth(Heap& heap, Ref<Dict> dict) {
  if (heap.profile.dict_tracking == DictTracking::Always) heap.track(dict.as<Object>());
  return dict;
}

Ref<Dict> allocate(Heap& heap) {
  const auto reused = pop_free(heap, heap.state().free_lists.dict).as<Dict>();
  return reused ? reused : heap.allocate<Dict>(TypeId::Dict);
}

Ref<Dict> begin_empty(Heap& heap, Ref<Dict> dict) {
  if (heap.profile.empty_dict_has_table) {
    const Ref<DictKeys> keys = dict_keys_new(heap, kDictLog2Min, DictKeysKind::Strings);
    heap.at(dict).keys = keys;
  }
  return track_at_birth(heap, dict);
}

// The walk over a split table goes by insertion order.
DictItem split_item(const Memory& memory, Ref<Dict> dict, uint32_t position, int64_t* hash) {
  const Dict& owner = memory.at(dict);
  const DictValues& values = memory.at(owner.values);
  const uint32_t index = values.order()[position];
  const DictEntry& entry = dict_keys_entry(memory, owner.keys, index);
  if (hash != nullptr) *hash = entry.hash;
  return {entry.key, values.items()[index]};
}

}  // namespace

Ref<Dict> dict_new(Heap& heap) {
  return begin_empty(heap, allocate(heap));
}

Ref<Dict> dict_new_of(Heap& heap, Ref<Type> type) {
  // As tp_alloc, which knows no free list.
  if (type == heap.type(TypeId::Dict)) return begin_empty(heap, heap.allocate<Dict>(TypeId::Dict));
  const Ref<Object> object = object_new_of(heap, type);
  if (object) heap.track(object);
  return object.as<Dict>();
}

Ref<Dict> dict_new_split(Heap& heap, Ref<DictKeys> keys, Ref<DictValues> values) {
  const Ref<Dict> dict = allocate(heap);
  heap.at(dict).keys = keys;
  heap.at(dict).values = values;
  heap.at(dict).used = heap.at(values).size;
  track_at_birth(heap, dict);
  dict_track_if_needed(heap, dict);
  return dict;
}

Ref<Dict> dict_new_presized(Heap& heap, uint32_t entries, DictKeysKind kind) {
  constexpr uint8_t kLog2PresizeMax = 17;
  if (entries <= dict_usable_fraction(kDictLog2Min)) return dict_new(heap);
  const uint8_t log2_size = entries > dict_usable_fraction(kLog2PresizeMax)
                                ? kLog2PresizeMax
                                : dict_log2_size_for(heap.profile, entries);
  const Ref<DictKeys> keys = dict_keys_new(heap, log2_size, kind);
  if (!keys) return {};
  const Ref<Dict> dict = allocate(heap);
  heap.at(dict).keys = keys;
  return track_at_birth(heap, dict);
}

DictLookup dict_find(const Heap& heap, Ref<Dict> dict, Ref<Object> key, int64_t hash) {
  const Ref<DictKeys> keys = heap.at(dict).keys;
  if (!keys) return {};
  const bool only_strings = heap.at(keys).kind != DictKeysKind::General;
  if (only_strings && is_exact_str(heap, key)) return find_str(heap, dict, key.as<Str>(), hash);
  return search(heap, dict, key, hash, 0);
}

DictLookup dict_find_continue(const Heap& heap, Ref<Dict> dict, Ref<Object> key, int64_t hash,
                              const DictLookup& was, bool equal) {
  const Ref<DictKeys> keys = heap.at(dict).keys;
  if (!keys || keys != was.keys) return dict_find(heap, dict, key, hash);
  const int32_t entry = probed_index(heap, keys, hash, was.step);
  if (entry < 0 ||
      dict_keys_entry(heap.memory, keys, static_cast<uint32_t>(entry)).key != was.compare_key) {
    return dict_find(heap, dict, key, hash);
  }
  if (equal) return found(heap, dict, static_cast<uint32_t>(entry));
  return search(heap, dict, key, hash, was.step + 1);
}

Ref<Object> dict_get_str(Heap& heap, Ref<Dict> dict, Ref<Str> key) {
  const Ref<DictKeys> keys = heap.at(dict).keys;
  if (!keys) return {};
  const int32_t index = dict_keys_find_str(heap, keys, key, str_hash(heap, key));
  return index < 0 ? Ref<Object>{} : value_place(heap, dict, static_cast<uint32_t>(index));
}

DictLookup dict_find_str(Heap& heap, Ref<Dict> dict, Ref<Str> key) {
  if (!heap.at(dict).keys) return {};
  return find_str(heap, dict, key, str_hash(heap, key));
}

DictItem dict_entry(const Memory& memory, Ref<Dict> dict, uint32_t entry) {
  const Dict& owner = memory.at(dict);
  const DictEntry& stored = dict_keys_entry(memory, owner.keys, entry);
  if (!owner.values) return {stored.key, stored.value};
  const DictValues& values = memory.at(owner.values);
  return {stored.key, entry < values.capacity ? values.items()[entry] : Ref<Object>{}};
}

uint32_t dict_position_end(const Memory& memory, Ref<Dict> dict) {
  const Dict& owner = memory.at(dict);
  if (!owner.keys) return 0;
  return owner.values ? owner.used : memory.at(owner.keys).entry_count;
}

DictItem dict_next(const Memory& memory, Ref<Dict> dict, uint32_t* position, int64_t* hash) {
  const uint32_t end = dict_position_end(memory, dict);
  const Dict& owner = memory.at(dict);
  if (owner.values) {
    return *position < end ? split_item(memory, dict, (*position)++, hash) : DictItem{};
  }
  while (*position < end) {
    const DictEntry& entry = dict_keys_entry(memory, owner.keys, (*position)++);
    if (!entry.value || !entry.key) continue;
    if (hash != nullptr) *hash = entry.hash;
    return {entry.key, entry.value};
  }
  return {};
}

DictItem dict_previous(const Memory& memory, Ref<Dict> dict, uint32_t* position) {
  *position = std::min(*position, dict_position_end(memory, dict));
  const Dict& owner = memory.at(dict);
  if (owner.values) {
    return *position > 0 ? split_item(memory, dict, --*position, nullptr) : DictItem{};
  }
  while (*position > 0) {
    const DictEntry& entry = dict_keys_entry(memory, owner.keys, --*position);
    if (entry.value && entry.key) return {entry.key, entry.value};
  }
  return {};
}

Ref<Object> dict_replace(Heap& heap, Ref<Dict> dict, uint32_t entry, Ref<Object> value) {
  dict_maintain_tracking(heap, dict, entry_at(heap, dict, entry).key, value);
  Ref<Object>& place = value_place(heap, dict, entry);
  const Ref<Object> old = place;
  place = value;
  return old;
}

bool dict_insert(Heap& heap, Ref<Dict> dict, Ref<Object> key, int64_t hash, Ref<Object> value) {
  if (!is_split(heap, dict) || !insert_split(heap, dict, key, hash, value)) {
    if (!make_room(heap, dict, key)) return false;
    const Ref<DictKeys> keys = heap.at(dict).keys;
    incref(heap, key);
    dict_keys_append(heap, keys, key, hash, value);
    heap.at(keys).version = dict_keys_next_version(heap);
    ++heap.at(dict).used;
  }
  dict_maintain_tracking(heap, dict, key, value);
  return true;
}

DictItem dict_remove(Heap& heap, Ref<Dict> dict, uint32_t entry) {
  const bool combines = heap.profile.instance_attributes == InstanceAttributes::DictObject;
  if (is_split(heap, dict) && combines) {
    const Ref<Object> key = entry_at(heap, dict, entry).key;
    const int64_t hash = entry_at(heap, dict, entry).hash;
    const uint8_t log2_size = heap.at(heap.at(dict).keys).log2_size;
    // Refused: the split table stays and gets a hole.
    if (dict_resize(heap, dict, log2_size, DictKeysKind::Strings)) {
      entry = find_str(heap, dict, key.as<Str>(), hash).entry;
    }
  }
  --heap.at(dict).used;
  if (is_split(heap, dict)) {
    return {{}, dict_values_set(heap.at(heap.at(dict).values), entry, {})};
  }
  const Ref<DictKeys> keys = heap.at(dict).keys;
  dict_keys_forget(heap, keys, entry);
  heap.at(keys).version = dict_keys_next_version(heap);
  DictEntry& removed = dict_keys_entry(heap.memory, keys, entry);
  const DictItem item{removed.key, removed.value};
  removed = DictEntry{};
  return item;
}

StoreResult dict_set_str(Heap& heap, Ref<Dict> dict, Ref<Str> key, Ref<Object> value) {
  const int64_t hash = str_hash(heap, key);
  if (heap.at(dict).keys) {
    const DictLookup lookup = find_str(heap, dict, key, hash);
    if (lookup.status == LookupStatus::Found) {
      return {true, dict_replace(heap, dict, lookup.entry, value)};
    }
  }
  return {dict_insert(heap, dict, key.as<Object>(), hash, value), {}};
}

DictItem dict_remove_str(Heap& heap, Ref<Dict> dict, Ref<Str> key) {
  if (!heap.at(dict).keys) return {};
  const DictLookup lookup = find_str(heap, dict, key, str_hash(heap, key));
  if (lookup.status != LookupStatus::Found) return {};
  return dict_remove(heap, dict, lookup.entry);
}

DictItem dict_pop_item(Heap& heap, Ref<Dict> dict) {
  if (heap.at(dict).used == 0) return {};
  const Ref<DictKeys> old_keys = heap.at(dict).keys;
  if (is_split(heap, dict) &&
      !dict_resize(heap, dict, heap.at(old_keys).log2_size, DictKeysKind::Strings)) {
    const DictValues& values = heap.at(heap.at(dict).values);
    const uint32_t last = values.order()[values.size - 1];
    const Ref<Object> key = new_reference(heap, entry_at(heap, dict, last).key);
    return {key, dict_remove(heap, dict, last).value};
  }
  const Ref<DictKeys> keys = heap.at(dict).keys;
  uint32_t last = heap.at(keys).entry_count - 1;
  while (!dict_keys_entry(heap.memory, keys, last).value) --last;
  const DictItem item = dict_remove(heap, dict, last);
  heap.at(keys).entry_count = last;
  return item;
}

}  // namespace ouro
