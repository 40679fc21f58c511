// iterator_step.cpp - the next item of each builtin iterator that needs no Python for it.
#include <algorithm>

#include "core/heap/deallocation.h"
#include "core/heap/refcount.h"
#include "core/objects/bytes_object.h"
#include "core/objects/iterator_object.h"
#include "core/objects/list_object.h"
#include "core/objects/ordered_dict.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

// What makes a changed size stick (di_used = -1).
constexpr uint32_t kSizeBroken = 0xFFFFFFFFu;

Iteration item(Ref<Object> owned) {
  if (!owned) return {IterationStatus::NoMemory, {}};
  return {IterationStatus::Item, owned};
}

Iteration exhausted(Heap& heap, Ref<Iterator> walk) {
  const Ref<Object> source = heap.at(walk).source;
  heap.at(walk).source = {};
  return {IterationStatus::Exhausted, source};
}

// The item at an index, owned, and whether there is one. Null in range: memory was refused.
Ref<Object> sequence_item(Heap& heap, Ref<Object> sequence, uint32_t index, bool* in_range) {
  switch (heap.type_of(sequence).layout) {
    case LayoutId::List:
    case LayoutId::Tuple: {
      const ItemSpan items = sequence_items(heap, sequence);
      *in_range = index < items.count;
      if (!*in_range) return {};
      return new_reference(heap, heap.at(Ref<Ref<Object>>(items.offset + 4 * index)));
    }
    case LayoutId::Str: {
      const auto text = sequence.as<Str>();
      *in_range = index < str_length(heap, text);
      if (!*in_range) return {};
      return str_from_character(heap, str_character(heap, text, index)).as<Object>();
    }
    default: {
      *in_range = index < bytes_length(heap, sequence);
      if (!*in_range) return {};
      return int_from_i64(heap, bytes_view(heap, sequence)[index]).as<Object>();
    }
  }
}

Iteration step_forward(Heap& heap, Ref<Iterator> walk) {
  const uint32_t index = heap.at(walk).position;
  bool in_range = false;
  const Ref<Object> next = sequence_item(heap, heap.at(walk).source, index, &in_range);
  if (!in_range) return exhausted(heap, walk);
  heap.at(walk).position = index + 1;
  return item(next);
}

Iteration step_backward(Heap& heap, Ref<Iterator> walk) {
  const uint32_t position = heap.at(walk).position;
  if (position == 0) return exhausted(heap, walk);
  bool in_range = false;
  const Ref<Object> next = sequence_item(heap, heap.at(walk).source, position - 1, &in_range);
  if (!in_range) return exhausted(heap, walk);
  heap.at(walk).position = position - 1;
  return item(next);
}

Iteration step_range(Heap& heap, Ref<RangeIterator> ref) {
  RangeIterator& walk = heap.at(ref);
  if (walk.remaining == 0) return {};
  const int64_t number = walk.next;
  --walk.remaining;
  if (walk.remaining > 0) walk.next += walk.step;
  return item(int_from_i64(heap, number).as<Object>());
}

// longrangeiter_next: the next number and what remains are new ints.
Iteration step_big_range(Heap& heap, Ref<RangeIterator> ref) {
  const RangeIterator walk = heap.at(ref);
  const Ref<Int> number(static_cast<uint32_t>(walk.next));
  const Ref<Int> step(static_cast<uint32_t>(walk.step));
  const Ref<Int> remaining(static_cast<uint32_t>(walk.remaining));
  if (int_is_zero(heap, remaining)) return {};
  const Ref<Int> one = int_from_i64(heap, 1);
  const Ref<Int> fewer = int_subtract(heap, remaining, one);
  const Ref<Int> following = int_add(heap, number, step);
  decref(heap, one.as<Object>());
  if (!fewer || !following) {
    xdecref(heap, fewer);
    xdecref(heap, following);
    return {IterationStatus::NoMemory, {}};
  }
  heap.at(ref).next = following.offset;
  heap.at(ref).remaining = fewer.offset;
  decref(heap, remaining.as<Object>());
  return item(number.as<Object>());
}

Iteration size_changed(Heap& heap, Ref<LongIterator> walk) {
  heap.at(walk).size_seen = kSizeBroken;
  return {IterationStatus::SizeChanged, {}};
}

Iteration step_set(Heap& heap, Ref<LongIterator> walk) {
  const auto set = heap.at(walk).source.as<Set>();
  if (heap.at(walk).size_seen != set_size(heap, set)) return size_changed(heap, walk);
  const SetEntry entry = set_next(heap.memory, set, &heap.at(walk).position);
  if (!entry.key) return exhausted(heap, walk.as<Iterator>());
  --heap.at(walk).count;
  return item(new_reference(heap, entry.key));
}

