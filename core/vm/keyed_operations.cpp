// keyed_operations.cpp - finding a key in a dict or set when __hash__ or __eq__ are written in
// Python.
//
// At once whenever simple_hash and simple_equal know the answer. Otherwise a KeyedOperation task:
// ask for the hash, search, ask for each comparison, go on with the search (which begins again when
// the table has changed meanwhile, as lookdict does), and finish.

#include "core/heap/deallocation.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/int_object.h"
#include "core/objects/simple_compare.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"
#include "core/vm/formatting.h"
#include "core/vm/operators.h"
#include "core/vm/set_operations.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// Slots of a KeyedOperation task.
enum Slot : uint32_t {
  kContainer,
  kKey,
  kValue,
  kAction,
  kHashLow,
  kHashHigh,
  kCompareKey,
  kWhere,  // DictLookup::step or SetLookup::step
  kTable,  // DictLookup::keys or SetLookup::table
};
enum State : uint16_t {
  kHashArrives,
  kComparisonArrives,
  kSearchAgain,
  kResultReady,
  kReasonArrives
};

// Actions on dicts come first, those on sets after them.
constexpr uint32_t kFirstSetAction = 16;

constexpr uint32_t kAddToSet = kFirstSetAction + static_cast<uint32_t>(SetAction::Add);

// A search with its result, for dicts and sets alike.
struct Search {
  LookupStatus status;
  uint32_t place;
  Ref<Object> compare_key;
  uint32_t table;
  uint32_t step;
};

Search search_of(const DictLookup& found) {
  return {found.status, found.entry, found.compare_key, found.keys.offset, found.step};
}
Search search_of(const SetLookup& found) {
  return {found.status, found.slot, found.compare_key, found.table, found.step};
}

bool is_set_action(uint32_t action) {
  return action >= kFirstSetAction;
}

Search begin_search(Machine& m, uint32_t action, Ref<Object> container, Ref<Object> key,
                    int64_t hash) {
  if (is_set_action(action)) {
    return search_of(set_find(m.heap, container.as<Set>(), key, hash));
  }
  return search_of(dict_find(m.heap, container.as<Dict>(), key, hash));
}

Search continue_search(Machine& m, const Task& task, int64_t hash, bool is_equal) {
  const Ref<Object> container = task.ref(kContainer);
  if (is_set_action(task.slot[kAction])) {
    SetLookup was;
    was.status = LookupStatus::NeedsCompare;
    was.compare_key = task.ref(kCompareKey);
    was.table = task.slot[kTable];
    was.step = task.slot[kWhere];
    return search_of(
        set_find_continue(m.heap, container.as<Set>(), task.ref(kKey), hash, was, is_equal));
  }
  DictLookup was;
  was.status = LookupStatus::NeedsCompare;
  was.compare_key = task.ref(kCompareKey);
  was.keys = Ref<DictKeys>(task.slot[kTable]);
  was.step = task.slot[kWhere];
  return search_of(
      dict_find_continue(m.heap, container.as<Dict>(), task.ref(kKey), hash, was, is_equal));
}

Outcome dict_found(Machine& m, DictAction action, Ref<Dict> dict, uint32_t entry,
                   Ref<Object> value) {
  switch (action) {
    case DictAction::Get:
    case DictAction::GetOrDefault:
    case DictAction::SetDefault:
      return new_reference(m.heap, dict_entry(m.heap.memory, dict, entry).value);
    case DictAction::Contains:
      return m.return_bool(true);
    case DictAction::Set:
      decref(m.heap, dict_replace(m.heap, dict, entry, new_reference(m.heap, value)));
      return m.return_none();
    case DictAction::Delete: {
      const DictItem removed = dict_remove(m.heap, dict, entry);
      decref_in_order(m.heap, removed.key, removed.value);
      return m.return_none();
    }
    case DictAction::Pop: {
      const DictItem removed = dict_remove(m.heap, dict, entry);
      decref(m.heap, removed.key);
      return removed.value;
    }
  }
  CHECK(false);
}

