#include "core/vm/frame_locals.h"

#include "core/heap/refcount.h"
#include "core/objects/function_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

bool is_function_frame(const Machine& m, Ref<Frame> frame) {
  return (m.at(m.at(frame).code).flags & kCodeOptimized) != 0;
}

// What a slot holds, through its cell; borrowed, null when it is unbound.
Ref<Object> value_of_slot(const Machine& m, Ref<Frame> frame, uint32_t slot) {
  const Ref<Object> value = untagged(m.at(Ref<uint32_t>(frame_slot_offset(frame, slot))));
  const Code& code = m.at(m.at(frame).code);
  const auto kind = static_cast<Slot::Kind>(*m.heap.memory.bytes(code.slot_kinds + slot));
  const bool is_cell = value && kind != Slot::Kind::Local && m.heap.is_exact(value, TypeId::Cell);
  return is_cell ? m.at(value.as<Cell>()).contents : value;
}

// Stores bound variables, and removes unbound ones unless a slot of the same name is bound
// (map_to_dict).
void update_dict(Machine& m, Ref<Frame> frame, Ref<Dict> dict) {
  const uint32_t count = m.at(m.at(frame).code).slot_count;
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Tuple> names = m.at(m.at(frame).code).slot_names;
    const Ref<Str> name = tuple_get(m.heap, names, i).as<Str>();
    if (const Ref<Object> value = value_of_slot(m, frame, i)) {
      const StoreResult stored = dict_set_str(m.heap, dict, name, new_reference(m.heap, value));
      xdecref(m.heap, stored.old);
    } else {
      const DictItem removed = dict_remove_str(m.heap, dict, name);
      xdecref(m.heap, removed.key);
      xdecref(m.heap, removed.value);
    }
  }
}

}  // namespace

Ref<Object> locals_of_frame(Machine& m, Ref<Frame> frame) {
  if (!is_function_frame(m, frame)) return new_reference(m.heap, m.at(frame).locals);
  const bool shared = m.profile().function_locals == FunctionLocals::SharedDict;
  if (shared && !m.at(frame).locals) {
    const Ref<Dict> made = dict_new(m.heap);
    m.at(frame).locals = made.as<Object>();
  }
  const Ref<Object> dict =
      shared ? new_reference(m.heap, m.at(frame).locals) : dict_new(m.heap).as<Object>();
  update_dict(m, frame, dict.as<Dict>());
  return dict;
}

uint32_t line_of_frame(const Machine& m, Ref<FrameObject> object) {
  const FrameObject& frame = m.at(object);
  if (!frame.frame) return frame.line;
  const uint32_t next = m.at(frame.frame).next_instruction;
  return position_of(m, frame.code.as<Code>(), next == 0 ? 0 : next - 1).line;
}

Ref<Dict> frame_locals_snapshot(Machine& m, Ref<FrameObject> object) {
  const Ref<Dict> dict = dict_new(m.heap);
  const Ref<Frame> frame = m.at(object).frame;
  if (!frame) return dict;
  if (is_function_frame(m, frame)) {
    update_dict(m, frame, dict);
    return dict;
  }
  const Ref<Object> space = m.at(frame).locals;
  if (!space || m.heap.type_of(space).layout != LayoutId::Dict) return dict;
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, space.as<Dict>(), &position);
    if (!item.key) return dict;
    if (m.heap.type_of(item.key).layout != LayoutId::Str) continue;
    const StoreResult stored =
        dict_set_str(m.heap, dict, item.key.as<Str>(), new_reference(m.heap, item.value));
    xdecref(m.heap, stored.old);
  }
}

}  // namespace ouro
