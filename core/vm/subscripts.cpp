// subscripts.cpp - container[key], its assignment and deletion.

#include "core/base/filled_text.h"
#include "core/heap/deallocation.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/bytes_object.h"
#include "core/objects/dict_object.h"
#include "core/objects/generic_alias.h"
#include "core/objects/list_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/container_operators.h"
#include "core/vm/errors.h"
#include "core/vm/list_slices.h"
#include "core/vm/native_calls.h"
#include "core/vm/number_conversion.h"
#include "core/vm/operators.h"
#include "core/vm/slice_indices.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

constexpr const char* kSequenceNames[] = {"list", "tuple", "string", "byte", "bytearray", "range"};

std::string indices_message(const Machine& m, SequenceKind kind, Ref<Object> key) {
  const std::string type = type_name_of(m, key);
  if (kind == SequenceKind::Str) return filled(m.profile().values->string_index, {type});
  return std::string(kSequenceNames[static_cast<uint32_t>(kind)]) +
         " indices must be integers or slices, not " + type;
}

Outcome raise_index_error(Machine& m, SequenceKind kind, bool assignment) {
  const std::string name = kSequenceNames[static_cast<uint32_t>(kind)];
  if (kind == SequenceKind::Range) {
    return m.raise(TypeId::IndexError, "range object index out of range");
  }
  const std::string what = kind == SequenceKind::Byte ? "index" : name;
  return m.raise(TypeId::IndexError,
                 what + (assignment ? " assignment" : "") +
                     (kind == SequenceKind::Byte ? " out of range" : " index out of range"));
}

int64_t sequence_length(const Machine& m, SequenceKind kind, Ref<Object> sequence) {
  switch (kind) {
    case SequenceKind::List:
      return list_size(m.heap, sequence.as<List>());
    case SequenceKind::Tuple:
      return tuple_size(m.heap, sequence.as<Tuple>());
    case SequenceKind::Str:
      return str_length(m.heap, sequence.as<Str>());
    case SequenceKind::Range: {
      int64_t length = 0;
      return range_length(m.heap, sequence.as<Range>(), &length) ? length : INT64_MAX;
    }
    default:
      return bytes_view(m.heap, sequence).length();
  }
}

Outcome item_at(Machine& m, SequenceKind kind, Ref<Object> sequence, int64_t index) {
  const auto position = static_cast<uint32_t>(index);
  switch (kind) {
    case SequenceKind::List:
      return new_reference(m.heap, list_get(m.heap, sequence.as<List>(), position));
    case SequenceKind::Tuple:
      return new_reference(m.heap, tuple_get(m.heap, sequence.as<Tuple>(), position));
    case SequenceKind::Str:
      return str_from_character(m.heap, str_character(m.heap, sequence.as<Str>(), position));
    case SequenceKind::Range:
      return range_item(m.heap, sequence.as<Range>(), index);
    default:
      return int_from_i64(m.heap, static_cast<int64_t>(bytes_view(m.heap, sequence)[position]));
  }
}

Outcome slice_of(Machine& m, SequenceKind kind, Ref<Object> sequence, SliceBounds bounds,
                 uint32_t count) {
  switch (kind) {
    case SequenceKind::List:
      return list_slice(m.heap, sequence.as<List>(), bounds.start, bounds.step, count);
    case SequenceKind::Tuple:
      return tuple_slice(m.heap, sequence.as<Tuple>(), bounds.start, bounds.step, count);
    case SequenceKind::Str:
      return str_slice(m.heap, sequence.as<Str>(), bounds.start, bounds.step, count);
    default:
      return bytes_slice(m.heap, sequence, bounds.start, bounds.step, count);
  }
}

Outcome slice_of_range(Machine& m, Ref<Range> range, SliceBounds bounds) {
  const Ref<Int> start = int_from_i64(m.heap, bounds.start);
  const Ref<Int> stop = int_from_i64(m.heap, bounds.stop);
  const Ref<Int> step = int_from_i64(m.heap, bounds.step);
  const Ref<Range> part = range_slice(m.heap, range, start, stop, step);
  decref(m.heap, start.as<Object>());
  decref(m.heap, stop.as<Object>());
  decref(m.heap, step.as<Object>());
  if (!part) return m.raise_memory_error();
  return part;
}

