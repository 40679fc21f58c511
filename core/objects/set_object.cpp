#include "core/objects/set_object.h"

#include <algorithm>
#include <cstring>

#include "core/heap/refcount.h"
#include "core/objects/instance.h"
#include "core/objects/simple_compare.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

constexpr uint32_t kLinearProbes = 9;
constexpr uint32_t kEntryBytes = sizeof(SetEntry);
constexpr uint64_t kSetSlotsMax = uint64_t{1} << 26;
constexpr int64_t kDummyHash = -1;
constexpr Ref<Object> kDummyKey{kSetDummy};

uint32_t small_table_offset(Ref<Set> set) {
  return set.offset + kSetSmallTableOffset;
}

uint32_t table_offset(const Memory& memory, Ref<Set> set) {
  const uint32_t table = memory.at(set).table;
  return table != 0 ? table : small_table_offset(set);
}

SetEntry& slot_at(Heap& heap, uint32_t table, uint64_t slot) {
  const auto offset = static_cast<uint32_t>(slot) * kEntryBytes;
  return *reinterpret_cast<SetEntry*>(heap.memory.bytes(table + offset));
}

const SetEntry& slot_at(const Memory& memory, uint32_t table, uint64_t slot) {
  const auto offset = static_cast<uint32_t>(slot) * kEntryBytes;
  return *reinterpret_cast<const SetEntry*>(memory.bytes(table + offset));
}

bool is_item(const SetEntry& entry) {
  return entry.key && entry.key != kDummyKey;
}

// The slots that a hash may be in: runs of ten neighbours, or one near the table's end, then a jump
// (setobject.c, set_lookkey).
class SetProbe {
 public:
  SetProbe(int64_t hash, uint32_t mask)
      : mask_(mask),
        start_(static_cast<uint64_t>(hash) & mask),
        perturb_(static_cast<uint64_t>(hash)) {}
  uint64_t slot() const { return start_ + run_; }
  void advance() {
    const bool runs = start_ + kLinearProbes <= mask_;
    if (runs && run_ < kLinearProbes) {
      ++run_;
      return;
    }
    run_ = 0;
    perturb_ >>= 5;
    start_ = (start_ * 5 + 1 + perturb_) & mask_;
  }

 private:
  uint64_t mask_;
  uint64_t start_;
  uint64_t perturb_;
  uint64_t run_ = 0;
};

// Goes on behind the first `step` slots that the hash may be in.
SetLookup search(const Heap& heap, Ref<Set> set, Ref<Object> key, int64_t hash, uint32_t step) {
  const Memory& memory = heap.memory;
  const uint32_t table = table_offset(memory, set);
  SetProbe probe(hash, memory.at(set).mask);
  for (uint32_t i = 0; i < step; ++i) probe.advance();
  for (;; probe.advance(), ++step) {
    const SetEntry& entry = slot_at(memory, table, probe.slot());
    if (!entry.key) return {};
    if (entry.hash != hash || entry.key == kDummyKey) continue;
    const auto slot = static_cast<uint32_t>(probe.slot());
    const SimpleEqual equal = simple_equal(heap, entry.key, key);
    if (equal == SimpleEqual::Equal) return {LookupStatus::Found, slot, {}, 0, 0};
    if (equal == SimpleEqual::NeedsPython) {
      return {LookupStatus::NeedsCompare, slot, entry.key, table, step};
    }
  }
}

// setobject.c, set_insert_clean: into a table without dummies and without this key.
void insert_clean(Heap& heap, uint32_t table, uint32_t mask, Ref<Object> key, int64_t hash) {
  SetProbe probe(hash, mask);
  while (slot_at(heap, table, probe.slot()).key) probe.advance();
  SetEntry& entry = slot_at(heap, table, probe.slot());
  entry.hash = hash;
  entry.key = key;
}

void release_table(Heap& heap, uint32_t table, uint32_t mask) {
  heap.release_area(table, (mask + 1) * kEntryBytes);
}

