#include "core/modules/arguments.h"

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/byte_sources.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/number_conversion.h"
#include "core/vm/operators.h"
#include "core/vm/slice_indices.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// Native: 0 a tuple of the arguments, 1 the native function, 2 position of the argument that is
// converted, 3 what was converted, 4 a bit for each argument that is missing.
enum NativeState : uint16_t { kNumberArrives, kValueArrives };

uint32_t native_index(Machine& m, NativeFunction function) {
  uint32_t index = 0;
  while (m.native(index).function != function) ++index;
  return index;
}

// None stands for a missing argument.
Ref<Tuple> kept_arguments(Machine& m, const Args& args, uint32_t* missing) {
  const auto count = static_cast<uint32_t>(args.values.size());
  const Ref<Tuple> kept = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> value = args[i] ? args[i] : m.none();
    if (!args[i]) *missing |= 1u << i;
    tuple_items(m.heap, kept)[i] = new_reference(m.heap, value);
  }
  return kept;
}

Outcome converted(Machine& m, Ref<Object> argument, Wanted wanted) {
  switch (wanted) {
    case Wanted::Float:
      return to_float(m, argument);
    case Wanted::Text:
      return str(m, argument);
    case Wanted::Items:
      return call(m, m.type(TypeId::List).as<Object>(), {argument});
    case Wanted::Bytes:
      return bytes_of_object(m, argument);
    case Wanted::Truth:
      return truth(m, argument);
    case Wanted::Index:
      break;
  }
  if (is_layout(m, argument, LayoutId::Slice)) return resolve_slice(m, argument.as<Slice>());
  return to_index(m, argument);
}

}  // namespace

Outcome str_or_memory_error(Machine& m, std::string_view utf8) {
  return or_memory_error(m, str_from_utf8(m.heap, utf8));
}

bool read_int(Machine& m, Ref<Object> argument, int64_t* value) {
  if (!argument) return true;
  if (!is_int(m, argument)) {
    (void)m.raise(TypeId::TypeError,
                  "'" + type_name_of(m, argument) + "' object cannot be interpreted as an integer");
    return false;
  }
  if (int_try_i64(m.heap, argument.as<Int>(), value)) return true;
  (void)m.raise(TypeId::OverflowError, "Python int too large to convert to C ssize_t");
  return false;
}

bool read_c_int(Machine& m, Ref<Object> argument, int64_t* value) {
  if (!argument) return true;
  const ValueRules& rules = *m.profile().values;
  if (!is_int(m, argument)) {
    const char* text = is_float(m, argument) ? rules.int_wanted_not_float : rules.c_int_wanted;
    (void)m.raise(TypeId::TypeError, filled(text, {type_name_of(m, argument)}));
    return false;
  }
  const bool fits = int_try_i64(m.heap, argument.as<Int>(), value);
  if (fits && *value >= INT32_MIN && *value <= INT32_MAX) return true;
  const char* text = !fits        ? rules.c_int_beyond_long
                     : *value > 0 ? rules.c_int_too_large
                                  : rules.c_int_too_small;
  (void)m.raise(TypeId::OverflowError, text);
  return false;
}

namespace {

// An int, clamped; false when it is none.
bool take_clamped(const Machine& m, Ref<Object> argument, int64_t* value) {
  if (!argument) return true;
  if (!is_int(m, argument)) return false;
  *value = int_clamped_i64(m.heap, argument.as<Int>());
  return true;
}

}  // namespace

bool read_slice_index(Machine& m, Ref<Object> argument, int64_t* value) {
  if (argument == m.none() || take_clamped(m, argument, value)) return true;
  (void)m.raise(TypeId::TypeError, m.profile().objects->bad_slice_index);
  return false;
}

bool read_search_bound(Machine& m, Ref<Object> argument, int64_t* value) {
  if (take_clamped(m, argument, value)) return true;
  (void)m.raise(TypeId::TypeError, "slice indices must be integers or have an __index__ method");
  return false;
}

bool read_flag(Machine& m, Ref<Object> argument, bool fallback) {
  return argument ? truth_at_once(m, argument) != Truth::False : fallback;
}

bool needs_conversion(const Machine& m, const Args& args, uint32_t position, Wanted wanted) {
  if (position >= args.values.size() || !args[position]) return false;
  const Ref<Object> argument = args[position];
  switch (wanted) {
    case Wanted::Float:
      return !is_float(m, argument) && !is_int(m, argument) && has_float(m, argument);
    case Wanted::Text:
      return !is_str(m, argument);
    case Wanted::Items:
      return !m.heap.is_exact(argument, TypeId::List) && !m.heap.is_exact(argument, TypeId::Tuple);
    case Wanted::Bytes:
      return !is_bytes_like(m, argument);
    case Wanted::Truth:
      return truth_at_once(m, argument) == Truth::NeedsPython;
    case Wanted::Index:
      break;
  }
  if (is_layout(m, argument, LayoutId::Slice)) {
    return slice_needs_index(m, argument.as<Slice>());
  }
  return !is_int(m, argument) && has_index(m, argument);
}

Outcome convert_argument(Machine& m, const Args& args, NativeFunction wrapper, uint32_t position,
                         Wanted wanted, NativeFunction otherwise) {
  uint32_t missing = 0;
  const Ref<Tuple> kept = kept_arguments(m, args, &missing);
  Task& task = m.heap.push_task(TaskKind::Native);
  task.own(0, kept.as<Object>());
  task.slot[1] = native_index(m, wrapper);
  task.slot[2] = position;
  task.slot[4] = missing;
  if (otherwise != nullptr) {
    task.slot[5] = native_index(m, otherwise);
    task.flags |= kTaskCatches;
  }
  const uint32_t own = own_index(m);
  const Ref<Object> argument = args[position];
  return begun(m, wait_for(m, own, converted(m, argument, wanted)));
}

void begin_continuation(Machine& m, NativeFunction continuation, Ref<Object> first) {
  const Ref<Tuple> kept =
      tuple_of(m.heap, new_reference(m.heap, first), new_reference(m.heap, m.none()));
  Task& task = m.heap.push_task(TaskKind::Native);
  task.own(0, kept.as<Object>());
  task.slot[1] = native_index(m, continuation);
  task.slot[2] = 1;
}

namespace {

// The arguments of the call that the task kept, with what has been converted.
StepResult call_kept(Machine& m, uint32_t own, uint32_t function) {
  const Ref<Tuple> kept = m.task().ref(0).as<Tuple>();
  std::vector<Ref<Object>> values(tuple_size(m.heap, kept));
  const uint32_t missing = m.task().slot[4];
  for (uint32_t i = 0; i < values.size(); ++i) {
    if ((missing >> i & 1) == 0) values[i] = tuple_get(m.heap, kept, i);
  }
  return wait_for(m, own, m.native(function).function(m, Args{values, {}, 0}));
}

}  // namespace

StepResult step_Native(Machine& m) {
  const uint32_t own = own_index(m);
  if (exception_arrived(m)) {
    m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
    if (!m.raised_is(TypeId::TypeError)) return StepResult::Raised;
    m.task().state = kValueArrives;
    m.task().own(3, take_raised(m));
    return call_kept(m, own, m.task().slot[5]);
  }
  if (m.task().state == kValueArrives) return m.finish(m.take_result());
  m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
  m.task().state = kValueArrives;
  const Ref<Object> number = m.take_result();
  const Ref<Object> replaced =
      tuple_set(m.heap, m.task().ref(0).as<Tuple>(), m.task().slot[2], number);
  m.task().own(3, replaced);
  return call_kept(m, own, m.task().slot[1]);
}

}  // namespace ouro
