// deque_methods.cpp - collections.deque and its iterators (Modules/_collectionsmodule.c).

#include <algorithm>
#include <utility>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/collection_types.h"
#include "core/modules/deque_walks.h"
#include "core/modules/slots.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/library_types.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

Ref<Deque> self_of(const Args& args) {
  return args[0].as<Deque>();
}
bool is_deque(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Deque);
}
int64_t size_of(const Machine& m, const Args& args) {
  return m.at(self_of(args)).size;
}

// --- construction ---

Outcome deque_make(Machine& m, const Args& args) {
  return or_memory_error(m, deque_new(m.heap, args[0].as<Type>()));
}

bool read_limit(Machine& m, Ref<Object> limit, int64_t* length_max) {
  if (!limit || limit == m.none()) return true;
  if (!is_int(m, limit)) {
    (void)m.raise(TypeId::TypeError, "an integer is required");
    return false;
  }
  if (!read_int(m, limit, length_max)) return false;
  if (*length_max >= 0) return true;
  (void)m.raise(TypeId::ValueError, "maxlen must be non-negative");
  return false;
}

// False with MemoryError raised.
bool empty(Machine& m, Ref<Deque> deque) {
  DetachedItems items;
  if (!deque_clear(m.heap, deque, &items)) {
    (void)m.raise_memory_error();
    return false;
  }
  release_detached(m.heap, items, ClearOrder::FirstToLast);
  return true;
}

Outcome clear(Machine& m, const Args& args) {
  return empty(m, self_of(args)) ? m.return_none() : Outcome::error();
}

Outcome deque_init(Machine& m, const Args& args) {
  int64_t length_max = -1;
  if (!read_limit(m, args.get(2), &length_max)) return Outcome::error();
  m.at(self_of(args)).length_max = length_max;
  if (size_of(m, args) != 0 && !empty(m, self_of(args))) return Outcome::error();
  const Ref<Object> iterable = args.get(1);
  if (!iterable) return m.return_none();
  return fill_deque(m, args[0], iterable, DequeEnd::Right, m.none());
}

// How often a deque is to be repeated: no more often than its limit makes a difference
// (deque_inplace_repeat). False with MemoryError raised when that is more than there can be.
bool read_times(Machine& m, Ref<Deque> deque, int64_t* times) {
  const int64_t size = m.at(deque).size;
  const int64_t length_max = m.at(deque).length_max;
  *times = size == 0 ? 0 : std::max<int64_t>(*times, 0);
  if (size != 0 && length_max >= 0) {
    *times = std::min(*times, length_max / size + (length_max % size != 0 ? 1 : 0));
  }
  const int64_t blocks_max = m.options().memory_limit_bytes / kDequeBlockBytes;
  if (size == 0 || *times <= blocks_max * kDequeBlockItems / size) return true;
  (void)m.raise_memory_error();
  return false;
}

// Adds the items of a deque, which has some, to another. False with an error raised.
bool add_items_of(Machine& m, Ref<Deque> source, Ref<Deque> target) {
  DequePlace place = deque_place(m.heap.memory, source, 0);
  for (uint32_t i = 0; i < m.at(source).size; ++i) {
    const Ref<Object> item = m.at(place.block).items[place.index];
    const Outcome added = deque_add(m, target, DequeEnd::Right, new_reference(m.heap, item));
    if (added.is_error()) return false;
    decref(m.heap, added.value());
    place = deque_place_after(m.heap.memory, place);
  }
  return true;
}

// A new deque of the same limit with the same items, `times` over.
Outcome copy_of(Machine& m, Ref<Deque> source, int64_t times) {
  if (!read_times(m, source, &times)) return Outcome::error();
  const Ref<Deque> made = deque_new(m.heap, library_type(m, LibraryType::Deque));
  if (!made) return m.raise_memory_error();
  m.at(made).length_max = m.at(source).length_max;
  for (int64_t turn = 0; turn < times; ++turn) {
    if (add_items_of(m, source, made)) continue;
    decref(m.heap, made.as<Object>());
    return Outcome::error();
  }
  return made;
}

