#include "core/vm/set_algebra.h"

#include "core/heap/deallocation.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/set_operations.h"
#include "core/vm/set_walk.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// SetMethod. The value of each part arrives in the inbox.
enum Slot : uint32_t {
  kSelf,       // borrowed
  kIterables,  // the only one, borrowed, or an owned tuple of them
  kCount,
  kIndex,  // of the next iterable
  kMethod,
  kCurrent,  // the set so far, owned, where it is not self
  kGives,
};
enum State : uint16_t { kPartArrives, kGoOn, kSymmetricCollected };
// The value: of methods that change self; SameSize tells whether all of self was in an
// intersection.
enum class Gives : uint32_t { None, Self, SameSize };

bool is_set(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Set;
}

// set or frozenset: what a new set made from `set` is (make_new_set_basetype).
Ref<Type> base_type(const Machine& m, Ref<Set> set) {
  const Ref<Type> plain = m.type(TypeId::Set);
  return is_subtype(m, m.at(set).type, plain) ? plain : m.type(TypeId::FrozenSet);
}

Outcome empty_like(Machine& m, Ref<Set> set) {
  const Ref<Set> made = set_new(m.heap, base_type(m, set));
  return made ? Outcome(made) : m.raise_memory_error();
}
Outcome copy_like(Machine& m, Ref<Set> set, Ref<Set> items) {
  const Ref<Set> made = set_copy(m.heap, base_type(m, set), items);
  return made ? Outcome(made) : m.raise_memory_error();
}

// Walks into a set just made (taken), which is the value.
Outcome walk_into_new(Machine& m, const Outcome& made, SetWalk walk) {
  if (made.is_error()) return made;
  walk.target = made.value().as<Set>();
  walk.result = SetWalkResult::Target;
  const Outcome outcome = walk_into_set(m, walk);
  decref(m.heap, made.value());
  return outcome;
}

Outcome value_of(Machine& m, SetWalkResult result, Ref<Set> target) {
  if (result == SetWalkResult::Target) return new_reference(m.heap, target);
  return m.return_none();
}

Outcome clear(Machine& m, Ref<Set> set, SetWalkResult result) {
  const Outcome value = value_of(m, result, set);
  release_detached(m.heap, set_clear(m.heap, set), ClearOrder::FirstToLast);
  return value;
}

// --- the parts: a set with one iterable ---

// set_update_internal.
Outcome update(Machine& m, Ref<Set> target, Ref<Object> iterable,
               SetWalkResult result = SetWalkResult::None) {
  if (target.as<Object>() == iterable) return value_of(m, result, target);
  if (is_set(m, iterable)) {
    const Ref<Set> other = iterable.as<Set>();
    const bool is_empty = m.at(target).fill == 0;
    const bool ok = is_empty ? set_merge_into_empty(m.heap, target, other)
                             : set_reserve_for_merge(m.heap, target, other);
    if (!ok) return m.raise_memory_error();
    if (is_empty) return value_of(m, result, target);
  } else if (m.heap.is_exact(iterable, TypeId::Dict)) {
    const uint32_t more = dict_size(m.heap, iterable.as<Dict>());
    if (!set_reserve(m.heap, target, more)) return m.raise_memory_error();
  }
  return walk_into_set(m, {SetWalkAction::Add, target, {}, iterable, result});
}

// set_intersection: walks the smaller one of two sets.
Outcome intersection(Machine& m, Ref<Set> set, Ref<Object> iterable) {
  if (set.as<Object>() == iterable) return copy_like(m, set, set);
  Ref<Object> filter = set.as<Object>();
  if (is_set(m, iterable) && set_size(m.heap, iterable.as<Set>()) > set_size(m.heap, set)) {
    std::swap(filter, iterable);
  }
  return walk_into_new(m, empty_like(m, set), {SetWalkAction::AddFound, {}, filter, iterable});
}

