// builtins_attributes.cpp - isinstance, issubclass, and access to attributes by name.

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/builtins.h"
#include "core/modules/default_value.h"
#include "core/modules/list_sort.h"
#include "core/objects/dict_view.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/frame_stack.h"
#include "core/vm/instance_attributes.h"
#include "core/vm/operators.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// --- isinstance and issubclass ---

// Classes of (nested) tuples in one list. False when something is no class.
bool flatten_classes(Machine& m, Ref<Object> classes, std::vector<Ref<Object>>* flat) {
  if (is_layout(m, classes, LayoutId::Tuple)) {
    for (uint32_t i = 0; i < tuple_size(m.heap, classes.as<Tuple>()); ++i) {
      if (!flatten_classes(m, tuple_get(m.heap, classes.as<Tuple>(), i), flat)) return false;
    }
    return true;
  }
  flat->push_back(classes);
  return is_layout(m, classes, LayoutId::Type);
}

bool has_own_check(const Machine& m, Ref<Object> cls, SpecialMethod check) {
  const Type& plain = m.at(m.type(TypeId::Type));
  const auto index = static_cast<uint32_t>(check);
  return lookup_special(m, cls, check) != plain.special[index];
}

// ClassCheck: 0 the object or class (borrowed), 1 a tuple of classes, owned, 2 the next one, 3 the
// special method. Asks those whose metaclass has its own check, too.
enum ClassCheckState : uint16_t { kNextClass, kVerdictArrives, kTruthArrives };

StepResult next_class(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Tuple> classes = m.task().ref(1).as<Tuple>();
  if (m.task().slot[2] == tuple_size(m.heap, classes)) {
    return m.finish(new_reference(m.heap, m.boolean(false)));
  }
  const Ref<Object> cls = tuple_get(m.heap, classes, m.task().slot[2]++);
  const auto check = static_cast<SpecialMethod>(m.task().slot[3]);
  m.task().state = kVerdictArrives;
  return wait_for(m, own, call_special(m, lookup_special(m, cls, check), {cls, m.task().ref(0)}));
}

Outcome check_class(Machine& m, SpecialMethod check, Ref<Object> object, Ref<Type> type,
                    const std::vector<Ref<Object>>& classes) {
  bool is_plain = true;
  for (const Ref<Object> cls : classes) is_plain = is_plain && !has_own_check(m, cls, check);
  if (is_plain) {
    const bool found = std::any_of(classes.begin(), classes.end(), [&](Ref<Object> cls) {
      return is_subtype(m, type, cls.as<Type>());
    });
    return m.return_bool(found);
  }
  const auto count = static_cast<uint32_t>(classes.size());
  const Ref<Tuple> kept = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    tuple_items(m.heap, kept)[i] = new_reference(m.heap, classes[i]);
  }
  Task& task = m.heap.push_task(TaskKind::ClassCheck);
  task.slot[0] = object.offset;
  task.own(1, kept.as<Object>());
  task.slot[3] = static_cast<uint32_t>(check);
  return Outcome::pending();
}

Outcome builtin_isinstance(Machine& m, const Args& args) {
  std::vector<Ref<Object>> classes;
  if (!flatten_classes(m, args[1], &classes)) {
    return m.raise(TypeId::TypeError,
                   "isinstance() arg 2 must be a type, a tuple of types, or a union");
  }
  return check_class(m, SpecialMethod::Instancecheck, args[0], m.at(args[0]).type, classes);
}

Outcome builtin_issubclass(Machine& m, const Args& args) {
  std::vector<Ref<Object>> classes;
  if (!is_layout(m, args[0], LayoutId::Type)) {
    return m.raise(TypeId::TypeError, "issubclass() arg 1 must be a class");
  }
  if (!flatten_classes(m, args[1], &classes)) {
    return m.raise(TypeId::TypeError,
                   "issubclass() arg 2 must be a class, a tuple of classes, or a union");
  }
  return check_class(m, SpecialMethod::Subclasscheck, args[0], args[0].as<Type>(), classes);
}

// --- attributes by name ---

bool check_name(Machine& m, Ref<Object> name) {
  if (is_str(m, name)) return true;
  (void)m.raise(TypeId::TypeError,
                "attribute name must be string, not '" + type_name_of(m, name) + "'");
  return false;
}

Outcome builtin_getattr(Machine& m, const Args& args) {
  if (!check_name(m, args[1])) return Outcome::error();
  const Ref<Object> fallback = args.get(2);
  if (!fallback) return get_attribute(m, args[0], args[1].as<Str>());
  return value_or_default(m, TypeId::AttributeError, fallback, Keeps::Value,
                          [&] { return get_attribute(m, args[0], args[1].as<Str>()); });
}

Outcome builtin_hasattr(Machine& m, const Args& args) {
  if (!check_name(m, args[1])) return Outcome::error();
  return value_or_default(m, TypeId::AttributeError, m.boolean(false), Keeps::True,
                          [&] { return get_attribute(m, args[0], args[1].as<Str>()); });
}

Outcome builtin_setattr(Machine& m, const Args& args) {
  if (!check_name(m, args[1])) return Outcome::error();
  return set_attribute(m, args[0], args[1].as<Str>(), args[2]);
}

Outcome builtin_delattr(Machine& m, const Args& args) {
  if (!check_name(m, args[1])) return Outcome::error();
  return set_attribute(m, args[0], args[1].as<Str>(), {});
}

