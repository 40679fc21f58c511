// iterator_copies.cpp - __reduce__ and __setstate__ of iterators, by which copy and deepcopy make
// others that go on from the same item.
//
// An iterator over a sequence tells the sequence and its index; one over a dict or a set tells a
// list of the items to come, which a copy of it has walked; one that draws on others tells those.
// Those of ranges are not here: up to 3.11 they would have to know where the range began.

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/install.h"
#include "core/objects/dict_view.h"
#include "core/objects/interned.h"
#include "core/objects/iterator_object.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/library_profile.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/operators.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Iterator walk_of(Machine& m, const Args& args) {
  return m.at(args[0].as<Iterator>());
}

bool is_of(const Machine& m, Ref<Object> object, TypeId id) {
  return m.at(object).type == m.type(id);
}

// (callable, arguments) or (callable, arguments, state); takes all but the callable.
Outcome parts(Machine& m, Ref<Object> callable, Ref<Tuple> arguments, Ref<Object> state = {}) {
  const Ref<Object> shared = new_reference(m.heap, callable);
  if (!state) return tuple_of(m.heap, shared, arguments.as<Object>());
  return tuple_of(m.heap, shared, arguments.as<Object>(), state);
}

// The same with the builtin function of this name (_PyEval_GetBuiltin).
Outcome parts_of_builtin(Machine& m, const char* name, Ref<Tuple> arguments,
                         Ref<Object> state = {}) {
  const Ref<Dict> builtins = m.state().builtins.as<Dict>();
  const Ref<Str> key = intern_text(m.heap, name);
  const Ref<Object> function = dict_get_str(m.heap, builtins, key);
  decref(m.heap, key.as<Object>());
  if (function) return parts(m, function, arguments, state);
  decref(m.heap, arguments.as<Object>());
  xdecref(m.heap, state);
  return m.raise(TypeId::AttributeError, name);
}

Ref<Tuple> tuple_with(Machine& m, Ref<Object> item) {
  return tuple_of(m.heap, new_reference(m.heap, item));
}

// What an exhausted iterator walks in its copies, owned.
Ref<Object> nothing_to_walk(Machine& m, Ref<Object> iterator) {
  if (is_of(m, iterator, TypeId::StrIterator) || is_of(m, iterator, TypeId::StrAsciiIterator)) {
    return new_reference(m.heap, m.heap.state().empty_str.as<Object>());
  }
  const bool is_bytes =
      is_of(m, iterator, TypeId::BytesIterator) || is_of(m, iterator, TypeId::ByteArrayIterator);
  const bool by_tuple = is_bytes || is_of(m, iterator, TypeId::TupleIterator) ||
                        is_of(m, iterator, TypeId::SequenceIterator) ||
                        is_of(m, iterator, TypeId::CallableIterator) ||
                        m.heap.type_of(iterator).layout != LayoutId::Iterator ||
                        is_subtype(m, m.at(iterator).type, m.type(TypeId::Reversed));
  return by_tuple ? tuple_new(m.heap, 0).as<Object>() : list_new(m.heap).as<Object>();
}

Outcome parts_of_nothing(Machine& m, Ref<Object> iterator) {
  return parts_of_builtin(m, "iter", tuple_of(m.heap, nothing_to_walk(m, iterator)));
}

Ref<Object> index_at(Machine& m, int64_t index) {
  return int_from_i64(m.heap, index).as<Object>();
}

// --- sequences ---

Outcome reduce_forward(Machine& m, const Args& args) {
  const Iterator walk = walk_of(m, args);
  if (!walk.source) return parts_of_nothing(m, args[0]);
  return parts_of_builtin(m, "iter", tuple_with(m, walk.source), index_at(m, walk.position));
}

Outcome reduce_list_backward(Machine& m, const Args& args) {
  const Iterator walk = walk_of(m, args);
  if (!walk.source) {
    const bool is_reversed = library_profile(m.profile()).reversed_lists_stay_reversed;
    const Ref<Tuple> nothing = tuple_of(m.heap, nothing_to_walk(m, args[0]));
    return parts_of_builtin(m, is_reversed ? "reversed" : "iter", nothing);
  }
  const Ref<Object> index = index_at(m, int64_t{walk.position} - 1);
  return parts_of_builtin(m, "reversed", tuple_with(m, walk.source), index);
}

