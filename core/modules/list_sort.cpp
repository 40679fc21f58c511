// list_sort.cpp - list.sort and sorted() (Objects/listobject.c, list_sort_impl).
//
// Which comparisons there are is Timsort's matter (timsort.h). A few keys that are all numbers or
// texts are compared at once. Others by a SortList task, which computes the keys, compares them
// until it knows the order, brings the items into it, and lets go of the keys. Meanwhile the items
// are in lists of the task, at the places where they were, and the list that is sorted is empty.

#include "core/modules/list_sort.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/modules/timsort.h"
#include "core/objects/bytes_object.h"
#include "core/objects/float_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// SortList: kList and kKeyFunction are borrowed, kItems, kKeys, kWords and kError owned; without a
// key function the items are the keys. kWords is a leaf with the words of the Timsort. kError waits
// until the items are back in the list. While keys are compared, kCursor is the type that all of
// them have, borrowed, or null; before and afterwards how far the work has come, and kCycle, too.
enum Slot : uint32_t {
  kList,
  kItems,
  kKeys,
  kKeyFunction,
  kBackwards,
  kWords,
  kError,
  kCursor,
  kCycle,
};
enum State : uint16_t {
  kNextKey,
  kKeyArrives,
  kPreparing,
  kOwnMethodAnswers,
  kTruthArrives,
  kPlacing,
  kReleasingKeys,
  kGivingBack,
};

constexpr uint32_t kItemsPerStep = 1u << 15;
// What comparisons may cost in one tick. Those of long texts and ints cost more.
constexpr uint32_t kCostPerStep = 1u << 15;
// Values of so many digits or characters more cost as much as another comparison.
constexpr uint32_t kLengthPerCost = 64;
// As many simple keys are sorted at once, if they are short.
constexpr uint32_t kAtOnceMax = 1024;

Ref<List> items_of(Machine& m) {
  return m.task().ref(kItems).as<List>();
}
Ref<List> keys_of(Machine& m) {
  return m.task().ref(m.task().ref(kKeyFunction) ? kKeys : kItems).as<List>();
}
// Valid until the next allocation.
Timsort timsort_of(Machine& m) {
  const auto words = m.task().ref(kWords).as<ByteArray>();
  return Timsort(reinterpret_cast<uint32_t*>(bytearray_data(m.heap, words)));
}

// --- simple keys ---

// What comparing this key with another simple one may cost; 0: it is not simple.
uint32_t simple_cost(const Machine& m, Ref<Object> key) {
  const Type& type = m.heap.type_of(key);
  if ((type.flags & kTypeHeap) != 0) return 0;
  if (type.layout == LayoutId::Float) return 1;
  if (type.layout == LayoutId::Int) {
    return 1 + static_cast<uint32_t>(std::abs(m.at(key.as<Int>()).size)) / kLengthPerCost;
  }
  if (type.layout != LayoutId::Str) return 0;
  return 1 + m.at(key.as<Str>()).length / kLengthPerCost;
}

// Whether both are numbers, or texts. Then `less` says whether left < right, and `cost` is more by
// what that cost.
bool compare_at_once(Machine& m, Ref<Object> left, Ref<Object> right, bool* less, uint32_t* cost) {
  const uint32_t left_cost = simple_cost(m, left);
  const uint32_t right_cost = simple_cost(m, right);
  const bool left_is_text = m.heap.type_of(left).layout == LayoutId::Str;
  const bool right_is_text = m.heap.type_of(right).layout == LayoutId::Str;
  if (left_cost == 0 || right_cost == 0 || left_is_text != right_is_text) return false;
  *cost += std::min(left_cost, right_cost);
  const Outcome outcome = builtin_compare(m, CompareOperator::Less, left, right);
  *less = outcome.value() == m.boolean(true);
  decref(m.heap, outcome.value());
  return true;
}