// set_difference_update_internal.
Outcome subtract(Machine& m, Ref<Set> target, Ref<Object> iterable,
                 SetWalkResult result = SetWalkResult::None) {
  if (target.as<Object>() == iterable) return clear(m, target, result);
  return walk_into_set(m, {SetWalkAction::Discard, target, {}, iterable, result});
}

// set_difference: walks the set and looks into the other one, unless that is much smaller.
Outcome difference(Machine& m, Ref<Set> set, Ref<Object> iterable) {
  const bool is_table = has_known_hashes(m, iterable);
  uint32_t other_size = 0;
  if (is_table) {
    other_size = is_set(m, iterable) ? set_size(m.heap, iterable.as<Set>())
                                     : dict_size(m.heap, iterable.as<Dict>());
  }
  if (!is_table || set_size(m.heap, set) >> 2 > other_size) {
    return walk_into_new(m, copy_like(m, set, set), {SetWalkAction::Discard, {}, {}, iterable});
  }
  return walk_into_new(m, empty_like(m, set),
                       {SetWalkAction::AddAbsent, {}, iterable, set.as<Object>()});
}

// Of two sets (set_or).
Outcome set_union(Machine& m, Ref<Set> set, Ref<Set> other) {
  const bool is_copy = set == other || set_size(m.heap, set) == 0;
  const Outcome made = copy_like(m, set, is_copy ? other : set);
  if (is_copy || made.is_error()) return made;
  if (!set_reserve_for_merge(m.heap, made.value().as<Set>(), other)) {
    decref(m.heap, made.value());
    return m.raise_memory_error();
  }
  return walk_into_new(m, made, {SetWalkAction::Add, {}, {}, other.as<Object>()});
}

// Of two sets (set_symmetric_difference).
Outcome symmetric_difference(Machine& m, Ref<Set> set, Ref<Set> other) {
  return walk_into_new(m, copy_like(m, set, other),
                       {SetWalkAction::Toggle, {}, {}, set.as<Object>()});
}

// set_symmetric_difference_update, of a set or dict.
Outcome toggle(Machine& m, Ref<Set> target, Ref<Object> table,
               SetWalkResult result = SetWalkResult::None) {
  if (target.as<Object>() == table) return clear(m, target, result);
  return walk_into_set(m, {SetWalkAction::Toggle, target, {}, table, result});
}

// --- methods ---

bool is_symmetric(SetMethod method) {
  return method == SetMethod::SymmetricDifference || method == SetMethod::SymmetricDifferenceUpdate;
}

// Whether the parts change the set so far (kCurrent, or self) rather than give a new one.
bool changes_current(SetMethod method, uint32_t index) {
  if (method == SetMethod::Intersection || method == SetMethod::IntersectionUpdate) return false;
  return method != SetMethod::Difference || index > 0;
}

// The set so far, borrowed.
Ref<Set> current_set(Machine& m) {
  const Ref<Object> current = m.task().ref(kCurrent);
  return (current ? current : m.task().ref(kSelf)).as<Set>();
}

Outcome next_part(Machine& m, SetMethod method, Ref<Set> current, Ref<Object> iterable,
                  bool is_first) {
  switch (method) {
    case SetMethod::Union:
    case SetMethod::Update:
      return update(m, current, iterable);
    case SetMethod::Intersection:
    case SetMethod::IntersectionUpdate:
      return intersection(m, current, iterable);
    case SetMethod::Difference:
      if (is_first) return difference(m, current, iterable);
      return subtract(m, current, iterable);
    case SetMethod::DifferenceUpdate:
      return subtract(m, current, iterable);
    case SetMethod::SymmetricDifference:
    case SetMethod::SymmetricDifferenceUpdate:
      break;
  }
  CHECK(false);
}