// As set_table_resize: the smallest power of two above `minimum`, without dummies.
bool resize(Heap& heap, Ref<Set> set, uint64_t minimum) {
  uint64_t slots = kSetSmallSize;
  while (slots <= minimum) slots <<= 1;
  if (slots > kSetSlotsMax) return false;
  const Set old = heap.at(set);
  if (slots == kSetSmallSize && old.table == 0 && old.fill == old.used) return true;
  uint32_t area = 0;
  if (slots > kSetSmallSize) {
    area = heap.allocate_area(static_cast<uint32_t>(slots) * kEntryBytes);
    if (area == 0) return false;
  }
  const uint32_t table = area != 0 ? area : small_table_offset(set);
  std::memset(heap.memory.bytes(table), 0, static_cast<uint32_t>(slots) * kEntryBytes);
  heap.at(set).table = area;
  heap.at(set).mask = static_cast<uint32_t>(slots - 1);
  heap.at(set).fill = old.used;
  heap.at(set).cursor = 0;
  for (uint32_t i = 0; i <= old.mask; ++i) {
    // A small table was just overwritten or left behind: its copy is in `old`.
    const SetEntry entry = old.table != 0 ? slot_at(heap, old.table, i) : old.small_table[i];
    if (is_item(entry)) insert_clean(heap, table, heap.at(set).mask, entry.key, entry.hash);
  }
  if (old.table != 0) release_table(heap, old.table, old.mask);
  return true;
}

uint64_t grown(uint32_t used) {
  return used > 50000 ? uint64_t{used} * 2 : uint64_t{used} * 4;
}

// Empty, with the small table (set_empty_to_minsize).
void reset(Set& set) {
  set.fill = 0;
  set.used = 0;
  set.mask = kSetSmallSize - 1;
  set.table = 0;
  set.hash = -1;
  set.cursor = 0;
  for (SetEntry& entry : set.small_table) entry = SetEntry{};
}

void make_dummy(Heap& heap, Ref<Set> set, uint32_t slot) {
  SetEntry& entry = slot_at(heap, table_offset(heap.memory, set), slot);
  entry.key = kDummyKey;
  entry.hash = kDummyHash;
  --heap.at(set).used;
}

bool track_at_birth(const Heap& heap, Ref<Type> type) {
  return type != heap.type(TypeId::FrozenSet) || heap.profile.atomic_frozenset_tracked;
}

struct Place {
  uint64_t slot;
  bool was_dummy;
};

// Where set_add_entry puts a new key: into the last dummy on its way, or the empty slot at its end.
Place place_for(Heap& heap, Ref<Set> set, int64_t hash) {
  const uint32_t table = table_offset(heap.memory, set);
  SetProbe probe(hash, heap.at(set).mask);
  Place place{0, false};
  for (;; probe.advance()) {
    const SetEntry& entry = slot_at(heap, table, probe.slot());
    if (entry.key == kDummyKey) place = Place{probe.slot(), true};
    if (entry.key) continue;
    return place.was_dummy ? place : Place{probe.slot(), false};
  }
}

// --- layout ---

void traverse(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  traverse_attributes(memory, object, visitor);
  const auto set = object.as<Set>();
  const uint32_t table = table_offset(memory, set);
  for (uint32_t i = 0; i <= memory.at(set).mask; ++i) {
    const SetEntry& entry = slot_at(memory, table, i);
    if (is_item(entry)) visitor(entry.key, EdgeName{EdgeKind::Key, i, {}, ""});
  }
}

Ref<Object> take_item(Heap& heap, Ref<Set> set) {
  const uint32_t table = table_offset(heap.memory, set);
  Set& owner = heap.at(set);
  while (owner.used > 0 && owner.cursor <= owner.mask) {
    const uint32_t slot = owner.cursor++;
    const SetEntry entry = slot_at(heap, table, slot);
    if (!is_item(entry)) continue;
    make_dummy(heap, set, slot);
    return entry.key;
  }
  return {};
}

Ref<Object> take_child(Heap& heap, Ref<Object> object) {
  if (const Ref<Object> attribute = take_attribute(heap, object)) return attribute;
  return take_item(heap, object.as<Set>());
}

// A frozenset has no tp_clear of its own, but set_clear serves both types.
Ref<Object> take_child_for_clear(Heap& heap, Ref<Object> object) {
  if (const Ref<Object> attribute = take_attribute(heap, object)) return attribute;
  const auto set = object.as<Set>();
  const Ref<Object> key = take_item(heap, set);
  if (!key) {
    const Set old = heap.at(set);
    if (old.table != 0) release_table(heap, old.table, old.mask);
    reset(heap.at(set));
  }
  return key;
}

