// set_methods.cpp - the methods of set and frozenset (Objects/setobject.c). The algebra is that of
// vm/set_algebra.h.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/install.h"
#include "core/modules/slots.h"
#include "core/objects/iterator_object.h"
#include "core/objects/set_object.h"
#include "core/vm/attributes.h"
#include "core/vm/set_algebra.h"
#include "core/vm/set_operations.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

Ref<Set> self_of(const Args& args) {
  return args[0].as<Set>();
}
bool is_set(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Set);
}

// --- construction ---

Outcome set_make(Machine& m, const Args& args) {
  return set_new(m.heap, args[0].as<Type>());
}

Outcome clear(Machine& m, const Args& args) {
  release_detached(m.heap, set_clear(m.heap, self_of(args)), ClearOrder::FirstToLast);
  return m.return_none();
}

Outcome set_init(Machine& m, const Args& args) {
  if (args.count() > 2) {
    return m.raise(TypeId::TypeError,
                   "set expected at most 1 argument, got " + std::to_string(args.count() - 1));
  }
  const Ref<Object> iterable = args.get(1);
  if (set_size(m.heap, self_of(args)) != 0) {
    const Outcome emptied = clear(m, args);
    if (!iterable) return emptied;
    decref(m.heap, emptied.value());
  }
  if (!iterable) return m.return_none();
  return set_update(m, self_of(args), iterable);
}

// MakeFrozenSet: 0 the new frozenset, owned.
Outcome frozenset_make(Machine& m, const Args& args) {
  const Ref<Type> type = args[0].as<Type>();
  const Ref<Object> iterable = args.get(1);
  const bool is_plain = type == m.type(TypeId::FrozenSet);
  if (!iterable) return is_plain ? frozenset_empty(m.heap) : set_new(m.heap, type);
  if (is_plain && m.heap.is_exact(iterable, TypeId::FrozenSet)) {
    return new_reference(m.heap, iterable);
  }
  const Ref<Set> made = set_new(m.heap, type);
  m.heap.push_task(TaskKind::MakeFrozenSet).own(0, made.as<Object>());
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, set_update(m, made, iterable)));
}

// --- special methods ---

Outcome len_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, set_size(m.heap, self_of(args)));
}
Outcome hash_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, frozenset_hash(m.heap, self_of(args)));
}

template <BinaryOperator op>
Outcome inplace_slot(Machine& m, const Args& args) {
  if (!is_set(m, args[1])) return not_implemented(m);
  return set_inplace(m, op, args[0], args[1]);
}

// --- named methods ---

template <SetAction action>
Outcome item_method(Machine& m, const Args& args) {
  return set_operation(m, action, self_of(args), args[1]);
}

template <SetMethod method>
Outcome combine(Machine& m, const Args& args) {
  return set_method(m, method, self_of(args), args.values.subspan(1));
}

template <SetTest test>
Outcome test_method(Machine& m, const Args& args) {
  return set_test(m, test, self_of(args), args[1]);
}

Outcome pop(Machine& m, const Args& args) {
  const Ref<Object> item = set_pop(m.heap, self_of(args));
  return item ? Outcome(item) : m.raise(TypeId::KeyError, "pop from an empty set");
}

Outcome copy(Machine& m, const Args& args) {
  if (m.heap.is_exact(args[0], TypeId::FrozenSet)) return new_reference(m.heap, args[0]);
  const Ref<Type> set = m.type(TypeId::Set);
  const bool is_set = is_subtype(m, m.at(args[0]).type, set);
  const Ref<Type> type = is_set ? set : m.type(TypeId::FrozenSet);
  return or_memory_error(m, set_copy(m.heap, type, self_of(args)));
}

constexpr NativeEntry kNewSet = {"set", set_make, 1, kAnyCount, "**"};
constexpr NativeEntry kNewFrozenSet = {"frozenset", frozenset_make, 1, 2};

