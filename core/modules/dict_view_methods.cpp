// dict_view_methods.cpp - the methods of dict.keys(), values() and items(), and of mappingproxy
// (Objects/dictobject.c, Objects/descrobject.c).
//
// The algebra of keys and items is that of sets: a ViewAlgebra task makes a set of the view first.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/install.h"
#include "core/modules/slots.h"
#include "core/objects/dict_view.h"
#include "core/objects/iterator_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
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

// ViewAlgebra: 0 the left and 1 the right operand (borrowed), 2 the set made of the left one, 3
// that of the right one, for comparisons; 4 a SetMethod, or kFirstComparison and a CompareOperator.
enum Slot : uint32_t { kLeft, kRight, kLeftSet, kRightSet, kWhat };
enum State : uint16_t { kLeftCollected, kRightCollected, kCombined, kCompared };
constexpr uint32_t kFirstComparison = 16;

bool is_set_like(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Set) || m.heap.is_exact(object, TypeId::DictKeys) ||
         m.heap.is_exact(object, TypeId::DictItems);
}

Outcome collect(Machine& m, uint32_t from, uint32_t to) {
  const Ref<Set> set = set_new(m.heap, m.type(TypeId::Set));
  m.task().own(to, set.as<Object>());
  return set_update(m, set, m.task().ref(from));
}

Outcome begin_algebra(Machine& m, uint32_t what, Ref<Object> left, Ref<Object> right) {
  Task& task = m.heap.push_task(TaskKind::ViewAlgebra);
  task.slot[kLeft] = left.offset;
  task.slot[kRight] = right.offset;
  task.slot[kWhat] = what;
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, collect(m, kLeft, kLeftSet)));
}

template <SetMethod method>
Outcome algebra_slot(Machine& m, const Args& args) {
  return begin_algebra(m, static_cast<uint32_t>(method), args[0], args[1]);
}
template <SetMethod method>
Outcome reflected_algebra_slot(Machine& m, const Args& args) {
  return begin_algebra(m, static_cast<uint32_t>(method), args[1], args[0]);
}
template <CompareOperator op>
Outcome compare_view_slot(Machine& m, const Args& args) {
  if (!is_set_like(m, args[1])) return not_implemented(m);
  return begin_algebra(m, kFirstComparison + static_cast<uint32_t>(op), args[0], args[1]);
}

Outcome isdisjoint(Machine& m, const Args& args) {
  constexpr uint32_t kDisjoint = kFirstComparison - 1;
  return begin_algebra(m, kDisjoint, args[0], args[1]);
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
Outcome proxy_get(Machine& m, const Args& args) {
  const Ref<Dict> dict = mapping_of(m, args).as<Dict>();
  return dict_operation(m, DictAction::GetOrDefault, dict, args[1], args.get(2));
}
Outcome proxy_copy(Machine& m, const Args& args) {
  return or_memory_error(m, dict_copy(m.heap, mapping_of(m, args).as<Dict>()));
}
template <TypeId view>
Outcome proxy_view(Machine& m, const Args& args) {
  return dict_view_new(m.heap, view, mapping_of(m, args).as<Dict>());
}

Outcome proxy_new(Machine& m, const Args& args) {
  const LayoutId layout = m.heap.type_of(args[1]).layout;
  const bool is_sequence = layout == LayoutId::List || layout == LayoutId::Tuple;
  if (is_sequence || !lookup_special(m, args[1], SpecialMethod::Getitem)) {
    return m.raise(TypeId::TypeError,
                   "mappingproxy() argument must be a mapping, not " + type_name_of(m, args[1]));
  }
  if (layout != LayoutId::Dict) {
    return m.raise(TypeId::NotImplementedError,
                   "a mappingproxy of a mapping that is no dict exists in Python, but not in this "
                   "sandbox");
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
    {"__getitem__", proxy_getitem, 2, 2},
    {"__contains__", proxy_contains, 2, 2},
    {"__len__", proxy_len, 1, 1},
    {"__iter__", proxy_iter, 1, 1},
    {"get", proxy_get, 2, 3},
    {"copy", proxy_copy, 1, 1},
    {"keys", proxy_view<TypeId::DictKeys>, 1, 1},
    {"values", proxy_view<TypeId::DictValues>, 1, 1},
    {"items", proxy_view<TypeId::DictItems>, 1, 1},
};

// The left operand has become a set: combines it with the right one, or makes that a set, too.
StepResult left_collected(Machine& m) {
  const uint32_t own = own_index(m);
  const Task task = m.task();
  if (task.slot[kWhat] >= kFirstComparison) {
    m.task().state = kRightCollected;
    return wait_for(m, own, collect(m, kRight, kRightSet));
  }
  const Ref<Set> set = task.ref(kLeftSet).as<Set>();
  const Ref<Object> right = task.ref(kRight);
  if (task.slot[kWhat] == kFirstComparison - 1) {
    m.task().state = kCompared;
    return wait_for(m, own, set_test(m, SetTest::Disjoint, set, right));
  }
  m.task().state = kCombined;
  return wait_for(m, own,
                  set_method(m, static_cast<SetMethod>(task.slot[kWhat]), set, {&right, 1}));
}

}  // namespace

StepResult step_ViewAlgebra(Machine& m) {
  const uint32_t own = own_index(m);
  if (m.task().state == kCompared) return m.finish(m.take_result());
  decref(m.heap, m.take_result());
  if (m.task().state == kLeftCollected) return left_collected(m);
  if (m.task().state == kCombined) return m.finish(m.task().take(kLeftSet));
  m.task().state = kCompared;
  const Task task = m.task();
  const auto op = static_cast<CompareOperator>(task.slot[kWhat] - kFirstComparison);
  return wait_for(m, own, compare_sets(m, op, task.ref(kLeftSet), task.ref(kRightSet)));
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
}

}  // namespace ouro
