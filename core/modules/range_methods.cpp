// range_methods.cpp - range(...) and slice(...) and their methods (Objects/rangeobject.c,
// sliceobject.c).

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/install.h"
#include "core/modules/sequence_search.h"
#include "core/modules/slots.h"
#include "core/objects/int_text.h"
#include "core/objects/iterator_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/simple_compare.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/container_operators.h"
#include "core/vm/errors.h"
#include "core/vm/native_calls.h"
#include "core/vm/number_conversion.h"
#include "core/vm/slice_indices.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

bool is_range(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Range);
}
bool is_slice(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Slice);
}

// --- range ---

// Exact ints out of the arguments, owned; false with TypeError raised.
bool exact_ints(Machine& m, const Args& args, Ref<Int>* ints) {
  for (uint32_t i = 1; i < args.count(); ++i) {
    int64_t unused = 0;
    if (!is_int(m, args[i])) return read_int(m, args[i], &unused);
  }
  for (uint32_t i = 1; i < args.count(); ++i) ints[i - 1] = int_as_exact(m.heap, args[i].as<Int>());
  return true;
}

Outcome range_new_of(Machine& m, const Args& args) {
  const bool any = args.count() > 1;
  if (!any || args.count() > 4) {
    const bool agrees = m.profile().objects->counts_agree;
    const std::string least =
        agrees ? "range expected at least 1 argument, got 0" : "range expected 1 arguments, got 0";
    return m.raise(TypeId::TypeError, any ? "range expected at most 3 arguments, got " +
                                                std::to_string(args.count() - 1)
                                          : least);
  }
  Ref<Int> ints[3];
  if (!exact_ints(m, args, ints)) return Outcome::error();
  const bool only_stop = args.count() == 2;
  if (only_stop) std::swap(ints[0], ints[1]);
  if (only_stop) ints[0] = int_from_i64(m.heap, 0);
  if (!ints[2]) ints[2] = int_from_i64(m.heap, 1);
  Outcome made = Outcome::error();
  if (int_is_zero(m.heap, ints[2])) {
    (void)m.raise(TypeId::ValueError, "range() arg 3 must not be zero");
  } else {
    made = or_memory_error(m, range_new(m.heap, ints[0], ints[1], ints[2]));
  }
  for (const Ref<Int> number : ints) decref(m.heap, number.as<Object>());
  return made;
}

Outcome range_len(Machine& m, const Args& args) {
  int64_t length = 0;
  if (!range_length(m.heap, args[0].as<Range>(), &length)) {
    return m.raise(TypeId::OverflowError, "Python int too large to convert to C ssize_t");
  }
  return new_reference(m.heap, m.at(args[0].as<Range>()).length);
}
Outcome range_bool(Machine& m, const Args& args) {
  return m.return_bool(!int_is_zero(m.heap, m.at(args[0].as<Range>()).length));
}
Outcome range_getitem(Machine& m, const Args& args) {
  return get_sequence_item(m, SequenceKind::Range, args[0], args[1]);
}
Outcome range_contains_slot(Machine& m, const Args& args) {
  return builtin_contains(m, args[0], args[1]);
}
Outcome range_hash_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, range_hash(m.heap, args[0].as<Range>()));
}
Outcome range_start(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(args[0].as<Range>()).start);
}
Outcome range_stop(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(args[0].as<Range>()).stop);
}
Outcome range_step(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(args[0].as<Range>()).step);
}

bool is_plain_number(const Machine& m, Ref<Object> object) {
  return m.heap.is_exact(object, TypeId::Int) || m.heap.is_exact(object, TypeId::Bool);
}