bool are_few_and_simple(const Machine& m, Ref<List> keys) {
  const uint32_t size = list_size(m.heap, keys);
  if (size > kAtOnceMax) return false;
  bool texts = true;
  bool numbers = true;
  uint32_t cost = 0;
  for (uint32_t i = 0; i < size; ++i) {
    const uint32_t one = simple_cost(m, list_get(m.heap, keys, i));
    const bool is_text = m.heap.type_of(list_get(m.heap, keys, i)).layout == LayoutId::Str;
    texts = texts && is_text;
    numbers = numbers && !is_text;
    cost += one;
    if (one == 0 || !(texts || numbers) || cost > 2 * kAtOnceMax) return false;
  }
  return true;
}

// A list of a few simple items, in this tick.
void sort_few(Machine& m, Ref<List> list, bool backwards) {
  const uint32_t size = list_size(m.heap, list);
  if (size < 2) return;
  std::vector<uint32_t> words(static_cast<size_t>(Timsort::words_for(size)));
  Timsort sort(words.data());
  sort.start(size, m.profile().objects->sort);
  sort.place_up_to(size, backwards);
  bool less = false;
  uint32_t cost = 0;
  while (sort.advance(less)) {
    CHECK(compare_at_once(m, list_get(m.heap, list, sort.left()),
                          list_get(m.heap, list, sort.right()), &less, &cost));
  }
  const std::vector<Ref<Object>> old(list_items(m.heap, list), list_items(m.heap, list) + size);
  Ref<Object>* items = list_items(m.heap, list);
  for (uint32_t i = 0; i < size; ++i) {
    items[backwards ? size - 1 - i : i] = old[sort.order()[i]];
  }
}

// --- the end of the task ---

StepResult go_to(Machine& m, State state) {
  m.task().state = state;
  m.task().slot[kCursor] = 0;
  m.task().slot[kCycle] = 0;
  return StepResult::Again;
}

// The comparisons are over.
StepResult begin_placing(Machine& m) {
  const uint32_t size = list_size(m.heap, items_of(m));
  uint32_t* order = timsort_of(m).order();
  if (m.task().slot[kBackwards] != 0) std::reverse(order, order + size);
  return go_to(m, kPlacing);
}

// Keeps the exception in flight until the items are back in the list: those that were compared in
// the order that CPython leaves them in.
StepResult fail(Machine& m) {
  m.task().own(kError, take_raised(m));
  const uint32_t state = m.task().state;
  if (state != kOwnMethodAnswers && state != kTruthArrives) return go_to(m, kReleasingKeys);
  timsort_of(m).abandon();
  return begin_placing(m);
}

// Brings items and keys into the order, one cycle of places after the other. kCursor is where the
// present one began, kCycle one more than where it has come to, or 0 at its beginning. What is in
// its place is marked by a place that is its own.
StepResult place_items(Machine& m) {
  Task& task = m.task();
  uint32_t* order = timsort_of(m).order();
  const Ref<List> item_list = items_of(m);
  const Ref<List> key_list = keys_of(m);
  Ref<Object>* items = list_items(m.heap, item_list);
  Ref<Object>* keys = key_list == item_list ? nullptr : list_items(m.heap, key_list);
  const uint32_t size = list_size(m.heap, item_list);
  for (uint32_t i = 0; i < kItemsPerStep; ++i) {
    const uint32_t start = task.slot[kCursor];
    if (start == size) return go_to(m, kReleasingKeys);
    const uint32_t at = task.slot[kCycle] == 0 ? start : task.slot[kCycle] - 1;
    const uint32_t from = std::exchange(order[at], at);
    if (from == start || from == at) {
      task.slot[kCycle] = 0;
      ++task.slot[kCursor];
      continue;
    }
    std::swap(items[at], items[from]);
    if (keys != nullptr) std::swap(keys[at], keys[from]);
    task.slot[kCycle] = from + 1;
  }
  return StepResult::Again;
}