Outcome copy(Machine& m, const Args& args) {
  if (m.at(args[0]).type == library_type(m, LibraryType::Deque)) {
    return copy_of(m, self_of(args), 1);
  }
  const int64_t length_max = m.at(self_of(args)).length_max;
  const Ref<Object> type = m.at(args[0]).type.as<Object>();
  if (length_max < 0) return call(m, type, {args[0]});
  const Ref<Object> limit = int_from_i64(m.heap, length_max).as<Object>();
  const Outcome made = call_keeping(m, type, {args[0], limit});
  decref(m.heap, limit);
  return made;
}

Outcome reduce(Machine& m, const Args& args) {
  const int64_t length_max = m.at(self_of(args)).length_max;
  const Outcome iterator = builtin_deque_iterator(m, args[0]);
  const Ref<Tuple> made = tuple_new(m.heap, 4);
  Ref<Tuple> arguments = tuple_new(m.heap, 0);
  if (length_max >= 0) {
    const Ref<Object> limit = int_from_i64(m.heap, length_max).as<Object>();
    arguments = tuple_of(m.heap, arguments.as<Object>(), limit);
  }
  Ref<Object>* items = tuple_items(m.heap, made);
  items[0] = new_reference(m.heap, m.at(args[0]).type.as<Object>());
  items[1] = arguments.as<Object>();
  items[2] = new_reference(m.heap, m.none());
  items[3] = iterator.value();
  tuple_finish(m.heap, made);
  return made;
}

// --- ends ---

template <DequeEnd end>
Outcome push(Machine& m, const Args& args) {
  return deque_add(m, self_of(args), end, new_reference(m.heap, args[1]));
}
template <DequeEnd end>
Outcome pop(Machine& m, const Args& args) {
  if (size_of(m, args) == 0) return m.raise(TypeId::IndexError, "pop from an empty deque");
  return deque_pop(m.heap, self_of(args), end);
}
template <DequeEnd end>
Outcome extend(Machine& m, const Args& args) {
  return fill_deque(m, args[0], args[1], end, m.none());
}
Outcome iadd_slot(Machine& m, const Args& args) {
  return fill_deque(m, args[0], args[1], DequeEnd::Right, args[0]);
}

Outcome rotate(Machine& m, const Args& args) {
  int64_t count = 1;
  if (!read_int(m, args.get(1), &count)) return Outcome::error();
  if (!deque_rotate(m.heap, self_of(args), count)) return m.raise_memory_error();
  return m.return_none();
}

Outcome reverse(Machine& m, const Args& args) {
  const uint32_t size = m.at(self_of(args)).size;
  if (size < 2) return m.return_none();
  DequePlace left = deque_place(m.heap.memory, self_of(args), 0);
  DequePlace right = deque_place(m.heap.memory, self_of(args), size - 1);
  for (uint32_t i = 0; i < size / 2; ++i) {
    std::swap(m.at(left.block).items[left.index], m.at(right.block).items[right.index]);
    left = deque_place_after(m.heap.memory, left);
    right = deque_place_before(m.heap.memory, right);
  }
  return m.return_none();
}

// --- items by position ---

bool read_position(Machine& m, const Args& args, uint32_t* position) {
  int64_t index = 0;
  if (!is_int(m, args[1])) {
    (void)m.raise(TypeId::TypeError,
                  "sequence index must be integer, not '" + type_name_of(m, args[1]) + "'");
    return false;
  }
  if (!read_int(m, args[1], &index)) return false;
  if (index < 0) index += size_of(m, args);
  if (index < 0 || index >= size_of(m, args)) {
    (void)m.raise(TypeId::IndexError, "deque index out of range");
    return false;
  }
  *position = static_cast<uint32_t>(index);
  return true;
}

Outcome getitem_slot(Machine& m, const Args& args) {
  uint32_t position = 0;
  if (!read_position(m, args, &position)) return Outcome::error();
  return new_reference(m.heap, deque_get(m.heap.memory, self_of(args), position));
}

Outcome setitem_slot(Machine& m, const Args& args) {
  uint32_t position = 0;
  if (!read_position(m, args, &position)) return Outcome::error();
  const Ref<Object> value = new_reference(m.heap, args[2]);
  decref(m.heap, deque_set(m.heap, self_of(args), position, value));
  return m.return_none();
}