// range.index(value), range.count(value) of an int; other values are searched for by comparing.
Outcome range_index(Machine& m, const Args& args) {
  const Ref<Range> range = args[0].as<Range>();
  if (!is_plain_number(m, args[1])) {
    return search_sequence(m, SequenceSearch::Index, args[0], args[1]);
  }
  if (!range_contains(m.heap, range, args[1].as<Int>())) {
    if (!m.profile().objects->searches_show_item) {
      return m.raise(TypeId::ValueError, "range.index(x): x not in range");
    }
    IntError error = IntError::None;
    const Ref<Str> shown = int_repr(m.heap, args[1].as<Int>(), &error);
    if (!shown) return raise_int_error(m, error);
    const std::string text = str_to_utf8(m.heap, shown);
    decref(m.heap, shown.as<Object>());
    return m.raise(TypeId::ValueError, text + " is not in range");
  }
  const Ref<Int> distance = int_subtract(m.heap, args[1].as<Int>(), m.at(range).start);
  if (!distance) return m.raise_memory_error();
  const IntResult index = int_floor_divide(m.heap, distance, m.at(range).step);
  decref(m.heap, distance.as<Object>());
  return index.ok() ? Outcome(index.value) : raise_int_error(m, index.error);
}
Outcome range_count(Machine& m, const Args& args) {
  if (!is_plain_number(m, args[1])) {
    return search_sequence(m, SequenceSearch::Count, args[0], args[1]);
  }
  const bool found = range_contains(m.heap, args[0].as<Range>(), args[1].as<Int>());
  return int_from_i64(m.heap, found ? 1 : 0);
}

// --- slice ---

Outcome slice_new_of(Machine& m, const Args& args) {
  const bool only_stop = args.count() == 2;
  const Ref<Object> start = only_stop ? m.none() : args[1];
  const Ref<Object> stop = only_stop ? args[1] : args[2];
  return or_memory_error(m, slice_new(m.heap, start, stop, args.get(3, m.none())));
}
Outcome slice_start(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(args[0].as<Slice>()).start);
}
Outcome slice_stop(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(args[0].as<Slice>()).stop);
}
Outcome slice_step(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(args[0].as<Slice>()).step);
}

Outcome bounds_within(Machine& m, Ref<Slice> slice, int64_t length) {
  SliceBounds bounds{};
  if (!unpack_slice(m, slice, &bounds)) return Outcome::error();
  slice_adjust(length, &bounds);
  const Ref<Int> start = int_from_i64(m.heap, bounds.start);
  const Ref<Int> stop = int_from_i64(m.heap, bounds.stop);
  const Ref<Int> step = int_from_i64(m.heap, bounds.step);
  return tuple_of(m.heap, start.as<Object>(), stop.as<Object>(), step.as<Object>());
}

bool may_be_slice_index(const Machine& m, Ref<Object> part) {
  return part == m.none() || is_int(m, part) || has_index(m, part);
}

// The length comes first, then the parts. Its own words for a part that is no index are older than
// those of subscripts.
Outcome slice_indices(Machine& m, const Args& args) {
  if (needs_conversion(m, args, 1, Wanted::Index)) {
    return convert_argument(m, args, slice_indices, 1, Wanted::Index);
  }
  int64_t length = 0;
  if (!read_int(m, args[1], &length)) return Outcome::error();
  if (length < 0) return m.raise(TypeId::ValueError, "length should not be negative");
  const Slice parts = m.at(args[0].as<Slice>());
  if (!may_be_slice_index(m, parts.start) || !may_be_slice_index(m, parts.stop) ||
      !may_be_slice_index(m, parts.step)) {
    return m.raise(TypeId::TypeError,
                   "slice indices must be integers or None or have an __index__ method");
  }
  if (needs_conversion(m, args, 0, Wanted::Index)) {
    return convert_argument(m, args, slice_indices, 0, Wanted::Index);
  }
  return bounds_within(m, args[0].as<Slice>(), length);
}

// Slices compare as tuples of their parts (slice_richcompare).
Ref<Tuple> parts_of(Machine& m, Ref<Object> slice) {
  const Slice parts = m.at(slice.as<Slice>());
  const Ref<Object> start = new_reference(m.heap, parts.start);
  const Ref<Object> stop = new_reference(m.heap, parts.stop);
  return tuple_of(m.heap, start, stop, new_reference(m.heap, parts.step));
}

