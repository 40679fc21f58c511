// iterator_methods.cpp - __iter__, __next__ and __length_hint__ of builtin iterators, and what
// makes enumerate, zip, map, filter and reversed (Objects/enumobject.c, Python/bltinmodule.c).
//
// Their constructors ask each iterable for its iterator first, as a MakeIterator task.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/install.h"
#include "core/modules/slots.h"
#include "core/objects/iterator_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/library_profile.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/native_arguments.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// --- methods ---

Outcome iter_slot(Machine& m, const Args& args) {
  return new_reference(m.heap, args[0]);
}
Outcome next_slot(Machine& m, const Args& args) {
  return next_item(m, args[0]);
}
Outcome length_hint_slot(Machine& m, const Args& args) {
  const int64_t hint = iterator_length_hint(m.heap, args[0]);
  if (hint < 0) return not_implemented(m);
  return int_from_i64(m.heap, hint);
}

// --- construction ---

// MakeIterator: the type, the function of map and filter, and the start of enumerate are borrowed;
// the tuples are owned.
enum Slot : uint32_t { kType, kIterables, kIterators, kIndex, kOther, kMaker };
enum class Maker : uint32_t { Enumerate, Zip, StrictZip, Map, Filter };

// Whoever is called takes the references.
Ref<Iterator> new_iterator(Machine& m, Ref<Type> type, Ref<Object> source, Ref<Object> other) {
  const Ref<Iterator> made = m.heap.allocate_object(type).as<Iterator>();
  m.at(made).source = source;
  m.at(made).other = other;
  m.heap.track(made.as<Object>());
  return made;
}

// The result tuple of zip and enumerate before there is a result.
Ref<Object> tuple_of_nones(Machine& m, uint32_t count) {
  const Ref<Tuple> tuple = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    tuple_items(m.heap, tuple)[i] = new_reference(m.heap, m.none());
  }
  if (count != 0) tuple_finish(m.heap, tuple);
  return tuple.as<Object>();
}

Ref<Iterator> new_enumerate(Machine& m, Ref<Type> type, Ref<Object> source, Ref<Object> start) {
  const Ref<Object> pair = tuple_of_nones(m, 2);
  const Ref<LongIterator> made = new_iterator(m, type, source, pair).as<LongIterator>();
  if (!start) return made.as<Iterator>();
  int64_t count = 0;
  if (int_try_i64(m.heap, start.as<Int>(), &count)) {
    m.at(made).count = count;
    return made.as<Iterator>();
  }
  m.at(made).count = INT64_MAX;
  m.at(made).long_count = new_reference(m.heap, start);
  return made.as<Iterator>();
}

Ref<Iterator> new_zip(Machine& m, Ref<Type> type, Ref<Object> iterators, bool strict) {
  const Ref<Object> result = tuple_of_nones(m, tuple_size(m.heap, iterators.as<Tuple>()));
  const Ref<Iterator> made = new_iterator(m, type, iterators, result);
  m.at(made.as<LongIterator>()).count = strict ? 1 : 0;
  return made;
}

// The iterators are there.
StepResult make(Machine& m) {
  const Ref<Object> iterators = m.task().take(kIterators);
  if (tuple_size(m.heap, iterators.as<Tuple>()) != 0) {
    tuple_finish(m.heap, iterators.as<Tuple>());
  }
  m.task().own(kIterators, new_reference(m.heap, iterators));
  const Task task = m.task();
  const Ref<Type> type = task.ref(kType).as<Type>();
  const auto maker = static_cast<Maker>(task.slot[kMaker]);
  Ref<Iterator> made;
  if (maker == Maker::Zip || maker == Maker::StrictZip) {
    made = new_zip(m, type, iterators, maker == Maker::StrictZip);
  } else if (maker == Maker::Map) {
    made = new_iterator(m, type, iterators, new_reference(m.heap, task.ref(kOther)));
  } else {
    const Ref<Object> only = new_reference(m.heap, tuple_get(m.heap, iterators.as<Tuple>(), 0));
    decref(m.heap, iterators);
    made = maker == Maker::Enumerate
               ? new_enumerate(m, type, only, task.ref(kOther))
               : new_iterator(m, type, only, new_reference(m.heap, task.ref(kOther)));
  }
  return m.finish(made.as<Object>());
}

