// tuple_methods.cpp - the methods of tuple (Objects/tupleobject.c).

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/install.h"
#include "core/modules/sequence_search.h"
#include "core/modules/slots.h"
#include "core/objects/iterator_object.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/container_operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

bool is_tuple(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Tuple);
}

// --- construction ---

// A tuple of `type` of the items of a list or tuple.
Outcome tuple_of_items(Machine& m, Ref<Type> type, Ref<Object> source) {
  ItemSpan items = sequence_items(m.heap, source);
  if (type == m.type(TypeId::Tuple)) {
    return or_memory_error(m, tuple_copy_slots(m.heap, items.offset, items.count));
  }
  const Ref<Tuple> made = tuple_new_of(m.heap, type, items.count);
  if (!made) return m.raise_memory_error();
  items = sequence_items(m.heap, source);
  for (uint32_t i = 0; i < items.count; ++i) {
    const Ref<Object> item = m.at(Ref<Ref<Object>>(items.offset + 4 * i));
    tuple_items(m.heap, made)[i] = new_reference(m.heap, item);
  }
  tuple_finish(m.heap, made);
  return made;
}

// TupleOfIterable: 0 the type (borrowed), 1 a list of the items, owned.
Outcome tuple_make(Machine& m, const Args& args) {
  const Ref<Type> type = args[0].as<Type>();
  const Ref<Object> iterable = args.get(1);
  if (!iterable) return tuple_of_items(m, type, m.heap.state().empty_tuple);
  const bool is_exact = m.heap.is_exact(iterable, TypeId::Tuple);
  if (is_exact && type == m.type(TypeId::Tuple)) return new_reference(m.heap, iterable);
  if (is_exact || m.heap.is_exact(iterable, TypeId::List)) {
    return tuple_of_items(m, type, iterable);
  }
  const Ref<List> list = list_new(m.heap);
  Task& task = m.heap.push_task(TaskKind::TupleOfIterable);
  task.slot[0] = type.offset;
  task.own(1, list.as<Object>());
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, list_extend_iterable(m, list.as<Object>(), iterable)));
}

// --- special methods ---

Outcome len_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, tuple_size(m.heap, args[0].as<Tuple>()));
}
Outcome getitem_slot(Machine& m, const Args& args) {
  return get_sequence_item(m, SequenceKind::Tuple, args[0], args[1]);
}
Outcome hash_slot(Machine& m, const Args& args) {
  return hash_tuple(m, args[0]);
}

// --- named methods ---

Outcome index_of(Machine& m, const Args& args) {
  int64_t start = 0;
  int64_t stop = UINT32_MAX;
  if (!read_search_bound(m, args.get(2), &start)) return Outcome::error();
  if (!read_search_bound(m, args.get(3), &stop)) return Outcome::error();
  const uint32_t size = tuple_size(m.heap, args[0].as<Tuple>());
  return search_sequence(m, SequenceSearch::Index, args[0], args[1], list_clamp_index(size, start),
                         list_clamp_index(size, stop));
}

Outcome count_of(Machine& m, const Args& args) {
  return search_sequence(m, SequenceSearch::Count, args[0], args[1]);
}

constexpr NativeEntry kNew = {"tuple", tuple_make, 1, 2};
constexpr NativeEntry kSlots[] = {
    {"__repr__", builtin_repr_slot, 1, 1},
    {"__hash__", hash_slot, 1, 1},
    {"__len__", len_slot, 1, 1},
    {"__getitem__", getitem_slot, 2, 2},
    {"__contains__", builtin_contains_slot, 2, 2},
    {"__iter__", builtin_iter_slot, 1, 1},
    {"__add__", concatenate_slot, 2, 2},
    {"__mul__", with_index<repeat_slot, 1>, 2, 2},
    {"__rmul__", with_index<repeat_slot, 1>, 2, 2},
};
// The items as a plain tuple, the only argument.
Outcome getnewargs(Machine& m, const Args& args) {
  const Ref<Tuple> self = args[0].as<Tuple>();
  if (m.heap.is_exact(args[0], TypeId::Tuple)) {
    return tuple_of(m.heap, new_reference(m.heap, args[0]));
  }
  const ItemSpan items = sequence_items(m.heap, self.as<Object>());
  const Ref<Tuple> plain = tuple_copy_slots(m.heap, items.offset, items.count);
  if (!plain) return m.raise_memory_error();
  return tuple_of(m.heap, plain.as<Object>());
}

constexpr NativeEntry kMethods[] = {
    {"__getnewargs__", getnewargs, 1, 1},
    {"index", with_index<index_of, 2, 3>, 2, 4},
    {"count", count_of, 2, 2},
};

}  // namespace

StepResult step_TupleOfIterable(Machine& m) {
  decref(m.heap, m.take_result());
  const Outcome made = tuple_of_items(m, m.task().ref(0).as<Type>(), m.task().ref(1));
  return made.is_error() ? StepResult::Raised : m.finish(made.value());
}

void install_tuple_methods(Machine& m) {
  add_constructor(m, TypeId::Tuple, kNew);
  add_methods(m, TypeId::Tuple, kSlots);
  add_methods(m, TypeId::Tuple, kEqualitySlots<is_tuple>);
  add_methods(m, TypeId::Tuple, kOrderSlots<is_tuple>);
  add_methods(m, TypeId::Tuple, kMethods);
}

}  // namespace ouro
