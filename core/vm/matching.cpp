#include "core/vm/matching.h"

#include <string>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// MatchKeys: 0 the subject and 1 the tuple of keys, borrowed from the frame's stack; 2 the list of
// values so far, owned; 3 the bound get(), owned; 4 an object that no mapping holds, owned.
enum KeySlot : uint32_t { kKeySubject, kKeys, kValues, kGet, kMissing };

// MatchClass: 0 the subject, 1 the class and 2 the tuple of names, borrowed from the frame's stack;
// 3 __match_args__, owned; 4 the list of attributes so far, owned; 5 how many are positional.
enum ClassSlot : uint32_t { kSubject, kClass, kNames, kMatchArgs, kAttributes, kPositional };
enum ClassState : uint16_t { kAsked, kInstanceKnown, kArgsKnown, kNextAttribute };

bool is_one_of(const Machine& m, Ref<Object> object, std::initializer_list<LayoutId> layouts) {
  const LayoutId layout = m.heap.type_of(object).layout;
  for (const LayoutId each : layouts) {
    if (each == layout) return true;
  }
  return false;
}

Ref<Object> tuple_of_list(Machine& m, Ref<List> list) {
  return tuple_copy_slots(m.heap, m.at(list).items, list_size(m.heap, list)).as<Object>();
}

StepResult finish_with_tuple(Machine& m, uint32_t slot) {
  return m.finish(tuple_of_list(m, m.task().ref(slot).as<List>()));
}

std::string text_of(const Machine& m, Ref<Object> text) {
  return str_to_utf8(m.heap, text.as<Str>());
}

// The types whose single positional pattern is the subject itself
// (_Py_TPFLAGS_MATCH_SELF).
bool matches_self(const Machine& m, Ref<Type> type) {
  constexpr TypeId kTypes[] = {TypeId::Bool,  TypeId::ByteArray, TypeId::Bytes, TypeId::Dict,
                               TypeId::Float, TypeId::FrozenSet, TypeId::Int,   TypeId::List,
                               TypeId::Set,   TypeId::Str,       TypeId::Tuple};
  for (const TypeId id : kTypes) {
    if (is_subtype(m, type, m.type(id))) return true;
  }
  return false;
}

Outcome raise_too_many_positional(Machine& m, Ref<Type> type, uint32_t allowed, uint32_t given) {
  return m.raise(TypeId::TypeError, name_of_type(m, type) + "() accepts " +
                                        std::to_string(allowed) + " positional sub-pattern" +
                                        (allowed == 1 ? "" : "s") + " (" + std::to_string(given) +
                                        " given)");
}

StepResult class_does_not_match(Machine& m) {
  return m.finish(new_reference(m.heap, m.none()));
}

// The names of the positional patterns are known, or the class has none.
StepResult take_match_args(Machine& m, Ref<Object> args) {
  const Ref<Type> type = m.task().ref(kClass).as<Type>();
  const uint32_t positional = m.task().slot[kPositional];
  m.task().own(kMatchArgs, args);
  m.task().state = kNextAttribute;
  if (!m.heap.is_exact(args, TypeId::Tuple)) {
    (void)m.raise(TypeId::TypeError, name_of_type(m, type) +
                                         ".__match_args__ must be a tuple (got " +
                                         type_name_of(m, args) + ")");
    return StepResult::Raised;
  }
  const uint32_t allowed = tuple_size(m.heap, args.as<Tuple>());
  if (positional > allowed) {
    (void)raise_too_many_positional(m, type, allowed, positional);
    return StepResult::Raised;
  }
  return StepResult::Again;
}

// The class has no __match_args__.
StepResult match_without_args(Machine& m) {
  const Ref<Type> type = m.task().ref(kClass).as<Type>();
  const uint32_t positional = m.task().slot[kPositional];
  const bool self = matches_self(m, type);
  if (positional > (self ? 1u : 0u)) {
    (void)raise_too_many_positional(m, type, self ? 1 : 0, positional);
    return StepResult::Raised;
  }
  const Ref<Tuple> nothing = tuple_new(m.heap, 0);
  m.task().own(kMatchArgs, nothing.as<Object>());
  if (positional == 1) {
    const Ref<Object> subject = new_reference(m.heap, m.task().ref(kSubject));
    CHECK(list_append(m.heap, m.task().ref(kAttributes).as<List>(), subject));
  }
  m.task().state = kNextAttribute;
  return StepResult::Again;
}

// The name of attribute `index`; null with TypeError when a class names no string, or one twice.
Ref<Str> attribute_name(Machine& m, uint32_t index) {
  const uint32_t positional = m.task().slot[kPositional];
  const Ref<Tuple> args = m.task().ref(kMatchArgs).as<Tuple>();
  const Ref<Tuple> names = m.task().ref(kNames).as<Tuple>();
  const bool by_position = index < positional;
  const Ref<Object> name =
      by_position ? tuple_get(m.heap, args, index) : tuple_get(m.heap, names, index - positional);
  if (m.heap.type_of(name).layout != LayoutId::Str) {
    (void)m.raise(TypeId::TypeError,
                  "__match_args__ elements must be strings (got " + type_name_of(m, name) + ")");
    return {};
  }
  for (uint32_t i = 0; i < index && i < tuple_size(m.heap, args) && i < positional; ++i) {
    if (!str_equal(m.heap, tuple_get(m.heap, args, i).as<Str>(), name.as<Str>())) continue;
    (void)m.raise(TypeId::TypeError, name_of_type(m, m.task().ref(kClass).as<Type>()) +
                                         "() got multiple sub-patterns for attribute '" +
                                         text_of(m, name) + "'");
    return {};
  }
  return name.as<Str>();
}

