// dict_table.cpp - what happens to whole tables of a dict: resizing, copying, merging, clearing.
#include <cstring>

#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"

namespace ouro {
namespace {

constexpr uint32_t kSlotBytes = sizeof(Ref<Object>);
// Larger split tables would make values that memory may refuse.
constexpr uint8_t kSplitLog2Max = 6;

Ref<Ref<Object>> slot_at(uint32_t offset, uint32_t index) {
  return Ref<Ref<Object>>(offset + index * kSlotBytes);
}

// Moves the items of a combined table, or of a split one with new references to the keys.
void move_items(Heap& heap, Ref<Dict> dict, Ref<DictKeys> to) {
  const bool split = static_cast<bool>(heap.at(dict).values);
  uint32_t position = 0;
  int64_t hash = 0;
  for (;;) {
    const DictItem item = dict_next(heap.memory, dict, &position, &hash);
    if (!item.value) return;
    if (split) incref(heap, item.key);
    dict_keys_append(heap, to, item.key, hash, item.value);
  }
}

// Lets go of the table, whose keys and values are elsewhere by now.
void drop_table(Heap& heap, Ref<DictKeys> keys, Ref<DictValues> values) {
  if (values) {
    dict_values_free(heap, values);
    dict_keys_decref(heap, keys);
  } else if (keys) {
    dict_keys_free(heap, keys);
  }
}

// An exact copy of a combined table, holes included, with references of its own.
Ref<DictKeys> clone_table(Heap& heap, Ref<DictKeys> keys) {
  const uint32_t bytes = dict_keys_bytes(heap.at(keys));
  const Ref<DictKeys> clone(heap.allocate_area(bytes));
  if (!clone) return {};
  std::memcpy(heap.memory.bytes(clone.offset), heap.memory.bytes(keys.offset), bytes);
  heap.at(clone).version = dict_keys_next_version(heap);
  for (uint32_t i = 0; i < heap.at(clone).entry_count; ++i) {
    const DictEntry entry = dict_keys_entry(heap.memory, clone, i);
    if (!entry.value) continue;
    incref(heap, entry.key);
    incref(heap, entry.value);
  }
  return clone;
}

void track_like(Heap& heap, Ref<Dict> dict, Ref<Dict> model) {
  const auto object = dict.as<Object>();
  if (heap.is_tracked(model.as<Object>()) && !heap.is_tracked(object)) heap.track(object);
}

// As copy_values and new_dict in PyDict_Copy: shares the keys.
Ref<Dict> copy_split(Heap& heap, Ref<Dict> dict) {
  const Ref<DictKeys> keys = heap.at(dict).keys;
  const Ref<DictValues> values = dict_values_copy(heap, heap.at(dict).values);
  ++heap.at(keys).refcount;
  for (uint32_t i = 0; i < heap.at(values).capacity; ++i) {
    const Ref<Object> value = heap.at(values).items()[i];
    if (value) incref(heap, value);
  }
  const Ref<Dict> copy = dict_new_split(heap, keys, values);
  track_like(heap, copy, dict);
  return copy;
}

// Whether a copy of the table is as good as a new one (dict_merge).
bool is_clean(const Heap& heap, Ref<Dict> dict) {
  const Dict& source = heap.at(dict);
  const DictKeys& keys = heap.at(source.keys);
  if (source.values || source.used != keys.entry_count) return false;
  const auto half_size = static_cast<uint8_t>(keys.log2_size - 1);
  return keys.log2_size == kDictLog2Min || dict_usable_fraction(half_size) < source.used;
}

// Gives an empty dict this table in place of its own.
void adopt_table(Heap& heap, Ref<Dict> dict, Ref<DictKeys> keys, uint32_t used) {
  drop_table(heap, heap.at(dict).keys, heap.at(dict).values);
  heap.at(dict).keys = keys;
  heap.at(dict).values = {};
  heap.at(dict).used = used;
}

DetachedItems detach_values(Heap& heap, Ref<DictValues> values) {
  DetachedItems items;
  items.count = heap.at(values).capacity;
  if (heap.at(values).embedded) {
    items.area_bytes = items.count * kSlotBytes;
    items.offset = heap.allocate_area(items.area_bytes);
  } else {
    items.area_bytes = dict_values_bytes(heap.profile, items.count);
    items.offset = values.offset;
  }
  const uint32_t slots = dict_values_slots(values);
  std::memmove(heap.memory.bytes(items.offset), heap.memory.bytes(slots),
               size_t{items.count} * kSlotBytes);
  return items;
}

// The references of a combined table as consecutive slots: in the memory of the table itself,
// unless that goes to the free list.
DetachedItems detach_entries(Heap& heap, Ref<DictKeys> keys) {
  const DictKeys table = heap.at(keys);
  const bool reusable = table.log2_size == kDictLog2Min;
  DetachedItems items;
  items.count = 2 * table.entry_count;
  items.area_bytes =
      reusable ? 2 * dict_usable_fraction(kDictLog2Min) * kSlotBytes : dict_keys_bytes(table);
  items.offset = reusable ? heap.allocate_area(items.area_bytes) : keys.offset;
  // Slot 2 * i ends before entry i begins, so no entry is overwritten before it is read.
  for (uint32_t i = 0; i < table.entry_count; ++i) {
    const uint32_t place = keys.offset + table.entries + i * table.entry_bytes;
    const DictEntry entry = heap.at(Ref<DictEntry>(place));
    heap.at(slot_at(items.offset, 2 * i)) = entry.key;
    heap.at(slot_at(items.offset, 2 * i + 1)) = entry.value;
  }
  if (reusable) dict_keys_free(heap, keys);
  return items;
}

}  // namespace

bool dict_resize(Heap& heap, Ref<Dict> dict, uint8_t log2_size, DictKeysKind kind) {
  const Ref<DictKeys> old_keys = heap.at(dict).keys;
  const Ref<DictValues> old_values = heap.at(dict).values;
  if (old_keys && heap.at(old_keys).kind == DictKeysKind::General) kind = DictKeysKind::General;
  const Ref<DictKeys> keys = dict_keys_new(heap, log2_size, kind);
  if (!keys) return false;
  move_items(heap, dict, keys);
  drop_table(heap, old_keys, old_values);
  heap.at(dict).keys = keys;
  heap.at(dict).values = {};
  heap.at(dict).cursor = 0;
  return true;
}

void dict_drop_table(Heap& heap, Ref<Dict> dict) {
  const Dict old = heap.at(dict);
  if (old.values && heap.at(old.values).valid && heap.at(old.values).embedded) return;
  heap.at(dict).keys = {};
  heap.at(dict).values = {};
  heap.at(dict).used = 0;
  heap.at(dict).cursor = 0;
  drop_table(heap, old.keys, old.values);
}

// dictobject.c, make_keys_shared (up to 3.10).
bool dict_make_split(Heap& heap, Ref<Dict> dict) {
  const Ref<DictKeys> old_keys = heap.at(dict).keys;
  if (!old_keys || heap.at(dict).values) return false;
  const uint8_t log2_size = heap.at(old_keys).log2_size;
  if (heap.at(old_keys).kind != DictKeysKind::Strings || log2_size > kSplitLog2Max) return false;
  const bool has_holes = heap.at(old_keys).entry_count != heap.at(dict).used;
  if (has_holes && !dict_resize(heap, dict, log2_size, DictKeysKind::Strings)) return false;
  const Ref<DictValues> values = dict_values_new(heap, dict_usable_fraction(log2_size));
  const Ref<DictKeys> keys = heap.at(dict).keys;
  for (uint32_t i = 0; i < heap.at(keys).entry_count; ++i) {
    DictEntry& entry = dict_keys_entry(heap.memory, keys, i);
    dict_values_set(heap.at(values), i, entry.value);
    entry.value = {};
  }
  heap.at(keys).kind = DictKeysKind::Split;
  heap.at(dict).values = values;
  return true;
}

Ref<Dict> dict_copy(Heap& heap, Ref<Dict> dict) {
  if (heap.at(dict).used == 0) return dict_new(heap);
  if (heap.at(dict).values) return copy_split(heap, dict);
  const Ref<DictKeys> keys = heap.at(dict).keys;
  const Ref<Dict> copy = dict_new(heap);
  const uint32_t used = heap.at(dict).used;
  if (used >= heap.at(keys).entry_count * 2 / 3) {
    const Ref<DictKeys> clone = clone_table(heap, keys);
    if (clone) {
      adopt_table(heap, copy, clone, used);
      track_like(heap, copy, dict);
      return copy;
    }
  } else if (dict_merge_begin(heap, copy, dict) != MergeStart::Refused) {
    uint32_t position = 0;
    int64_t hash = 0;
    DictItem item = dict_next(heap.memory, dict, &position, &hash);
    for (; item.value; item = dict_next(heap.memory, dict, &position, &hash)) {
      CHECK(dict_insert(heap, copy, item.key, hash, new_reference(heap, item.value)));
    }
    return copy;
  }
  decref(heap, copy.as<Object>());
  return {};
}

MergeStart dict_merge_begin(Heap& heap, Ref<Dict> dict, Ref<Dict> other) {
  const uint32_t more = heap.at(other).used;
  if (dict == other || more == 0) return MergeStart::Copied;
  if (heap.at(dict).used == 0 && is_clean(heap, other)) {
    const Ref<DictKeys> clone = clone_table(heap, heap.at(other).keys);
    if (!clone) return MergeStart::Refused;
    adopt_table(heap, dict, clone, more);
    track_like(heap, dict, other);
    return MergeStart::Copied;
  }
  // One big step at the start; few of the keys will be there already.
  const Ref<DictKeys> keys = heap.at(dict).keys;
  const uint32_t usable = keys ? dict_usable_fraction(heap.at(keys).log2_size) : 0;
  if (usable >= more) return MergeStart::Ready;
  const bool strings = heap.at(heap.at(other).keys).kind != DictKeysKind::General;
  const uint8_t log2_size = dict_log2_size_for(heap.profile, heap.at(dict).used + more);
  const auto kind = strings ? DictKeysKind::Strings : DictKeysKind::General;
  return dict_resize(heap, dict, log2_size, kind) ? MergeStart::Ready : MergeStart::Refused;
}

DetachedItems dict_clear(Heap& heap, Ref<Dict> dict) {
  const Ref<DictKeys> keys = heap.at(dict).keys;
  const Ref<DictValues> values = heap.at(dict).values;
  if (!keys) return {};
  heap.at(dict).used = 0;
  heap.at(dict).cursor = 0;
  if (values && heap.at(values).embedded) {
    // The instance goes on using them, empty.
    const DetachedItems items = detach_values(heap, values);
    dict_values_clear(heap.at(values), heap.at(values).capacity);
    return items;
  }
  heap.at(dict).keys = {};
  heap.at(dict).values = {};
  if (!values) return detach_entries(heap, keys);
  const DetachedItems items = detach_values(heap, values);
  dict_keys_decref(heap, keys);
  return items;
}

}  // namespace ouro