// The smallest key goes first, and a list lets go of its last item first. Without an order, when a
// key could not be computed, the last one goes first.
StepResult release_keys(Machine& m) {
  const bool has_order = static_cast<bool>(m.task().ref(kWords));
  if (has_order) decref(m.heap, m.task().take(kWords));
  m.task().state = kGivingBack;
  if (!m.task().ref(kKeys)) return StepResult::Again;
  const Ref<List> keys = m.task().take(kKeys).as<List>();
  if (has_order && m.task().slot[kBackwards] == 0) list_reverse(m.heap, keys);
  decref(m.heap, keys.as<Object>());
  return StepResult::Again;
}

// Puts the items back into the list. What the program put there meanwhile goes with the task.
StepResult give_back(Machine& m) {
  const Ref<List> list = m.task().ref(kList).as<List>();
  const bool was_touched = m.at(list).items != 0;
  list_swap_items(m.heap, list, items_of(m));
  if (m.task().ref(kError)) {
    m.heap.state().raised = m.task().take(kError);
    return StepResult::Raised;
  }
  if (!was_touched) return m.finish(new_reference(m.heap, m.none()));
  (void)m.raise(TypeId::ValueError, "list modified during sort");
  return StepResult::Raised;
}

// --- comparing ---

// a < b as True or False.
Outcome less_than(Machine& m, Ref<Object> left, Ref<Object> right) {
  m.heap.push_task(TaskKind::ToTruth);
  const Outcome outcome = compare(m, CompareOperator::Less, left, right);
  if (outcome.is_pending()) return outcome;
  m.heap.pop_task();
  return outcome.is_error() ? outcome : truth_of_owned(m, outcome.value());
}

// unsafe_object_compare: keys of one class are compared by its __lt__, found here, else null.
Ref<Object> own_method(Machine& m, Ref<Object> left) {
  const Ref<Type> common = m.task().ref(kCursor).as<Type>();
  if (!common || m.at(left).type != common || (m.at(common).flags & kTypeHeap) == 0) return {};
  const Ref<Object> method = lookup_special(m, left, SpecialMethod::Lt);
  return method && m.heap.is_exact(method, TypeId::Function) ? method : Ref<Object>();
}

StepResult ask(Machine& m, Ref<Object> left, Ref<Object> right) {
  const uint32_t own = own_index(m);
  const Ref<Object> method = own_method(m, left);
  m.task().state = method ? kOwnMethodAnswers : kTruthArrives;
  if (method) return wait_for(m, own, call_special(m, method, {left, right}));
  return wait_for(m, own, less_than(m, left, right));
}

StepResult own_method_answers(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> answer = m.take_result();
  m.task().state = kTruthArrives;
  if (answer != m.heap.state().not_implemented) return wait_for(m, own, truth_of_owned(m, answer));
  decref(m.heap, answer);
  const Timsort sort = timsort_of(m);
  const Ref<List> keys = keys_of(m);
  const Ref<Object> left = list_get(m.heap, keys, sort.left());
  return wait_for(m, own, less_than(m, left, list_get(m.heap, keys, sort.right())));
}

StepResult go_on(Machine& m, bool is_less) {
  const Ref<List> keys = keys_of(m);
  uint32_t cost = 0;
  while (timsort_of(m).advance(is_less)) {
    const Timsort sort = timsort_of(m);
    const Ref<Object> left = list_get(m.heap, keys, sort.left());
    const Ref<Object> right = list_get(m.heap, keys, sort.right());
    if (!compare_at_once(m, left, right, &is_less, &cost)) return ask(m, left, right);
    if (cost < kCostPerStep) continue;
    m.task().state = kTruthArrives;
    m.set_result(new_reference(m.heap, m.boolean(is_less)));
    return StepResult::Again;
  }
  return begin_placing(m);
}

StepResult truth_arrives(Machine& m) {
  const Ref<Object> answer = m.take_result();
  const bool is_less = answer == m.boolean(true);
  decref(m.heap, answer);
  return go_on(m, is_less);
}

