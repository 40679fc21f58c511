#include "core/modules/name_lists.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/modules/list_sort.h"
#include "core/objects/dict_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/container_operators.h"
#include "core/vm/default_value.h"
#include "core/vm/instance_attributes.h"
#include "core/vm/operators.h"
#include "core/vm/refusals.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

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

void collect_class_names(Machine& m, Ref<Dict> names, Ref<Type> type) {
  const Ref<Tuple> mro = m.at(type).mro;
  for (uint32_t i = 0; i < tuple_size(m.heap, mro); ++i) {
    collect_names(m, names, m.at(tuple_get(m.heap, mro, i).as<Type>()).dict);
  }
}

Outcome keys_of(Machine& m, Ref<Dict> dict) {
  const Ref<List> list = list_new(m.heap);
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, dict, &position);
    if (!item.key) return list;
    if (append_or_raise(m, list, new_reference(m.heap, item.key))) continue;
    decref(m.heap, list.as<Object>());
    return Outcome::error();
  }
}

Outcome list_of_names(Machine& m, Ref<Dict> owned_names) {
  const Outcome list = keys_of(m, owned_names);
  decref(m.heap, owned_names.as<Object>());
  return list;
}

// ListNames: 0 the list of names, 1 what __dir__ gave.
enum State : uint16_t { kNamesArrive, kListFilled, kSorted };

StepResult fill_list(Machine& m, Ref<Object> names) {
  const uint32_t own = own_index(m);
  const Ref<List> list = list_new(m.heap);
  m.task().own(0, list.as<Object>());
  m.task().own(1, names);
  m.task().state = kListFilled;
  return wait_for(m, own, list_extend_iterable(m, list.as<Object>(), names));
}

StepResult sort_names(Machine& m) {
  const uint32_t own = own_index(m);
  decref(m.heap, m.take_result());
  m.task().state = kSorted;
  return wait_for(m, own, sort_list(m, m.task().ref(0).as<List>(), {}, {}));
}

// With the names so far and what a hook has said of __class__.
Outcome names_with_class(Machine& m, const Args& args) {
  const auto names = args[0].as<Dict>();
  if (is_layout(m, args[1], LayoutId::Type)) collect_class_names(m, names, args[1].as<Type>());
  return keys_of(m, names);
}

// With what a hook has said of __dict__.
Outcome names_with_dict(Machine& m, const Args& args) {
  const Ref<Dict> names = dict_new(m.heap);
  if (is_layout(m, args[1], LayoutId::Dict)) collect_names(m, names, args[1].as<Dict>());
  begin_continuation(m, names_with_class, names.as<Object>());
  decref(m.heap, names.as<Object>());
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, hooked_attribute(m, args[0], NameId::class_, m.none())));
}

// No name leads to them.
constexpr NativeEntry kContinuations[] = {{"dir", names_with_dict, 2, 2},
                                          {"dir", names_with_class, 2, 2}};

}  // namespace

bool has_attribute_hook(const Machine& m, Ref<Object> object) {
  const Type& type = m.heap.type_of(object);
  return (type.flags & kTypeHeap) != 0 && (type.flags & kTypeDefaultGetattribute) == 0 &&
         type.layout != LayoutId::Type && type.layout != LayoutId::Module;
}

Outcome hooked_attribute(Machine& m, Ref<Object> object, NameId name, Ref<Object> fallback) {
  return value_or_default(m, TypeId::AttributeError, fallback, Keeps::Value,
                          [&] { return get_attribute(m, object, m.name(name)); });
}

Outcome hooked_names(Machine& m, Ref<Object> object) {
  return continue_with(m, names_with_dict, object,
                       [&] { return hooked_attribute(m, object, NameId::dict_, m.none()); });
}

void add_name_list_continuations(Machine& m) {
  for (const NativeEntry& entry : kContinuations) m.add_native(&entry);
}

Outcome object_names(Machine& m, Ref<Object> object) {
  const Ref<Dict> names = dict_new(m.heap);
  const bool may_have_dict =
      m.heap.has_flag(object, kTypeHasDict) && !is_layout(m, object, LayoutId::Type);
  if (may_have_dict) {
    const Outcome own = get_dict_attribute(m, Args{{&object, 1}, {}, 0});
    if (own.is_error()) return own;
    collect_names(m, names, own.value().as<Dict>());
    decref(m.heap, own.value());
  }
  collect_class_names(m, names, m.at(object).type);
  return list_of_names(m, names);
}

Outcome class_names(Machine& m, Ref<Type> type) {
  const Ref<Dict> names = dict_new(m.heap);
  collect_class_names(m, names, type);
  return list_of_names(m, names);
}

Outcome sorted_names(Machine& m, Ref<Object> object) {
  const Ref<Object> method = lookup_special(m, object, SpecialMethod::Dir);
  m.heap.push_task(TaskKind::ListNames);
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, call_special(m, method, {object})));
}

Outcome sorted_keys(Machine& m, Ref<Object> ns) {
  m.heap.push_task(TaskKind::ListNames);
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, keys_of(m, ns.as<Dict>())));
}

bool check_attribute_name(Machine& m, Ref<Object> name) {
  if (is_str(m, name)) return true;
  (void)m.raise(TypeId::TypeError,
                "attribute name must be string, not '" + type_name_of(m, name) + "'");
  return false;
}

StepResult step_ListNames(Machine& m) {
  switch (m.task().state) {
    case kNamesArrive:
      return fill_list(m, m.take_result());
    case kListFilled:
      return sort_names(m);
    default:
      decref(m.heap, m.take_result());
      return m.finish(m.task().take(0));
  }
}

}  // namespace ouro