Outcome delitem_slot(Machine& m, const Args& args) {
  uint32_t position = 0;
  if (!read_position(m, args, &position)) return Outcome::error();
  CHECK(deque_rotate(m.heap, self_of(args), -static_cast<int64_t>(position)));
  const Ref<Object> item = deque_pop(m.heap, self_of(args), DequeEnd::Left);
  CHECK(deque_rotate(m.heap, self_of(args), position));
  decref(m.heap, item);
  return m.return_none();
}

Outcome insert(Machine& m, const Args& args) {
  int64_t index = 0;
  if (!read_int(m, args[1], &index)) return Outcome::error();
  const int64_t size = size_of(m, args);
  if (m.at(self_of(args)).length_max == size) {
    return m.raise(TypeId::IndexError, "deque already at its maximum size");
  }
  const Ref<Object> item = new_reference(m.heap, args[2]);
  if (index >= size) return deque_add(m, self_of(args), DequeEnd::Right, item);
  if (index <= -size || index == 0) return deque_add(m, self_of(args), DequeEnd::Left, item);
  CHECK(deque_rotate(m.heap, self_of(args), -index));
  const DequeEnd end = index < 0 ? DequeEnd::Right : DequeEnd::Left;
  const Outcome added = deque_add(m, self_of(args), end, item);
  CHECK(deque_rotate(m.heap, self_of(args), index));
  return added;
}

Outcome contains_slot(Machine& m, const Args& args) {
  return search_deque(m, DequeSearch::Contains, args[0], args[1]);
}
Outcome count_of(Machine& m, const Args& args) {
  return search_deque(m, DequeSearch::Count, args[0], args[1]);
}
Outcome remove(Machine& m, const Args& args) {
  return search_deque(m, DequeSearch::Remove, args[0], args[1]);
}
Outcome index_of(Machine& m, const Args& args) {
  int64_t start = 0;
  int64_t stop = UINT32_MAX;
  if (!read_slice_index(m, args.get(2), &start)) return Outcome::error();
  if (!read_slice_index(m, args.get(3), &stop)) return Outcome::error();
  const uint32_t size = m.at(self_of(args)).size;
  return search_deque(m, DequeSearch::Index, args[0], args[1], list_clamp_index(size, start),
                      list_clamp_index(size, stop));
}

// --- operators ---

Outcome len_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, size_of(m, args));
}
Outcome bool_slot(Machine& m, const Args& args) {
  return m.return_bool(size_of(m, args) != 0);
}

Outcome add_slot(Machine& m, const Args& args) {
  if (!is_deque(m, args[1])) {
    return m.raise(TypeId::TypeError, "can only concatenate deque (not \"" +
                                          type_name_of(m, args[1]) + "\") to deque");
  }
  const Outcome made = copy_of(m, self_of(args), 1);
  if (made.is_error()) return made;
  const Outcome filled = fill_deque(m, made.value(), args[1], DequeEnd::Right, made.value());
  decref(m.heap, made.value());
  return filled;
}

// False with OverflowError raised.
bool read_times(Machine& m, Ref<Object> argument, int64_t* times) {
  if (int_try_i64(m.heap, argument.as<Int>(), times)) return true;
  (void)m.raise(TypeId::OverflowError, "cannot fit 'int' into an index-sized integer");
  return false;
}

Outcome mul_slot(Machine& m, const Args& args) {
  int64_t times = 0;
  if (!is_int(m, args[1])) return not_implemented(m);
  if (!read_times(m, args[1], &times)) return Outcome::error();
  return copy_of(m, self_of(args), times);
}

Outcome imul_slot(Machine& m, const Args& args) {
  int64_t times = 0;
  if (!is_int(m, args[1])) return not_implemented(m);
  if (!read_times(m, args[1], &times)) return Outcome::error();
  if (times <= 0) {
    if (!empty(m, self_of(args))) return Outcome::error();
    return new_reference(m.heap, args[0]);
  }
  if (!read_times(m, self_of(args), &times)) return Outcome::error();
  const auto size = static_cast<uint32_t>(size_of(m, args));
  const Ref<Object> items = deque_as_list(m, args[0]);
  if (!items) return m.raise_memory_error();
  for (uint64_t i = size; i < static_cast<uint64_t>(times) * size; ++i) {
    const auto index = static_cast<uint32_t>(i % size);
    const Ref<Object> item = new_reference(m.heap, list_get(m.heap, items.as<List>(), index));
    const Outcome added = deque_add(m, self_of(args), DequeEnd::Right, item);
    if (!added.is_error()) {
      decref(m.heap, added.value());
      continue;
    }
    decref(m.heap, items);
    return added;
  }
  decref(m.heap, items);
  return new_reference(m.heap, args[0]);
}

