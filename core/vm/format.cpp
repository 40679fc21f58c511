// format.cpp - format(), ascii(), and what f-strings do with a value (Objects/abstract.c,
// PyObject_Format).

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/format_spec.h"
#include "core/objects/str_text.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"
#include "core/vm/formatting.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// FormatConverted: 0 the spec (borrowed, may be null), 1 FormatConvertedFlags, 2 the text while its
// __format__ runs. CheckFormat: 0 a value of a wrong type, until it is released; 1 what is
// formatted, held as by a bound __format__.
enum FormatConvertedFlags : uint32_t { kEscape = 1, kFormat = 2 };
enum FormatConvertedState : uint16_t { kTextArrives, kFormattedArrives };

bool is_str(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Str;
}

bool is_heap_type(const Machine& m, Ref<Object> object) {
  return (m.heap.type_of(object).flags & kTypeHeap) != 0;
}

Outcome escaped(Machine& m, Ref<Object> text) {
  std::string out;
  for (uint32_t i = 0; i < str_length(m.heap, text.as<Str>()); ++i) {
    const char32_t c = str_character(m.heap, text.as<Str>(), i);
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      append_escape(&out, c);
    }
  }
  const Ref<Str> made = str_from_utf8(m.heap, out);
  return made ? Outcome(made) : m.raise_memory_error();
}

// What remains to be done with a text that has arrived; takes it. The FormatConverted task is on
// top.
StepResult finish_conversion(Machine& m, Ref<Object> text) {
  m.task().own(2, text);
  const uint32_t flags = m.task().slot[1];
  if (flags & kEscape) {
    const Outcome made = escaped(m, text);
    if (made.is_error()) return StepResult::Raised;
    decref(m.heap, m.task().take(2));
    m.task().own(2, made.value());
  }
  if ((flags & kFormat) == 0) return m.finish(m.task().take(2));
  m.task().state = kFormattedArrives;
  const Outcome outcome = format(m, m.task().ref(2), m.task().ref(0));
  if (outcome.is_error()) return StepResult::Raised;
  if (outcome.is_value()) m.set_result(outcome.value());
  return StepResult::Again;
}

Outcome text_of(Machine& m, Ref<Object> value, uint32_t conversion) {
  return conversion == 1 ? str(m, value) : repr(m, value);
}

// The text of a value, escaped and formatted as `flags` say.
Outcome converted(Machine& m, Ref<Object> value, uint32_t conversion, Ref<Object> spec,
                  uint32_t flags) {
  Task& task = m.heap.push_task(TaskKind::FormatConverted);
  task.slot[0] = spec.offset;
  task.slot[1] = flags;
  const Outcome text = text_of(m, value, conversion);
  if (text.is_pending()) return text;
  if (text.is_value() && finish_conversion(m, text.value()) != StepResult::Raised) {
    return Outcome::pending();
  }
  m.abandon_task();
  return Outcome::error();
}

Outcome raise_failure(Machine& m, const FormatFailure& failure) {
  if (failure.out_of_memory) return m.raise_memory_error();
  return m.raise(failure.overflow ? TypeId::OverflowError : TypeId::ValueError, failure.message);
}

// The text of a str or a number by a spec that is not empty.
FormatFailure format_by_layout(const Machine& m, Ref<Object> object, Ref<Str> spec,
                               std::string* out) {
  const std::string name = type_name_of(m, object);
  const LayoutId layout = m.heap.type_of(object).layout;
  const ValueRules& rules = *m.profile().values;
  FormatSpec parsed;
  const char32_t align = layout == LayoutId::Str ? U'<' : U'>';
  FormatFailure failure = parse_format_spec(str_view(m.heap, spec), name, align, rules, &parsed);
  if (failure) return failure;
  if (layout == LayoutId::Str) {
    return format_str(str_view(m.heap, object.as<Str>()), parsed, name, rules, out);
  }
  if (layout == LayoutId::Complex) {
    return format_complex(complex_value(m.heap, object.as<Complex>()), parsed, name, out);
  }
  if (layout == LayoutId::Int) return format_int(m.heap, object.as<Int>(), parsed, name, out);
  return format_float(float_value(m.heap, object.as<Float>()), parsed, name, out);
}

bool has_own_format(LayoutId layout) {
  return layout == LayoutId::Str || layout == LayoutId::Int || layout == LayoutId::Float ||
         layout == LayoutId::Complex;
}

}  // namespace

StepResult step_FormatConverted(Machine& m) {
  if (m.task().state == kFormattedArrives) return m.finish(m.take_result());
  return finish_conversion(m, m.take_result());
}

StepResult step_CheckFormat(Machine& m) {
  const Ref<Object> text = m.take_result();
  if (is_str(m, text)) return m.finish(text);
  m.task().own(0, text);
  (void)raise_wrong_result(m, m.task().ref(1), "__format__", "a str", text,
                           "__format__ must return a str, not " + type_name_of(m, text));
  return StepResult::Raised;
}

Outcome ascii(Machine& m, Ref<Object> object) {
  return converted(m, object, 2, {}, kEscape);
}

Outcome builtin_format(Machine& m, Ref<Object> object, Ref<Str> spec) {
  if (!spec || str_length(m.heap, spec) == 0) return str(m, object);
  if (!has_own_format(m.heap.type_of(object).layout)) {
    return m.raise(TypeId::TypeError, "unsupported format string passed to " +
                                          type_name_of(m, object) + ".__format__");
  }
  std::string text;
  const FormatFailure failure = format_by_layout(m, object, spec, &text);
  if (failure) return raise_failure(m, failure);
  const Ref<Str> made = str_from_utf8(m.heap, text);
  return made ? Outcome(made) : m.raise_memory_error();
}

Outcome format(Machine& m, Ref<Object> object, Ref<Object> spec) {
  if (spec && !is_str(m, spec)) {
    return m.raise(TypeId::TypeError,
                   "Format specifier must be a string, not " + type_name_of(m, spec));
  }
  if (!is_heap_type(m, object)) return builtin_format(m, object, spec.as<Str>());
  const Ref<Object> method = lookup_special(m, object, SpecialMethod::Format);
  if (!method) return builtin_format(m, object, spec.as<Str>());
  const Ref<Object> given = spec ? spec : m.heap.state().empty_str;
  // CPython binds the method to the object for the call (_PyObject_LookupSpecial).
  m.heap.push_task(TaskKind::CheckFormat);
  m.task().own(1, new_reference(m.heap, object));
  const Outcome answer = call_special(m, method, {object, given});
  if (!answer.is_error()) return judged_by_task(m, answer);
  m.abandon_task();
  return answer;
}

Outcome format_with_conversion(Machine& m, Ref<Object> value, uint32_t conversion,
                               Ref<Object> spec) {
  if (conversion == 0) return format(m, value, spec);
  const uint32_t flags = (conversion == 3 ? kEscape : 0u) | (spec ? kFormat : 0u);
  if (flags == 0) return text_of(m, value, conversion);
  return converted(m, value, conversion, spec, flags);
}

}  // namespace ouro
