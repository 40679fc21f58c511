#include "core/modules/byte_sources.h"

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/text_codecs.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/default_value.h"
#include "core/vm/length_hint.h"
#include "core/vm/number_conversion.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// CollectBytes: 0 a bytearray with the bytes so far, 1 the iterator (both owned), 2 the target
// (borrowed), 3 ByteTarget, 4 an item that does not fit, 5 one whose __index__ runs, 6 the iterable
// until it has told its length (all owned), 7 the iterable (borrowed).
// CheckBytes: 0 a wrong value.
enum CollectState : uint16_t { kIteratorArrives, kItemWanted, kNumberArrives, kHintArrives };
constexpr uint32_t kItemsPerStep = 64;

bool is_bytearray_target(ByteTarget to) {
  return to != ByteTarget::Bytes;
}

// What has been collected (borrowed) goes where it belongs.
Outcome deliver_bytes(Machine& m, Ref<Object> collected, ByteTarget to, Ref<ByteArray> target) {
  if (to == ByteTarget::ByteArray) return new_reference(m.heap, collected);
  if (to == ByteTarget::Bytes) {
    const StrView view = bytes_view(m.heap, collected);
    const std::string copy(reinterpret_cast<const char*>(view.bytes()), view.length());
    return or_memory_error(m, bytes_from_text(m.heap, copy));
  }
  const bool emptied = to == ByteTarget::Extend || bytearray_resize(m.heap, target, 0);
  if (!emptied || !bytearray_extend(m.heap, target, collected)) return m.raise_memory_error();
  return m.return_none();
}

Outcome deliver_and_release(Machine& m, const Outcome& made, ByteTarget to, Ref<ByteArray> target) {
  if (made.is_error()) return made;
  if (to == ByteTarget::Bytes && m.heap.is_exact(made.value(), TypeId::Bytes)) return made;
  const Outcome outcome = deliver_bytes(m, made.value(), to, target);
  decref(m.heap, made.value());
  return outcome;
}

Outcome bytes_of_text(Machine& m, const ByteSource& from, ByteTarget to, Ref<ByteArray> target) {
  const char* function = is_bytearray_target(to) ? "bytearray" : "bytes";
  const Outcome encoded =
      encode_with(m, function, from.source.as<Str>(), from.encoding, from.errors);
  return deliver_and_release(m, encoded, to, target);
}

// `count` zero bytes.
Outcome zero_bytes(Machine& m, Ref<Object> count, ByteTarget to, Ref<ByteArray> target) {
  int64_t length = 0;
  if (!int_try_i64(m.heap, count.as<Int>(), &length)) {
    return m.raise(TypeId::OverflowError,
                   "cannot fit '" + type_name_of(m, count) + "' into an index-sized integer");
  }
  if (length < 0) return m.raise(TypeId::ValueError, "negative count");
  if (length > kBytesLengthMax) return m.raise_memory_error();
  const auto size = static_cast<uint64_t>(length);
  if (to == ByteTarget::Bytes) return or_memory_error(m, bytes_allocate(m.heap, size));
  return deliver_and_release(m, or_memory_error(m, bytearray_allocate(m.heap, size)), to, target);
}

Outcome call_bytes_method(Machine& m, Ref<Object> method, Ref<Object> object) {
  m.heap.push_task(TaskKind::CheckBytes);
  return judged_by_task(m, call_special(m, method, {object}));
}

// False when text must not be given: an encoding without text, or text without an encoding.
bool check_text_arguments(Machine& m, const ByteSource& from, const char* function) {
  for (const char* name : {"encoding", "errors"}) {
    const Ref<Object> given = std::string_view(name) == "encoding" ? from.encoding : from.errors;
    if (!given || is_str(m, given)) continue;
    (void)raise_codec_argument(m, function, name, given);
    return false;
  }
  const ValueRules& rules = *m.profile().values;
  const bool is_text = from.source && is_str(m, from.source);
  const char* problem = nullptr;
  if (from.encoding && !is_text) {
    problem = from.source ? rules.encoded_bytes : rules.encoding_without_text;
  }
  if (!from.encoding && from.errors && !is_text) {
    problem = from.source ? rules.errored_bytes : rules.errors_without_text;
  }
  if (!from.encoding && is_text) problem = "string argument without an encoding";
  if (problem != nullptr) (void)m.raise(TypeId::TypeError, problem);
  return problem == nullptr;
}

