// dict_keys.h - the hash table behind dicts and instances: CPython's PyDictKeysObject.
//
//   [ DictKeys, header_bytes long | indices: 1 << log2_index_bytes bytes | entries, entry_bytes
//   each ]
//
// `indices` is the hash table: slot -> index of an entry, kIndexEmpty or kIndexDummy. Entries are
// in insertion order and only ever appended; a deleted one has a null key and value. Of a table of
// 2**n slots at most 2/3 are used. Probing is dictobject.c's: i = 5 * i + perturb + 1.
//
// Sizes are CPython's: a header of 40 bytes (32 from 3.11), 1, 2 or 4 bytes an index, 24 bytes an
// entry, or 16 from 3.11 on while all keys are exact strings. References are half as long here, so
// one struct fits both.
//
// A combined table belongs to one dict and holds its keys and values. A *split* table (PEP 412)
// holds only keys, exact strings: it is shared by the instances of a class, which keep their values
// in DictValues. `refcount` counts the dicts and the type that use a table.
//
// `version` changes whenever the set of keys or their places change, and no two tables ever have
// the same one: (offset of the table, version, entry index) can be cached outside the block.
// Storing another value for a key there is does not change it. In a split table an entry, once
// there, stays, and a new key leaves the version as it is.
#pragma once

#include "core/heap/heap.h"
#include "core/objects/str_object.h"

namespace ouro {

enum class DictKeysKind : uint8_t {
  General,  // any keys
  Strings,  // exact strings only
  Split,    // exact strings only; values are elsewhere
};

struct DictEntry {
  int64_t hash;
  Ref<Object> key;
  Ref<Object> value;  // null in split tables
};
static_assert(sizeof(DictEntry) == 16);

struct DictKeys {
  uint32_t refcount;
  uint32_t version;
  uint32_t usable;       // entries that may still be added
  uint32_t entry_count;  // entries made, deleted ones included
  DictKeysKind kind;
  uint8_t log2_size;
  uint8_t log2_index_bytes;
  uint8_t header_bytes;
  uint8_t entry_bytes;
  uint8_t index_bytes;  // of one index: 1, 2 or 4
  uint16_t reserved;
  uint32_t entries;    // offset of the first entry from the table
  uint32_t next_free;  // free list
};
static_assert(sizeof(DictKeys) == 32);

inline constexpr int32_t kIndexEmpty = -1;
inline constexpr int32_t kIndexDummy = -2;
inline constexpr uint8_t kDictLog2Min = 3;
inline constexpr uint8_t kDictLog2Max = 26;
inline constexpr uint32_t kDictKeysFreeListMax = 80;

inline uint32_t dict_usable_fraction(uint8_t log2_size) {
  return static_cast<uint32_t>((uint64_t{2} << log2_size) / 3);
}
// The table that CPython takes for `slots` slots (calculate_log2_keysize).
uint8_t dict_log2_size(const VersionProfile& profile, uint64_t slots);
// The table that it takes for `entries` entries (estimate_log2_keysize).
uint8_t dict_log2_size_for(const VersionProfile& profile, uint32_t entries);
uint32_t dict_keys_bytes(const DictKeys& keys);

// An empty table of count 1. Null when memory is refused.
Ref<DictKeys> dict_keys_new(Heap& heap, uint8_t log2_size, DictKeysKind kind);
// Gives the memory of a table back that holds no references any more: to the free list or for good.
void dict_keys_free(Heap& heap, Ref<DictKeys> keys);
// Drops one use of a split table; the last one releases the keys, which are strings, too.
void dict_keys_decref(Heap& heap, Ref<DictKeys> keys);
// Gives back the memory of dead tables.
void dict_keys_clear_free_list(Heap& heap);
// The split table that a dict or type uses, or null.
Ref<DictKeys> split_keys_of(const Heap& heap, Ref<Object> dict_or_type);
// A version that no table has had (see above).
uint32_t dict_keys_next_version(Heap& heap);

inline DictEntry& dict_keys_entry(Memory& memory, Ref<DictKeys> ref, uint32_t index) {
  const DictKeys& keys = memory.at(ref);
  return *reinterpret_cast<DictEntry*>(
      memory.bytes(ref.offset + keys.entries + index * keys.entry_bytes));
}
inline const DictEntry& dict_keys_entry(const Memory& memory, Ref<DictKeys> ref, uint32_t index) {
  const DictKeys& keys = memory.at(ref);
  return *reinterpret_cast<const DictEntry*>(
      memory.bytes(ref.offset + keys.entries + index * keys.entry_bytes));
}

// A walk over the slots that a hash may be in. Valid until the next allocation.
class DictProbe {
 public:
  DictProbe(const Memory& memory, Ref<DictKeys> keys, int64_t hash)
      : DictProbe(memory.at(keys), hash) {}
  DictProbe(const DictKeys& keys, int64_t hash)
      : indices_(reinterpret_cast<const uint8_t*>(&keys) + keys.header_bytes),
        mask_((uint32_t{1} << keys.log2_size) - 1),
        slot_(static_cast<uint32_t>(hash) & mask_),
        perturb_(static_cast<uint64_t>(hash)),
        index_bytes_(keys.index_bytes) {}
  // The index in the slot where the walk stands.
  int32_t index() const {
    if (index_bytes_ == 1) return reinterpret_cast<const int8_t*>(indices_)[slot_];
    if (index_bytes_ == 2) return reinterpret_cast<const int16_t*>(indices_)[slot_];
    return reinterpret_cast<const int32_t*>(indices_)[slot_];
  }
  void advance() {
    perturb_ >>= 5;
    slot_ = (slot_ * 5 + static_cast<uint32_t>(perturb_) + 1) & mask_;
  }
  uint32_t slot() const { return slot_; }

 private:
  const uint8_t* indices_;
  uint32_t mask_;
  uint32_t slot_;
  uint64_t perturb_;
  uint8_t index_bytes_;
};

// The entry with this string as its key, kIndexEmpty when there is none. Identity first, then
// equality. In a General table keys that are no strings are passed over.
int32_t dict_keys_find_str(const Heap& heap, Ref<DictKeys> keys, Ref<Str> key, int64_t hash);
// Appends an entry whose key is not there and for which there is room. Takes both references.
uint32_t dict_keys_append(Heap& heap, Ref<DictKeys> keys, Ref<Object> key, int64_t hash,
                          Ref<Object> value);
// Makes the slot that refers to this entry a dummy.
void dict_keys_forget(Heap& heap, Ref<DictKeys> keys, uint32_t entry);

}  // namespace ouro
