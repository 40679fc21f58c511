// dict_updates.cpp - storing all items of one dict in another one (Objects/dictobject.c,
// dict_merge).
//
// Few items whose keys need no comparison in Python, and which let nothing die, are stored at once;
// a DictUpdate task does the rest, item by item. The hashes are those that the source has stored.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/vm/operators.h"
#include "core/vm/set_operations.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

constexpr uint32_t kItemsPerStep = 64;

// DictUpdate: the first two are owned.
enum Slot : uint32_t { kTarget, kSource, kPosition, kSize };
enum State : uint16_t { kNext, kStored };

// Whether storing an item asks no Python and replaces nothing that dies of it.
bool is_quick(const Machine& m, Ref<Dict> target, const DictItem& item, int64_t hash) {
  const DictLookup found = dict_find(m.heap, target, item.key, hash);
  if (found.status == LookupStatus::NeedsCompare) return false;
  if (found.status == LookupStatus::Absent) return true;
  return refcount_of(m.heap, dict_entry(m.heap.memory, target, found.entry).value) > 1;
}

bool all_are_quick(const Machine& m, Ref<Dict> target, Ref<Dict> source) {
  if (dict_size(m.heap, source) > kItemsPerStep) return false;
  uint32_t position = 0;
  int64_t hash = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, source, &position, &hash);
    if (!item.key) return true;
    if (!is_quick(m, target, item, hash)) return false;
  }
}

Outcome store_all(Machine& m, Ref<Dict> target, Ref<Dict> source) {
  uint32_t position = 0;
  int64_t hash = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, source, &position, &hash);
    if (!item.key) return m.return_none();
    const Outcome stored = dict_set_with_hash(m, target, item.key, hash, item.value);
    if (stored.is_error()) return stored;
    decref(m.heap, stored.value());
  }
}

// Stores the next item. The DictUpdate task is on top.
StepResult store_next(Machine& m, uint32_t own) {
  const Task task = m.task();
  const Ref<Dict> source = task.ref(kSource).as<Dict>();
  if (dict_size(m.heap, source) != task.slot[kSize]) {
    (void)m.raise(TypeId::RuntimeError, "dict mutated during update");
    return StepResult::Raised;
  }
  uint32_t position = task.slot[kPosition];
  int64_t hash = 0;
  const DictItem item = dict_next(m.heap.memory, source, &position, &hash);
  if (!item.key) return m.finish(new_reference(m.heap, m.none()));
  m.task().slot[kPosition] = position;
  m.task().state = kStored;
  return wait_for(m, own,
                  dict_set_with_hash(m, task.ref(kTarget).as<Dict>(), item.key, hash, item.value));
}

}  // namespace

StepResult step_DictUpdate(Machine& m) {
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < kItemsPerStep; ++i) {
    if (m.task().state == kStored) {
      m.task().state = kNext;
      decref(m.heap, m.take_result());
    }
    const StepResult result = store_next(m, own);
    if (result != StepResult::Again || !is_top(m, own)) return result;
  }
  return StepResult::Again;
}

Outcome dict_update_from_dict(Machine& m, Ref<Dict> target, Ref<Dict> source) {
  if (target == source || dict_size(m.heap, source) == 0) return m.return_none();
  switch (dict_merge_begin(m.heap, target, source)) {
    case MergeStart::Refused:
      return m.raise_memory_error();
    case MergeStart::Copied:
      return m.return_none();
    case MergeStart::Ready:
      break;
  }
  if (all_are_quick(m, target, source)) return store_all(m, target, source);
  Task& task = m.heap.push_task(TaskKind::DictUpdate);
  task.own(kTarget, new_reference(m.heap, target.as<Object>()));
  task.own(kSource, new_reference(m.heap, source.as<Object>()));
  task.slot[kSize] = dict_size(m.heap, source);
  return Outcome::pending();
}

}  // namespace ouro