StepResult finish_collecting(Machine& m) {
  const auto to = static_cast<ByteTarget>(m.task().slot[3]);
  const Outcome value = deliver_bytes(m, m.task().ref(0), to, m.task().ref(2).as<ByteArray>());
  return value.is_error() ? StepResult::Raised : m.finish(value.value());
}

// Appends an item that is an int; takes it.
StepResult append_item(Machine& m, Ref<Object> item) {
  const auto to = static_cast<ByteTarget>(m.task().slot[3]);
  const int byte = read_byte(m, item, is_bytearray_target(to) ? "byte" : "bytes");
  const bool ok = byte >= 0 && bytearray_append(m.heap, m.task().ref(0).as<ByteArray>(),
                                                static_cast<uint8_t>(byte));
  if (byte >= 0 && !ok) (void)m.raise_memory_error();
  if (!ok) {
    m.task().own(4, item);
    return StepResult::Raised;
  }
  m.task().state = kItemWanted;
  decref(m.heap, item);
  return StepResult::Again;
}

StepResult collect_items(Machine& m) {
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < kItemsPerStep; ++i) {
    Ref<Object> item;
    switch (advance(m, m.task().ref(1), &item)) {
      case Advance::Waiting:
        return StepResult::Again;
      case Advance::Raised:
        return StepResult::Raised;
      case Advance::Exhausted:
        return finish_collecting(m);
      case Advance::Item:
        break;
    }
    if (!is_int(m, item) && has_index(m, item)) {
      m.task().own(5, item);
      m.task().state = kNumberArrives;
      return wait_for(m, own, to_index(m, item));
    }
    const StepResult result = append_item(m, item);
    if (result != StepResult::Again || !is_top(m, own)) return result;
  }
  return StepResult::Again;
}

// bytes() alone asks how many items there will be, once it has the iterator.
StepResult ask_length(Machine& m) {
  const Ref<Object> iterable = m.task().ref(6);
  if (!iterable) {
    m.task().state = kItemWanted;
    return collect_items(m);
  }
  const uint32_t own = own_index(m);
  m.task().state = kHintArrives;
  return wait_for(m, own, length_hint(m, iterable));
}

Outcome raise_cannot_convert(Machine& m, Ref<Object> object, ByteTarget to) {
  const std::string type = type_name_of(m, object);
  if (to == ByteTarget::Bytes) {
    return m.raise(TypeId::TypeError, "cannot convert '" + type + "' object to bytes");
  }
  const char* words = m.profile().values->no_bytes_in;
  if (words == nullptr) return get_iterator(m, object);
  return m.raise(TypeId::TypeError, filled(words, {type}));
}

// What iter() says about something without iterator is said in other words (None then), except by
// bytearray() until 3.7.
Outcome iterator_of_source(Machine& m, Ref<Object> iterable, ByteTarget to) {
  const bool in_other_words = to == ByteTarget::Bytes || m.profile().values->no_bytes_in != nullptr;
  return in_other_words ? iterator_or_none(m, iterable) : get_iterator(m, iterable);
}

}  // namespace

int read_byte(Machine& m, Ref<Object> argument, const char* what) {
  if (!is_int(m, argument)) {
    int64_t unused = 0;
    (void)read_int(m, argument, &unused);
    return -1;
  }
  int64_t number = 0;
  if (int_try_i64(m.heap, argument.as<Int>(), &number) && number >= 0 && number <= 255) {
    return static_cast<int>(number);
  }
  (void)m.raise(TypeId::ValueError, std::string(what) + " must be in range(0, 256)");
  return -1;
}

