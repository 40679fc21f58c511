// itertools_tasks.cpp - how the iterators of itertools are made and stepped, whatever their kind.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/itertools_types.h"
#include "core/objects/tuple_object.h"
#include "core/vm/calls.h"

namespace ouro {
namespace {

// MakeItertool: the object, the iterables and the tuple so far are owned.
enum Slot : uint32_t { kMade, kGiven, kTuple, kIndex, kFirst, kFill };
constexpr uint32_t kMovesPerStep = 64;

using StepFunction = StepResult (*)(Machine& m);
constexpr StepFunction kSteppers[] = {
    step_accumulate, step_batched,      step_chain,    step_compress,    step_count,  step_cycle,
    step_drop_while, step_filter_false, step_group_by, step_grouper,     step_islice, step_pairwise,
    step_star_map,   step_take_while,   step_tee,      step_zip_longest,
};
static_assert(std::size(kSteppers) == static_cast<size_t>(Stepper::Count_));

bool is_one_tuple(const Machine& m) {
  const auto fill = static_cast<Fill>(m.heap.task(own_index(m)).slot[kFill]);
  return fill != Fill::Iterators;
}

void put(Machine& m, uint32_t index, Ref<Object> value) {
  if (is_one_tuple(m)) {
    (void)tuple_set(m.heap, m.task().ref(kTuple).as<Tuple>(), index, value);
    return;
  }
  record_field(m, m.task().ref(kMade), m.task().slot[kFirst] + index) = value;
}

StepResult finish_made(Machine& m) {
  const Ref<Object> made = m.task().ref(kMade);
  if (is_one_tuple(m)) {
    const Ref<Object> tuple = m.task().take(kTuple);
    if (tuple_size(m.heap, tuple.as<Tuple>()) != 0) tuple_finish(m.heap, tuple.as<Tuple>());
    record_field(m, made, m.task().slot[kFirst]) = tuple;
  }
  m.heap.track(made);
  return m.finish(m.task().take(kMade));
}

StepResult ask_next(Machine& m) {
  const uint32_t own = own_index(m);
  const auto given = m.task().ref(kGiven).as<Tuple>();
  while (m.task().slot[kIndex] < tuple_size(m.heap, given)) {
    const Ref<Object> iterable = tuple_get(m.heap, given, m.task().slot[kIndex]++);
    const bool to_tuple = static_cast<Fill>(m.task().slot[kFill]) == Fill::Tuples;
    const Outcome outcome = to_tuple ? call(m, m.type(TypeId::Tuple).as<Object>(), {iterable})
                                     : get_iterator(m, iterable);
    if (!outcome.is_value() || !is_top(m, own)) return wait_for(m, own, outcome);
    put(m, m.task().slot[kIndex] - 1, outcome.value());
  }
  return finish_made(m);
}

}  // namespace

StepResult step_MakeItertool(Machine& m) {
  const Ref<Object> arrived = m.take_result();
  put(m, m.task().slot[kIndex] - 1, arrived);
  return ask_next(m);
}

Outcome make_itertool(Machine& m, Ref<Object> made, std::span<const Ref<Object>> iterables,
                      Fill fill, uint32_t first) {
  const auto count = static_cast<uint32_t>(iterables.size());
  Task& task = m.heap.push_task(TaskKind::MakeItertool);
  task.own(kMade, made);
  task.slot[kFill] = static_cast<uint32_t>(fill);
  task.slot[kFirst] = first;
  const Ref<Tuple> given = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    tuple_items(m.heap, given)[i] = new_reference(m.heap, iterables[i]);
  }
  m.task().own(kGiven, given.as<Object>());
  const Ref<Tuple> tuple = tuple_new(m.heap, fill == Fill::Iterators ? 0 : count);
  m.task().own(kTuple, tuple.as<Object>());
  return begun(m, ask_next(m));
}

StepResult step_StepItertool(Machine& m) {
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < kMovesPerStep; ++i) {
    const StepResult result = kSteppers[m.task().slot[kStepper]](m);
    if (result != StepResult::Again || !is_top(m, own)) return result;
    if (m.heap.attention()) return result;
  }
  return StepResult::Again;
}

Outcome begin_step(Machine& m, Stepper stepper, Ref<Object> iterator) {
  Task& task = m.heap.push_task(TaskKind::StepItertool);
  task.slot[kItertool] = iterator.offset;
  task.slot[kStepper] = static_cast<uint32_t>(stepper);
  return begun(m, kSteppers[static_cast<uint32_t>(stepper)](m));
}

StepResult stop_iteration(Machine& m) {
  (void)m.raise_stop_iteration();
  return StepResult::Raised;
}

void give_up_field(Machine& m, uint32_t field, uint32_t slot) {
  const Ref<Object> iterator = m.task().ref(kItertool);
  const Ref<Object> value = record_field(m, iterator, field);
  record_field(m, iterator, field) = {};
  if (value) m.task().own(slot, value);
}

bool take_item(Machine& m, Ref<Object> source, Ref<Object>* item, StepResult* result) {
  switch (advance(m, source, item)) {
    case Advance::Item:
      return true;
    case Advance::Waiting:
      *result = StepResult::Again;
      return false;
    case Advance::Raised:
      *result = StepResult::Raised;
      return false;
    case Advance::Exhausted:
      *result = stop_iteration(m);
      return false;
  }
  CHECK(false);
}

Outcome itertool_itself(Machine& m, const Args& args) {
  return new_reference(m.heap, args[0]);
}

Ref<Type> add_itertool(Machine& m, Ref<Module> module, const LibraryTypeRow& row,
                       const NativeEntry& make, std::span<const NativeEntry> methods) {
  const Ref<Type> type = new_library_type(m, row);
  add_constructor(m, type, make);
  add_methods(m, type, methods);
  library_type_ready(m, type);
  set_in_module(m, module, row.name, new_reference(m.heap, type.as<Object>()));
  return type;
}

}  // namespace ouro
