#include "core/vm/super_lookup.h"

#include "core/bytecode/opcode.h"
#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/frame_stack.h"
#include "core/vm/native_calls.h"

namespace ouro {
namespace {

// The type whose MRO counts: the object itself when it is a class derived from `type`.
Ref<Type> starting_type(const Machine& m, Ref<Type> type, Ref<Object> object) {
  const bool is_class = m.heap.type_of(object).layout == LayoutId::Type;
  if (is_class && is_subtype(m, object.as<Type>(), type)) return object.as<Type>();
  return m.at(object).type;
}

bool is_plain_super(const Machine& m, Ref<Object> callable) {
  return callable == m.type(TypeId::Super).as<Object>();
}

// The name means something else than the builtin: the instruction becomes an ordinary call, of
// which the attribute is taken. What the call gives takes the place of the callable, with nothing
// for the class above it; when it comes later, the instruction runs again.
Outcome attribute_of_other(Machine& m, Ref<Frame> frame, Ref<Str> name) {
  const Ref<Object> callable = peek_stack(m, frame, 3);
  const Ref<Object> type = peek_stack(m, frame, 2);
  if (!type) return get_attribute(m, callable, name);
  const auto [await, await_count] = std::pair(m.at(frame).await, m.at(frame).await_count);
  m.at(frame).await = Await::Replace;
  m.at(frame).await_count = 3;
  const Outcome made = call_keeping(m, callable, {type, peek_stack(m, frame, 1)});
  if (made.is_error()) return made;
  uint32_t replaced[] = {std::exchange(m.at(top_place(m, frame, 2)), 0), 0};
  if (made.is_pending()) {
    release_words(m, replaced, ClearOrder::FirstToLast);
    return made;
  }
  replaced[1] = std::exchange(m.at(top_place(m, frame, 3)), made.value().offset);
  m.at(frame).await = await;
  m.at(frame).await_count = await_count;
  const Outcome attribute = get_attribute(m, made.value(), name);
  release_words(m, replaced, ClearOrder::FirstToLast);
  return attribute;
}

}  // namespace

Ref<Object> super_find(Machine& m, Ref<Type> type, Ref<Object> object, Ref<Str> name) {
  const Ref<Tuple> mro = m.at(starting_type(m, type, object)).mro;
  const uint32_t count = tuple_size(m.heap, mro);
  uint32_t i = 0;
  while (i < count && tuple_get(m.heap, mro, i) != type.as<Object>()) ++i;
  for (++i; i < count; ++i) {
    const Ref<Dict> dict = m.at(tuple_get(m.heap, mro, i).as<Type>()).dict;
    if (const Ref<Object> found = dict_get_str(m.heap, dict, name)) return found;
  }
  return {};
}

bool check_super(Machine& m, Ref<Object> type, Ref<Object> object) {
  if (m.heap.type_of(type).layout != LayoutId::Type) {
    (void)m.raise(TypeId::TypeError,
                  filled(m.profile().objects->super_not_type, {type_name_of(m, type)}));
    return false;
  }
  const Ref<Type> start = starting_type(m, type.as<Type>(), object);
  if (is_subtype(m, start, type.as<Type>())) return true;
  const ObjectRules& rules = *m.profile().objects;
  const bool is_class = m.heap.type_of(object).layout == LayoutId::Type;
  (void)m.raise(TypeId::TypeError,
                filled(is_class ? rules.super_wrong_type : rules.super_wrong_instance,
                       {is_class ? name_of_type(m, object.as<Type>()) : type_name_of(m, object),
                        name_of_type(m, type.as<Type>())}));
  return false;
}

Outcome super_attribute(Machine& m, Ref<Type> type, Ref<Object> object, Ref<Str> name) {
  const bool is_class_name = name == m.name(NameId::class_);
  const Ref<Object> found = is_class_name ? Ref<Object>{} : super_find(m, type, object, name);
  if (!found) {
    return m.raise(TypeId::AttributeError,
                   "'super' object has no attribute '" + str_to_utf8(m.heap, name) + "'");
  }
  const Ref<Type> start = starting_type(m, type, object);
  const bool through_class = start.as<Object>() == object;
  return bind_descriptor(m, found, through_class ? Ref<Object>{} : object, start);
}

Outcome load_super_attribute(Machine& m, Ref<Str> name) {
  const Ref<Frame> frame = m.state().frame;
  const Ref<Object> callable = peek_stack(m, frame, 3);
  const Ref<Object> type = peek_stack(m, frame, 2);
  const Ref<Object> self = peek_stack(m, frame, 1);
  if (is_plain_super(m, callable)) {
    if (!check_super(m, type, self)) return Outcome::error();
    return super_attribute(m, type.as<Type>(), self, name);
  }
  return attribute_of_other(m, frame, name);
}

namespace {

// Marks the LOAD_SUPER_METHOD that runs.
void note_run(Machine& m, Ref<Frame> frame) {
  const Code& code = m.at(m.at(frame).code);
  auto* instructions = reinterpret_cast<Instruction*>(m.heap.memory.bytes(code.instructions));
  Instruction& running = instructions[m.at(frame).next_instruction - 1];
  CHECK(opcode_of(running) == Opcode::LOAD_SUPER_METHOD);
  running = make_instruction(Opcode::LOAD_SUPER_METHOD, operand_of(running) | kSuperHasRun);
}

}  // namespace

bool load_super_method(Machine& m, Ref<Str> name, bool has_run) {
  const Ref<Frame> frame = m.state().frame;
  const Ref<Object> callable = peek_stack(m, frame, 3);
  const Ref<Object> type = peek_stack(m, frame, 2);
  const Ref<Object> self = peek_stack(m, frame, 1);
  if (is_plain_super(m, callable)) {
    if (!check_super(m, type, self)) return false;
    const Ref<Object> found = super_find(m, type.as<Type>(), self, name);
    const bool is_class = m.heap.type_of(self).layout == LayoutId::Type;
    const bool is_method =
        found && !is_class &&
        (m.heap.type_of(found).layout == LayoutId::Function || is_method_descriptor(m, found));
    if (is_method) {
      // Stack: super, class, self -> method, self.
      if (!has_run) note_run(m, frame);
      const Ref<Object> self_word =
          has_run ? Ref<Object>(pop_stack_word(m, frame)) : pop_stack(m, frame);
      const uint32_t words[] = {pop_stack_word(m, frame), pop_stack_word(m, frame)};
      push_stack(m, frame, new_reference(m.heap, found));
      push_stack(m, frame, self_word);
      release_words(m, words, ClearOrder::FirstToLast);
      return true;
    }
  }
  m.at(frame).await = Await::SuperMethod;
  const Outcome attribute = load_super_attribute(m, name);
  if (attribute.is_error()) return false;
  if (attribute.is_value()) deliver_to_frame(m, attribute.value());
  return true;
}

}  // namespace ouro