Outcome reduce_reversed(Machine& m, const Args& args) {
  const Iterator walk = walk_of(m, args);
  const Ref<Object> type = m.at(args[0]).type.as<Object>();
  if (!walk.source) return parts(m, type, tuple_of(m.heap, nothing_to_walk(m, args[0])));
  const Ref<Object> index = index_at(m, int64_t{walk.position} - 1);
  return parts(m, type, tuple_with(m, walk.source), index);
}

// False with an error raised.
bool read_index(Machine& m, Ref<Object> argument, int64_t* index) {
  if (is_int(m, argument)) return read_int(m, argument, index);
  (void)m.raise(TypeId::TypeError, "an integer is required");
  return false;
}

// An index beyond an end means that end.
Outcome set_state_forward(Machine& m, const Args& args) {
  int64_t index = 0;
  if (!read_index(m, args[1], &index)) return Outcome::error();
  const Iterator walk = walk_of(m, args);
  const int64_t length = walk.source ? length_at_once(m, walk.source) : 0;
  if (length >= 0) index = std::min(index, length);
  index = std::clamp<int64_t>(index, 0, UINT32_MAX);
  if (walk.source) m.at(args[0].as<Iterator>()).position = static_cast<uint32_t>(index);
  return m.return_none();
}

Outcome set_state_backward(Machine& m, const Args& args) {
  int64_t index = 0;
  if (!read_index(m, args[1], &index)) return Outcome::error();
  const Iterator walk = walk_of(m, args);
  if (!walk.source) return m.return_none();
  const int64_t length = length_at_once(m, walk.source);
  index = std::clamp<int64_t>(index, -1, (length >= 0 ? length : int64_t{UINT32_MAX}) - 1);
  m.at(args[0].as<Iterator>()).position = static_cast<uint32_t>(index + 1);
  return m.return_none();
}

Outcome reduce_callable(Machine& m, const Args& args) {
  const Iterator walk = walk_of(m, args);
  if (!walk.source) return parts_of_nothing(m, args[0]);
  const Ref<Object> callable = new_reference(m.heap, walk.source);
  return parts_of_builtin(m, "iter", tuple_of(m.heap, callable, new_reference(m.heap, walk.other)));
}

// --- dicts and sets ---

// Another iterator at the same item, owned; null when memory is refused.
Ref<Object> same_walk(Machine& m, Ref<Object> iterator) {
  const auto kind = iterator_kind(m.heap.memory, iterator);
  const Ref<Object> source = m.at(iterator.as<Iterator>()).source;
  if (kind == IteratorKind::Set || kind == IteratorKind::DictKeys) {
    return builtin_iterator(m.heap, source);
  }
  if (kind == IteratorKind::DictKeysReversed) return builtin_reversed(m.heap, source);
  const bool is_reversed = kind >= IteratorKind::DictKeysReversed;
  const bool is_values =
      kind == IteratorKind::DictValues || kind == IteratorKind::DictValuesReversed;
  const Ref<Object> view =
      dict_view_new(m.heap, is_values ? TypeId::DictValues : TypeId::DictItems, source.as<Dict>())
          .as<Object>();
  const Ref<Object> walk =
      is_reversed ? builtin_reversed(m.heap, view) : builtin_iterator(m.heap, view);
  decref(m.heap, view);
  return walk;
}

// 0 the iterator, 1 a list of the items to come.
Outcome reduce_to_items(Machine& m, const Args& args) {
  return parts_of_builtin(m, "iter", tuple_with(m, args[1]));
}

Outcome reduce_by_items(Machine& m, const Args& args) {
  if (!walk_of(m, args).source) return parts_of_nothing(m, args[0]);
  const Ref<Object> copy = same_walk(m, args[0]);
  if (!copy) return m.raise_memory_error();
  const LongIterator walk = m.at(args[0].as<LongIterator>());
  LongIterator& other = m.at(copy.as<LongIterator>());
  other.position = walk.position;
  other.size_seen = walk.size_seen;
  other.count = walk.count;
  const Ref<Object> values[] = {args[0], copy};
  const Outcome items = convert_argument(m, Args{values, {}, 0}, reduce_to_items, 1, Wanted::Items);
  decref(m.heap, copy);
  return items;
}

// --- those that draw on others ---

Outcome reduce_enumerate(Machine& m, const Args& args) {
  const LongIterator walk = m.at(args[0].as<LongIterator>());
  const Ref<Object> number =
      walk.long_count ? new_reference(m.heap, walk.long_count) : index_at(m, walk.count);
  return parts(m, m.at(args[0]).type.as<Object>(),
               tuple_of(m.heap, new_reference(m.heap, walk.source), number));
}