// --- namespaces ---

// The namespace of a class or module body, or a new dict of a function's variables.
Outcome builtin_locals(Machine& m, const Args&) {
  const Ref<Frame> frame = m.state().frame;
  if (m.at(frame).locals) return new_reference(m.heap, m.at(frame).locals);
  const Ref<Dict> dict = dict_new(m.heap);
  const uint32_t count = m.at(m.at(frame).code).slot_count;
  for (uint32_t i = 0; i < count; ++i) {
    const Code& code = m.at(m.at(frame).code);
    const Ref<Str> name = tuple_get(m.heap, code.slot_names, i).as<Str>();
    Ref<Object> value = untagged(m.at(Ref<uint32_t>(frame_slot_offset(frame, i))));
    if (value && m.heap.is_exact(value, TypeId::Cell)) value = m.at(value.as<Cell>()).contents;
    if (!value) continue;
    const StoreResult stored = dict_set_str(m.heap, dict, name, new_reference(m.heap, value));
    xdecref(m.heap, stored.old);
  }
  return dict;
}

// The __dict__ of an object, owned; null when it has none. Of a class: what shows it.
Ref<Object> own_dict(Machine& m, Ref<Object> object) {
  if (is_layout(m, object, LayoutId::Type)) {
    return mapping_proxy_new(m.heap, m.at(object.as<Type>()).dict.as<Object>()).as<Object>();
  }
  if (is_layout(m, object, LayoutId::Module)) {
    return new_reference(m.heap, m.at(object.as<Module>()).dict);
  }
  if (!m.heap.has_flag(object, kTypeHasDict)) return {};
  const Outcome dict = get_dict_attribute(m, Args{{&object, 1}, {}, 0});
  if (dict.is_value()) return dict.value();
  m.clear_raised();
  return {};
}

Outcome builtin_vars(Machine& m, const Args& args) {
  if (!args.get(0)) return builtin_locals(m, args);
  if (const Ref<Object> dict = own_dict(m, args[0])) return dict;
  return m.raise(TypeId::TypeError, "vars() argument must have __dict__ attribute");
}

void collect_names(Machine& m, Ref<Dict> into, Ref<Dict> from) {
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, from, &position);
    if (!item.key) return;
    if (!is_str(m, item.key)) continue;
    const Ref<Object> none = new_reference(m.heap, m.none());
    const StoreResult stored = dict_set_str(m.heap, into, item.key.as<Str>(), none);
    xdecref(m.heap, stored.old);
  }
}

// The names of an object: its own, and those of its class and what that is derived from.
void collect_all_names(Machine& m, Ref<Dict> names, Ref<Object> object) {
  const bool is_class = is_layout(m, object, LayoutId::Type);
  const Ref<Object> own = is_class ? Ref<Object>{} : own_dict(m, object);
  if (own) {
    if (is_layout(m, own, LayoutId::Dict)) collect_names(m, names, own.as<Dict>());
    decref(m.heap, own);
  }
  if (is_layout(m, object, LayoutId::Module)) return;
  const Ref<Tuple> mro = m.at(is_class ? object.as<Type>() : m.at(object).type).mro;
  for (uint32_t i = 0; i < tuple_size(m.heap, mro); ++i) {
    collect_names(m, names, m.at(tuple_get(m.heap, mro, i).as<Type>()).dict);
  }
}

Outcome builtin_dir(Machine& m, const Args& args) {
  const Ref<Dict> names = dict_new(m.heap);
  if (args.get(0)) {
    collect_all_names(m, names, args[0]);
  } else {
    const Outcome locals = builtin_locals(m, args);
    if (is_layout(m, locals.value(), LayoutId::Dict)) {
      collect_names(m, names, locals.value().as<Dict>());
    }
    decref(m.heap, locals.value());
  }
  const Ref<List> list = list_new(m.heap);
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, names, &position);
    if (!item.key) break;
    if (!list_append(m.heap, list, new_reference(m.heap, item.key))) decref(m.heap, item.key);
  }
  decref(m.heap, names.as<Object>());
  const Outcome sorted = sort_list(m, list, {}, {});
  if (sorted.is_value()) decref(m.heap, sorted.value());
  return list;
}

constexpr NativeEntry kFunctions[] = {
    {"isinstance", builtin_isinstance, 2, 2},
    {"issubclass", builtin_issubclass, 2, 2},
    {"getattr", builtin_getattr, 2, 3},
    {"setattr", builtin_setattr, 3, 3},
    {"hasattr", builtin_hasattr, 2, 2},
    {"delattr", builtin_delattr, 2, 2},
    {"vars", builtin_vars, 0, 1},
    {"dir", builtin_dir, 0, 1},
    {"locals", builtin_locals},
};

}  // namespace

StepResult step_ClassCheck(Machine& m) {
  const uint32_t own = own_index(m);
  switch (m.task().state) {
    case kNextClass:
      return next_class(m);
    case kVerdictArrives:
      m.task().state = kTruthArrives;
      return wait_for(m, own, truth_of_owned(m, m.take_result()));
    default:
      break;
  }
  const Ref<Object> verdict = m.take_result();
  if (verdict == m.boolean(true)) return m.finish(verdict);
  decref(m.heap, verdict);
  m.task().state = kNextClass;
  return StepResult::Again;
}

void add_attribute_builtins(Machine& m, Ref<Module> module) {
  add_functions(m, module, kFunctions);
}

}  // namespace ouro
