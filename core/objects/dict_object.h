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
#include "core/objects/dict_values.h"

namespace ouro {

struct Dict : Object {
  uint32_t used;
  Ref<DictKeys> keys;
  Ref<DictValues> values;  // split table only
  // While the dict is taken apart: the first entry that may hold something, and the value of the
  // entry whose key has just been given up.
  uint32_t cursor;
  Ref<Object> pending;
  uint32_t reserved[3];
};
static_assert(sizeof(Dict) == 48);

inline constexpr uint32_t kDictFreeListMax = 80;

enum class LookupStatus : uint8_t { Found, Absent, NeedsCompare };

struct DictLookup {
  LookupStatus status = LookupStatus::Absent;
  uint32_t entry = 0;  // Found: index of the entry
  // NeedsCompare: the key to be compared, borrowed, and where the search stands. These three are
  // what dict_find_continue needs back.
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
// An empty instance of a class derived from dict, tracked; null when memory is refused.
Ref<Dict> dict_new_of(Heap& heap, Ref<Type> type);
// A dict of a split table: takes one use of `keys`, and `values` with their references.
Ref<Dict> dict_new_split(Heap& heap, Ref<DictKeys> keys, Ref<DictValues> values);
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
// As dict_get_str, but says where it is; never NeedsCompare.
DictLookup dict_find_str(Heap& heap, Ref<Dict> dict, Ref<Str> key);
// Borrowed key and value of the entry that a search found; the value is null when it was deleted.
DictItem dict_entry(const Memory& memory, Ref<Dict> dict, uint32_t entry);
// Walks: the item at or after *position, borrowed, moving *position behind it (PyDict_Next); or the
// one before *position, moving there. Null at the end. `hash` may be null. Begin with 0, backwards
// with dict_position_end. Positions are those of CPython's iterators.
DictItem dict_next(const Memory& memory, Ref<Dict> dict, uint32_t* position,
                   int64_t* hash = nullptr);
DictItem dict_previous(const Memory& memory, Ref<Dict> dict, uint32_t* position);
uint32_t dict_position_end(const Memory& memory, Ref<Dict> dict);
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
// After Found: key and value, owned; the key is null when a split table keeps it.
DictItem dict_remove(Heap& heap, Ref<Dict> dict, uint32_t entry);
// Search and store in one for strings.
StoreResult dict_set_str(Heap& heap, Ref<Dict> dict, Ref<Str> key, Ref<Object> value);
// The removed key and value, owned; null when absent.
DictItem dict_remove_str(Heap& heap, Ref<Dict> dict, Ref<Str> key);
// dict.popitem(): the last item, owned; null when empty.
DictItem dict_pop_item(Heap& heap, Ref<Dict> dict);
// Empties the dict; key, value, key, value, ... are to be released FirstToLast.
DetachedItems dict_clear(Heap& heap, Ref<Dict> dict);

enum class MergeStart : uint8_t {
  Refused,  // memory
  Copied,   // the dict was empty and is a copy now: done
  Ready,    // there is room; the items are still to be stored one by one
};
// Before all items of another dict are stored: as dict_merge begins.
[[nodiscard]] MergeStart dict_merge_begin(Heap& heap, Ref<Dict> dict, Ref<Dict> other);

// --- tables ---
// Moves all items to a new table of this size, which is combined. Of the kind asked for, unless the
// old one is General. False: memory refused.
[[nodiscard]] bool dict_resize(Heap& heap, Ref<Dict> dict, uint8_t log2_size, DictKeysKind kind);
// Makes a combined table of strings split, so that others can share its keys. False: not possible.
[[nodiscard]] bool dict_make_split(Heap& heap, Ref<Dict> dict);

// Gives back the table of a dict whose references are gone; values that are an instance's stay.
void dict_drop_table(Heap& heap, Ref<Dict> dict);

// --- tracking (dictobject.c MAINTAIN_TRACKING) ---
void dict_maintain_tracking(Heap& heap, Ref<Dict> dict, Ref<Object> key, Ref<Object> value);
void dict_track_if_needed(Heap& heap, Ref<Dict> dict);

extern const Layout kDictLayout;

}  // namespace ouro