Outcome dict_absent(Machine& m, DictAction action, Ref<Dict> dict, Ref<Object> key, int64_t hash,
                    Ref<Object> value) {
  switch (action) {
    case DictAction::Get:
    case DictAction::Delete:
      return raise_key_error(m, key);
    case DictAction::GetOrDefault:
      return new_reference(m.heap, value ? value : m.none());
    case DictAction::Contains:
      return m.return_bool(false);
    case DictAction::Pop:
      if (!value) return raise_key_error(m, key);
      return new_reference(m.heap, value);
    case DictAction::Set:
    case DictAction::SetDefault:
      break;
  }
  if (!value) value = m.none();
  incref(m.heap, value);
  if (!dict_insert(m.heap, dict, key, hash, value)) {
    decref(m.heap, value);
    return m.raise_memory_error();
  }
  return action == DictAction::Set ? m.return_none() : new_reference(m.heap, value);
}

Outcome set_done(Machine& m, SetAction action, Ref<Set> set, Ref<Object> item, int64_t hash,
                 const Search& search) {
  const bool found = search.status == LookupStatus::Found;
  if (action == SetAction::Contains) return m.return_bool(found);
  if (action == SetAction::Add) {
    if (!found && !set_insert(m.heap, set, item, hash)) return m.raise_memory_error();
    return m.return_none();
  }
  if (found) {
    decref(m.heap, set_remove(m.heap, set, search.place));
  } else if (action == SetAction::Remove) {
    return raise_key_error(m, item);
  }
  return action == SetAction::Take ? m.return_bool(found) : m.return_none();
}

Outcome finish_search(Machine& m, uint32_t action, Ref<Object> container, Ref<Object> key,
                      int64_t hash, Ref<Object> value, const Search& search) {
  if (is_set_action(action)) {
    return set_done(m, static_cast<SetAction>(action - kFirstSetAction), container.as<Set>(), key,
                    hash, search);
  }
  const auto dict_action = static_cast<DictAction>(action);
  if (search.status == LookupStatus::Found) {
    return dict_found(m, dict_action, container.as<Dict>(), search.place, value);
  }
  return dict_absent(m, dict_action, container.as<Dict>(), key, hash, value);
}

void store_hash(Task& task, int64_t hash) {
  task.slot[kHashLow] = static_cast<uint32_t>(hash);
  task.slot[kHashHigh] = static_cast<uint32_t>(static_cast<uint64_t>(hash) >> 32);
}

int64_t stored_hash(const Task& task) {
  return static_cast<int64_t>(static_cast<uint64_t>(task.slot[kHashHigh]) << 32 |
                              task.slot[kHashLow]);
}

// Asks for the comparison that the search needs, or finishes. The KeyedOperation task is on top.
StepResult go_on(Machine& m, const Search& search) {
  if (search.status != LookupStatus::NeedsCompare) {
    const uint32_t own = own_index(m);
    const Task task = m.task();
    const Outcome outcome =
        finish_search(m, task.slot[kAction], task.ref(kContainer), task.ref(kKey),
                      stored_hash(task), task.ref(kValue), search);
    if (outcome.is_error()) return StepResult::Raised;
    if (is_top(m, own)) return m.finish(outcome.value());
    // What was removed or replaced dies first.
    m.heap.task(own).state = kResultReady;
    m.heap.task(own).own(kTaskInbox, outcome.value());
    return StepResult::Again;
  }
  Task& task = m.task();
  task.state = kComparisonArrives;
  task.slot[kWhere] = search.step;
  task.slot[kTable] = search.table;
  incref(m.heap, search.compare_key);
  m.task().own(kCompareKey, search.compare_key);
  const Outcome outcome = equal(m, search.compare_key, m.task().ref(kKey));
  if (outcome.is_error()) return StepResult::Raised;
  if (outcome.is_value()) m.set_result(outcome.value());
  return StepResult::Again;
}

Task& push_operation(Machine& m, uint32_t action, Ref<Object> container, Ref<Object> key,
                     Ref<Object> value) {
  m.heap.push_task(TaskKind::KeyedOperation);
  incref(m.heap, container);
  incref(m.heap, key);
  if (value) incref(m.heap, value);
  Task& task = m.task();
  task.own(kContainer, container);
  task.own(kKey, key);
  if (value) task.own(kValue, value);
  task.slot[kAction] = action;
  return task;
}