Outcome get_slice(Machine& m, SequenceKind kind, Ref<Object> sequence, Ref<Object> key) {
  SliceBounds bounds{};
  if (!unpack_slice(m, key.as<Slice>(), &bounds)) return Outcome::error();
  const int64_t count = slice_adjust(sequence_length(m, kind, sequence), &bounds);
  if (kind == SequenceKind::Range) return slice_of_range(m, sequence.as<Range>(), bounds);
  const bool whole = bounds.step == 1 && count == sequence_length(m, kind, sequence);
  const bool immutable = kind == SequenceKind::Tuple || kind == SequenceKind::Str;
  const bool exact = (m.heap.type_of(sequence).flags & kTypeHeap) == 0;
  if (whole && immutable && exact) return new_reference(m.heap, sequence);
  const Outcome made = slice_of(m, kind, sequence, bounds, static_cast<uint32_t>(count));
  return made.is_error() ? m.raise_memory_error() : made;
}

// range[index] for ints of any size.
Outcome item_of_range(Machine& m, Ref<Range> range, Ref<Int> index) {
  const Ref<Int> zero = int_from_i64(m.heap, 0);
  const Ref<Int> length = m.at(range).length;
  const bool from_end = int_compare(m.heap, index, zero) == Ordering::Less;
  const Ref<Int> place = from_end ? int_add(m.heap, index, length)
                                  : new_reference(m.heap, index.as<Object>()).as<Int>();
  if (!place) return m.raise_memory_error();
  const bool inside = int_compare(m.heap, place, zero) != Ordering::Less &&
                      int_compare(m.heap, place, length) == Ordering::Less;
  const Ref<Int> item = inside ? range_item(m.heap, range, place) : Ref<Int>{};
  decref(m.heap, place.as<Object>());
  decref(m.heap, zero.as<Object>());
  if (!inside) return raise_index_error(m, SequenceKind::Range, false);
  return item ? Outcome(item) : m.raise_memory_error();
}

// An int key as a position inside the sequence; false with an error raised.
bool resolve_index(Machine& m, SequenceKind kind, Ref<Object> sequence, Ref<Object> key,
                   bool assignment, int64_t* index) {
  const bool fits = int_try_i64(m.heap, key.as<Int>(), index);
  const int64_t length = sequence_length(m, kind, sequence);
  if (!fits) {
    (void)m.raise(TypeId::IndexError, "cannot fit 'int' into an index-sized integer");
    return false;
  }
  if (*index < 0) *index += length;
  if (*index >= 0 && *index < length) return true;
  (void)raise_index_error(m, kind, assignment);
  return false;
}

bool is_int(const Machine& m, Ref<Object> key) {
  return m.heap.type_of(key).layout == LayoutId::Int;
}
bool is_slice(const Machine& m, Ref<Object> key) {
  return m.heap.is_exact(key, TypeId::Slice);
}

enum class SubscriptUse : uint32_t { Get, Set, Delete };

// SubscriptIndex: 0 container, 1 value or null, 2 SubscriptUse. What __index__ gives is the key, an
// int or a slice of ints.
enum SubscriptIndexState : uint16_t { kKeyArrives, kSubscriptDone };

Outcome wait_for_key(Machine& m, Ref<Object> container, Ref<Object> key, Ref<Object> value,
                     SubscriptUse use) {
  Task& task = m.heap.push_task(TaskKind::SubscriptIndex);
  task.slot[0] = container.offset;
  task.slot[1] = value.offset;
  task.slot[2] = static_cast<uint32_t>(use);
  const uint32_t own = own_index(m);
  return begun(
      m, wait_for(m, own, is_slice(m, key) ? resolve_slice(m, key.as<Slice>()) : to_index(m, key)));
}

bool needs_index(const Machine& m, Ref<Object> key) {
  if (is_slice(m, key)) return slice_needs_index(m, key.as<Slice>());
  return !is_int(m, key) && has_index(m, key);
}

Outcome set_list_slice(Machine& m, Ref<List> list, Ref<Object> key, Ref<Object> value) {
  SliceBounds bounds{};
  if (!unpack_slice(m, key.as<Slice>(), &bounds)) return Outcome::error();
  const auto count = static_cast<uint32_t>(slice_adjust(list_size(m.heap, list), &bounds));
  if (!value) return delete_list_slice(m, list, bounds, count);
  const bool is_items =
      m.heap.is_exact(value, TypeId::List) || m.heap.is_exact(value, TypeId::Tuple);
  if (!is_items || value == list.as<Object>()) {
    return assign_slice_of_iterable(m, list, key, value);
  }
  return assign_list_slice(m, list, bounds, count, sequence_items(m.heap, value));
}

}  // namespace