// Of set and frozenset.
constexpr NativeEntry kCommonSlots[] = {
    {"__repr__", builtin_repr_slot, 1, 1},
    {"__len__", len_slot, 1, 1},
    {"__contains__", builtin_contains_slot, 2, 2},
    {"__iter__", builtin_iter_slot, 1, 1},
    {"__or__", binary_slot<BinaryOperator::Or, is_set>, 2, 2},
    {"__ror__", reflected_slot<BinaryOperator::Or, is_set>, 2, 2},
    {"__and__", binary_slot<BinaryOperator::And, is_set>, 2, 2},
    {"__rand__", reflected_slot<BinaryOperator::And, is_set>, 2, 2},
    {"__sub__", binary_slot<BinaryOperator::Subtract, is_set>, 2, 2},
    {"__rsub__", reflected_slot<BinaryOperator::Subtract, is_set>, 2, 2},
    {"__xor__", binary_slot<BinaryOperator::Xor, is_set>, 2, 2},
    {"__rxor__", reflected_slot<BinaryOperator::Xor, is_set>, 2, 2},
};
constexpr NativeEntry kCommonMethods[] = {
    {"union", combine<SetMethod::Union>, 1, kAnyCount},
    {"intersection", combine<SetMethod::Intersection>, 1, kAnyCount},
    {"difference", combine<SetMethod::Difference>, 1, kAnyCount},
    {"symmetric_difference", combine<SetMethod::SymmetricDifference>, 2, 2},
    {"issubset", test_method<SetTest::Subset>, 2, 2},
    {"issuperset", test_method<SetTest::Superset>, 2, 2},
    {"isdisjoint", test_method<SetTest::Disjoint>, 2, 2},
    {"copy", copy, 1, 1},
};
constexpr NativeEntry kSetSlots[] = {
    {"__init__", set_init, 1, kAnyCount},
    {"__ior__", inplace_slot<BinaryOperator::Or>, 2, 2},
    {"__iand__", inplace_slot<BinaryOperator::And>, 2, 2},
    {"__isub__", inplace_slot<BinaryOperator::Subtract>, 2, 2},
    {"__ixor__", inplace_slot<BinaryOperator::Xor>, 2, 2},
};
constexpr NativeEntry kSetMethods[] = {
    {"add", item_method<SetAction::Add>, 2, 2},
    {"discard", item_method<SetAction::Discard>, 2, 2},
    {"remove", item_method<SetAction::Remove>, 2, 2},
    {"pop", pop, 1, 1},
    {"clear", clear, 1, 1},
    {"update", combine<SetMethod::Update>, 1, kAnyCount},
    {"intersection_update", combine<SetMethod::IntersectionUpdate>, 1, kAnyCount},
    {"difference_update", combine<SetMethod::DifferenceUpdate>, 1, kAnyCount},
    {"symmetric_difference_update", combine<SetMethod::SymmetricDifferenceUpdate>, 2, 2},
};
constexpr NativeEntry kFrozenSetSlots[] = {
    {"__hash__", hash_slot, 1, 1},
};

void install_common(Machine& m, TypeId type) {
  add_methods(m, type, kCommonSlots);
  add_methods(m, type, kEqualitySlots<is_set>);
  add_methods(m, type, kOrderSlots<is_set>);
  add_methods(m, type, kCommonMethods);
}

}  // namespace

StepResult step_MakeFrozenSet(Machine& m) {
  decref(m.heap, m.take_result());
  return m.finish(m.task().take(0));
}

void install_set_methods(Machine& m) {
  add_constructor(m, TypeId::Set, kNewSet);
  add_constructor(m, TypeId::FrozenSet, kNewFrozenSet);
  install_common(m, TypeId::Set);
  install_common(m, TypeId::FrozenSet);
  add_methods(m, TypeId::Set, kSetSlots);
  add_methods(m, TypeId::Set, kSetMethods);
  add_methods(m, TypeId::FrozenSet, kFrozenSetSlots);
  add_value(m, m.type(TypeId::Set), "__hash__", new_reference(m.heap, m.none()));
}

}  // namespace ouro
