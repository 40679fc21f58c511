// sequence_search.cpp - list.index, list.count, list.remove and those of tuples and
// ranges (listobject.c, abstract.c).
//
// Items that can be compared without Python are compared at once; a SearchSequence task goes on
// from the first one that cannot.

#include "core/modules/sequence_search.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/simple_compare.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/formatting.h"
#include "core/vm/kept_item.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// SearchSequence: 0 the sequence and 1 the item looked for (borrowed), 2 the candidate
// (kept_item.h).
enum Slot : uint32_t { kSequence, kItem, kCandidate, kIndex, kStop, kSearch, kFound };
enum State : uint16_t { kWalking, kEqualArrives, kTextArrives, kRemoved };
constexpr uint32_t kItemsPerStep = 64;
constexpr uint32_t kItemsAtOnce = 1024;

bool is_range(const Machine& m, Ref<Object> sequence) {
  return m.heap.type_of(sequence).layout == LayoutId::Range;
}

// Borrowed but of a range, where it is made; null behind the last one.
Ref<Object> item_of(Machine& m, Ref<Object> sequence, uint32_t index, uint32_t stop) {
  if (is_range(m, sequence)) {
    int64_t length = INT64_MAX;
    (void)range_length(m.heap, sequence.as<Range>(), &length);
    if (index >= length) return {};
    return range_item(m.heap, sequence.as<Range>(), index).as<Object>();
  }
  const ItemSpan items = sequence_items(m.heap, sequence);
  if (index >= items.count || index >= stop) return {};
  return m.at(Ref<Ref<Object>>(items.offset + 4 * index));
}

bool is_list(const Machine& m, Ref<Object> sequence) {
  return m.heap.type_of(sequence).layout == LayoutId::List;
}

// The item at this index is the one.
Outcome found_at(Machine& m, SequenceSearch search, Ref<Object> sequence, uint32_t index) {
  if (search == SequenceSearch::Index) return int_from_i64(m.heap, index);
  const Ref<List> list = sequence.as<List>();
  if (index >= list_size(m.heap, list)) return m.return_none();
  const ListChange change = list_assign_slice(m.heap, list, index, index + 1, 0, 0);
  if (!change.ok) return m.raise_memory_error();
  release_detached(m.heap, change.detached, ClearOrder::LastToFirst);
  return m.return_none();
}

// The walk has ended; not for those that show the item.
Outcome search_ended(Machine& m, SequenceSearch search, Ref<Object> sequence, uint32_t found) {
  if (search == SequenceSearch::Count) return int_from_i64(m.heap, found);
  if (search == SequenceSearch::Remove) {
    return m.raise(TypeId::ValueError, "list.remove(x): x not in list");
  }
  return m.raise(TypeId::ValueError, is_range(m, sequence)  ? "sequence.index(x): x not in sequence"
                                     : is_list(m, sequence) ? "list.index(x): x not in list"
                                                            : "tuple.index(x): x not in tuple");
}

// "... is not in list" shows the item, which may take Python.
bool shows_item(Machine& m, SequenceSearch search, Ref<Object> sequence) {
  return search == SequenceSearch::Index && is_list(m, sequence) &&
         m.profile().objects->searches_show_item;
}

StepResult finish_walk(Machine& m) {
  const uint32_t own = own_index(m);
  const Task task = m.task();
  const auto search = static_cast<SequenceSearch>(task.slot[kSearch]);
  if (shows_item(m, search, task.ref(kSequence))) {
    m.task().state = kTextArrives;
    return wait_for(m, own, repr(m, task.ref(kItem)));
  }
  const Outcome ended = search_ended(m, search, task.ref(kSequence), task.slot[kFound]);
  return ended.is_error() ? StepResult::Raised : m.finish(ended.value());
}

StepResult raise_with_text(Machine& m) {
  const Ref<Object> text = m.take_result();
  (void)m.raise(TypeId::ValueError, str_to_utf8(m.heap, text.as<Str>()) + " is not in list");
  decref(m.heap, text);
  return StepResult::Raised;
}

StepResult take_comparison(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> same = m.take_result();
  const bool is_same = same == m.boolean(true);
  decref(m.heap, same);
  const Task task = m.task();
  const auto search = static_cast<SequenceSearch>(task.slot[kSearch]);
  if (is_same && search != SequenceSearch::Count) {
    m.task().state = kRemoved;
    return wait_for(m, own, found_at(m, search, task.ref(kSequence), task.slot[kIndex]));
  }
  m.task().state = kWalking;
  ++m.task().slot[kIndex];
  m.task().slot[kFound] += is_same ? 1 : 0;
  const Ref<Object> candidate = take_kept_item(m, kCandidate);
  if (candidate) decref(m.heap, candidate);
  return StepResult::Again;
}

StepResult compare_next(Machine& m) {
  const uint32_t own = own_index(m);
  const Task task = m.task();
  const Ref<Object> candidate =
      item_of(m, task.ref(kSequence), task.slot[kIndex], task.slot[kStop]);
  if (!candidate) return finish_walk(m);
  if (is_range(m, task.ref(kSequence))) {
    m.task().own(kCandidate, candidate);
  } else {
    keep_item(m, kCandidate, task.ref(kSequence), candidate);
  }
  m.task().state = kEqualArrives;
  return wait_for(m, own, equal(m, candidate, task.ref(kItem)));
}

StepResult move_on(Machine& m) {
  switch (m.task().state) {
    case kWalking:
      return compare_next(m);
    case kEqualArrives:
      return take_comparison(m);
    case kTextArrives:
      return raise_with_text(m);
    default:
      return m.finish(m.take_result());
  }
}

}  // namespace

StepResult step_SearchSequence(Machine& m) {
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < 2 * kItemsPerStep; ++i) {
    const StepResult result = move_on(m);
    if (result != StepResult::Again || !is_top(m, own)) return result;
  }
  return StepResult::Again;
}

Outcome search_sequence(Machine& m, SequenceSearch search, Ref<Object> sequence, Ref<Object> item,
                        uint32_t start, uint32_t stop) {
  uint32_t index = start;
  uint32_t found = 0;
  for (; index - start < kItemsAtOnce && !is_range(m, sequence); ++index) {
    const Ref<Object> candidate = item_of(m, sequence, index, stop);
    if (!candidate && !shows_item(m, search, sequence)) {
      return search_ended(m, search, sequence, found);
    }
    if (!candidate) break;
    const SimpleEqual same = simple_equal(m.heap, candidate, item);
    if (same == SimpleEqual::NeedsPython) break;
    if (same == SimpleEqual::NotEqual) continue;
    if (search != SequenceSearch::Count) return found_at(m, search, sequence, index);
    ++found;
  }
  Task& task = m.heap.push_task(TaskKind::SearchSequence);
  task.slot[kSequence] = sequence.offset;
  task.slot[kItem] = item.offset;
  task.slot[kIndex] = index;
  task.slot[kStop] = stop;
  task.slot[kSearch] = static_cast<uint32_t>(search);
  task.slot[kFound] = found;
  return Outcome::pending();
}

}  // namespace ouro