// All iterables have had their turn.
StepResult finish_method(Machine& m) {
  const auto method = static_cast<SetMethod>(m.task().slot[kMethod]);
  const Ref<Object> self = m.task().ref(kSelf);
  if (method == SetMethod::IntersectionUpdate) {
    set_swap(m.heap, self.as<Set>(), m.task().ref(kCurrent).as<Set>());
  }
  const auto gives = static_cast<Gives>(m.task().slot[kGives]);
  if (gives == Gives::SameSize) {
    const uint32_t size = set_size(m.heap, m.task().ref(kCurrent).as<Set>());
    const bool is_same = size == set_size(m.heap, self.as<Set>());
    return m.finish(new_reference(m.heap, m.boolean(is_same)));
  }
  if (method < SetMethod::Update) return m.finish(m.task().take(kCurrent));
  return m.finish(new_reference(m.heap, gives == Gives::Self ? self : m.none()));
}

StepResult continue_method(Machine& m) {
  const uint32_t own = own_index(m);
  const Task task = m.task();
  const uint32_t index = task.slot[kIndex];
  if (index == task.slot[kCount]) return finish_method(m);
  const Ref<Object> iterable = task.slot[kCount] == 1
                                   ? task.ref(kIterables)
                                   : tuple_get(m.heap, task.ref(kIterables).as<Tuple>(), index);
  m.task().slot[kIndex] = index + 1;
  m.task().state = kPartArrives;
  const auto method = static_cast<SetMethod>(task.slot[kMethod]);
  return wait_for(m, own, next_part(m, method, current_set(m), iterable, index == 0));
}

// The value of a part: a new set replaces the one so far.
StepResult take_part(Machine& m) {
  const uint32_t own = own_index(m);
  const auto method = static_cast<SetMethod>(m.task().slot[kMethod]);
  const Ref<Object> value = m.take_result();
  if (changes_current(method, m.task().slot[kIndex] - 1)) {
    decref(m.heap, value);
    return continue_method(m);
  }
  const Ref<Object> old = m.task().ref(kCurrent) ? m.task().take(kCurrent) : Ref<Object>{};
  m.task().own(kCurrent, value);
  m.task().state = kGoOn;
  xdecref(m.heap, old);
  return is_top(m, own) ? continue_method(m) : StepResult::Again;
}

// The iterable of a symmetric difference has been collected as a set: toggles by it, or it.
StepResult toggle_collected(Machine& m) {
  const uint32_t own = own_index(m);
  decref(m.heap, m.take_result());
  m.task().state = kPartArrives;
  const auto method = static_cast<SetMethod>(m.task().slot[kMethod]);
  const Ref<Set> collected = m.task().ref(kCurrent).as<Set>();
  const Ref<Set> self = m.task().ref(kSelf).as<Set>();
  if (method == SetMethod::SymmetricDifference) {
    return wait_for(m, own, toggle(m, collected, self.as<Object>()));
  }
  return wait_for(m, own, toggle(m, self, collected.as<Object>()));
}

void push_method(Machine& m, SetMethod method, Ref<Set> self,
                 std::span<const Ref<Object>> iterables, Gives gives) {
  const auto count = static_cast<uint32_t>(iterables.size());
  Ref<Tuple> kept;
  if (count > 1) kept = tuple_new(m.heap, count);
  for (uint32_t i = 0; kept && i < count; ++i) {
    tuple_items(m.heap, kept)[i] = new_reference(m.heap, iterables[i]);
  }
  Task& task = m.heap.push_task(TaskKind::SetMethod);
  task.slot[kSelf] = self.offset;
  task.slot[kMethod] = static_cast<uint32_t>(method);
  task.slot[kGives] = static_cast<uint32_t>(gives);
  task.slot[kCount] = count;
  if (count == 1) task.slot[kIterables] = iterables[0].offset;
  if (kept) task.own(kIterables, kept.as<Object>());
}

Outcome symmetric_method(Machine& m, SetMethod method, Ref<Set> self, Ref<Object> iterable) {
  const bool is_update = method == SetMethod::SymmetricDifferenceUpdate;
  if (is_update && has_known_hashes(m, iterable)) return toggle(m, self, iterable);
  if (is_set(m, iterable)) return symmetric_difference(m, self, iterable.as<Set>());
  const Outcome made = empty_like(m, self);
  if (made.is_error()) return made;
  push_method(m, method, self, {}, Gives::None);
  m.task().own(kCurrent, made.value());
  m.task().state = kSymmetricCollected;
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, update(m, made.value().as<Set>(), iterable)));
}