// Up to 3.7 zip says itself which argument cannot be walked.
bool check_zipped(Machine& m, Ref<Object> iterable, uint32_t index) {
  const char* text = m.profile().objects->zip_needs_iterable;
  const bool may_iterate = lookup_special(m, iterable, SpecialMethod::Iter) ||
                           lookup_special(m, iterable, SpecialMethod::Getitem);
  if (text == nullptr || may_iterate) return true;
  (void)m.raise(TypeId::TypeError, filled(text, {std::to_string(index + 1)}));
  return false;
}

StepResult ask_iterables(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Tuple> iterables = m.task().ref(kIterables).as<Tuple>();
  while (m.task().slot[kIndex] < tuple_size(m.heap, iterables)) {
    const uint32_t index = m.task().slot[kIndex]++;
    const bool is_zip = static_cast<Maker>(m.task().slot[kMaker]) == Maker::Zip;
    if (is_zip && !check_zipped(m, tuple_get(m.heap, iterables, index), index)) {
      return StepResult::Raised;
    }
    const Outcome iterator = get_iterator(m, tuple_get(m.heap, iterables, index));
    if (!iterator.is_value() || !is_top(m, own)) return wait_for(m, own, iterator);
    tuple_set(m.heap, m.task().ref(kIterators).as<Tuple>(), index, iterator.value());
  }
  return make(m);
}

Outcome make_iterator(Machine& m, Maker maker, Ref<Type> type,
                      std::span<const Ref<Object>> iterables, Ref<Object> other) {
  const auto count = static_cast<uint32_t>(iterables.size());
  const Ref<Tuple> kept = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    tuple_items(m.heap, kept)[i] = new_reference(m.heap, iterables[i]);
  }
  const Ref<Tuple> iterators = tuple_new(m.heap, count);
  Task& task = m.heap.push_task(TaskKind::MakeIterator);
  task.slot[kType] = type.offset;
  task.own(kIterables, kept.as<Object>());
  task.own(kIterators, iterators.as<Object>());
  task.slot[kOther] = other.offset;
  task.slot[kMaker] = static_cast<uint32_t>(maker);
  return begun(m, ask_iterables(m));
}

Outcome raise_nothing_to_enumerate(Machine& m, Ref<Object> start) {
  const bool gives_no_place = library_profile(m.profile()).enumerate_gives_no_place;
  if (start && gives_no_place) {
    return m.raise(TypeId::TypeError, "'start' is an invalid keyword argument for enumerate()");
  }
  return m.raise(TypeId::TypeError,
                 std::string("enumerate() missing required argument 'iterable'") +
                     (gives_no_place ? "" : " (pos 1)"));
}

Outcome enumerate_new(Machine& m, const Args& args) {
  const Ref<Object> start = args.get(2);
  int64_t ignored = 0;
  if (!args.get(1)) return raise_nothing_to_enumerate(m, start);
  if (args.count() > 3) {
    return m.raise(TypeId::TypeError, "enumerate() takes at most 2 arguments (" +
                                          std::to_string(args.count() - 1) + " given)");
  }
  if (start && !is_int(m, start) && !read_int(m, start, &ignored)) return Outcome::error();
  return make_iterator(m, Maker::Enumerate, args[0].as<Type>(), args.values.subspan(1, 1), start);
}

Outcome zip_new(Machine& m, const Args& args) {
  Maker maker = Maker::Zip;
  if (args.keyword_count != 0 && !m.profile().objects->strict_zip) {
    return m.raise(TypeId::TypeError, "zip() takes no keyword arguments");
  }
  if (args.keyword_count > 1) {
    return raise_too_many_arguments(m, "zip", 1, 0, args.keyword_count);
  }
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    if (!str_equals(m.heap, name, "strict")) {
      return raise_unexpected_keyword(m, "zip", {"strict"}, name);
    }
    if (read_flag(m, args.values[args.count() + i], false)) maker = Maker::StrictZip;
  }
  return make_iterator(m, maker, args[0].as<Type>(), args.values.subspan(1, args.count() - 1), {});
}

Outcome map_new(Machine& m, const Args& args) {
  if (args.count() < 3) {
    return m.raise(TypeId::TypeError, "map() must have at least two arguments.");
  }
  return make_iterator(m, Maker::Map, args[0].as<Type>(), args.values.subspan(2), args[1]);
}

Outcome filter_new(Machine& m, const Args& args) {
  return make_iterator(m, Maker::Filter, args[0].as<Type>(), args.values.subspan(2, 1), args[1]);
}

// --- reversed ---