// Compares as lists of the items do.
template <CompareOperator op>
Outcome compare_slot_of(Machine& m, const Args& args) {
  if (!is_deque(m, args[1])) return not_implemented(m);
  const Ref<Object> left = deque_as_list(m, args[0]);
  const Ref<Object> right = left ? deque_as_list(m, args[1]) : Ref<Object>{};
  if (!right) {
    if (left) decref(m.heap, left);
    return m.raise_memory_error();
  }
  Task& task = m.heap.push_task(TaskKind::KeepAlive);
  task.own(0, left);
  task.own(1, right);
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, builtin_compare(m, op, left, right)));
}

// --- iterators ---
// Field 0 is the deque; number 0 the position, number 1 the deque's state, numbers 2 and 3 the
// place of the item that came last.

Outcome new_deque_iterator(Machine& m, LibraryType id, Ref<Object> deque) {
  const Ref<Object> made = m.heap.allocate_object(library_type(m, id));
  record_field(m, made, 0) = new_reference(m.heap, deque);
  record_number(m, made, 1, 1) = m.at(deque.as<Deque>()).state;
  m.heap.track(made);
  return made;
}

Outcome iter_slot(Machine& m, const Args& args) {
  return builtin_deque_iterator(m, args[0]);
}
Outcome reversed_slot(Machine& m, const Args& args) {
  return new_deque_iterator(m, LibraryType::DequeReverseIterator, args[0]);
}
Outcome iterator_itself(Machine& m, const Args& args) {
  return new_reference(m.heap, args[0]);
}

template <bool reversed>
Outcome next_slot(Machine& m, const Args& args) {
  const Ref<Object> iterator = args[0];
  const Ref<Object> held = record_field(m, iterator, 0);
  if (!held) return m.raise_stop_iteration();
  const auto deque = held.as<Deque>();
  const int64_t position = record_number(m, iterator, 1, 0);
  const int64_t size = m.at(deque).size;
  if (position >= size && record_number(m, iterator, 1, 1) == m.at(deque).state) {
    return m.raise_stop_iteration();
  }
  if (record_number(m, iterator, 1, 1) != m.at(deque).state) {
    return m.raise(TypeId::RuntimeError, "deque mutated during iteration");
  }
  DequePlace place;
  if (position == 0) {
    place = deque_place(m.heap.memory, deque, static_cast<uint32_t>(reversed ? size - 1 : 0));
  } else {
    const DequePlace last{Ref<DequeBlock>(static_cast<uint32_t>(record_number(m, iterator, 1, 2))),
                          static_cast<uint32_t>(record_number(m, iterator, 1, 3))};
    place =
        reversed ? deque_place_before(m.heap.memory, last) : deque_place_after(m.heap.memory, last);
  }
  record_number(m, iterator, 1, 0) = position + 1;
  record_number(m, iterator, 1, 2) = place.block.offset;
  record_number(m, iterator, 1, 3) = place.index;
  return new_reference(m.heap, m.at(place.block).items[place.index]);
}

Outcome length_hint(Machine& m, const Args& args) {
  const Ref<Object> held = record_field(m, args[0], 0);
  const int64_t size = held ? m.at(held.as<Deque>()).size : 0;
  const int64_t position = record_number(m, args[0], 1, 0);
  return int_from_i64(m.heap, size > position ? size - position : 0);
}

Outcome get_maxlen(Machine& m, const Args& args) {
  const int64_t length_max = m.at(self_of(args)).length_max;
  return length_max < 0 ? m.return_none() : Outcome(int_from_i64(m.heap, length_max));
}

Outcome class_getitem(Machine& m, const Args& args) {
  return new_reference(m.heap, args[0]);
}