// --- before that ---

Ref<Type> common_type(const Machine& m, Ref<List> keys, uint32_t start, uint32_t end) {
  const Ref<Type> type = m.at(list_get(m.heap, keys, 0)).type;
  for (uint32_t i = start; i < end; ++i) {
    if (m.at(list_get(m.heap, keys, i)).type != type) return {};
  }
  return type;
}

// Gives the items their places, and looks whether all keys have the same type. kCycle: so many have
// been looked at; kCursor: the type.
StepResult prepare(Machine& m) {
  Task& task = m.task();
  const Ref<List> keys = keys_of(m);
  const uint32_t start = task.slot[kCycle];
  const uint32_t end = std::min(start + kItemsPerStep, list_size(m.heap, keys));
  timsort_of(m).place_up_to(end, task.slot[kBackwards] != 0);
  const bool are_alike = start == 0 || task.slot[kCursor] != 0;
  const bool matters = m.profile().objects->sort_asks_type_first;
  task.slot[kCursor] = are_alike && matters ? common_type(m, keys, start, end).offset : 0;
  task.slot[kCycle] = end;
  return end < list_size(m.heap, keys) ? StepResult::Again : go_on(m, false);
}

StepResult begin_sort(Machine& m) {
  const uint32_t size = list_size(m.heap, items_of(m));
  if (size < 2) return go_to(m, kReleasingKeys);
  const uint64_t bytes = Timsort::words_for(size) * sizeof(uint32_t);
  const Ref<ByteArray> words = bytearray_allocate(m.heap, bytes);
  if (!words) return fail_for_memory(m);
  m.task().own(kWords, words.as<Object>());
  timsort_of(m).start(size, m.profile().objects->sort);
  return go_to(m, kPreparing);
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
  return fail_for_memory(m);
}

StepResult move_on(Machine& m) {
  switch (m.task().state) {
    case kNextKey:
      return next_key(m);
    case kKeyArrives:
      return store_key(m);
    case kPreparing:
      return prepare(m);
    case kOwnMethodAnswers:
      return own_method_answers(m);
    case kTruthArrives:
      return truth_arrives(m);
    case kPlacing:
      return place_items(m);
    case kReleasingKeys:
      return release_keys(m);
    default:
      return give_back(m);
  }
}

}  // namespace

StepResult step_SortList(Machine& m) {
  if (exception_arrived(m)) return fail(m);
  const bool is_last = m.task().state == kGivingBack;
  const StepResult result = move_on(m);
  return result == StepResult::Raised && !is_last ? fail(m) : result;
}

Outcome sort_list(Machine& m, Ref<List> list, Ref<Object> key, Ref<Object> reverse) {
  const bool has_key = key && key != m.none();
  const char* refusal = m.profile().objects->flag_needs_int;
  if (refusal != nullptr && reverse && !is_int(m, reverse)) {
    return m.raise(TypeId::TypeError, filled(refusal, {type_name_of(m, reverse)}));
  }
  const bool backwards = read_flag(m, reverse, false);
  if (!has_key && are_few_and_simple(m, list)) {
    sort_few(m, list, backwards);
    return m.return_none();
  }
  const Ref<List> items = list_new(m.heap);
  m.heap.untrack(items.as<Object>());
  list_swap_items(m.heap, list, items);
  Task& task = m.heap.push_task(TaskKind::SortList, kTaskCatches);
  task.slot[kList] = list.offset;
  task.own(kItems, items.as<Object>());
  task.slot[kBackwards] = backwards ? 1 : 0;
  if (!has_key) return Outcome::pending();
  task.slot[kKeyFunction] = key.offset;
  const Ref<List> keys = list_new(m.heap);
  m.heap.untrack(keys.as<Object>());
  m.task().own(kKeys, keys.as<Object>());
  return Outcome::pending();
}

}  // namespace ouro
