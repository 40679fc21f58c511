// list_methods.cpp - the methods of list (Objects/listobject.c). Sorting is in list_sort.cpp.

#include "core/heap/refcount.h"
#include "core/modules/install.h"
#include "core/modules/list_sort.h"
#include "core/modules/sequence_search.h"
#include "core/modules/slots.h"
#include "core/objects/instance.h"
#include "core/objects/iterator_object.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/container_operators.h"

namespace ouro {
namespace {

Ref<List> self_of(const Args& args) {
  return args[0].as<List>();
}
bool is_list(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::List);
}

// --- construction ---

// As tp_alloc, which knows no free list.
Outcome list_make(Machine& m, const Args& args) {
  const Ref<Object> list = object_new_of(m.heap, args[0].as<Type>());
  if (!list) return m.raise_memory_error();
  m.heap.track(list);
  return list;
}

Outcome empty_list(Machine& m, const Args& args) {
  release_detached(m.heap, list_clear(m.heap, self_of(args)), ClearOrder::LastToFirst);
  return m.return_none();
}

Outcome list_init(Machine& m, const Args& args) {
  if (args.count() > 2) {
    return m.raise(TypeId::TypeError, std::string("list expected at most 1 argument") +
                                          (m.profile().objects->counts_agree ? "" : "s") +
                                          ", got " + std::to_string(args.count() - 1));
  }
  const Ref<Object> iterable = args.get(1);
  if (list_size(m.heap, self_of(args)) != 0) {
    const Outcome emptied = empty_list(m, args);
    if (!iterable) return emptied;
    decref(m.heap, emptied.value());
  }
  if (!iterable) return m.return_none();
  return list_extend_iterable(m, args[0], iterable);
}

// --- special methods ---

Outcome len_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, list_size(m.heap, self_of(args)));
}
Outcome getitem_slot(Machine& m, const Args& args) {
  return get_sequence_item(m, SequenceKind::List, args[0], args[1]);
}
Outcome setitem_slot(Machine& m, const Args& args) {
  return set_list_item(m, args[0], args[1], args[2]);
}
Outcome delitem_slot(Machine& m, const Args& args) {
  return set_list_item(m, args[0], args[1], {});
}
Outcome iadd_slot(Machine& m, const Args& args) {
  return builtin_inplace(m, BinaryOperator::Add, args[0], args[1]);
}
Outcome imul_slot(Machine& m, const Args& args) {
  int64_t ignored = 0;
  if (!is_int(m, args[1]) && !read_int(m, args[1], &ignored)) return Outcome::error();
  return builtin_inplace(m, BinaryOperator::Multiply, args[0], args[1]);
}

// --- named methods ---

Outcome append(Machine& m, const Args& args) {
  if (list_append(m.heap, self_of(args), new_reference(m.heap, args[1]))) return m.return_none();
  decref(m.heap, args[1]);
  return m.raise_memory_error();
}

Outcome extend(Machine& m, const Args& args) {
  return list_extend_iterable(m, args[0], args[1]);
}

Outcome insert(Machine& m, const Args& args) {
  int64_t index = 0;
  if (!read_int(m, args[1], &index)) return Outcome::error();
  const uint32_t place = list_clamp_index(list_size(m.heap, self_of(args)), index);
  if (list_insert(m.heap, self_of(args), place, new_reference(m.heap, args[2]))) {
    return m.return_none();
  }
  decref(m.heap, args[2]);
  return m.raise_memory_error();
}

Outcome remove(Machine& m, const Args& args) {
  return search_sequence(m, SequenceSearch::Remove, args[0], args[1]);
}

Outcome pop(Machine& m, const Args& args) {
  int64_t index = -1;
  if (!read_int(m, args.get(1), &index)) return Outcome::error();
  const uint32_t size = list_size(m.heap, self_of(args));
  if (size == 0) return m.raise(TypeId::IndexError, "pop from empty list");
  if (index < 0) index += size;
  if (index < 0 || index >= size) return m.raise(TypeId::IndexError, "pop index out of range");
  return list_pop(m.heap, self_of(args), static_cast<uint32_t>(index));
}

Outcome index_of(Machine& m, const Args& args) {
  int64_t start = 0;
  int64_t stop = UINT32_MAX;
  if (!read_search_bound(m, args.get(2), &start)) return Outcome::error();
  if (!read_search_bound(m, args.get(3), &stop)) return Outcome::error();
  const uint32_t size = list_size(m.heap, self_of(args));
  return search_sequence(m, SequenceSearch::Index, args[0], args[1], list_clamp_index(size, start),
                         list_clamp_index(size, stop));
}

Outcome count_of(Machine& m, const Args& args) {
  return search_sequence(m, SequenceSearch::Count, args[0], args[1]);
}

Outcome reverse(Machine& m, const Args& args) {
  list_reverse(m.heap, self_of(args));
  return m.return_none();
}

Outcome copy(Machine& m, const Args& args) {
  const ItemSpan items = sequence_items(m.heap, args[0]);
  return or_memory_error(m, list_copy_slots(m.heap, items.offset, items.count));
}

Outcome sort(Machine& m, const Args& args) {
  return sort_list(m, self_of(args), args.get(1), args.get(2));
}

constexpr NativeEntry kNew = {"list", list_make, 1, kAnyCount, "**"};
constexpr NativeEntry kSlots[] = {
    {"__init__", list_init, 1, kAnyCount},
    {"__repr__", builtin_repr_slot, 1, 1},
    {"__len__", len_slot, 1, 1},
    {"__getitem__", getitem_slot, 2, 2},
    {"__setitem__", setitem_slot, 3, 3},
    {"__delitem__", delitem_slot, 2, 2},
    {"__contains__", builtin_contains_slot, 2, 2},
    {"__iter__", builtin_iter_slot, 1, 1},
    {"__reversed__", builtin_reversed_slot, 1, 1},
    {"__add__", concatenate_slot, 2, 2},
    {"__mul__", with_index<repeat_slot, 1>, 2, 2},
    {"__rmul__", with_index<repeat_slot, 1>, 2, 2},
    {"__iadd__", iadd_slot, 2, 2},
    {"__imul__", with_index<imul_slot, 1>, 2, 2},
};
constexpr NativeEntry kMethods[] = {
    {"append", append, 2, 2},
    {"extend", extend, 2, 2},
    {"insert", with_index<insert, 1>, 3, 3},
    {"remove", remove, 2, 2},
    {"pop", with_index<pop, 1>, 1, 2},
    {"clear", empty_list, 1, 1},
    {"index", with_index<index_of, 2, 3>, 2, 4},
    {"count", count_of, 2, 2},
    {"reverse", reverse, 1, 1},
    {"copy", copy, 1, 1},
    {"sort", sort, 1, 3, "* key reverse"},
};

}  // namespace

void install_list_methods(Machine& m) {
  add_constructor(m, TypeId::List, kNew);
  add_methods(m, TypeId::List, kSlots);
  add_methods(m, TypeId::List, kEqualitySlots<is_list>);
  add_methods(m, TypeId::List, kOrderSlots<is_list>);
  add_methods(m, TypeId::List, kMethods);
  add_value(m, m.type(TypeId::List), "__hash__", new_reference(m.heap, m.none()));
}

}  // namespace ouro
