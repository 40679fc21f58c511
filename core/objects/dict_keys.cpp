#include "core/objects/dict_keys.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/heap/refcount.h"

namespace ouro {
namespace {

constexpr uint8_t kGeneralEntryBytes = 24;

uint8_t log2_index_bytes(uint8_t log2_size) {
  if (log2_size < 8) return log2_size;
  return static_cast<uint8_t>(log2_size + (log2_size < 16 ? 1 : 2));
}

// Only tables of the shortest form wait for reuse: from 3.11 on those for strings.
bool is_free_listed(const Heap& heap, uint8_t log2_size, DictKeysKind kind) {
  return log2_size == kDictLog2Min &&
         (kind != DictKeysKind::General || !heap.profile.short_string_entries);
}

uint32_t entry_bytes(const VersionProfile& profile, DictKeysKind kind) {
  const bool is_short = profile.short_string_entries && kind != DictKeysKind::General;
  return is_short ? sizeof(DictEntry) : kGeneralEntryBytes;
}

Ref<DictKeys> allocate(Heap& heap, uint8_t log2_size, DictKeysKind kind, uint32_t bytes) {
  FreeList& free = heap.state().free_lists.dict_keys;
  if (!is_free_listed(heap, log2_size, kind) || !free.head) {
    return Ref<DictKeys>(heap.allocate_area(bytes));
  }
  const auto keys = free.head.as<DictKeys>();
  free.head = Ref<Object>(heap.at(keys).next_free);
  --free.count;
  return keys;
}

void set_index(Heap& heap, Ref<DictKeys> ref, uint32_t slot, int32_t index) {
  const DictKeys& keys = heap.at(ref);
  uint8_t* indices = heap.memory.bytes(ref.offset + keys.header_bytes);
  if (keys.index_bytes == 1) {
    reinterpret_cast<int8_t*>(indices)[slot] = static_cast<int8_t>(index);
  } else if (keys.index_bytes == 2) {
    reinterpret_cast<int16_t*>(indices)[slot] = static_cast<int16_t>(index);
  } else {
    reinterpret_cast<int32_t*>(indices)[slot] = index;
  }
}

bool is_same_text(const Heap& heap, DictKeysKind kind, Ref<Object> candidate, Ref<Str> key) {
  if (kind == DictKeysKind::General && !heap.is_exact(candidate, TypeId::Str)) return false;
  return str_equal(heap, candidate.as<Str>(), key);
}

}  // namespace

uint8_t dict_log2_size(const VersionProfile& profile, uint64_t slots) {
  const uint64_t wanted = profile.dict_size_by_bit_length ? slots | 8 : slots;
  return static_cast<uint8_t>(std::bit_width((std::max<uint64_t>(wanted, 8) - 1) | 7));
}

uint8_t dict_log2_size_for(const VersionProfile& profile, uint32_t entries) {
  return dict_log2_size(profile, (uint64_t{entries} * 3 + 1) / 2);
}

uint32_t dict_keys_bytes(const DictKeys& keys) {
  return keys.entries + dict_usable_fraction(keys.log2_size) * keys.entry_bytes;
}

Ref<DictKeys> dict_keys_new(Heap& heap, uint8_t log2_size, DictKeysKind kind) {
  if (log2_size > kDictLog2Max) return {};
  const uint32_t header = heap.profile.dict_keys_header_bytes;
  const uint32_t index_area = 1u << log2_index_bytes(log2_size);
  const uint32_t entry = entry_bytes(heap.profile, kind);
  const uint32_t bytes = header + index_area + dict_usable_fraction(log2_size) * entry;
  const Ref<DictKeys> ref = allocate(heap, log2_size, kind, bytes);
  if (!ref) return {};
  DictKeys& keys = heap.at(ref);
  keys = DictKeys{};
  keys.refcount = 1;
  keys.version = dict_keys_next_version(heap);
  keys.usable = dict_usable_fraction(log2_size);
  keys.kind = kind;
  keys.log2_size = log2_size;
  keys.log2_index_bytes = log2_index_bytes(log2_size);
  keys.header_bytes = static_cast<uint8_t>(header);
  keys.entry_bytes = static_cast<uint8_t>(entry);
  keys.index_bytes = static_cast<uint8_t>(index_area >> log2_size);
  keys.entries = header + index_area;
  std::memset(heap.memory.bytes(ref.offset + header), 0xFF, index_area);
  std::memset(heap.memory.bytes(ref.offset + keys.entries), 0, bytes - keys.entries);
  return ref;
}

void dict_keys_free(Heap& heap, Ref<DictKeys> ref) {
  FreeList& free = heap.state().free_lists.dict_keys;
  DictKeys& keys = heap.at(ref);
  if (is_free_listed(heap, keys.log2_size, keys.kind) && free.count < kDictKeysFreeListMax) {
    keys.next_free = free.head.offset;
    free.head = ref.as<Object>();
    ++free.count;
    return;
  }
  heap.release_area(ref.offset, dict_keys_bytes(keys));
}

void dict_keys_clear_free_list(Heap& heap) {
  FreeList& free = heap.state().free_lists.dict_keys;
  while (free.head) {
    const auto keys = free.head.as<DictKeys>();
    free.head = Ref<Object>(heap.at(keys).next_free);
    heap.release_area(keys.offset, dict_keys_bytes(heap.at(keys)));
  }
  free.count = 0;
}

void dict_keys_decref(Heap& heap, Ref<DictKeys> keys) {
  CHECK(heap.at(keys).refcount > 0);
  if (--heap.at(keys).refcount > 0) return;
  for (uint32_t i = 0; i < heap.at(keys).entry_count; ++i) {
    xdecref(heap, dict_keys_entry(heap.memory, keys, i).key);
  }
  dict_keys_free(heap, keys);
}

uint32_t dict_keys_next_version(Heap& heap) {
  return ++heap.state().counters.next_keys_version;
}

int32_t dict_keys_find_str(const Heap& heap, Ref<DictKeys> ref, Ref<Str> key, int64_t hash) {
  const DictKeys& keys = heap.at(ref);
  DictProbe probe(keys, hash);
  // The usual case: the very key, in the first slot.
  const int32_t first = probe.index();
  if (first >= 0 &&
      dict_keys_entry(heap.memory, ref, static_cast<uint32_t>(first)).key == key.as<Object>()) {
    return first;
  }
  for (;; probe.advance()) {
    const int32_t index = probe.index();
    if (index == kIndexEmpty) return kIndexEmpty;
    if (index == kIndexDummy) continue;
    const DictEntry& entry = dict_keys_entry(heap.memory, ref, static_cast<uint32_t>(index));
    if (entry.key == key.as<Object>()) return index;
    if (entry.hash == hash && is_same_text(heap, keys.kind, entry.key, key)) return index;
  }
}

uint32_t dict_keys_append(Heap& heap, Ref<DictKeys> ref, Ref<Object> key, int64_t hash,
                          Ref<Object> value) {
  DictKeys& keys = heap.at(ref);
  CHECK(keys.usable > 0);
  DictProbe probe(keys, hash);
  while (probe.index() >= 0) probe.advance();
  const uint32_t index = keys.entry_count++;
  --keys.usable;
  set_index(heap, ref, probe.slot(), static_cast<int32_t>(index));
  dict_keys_entry(heap.memory, ref, index) = DictEntry{hash, key, value};
  return index;
}

void dict_keys_forget(Heap& heap, Ref<DictKeys> ref, uint32_t entry) {
  const int64_t hash = dict_keys_entry(heap.memory, ref, entry).hash;
  DictProbe probe(heap.at(ref), hash);
  while (probe.index() != static_cast<int32_t>(entry)) {
    CHECK(probe.index() != kIndexEmpty);
    probe.advance();
  }
  set_index(heap, ref, probe.slot(), kIndexDummy);
}

}  // namespace ouro