Outcome reduce_zip(Machine& m, const Args& args) {
  const LongIterator walk = m.at(args[0].as<LongIterator>());
  const bool is_strict = walk.count != 0;
  const Ref<Tuple> iterators =
      walk.source ? new_reference(m.heap, walk.source).as<Tuple>() : tuple_new(m.heap, 0);
  return parts(m, m.at(args[0]).type.as<Object>(), iterators,
               is_strict ? new_reference(m.heap, m.boolean(true)) : Ref<Object>{});
}

Outcome set_state_of_zip(Machine& m, const Args& args) {
  m.at(args[0].as<LongIterator>()).count = read_flag(m, args[1], false) ? 1 : 0;
  return m.return_none();
}

Outcome reduce_map(Machine& m, const Args& args) {
  const Iterator walk = walk_of(m, args);
  const Ref<Tuple> iterators = walk.source.as<Tuple>();
  const uint32_t count = tuple_size(m.heap, iterators);
  const Ref<Tuple> all = tuple_new(m.heap, count + 1);
  tuple_items(m.heap, all)[0] = new_reference(m.heap, walk.other);
  for (uint32_t i = 0; i < count; ++i) {
    tuple_items(m.heap, all)[i + 1] = new_reference(m.heap, tuple_get(m.heap, iterators, i));
  }
  tuple_finish(m.heap, all);
  return parts(m, m.at(args[0]).type.as<Object>(), all);
}

Outcome reduce_filter(Machine& m, const Args& args) {
  const Iterator walk = walk_of(m, args);
  const Ref<Object> function = new_reference(m.heap, walk.other ? walk.other : m.none());
  return parts(m, m.at(args[0]).type.as<Object>(),
               tuple_of(m.heap, function, new_reference(m.heap, walk.source)));
}

constexpr NativeEntry kForward[] = {
    {"__reduce__", reduce_forward, 1, 1},
    {"__setstate__", set_state_forward, 2, 2},
};
constexpr NativeEntry kListBackward[] = {
    {"__reduce__", reduce_list_backward, 1, 1},
    {"__setstate__", set_state_backward, 2, 2},
};
constexpr NativeEntry kReversed[] = {
    {"__reduce__", reduce_reversed, 1, 1},
    {"__setstate__", set_state_backward, 2, 2},
};
constexpr NativeEntry kByItems[] = {{"__reduce__", reduce_by_items, 1, 1}};
constexpr NativeEntry kCallable[] = {{"__reduce__", reduce_callable, 1, 1}};
constexpr NativeEntry kEnumerate[] = {{"__reduce__", reduce_enumerate, 1, 1}};
constexpr NativeEntry kZip[] = {{"__reduce__", reduce_zip, 1, 1}};
constexpr NativeEntry kZipState[] = {{"__setstate__", set_state_of_zip, 2, 2}};
constexpr NativeEntry kMap[] = {{"__reduce__", reduce_map, 1, 1}};
constexpr NativeEntry kFilter[] = {{"__reduce__", reduce_filter, 1, 1}};
// No name leads to it.
constexpr NativeEntry kToItems = {"__reduce__", reduce_to_items, 2, 2};

}  // namespace

void install_iterator_copies(Machine& m) {
  for (const TypeId id :
       {TypeId::ListIterator, TypeId::TupleIterator, TypeId::StrIterator, TypeId::StrAsciiIterator,
        TypeId::BytesIterator, TypeId::ByteArrayIterator, TypeId::SequenceIterator}) {
    add_methods(m, id, kForward);
  }
  for (const TypeId id : {TypeId::SetIterator, TypeId::DictKeyIterator, TypeId::DictValueIterator,
                          TypeId::DictItemIterator, TypeId::DictReverseKeyIterator,
                          TypeId::DictReverseValueIterator, TypeId::DictReverseItemIterator}) {
    add_methods(m, id, kByItems);
  }
  add_methods(m, TypeId::ListReverseIterator, kListBackward);
  add_methods(m, TypeId::Reversed, kReversed);
  add_methods(m, TypeId::CallableIterator, kCallable);
  add_methods(m, TypeId::Enumerate, kEnumerate);
  add_methods(m, TypeId::Zip, kZip);
  if (m.profile().objects->strict_zip) add_methods(m, TypeId::Zip, kZipState);
  add_methods(m, TypeId::Map, kMap);
  add_methods(m, TypeId::Filter, kFilter);
  m.add_native(&kToItems);
}

}  // namespace ouro
