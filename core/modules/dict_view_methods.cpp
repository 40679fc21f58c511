// dict_view_methods.cpp - the methods of dict.keys(), values() and items(), and of mappingproxy
// (Objects/dictobject.c, Objects/descrobject.c).
//
// The algebra of keys and items is that of sets: a ViewAlgebra task makes a set of the view first.
// To compare, it looks for the items of one operand in the other: values need no hash for that.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/install.h"
#include "core/modules/slots.h"
#include "core/objects/dict_view.h"
#include "core/objects/interned.h"
#include "core/objects/iterator_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
#include "core/vm/iterator_steps.h"
#include "core/vm/native_calls.h"
#include "core/vm/set_algebra.h"
#include "core/vm/set_operations.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

Ref<Dict> dict_of(Machine& m, const Args& args) {
  return m.at(args[0].as<DictView>()).dict;
}

Outcome len_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, dict_size(m.heap, dict_of(m, args)));
}
Outcome get_mapping(Machine& m, const Args& args) {
  return mapping_proxy_new(m.heap, dict_of(m, args).as<Object>());
}

// --- algebra and comparison ---

// ViewAlgebra: 0 the left and 1 the right operand (borrowed), 2 the set made of the left one, 3 a
// SetMethod. A walk: 0 what is walked, 1 where its items are looked for, 2 the iterator, 3 flags, 4
// the present item.
enum Slot : uint32_t { kLeft, kRight, kLeftSet, kWhat, kItem };
constexpr uint32_t kIterator = kLeftSet;
enum State : uint16_t { kLeftCollected, kCombined, kIteratorArrives, kNextItem, kLookedUp };
// What ends a walk early, and what it answers then; at the end it answers the opposite.
enum WalkFlags : uint32_t { kEndsWhenFound = 1, kEndsWithTrue = 2 };

bool is_set_like(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Set) || m.heap.is_exact(object, TypeId::DictKeys) ||
         m.heap.is_exact(object, TypeId::DictItems);
}

void push_algebra(Machine& m, uint32_t what, Ref<Object> left, Ref<Object> right) {
  Task& task = m.heap.push_task(TaskKind::ViewAlgebra);
  task.slot[kLeft] = left.offset;
  task.slot[kRight] = right.offset;
  task.slot[kWhat] = what;
}

Outcome begin_algebra(Machine& m, SetMethod method, Ref<Object> left, Ref<Object> right) {
  push_algebra(m, static_cast<uint32_t>(method), left, right);
  const uint32_t own = own_index(m);
  const Ref<Set> set = set_new(m.heap, m.type(TypeId::Set));
  m.task().own(kLeftSet, set.as<Object>());
  return begun(m, wait_for(m, own, set_update(m, set, left)));
}

// Looks for one item after the other of `walked` in the other one (all_contained_in).
Outcome begin_walk(Machine& m, uint32_t flags, Ref<Object> walked, Ref<Object> other) {
  push_algebra(m, flags, walked, other);
  m.task().state = kIteratorArrives;
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, get_iterator(m, walked)));
}

uint32_t size_of(const Machine& m, Ref<Object> set_like) {
  if (is_layout(m, set_like, LayoutId::Set)) return set_size(m.heap, set_like.as<Set>());
  return dict_size(m.heap, m.at(set_like.as<DictView>()).dict);
}

// dictview_richcompare.
Outcome compare_views(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right) {
  const bool is_greater = op == CompareOperator::Greater || op == CompareOperator::GreaterEqual;
  if (is_greater) std::swap(left, right);
  const uint32_t smaller = size_of(m, left);
  const uint32_t larger = size_of(m, right);
  const bool is_strict = op == CompareOperator::Less || op == CompareOperator::Greater;
  const bool is_equality = op == CompareOperator::Equal || op == CompareOperator::NotEqual;
  const bool is_possible = is_equality ? smaller == larger
                           : is_strict ? smaller < larger
                                       : smaller <= larger;
  const bool differ = op == CompareOperator::NotEqual;
  if (!is_possible) return m.return_bool(differ);
  return begin_walk(m, differ ? uint32_t{kEndsWithTrue} : 0u, left, right);
}