template <CompareOperator op>
Outcome slice_compare(Machine& m, const Args& args) {
  if (!is_slice(m, args[1])) return not_implemented(m);
  const Ref<Object> left = parts_of(m, args[0]).as<Object>();
  const Ref<Object> right = parts_of(m, args[1]).as<Object>();
  Task& task = m.heap.push_task(TaskKind::KeepAlive);
  task.own(0, left);
  task.own(1, right);
  const uint32_t own = own_index(m);
  return end_keep_alive(m, own, builtin_compare(m, op, left, right));
}

// From 3.12 on. Parts that need Python are hashed as a tuple's.
Outcome slice_hash(Machine& m, const Args& args) {
  int64_t value = 0;
  if (simple_hash(m.heap, args[0], &value) == SimpleHash::Ok) return int_from_i64(m.heap, value);
  const Ref<Tuple> parts = parts_of(m, args[0]);
  const Outcome outcome = hash_tuple(m, parts.as<Object>());
  decref(m.heap, parts.as<Object>());
  return outcome;
}

constexpr NativeEntry kSliceHash[] = {{"__hash__", slice_hash, 1, 1}};
constexpr NativeEntry kRangeNew = {"range", with_index<range_new_of, 1, 2, 3>, 1, kAnyCount};
constexpr NativeEntry kRangeMethods[] = {
    {"__repr__", builtin_repr_slot, 1, 1},
    {"__len__", range_len, 1, 1},
    {"__bool__", range_bool, 1, 1},
    {"__iter__", builtin_iter_slot, 1, 1},
    {"__reversed__", builtin_reversed_slot, 1, 1},
    {"__getitem__", range_getitem, 2, 2},
    {"__contains__", range_contains_slot, 2, 2},
    {"__hash__", range_hash_slot, 1, 1},
    {"index", range_index, 2, 2},
    {"count", range_count, 2, 2},
};
constexpr NativeGetSet kRangeAttributes[] = {
    {"start", range_start, nullptr, AttributeKind::Member},
    {"stop", range_stop, nullptr, AttributeKind::Member},
    {"step", range_step, nullptr, AttributeKind::Member},
};

constexpr NativeEntry kSliceNew = {"slice", slice_new_of, 2, 4};
constexpr NativeEntry kSliceMethods[] = {
    {"__repr__", builtin_repr_slot, 1, 1},
    {"__eq__", slice_compare<CompareOperator::Equal>, 2, 2},
    {"__ne__", slice_compare<CompareOperator::NotEqual>, 2, 2},
    {"__lt__", slice_compare<CompareOperator::Less>, 2, 2},
    {"__le__", slice_compare<CompareOperator::LessEqual>, 2, 2},
    {"__gt__", slice_compare<CompareOperator::Greater>, 2, 2},
    {"__ge__", slice_compare<CompareOperator::GreaterEqual>, 2, 2},
    {"indices", slice_indices, 2, 2},
};
constexpr NativeGetSet kSliceAttributes[] = {
    {"start", slice_start, nullptr, AttributeKind::Member},
    {"stop", slice_stop, nullptr, AttributeKind::Member},
    {"step", slice_step, nullptr, AttributeKind::Member},
};

}  // namespace

void install_range_methods(Machine& m) {
  add_constructor(m, TypeId::Range, kRangeNew);
  add_methods(m, TypeId::Range, kEqualitySlots<is_range>);
  add_methods(m, TypeId::Range, kRangeMethods);
  add_attributes(m, TypeId::Range, kRangeAttributes);
  add_constructor(m, TypeId::Slice, kSliceNew);
  add_methods(m, TypeId::Slice, kSliceMethods);
  add_attributes(m, TypeId::Slice, kSliceAttributes);
  if (m.profile().objects->hashable_slices) {
    add_methods(m, TypeId::Slice, kSliceHash);
  } else {
    add_value(m, m.type(TypeId::Slice), "__hash__", new_reference(m.heap, m.none()));
  }
}

}  // namespace ouro