Outcome operation_with_hash(Machine& m, uint32_t action, Ref<Object> container, Ref<Object> key,
                            Ref<Object> value, int64_t known_hash) {
  const Search search = begin_search(m, action, container, key, known_hash);
  if (search.status != LookupStatus::NeedsCompare) {
    return finish_search(m, action, container, key, known_hash, value, search);
  }
  store_hash(push_operation(m, action, container, key, value), known_hash);
  if (go_on(m, search) == StepResult::Raised) {
    m.abandon_task();
    return Outcome::error();
  }
  return Outcome::pending();
}

// TypeError for a key that cannot be hashed, with the reason that hashing has given; from 3.14 on
// it says what the key was for (dictobject.c dict_unhashable_type, setobject.c
// set_unhashable_type).
Outcome raise_unusable(Machine& m, uint32_t action, Ref<Object> key, std::string_view reason) {
  const ObjectRules& rules = *m.profile().objects;
  const char* text = is_set_action(action) ? rules.unusable_element : rules.unusable_key;
  if (text == nullptr) return m.raise(TypeId::TypeError, reason);
  return m.raise(TypeId::TypeError, filled(text, {short_type_name(m, m.at(key).type), reason}));
}

// The key's __hash__ has raised: a plain TypeError becomes the reason of one about the key.
StepResult hash_raised(Machine& m) {
  (void)exception_arrived(m);
  m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
  if (m.at(m.heap.state().raised).type != m.type(TypeId::TypeError)) return StepResult::Raised;
  const uint32_t own = own_index(m);
  const Ref<Object> exception = take_raised(m);
  m.task().own(kCompareKey, exception);
  m.task().state = kReasonArrives;
  return wait_for(m, own, str(m, exception));
}

Outcome keyed_operation(Machine& m, uint32_t action, Ref<Object> container, Ref<Object> key,
                        Ref<Object> value) {
  int64_t hash_value = 0;
  switch (simple_hash(m.heap, key, &hash_value)) {
    case SimpleHash::Unhashable:
      return raise_unusable(m, action, key, unhashable_text(m, key));
    case SimpleHash::NeedsPython: {
      if (lookup_special(m, key, SpecialMethod::Hash) == m.none()) {
        return raise_unusable(m, action, key, unhashable_text(m, key));
      }
      Task& task = push_operation(m, action, container, key, value);
      task.state = kHashArrives;
      if (m.profile().objects->unusable_key != nullptr) task.flags |= kTaskCatches;
      const Outcome outcome = hash(m, key);
      if (outcome.is_pending()) return outcome;
      if (outcome.is_value()) {
        m.set_result(outcome.value());
        return Outcome::pending();
      }
      m.abandon_task();
      return outcome;
    }
    case SimpleHash::Ok:
      break;
  }
  return operation_with_hash(m, action, container, key, value, hash_value);
}

}  // namespace

StepResult step_KeyedOperation(Machine& m) {
  if (m.task().flags & kTaskRaised) return hash_raised(m);
  const Ref<Object> arrived = m.take_result();
  if (m.task().state == kReasonArrives) {
    const Task task = m.task();
    (void)raise_unusable(m, task.slot[kAction], task.ref(kKey),
                         str_to_utf8(m.heap, arrived.as<Str>()));
    decref(m.heap, arrived);
    return StepResult::Raised;
  }
  m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
  if (m.task().state == kResultReady) return m.finish(arrived);
  if (m.task().state == kHashArrives) {
    int64_t hash_value = 0;
    CHECK(int_try_i64(m.heap, arrived.as<Int>(), &hash_value));
    decref(m.heap, arrived);
    store_hash(m.task(), hash_value);
    const Task task = m.task();
    return go_on(
        m, begin_search(m, task.slot[kAction], task.ref(kContainer), task.ref(kKey), hash_value));
  }
  if (m.task().state == kSearchAgain) {
    decref(m.heap, arrived);
    const Task task = m.task();
    return go_on(m, begin_search(m, task.slot[kAction], task.ref(kContainer), task.ref(kKey),
                                 stored_hash(task)));
  }
  const bool is_equal = arrived == m.heap.state().true_;
  decref(m.heap, arrived);
  // set.add takes an equal item for found even when the comparison has changed the table.
  const bool is_settled = is_equal && m.task().slot[kAction] == kAddToSet;
  if (is_settled) return m.finish(new_reference(m.heap, m.none()));
  const Task task = m.task();
  const Search search = continue_search(m, task, stored_hash(task), is_equal);
  const uint32_t depth = m.heap.task_count();
  const Ref<Object> compared = m.task().take(kCompareKey);
  decref(m.heap, compared);
  if (m.heap.task_count() == depth) return go_on(m, search);
  // The compared key dies now, which may change the table: search again after that.
  Task& waiting = m.heap.task(depth - 1);
  waiting.state = kSearchAgain;
  waiting.own(kTaskInbox, new_reference(m.heap, m.none()));
  return StepResult::Again;
}