template <SetMethod method>
Outcome algebra_slot(Machine& m, const Args& args) {
  return begin_algebra(m, method, args[0], args[1]);
}
template <SetMethod method>
Outcome reflected_algebra_slot(Machine& m, const Args& args) {
  return begin_algebra(m, method, args[1], args[0]);
}
template <CompareOperator op>
Outcome compare_view_slot(Machine& m, const Args& args) {
  if (!is_set_like(m, args[1])) return not_implemented(m);
  return compare_views(m, op, args[0], args[1]);
}

Outcome isdisjoint(Machine& m, const Args& args) {
  Ref<Object> self = args[0];
  Ref<Object> other = args[1];
  if (self == other) return m.return_bool(size_of(m, self) == 0);
  if (is_set_like(m, other) && size_of(m, other) > size_of(m, self)) std::swap(self, other);
  return begin_walk(m, kEndsWhenFound, other, self);
}

// --- mappingproxy ---

Ref<Object> mapping_of(Machine& m, const Args& args) {
  return m.at(args[0].as<MappingProxy>()).mapping;
}

Outcome proxy_getitem(Machine& m, const Args& args) {
  return get_item(m, mapping_of(m, args), args[1]);
}
Outcome proxy_contains(Machine& m, const Args& args) {
  return contains(m, mapping_of(m, args), args[1]);
}
Outcome proxy_len(Machine& m, const Args& args) {
  return length(m, mapping_of(m, args));
}
Outcome proxy_iter(Machine& m, const Args& args) {
  return get_iterator(m, mapping_of(m, args));
}
Outcome proxy_str(Machine& m, const Args& args) {
  return str(m, mapping_of(m, args));
}
template <CompareOperator op>
Outcome compare_proxy_slot(Machine& m, const Args& args) {
  return compare(m, op, mapping_of(m, args), args[1]);
}
Outcome proxy_hash(Machine& m, const Args& args) {
  return hash(m, mapping_of(m, args));
}
// Borrowed: the class dict holds the names of its own methods.
Ref<Str> dict_method_name(Machine& m, std::string_view name) {
  const Ref<Str> interned = intern_text(m.heap, name);
  decref(m.heap, interned.as<Object>());
  return interned;
}
Outcome proxy_get(Machine& m, const Args& args) {
  const Ref<Object> fallback = args.get(2, m.none());
  return call_named(m, mapping_of(m, args), dict_method_name(m, "get"), {args[1], fallback});
}
Outcome call_of_mapping(Machine& m, const Args& args, std::string_view name) {
  return call_named(m, mapping_of(m, args), dict_method_name(m, name), {});
}
Outcome proxy_copy(Machine& m, const Args& args) {
  return call_of_mapping(m, args, "copy");
}
Outcome proxy_keys(Machine& m, const Args& args) {
  return call_of_mapping(m, args, "keys");
}
Outcome proxy_values(Machine& m, const Args& args) {
  return call_of_mapping(m, args, "values");
}
Outcome proxy_items(Machine& m, const Args& args) {
  return call_of_mapping(m, args, "items");
}
Outcome proxy_reversed(Machine& m, const Args& args) {
  return call_of_mapping(m, args, "__reversed__");
}

// The mapping that an operand stands for, or itself.
Ref<Object> behind_proxy(const Machine& m, Ref<Object> object) {
  if (!m.heap.is_exact(object, TypeId::MappingProxy)) return object;
  return m.at(object.as<MappingProxy>()).mapping;
}
Outcome proxy_or(Machine& m, const Args& args) {
  return binary_operation(m, BinaryOperator::Or, behind_proxy(m, args[0]),
                          behind_proxy(m, args[1]));
}
Outcome proxy_ror(Machine& m, const Args& args) {
  return binary_operation(m, BinaryOperator::Or, behind_proxy(m, args[1]),
                          behind_proxy(m, args[0]));
}
Outcome proxy_ior(Machine& m, const Args&) {
  return m.raise(TypeId::TypeError, "'|=' is not supported by mappingproxy; use '|' instead");
}