SequenceKind sequence_kind(const Machine& m, Ref<Object> object) {
  switch (m.heap.type_of(object).layout) {
    case LayoutId::List:
      return SequenceKind::List;
    case LayoutId::Tuple:
      return SequenceKind::Tuple;
    case LayoutId::Str:
      return SequenceKind::Str;
    case LayoutId::Bytes:
      return SequenceKind::Byte;
    case LayoutId::ByteArray:
      return SequenceKind::ByteArray;
    case LayoutId::Range:
      return SequenceKind::Range;
    default:
      return SequenceKind::None;
  }
}

Outcome get_sequence_item(Machine& m, SequenceKind kind, Ref<Object> sequence, Ref<Object> key) {
  int64_t place = 0;
  const bool is_items = kind == SequenceKind::List || kind == SequenceKind::Tuple;
  if (is_items && is_int(m, key) && int_compact(m.heap, key.as<Int>(), &place) && place >= 0) {
    const ItemSpan items = sequence_items(m.heap, sequence);
    if (place < items.count) {
      const uint32_t offset = items.offset + 4 * static_cast<uint32_t>(place);
      return new_reference(m.heap, m.at(Ref<Ref<Object>>(offset)));
    }
  }
  if (needs_index(m, key)) return wait_for_key(m, sequence, key, {}, SubscriptUse::Get);
  if (is_slice(m, key)) return get_slice(m, kind, sequence, key);
  if (!is_int(m, key)) return m.raise(TypeId::TypeError, indices_message(m, kind, key));
  int64_t index = 0;
  const bool is_big =
      kind == SequenceKind::Range && (!range_length(m.heap, sequence.as<Range>(), &index) ||
                                      !int_try_i64(m.heap, key.as<Int>(), &index));
  if (is_big) return item_of_range(m, sequence.as<Range>(), key.as<Int>());
  if (!resolve_index(m, kind, sequence, key, false, &index)) return Outcome::error();
  return item_at(m, kind, sequence, index);
}

Outcome set_list_item(Machine& m, Ref<Object> list, Ref<Object> key, Ref<Object> value) {
  if (needs_index(m, key)) {
    return wait_for_key(m, list, key, value, value ? SubscriptUse::Set : SubscriptUse::Delete);
  }
  if (is_slice(m, key)) return set_list_slice(m, list.as<List>(), key, value);
  if (!is_int(m, key)) {
    return m.raise(TypeId::TypeError, indices_message(m, SequenceKind::List, key));
  }
  int64_t index = 0;
  if (!resolve_index(m, SequenceKind::List, list, key, true, &index)) return Outcome::error();
  const auto position = static_cast<uint32_t>(index);
  const Ref<Object> old =
      value ? list_set(m.heap, list.as<List>(), position, new_reference(m.heap, value))
            : list_delete(m.heap, list.as<List>(), position);
  decref(m.heap, old);
  return m.return_none();
}

StepResult step_SubscriptIndex(Machine& m) {
  const Ref<Object> key = m.take_result();
  if (m.task().state == kSubscriptDone) return m.finish(key);
  m.task().own(3, key);
  const uint32_t own = own_index(m);
  m.task().state = kSubscriptDone;
  const Ref<Object> container = m.task().ref(0);
  const auto use = static_cast<SubscriptUse>(m.task().slot[2]);
  const Outcome outcome = use == SubscriptUse::Get
                              ? get_sequence_item(m, sequence_kind(m, container), container, key)
                              : set_list_item(m, container, key, m.task().ref(1));
  return wait_for(m, own, outcome);
}

