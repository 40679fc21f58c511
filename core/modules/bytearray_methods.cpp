// bytearray_methods.cpp - what changes a bytearray: append, pop, item and slice assignment
// (Objects/bytearrayobject.c).

#include <limits>

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/byte_sources.h"
#include "core/modules/install.h"
#include "core/modules/text_values.h"
#include "core/objects/range_slice.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/slice_indices.h"
#include "core/vm/steps.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Ref<ByteArray> self_of(const Args& args) {
  return args[0].as<ByteArray>();
}
uint32_t length_of(Machine& m, Ref<ByteArray> array) {
  return m.at(array).length;
}

// A change that memory may refuse.
Outcome done(Machine& m, bool ok) {
  return ok ? m.return_none() : m.raise_memory_error();
}

// --- methods ---

Outcome append(Machine& m, const Args& args) {
  const int byte = read_byte(m, args[1], "byte");
  if (byte < 0) return Outcome::error();
  return done(m, bytearray_append(m.heap, self_of(args), static_cast<uint8_t>(byte)));
}

Outcome clear(Machine& m, const Args& args) {
  return done(m, bytearray_resize(m.heap, self_of(args), 0));
}

Outcome copy(Machine& m, const Args& args) {
  return or_memory_error(m, bytes_part(m.heap, args[0], 0, length_of(m, self_of(args))));
}

Outcome extend(Machine& m, const Args& args) {
  if (is_str(m, args[1])) {
    return m.raise(TypeId::TypeError,
                   filled(m.profile().values->text_extension, {type_name_of(m, args[1])}));
  }
  const bool may_iterate = lookup_special(m, args[1], SpecialMethod::Iter) ||
                           lookup_special(m, args[1], SpecialMethod::Getitem);
  if (!may_iterate) {
    return m.raise(TypeId::TypeError,
                   filled(m.profile().values->no_extension, {type_name_of(m, args[1])}));
  }
  return bytes_of_iterable(m, args[1], ByteTarget::Extend, self_of(args));
}

Outcome insert(Machine& m, const Args& args) {
  int64_t index = 0;
  if (!read_int(m, args[1], &index)) return Outcome::error();
  const int byte = read_byte(m, args[2], "byte");
  if (byte < 0) return Outcome::error();
  const int64_t length = length_of(m, self_of(args));
  if (index < 0) index = index + length < 0 ? 0 : index + length;
  const auto at = static_cast<uint32_t>(index > length ? length : index);
  const char data = static_cast<char>(byte);
  return done(m, bytearray_replace_range(m.heap, self_of(args), at, at, {&data, 1}));
}

Outcome pop(Machine& m, const Args& args) {
  const Ref<ByteArray> self = self_of(args);
  const int64_t length = length_of(m, self);
  int64_t index = -1;
  if (!read_int(m, args.get(1), &index)) return Outcome::error();
  if (length == 0) return m.raise(TypeId::IndexError, "pop from empty bytearray");
  if (index < 0) index += length;
  if (index < 0 || index >= length) return m.raise(TypeId::IndexError, "pop index out of range");
  const auto at = static_cast<uint32_t>(index);
  const uint8_t byte = bytearray_data(m.heap, self)[at];
  if (!bytearray_replace_range(m.heap, self, at, at + 1, {})) return m.raise_memory_error();
  return int_from_i64(m.heap, byte);
}

Outcome remove(Machine& m, const Args& args) {
  const int byte = read_byte(m, args[1], "byte");
  if (byte < 0) return Outcome::error();
  const int64_t index =
      text_find_character(bytes_view(m.heap, args[0]), static_cast<char32_t>(byte), 0);
  if (index < 0) return m.raise(TypeId::ValueError, "value not found in bytearray");
  const auto at = static_cast<uint32_t>(index);
  return done(m, bytearray_replace_range(m.heap, self_of(args), at, at + 1, {}));
}

Outcome reverse(Machine& m, const Args& args) {
  bytearray_reverse(m.heap, self_of(args));
  return m.return_none();
}

Outcome iadd_slot(Machine& m, const Args& args) {
  if (!is_bytes_like(m, args[1])) {
    return m.raise(TypeId::TypeError,
                   "can't concat " + type_name_of(m, args[1]) + " to " + type_name_of(m, args[0]));
  }
  if (!bytearray_extend(m.heap, self_of(args), args[1])) return m.raise_memory_error();
  return new_reference(m.heap, args[0]);
}

Outcome imul_slot(Machine& m, const Args& args) {
  int64_t times = 0;
  if (!read_int(m, args[1], &times)) return Outcome::error();
  const StrView view = bytes_view(m.heap, args[0]);
  const std::string once(reinterpret_cast<const char*>(view.bytes()), view.length());
  if (times < 0) times = 0;
  if (!once.empty() && times > kBytesLengthMax / static_cast<int64_t>(once.size())) {
    return m.raise_memory_error();
  }
  std::string data;
  for (int64_t i = 0; i < times && !once.empty(); ++i) data += once;
  const auto length = static_cast<uint32_t>(once.size());
  if (!bytearray_replace_range(m.heap, self_of(args), 0, length, data)) {
    return m.raise_memory_error();
  }
  return new_reference(m.heap, args[0]);
}

// --- items and slices ---
// AssignBytes: 0 the array, 1 the slice (both borrowed), 2 the collected bytes, owned.

bool is_slice(const Machine& m, Ref<Object> key) {
  return is_layout(m, key, LayoutId::Slice);
}

