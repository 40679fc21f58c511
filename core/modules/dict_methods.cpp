// dict_methods.cpp - the methods of dict (Objects/dictobject.c).

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/install.h"
#include "core/modules/slots.h"
#include "core/objects/dict_view.h"
#include "core/objects/iterator_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/dict_fill.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

Ref<Dict> self_of(const Args& args) {
  return args[0].as<Dict>();
}
bool is_dict(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Dict);
}

Outcome dict_make(Machine& m, const Args& args) {
  return or_memory_error(m, dict_new_of(m.heap, args[0].as<Type>()));
}

Outcome dict_init(Machine& m, const Args& args) {
  if (args.count() > 2) {
    return m.raise(TypeId::TypeError,
                   "dict expected at most 1 argument, got " + std::to_string(args.count() - 1));
  }
  return dict_update_method(m, args);
}

// --- special methods ---

Outcome len_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, dict_size(m.heap, self_of(args)));
}

// DictMissing: 0 the dict, 1 the key, both borrowed.
enum MissingState : uint16_t { kLookedUp, kMissingCalled };

Outcome getitem_slot(Machine& m, const Args& args) {
  if (!lookup_special(m, args[0], SpecialMethod::Missing)) {
    return dict_operation(m, DictAction::Get, self_of(args), args[1]);
  }
  Task& task = m.heap.push_task(TaskKind::DictMissing);
  task.slot[0] = args[0].offset;
  task.slot[1] = args[1].offset;
  const uint32_t own = own_index(m);
  const Ref<Object> nothing = m.heap.state().not_implemented;
  return begun(
      m, wait_for(m, own,
                  dict_operation(m, DictAction::GetOrDefault, self_of(args), args[1], nothing)));
}

Outcome setitem_slot(Machine& m, const Args& args) {
  return dict_operation(m, DictAction::Set, self_of(args), args[1], args[2]);
}
Outcome delitem_slot(Machine& m, const Args& args) {
  return dict_operation(m, DictAction::Delete, self_of(args), args[1]);
}
Outcome contains_slot(Machine& m, const Args& args) {
  return dict_operation(m, DictAction::Contains, self_of(args), args[1]);
}
// dict |= anything that dict.update takes.
Outcome ior_slot(Machine& m, const Args& args) {
  m.heap.push_task(TaskKind::ReturnInstead).own(0, new_reference(m.heap, args[0]));
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, dict_update_method(m, args)));
}

// --- named methods ---

Outcome get(Machine& m, const Args& args) {
  return dict_operation(m, DictAction::GetOrDefault, self_of(args), args[1], args.get(2));
}
Outcome set_default(Machine& m, const Args& args) {
  return dict_operation(m, DictAction::SetDefault, self_of(args), args[1], args.get(2));
}
Outcome pop(Machine& m, const Args& args) {
  return dict_operation(m, DictAction::Pop, self_of(args), args[1], args.get(2));
}

Outcome popitem(Machine& m, const Args& args) {
  const DictItem item = dict_pop_item(m.heap, self_of(args));
  if (!item.value) return m.raise(TypeId::KeyError, "popitem(): dictionary is empty");
  const Ref<Tuple> pair = tuple_of(m.heap, item.key, item.value);
  tuple_track(m.heap, pair);
  return pair;
}

template <TypeId view>
Outcome view_of(Machine& m, const Args& args) {
  return dict_view_new(m.heap, view, self_of(args));
}

Outcome copy(Machine& m, const Args& args) {
  return or_memory_error(m, dict_copy(m.heap, self_of(args)));
}

Outcome clear(Machine& m, const Args& args) {
  release_detached(m.heap, dict_clear(m.heap, self_of(args)), ClearOrder::FirstToLast);
  return m.return_none();
}

constexpr NativeEntry kNew = {"dict", dict_make, 1, kAnyCount, "**"};
constexpr NativeEntry kSlots[] = {
    {"__init__", dict_init, 1, kAnyCount, "**"},
    {"__repr__", builtin_repr_slot, 1, 1},
    {"__len__", len_slot, 1, 1},
    {"__getitem__", getitem_slot, 2, 2},
    {"__setitem__", setitem_slot, 3, 3},
    {"__delitem__", delitem_slot, 2, 2},
    {"__contains__", contains_slot, 2, 2},
    {"__iter__", builtin_iter_slot, 1, 1},
};
constexpr NativeEntry kUnionSlots[] = {
    {"__or__", binary_slot<BinaryOperator::Or, is_dict>, 2, 2},
    {"__ror__", reflected_slot<BinaryOperator::Or, is_dict>, 2, 2},
    {"__ior__", ior_slot, 2, 2},
};
constexpr NativeEntry kReversed[] = {{"__reversed__", builtin_reversed_slot, 1, 1}};
constexpr NativeEntry kMethods[] = {
    {"get", get, 2, 3},
    {"setdefault", set_default, 2, 3},
    {"pop", pop, 2, 3},
    {"popitem", popitem, 1, 1},
    {"update", dict_update_method, 1, kAnyCount, "**"},
    {"keys", view_of<TypeId::DictKeys>, 1, 1},
    {"values", view_of<TypeId::DictValues>, 1, 1},
    {"items", view_of<TypeId::DictItems>, 1, 1},
    {"copy", copy, 1, 1},
    {"clear", clear, 1, 1},
};
constexpr NativeEntry kClassMethods[] = {
    {"fromkeys", dict_from_keys, 2, 3},
};

}  // namespace

StepResult step_DictMissing(Machine& m) {
  const Ref<Object> value = m.take_result();
  const bool is_missing = m.task().state == kLookedUp && value == m.heap.state().not_implemented;
  if (!is_missing) return m.finish(value);
  decref(m.heap, value);
  const uint32_t own = own_index(m);
  m.task().state = kMissingCalled;
  const Ref<Object> dict = m.task().ref(0);
  const Ref<Object> method = lookup_special(m, dict, SpecialMethod::Missing);
  return wait_for(m, own, call_special(m, method, {dict, m.task().ref(1)}));
}

void install_dict_methods(Machine& m) {
  add_constructor(m, TypeId::Dict, kNew);
  add_methods(m, TypeId::Dict, kSlots);
  add_methods(m, TypeId::Dict, kEqualitySlots<is_dict>);
  add_methods(m, TypeId::Dict, kMethods);
  if (m.profile().objects->dict_unions) add_methods(m, TypeId::Dict, kUnionSlots);
  if (m.profile().objects->reversible_dicts) add_methods(m, TypeId::Dict, kReversed);
  add_class_methods(m, TypeId::Dict, kClassMethods);
  add_value(m, m.type(TypeId::Dict), "__hash__", new_reference(m.heap, m.none()));
}

}  // namespace ouro
