// comparison_tasks.cpp - comparing dicts and sets, item by item, as tasks.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/set_object.h"
#include "core/vm/operators.h"
#include "core/vm/set_operations.h"

namespace ouro {
namespace {

// CompareDicts: 0 left, 1 right, 2 operator, 3 position in left, 4 the present value of left.
// CompareSets: 0 the set whose items are looked up, 1 the other, 2 what to answer when all are
// found, 3 position.
enum CompareState : uint16_t { kNextItem, kFoundArrives, kEqualArrives };

void push_comparison(Machine& m, TaskKind kind, Ref<Object> left, Ref<Object> right,
                     uint32_t detail) {
  m.heap.push_task(kind);
  incref(m.heap, left);
  incref(m.heap, right);
  m.task().own(0, left);
  m.task().own(1, right);
  m.task().slot[2] = detail;
}

StepResult answer(Machine& m, bool value) {
  return m.finish(new_reference(m.heap, m.boolean(value)));
}

StepResult store(Machine& m, const Outcome& outcome) {
  if (outcome.is_error()) return StepResult::Raised;
  if (outcome.is_value()) m.set_result(outcome.value());
  return StepResult::Again;
}

StepResult next_dict_item(Machine& m, bool when_equal) {
  Task& task = m.task();
  int64_t hash = 0;
  const DictItem item = dict_next(m.heap.memory, task.ref(0).as<Dict>(), &task.slot[3], &hash);
  if (!item.key) return answer(m, when_equal);
  task.state = kFoundArrives;
  incref(m.heap, item.value);
  m.task().own(4, item.value);
  return store(m, dict_get_with_hash(m, m.task().ref(1).as<Dict>(), item.key, hash,
                                     m.heap.state().not_implemented));
}

}  // namespace

StepResult step_CompareDicts(Machine& m) {
  const bool when_equal = m.task().slot[2] == static_cast<uint32_t>(CompareOperator::Equal);
  if (m.task().state == kNextItem) return next_dict_item(m, when_equal);
  const Ref<Object> arrived = m.take_result();
  if (m.task().state == kFoundArrives) {
    if (arrived == m.heap.state().not_implemented) {
      decref(m.heap, arrived);
      return answer(m, !when_equal);
    }
    m.task().own(5, arrived);
    m.task().state = kEqualArrives;
    return store(m, equal(m, m.task().ref(4), arrived));
  }
  const bool same = arrived == m.heap.state().true_;
  decref(m.heap, arrived);
  if (!same) return answer(m, !when_equal);
  m.task().state = kNextItem;
  const Ref<Object> left = m.task().take(4);
  const Ref<Object> right = m.task().take(5);
  decref_in_order(m.heap, left, right);
  return StepResult::Again;
}

Outcome compare_dicts(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right) {
  if (dict_size(m.heap, left.as<Dict>()) != dict_size(m.heap, right.as<Dict>())) {
    return m.return_bool(op == CompareOperator::NotEqual);
  }
  if (m.state().depth + m.heap.task_count() > m.state().recursion_limit * 4) {
    return m.raise(TypeId::RecursionError, "maximum recursion depth exceeded in comparison");
  }
  push_comparison(m, TaskKind::CompareDicts, left, right, static_cast<uint32_t>(op));
  return Outcome::pending();
}

StepResult step_CompareSets(Machine& m) {
  const bool when_all_found = m.task().slot[2] != 0;
  if (m.task().state == kFoundArrives) {
    const Ref<Object> arrived = m.take_result();
    const bool found = arrived == m.heap.state().true_;
    decref(m.heap, arrived);
    if (!found) return answer(m, !when_all_found);
    m.task().state = kNextItem;
  }
  Task& task = m.task();
  const SetEntry entry = set_next(m.heap.memory, task.ref(0).as<Set>(), &task.slot[3]);
  if (!entry.key) return answer(m, when_all_found);
  task.state = kFoundArrives;
  return store(m, set_operation_with_hash(m, SetAction::Contains, task.ref(1).as<Set>(), entry.key,
                                          entry.hash));
}

Outcome compare_sets(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right) {
  const uint32_t a = set_size(m.heap, left.as<Set>());
  const uint32_t b = set_size(m.heap, right.as<Set>());
  bool possible = true;
  switch (op) {
    case CompareOperator::Equal:
    case CompareOperator::NotEqual:
      possible = a == b;
      break;
    case CompareOperator::Less:
      possible = a < b;
      break;
    case CompareOperator::LessEqual:
      possible = a <= b;
      break;
    case CompareOperator::Greater:
      possible = a > b;
      break;
    case CompareOperator::GreaterEqual:
      possible = a >= b;
      break;
  }
  const bool when_all_found = op != CompareOperator::NotEqual;
  if (!possible) return m.return_bool(!when_all_found);
  if (op == CompareOperator::Greater || op == CompareOperator::GreaterEqual) {
    std::swap(left, right);
  }
  push_comparison(m, TaskKind::CompareSets, left, right, when_all_found ? 1 : 0);
  return Outcome::pending();
}

}  // namespace ouro
