#include "core/objects/interned.h"

#include "core/objects/text_hash.h"

namespace ouro {
namespace {

constexpr uint32_t kInitialSlots = 1024;

// In front of the slots. At most two thirds of the slots are used.
struct InternedTable {
  uint32_t count;
  uint32_t capacity;  // a power of two
};

Ref<InternedTable> table_ref(const Heap& heap) {
  return heap.state().interned.as<InternedTable>();
}

Ref<Str>* slots_of(Heap& heap) {
  const uint32_t offset = table_ref(heap).offset + static_cast<uint32_t>(sizeof(InternedTable));
  return reinterpret_cast<Ref<Str>*>(heap.memory.bytes(offset));
}

const Ref<Str>* slots_of(const Heap& heap) {
  const uint32_t offset = table_ref(heap).offset + static_cast<uint32_t>(sizeof(InternedTable));
  return reinterpret_cast<const Ref<Str>*>(heap.memory.bytes(offset));
}

uint32_t table_bytes(uint32_t capacity) {
  return static_cast<uint32_t>(sizeof(InternedTable) + capacity * sizeof(Ref<Str>));
}

uint32_t mask_of(const Heap& heap) {
  return heap.at(table_ref(heap)).capacity - 1;
}

// The slot of the string with these characters, or the free slot where it would be.
uint32_t find_slot(const Heap& heap, StrView text, int64_t hash) {
  const Ref<Str>* slots = slots_of(heap);
  const uint32_t mask = mask_of(heap);
  uint32_t slot = static_cast<uint32_t>(hash) & mask;
  for (; slots[slot]; slot = (slot + 1) & mask) {
    if (heap.at(slots[slot]).hash != hash) continue;
    if (text_equal(str_view(heap, slots[slot]), text)) break;
  }
  return slot;
}

// An area of free slots; 0 when memory is refused.
uint32_t allocate_table(Heap& heap, uint32_t capacity) {
  const uint32_t area = heap.allocate_area(table_bytes(capacity));
  if (area == 0) return 0;
  std::memset(heap.memory.bytes(area), 0, table_bytes(capacity));
  heap.at(Ref<InternedTable>(area)).capacity = capacity;
  return area;
}

// Doubles the table when it is full. False: memory refused.
bool make_room(Heap& heap) {
  const InternedTable old = heap.at(table_ref(heap));
  if ((old.count + 1) * 3 <= old.capacity * 2) return true;
  const uint32_t area = allocate_table(heap, old.capacity * 2);
  if (area == 0) return false;
  const uint32_t old_area = table_ref(heap).offset;
  const Ref<Str>* old_slots = slots_of(heap);
  heap.state().interned = Ref<Object>(area);
  heap.at(table_ref(heap)).count = old.count;
  Ref<Str>* slots = slots_of(heap);
  const uint32_t mask = mask_of(heap);
  for (uint32_t i = 0; i < old.capacity; ++i) {
    if (!old_slots[i]) continue;
    uint32_t slot = static_cast<uint32_t>(heap.at(old_slots[i]).hash) & mask;
    while (slots[slot]) slot = (slot + 1) & mask;
    slots[slot] = old_slots[i];
  }
  heap.release_area(old_area, table_bytes(old.capacity));
  return true;
}

bool is_static(const Heap& heap, Ref<Str> text) {
  return is_immortal(heap.at(text));
}

// Enters a string that is not in the table. When memory is refused it stays out: interning is only
// an optimization.
void enter(Heap& heap, Ref<Str> text, int64_t hash) {
  if (!make_room(heap)) return;
  slots_of(heap)[find_slot(heap, str_view(heap, text), hash)] = text;
  ++heap.at(table_ref(heap)).count;
  heap.at(text).flags |= kInterned;
}

}  // namespace

void boot_interned(Heap& heap) {
  const uint32_t area = allocate_table(heap, kInitialSlots);
  CHECK(area != 0);
  heap.state().interned = Ref<Object>(area);
}

Ref<Str> intern(Heap& heap, Ref<Str> text) {
  if (heap.at(text).flags & kInterned) return new_reference(heap, text);
  if (!heap.is_exact(text.as<Object>(), TypeId::Str)) return new_reference(heap, text);
  const int64_t hash = str_hash(heap, text);
  const Ref<Str> known = slots_of(heap)[find_slot(heap, str_view(heap, text), hash)];
  if (known) return new_reference(heap, known);
  enter(heap, text, hash);
  const bool immortal = heap.profile.string_immortality == StringImmortality::AllInterned;
  if (immortal) make_immortal(heap, text.as<Object>());
  return new_reference(heap, text);
}

Ref<Str> intern_owned(Heap& heap, Ref<Str> text) {
  const Ref<Str> interned = intern(heap, text);
  decref(heap, text.as<Object>());
  return interned;
}

Ref<Str> intern_text(Heap& heap, std::string_view ascii) {
  if (const Ref<Str> known = find_interned(heap, StrView(ascii))) {
    return new_reference(heap, known);
  }
  const Ref<Str> text = intern_owned(heap, str_from_view(heap, StrView(ascii)));
  const bool immortal = heap.profile.string_immortality != StringImmortality::None;
  if (immortal && !is_static(heap, text)) make_immortal(heap, text.as<Object>());
  return text;
}

Ref<Str> find_interned(const Heap& heap, StrView text) {
  return slots_of(heap)[find_slot(heap, text, text_hash(heap.profile, text))];
}

void forget_interned(Heap& heap, Ref<Str> text) {
  Ref<Str>* slots = slots_of(heap);
  const uint32_t mask = mask_of(heap);
  uint32_t hole = find_slot(heap, str_view(heap, text), heap.at(text).hash);
  CHECK(slots[hole] == text);
  // Moves what follows up, so that no search ends at the hole before its time.
  for (uint32_t next = (hole + 1) & mask; slots[next]; next = (next + 1) & mask) {
    const uint32_t home = static_cast<uint32_t>(heap.at(slots[next]).hash) & mask;
    if (((next - home) & mask) < ((next - hole) & mask)) continue;
    slots[hole] = slots[next];
    hole = next;
  }
  slots[hole] = {};
  --heap.at(table_ref(heap)).count;
  heap.at(text).flags &= ~static_cast<uint32_t>(kInterned);
}

uint32_t interned_count(const Heap& heap) {
  return heap.at(table_ref(heap)).count;
}

std::span<const Ref<Str>> interned_slots(const Heap& heap) {
  return {slots_of(heap), heap.at(table_ref(heap)).capacity};
}

bool looks_like_a_name(StrView text) {
  if (text.kind() != 1) return false;
  for (uint32_t i = 0; i < text.length(); ++i) {
    const char32_t c = text[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '_') return false;
  }
  return true;
}

}  // namespace ouro
