// lookup_cache.h - remembers what type_lookup found (typeobject.c, method cache), and where global
// names are.
//
// Derived, outside the block, never observable: keyed by the type's version number, which changes
// whenever a lookup on it could give something else, and by the interned name; or by the version of
// the dict's table and the name. Dropped when the block is replaced, because version numbers and
// offsets may then mean other things.
#pragma once

#include <array>

#include "core/heap/heap.h"
#include "core/objects/dict_object.h"

namespace ouro {

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

// In which entry of its globals or, when it is not there, of its builtins a name is.
class GlobalCache {
 public:
  // Borrowed; null when it is not known.
  Ref<Object> find(const Memory& memory, Ref<Dict> globals, Ref<Dict> builtins,
                   Ref<Str> name) const {
    const Entry& entry = entries_[index(globals, name)];
    const bool known = entry.name == name && is_at(memory, entry.globals, globals);
    if (!known) return {};
    if (!entry.builtins.keys) return value_at(memory, entry.globals.keys, entry.place);
    if (!is_at(memory, entry.builtins, builtins)) return {};
    return value_at(memory, entry.builtins.keys, entry.place);
  }
  // `place` is the entry in the builtins when these are given, else in the globals. Tables that
  // share their keys are not remembered: their versions do not tell of new keys.
  void store(const Memory& memory, Ref<Dict> globals, Ref<Dict> builtins, Ref<Str> name,
             uint32_t place) {
    const bool split = memory.at(globals).values || (builtins && memory.at(builtins).values);
    if (split) return;
    const Table second = builtins ? table_of(memory, builtins) : Table{};
    entries_[index(globals, name)] = Entry{name, place, table_of(memory, globals), second};
  }
  void clear() { entries_ = {}; }

 private:
  struct Table {
    Ref<DictKeys> keys;
    uint32_t version = 0;
  };
  struct Entry {
    Ref<Str> name;
    uint32_t place = 0;
    Table globals;
    Table builtins;
  };
  static constexpr uint32_t kSize = 512;

  static uint32_t index(Ref<Dict> globals, Ref<Str> name) {
    return ((name.offset >> 4) ^ (globals.offset >> 6)) % kSize;
  }
  static Table table_of(const Memory& memory, Ref<Dict> dict) {
    const Ref<DictKeys> keys = memory.at(dict).keys;
    return {keys, keys ? memory.at(keys).version : 0};
  }
  static bool is_at(const Memory& memory, const Table& table, Ref<Dict> dict) {
    return memory.at(dict).keys == table.keys && table.keys && !memory.at(dict).values &&
           memory.at(table.keys).version == table.version;
  }
  static Ref<Object> value_at(const Memory& memory, Ref<DictKeys> keys, uint32_t place) {
    return dict_keys_entry(memory, keys, place).value;
  }

  std::array<Entry, kSize> entries_{};
};

}  // namespace ouro
