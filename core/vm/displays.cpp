// displays.cpp - the instructions that build containers and take them apart.

#include "core/bytecode/opcode.h"
#include "core/heap/deallocation.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/list_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/set_object.h"
#include "core/objects/str_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/container_operators.h"
#include "core/vm/dict_fill.h"
#include "core/vm/formatting.h"
#include "core/vm/frame_stack.h"
#include "core/vm/instructions.h"
#include "core/vm/operators.h"
#include "core/vm/set_algebra.h"
#include "core/vm/set_operations.h"

namespace ouro {
namespace {

Ref<Frame> running(const Machine& m) {
  return m.state().frame;
}

// Replaces the top `count` words, whose references have moved into `made`, by it.
template <typename T>
bool replace_by(Machine& m, uint32_t count, Ref<T> made) {
  if (!made) {
    (void)m.raise_memory_error();
    return false;
  }
  forget_top_words(m, running(m), count);
  push_stack(m, running(m), made.template as<Object>());
  return true;
}

// BuildDisplay: 0 the new dict or set, 1 number of items, 2 next item, counted from the bottom. The
// items stay on the frame's stack until all are in.
StepResult store_next_item(Machine& m) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> display = m.task().ref(0);
  const bool is_dict = m.heap.type_of(display).layout == LayoutId::Dict;
  while (m.task().slot[2] < m.task().slot[1]) {
    const uint32_t left = m.task().slot[1] - m.task().slot[2];
    ++m.task().slot[2];
    const Outcome outcome =
        is_dict ? dict_operation(m, DictAction::Set, display.as<Dict>(),
                                 peek_stack(m, frame, 2 * left), peek_stack(m, frame, 2 * left - 1))
                : set_operation(m, SetAction::Add, display.as<Set>(), peek_stack(m, frame, left));
    if (outcome.is_error()) return StepResult::Raised;
    if (outcome.is_pending()) return StepResult::Again;
    decref(m.heap, outcome.value());
  }
  return m.finish(m.task().take(0));
}

bool build_display(Machine& m, Ref<Object> display, uint32_t count, uint32_t words) {
  Task& task = m.heap.push_task(TaskKind::BuildDisplay);
  task.own(0, display);
  task.slot[1] = count;
  m.at(running(m)).await = Await::Release;
  m.at(running(m)).await_count = words;
  if (store_next_item(m) != StepResult::Raised) return true;
  m.abandon_task();
  return false;
}

void set_await_release(Machine& m, uint32_t count) {
  m.at(running(m)).await = Await::Release;
  m.at(running(m)).await_count = count;
}

}  // namespace

StepResult step_BuildDisplay(Machine& m) {
  decref(m.heap, m.take_result());
  return store_next_item(m);
}

bool memory_refused(Machine& m, Ref<Object> item) {
  decref(m.heap, item);
  (void)m.raise_memory_error();
  return false;
}

bool build_tuple(Machine& m, uint32_t count) {
  const uint32_t offset = own_top_words(m, running(m), count);
  if (count == 0) return replace_by(m, 0, tuple_new(m.heap, 0));
  return replace_by(m, count, tuple_from_slots(m.heap, offset, count));
}

bool build_list(Machine& m, uint32_t count) {
  const uint32_t offset = own_top_words(m, running(m), count);
  return replace_by(m, count, list_from_slots(m.heap, offset, count));
}

bool build_set(Machine& m, uint32_t count) {
  const Ref<Set> set = set_new(m.heap, m.type(TypeId::Set));
  return build_display(m, set.as<Object>(), count, count);
}

bool build_map(Machine& m, uint32_t count) {
  const Ref<Dict> dict = dict_new(m.heap);
  return build_display(m, dict.as<Object>(), count, 2 * count);
}

bool build_string(Machine& m, uint32_t count) {
  const Ref<Frame> frame = running(m);
  const uint32_t offset = top_place(m, frame, count).offset;
  own_top_words(m, frame, count);
  uint32_t bad = 0;
  const Ref<Str> joined = str_join(m.heap, m.heap.state().empty_str.as<Str>(), offset, count, &bad);
  if (!joined) {
    (void)m.raise_memory_error();
    return false;
  }
  set_await_release(m, count);
  deliver_to_frame(m, joined.as<Object>());
  return true;
}

bool build_slice(Machine& m, uint32_t count) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> step = count == 3 ? peek_stack(m, frame) : m.none();
  const Ref<Slice> slice =
      slice_new(m.heap, peek_stack(m, frame, count), peek_stack(m, frame, count - 1), step);
  set_await_release(m, count);
  deliver_to_frame(m, slice.as<Object>());
  return true;
}

bool list_to_tuple(Machine& m) {
  const ItemSpan items = sequence_items(m.heap, peek_stack(m, running(m)));
  const Ref<Tuple> tuple = tuple_copy_slots(m.heap, items.offset, items.count);
  if (!tuple) return memory_refused(m, m.none());
  set_await_release(m, 1);
  deliver_to_frame(m, tuple.as<Object>());
  return true;
}