Outcome proxy_new(Machine& m, const Args& args) {
  const LayoutId layout = m.heap.type_of(args[1]).layout;
  const bool is_sequence =
      layout == LayoutId::List || layout == LayoutId::Tuple || layout == LayoutId::Deque;
  if (is_sequence || !lookup_special(m, args[1], SpecialMethod::Getitem)) {
    return m.raise(TypeId::TypeError,
                   "mappingproxy() argument must be a mapping, not " + type_name_of(m, args[1]));
  }
  return mapping_proxy_new(m.heap, args[1]);
}

constexpr NativeEntry kViewMethods[] = {
    {"__repr__", builtin_repr_slot, 1, 1},
    {"__len__", len_slot, 1, 1},
    {"__iter__", builtin_iter_slot, 1, 1},
};
constexpr NativeEntry kReversed[] = {{"__reversed__", builtin_reversed_slot, 1, 1}};
constexpr NativeGetSet kViewAttributes[] = {
    {"mapping", get_mapping},
};
constexpr NativeEntry kSetLikeMethods[] = {
    {"__contains__", builtin_contains_slot, 2, 2},
    {"__eq__", compare_view_slot<CompareOperator::Equal>, 2, 2},
    {"__ne__", compare_view_slot<CompareOperator::NotEqual>, 2, 2},
    {"__lt__", compare_view_slot<CompareOperator::Less>, 2, 2},
    {"__le__", compare_view_slot<CompareOperator::LessEqual>, 2, 2},
    {"__gt__", compare_view_slot<CompareOperator::Greater>, 2, 2},
    {"__ge__", compare_view_slot<CompareOperator::GreaterEqual>, 2, 2},
    {"__or__", algebra_slot<SetMethod::Update>, 2, 2},
    {"__ror__", reflected_algebra_slot<SetMethod::Update>, 2, 2},
    {"__and__", algebra_slot<SetMethod::IntersectionUpdate>, 2, 2},
    {"__rand__", reflected_algebra_slot<SetMethod::IntersectionUpdate>, 2, 2},
    {"__sub__", algebra_slot<SetMethod::DifferenceUpdate>, 2, 2},
    {"__rsub__", reflected_algebra_slot<SetMethod::DifferenceUpdate>, 2, 2},
    {"__xor__", algebra_slot<SetMethod::SymmetricDifferenceUpdate>, 2, 2},
    {"__rxor__", reflected_algebra_slot<SetMethod::SymmetricDifferenceUpdate>, 2, 2},
    {"isdisjoint", isdisjoint, 2, 2},
};
constexpr NativeEntry kProxyNew = {"mappingproxy", proxy_new, 2, 2, "mapping"};
constexpr NativeEntry kProxyMethods[] = {
    {"__repr__", builtin_repr_slot, 1, 1},
    {"__str__", proxy_str, 1, 1},
    {"__eq__", compare_proxy_slot<CompareOperator::Equal>, 2, 2},
    {"__ne__", compare_proxy_slot<CompareOperator::NotEqual>, 2, 2},
    {"__lt__", compare_proxy_slot<CompareOperator::Less>, 2, 2},
    {"__le__", compare_proxy_slot<CompareOperator::LessEqual>, 2, 2},
    {"__gt__", compare_proxy_slot<CompareOperator::Greater>, 2, 2},
    {"__ge__", compare_proxy_slot<CompareOperator::GreaterEqual>, 2, 2},
    {"__getitem__", proxy_getitem, 2, 2},
    {"__contains__", proxy_contains, 2, 2},
    {"__len__", proxy_len, 1, 1},
    {"__iter__", proxy_iter, 1, 1},
    {"get", proxy_get, 2, 3},
    {"copy", proxy_copy, 1, 1},
    {"keys", proxy_keys, 1, 1},
    {"values", proxy_values, 1, 1},
    {"items", proxy_items, 1, 1},
};
constexpr NativeEntry kProxyReversed[] = {{"__reversed__", proxy_reversed, 1, 1}};
constexpr NativeEntry kProxyUnions[] = {
    {"__or__", proxy_or, 2, 2},
    {"__ror__", proxy_ror, 2, 2},
    {"__ior__", proxy_ior, 2, 2},
};
constexpr NativeEntry kProxyHash[] = {{"__hash__", proxy_hash, 1, 1}};