Outcome begin_method(Machine& m, SetMethod method, Ref<Set> self,
                     std::span<const Ref<Object>> iterables, Gives gives) {
  const bool changes_self = method == SetMethod::Update || method == SetMethod::DifferenceUpdate;
  const bool begins_with_copy = method == SetMethod::Union || (iterables.empty() && !changes_self);
  Outcome copy = m.none();
  if (begins_with_copy) copy = copy_like(m, self, self);
  if (copy.is_error()) return copy;
  push_method(m, method, self, iterables, gives);
  if (begins_with_copy) m.task().own(kCurrent, copy.value());
  return begun(m, continue_method(m));
}

}  // namespace

StepResult step_SetMethod(Machine& m) {
  const auto method = static_cast<SetMethod>(m.task().slot[kMethod]);
  if (m.task().state == kSymmetricCollected) return toggle_collected(m);
  if (m.task().state == kGoOn) return continue_method(m);
  if (!is_symmetric(method)) return take_part(m);
  decref(m.heap, m.take_result());
  return finish_method(m);
}

Outcome set_binary(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right) {
  const Ref<Set> set = left.as<Set>();
  switch (op) {
    case BinaryOperator::Or:
      return set_union(m, set, right.as<Set>());
    case BinaryOperator::And:
      return intersection(m, set, right);
    case BinaryOperator::Subtract:
      return difference(m, set, right);
    case BinaryOperator::Xor:
      return symmetric_difference(m, set, right.as<Set>());
    default:
      return new_reference(m.heap, m.heap.state().not_implemented);
  }
}

Outcome set_inplace(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right) {
  const Ref<Set> set = left.as<Set>();
  switch (op) {
    case BinaryOperator::Or:
      return update(m, set, right, SetWalkResult::Target);
    case BinaryOperator::And:
      return begin_method(m, SetMethod::IntersectionUpdate, set, {&right, 1}, Gives::Self);
    case BinaryOperator::Subtract:
      return subtract(m, set, right, SetWalkResult::Target);
    case BinaryOperator::Xor:
      return toggle(m, set, right, SetWalkResult::Target);
    default:
      return new_reference(m.heap, m.heap.state().not_implemented);
  }
}

Outcome set_update(Machine& m, Ref<Set> target, Ref<Object> iterable) {
  return update(m, target, iterable);
}

Outcome set_method(Machine& m, SetMethod method, Ref<Set> self,
                   std::span<const Ref<Object>> iterables) {
  if (is_symmetric(method)) return symmetric_method(m, method, self, iterables[0]);
  return begin_method(m, method, self, iterables, Gives::None);
}

Outcome set_test(Machine& m, SetTest test, Ref<Set> self, Ref<Object> iterable) {
  const bool other_is_set = is_set(m, iterable);
  if (test == SetTest::Superset && other_is_set) {
    return set_test(m, SetTest::Subset, iterable.as<Set>(), self.as<Object>());
  }
  if (test == SetTest::Superset) {
    return walk_into_set(m, {SetWalkAction::TestAll, {}, self.as<Object>(), iterable});
  }
  const uint32_t own_size = set_size(m.heap, self);
  const uint32_t other_size = other_is_set ? set_size(m.heap, iterable.as<Set>()) : 0;
  if (test == SetTest::Disjoint) {
    if (self.as<Object>() == iterable) return m.return_bool(own_size == 0);
    Ref<Object> filter = self.as<Object>();
    if (other_is_set && other_size > own_size) std::swap(filter, iterable);
    return walk_into_set(m, {SetWalkAction::TestNone, {}, filter, iterable});
  }
  if (!other_is_set) {
    return begin_method(m, SetMethod::Intersection, self, {&iterable, 1}, Gives::SameSize);
  }
  if (own_size > other_size) return m.return_bool(false);
  return walk_into_set(m, {SetWalkAction::TestAll, {}, iterable, self.as<Object>()});
}

}  // namespace ouro
