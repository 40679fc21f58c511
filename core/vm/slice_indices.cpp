#include "core/vm/slice_indices.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/profiles/object_rules.h"
#include "core/vm/number_conversion.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// ResolveSlice: 0 the slice (borrowed), 1 to 3 its parts as ints, owned. The state is the number of
// parts that are there.
constexpr uint32_t kParts = 3;

bool is_plain(const Machine& m, Ref<Object> part) {
  return part == m.none() || m.heap.type_of(part).layout == LayoutId::Int;
}

Ref<Object> part_of(const Machine& m, Ref<Slice> ref, uint32_t index) {
  const Slice& slice = m.at(ref);
  return index == 0 ? slice.start : index == 1 ? slice.stop : slice.step;
}

Outcome plain_part(Machine& m, Ref<Object> part) {
  if (is_plain(m, part)) return new_reference(m.heap, part);
  if (has_index(m, part)) return to_index(m, part);
  return m.raise(TypeId::TypeError, m.profile().objects->bad_slice_index);
}

StepResult resolve_next(Machine& m) {
  const uint32_t own = own_index(m);
  if (m.task().state == kParts) {
    const Ref<Slice> made = slice_new(m.heap, m.task().ref(1), m.task().ref(2), m.task().ref(3));
    return m.finish(made.as<Object>());
  }
  const Ref<Object> part = part_of(m, m.task().ref(0).as<Slice>(), m.task().state);
  return wait_for(m, own, plain_part(m, part));
}

}  // namespace

StepResult step_ResolveSlice(Machine& m) {
  const Ref<Object> part = m.take_result();
  m.task().own(++m.task().state, part);
  return resolve_next(m);
}

bool slice_needs_index(const Machine& m, Ref<Slice> slice) {
  for (uint32_t i = 0; i < kParts; ++i) {
    if (!is_plain(m, part_of(m, slice, i))) return true;
  }
  return false;
}

Outcome resolve_slice(Machine& m, Ref<Slice> slice) {
  if (!slice_needs_index(m, slice)) return new_reference(m.heap, slice);
  m.heap.push_task(TaskKind::ResolveSlice).slot[0] = slice.offset;
  return begun(m, resolve_next(m));
}

bool unpack_slice(Machine& m, Ref<Slice> slice, SliceBounds* bounds) {
  const SliceStatus status = slice_unpack(m.heap, slice, bounds);
  CHECK(status != SliceStatus::NeedsIndex);
  if (status == SliceStatus::Ok) return true;
  (void)m.raise(TypeId::ValueError, "slice step cannot be zero");
  return false;
}

}  // namespace ouro