constexpr NativeEntry kNew = {"deque", deque_make, 1, kAnyCount, "**"};
constexpr NativeEntry kMethods[] = {
    {"__init__", with_index<deque_init, 2>, 1, 3, "iterable maxlen"},
    {"__repr__", builtin_repr_slot, 1, 1},
    {"__len__", len_slot, 1, 1},
    {"__bool__", bool_slot, 1, 1},
    {"__getitem__", with_index<getitem_slot, 1>, 2, 2},
    {"__setitem__", with_index<setitem_slot, 1>, 3, 3},
    {"__delitem__", with_index<delitem_slot, 1>, 2, 2},
    {"__contains__", contains_slot, 2, 2},
    {"__iter__", iter_slot, 1, 1},
    {"__reversed__", reversed_slot, 1, 1},
    {"__add__", add_slot, 2, 2},
    {"__iadd__", iadd_slot, 2, 2},
    {"__mul__", mul_slot, 2, 2},
    {"__rmul__", mul_slot, 2, 2},
    {"__imul__", imul_slot, 2, 2},
    {"__eq__", compare_slot_of<CompareOperator::Equal>, 2, 2},
    {"__ne__", compare_slot_of<CompareOperator::NotEqual>, 2, 2},
    {"__lt__", compare_slot_of<CompareOperator::Less>, 2, 2},
    {"__le__", compare_slot_of<CompareOperator::LessEqual>, 2, 2},
    {"__gt__", compare_slot_of<CompareOperator::Greater>, 2, 2},
    {"__ge__", compare_slot_of<CompareOperator::GreaterEqual>, 2, 2},
    {"__copy__", copy, 1, 1},
    {"__reduce__", reduce, 1, 1},
    {"append", push<DequeEnd::Right>, 2, 2},
    {"appendleft", push<DequeEnd::Left>, 2, 2},
    {"pop", pop<DequeEnd::Right>, 1, 1},
    {"popleft", pop<DequeEnd::Left>, 1, 1},
    {"extend", extend<DequeEnd::Right>, 2, 2},
    {"extendleft", extend<DequeEnd::Left>, 2, 2},
    {"rotate", with_index<rotate, 1>, 1, 2},
    {"reverse", reverse, 1, 1},
    {"clear", clear, 1, 1},
    {"copy", copy, 1, 1},
    {"count", count_of, 2, 2},
    {"index", with_index<index_of, 2, 3>, 2, 4},
    {"insert", with_index<insert, 1>, 3, 3},
    {"remove", remove, 2, 2},
};
constexpr NativeEntry kClassMethods[] = {{"__class_getitem__", class_getitem, 2, 2}};
constexpr NativeGetSet kAttributes[] = {{"maxlen", get_maxlen}};
constexpr NativeEntry kIteratorMethods[] = {
    {"__iter__", iterator_itself, 1, 1},
    {"__next__", next_slot<false>, 1, 1},
    {"__length_hint__", length_hint, 1, 1},
};
constexpr NativeEntry kReverseIteratorMethods[] = {
    {"__iter__", iterator_itself, 1, 1},
    {"__next__", next_slot<true>, 1, 1},
    {"__length_hint__", length_hint, 1, 1},
};

void make_iterator_type(Machine& m, LibraryType id, const char* name,
                        std::span<const NativeEntry> methods) {
  const Ref<Type> type =
      new_library_type(m, {id, name, m.profile().collections_module_name, 1, 4, false});
  add_methods(m, type, methods);
  library_type_ready(m, type);
}

}  // namespace

Outcome builtin_deque_iterator(Machine& m, Ref<Object> deque) {
  return new_deque_iterator(m, LibraryType::DequeIterator, deque);
}

void make_deque_types(Machine& m) {
  const Ref<Type> type = new_library_type(m, {LibraryType::Deque, "deque", "collections"});
  m.at(type).layout = LayoutId::Deque;
  m.at(type).basic_size = m.profile().deque_bytes;
  m.at(type).slots_offset = m.profile().deque_bytes;
  m.at(type).weaklist_offset = static_cast<uint32_t>(offsetof(Deque, weaklist));
  m.at(type).flags |= kTypeHasWeakrefs;
  add_constructor(m, type, kNew);
  add_methods(m, type, kMethods);
  add_class_methods(m, type, kClassMethods);
  add_attributes(m, type, kAttributes);
  add_value(m, type, "__hash__", new_reference(m.heap, m.none()));
  library_type_ready(m, type);
  make_iterator_type(m, LibraryType::DequeIterator, "_deque_iterator", kIteratorMethods);
  make_iterator_type(m, LibraryType::DequeReverseIterator, "_deque_reverse_iterator",
                     kReverseIteratorMethods);
}

}  // namespace ouro
