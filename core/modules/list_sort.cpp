// list_sort.cpp - list.sort and sorted() (Objects/listobject.c, list_sort_impl).
//
// Keys that are all strings, or all numbers, are sorted at once. Others by a SortList task: as
// CPython does below 64 items it looks for an ordered run at the beginning and then inserts one
// item after the other by binary search, so a program that watches its __lt__ sees the same calls.
// Meanwhile the items are in lists of the task, and the list that is sorted is empty.

#include "core/modules/list_sort.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/objects/float_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// SortList: kList and kKeyFunction are borrowed, kItems and kKeys owned; without a key function the
// items are the keys. kPivot: the item that is compared or inserted. kLow, kHigh: between these it
// belongs; kHigh is 1 during the search for a run that descends.
enum Slot : uint32_t { kList, kItems, kKeys, kKeyFunction, kReverse, kPivot, kLow, kHigh };
enum State : uint16_t { kNextKey, kKeyArrives, kRunAnswer, kInsertAnswer, kGivenBack };
enum Reversal : uint32_t { kForwards, kBackwards, kReversed };
constexpr uint32_t kMovesPerStep = 64;

Ref<List> items_of(Machine& m) {
  return m.task().ref(kItems).as<List>();
}
Ref<List> keys_of(Machine& m) {
  return m.task().ref(m.task().ref(kKeyFunction) ? kKeys : kItems).as<List>();
}

// --- at once ---

enum class KeyGroup : uint8_t { Numbers, Strings, Mixed };

bool is_number(const Machine& m, Ref<Object> key) {
  if (m.heap.is_exact(key, TypeId::Float)) {
    return !std::isnan(float_value(m.heap, key.as<Float>()));
  }
  return m.heap.is_exact(key, TypeId::Int) || m.heap.is_exact(key, TypeId::Bool);
}

KeyGroup group_of(Machine& m, Ref<List> keys) {
  bool numbers = true;
  bool strings = true;
  for (uint32_t i = 0; i < list_size(m.heap, keys); ++i) {
    const Ref<Object> key = list_get(m.heap, keys, i);
    numbers = numbers && is_number(m, key);
    strings = strings && m.heap.is_exact(key, TypeId::Str);
  }
  return numbers ? KeyGroup::Numbers : strings ? KeyGroup::Strings : KeyGroup::Mixed;
}

bool simple_less(Machine& m, Ref<Object> left, Ref<Object> right) {
  const Outcome less = builtin_compare(m, CompareOperator::Less, left, right);
  const bool is_less = less.value() == m.boolean(true);
  decref(m.heap, less.value());
  return is_less;
}

// Sorts both lists by the keys, which must not be mixed.
void sort_simple(Machine& m, Ref<List> keys, Ref<List> items) {
  const uint32_t size = list_size(m.heap, keys);
  std::vector<uint32_t> order(size);
  for (uint32_t i = 0; i < size; ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return simple_less(m, list_get(m.heap, keys, a), list_get(m.heap, keys, b));
  });
  const Ref<Object>* old = list_items(m.heap, items);
  const std::vector<Ref<Object>> values(old, old + size);
  for (uint32_t i = 0; i < size; ++i) list_items(m.heap, items)[i] = values[order[i]];
}

// --- as a task ---

// a < b as True or False.
Outcome less_than(Machine& m, Ref<Object> left, Ref<Object> right) {
  m.heap.push_task(TaskKind::ToTruth);
  const Outcome outcome = compare(m, CompareOperator::Less, left, right);
  if (outcome.is_pending()) return outcome;
  m.heap.pop_task();
  return outcome.is_error() ? outcome : truth_of_owned(m, outcome.value());
}

// Puts the items back into the list. What the program put there meanwhile goes with the task. True
// when there was something.
bool give_back(Machine& m) {
  const Ref<List> list = m.task().ref(kList).as<List>();
  const Ref<List> items = items_of(m);
  m.task().state = kGivenBack;
  if (m.task().slot[kReverse] == kReversed) list_reverse(m.heap, items);
  const bool was_touched = m.at(list).items != 0;
  list_swap_items(m.heap, list, items);
  return was_touched;
}

StepResult finish_sort(Machine& m) {
  if (!give_back(m)) return m.finish(new_reference(m.heap, m.none()));
  (void)m.raise(TypeId::ValueError, "list modified during sort");
  return StepResult::Raised;
}

StepResult compare_keys(Machine& m, State state, uint32_t left, uint32_t right) {
  const uint32_t own = own_index(m);
  m.task().state = state;
  const Ref<List> keys = keys_of(m);
  const Outcome less = less_than(m, list_get(m.heap, keys, left), list_get(m.heap, keys, right));
  return wait_for(m, own, less);
}

StepResult begin_insertion(Machine& m) {
  const uint32_t pivot = m.task().slot[kPivot];
  if (pivot >= list_size(m.heap, keys_of(m))) return finish_sort(m);
  m.task().slot[kLow] = 0;
  m.task().slot[kHigh] = pivot;
  return compare_keys(m, kInsertAnswer, pivot, pivot / 2);
}

void reverse_run(Machine& m, Ref<List> list, uint32_t count) {
  Ref<Object>* items = list_items(m.heap, list);
  std::reverse(items, items + count);
}

void end_run(Machine& m) {
  const uint32_t count = m.task().slot[kPivot];
  if (m.task().slot[kHigh] == 0) return;
  reverse_run(m, items_of(m), count);
  if (keys_of(m) != items_of(m)) reverse_run(m, keys_of(m), count);
}