void release_areas(Heap& heap, Ref<Object> object) {
  release_attribute_areas(heap, object);
  const Set& set = heap.at(object.as<Set>());
  if (set.table != 0) release_table(heap, set.table, set.mask);
}

uint32_t area_bytes(const Memory& memory, Ref<Object> object) {
  const Set& set = memory.at(object.as<Set>());
  return set.table != 0 ? (set.mask + 1) * kEntryBytes : 0;
}

// setobject.c, _shuffle_bits.
uint64_t shuffle_bits(uint64_t bits) {
  return ((bits ^ 89869747) ^ (bits << 16)) * 3644798167;
}

}  // namespace

const Layout kSetLayout = {
    .name = "set",
    .traverse = traverse,
    .take_child = take_child,
    .take_child_for_clear = take_child_for_clear,
    .release_areas = release_areas,
    .size = attributed_size,
    .area_bytes = area_bytes,
    .retire = nullptr,
    .has_finalizer = nullptr,
};

Ref<Set> set_new(Heap& heap, Ref<Type> type) {
  const auto set = object_new_of(heap, type).as<Set>();
  if (!set) return {};
  reset(heap.at(set));
  if (track_at_birth(heap, type)) heap.track(set.as<Object>());
  return set;
}

Ref<Set> frozenset_empty(Heap& heap) {
  if (!heap.profile.empty_frozenset_singleton) return set_new(heap, heap.type(TypeId::FrozenSet));
  if (!heap.state().empty_frozenset) {
    const Ref<Set> empty = set_new(heap, heap.type(TypeId::FrozenSet));
    heap.state().empty_frozenset = empty.as<Object>();
  }
  return new_reference(heap, heap.state().empty_frozenset).as<Set>();
}

SetLookup set_find(const Heap& heap, Ref<Set> set, Ref<Object> key, int64_t hash) {
  return search(heap, set, key, hash, 0);
}

SetLookup set_find_continue(const Heap& heap, Ref<Set> set, Ref<Object> key, int64_t hash,
                            const SetLookup& was, bool equal) {
  const uint32_t table = table_offset(heap.memory, set);
  if (table != was.table) return search(heap, set, key, hash, 0);
  SetProbe probe(hash, heap.at(set).mask);
  for (uint32_t i = 0; i < was.step; ++i) probe.advance();
  if (slot_at(heap.memory, table, probe.slot()).key != was.compare_key) {
    return search(heap, set, key, hash, 0);
  }
  if (equal) return {LookupStatus::Found, static_cast<uint32_t>(probe.slot()), {}, 0, 0};
  return search(heap, set, key, hash, was.step + 1);
}

SetEntry set_next(const Memory& memory, Ref<Set> set, uint32_t* position) {
  const uint32_t table = table_offset(memory, set);
  while (*position <= memory.at(set).mask) {
    const SetEntry& entry = slot_at(memory, table, (*position)++);
    if (is_item(entry)) return entry;
  }
  return {};
}

bool set_insert(Heap& heap, Ref<Set> set, Ref<Object> key, int64_t hash) {
  const Place place = place_for(heap, set, hash);
  slot_at(heap, table_offset(heap.memory, set), place.slot) = SetEntry{hash, key, 0};
  ++heap.at(set).used;
  if (!place.was_dummy) ++heap.at(set).fill;
  const Set& grew = heap.at(set);
  const bool roomy = place.was_dummy || uint64_t{grew.fill} * 5 < uint64_t{grew.mask} * 3;
  if (!roomy && !resize(heap, set, grown(grew.used))) {
    slot_at(heap, table_offset(heap.memory, set), place.slot) = SetEntry{};
    --heap.at(set).fill;
    --heap.at(set).used;
    return false;
  }
  incref(heap, key);
  const auto object = set.as<Object>();
  if (!heap.is_tracked(object) && may_be_tracked(heap, key)) heap.track(object);
  return true;
}

Ref<Object> set_remove(Heap& heap, Ref<Set> set, uint32_t slot) {
  const Ref<Object> key = slot_at(heap, table_offset(heap.memory, set), slot).key;
  make_dummy(heap, set, slot);
  return key;
}

Ref<Object> set_pop(Heap& heap, Ref<Set> set) {
  if (heap.at(set).used == 0) return {};
  const uint32_t table = table_offset(heap.memory, set);
  const uint32_t mask = heap.at(set).mask;
  uint32_t slot = heap.at(set).finger & mask;
  while (!is_item(slot_at(heap, table, slot))) slot = slot < mask ? slot + 1 : 0;
  heap.at(set).finger = slot + 1;
  return set_remove(heap, set, slot);
}