// The left operand has become a set: combines it with the right one.
StepResult left_collected(Machine& m) {
  const uint32_t own = own_index(m);
  decref(m.heap, m.take_result());
  const Task task = m.task();
  const Ref<Object> right = task.ref(kRight);
  m.task().state = kCombined;
  return wait_for(m, own,
                  set_method(m, static_cast<SetMethod>(task.slot[kWhat]),
                             task.ref(kLeftSet).as<Set>(), {&right, 1}));
}

StepResult walk_on(Machine& m) {
  const uint32_t own = own_index(m);
  const bool ends_with = (m.task().slot[kWhat] & kEndsWithTrue) != 0;
  Ref<Object> item;
  switch (advance(m, m.task().ref(kIterator), &item)) {
    case Advance::Waiting:
      return StepResult::Again;
    case Advance::Raised:
      return StepResult::Raised;
    case Advance::Exhausted:
      return m.finish(new_reference(m.heap, m.boolean(!ends_with)));
    case Advance::Item:
      break;
  }
  m.task().own(kItem, item);
  m.task().state = kLookedUp;
  return wait_for(m, own, contains(m, m.task().ref(kRight), item));
}

StepResult looked_up(Machine& m) {
  const Ref<Object> answer = m.take_result();
  const bool is_found = answer == m.heap.state().true_;
  decref(m.heap, answer);
  const uint32_t flags = m.task().slot[kWhat];
  if (is_found == ((flags & kEndsWhenFound) != 0)) {
    return m.finish(new_reference(m.heap, m.boolean((flags & kEndsWithTrue) != 0)));
  }
  m.task().state = kNextItem;
  decref(m.heap, m.task().take(kItem));
  return StepResult::Again;
}

}  // namespace

StepResult step_ViewAlgebra(Machine& m) {
  switch (m.task().state) {
    case kLeftCollected:
      return left_collected(m);
    case kCombined:
      decref(m.heap, m.take_result());
      return m.finish(m.task().take(kLeftSet));
    case kIteratorArrives:
      m.task().own(kIterator, m.take_result());
      m.task().state = kNextItem;
      return StepResult::Again;
    case kNextItem:
      return walk_on(m);
    default:
      return looked_up(m);
  }
}

void install_dict_view_methods(Machine& m) {
  const ObjectRules& rules = *m.profile().objects;
  for (const TypeId view : {TypeId::DictKeys, TypeId::DictValues, TypeId::DictItems}) {
    add_methods(m, view, kViewMethods);
    if (rules.reversible_dicts) add_methods(m, view, kReversed);
    if (rules.views_have_mapping) add_attributes(m, view, kViewAttributes);
  }
  for (const TypeId view : {TypeId::DictKeys, TypeId::DictItems}) {
    add_methods(m, view, kSetLikeMethods);
    add_value(m, m.type(view), "__hash__", new_reference(m.heap, m.none()));
  }
  add_constructor(m, TypeId::MappingProxy, kProxyNew);
  add_methods(m, TypeId::MappingProxy, kProxyMethods);
  if (rules.dict_unions) {
    add_methods(m, TypeId::MappingProxy, kProxyReversed);
    add_methods(m, TypeId::MappingProxy, kProxyUnions);
  }
  if (rules.hashable_slices) {
    add_methods(m, TypeId::MappingProxy, kProxyHash);
  } else {
    add_value(m, m.type(TypeId::MappingProxy), "__hash__", new_reference(m.heap, m.none()));
  }
}

}  // namespace ouro