// Whether the run at the beginning, of kPivot items, goes on with the next one.
StepResult run_answer(Machine& m, bool is_less) {
  Task& task = m.task();
  if (task.slot[kPivot] == 1) task.slot[kHigh] = is_less ? 1 : 0;
  const bool goes_on = is_less == (task.slot[kHigh] == 1);
  task.slot[kPivot] += goes_on ? 1 : 0;
  const uint32_t next = task.slot[kPivot];
  if (goes_on && next < list_size(m.heap, keys_of(m))) {
    return compare_keys(m, kRunAnswer, next, next - 1);
  }
  end_run(m);
  return begin_insertion(m);
}

void move_to(Machine& m, Ref<List> list, uint32_t from, uint32_t to) {
  Ref<Object>* items = list_items(m.heap, list);
  const Ref<Object> moved = items[from];
  std::copy_backward(items + to, items + from, items + from + 1);
  items[to] = moved;
}

StepResult insert_answer(Machine& m, bool is_less) {
  Task& task = m.task();
  const uint32_t pivot = task.slot[kPivot];
  const uint32_t middle = (task.slot[kLow] + task.slot[kHigh]) / 2;
  task.slot[is_less ? kHigh : kLow] = is_less ? middle : middle + 1;
  const uint32_t low = task.slot[kLow];
  const uint32_t high = task.slot[kHigh];
  if (low < high) return compare_keys(m, kInsertAnswer, pivot, (low + high) / 2);
  ++task.slot[kPivot];
  move_to(m, items_of(m), pivot, low);
  if (keys_of(m) != items_of(m)) move_to(m, keys_of(m), pivot, low);
  return begin_insertion(m);
}

StepResult begin_sort(Machine& m) {
  const Ref<List> keys = keys_of(m);
  const Ref<List> items = items_of(m);
  if (m.task().slot[kReverse] == kBackwards) {
    m.task().slot[kReverse] = kReversed;
    list_reverse(m.heap, items);
    if (keys != items) list_reverse(m.heap, keys);
  }
  if (group_of(m, keys) != KeyGroup::Mixed) {
    sort_simple(m, keys, items);
    return finish_sort(m);
  }
  if (list_size(m.heap, keys) < 2) return finish_sort(m);
  m.task().slot[kPivot] = 1;
  return compare_keys(m, kRunAnswer, 1, 0);
}

StepResult next_key(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> function = m.task().ref(kKeyFunction);
  const uint32_t done = function ? list_size(m.heap, keys_of(m)) : 0;
  if (!function || done == list_size(m.heap, items_of(m))) return begin_sort(m);
  m.task().state = kKeyArrives;
  return wait_for(m, own, call(m, function, {list_get(m.heap, items_of(m), done)}));
}

StepResult store_key(Machine& m) {
  const Ref<Object> key = m.take_result();
  m.task().state = kNextKey;
  if (list_append(m.heap, keys_of(m), key)) return StepResult::Again;
  decref(m.heap, key);
  (void)m.raise_memory_error();
  return StepResult::Raised;
}

StepResult move_on(Machine& m) {
  if (m.task().state == kNextKey) return next_key(m);
  if (m.task().state == kKeyArrives) return store_key(m);
  const bool in_run = m.task().state == kRunAnswer;
  const Ref<Object> answer = m.take_result();
  const bool is_less = answer == m.boolean(true);
  decref(m.heap, answer);
  return in_run ? run_answer(m, is_less) : insert_answer(m, is_less);
}

}  // namespace

StepResult step_SortList(Machine& m) {
  if (exception_arrived(m)) {
    (void)give_back(m);
    return StepResult::Raised;
  }
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < kMovesPerStep; ++i) {
    const StepResult result = move_on(m);
    // An error leaves the items in the list, in whatever order they are.
    if (result == StepResult::Raised && m.task().state != kGivenBack) (void)give_back(m);
    if (result != StepResult::Again || !is_top(m, own)) return result;
  }
  return StepResult::Again;
}

Outcome sort_list(Machine& m, Ref<List> list, Ref<Object> key, Ref<Object> reverse) {
  const bool has_key = key && key != m.none();
  const char* refusal = m.profile().objects->flag_needs_int;
  if (refusal != nullptr && reverse && !is_int(m, reverse)) {
    return m.raise(TypeId::TypeError, filled(refusal, {type_name_of(m, reverse)}));
  }
  const bool backwards = read_flag(m, reverse, false);
  if (!has_key && group_of(m, list) != KeyGroup::Mixed) {
    if (backwards) list_reverse(m.heap, list);
    sort_simple(m, list, list);
    if (backwards) list_reverse(m.heap, list);
    return m.return_none();
  }
  const Ref<List> items = list_new(m.heap);
  m.heap.untrack(items.as<Object>());
  list_swap_items(m.heap, list, items);
  Task& task = m.heap.push_task(TaskKind::SortList, kTaskCatches);
  task.slot[kList] = list.offset;
  task.own(kItems, items.as<Object>());
  task.slot[kReverse] = backwards ? kBackwards : kForwards;
  if (!has_key) return Outcome::pending();
  task.slot[kKeyFunction] = key.offset;
  const Ref<List> keys = list_new(m.heap);
  m.heap.untrack(keys.as<Object>());
  m.task().own(kKeys, keys.as<Object>());
  return Outcome::pending();
}

}  // namespace ouro