// The keys as consecutive slots: of a table in its own memory, of a small one in a new area.
DetachedItems set_clear(Heap& heap, Ref<Set> set) {
  const Set old = heap.at(set);
  DetachedItems items;
  if (old.fill == 0 && old.table == 0) return items;
  items.area_bytes = old.table != 0 ? (old.mask + 1) * kEntryBytes : kSetSmallSize * 4;
  items.offset = old.table != 0 ? old.table : heap.allocate_area(items.area_bytes);
  reset(heap.at(set));
  for (uint32_t i = 0; i <= old.mask; ++i) {
    const SetEntry entry = old.table != 0 ? slot_at(heap, old.table, i) : old.small_table[i];
    if (!is_item(entry)) continue;
    heap.at(Ref<Ref<Object>>(items.offset + 4 * items.count++)) = entry.key;
  }
  return items;
}

bool set_reserve(Heap& heap, Ref<Set> set, uint64_t more) {
  const Set& target = heap.at(set);
  if ((target.fill + more) * 5 < uint64_t{target.mask} * 3) return true;
  return resize(heap, set, (target.used + more) * 2);
}

bool set_reserve_for_merge(Heap& heap, Ref<Set> set, Ref<Set> other) {
  const uint64_t more = heap.at(other).used;
  return set == other || more == 0 || set_reserve(heap, set, more);
}

bool set_merge_into_empty(Heap& heap, Ref<Set> set, Ref<Set> other) {
  if (!set_reserve_for_merge(heap, set, other)) return false;
  const bool same_form =
      heap.at(set).mask == heap.at(other).mask && heap.at(other).fill == heap.at(other).used;
  const uint32_t to = table_offset(heap.memory, set);
  const uint32_t from = table_offset(heap.memory, other);
  for (uint32_t i = 0; i <= heap.at(other).mask; ++i) {
    const SetEntry entry = slot_at(heap, from, i);
    if (!is_item(entry)) continue;
    incref(heap, entry.key);
    if (same_form) {
      slot_at(heap, to, i) = entry;
    } else {
      insert_clean(heap, to, heap.at(set).mask, entry.key, entry.hash);
    }
    const auto object = set.as<Object>();
    if (!heap.is_tracked(object) && may_be_tracked(heap, entry.key)) heap.track(object);
  }
  heap.at(set).fill = heap.at(other).used;
  heap.at(set).used = heap.at(other).used;
  return true;
}

Ref<Set> set_copy(Heap& heap, Ref<Type> type, Ref<Set> other) {
  const Ref<Set> set = set_new(heap, type);
  if (!set || set_merge_into_empty(heap, set, other)) return set;
  decref(heap, set.as<Object>());
  return {};
}

bool set_compact(Heap& heap, Ref<Set> set) {
  const Set& loose = heap.at(set);
  if (loose.fill - loose.used <= loose.mask / 5) return true;
  return resize(heap, set, grown(loose.used));
}

// A frozenset keeps no hash of what it no longer holds (set_swap_bodies).
void set_swap(Heap& heap, Ref<Set> left, Ref<Set> right) {
  Set& a = heap.at(left);
  Set& b = heap.at(right);
  std::swap(a.fill, b.fill);
  std::swap(a.used, b.used);
  std::swap(a.mask, b.mask);
  std::swap(a.table, b.table);
  std::swap(a.small_table, b.small_table);
  a.hash = -1;
  b.hash = -1;
}

int64_t frozenset_hash(Heap& heap, Ref<Set> ref) {
  Set& set = heap.at(ref);
  if (set.hash != -1) return set.hash;
  uint64_t hash = 0;
  uint32_t position = 0;
  for (;;) {
    const SetEntry entry = set_next(heap.memory, ref, &position);
    if (!entry.key) break;
    hash ^= shuffle_bits(static_cast<uint64_t>(entry.hash));
  }
  hash ^= (uint64_t{set.used} + 1) * 1927868237;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069 + 907133923;
  if (hash == ~uint64_t{0}) hash = 590923713;
  set.hash = static_cast<int64_t>(hash);
  return set.hash;
}

}  // namespace ouro