// The pair that the iterator gave before, when nobody else holds it; else a new one
// (dictiter_iternextitem).
Ref<Object> item_pair(Heap& heap, Ref<LongIterator> walk, const DictItem& found) {
  const auto old = heap.at(walk).other.as<Tuple>();
  const Ref<Object> key = new_reference(heap, found.key);
  const Ref<Object> value = new_reference(heap, found.value);
  if (!old || refcount_of(heap, old.as<Object>()) != 1) {
    const Ref<Tuple> pair = tuple_of(heap, key, value);
    tuple_track(heap, pair);
    return pair.as<Object>();
  }
  const Ref<Object> result = new_reference(heap, old.as<Object>());
  const Ref<Object> old_key = tuple_set(heap, old, 0, key);
  const Ref<Object> old_value = tuple_set(heap, old, 1, value);
  // The collector may have untracked it, seeing older items.
  tuple_track(heap, old);
  decref_in_order(heap, old_key, old_value);
  return result;
}

Iteration step_dict(Heap& heap, Ref<LongIterator> walk, IteratorKind kind) {
  const auto dict = heap.at(walk).source.as<Dict>();
  if (heap.at(walk).size_seen != dict_size(heap, dict)) {
    const bool is_over = heap.at(walk).count == 0 && is_ordered_dict(heap, dict.as<Object>());
    if (!is_over) return size_changed(heap, walk);
    return exhausted(heap, walk.as<Iterator>());
  }
  uint32_t& position = heap.at(walk).position;
  const bool reversed = kind >= IteratorKind::DictKeysReversed;
  const DictItem found = reversed ? dict_previous(heap.memory, dict, &position)
                                  : dict_next(heap.memory, dict, &position);
  if (!found.value) return exhausted(heap, walk.as<Iterator>());
  if (heap.at(walk).count == 0 && heap.profile.dict_iteration_checks_keys) {
    return {IterationStatus::KeysChanged, {}};
  }
  --heap.at(walk).count;
  switch (kind) {
    case IteratorKind::DictKeys:
    case IteratorKind::DictKeysReversed:
      return item(new_reference(heap, found.key));
    case IteratorKind::DictValues:
    case IteratorKind::DictValuesReversed:
      return item(new_reference(heap, found.value));
    default:
      return item(item_pair(heap, walk, found));
  }
}

// Items to come of a walk over something whose length is known.
int64_t sequence_length(const Heap& heap, Ref<Object> sequence) {
  switch (heap.type_of(sequence).layout) {
    case LayoutId::List:
    case LayoutId::Tuple:
      return sequence_items(heap, sequence).count;
    case LayoutId::Str:
      return str_length(heap, sequence.as<Str>());
    default:
      return bytes_length(heap, sequence);
  }
}

}  // namespace

bool is_simple_iterator(const Heap& heap, Ref<Object> object) {
  return heap.type_of(object).layout == LayoutId::Iterator &&
         iterator_kind(heap.memory, object) != IteratorKind::CallsPython;
}

Iteration iterator_step(Heap& heap, Ref<Object> iterator) {
  const IteratorKind kind = iterator_kind(heap.memory, iterator);
  if (kind == IteratorKind::Range) return step_range(heap, iterator.as<RangeIterator>());
  if (kind == IteratorKind::BigRange) return step_big_range(heap, iterator.as<RangeIterator>());
  if (!heap.at(iterator.as<Iterator>()).source) return {};
  switch (kind) {
    case IteratorKind::List:
    case IteratorKind::Tuple:
    case IteratorKind::Str:
    case IteratorKind::Bytes:
      return step_forward(heap, iterator.as<Iterator>());
    case IteratorKind::ListReversed:
    case IteratorKind::SequenceReversed:
      return step_backward(heap, iterator.as<Iterator>());
    case IteratorKind::Set:
      return step_set(heap, iterator.as<LongIterator>());
    default:
      CHECK(kind != IteratorKind::CallsPython);
      return step_dict(heap, iterator.as<LongIterator>(), kind);
  }
}

int64_t iterator_length_hint(const Heap& heap, Ref<Object> iterator) {
  const IteratorKind kind = iterator_kind(heap.memory, iterator);
  if (kind == IteratorKind::CallsPython) return -1;
  if (kind == IteratorKind::Range) return heap.at(iterator.as<RangeIterator>()).remaining;
  if (kind == IteratorKind::BigRange) {
    const int64_t offset = heap.at(iterator.as<RangeIterator>()).remaining;
    return int_clamped_i64(heap, Ref<Int>(static_cast<uint32_t>(offset)));
  }
  const Iterator& walk = heap.at(iterator.as<Iterator>());
  if (!walk.source) return 0;
  switch (kind) {
    case IteratorKind::List:
    case IteratorKind::Tuple:
    case IteratorKind::Str:
    case IteratorKind::Bytes:
      return std::max<int64_t>(sequence_length(heap, walk.source) - walk.position, 0);
    case IteratorKind::ListReversed:
    case IteratorKind::SequenceReversed:
      return sequence_length(heap, walk.source) < walk.position ? 0 : walk.position;
    default:
      break;
  }
  const LongIterator& table_walk = heap.at(iterator.as<LongIterator>());
  const uint32_t used = kind == IteratorKind::Set ? set_size(heap, walk.source.as<Set>())
                                                  : dict_size(heap, walk.source.as<Dict>());
  return table_walk.size_seen == used ? table_walk.count : 0;
}

}  // namespace ouro