StepResult step_CheckBytes(Machine& m) {
  const Ref<Object> value = m.take_result();
  if (is_layout(m, value, LayoutId::Bytes)) return m.finish(value);
  m.task().own(0, value);
  (void)m.raise(TypeId::TypeError,
                "__bytes__ returned non-bytes (type " + type_name_of(m, value) + ")");
  return StepResult::Raised;
}

StepResult step_CollectBytes(Machine& m) {
  switch (m.task().state) {
    case kIteratorArrives:
      m.task().own(1, m.take_result());
      if (m.task().ref(1) != m.none()) return ask_length(m);
      (void)raise_cannot_convert(m, m.task().ref(7), static_cast<ByteTarget>(m.task().slot[3]));
      return StepResult::Raised;
    case kHintArrives:
      m.task().state = kItemWanted;
      decref(m.heap, m.take_result());
      decref(m.heap, m.task().take(6));
      return StepResult::Again;
    case kNumberArrives: {
      const uint32_t own = own_index(m);
      const StepResult result = append_item(m, m.take_result());
      if (result == StepResult::Raised || !is_top(m, own)) return result;
      decref(m.heap, m.task().take(5));
      return StepResult::Again;
    }
    default:
      return collect_items(m);
  }
}

Outcome bytes_of_iterable(Machine& m, Ref<Object> iterable, ByteTarget to, Ref<ByteArray> target) {
  if (is_bytes_like(m, iterable)) {
    if (to == ByteTarget::Bytes && m.heap.is_exact(iterable, TypeId::Bytes)) {
      return new_reference(m.heap, iterable);
    }
    if (to != ByteTarget::ByteArray) return deliver_bytes(m, iterable, to, target);
    const Outcome made = or_memory_error(m, bytearray_allocate(m.heap, 0));
    if (made.is_error()) return made;
    if (bytearray_extend(m.heap, made.value().as<ByteArray>(), iterable)) return made;
    decref(m.heap, made.value());
    return m.raise_memory_error();
  }
  const bool may_iterate = lookup_special(m, iterable, SpecialMethod::Iter) ||
                           lookup_special(m, iterable, SpecialMethod::Getitem);
  if (!may_iterate || is_str(m, iterable)) return raise_cannot_convert(m, iterable, to);
  const Ref<ByteArray> collected = bytearray_allocate(m.heap, 0);
  Task& task = m.heap.push_task(TaskKind::CollectBytes);
  task.own(0, collected.as<Object>());
  task.slot[2] = target.offset;
  task.slot[3] = static_cast<uint32_t>(to);
  task.slot[7] = iterable.offset;
  if (to == ByteTarget::Bytes && tells_length(m, iterable)) {
    task.own(6, new_reference(m.heap, iterable));
  }
  const uint32_t own = own_index(m);
  const StepResult waits = wait_for(m, own, iterator_of_source(m, iterable, to));
  if (waits == StepResult::Raised || !is_top(m, own)) return begun(m, waits);
  return begun(m, step_CollectBytes(m));
}

Outcome bytes_of_source(Machine& m, const ByteSource& from, ByteTarget to, Ref<ByteArray> target) {
  const char* function = is_bytearray_target(to) ? "bytearray" : "bytes";
  if (!check_text_arguments(m, from, function)) return Outcome::error();
  if (!from.source) {
    if (to == ByteTarget::Bytes) return new_reference(m.heap, m.heap.state().empty_bytes);
    return zero_bytes(m, m.heap.state().small_ints[-kSmallIntMin], to, target);
  }
  if (is_str(m, from.source)) return bytes_of_text(m, from, to, target);
  const Ref<Object> method = lookup_special(m, from.source, SpecialMethod::Bytes);
  if (to == ByteTarget::Bytes && method) return call_bytes_method(m, method, from.source);
  if (is_int(m, from.source)) return zero_bytes(m, from.source, to, target);
  return bytes_of_iterable(m, from.source, to, target);
}

Outcome bytes_of_object(Machine& m, Ref<Object> object) {
  const Ref<Object> method = lookup_special(m, object, SpecialMethod::Bytes);
  if (method) return call_bytes_method(m, method, object);
  return bytes_of_iterable(m, object, ByteTarget::Bytes, {});
}

}  // namespace ouro