Outcome extend_display(Machine& m, Ref<Object> list, Ref<Object> iterable) {
  const Type& type = m.heap.type_of(iterable);
  const bool may_iterate = type.special[static_cast<uint32_t>(SpecialMethod::Iter)] ||
                           type.special[static_cast<uint32_t>(SpecialMethod::Getitem)];
  if (!may_iterate) {
    return m.raise(TypeId::TypeError,
                   filled(m.profile().objects->star_needs_iterable, {type_name_of(m, iterable)}));
  }
  return list_extend_iterable(m, list, iterable);
}

Outcome set_add_for_display(Machine& m, Ref<Object> set, Ref<Object> item) {
  return set_operation(m, SetAction::Add, set.as<Set>(), item);
}

Outcome set_update_for_display(Machine& m, Ref<Object> set, Ref<Object> iterable) {
  return set_update(m, set.as<Set>(), iterable);
}

Outcome dict_update_for_display(Machine& m, Ref<Object> dict, Ref<Object> mapping) {
  if (m.heap.type_of(mapping).layout == LayoutId::Dict) {
    return dict_update_from_dict(m, dict.as<Dict>(), mapping.as<Dict>());
  }
  return dict_update_from_mapping(m, dict.as<Dict>(), mapping);
}

namespace {

// Whether a dict can take an int without asking Python whether it equals a key.
bool has_plain_keys(Machine& m, Ref<Dict> dict) {
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, dict, &position);
    if (!item.key) return true;
    const bool is_plain =
        m.heap.is_exact(item.key, TypeId::Str) || m.heap.is_exact(item.key, TypeId::Int);
    if (!is_plain) return false;
  }
}

// From 3.9 on the call itself refuses keys that are no strings, after all else is there.
Outcome keep_odd_keyword(Machine& m, Ref<Dict> target, const DictItem& item, Ref<Object> callable) {
  const char* text = "keywords must be strings";
  if (!m.profile().objects->callables_by_qualname) {
    return m.raise(TypeId::TypeError, callable_text(m, callable) + " " + text);
  }
  const bool waits = m.heap.is_exact(item.key, TypeId::Int) && has_plain_keys(m, target);
  if (!waits) return m.raise(TypeId::TypeError, text);
  const Outcome stored = dict_operation(m, DictAction::Set, target, item.key, item.value);
  CHECK(!stored.is_pending());
  if (stored.is_value()) decref(m.heap, stored.value());
  return stored;
}

}  // namespace

Outcome dict_merge_for_call(Machine& m, uint32_t depth) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> mapping = peek_stack(m, frame);
  const Ref<Dict> target = peek_stack(m, frame, depth + 1).as<Dict>();
  const Ref<Object> callable = peek_stack(m, frame, depth + 4);
  if (m.heap.type_of(mapping).layout != LayoutId::Dict) {
    return dict_merge_from_mapping(m, target, mapping, callable);
  }
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, mapping.as<Dict>(), &position);
    if (!item.key) break;
    if (m.heap.type_of(item.key).layout != LayoutId::Str) {
      const Outcome kept = keep_odd_keyword(m, target, item, callable);
      if (kept.is_error()) return kept;
      continue;
    }
    if (dict_get_str(m.heap, target, item.key.as<Str>())) {
      return raise_repeated_keyword(m, callable, item.key.as<Str>());
    }
    const StoreResult stored =
        dict_set_str(m.heap, target, item.key.as<Str>(), new_reference(m.heap, item.value));
    if (!stored.ok) return m.raise_memory_error();
  }
  return m.return_none();
}

bool passes_dict(const Machine& m) {
  if (!m.profile().objects->lone_mapping_is_passed) return false;
  const Ref<Frame> frame = m.state().frame;
  const Code& code = m.at(m.at(frame).code);
  const auto* instructions =
      reinterpret_cast<const Instruction*>(m.heap.memory.bytes(code.instructions));
  const Instruction next = instructions[m.at(frame).next_instruction];
  return opcode_of(next) == Opcode::CALL_FUNCTION_EX &&
         m.heap.is_exact(peek_stack(m, frame, 1), TypeId::Dict) &&
         dict_size(m.heap, peek_stack(m, frame, 2).as<Dict>()) == 0;
}

bool pass_dict(Machine& m) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> dict(pop_stack_word(m, frame));
  const uint32_t empty = pop_stack_word(m, frame);
  push_stack(m, frame, dict);
  release_words(m, {&empty, 1}, ClearOrder::FirstToLast);
  return true;
}

bool format_value(Machine& m, uint32_t flags) {
  const Ref<Frame> frame = running(m);
  const bool has_spec = (flags & 4) != 0;
  const uint32_t words = has_spec ? 2 : 1;
  const Ref<Object> value = peek_stack(m, frame, words);
  const Ref<Object> spec = has_spec ? peek_stack(m, frame) : Ref<Object>{};
  set_await_release(m, words);
  const Outcome outcome = format_with_conversion(m, value, flags & 3, spec);
  if (outcome.is_value()) deliver_to_frame(m, outcome.value());
  return !outcome.is_error();
}

}  // namespace ouro
