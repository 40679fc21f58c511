// iterator_object.h - iterators: one struct, one step function for each builtin container.
//
// An iterator owns what it walks and lets go of it when it is exhausted, for good. Iterators that
// have to call Python for each item (enumerate, zip, map, filter, reversed, iter(f, x), the old
// sequence protocol) are only data here; vm and modules step them.
//
// A step returns a value: nothing here raises. What is returned is owned.
#pragma once

#include "core/objects/dict_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/set_object.h"

namespace ouro {

// What every iterator starts with. `other`: the function of map and filter, the sentinel of
// iter(f, sentinel), the reused result tuple of zip, enumerate and dict items.
struct Iterator : Object {
  Ref<Object> source;  // null when exhausted; a tuple of iterators for zip and map
  Ref<Object> other;
  uint32_t position;   // of the next item; reversed ones: one above it
  uint32_t size_seen;  // dict, set: number of items when the walk began
};
static_assert(sizeof(Iterator) == 32);

// dict, set, enumerate and zip: longer in CPython, too.
struct LongIterator : Iterator {
  int64_t count;           // dict, set: items to come; enumerate: the next number; zip: 1 if strict
  Ref<Object> long_count;  // enumerate: the next number once it does not fit in `count`
  uint32_t reserved;
};
static_assert(sizeof(LongIterator) == 48);

// Walks numbers. One whose numbers do not fit in 64 bits owns three ints, whose offsets are in
// these fields then (IteratorKind::BigRange).
struct RangeIterator : Object {
  int64_t next;
  int64_t step;
  int64_t remaining;
};
static_assert(sizeof(RangeIterator) == 40);

// How an iterator is stepped; kept in Object::flags, from kIteratorKindShift on.
enum class IteratorKind : uint8_t {
  CallsPython,
  List,
  ListReversed,
  Tuple,
  Str,
  Bytes,  // and bytearray
  Range,
  BigRange,
  Set,
  DictKeys,
  DictValues,
  DictItems,
  DictKeysReversed,
  DictValuesReversed,
  DictItemsReversed,
  SequenceReversed,  // `reversed` of a tuple, str, bytes or bytearray
};
inline IteratorKind iterator_kind(const Memory& memory, Ref<Object> iterator) {
  return static_cast<IteratorKind>(memory.at(iterator).flags >> kIteratorKindShift);
}

enum class IterationStatus : uint8_t {
  Item,
  Exhausted,
  SizeChanged,  // RuntimeError: dictionary / Set changed size during iteration
  KeysChanged,  // RuntimeError: dictionary keys changed during iteration
  NoMemory,
};

struct Iteration {
  IterationStatus status = IterationStatus::Exhausted;
  // Item: the item. Exhausted: what the iterator has let go of, or null. Owned.
  Ref<Object> value;
};

// --- making: each borrows what it walks and makes its own reference ---
// The iterator of an exact (or derived) list, tuple, str, bytes, bytearray, range, set, frozenset,
// dict or dict view; null for anything else or when memory is refused.
Ref<Object> builtin_iterator(Heap& heap, Ref<Object> container);
// reversed() of list, tuple, str, bytes, bytearray, range, dict and dict views; null for anything
// else.
Ref<Object> builtin_reversed(Heap& heap, Ref<Object> container);
// Any Iterator of this type; `other` may be null. Of builtin types only.
Ref<Iterator> iterator_new(Heap& heap, TypeId type, Ref<Object> source, Ref<Object> other);

// --- stepping ---
// Whether iterator_step can step it: no Python is called for an item.
bool is_simple_iterator(const Heap& heap, Ref<Object> object);
Iteration iterator_step(Heap& heap, Ref<Object> iterator);
// Items to come as __length_hint__ tells them; -1 when unknown.
int64_t iterator_length_hint(const Heap& heap, Ref<Object> iterator);

extern const Layout kIteratorLayout;

}  // namespace ouro