Outcome raise_not_reversible(Machine& m, Ref<Object> object) {
  return m.raise(TypeId::TypeError, "'" + type_name_of(m, object) + "' object is not reversible");
}

// MakeReversed: 0 the type, 1 the sequence, both borrowed. Waits for the length.
Outcome reversed_new(Machine& m, const Args& args) {
  if (args.count() != 2) {
    return m.raise(TypeId::TypeError, std::string("reversed expected 1 argument") +
                                          (m.profile().objects->counts_agree ? "" : "s") +
                                          ", got " + std::to_string(args.count() - 1));
  }
  const Ref<Object> sequence = args[1];
  const bool is_builtin = (m.heap.type_of(sequence).flags & kTypeHeap) == 0;
  const bool is_mapping_proxy = is_layout(m, sequence, LayoutId::MappingProxy);
  const bool is_proxy = is_mapping_proxy || is_layout(m, sequence, LayoutId::Weakref);
  if (is_builtin && !is_proxy) {
    const LayoutId layout = m.heap.type_of(sequence).layout;
    const bool is_dict = layout == LayoutId::Dict || layout == LayoutId::DictView;
    if (is_dict && !m.profile().objects->reversible_dicts) return raise_not_reversible(m, sequence);
    const Ref<Object> walk = builtin_reversed(m.heap, sequence);
    return walk ? Outcome(walk) : raise_not_reversible(m, sequence);
  }
  const Ref<Object> method = lookup_special(m, sequence, SpecialMethod::Reversed);
  if (method && method != m.none()) return call_special(m, method, {sequence});
  const bool is_mapping = is_mapping_proxy || is_layout(m, sequence, LayoutId::Dict);
  const bool is_sequence = !method && !is_mapping &&
                           lookup_special(m, sequence, SpecialMethod::Getitem);
  if (!is_sequence) return raise_not_reversible(m, sequence);
  Task& task = m.heap.push_task(TaskKind::MakeReversed);
  task.slot[0] = args[0].offset;
  task.slot[1] = sequence.offset;
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, length(m, sequence)));
}

constexpr NativeEntry kIteratorMethods[] = {
    {"__iter__", iter_slot, 1, 1},
    {"__next__", next_slot, 1, 1},
};
constexpr NativeEntry kLengthHint[] = {{"__length_hint__", length_hint_slot, 1, 1}};
constexpr NativeEntry kEnumerate = {"enumerate", with_index<enumerate_new, 2>, 1, 3,
                                    "iterable start"};
constexpr NativeEntry kZip = {"zip", zip_new, 1, kAnyCount, "**"};
constexpr NativeEntry kMap = {"map", map_new, 1, kAnyCount};
constexpr NativeEntry kFilter = {"filter", filter_new, 3, 3};
constexpr NativeEntry kReversed = {"reversed", reversed_new, 1, kAnyCount};

}  // namespace

StepResult step_MakeIterator(Machine& m) {
  const Ref<Tuple> iterators = m.task().ref(kIterators).as<Tuple>();
  const Ref<Object> arrived = m.take_result();
  tuple_set(m.heap, iterators, m.task().slot[kIndex] - 1, arrived);
  return ask_iterables(m);
}

StepResult step_MakeReversed(Machine& m) {
  const Ref<Object> arrived = m.take_result();
  const int64_t count = int_clamped_i64(m.heap, arrived.as<Int>());
  decref(m.heap, arrived);
  const Ref<Object> source = new_reference(m.heap, m.task().ref(1));
  const Ref<Iterator> made = new_iterator(m, m.task().ref(0).as<Type>(), source, {});
  m.at(made).position = static_cast<uint32_t>(count);
  return m.finish(made.as<Object>());
}

void install_iterator_methods(Machine& m) {
  for (auto i = static_cast<uint32_t>(TypeId::ListIterator);
       i <= static_cast<uint32_t>(TypeId::Reversed); ++i) {
    const auto id = static_cast<TypeId>(i);
    add_methods(m, id, kIteratorMethods);
    const bool tells_length = id < TypeId::CallableIterator || id == TypeId::Reversed;
    if (tells_length) add_methods(m, id, kLengthHint);
  }
  add_constructor(m, TypeId::Enumerate, kEnumerate);
  add_constructor(m, TypeId::Zip, kZip);
  add_constructor(m, TypeId::Map, kMap);
  add_constructor(m, TypeId::Filter, kFilter);
  add_constructor(m, TypeId::Reversed, kReversed);
}

}  // namespace ouro
