// itertools_groups.cpp - next() of groupby, of its groups and of tee (Modules/itertoolsmodule.c).

#include "core/heap/refcount.h"
#include "core/modules/itertools_types.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/calls.h"
#include "core/vm/refusals.h"

namespace ouro {
namespace {

using namespace itertools;

enum GroupState : uint16_t { kLook, kKeyArrives, kEqualArrives };
constexpr uint32_t kValueSlot = 1;
constexpr uint32_t kOldSlot = 2;
constexpr uint32_t kOldKeySlot = 3;

Ref<Object> self(Machine& m) {
  return m.task().ref(kItertool);
}

// The next value and its key become the current ones (groupby_step). False: *result says what
// happened; when the key is still to come, the state is kKeyArrives.
StepResult read_next(Machine& m, Ref<Object> groups) {
  if (m.task().owned & (1u << kOldKeySlot)) {
    decref(m.heap, m.task().take(kOldKeySlot));
    return StepResult::Again;
  }
  if (m.task().owned & (1u << kOldSlot)) {
    decref(m.heap, m.task().take(kOldSlot));
    return StepResult::Again;
  }
  Ref<Object> value;
  StepResult result = StepResult::Again;
  if (!take_item(m, record_field(m, groups, kGrouped), &value, &result)) return result;
  m.task().own(kValueSlot, value);
  m.task().state = kKeyArrives;
  const uint32_t own = own_index(m);
  const Ref<Object> function = record_field(m, groups, kKeyFunction);
  if (function == m.none()) return wait_for(m, own, new_reference(m.heap, value));
  return wait_for(m, own, call(m, function, {value}));
}

StepResult take_key(Machine& m, Ref<Object> groups) {
  const Ref<Object> key = m.take_result();
  const Ref<Object> old_value = record_field(m, groups, kCurrentValue);
  const Ref<Object> old_key = record_field(m, groups, kCurrentKey);
  record_field(m, groups, kCurrentValue) = m.task().take(kValueSlot);
  record_field(m, groups, kCurrentKey) = key;
  m.task().state = kLook;
  if (old_key) m.task().own(kOldKeySlot, old_key);
  if (old_value) m.task().own(kOldSlot, old_value);
  return StepResult::Again;
}

bool is_equal(Machine& m) {
  const Ref<Object> answer = m.take_result();
  const bool same = answer == m.boolean(true);
  decref(m.heap, answer);
  return same;
}

// A new group begins with the current key.
StepResult new_group(Machine& m) {
  const Ref<Object> groups = self(m);
  const Ref<Object> key = record_field(m, groups, kCurrentKey);
  const Ref<Object> old = record_field(m, groups, kTargetKey);
  record_field(m, groups, kTargetKey) = new_reference(m.heap, key);
  if (old) m.task().own(4, old);
  const Ref<Object> group = m.heap.allocate_object(library_type(m, LibraryType::Grouper));
  record_field(m, group, kParent) = new_reference(m.heap, groups);
  record_field(m, group, kGroupKey) = new_reference(m.heap, key);
  m.heap.track(group);
  record_number(m, groups, kGroupFields, 0) = group.offset;
  return m.finish(tuple_of(m.heap, new_reference(m.heap, key), group).as<Object>());
}

Ref<Object> new_tee_data(Machine& m, Ref<Object> source) {
  const Ref<Object> data = m.heap.allocate_object(library_type(m, LibraryType::TeeData));
  record_field(m, data, kTeeSource) = new_reference(m.heap, source);
  const Ref<List> values = list_new(m.heap);
  record_field(m, data, kTeeValues) = values.as<Object>();
  m.heap.track(data);
  return data;
}

}  // namespace

StepResult step_group_by(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> groups = self(m);
  if (m.task().state == kKeyArrives) return take_key(m, groups);
  if (m.task().state == kEqualArrives) {
    if (!is_equal(m)) return new_group(m);
    m.task().state = kLook;
    m.task().slot[6] = 1;  // the current value is one of the old group
  }
  record_number(m, groups, kGroupFields, 0) = 0;
  const Ref<Object> current = record_field(m, groups, kCurrentKey);
  const Ref<Object> target = record_field(m, groups, kTargetKey);
  if (!current || m.task().slot[6] != 0) {
    m.task().slot[6] = 0;
    const StepResult result = read_next(m, groups);
    // While it waits for an item it comes back here and must not compare first.
    Task& task = m.heap.task(own);
    if (result == StepResult::Again && task.state == kLook) task.slot[6] = 1;
    return result;
  }
  if (!target) return new_group(m);
  m.task().state = kEqualArrives;
  return wait_for(m, own, equal(m, target, current));
}

StepResult step_grouper(Machine& m) {
  const Ref<Object> group = self(m);
  const Ref<Object> groups = record_field(m, group, kParent);
  if (m.task().state == kKeyArrives) return take_key(m, groups);
  if (m.task().state == kEqualArrives) {
    if (!is_equal(m)) return stop_iteration(m);
    const Ref<Object> value = record_field(m, groups, kCurrentValue);
    if (!value) return stop_iteration(m);
    record_field(m, groups, kCurrentValue) = {};
    const Ref<Object> key = record_field(m, groups, kCurrentKey);
    record_field(m, groups, kCurrentKey) = {};
    if (key) m.task().own(4, key);
    return m.finish(value);
  }
  if (record_number(m, groups, kGroupFields, 0) != group.offset) return stop_iteration(m);
  if (!record_field(m, groups, kCurrentValue)) return read_next(m, groups);
  m.task().state = kEqualArrives;
  const uint32_t own = own_index(m);
  const Ref<Object> key = record_field(m, group, kGroupKey);
  return wait_for(m, own, equal(m, key, record_field(m, groups, kCurrentKey)));
}

// Field 0: the data; number 0: the index in it.
StepResult step_tee(Machine& m) {
  Ref<Object> data = record_field(m, self(m), 0);
  int64_t index = record_number(m, self(m), 1, 0);
  if (index >= kTeeDataItems) {
    Ref<Object> next = record_field(m, data, kTeeNext);
    if (!next) {
      next = new_tee_data(m, record_field(m, data, kTeeSource));
      record_field(m, data, kTeeNext) = next;
    }
    record_field(m, self(m), 0) = new_reference(m.heap, next);
    record_number(m, self(m), 1, 0) = 0;
    decref(m.heap, data);
    return StepResult::Again;
  }
  const auto values = record_field(m, data, kTeeValues).as<List>();
  if (index < list_size(m.heap, values)) {
    record_number(m, self(m), 1, 0) = index + 1;
    return m.finish(new_reference(m.heap, list_get(m.heap, values, static_cast<uint32_t>(index))));
  }
  Ref<Object> item;
  const Advance step = advance(m, record_field(m, data, kTeeSource), &item);
  if (step == Advance::Waiting) return StepResult::Again;
  if (step == Advance::Raised) return StepResult::Raised;
  if (step == Advance::Exhausted) return stop_iteration(m);
  if (!append_or_raise(m, values, new_reference(m.heap, item))) {
    decref(m.heap, item);
    return StepResult::Raised;
  }
  record_number(m, self(m), 1, 0) = index + 1;
  return m.finish(item);
}

}  // namespace ouro
