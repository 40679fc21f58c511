// lookup_cache.h - remembers what type_lookup found (typeobject.c, method cache).
//
// Derived, outside the block, never observable: keyed by the type's version number, which changes
// whenever a lookup on it could give something else, and by the interned name. Dropped when the
// block is replaced, because version numbers and offsets may then mean other things.
#pragma once

#include <array>

#include "core/heap/heap.h"

namespace ouro {

struct Str;

class LookupCache {
 public:
  bool find(uint32_t version, Ref<Str> name, Ref<Object>* found) const {
    const Entry& entry = entries_[index(version, name)];
    if (entry.version != version || !(entry.name == name)) return false;
    *found = entry.found;
    return true;
  }
  void store(uint32_t version, Ref<Str> name, Ref<Object> found) {
    if (version != 0) entries_[index(version, name)] = Entry{version, name, found};
  }
  void clear() { entries_ = {}; }

 private:
  struct Entry {
    uint32_t version = 0;
    Ref<Str> name;
    Ref<Object> found;
  };
  static constexpr uint32_t kSize = 1024;

  static uint32_t index(uint32_t version, Ref<Str> name) {
    return ((version * 31) ^ (name.offset >> 4)) % kSize;
  }

  std::array<Entry, kSize> entries_{};
};

}  // namespace ouro