// The position of an int key; -1 with an error raised.
int64_t item_position(Machine& m, Ref<ByteArray> array, Ref<Object> key) {
  if (!is_int(m, key)) {
    (void)m.raise(TypeId::TypeError,
                  "bytearray indices must be integers or slices, not " + type_name_of(m, key));
    return -1;
  }
  const int64_t length = length_of(m, array);
  int64_t index = 0;
  if (!int_try_i64(m.heap, key.as<Int>(), &index)) {
    (void)m.raise(TypeId::IndexError, "cannot fit 'int' into an index-sized integer");
    return -1;
  }
  if (index < 0) index += length;
  if (index >= 0 && index < length) return index;
  (void)m.raise(TypeId::IndexError, "bytearray index out of range");
  return -1;
}

// array[bounds] = data; `data` lies outside the block. Without `data`: deletion.
Outcome replace_extended(Machine& m, Ref<ByteArray> array, SliceBounds bounds, uint32_t count,
                         const std::string* data) {
  if (data != nullptr && data->size() != count) {
    return m.raise(TypeId::ValueError, "attempt to assign bytes of size " +
                                           std::to_string(data->size()) +
                                           " to extended slice of size " + std::to_string(count));
  }
  std::vector<bool> removed(length_of(m, array));
  for (uint32_t i = 0; i < count; ++i) {
    const auto at = static_cast<uint32_t>(bounds.start + int64_t{i} * bounds.step);
    if (data != nullptr) bytearray_data(m.heap, array)[at] = static_cast<uint8_t>((*data)[i]);
    removed[at] = true;
  }
  if (data != nullptr) return m.return_none();
  uint32_t kept = 0;
  uint8_t* bytes = bytearray_data(m.heap, array);
  for (uint32_t from = 0; from < removed.size(); ++from) {
    if (!removed[from]) bytes[kept++] = bytes[from];
  }
  return done(m, bytearray_resize(m.heap, array, kept));
}

Outcome replace_slice(Machine& m, Ref<ByteArray> array, Ref<Slice> slice, const std::string* data) {
  SliceBounds bounds{};
  if (!unpack_slice(m, slice, &bounds)) return Outcome::error();
  const auto count = static_cast<uint32_t>(slice_adjust(length_of(m, array), &bounds));
  if (bounds.step != 1) return replace_extended(m, array, bounds, count, data);
  const auto start = static_cast<uint32_t>(bounds.start);
  const std::string_view with = data != nullptr ? std::string_view(*data) : std::string_view();
  return done(m, bytearray_replace_range(m.heap, array, start, start + count, with));
}

Outcome assign_bytes(Machine& m, Ref<ByteArray> array, Ref<Slice> slice, Ref<Object> bytes) {
  const StrView view = bytes_view(m.heap, bytes);
  const std::string data(reinterpret_cast<const char*>(view.bytes()), view.length());
  return replace_slice(m, array, slice, &data);
}

Outcome assign_slice(Machine& m, Ref<ByteArray> array, Ref<Object> slice, Ref<Object> value) {
  if (is_bytes_like(m, value)) return assign_bytes(m, array, slice.as<Slice>(), value);
  if (is_str(m, value) || is_int(m, value) || is_float(m, value)) {
    return m.raise(TypeId::TypeError,
                   "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  Task& task = m.heap.push_task(TaskKind::AssignBytes);
  task.slot[0] = array.offset;
  task.slot[1] = slice.offset;
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, bytes_of_iterable(m, value, ByteTarget::ByteArray)));
}

Outcome setitem_slot(Machine& m, const Args& args) {
  const Ref<ByteArray> self = self_of(args);
  if (is_slice(m, args[1])) return assign_slice(m, self, args[1], args[2]);
  if (m.profile().values->bytearray_reads_value_first && is_int(m, args[1]) &&
      read_byte(m, args[2], "byte") < 0) {
    return Outcome::error();
  }
  const int64_t index = item_position(m, self, args[1]);
  if (index < 0) return Outcome::error();
  const int byte = read_byte(m, args[2], "byte");
  if (byte < 0) return Outcome::error();
  bytearray_data(m.heap, self)[index] = static_cast<uint8_t>(byte);
  return m.return_none();
}

Outcome delitem_slot(Machine& m, const Args& args) {
  const Ref<ByteArray> self = self_of(args);
  if (is_slice(m, args[1])) return replace_slice(m, self, args[1].as<Slice>(), nullptr);
  const int64_t index = item_position(m, self, args[1]);
  if (index < 0) return Outcome::error();
  const auto at = static_cast<uint32_t>(index);
  return done(m, bytearray_replace_range(m.heap, self, at, at + 1, {}));
}

constexpr NativeEntry kMethods[] = {
    {"append", with_index<append, 1>, 2, 2},
    {"clear", clear, 1, 1},
    {"copy", copy, 1, 1},
    {"extend", extend, 2, 2},
    {"insert", with_index<insert, 1, 2>, 3, 3},
    {"pop", with_index<pop, 1>, 1, 2},
    {"remove", with_index<remove, 1>, 2, 2},
    {"reverse", reverse, 1, 1},
    {"__iadd__", iadd_slot, 2, 2},
    {"__imul__", with_index<imul_slot, 1>, 2, 2},
    {"__setitem__", with_index<setitem_slot, 1, 2>, 3, 3},
    {"__delitem__", with_index<delitem_slot, 1>, 2, 2},
};

}  // namespace

StepResult step_AssignBytes(Machine& m) {
  m.task().own(2, m.take_result());
  const Task task = m.task();
  const Outcome assigned =
      assign_bytes(m, task.ref(0).as<ByteArray>(), task.ref(1).as<Slice>(), task.ref(2));
  return assigned.is_error() ? StepResult::Raised : m.finish(assigned.value());
}

void install_bytearray_methods(Machine& m) {
  add_methods(m, TypeId::ByteArray, kMethods);
}

}  // namespace ouro