StepResult next_attribute(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<List> found = m.task().ref(kAttributes).as<List>();
  const uint32_t index = list_size(m.heap, found);
  const uint32_t total =
      m.task().slot[kPositional] + tuple_size(m.heap, m.task().ref(kNames).as<Tuple>());
  if (index == total) return finish_with_tuple(m, kAttributes);
  const Ref<Str> name = attribute_name(m, index);
  if (!name) return StepResult::Raised;
  return wait_for(m, own, get_attribute(m, m.task().ref(kSubject), name));
}

// AttributeError says that the subject does not match, or that the class has no __match_args__.
StepResult class_lookup_failed(Machine& m) {
  if (!m.raised_is(TypeId::AttributeError) || m.task().state == kAsked) return StepResult::Raised;
  const Ref<Object> exception = take_raised(m);
  m.task().own(kTaskInbox - 1, exception);
  return m.task().state == kArgsKnown ? match_without_args(m) : class_does_not_match(m);
}

}  // namespace

bool is_matched_mapping(const Machine& m, Ref<Object> subject) {
  return is_one_of(m, subject, {LayoutId::Dict, LayoutId::MappingProxy});
}

bool is_matched_sequence(const Machine& m, Ref<Object> subject) {
  return is_one_of(m, subject, {LayoutId::List, LayoutId::Tuple, LayoutId::Range});
}

Outcome match_keys(Machine& m, Ref<Object> subject, Ref<Object> keys) {
  Task& task = m.heap.push_task(TaskKind::MatchKeys);
  task.slot[kKeySubject] = subject.offset;
  task.slot[kKeys] = keys.offset;
  const Ref<List> values = list_new(m.heap);
  m.task().own(kValues, values.as<Object>());
  const Ref<Object> missing = m.heap.allocate_object(m.type(TypeId::Object));
  m.task().own(kMissing, missing);
  const Outcome get = get_attribute(m, subject, m.name(NameId::get));
  if (get.is_error()) {
    m.abandon_task();
    return get;
  }
  if (get.is_value()) m.set_result(get.value());
  return Outcome::pending();
}

StepResult step_MatchKeys(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<List> values = m.task().ref(kValues).as<List>();
  const Ref<Object> arrived = m.task().owned & (1u << kTaskInbox) ? m.take_result() : Ref<Object>{};
  if (arrived && !m.task().ref(kGet)) {
    m.task().own(kGet, arrived);
  } else if (arrived) {
    if (arrived == m.task().ref(kMissing)) {
      decref(m.heap, arrived);
      return m.finish(new_reference(m.heap, m.none()));
    }
    CHECK(list_append(m.heap, values, arrived));
  }
  const Ref<Tuple> keys = m.task().ref(kKeys).as<Tuple>();
  const uint32_t index = list_size(m.heap, values);
  if (index == tuple_size(m.heap, keys)) return finish_with_tuple(m, kValues);
  return wait_for(
      m, own,
      call(m, m.task().ref(kGet), {tuple_get(m.heap, keys, index), m.task().ref(kMissing)}));
}

Outcome match_class(Machine& m, Ref<Object> subject, Ref<Object> type, Ref<Tuple> names,
                    uint32_t positional) {
  if (m.heap.type_of(type).layout != LayoutId::Type) {
    return m.raise(TypeId::TypeError, m.profile().objects->class_pattern);
  }
  m.heap.push_task(TaskKind::MatchClass, kTaskCatches);
  const Ref<List> found = list_new(m.heap);
  Task& task = m.task();
  task.slot[kSubject] = subject.offset;
  task.slot[kClass] = type.offset;
  task.slot[kNames] = names.offset;
  task.own(kAttributes, found.as<Object>());
  task.slot[kPositional] = positional;
  task.state = kAsked;
  const uint32_t own = own_index(m);
  const Ref<Object> check = lookup_special(m, type, SpecialMethod::Instancecheck);
  const Outcome known = call_special(m, check, {type, subject});
  if (known.is_value()) m.heap.task(own).own(kTaskInbox, known.value());
  if (!known.is_error()) return Outcome::pending();
  m.heap.task(own).flags = 0;
  m.abandon_task();
  return known;
}

StepResult step_MatchClass(Machine& m) {
  const uint32_t own = own_index(m);
  if (exception_arrived(m)) return class_lookup_failed(m);
  switch (m.task().state) {
    case kAsked:
      m.task().state = kInstanceKnown;
      return wait_for(m, own, truth_of_owned(m, m.take_result()));
    case kInstanceKnown: {
      const Ref<Object> is_instance = m.take_result();
      const bool matches = is_instance == m.boolean(true);
      decref(m.heap, is_instance);
      if (!matches) return class_does_not_match(m);
      m.task().state = kArgsKnown;
      if (m.task().slot[kPositional] != 0) {
        const Outcome args = get_attribute(m, m.task().ref(kClass), m.name(NameId::match_args));
        if (!args.is_error()) return wait_for(m, own, args);
        return class_lookup_failed(m);
      }
      return match_without_args(m);
    }
    case kArgsKnown:
      return take_match_args(m, m.take_result());
    default:
      break;
  }
  if (m.task().owned & (1u << kTaskInbox)) {
    const Ref<Object> attribute = m.take_result();
    CHECK(list_append(m.heap, m.task().ref(kAttributes).as<List>(), attribute));
  }
  const StepResult result = next_attribute(m);
  return result == StepResult::Raised && m.raised_is(TypeId::AttributeError)
             ? class_lookup_failed(m)
             : result;
}

}  // namespace ouro
