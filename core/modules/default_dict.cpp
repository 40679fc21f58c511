// default_dict.cpp - collections.defaultdict: a dict with one more field, the factory.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/collection_types.h"
#include "core/modules/joined_reprs.h"
#include "core/modules/slots.h"
#include "core/objects/dict_object.h"
#include "core/objects/dict_view.h"
#include "core/objects/iterator_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/dict_fill.h"
#include "core/vm/library_types.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// StoreDefault: the dict, the key and the value are owned.
enum Slot : uint32_t { kDict, kKey, kValue };
enum State : uint16_t { kMade, kStored, kLeftCopied };

uint32_t factory_offset(const Machine& m) {
  return m.at(library_type(m, LibraryType::DefaultDict)).slots_offset;
}

Ref<Object>& factory_of(Machine& m, Ref<Object> dict) {
  return m.at(Ref<Ref<Object>>(dict.offset + factory_offset(m)));
}

Outcome init(Machine& m, const Args& args) {
  const Ref<Object> factory = args.get(1);
  const bool good =
      !factory || factory == m.none() || lookup_special(m, factory, SpecialMethod::Call);
  if (!good) return m.raise(TypeId::TypeError, "first argument must be callable or None");
  const Ref<Object> old = factory_of(m, args[0]);
  factory_of(m, args[0]) = factory ? new_reference(m.heap, factory) : Ref<Object>{};
  xdecref(m.heap, old);
  if (!factory) return dict_update_method(m, args);
  std::vector<Ref<Object>> rest = {args[0]};
  rest.insert(rest.end(), args.values.begin() + 2, args.values.end());
  return dict_update_method(m, Args{rest, args.keyword_names, args.keyword_count});
}

Outcome missing(Machine& m, const Args& args) {
  const Ref<Object> factory = factory_of(m, args[0]);
  if (!factory || factory == m.none()) return m.raise_with(TypeId::KeyError, args[1]);
  Task& task = m.heap.push_task(TaskKind::StoreDefault);
  task.own(kDict, new_reference(m.heap, args[0]));
  task.own(kKey, new_reference(m.heap, args[1]));
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, call(m, factory, std::initializer_list<Ref<Object>>{})));
}

Outcome repr_slot(Machine& m, const Args& args) {
  const Ref<Object> factory = factory_of(m, args[0]);
  JoinedReprs repr(m);
  repr.text(short_type_name(m, m.at(args[0]).type) + "(");
  repr.object(factory ? factory : m.none()).text(", ").object(args[0]).text(")");
  return repr.finish(args[0]);
}

// What a new one of the same class is made of: the class, and the factory, or nothing.
Outcome copy(Machine& m, const Args& args) {
  const Ref<Object> factory = factory_of(m, args[0]);
  const Ref<Object> type = m.at(args[0]).type.as<Object>();
  return call(m, type, {factory ? factory : m.none(), args[0]});
}

Outcome reduce(Machine& m, const Args& args) {
  const Ref<Object> factory = factory_of(m, args[0]);
  const bool has_factory = factory && factory != m.none();
  const Ref<Tuple> arguments =
      has_factory ? tuple_of(m.heap, new_reference(m.heap, factory)) : tuple_new(m.heap, 0);
  const Ref<DictView> view = dict_view_new(m.heap, TypeId::DictItems, args[0].as<Dict>());
  const Ref<Object> items = builtin_iterator(m.heap, view.as<Object>());
  decref(m.heap, view.as<Object>());
  const Ref<Tuple> made = tuple_new(m.heap, 5);
  Ref<Object>* parts = tuple_items(m.heap, made);
  parts[0] = new_reference(m.heap, m.at(args[0]).type.as<Object>());
  parts[1] = arguments.as<Object>();
  parts[2] = new_reference(m.heap, m.none());
  parts[3] = new_reference(m.heap, m.none());
  parts[4] = items;
  tuple_finish(m.heap, made);
  return made;
}

bool is_dict(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Dict);
}

// left | right, where one is a defaultdict: a copy of it, then the items of both.
Outcome merged(Machine& m, Ref<Object> factory_owner, Ref<Object> left, Ref<Object> right) {
  if (!is_dict(m, left) || !is_dict(m, right)) return not_implemented(m);
  const Ref<Object> made = dict_new_of(m.heap, m.at(factory_owner).type).as<Object>();
  if (!made) return m.raise_memory_error();
  const Ref<Object> factory = factory_of(m, factory_owner);
  if (factory) factory_of(m, made) = new_reference(m.heap, factory);
  m.heap.push_task(TaskKind::StoreDefault);
  m.task().state = kLeftCopied;
  m.task().own(kValue, made);
  m.task().own(kDict, new_reference(m.heap, right));
  const uint32_t own = own_index(m);
  const Ref<Object> values[] = {made, left};
  return begun(m, wait_for(m, own, dict_update_method(m, Args{values, {}, 0})));
}

Outcome or_slot(Machine& m, const Args& args) {
  return merged(m, args[0], args[0], args[1]);
}
Outcome reflected_or_slot(Machine& m, const Args& args) {
  return merged(m, args[0], args[1], args[0]);
}

constexpr NativeEntry kMethods[] = {
    {"__init__", init, 1, kAnyCount, "**"}, {"__missing__", missing, 2, 2},
    {"__repr__", repr_slot, 1, 1},          {"__copy__", copy, 1, 1},
    {"__reduce__", reduce, 1, 1},           {"__or__", or_slot, 2, 2},
    {"__ror__", reflected_or_slot, 2, 2},   {"copy", copy, 1, 1},
};

}  // namespace

StepResult step_StoreDefault(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> arrived = m.take_result();
  if (m.task().state == kLeftCopied) {
    decref(m.heap, arrived);
    m.task().state = kStored;
    const Ref<Object> values[] = {m.task().ref(kValue), m.task().ref(kDict)};
    return wait_for(m, own, dict_update_method(m, Args{values, {}, 0}));
  }
  if (m.task().state == kStored) {
    decref(m.heap, arrived);
    return m.finish(m.task().take(kValue));
  }
  m.task().own(kValue, arrived);
  m.task().state = kStored;
  const Task task = m.task();
  const Outcome stored = set_item(m, task.ref(kDict), task.ref(kKey), task.ref(kValue));
  return wait_for(m, own, stored);
}

void make_default_dict_type(Machine& m) {
  const Ref<Type> type = new_library_type(
      m, {LibraryType::DefaultDict, "defaultdict", "collections", 1, 0, true, TypeId::Dict});
  add_methods(m, type, kMethods);
  add_member(m, type, "default_factory", m.at(type).slots_offset);
  library_type_ready(m, type);
}

Ref<Object> make_collections_module(Machine& m) {
  const Ref<Module> module = new_module(m, "_collections");
  make_deque_types(m);
  make_default_dict_type(m);
  const struct {
    const char* name;
    LibraryType type;
  } types[] = {{"deque", LibraryType::Deque},
               {"defaultdict", LibraryType::DefaultDict},
               {"_deque_iterator", LibraryType::DequeIterator},
               {"_deque_reverse_iterator", LibraryType::DequeReverseIterator}};
  for (const auto& row : types) {
    const Ref<Object> type = library_type(m, row.type).as<Object>();
    set_in_module(m, module, row.name, new_reference(m.heap, type));
  }
  return module.as<Object>();
}

}  // namespace ouro