namespace {

// type[int], which needs no __class_getitem__.
Outcome alias_of_type(Machine& m, Ref<Object> key) {
  const bool is_tuple = m.heap.type_of(key).layout == LayoutId::Tuple;
  const Ref<Tuple> parts = is_tuple ? new_reference(m.heap, key).as<Tuple>()
                                    : tuple_of(m.heap, new_reference(m.heap, key));
  const Ref<Object> origin = m.type(TypeId::Type).as<Object>();
  const Ref<GenericAlias> alias = generic_alias_new(m.heap, origin, parts);
  decref(m.heap, parts.as<Object>());
  return alias;
}

// By __class_getitem__, for which a metaclass may answer, too (PyObject_GetItem).
Outcome get_item_of_class(Machine& m, Ref<Type> type, Ref<Object> key) {
  const Ref<Str> name = m.name(NameId::class_getitem);
  const bool is_plain = m.heap.has_flag(type.as<Object>(), kTypeDefaultGetattribute);
  const Ref<Object> getter = type_lookup(m, type, name);
  if (getter && is_plain) {
    const Outcome bound = bind_descriptor(m, getter, {}, type);
    if (!bound.is_value()) return bound;
    const Outcome result = call_keeping(m, bound.value(), {key});
    decref(m.heap, bound.value());
    return result;
  }
  if (!is_plain || type_lookup(m, m.at(type).type, name)) return call_class_getitem(m, type, key);
  return raise_not_subscriptable(m, type);
}

// CPython says it in two ways: of a sequence and an index, and of anything else.
Outcome raise_no_deletion(Machine& m, Ref<Object> container, Ref<Object> key) {
  if (lookup_special(m, container, SpecialMethod::Setitem)) {
    return m.raise(TypeId::AttributeError, "__delitem__");
  }
  const Type& type = m.heap.type_of(container);
  const bool is_sequence =
      (type.flags & kTypeHeap) != 0 || lookup_special(m, container, SpecialMethod::Len);
  const bool by_index = is_sequence && lookup_special(m, key, SpecialMethod::Index);
  return m.raise(TypeId::TypeError, "'" + type_name_of(m, container) + "' object " +
                                        (by_index ? "doesn't" : "does not") +
                                        " support item deletion");
}

}  // namespace

Outcome get_item(Machine& m, Ref<Object> container, Ref<Object> key) {
  const Type& type = m.heap.type_of(container);
  if ((type.flags & kTypeHeap) == 0) {
    if (type.layout == LayoutId::Dict) {
      return dict_operation(m, DictAction::Get, container.as<Dict>(), key);
    }
    const SequenceKind kind = sequence_kind(m, container);
    if (kind != SequenceKind::None) return get_sequence_item(m, kind, container, key);
  }
  const Ref<Object> method = lookup_special(m, container, SpecialMethod::Getitem);
  if (method) return call_special(m, method, {container, key});
  if (container == m.type(TypeId::Type).as<Object>() && m.profile().objects->generic_aliases) {
    return alias_of_type(m, key);
  }
  if (type.layout == LayoutId::Type) {
    return get_item_of_class(m, container.as<Type>(), key);
  }
  return m.raise(TypeId::TypeError,
                 "'" + type_name_of(m, container) + "' object is not subscriptable");
}

Outcome set_item(Machine& m, Ref<Object> container, Ref<Object> key, Ref<Object> value) {
  const Type& type = m.heap.type_of(container);
  if ((type.flags & kTypeHeap) == 0) {
    if (type.layout == LayoutId::Dict) {
      return dict_operation(m, DictAction::Set, container.as<Dict>(), key, value);
    }
    if (type.layout == LayoutId::List) return set_list_item(m, container, key, value);
  }
  const Ref<Object> method = lookup_special(m, container, SpecialMethod::Setitem);
  if (method) return call_special_dropping(m, method, {container, key, value});
  // One slot does both, so a class with the other method has it (typeobject.c,
  // slot_mp_ass_subscript).
  if (lookup_special(m, container, SpecialMethod::Delitem)) {
    return m.raise(TypeId::AttributeError, "__setitem__");
  }
  return m.raise(TypeId::TypeError,
                 "'" + type_name_of(m, container) + "' object does not support item assignment");
}

Outcome delete_item(Machine& m, Ref<Object> container, Ref<Object> key) {
  const Type& type = m.heap.type_of(container);
  if ((type.flags & kTypeHeap) == 0) {
    if (type.layout == LayoutId::Dict) {
      return dict_operation(m, DictAction::Delete, container.as<Dict>(), key);
    }
    if (type.layout == LayoutId::List) return set_list_item(m, container, key, {});
  }
  const Ref<Object> method = lookup_special(m, container, SpecialMethod::Delitem);
  if (method) return call_special_dropping(m, method, {container, key});
  return raise_no_deletion(m, container, key);
}

}  // namespace ouro
