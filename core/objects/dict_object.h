// dict_object.h - dicts as plain data: CPython's PyDictObject. Read dict_keys.h first.
//
//   [ Dict: keys, values ] ---> DictKeys (its own)                a combined table
//                          ---> DictKeys (shared), DictValues     a split table (instance dicts)
//
// `keys` is null for an empty dict without a table (CPython's Py_EMPTY_KEYS).
//
// Searching may meet a key with an equal hash that only Python code can compare. Then the answer is
// NeedsCompare: the caller evaluates `lookup.compare_key == key` (in this order, holding a
// reference to compare_key meanwhile) and goes on with dict_find_continue, which begins again when
// the dict has changed. So a search is a loop:
//
//   DictLookup at = dict_find(heap, dict, key, hash);
//   while (at.status == LookupStatus::NeedsCompare) {
//     ... compare, perhaps many ticks later ...
//     at = dict_find_continue(heap, dict, key, hash, at, equal);
//   }
//
// After Found: dict_replace, dict_remove. After Absent: dict_insert. Nothing that changes the dict
// may lie between the search and these.
//
// Values are taken (the dict becomes owner of the caller's reference), keys are borrowed (the dict
// makes its own reference when it keeps the key). What leaves a dict is returned, owned. When
// memory is refused nothing has changed.
//
// Tracking follows VersionProfile::dict_tracking: lazily when something trackable is stored, or
// from birth.
#pragma once

#include "core/objects/detached_items.h"
#include "core/objects/dict_keys.h"

namespace ouro {

struct DictValues;  // instance.h

struct Dict : Object {
  uint32_t used;
  Ref<DictKeys> keys;
  Ref<DictValues> values;  // split table only
  uint32_t cursor;  // first entry that may still hold something while the dict is taken apart
  uint32_t reserved[4];
};
static_assert(sizeof(Dict) == 48);

inline constexpr uint32_t kDictFreeListMax = 80;

enum class LookupStatus : uint8_t { Found, Absent, NeedsCompare };

struct DictLookup {
  LookupStatus status = LookupStatus::Absent;
  uint32_t entry = 0;  // Found: index of the entry
  // NeedsCompare: the key to be compared, borrowed, and where the search stands.
  Ref<Object> compare_key;
  Ref<DictKeys> keys;
  uint32_t step = 0;
};

// A key with its value; both null at the end of a walk or when nothing was there.
struct DictItem {
  Ref<Object> key;
  Ref<Object> value;
};

// What a store did. `old` is the value replaced, owned, or null.
struct [[nodiscard]] StoreResult {
  bool ok = true;  // false: memory refused; the caller still owns the value it passed
  Ref<Object> old;
};

// --- making ---
// An empty dict, from the free list when there is one.
Ref<Dict> dict_new(Heap& heap);
// With room for `entries` entries (_PyDict_NewPresized; BUILD_MAP). Null when memory is refused.
Ref<Dict> dict_new_presized(Heap& heap, uint32_t entries, DictKeysKind kind);
// An exact dict of the same items, as dict.copy() (also of an instance of a derived class). A table
// that is mostly used is cloned, another one rebuilt. Null when memory is refused.
Ref<Dict> dict_copy(Heap& heap, Ref<Dict> dict);

// --- reading ---
inline uint32_t dict_size(const Heap& heap, Ref<Dict> dict) {
  return heap.at(dict).used;
}
DictLookup dict_find(const Heap& heap, Ref<Dict> dict, Ref<Object> key, int64_t hash);
DictLookup dict_find_continue(const Heap& heap, Ref<Dict> dict, Ref<Object> key, int64_t hash,
                              const DictLookup& was, bool equal);
// Borrowed value; null when absent. A key of the dict that is no exact string counts as different.
Ref<Object> dict_get_str(Heap& heap, Ref<Dict> dict, Ref<Str> key);
// Borrowed key and value of an entry; null when it was deleted.
DictItem dict_entry(const Memory& memory, Ref<Dict> dict, uint32_t entry);
// Entries made so far, deleted ones included: the bound of `entry`.
uint32_t dict_entry_count(const Memory& memory, Ref<Dict> dict);
// The item in or after *position, borrowed, and moves *position behind it (PyDict_Next).
DictItem dict_next(const Memory& memory, Ref<Dict> dict, uint32_t* position);
// The item in or before *position - 1, walking backwards; begin with dict_entry_count.
DictItem dict_previous(const Memory& memory, Ref<Dict> dict, uint32_t* position);
// The version of the table; 0 while there is none. See dict_keys.h for what can be cached.
inline uint32_t dict_keys_version(const Heap& heap, Ref<Dict> dict) {
  const Ref<DictKeys> keys = heap.at(dict).keys;
  return keys ? heap.at(keys).version : 0;
}

// --- changing ---
// After Found: the old value, owned.
Ref<Object> dict_replace(Heap& heap, Ref<Dict> dict, uint32_t entry, Ref<Object> value);
// After Absent. False: memory refused.
[[nodiscard]] bool dict_insert(Heap& heap, Ref<Dict> dict, Ref<Object> key, int64_t hash,
                               Ref<Object> value);
// After Found: key and value, owned.
DictItem dict_remove(Heap& heap, Ref<Dict> dict, uint32_t entry);
// Search and store in one for strings.
StoreResult dict_set_str(Heap& heap, Ref<Dict> dict, Ref<Str> key, Ref<Object> value);
// The removed key and value, owned; null when absent.
DictItem dict_remove_str(Heap& heap, Ref<Dict> dict, Ref<Str> key);
// dict.popitem(): the last item, owned; null when empty. False: memory refused (a split table has
// to become a combined one first).
[[nodiscard]] bool dict_pop_item(Heap& heap, Ref<Dict> dict, DictItem* item);
// Empties the dict; key, value, key, value, ... are to be released FirstToLast.
DetachedItems dict_clear(Heap& heap, Ref<Dict> dict);
// Before `count` items of another dict are stored: makes room at once, as dict_merge does. An empty
// dict takes over the shape of the other's table.
[[nodiscard]] bool dict_reserve_for_merge(Heap& heap, Ref<Dict> dict, Ref<Dict> other);
// Makes a split table combined. False: memory refused.
[[nodiscard]] bool dict_make_combined(Heap& heap, Ref<Dict> dict);

// --- tracking (dictobject.c MAINTAIN_TRACKING, _PyDict_MaybeUntrack) ---
void dict_maintain_tracking(Heap& heap, Ref<Dict> dict, Ref<Object> key, Ref<Object> value);
void maybe_untrack_dict(Heap& heap, Ref<Dict> dict);

extern const Layout kDictLayout;

}  // namespace ouro