Outcome dict_operation(Machine& m, DictAction action, Ref<Dict> dict, Ref<Object> key,
                       Ref<Object> value) {
  // An empty dict has nothing to pop, whatever the key.
  if (action == DictAction::Pop && dict_size(m.heap, dict) == 0) {
    return value ? Outcome(new_reference(m.heap, value)) : raise_key_error(m, key);
  }
  const Ref<DictKeys> keys = m.at(dict).keys;
  const bool all_strings = keys && m.at(keys).kind != DictKeysKind::General;
  if (all_strings && m.heap.is_exact(key, TypeId::Str)) {
    const DictLookup found = dict_find_str(m.heap, dict, key.as<Str>());
    if (found.status == LookupStatus::Found) {
      return dict_found(m, action, dict, found.entry, value);
    }
    return dict_absent(m, action, dict, key, str_hash(m.heap, key.as<Str>()), value);
  }
  return keyed_operation(m, static_cast<uint32_t>(action), dict.as<Object>(), key, value);
}

Outcome set_operation(Machine& m, SetAction action, Ref<Set> set, Ref<Object> item) {
  const uint32_t number = kFirstSetAction + static_cast<uint32_t>(action);
  const bool is_mutable_set = m.heap.type_of(item).layout == LayoutId::Set &&
                              lookup_special(m, item, SpecialMethod::Hash) == m.none();
  if (is_mutable_set && action != SetAction::Add) {
    const int64_t hash_value = frozenset_hash(m.heap, item.as<Set>());
    m.at(item.as<Set>()).hash = -1;
    return operation_with_hash(m, number, set.as<Object>(), item, {}, hash_value);
  }
  return set_operation_for_each(m, action, set, item);
}

Outcome set_operation_for_each(Machine& m, SetAction action, Ref<Set> set, Ref<Object> item) {
  const uint32_t number = kFirstSetAction + static_cast<uint32_t>(action);
  return keyed_operation(m, number, set.as<Object>(), item, {});
}

Outcome set_operation_with_hash(Machine& m, SetAction action, Ref<Set> set, Ref<Object> item,
                                int64_t hash) {
  const uint32_t number = kFirstSetAction + static_cast<uint32_t>(action);
  return operation_with_hash(m, number, set.as<Object>(), item, {}, hash);
}

Outcome dict_contains_with_hash(Machine& m, Ref<Dict> dict, Ref<Object> key, int64_t hash) {
  return operation_with_hash(m, static_cast<uint32_t>(DictAction::Contains), dict.as<Object>(), key,
                             {}, hash);
}

Outcome dict_get_with_hash(Machine& m, Ref<Dict> dict, Ref<Object> key, int64_t hash,
                           Ref<Object> fallback) {
  return operation_with_hash(m, static_cast<uint32_t>(DictAction::GetOrDefault), dict.as<Object>(),
                             key, fallback, hash);
}

Outcome dict_set_with_hash(Machine& m, Ref<Dict> dict, Ref<Object> key, int64_t hash,
                           Ref<Object> value) {
  return operation_with_hash(m, static_cast<uint32_t>(DictAction::Set), dict.as<Object>(), key,
                             value, hash);
}

}  // namespace ouro
