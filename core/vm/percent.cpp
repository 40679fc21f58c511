// percent.cpp - text % values (Objects/unicodeobject.c, PyUnicode_Format).
//
// A PercentFormat task walks the text. Whatever a directive needs from Python (a key of a mapping,
// str(), __index__) may take ticks: then the directive, which begins at kPosition, is parsed again
// when the value has arrived.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/bytes_object.h"
#include "core/objects/int_object.h"
#include "core/objects/str_text.h"
#include "core/objects/text_builder.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/container_operators.h"
#include "core/vm/errors.h"
#include "core/vm/formatting.h"
#include "core/vm/operators.h"
#include "core/vm/percent_errors.h"
#include "core/vm/percent_values.h"

namespace ouro {
namespace {

// Slots. Text and values are borrowed: who waits for the result keeps them.
enum Slot : uint32_t {
  kText,
  kValues,
  kBuilder,
  kPosition,   // of the next character to look at, or behind the '%' of the present directive
  kNextValue,  // index of the next value; kSingle, kSingleUsed
  kFromKey,    // what the last %(key) gave, owned
  kWidth,      // of the present directive, when it came from a value
  kPrecision,
  kHeld,  // the key while it is looked up
};
enum State : uint16_t { kScan, kKeyArrives, kValueArrives };

// Values of kNextValue when there is no tuple: the one value is to be used, or has been.
constexpr uint32_t kSingle = 0xFFFFFFFEu;
constexpr uint32_t kSingleUsed = 0xFFFFFFFFu;
constexpr uint32_t kDirectivesPerStep = 64;

bool is_layout(const Machine& m, Ref<Object> object, LayoutId layout) {
  return m.heap.type_of(object).layout == layout;
}

// Bytes are formatted as the latin-1 text they are.
bool formats_bytes(Machine& m) {
  return !is_layout(m, m.task().ref(kText), LayoutId::Str);
}

StrView text_of(Machine& m) {
  const Ref<Object> text = m.task().ref(kText);
  return formats_bytes(m) ? bytes_view(m.heap, text) : str_view(m.heap, text.as<Str>());
}

// text[start:end] as a str, owned; null when memory is refused.
Ref<Str> part_of_text(Machine& m, uint32_t start, uint32_t end) {
  const Ref<Object> text = m.task().ref(kText);
  if (!formats_bytes(m)) return str_part(m.heap, text.as<Str>(), start, end);
  std::u32string part;
  const StrView view = bytes_view(m.heap, text);
  for (uint32_t i = start; i < end; ++i) part.push_back(view[i]);
  return str_from_utf32(m.heap, part);
}

// Whether %(key) may look into the values.
bool has_keys(Machine& m, Ref<Object> values) {
  const bool is_text =
      is_layout(m, values, LayoutId::Str) || (formats_bytes(m) && is_bytes_like(m.heap, values));
  return !is_layout(m, values, LayoutId::Tuple) && !is_text && is_mapping(m, values);
}

PercentError parse_present(Machine& m, PercentDirective* directive) {
  const PercentError error = parse_percent(text_of(m), m.task().slot[kPosition], directive);
  const bool is_b = error == PercentError::UnsupportedFormat && directive->conversion == 'b';
  if (!is_b || !formats_bytes(m)) return error;
  directive->conversion = 's';
  return PercentError::None;
}

// repr() of the key of the present directive; empty when it has none.
std::string present_key(Machine& m) {
  PercentDirective directive;
  (void)parse_present(m, &directive);
  if (!directive.has_key) return "";
  const Ref<Str> key = part_of_text(m, directive.key_start, directive.key_end);
  std::string text;
  if (formats_bytes(m)) {
    text = bytes_repr(str_view(m.heap, key));
  } else {
    const Ref<Str> shown = str_repr(m.heap, key);
    text = str_to_utf8(m.heap, shown);
    decref(m.heap, shown.as<Object>());
  }
  decref(m.heap, key.as<Object>());
  return text;
}

// Where the present directive stands, and which value was taken last.
PercentPlace place_of(Machine& m) {
  PercentPlace place;
  place.in_bytes = formats_bytes(m);
  place.position = m.task().slot[kPosition] - 1;
  const uint32_t next = m.task().slot[kNextValue];
  if (next < kSingle) place.number = next;
  if (next >= kSingle && m.task().ref(kFromKey)) place.key = present_key(m);
  return place;
}

// What the last directive has taken, borrowed.
Ref<Object> present_value(Machine& m) {
  const Task& task = m.task();
  if (task.slot[kNextValue] == kSingleUsed)
    return task.ref(task.ref(kFromKey) ? kFromKey : kValues);
  const ItemSpan items = sequence_items(m.heap, task.ref(kValues));
  return m.at(Ref<Ref<Object>>(items.offset + 4 * (task.slot[kNextValue] - 1)));
}

// The next value, borrowed; null with TypeError raised.
Ref<Object> next_value(Machine& m) {
  Task& task = m.task();
  const uint32_t next = task.slot[kNextValue];
  if (next == kSingle) {
    task.slot[kNextValue] = kSingleUsed;
    return present_value(m);
  }
  if (next != kSingleUsed && next < sequence_items(m.heap, task.ref(kValues)).count) {
    ++task.slot[kNextValue];
    return present_value(m);
  }
  PercentPlace place = place_of(m);
  const bool had_key = next == kSingleUsed && task.ref(kFromKey);
  if (had_key && place.key.empty()) place.key = "%";
  const uint32_t count = next == kSingleUsed ? 1 : next;
  (void)raise_too_few_values(m, place, count);
  return {};
}

// Appends the text of one directive; false with MemoryError raised.
bool append_text(Machine& m, const std::string& text) {
  const Ref<Str> made = str_from_utf8(m.heap, text);
  const bool ok = made && builder_append(m.heap, m.task().ref(kBuilder).as<ByteArray>(), made);
  xdecref(m.heap, made);
  if (!ok) (void)m.raise_memory_error();
  return ok;
}

// Appends text[start:end]; false with MemoryError raised.
bool append_part(Machine& m, uint32_t start, uint32_t end) {
  if (start == end) return true;
  const Ref<Str> part = part_of_text(m, start, end);
  const bool ok = part && builder_append(m.heap, m.task().ref(kBuilder).as<ByteArray>(), part);
  xdecref(m.heap, part);
  if (!ok) (void)m.raise_memory_error();
  return ok;
}

// Appends the characters up to the next directive and moves behind its '%'. False at the end, or
// with MemoryError raised.
bool append_literals(Machine& m) {
  const uint32_t length = text_of(m).length();
  while (true) {
    const StrView text = text_of(m);
    const uint32_t start = m.task().slot[kPosition];
    if (start >= length) return false;
    uint32_t end = start;
    while (end < length && text[end] != '%') ++end;
    const bool is_sign = end + 1 < length && text[end + 1] == '%';
    m.task().slot[kPosition] = is_sign ? end + 2 : end + 1;
    if (!append_part(m, start, is_sign ? end + 1 : end)) return false;
    if (!is_sign) return end < length;
  }
}

// A width or precision that is given as `*`. False with an error raised.
bool take_star(Machine& m, bool is_width, int64_t* number) {
  const int64_t limit = is_width ? INT64_MAX : INT32_MAX;
  // From 3.15 on a value without a tuple is no width.
  if (m.profile().values->located_percent_errors && m.task().slot[kNextValue] == kSingle) {
    (void)raise_too_few_values(m, place_of(m), 1);
    return false;
  }
  const Ref<Object> value = next_value(m);
  if (!value) return false;
  if (!is_layout(m, value, LayoutId::Int)) {
    (void)raise_star_wants_int(m, place_of(m), value);
    return false;
  }
  const bool fits = int_try_i64(m.heap, value.as<Int>(), number);
  if (fits && *number <= limit && *number >= -limit - 1) return true;
  (void)raise_star_too_large(m, place_of(m), is_width);
  return false;
}

// Fills in what `*` stands for, from the values or from where it was stored. False: raised.
bool resolve_stars(Machine& m, PercentDirective* directive, bool stored) {
  if (directive->width == kWidthFromArgument) {
    int64_t width = static_cast<int32_t>(m.task().slot[kWidth]);
    if (!stored && !take_star(m, true, &width)) return false;
    // Its negation does not fit, so it stays negative and widens nothing (unicodeobject.c).
    if (width == INT64_MIN) width = 0;
    if (width > kFormatWidthMax) width = kFormatWidthMax + 1;
    if (width < -kFormatWidthMax) width = -kFormatWidthMax - 1;
    m.task().slot[kWidth] = static_cast<uint32_t>(width);
    directive->left = directive->left || width < 0;
    directive->width = width < 0 ? -width : width;
  }
  if (directive->precision == kWidthFromArgument) {
    int64_t precision = static_cast<int32_t>(m.task().slot[kPrecision]);
    if (!stored && !take_star(m, false, &precision)) return false;
    m.task().slot[kPrecision] = static_cast<uint32_t>(precision);
    directive->precision = precision < 0 ? 0 : precision;
  }
  return true;
}

// Lays out a character by its number; false with OverflowError raised.
bool write_character(Machine& m, Ref<Int> number, const PercentDirective& directive,
                     std::string* out) {
  int64_t code = 0;
  const bool fits = int_try_i64(m.heap, number, &code);
  if (formats_bytes(m) && (!fits || code < 0 || code > 255)) {
    (void)raise_character_too_large(m, place_of(m));
    return false;
  }
  if (!fits && m.profile().values->character_hides_errors) {
    (void)m.raise(TypeId::TypeError, "%c requires int or char");
    return false;
  }
  if (!fits || code < 0 || code > int64_t{kMaxCodePoint}) {
    (void)raise_character_too_large(m, place_of(m));
    return false;
  }
  const uint32_t character = static_cast<uint32_t>(code);
  percent_text(StrView(&character, 1, 4), directive, out);
  return true;
}

// The laid out text of a converted value (borrowed); false with an error raised.
bool lay_out(Machine& m, Ref<Object> value, const PercentDirective& directive, std::string* out) {
  if (is_bytes_like(m.heap, value)) {
    percent_text(bytes_view(m.heap, value), directive, out);
    return true;
  }
  if (is_layout(m, value, LayoutId::Str)) {
    percent_text(str_view(m.heap, value.as<Str>()), directive, out);
    return true;
  }
  if (directive.conversion == 's') {
    (void)m.raise(TypeId::TypeError,
                  "__bytes__ returned non-bytes (type " + type_name_of(m, value) + ")");
    return false;
  }
  if (directive.conversion == 'c') return write_character(m, value.as<Int>(), directive, out);
  if (percent_takes_float(directive.conversion)) {
    percent_float(float_value(m.heap, value.as<Float>()), directive, out);
    return true;
  }
  const IntError error = percent_int(m.heap, value.as<Int>(), directive, out);
  if (error != IntError::None) (void)raise_int_error(m, error);
  return error == IntError::None;
}

StepResult refuse(Machine& m, char32_t conversion) {
  (void)raise_unsuitable_value(m, place_of(m), conversion, present_value(m));
  return StepResult::Raised;
}

// Writes a converted value, which it takes, and moves behind the directive. The value may die in
// tasks above, so that comes last.
StepResult write_value(Machine& m, Ref<Object> value, const PercentDirective& directive) {
  if (percent_refused(m, directive.conversion, value)) {
    decref(m.heap, value);
    return refuse(m, directive.conversion);
  }
  std::string out;
  const bool is_too_long = std::max(directive.width, directive.precision) > kFormatWidthMax;
  if (is_too_long) (void)m.raise_memory_error();
  if (is_too_long || !lay_out(m, value, directive, &out) || !append_text(m, out)) {
    m.task().own(kHeld, value);
    return StepResult::Raised;
  }
  m.task().slot[kPosition] = directive.end;
  m.task().state = kScan;
  decref(m.heap, value);
  return StepResult::Again;
}

// Widths, value and conversion of the present directive, whose key has been looked up.
StepResult convert_next(Machine& m) {
  PercentDirective directive;
  const PercentError error = parse_present(m, &directive);
  const bool known = error == PercentError::None && directive.conversion != '%';
  // What is wrong behind a width or precision is found after that.
  if (!star_fits_key(m, m.task().slot[kPosition] - 1, directive)) return StepResult::Raised;
  if (!resolve_stars(m, &directive, false)) return StepResult::Raised;
  if (error != PercentError::None && error != PercentError::UnsupportedFormat) {
    (void)raise_percent_error(m, place_of(m), error, directive);
    return StepResult::Raised;
  }
  const Ref<Object> value = next_value(m);
  if (!value) return StepResult::Raised;
  if (!known) {
    (void)raise_percent_error(m, place_of(m), PercentError::UnsupportedFormat, directive);
    return StepResult::Raised;
  }
  m.task().state = kValueArrives;
  const bool in_bytes = formats_bytes(m);
  if (!percent_suits(m, in_bytes, directive.conversion, value))
    return refuse(m, directive.conversion);
  const Outcome outcome = percent_value(m, in_bytes, directive.conversion, value);
  if (outcome.is_error()) return StepResult::Raised;
  if (outcome.is_pending()) return StepResult::Again;
  return write_value(m, outcome.value(), directive);
}

// The value of a key replaces that of the key before, which may have to die first: then the same
// value arrives once more.
StepResult key_arrived(Machine& m) {
  const uint32_t own = m.heap.task_count() - 1;
  const Ref<Object> value = m.take_result();
  if (m.task().ref(kHeld)) decref(m.heap, m.task().take(kHeld));
  const Ref<Object> old = m.task().ref(kFromKey) ? m.task().take(kFromKey) : Ref<Object>{};
  m.task().own(kFromKey, value);
  m.task().slot[kNextValue] = kSingle;
  xdecref(m.heap, old);
  if (m.heap.task_count() == own + 1) return convert_next(m);
  incref(m.heap, value);
  m.heap.task(own).own(kTaskInbox, value);
  return StepResult::Again;
}

// Text of characters below 256, which it takes, as raw data.
std::string raw_data(Machine& m, Ref<Str> text) {
  std::string data;
  const StrView view = str_view(m.heap, text);
  for (uint32_t i = 0; i < view.length(); ++i) data.push_back(static_cast<char>(view[i]));
  decref(m.heap, text.as<Object>());
  return data;
}
// As an object of the type of the format, or as bytes; null when memory is refused.
Ref<Object> as_bytes(Machine& m, Ref<Str> text) {
  return bytes_like_from(m.heap, m.task().ref(kText), raw_data(m, text));
}
Ref<Object> as_plain_bytes(Machine& m, Ref<Str> text) {
  return bytes_from_text(m.heap, raw_data(m, text)).as<Object>();
}

// Looks the key up; the task waits for what it gives.
StepResult look_up_key(Machine& m, const PercentDirective& directive) {
  const Ref<Str> name = part_of_text(m, directive.key_start, directive.key_end);
  const Ref<Object> key = formats_bytes(m) ? as_plain_bytes(m, name) : name.as<Object>();
  m.task().own(kHeld, key);
  m.task().state = kKeyArrives;
  const Outcome outcome = get_item(m, m.task().ref(kValues), key);
  if (outcome.is_error()) return StepResult::Raised;
  if (outcome.is_value()) m.set_result(outcome.value());
  return StepResult::Again;
}

StepResult begin_directive(Machine& m) {
  const StrView text = text_of(m);
  const uint32_t position = m.task().slot[kPosition];
  const bool has_key = position < text.length() && text[position] == '(';
  if (!has_key) return convert_next(m);
  if (!has_keys(m, m.task().ref(kValues))) {
    (void)raise_needs_mapping(m, m.task().ref(kValues));
    return StepResult::Raised;
  }
  PercentDirective directive;
  const PercentError error = parse_present(m, &directive);
  if (error == PercentError::IncompleteKey) {
    (void)raise_percent_error(m, place_of(m), error, directive);
    return StepResult::Raised;
  }
  return look_up_key(m, directive);
}

StepResult finish_format(Machine& m) {
  const uint32_t next = m.task().slot[kNextValue];
  const Ref<Object> values = m.task().ref(kValues);
  const bool left_over =
      next == kSingle || (next != kSingleUsed && next < sequence_items(m.heap, values).count);
  if (left_over && !has_keys(m, values)) {
    const bool is_single = next == kSingle;
    const uint32_t count = is_single ? 1 : sequence_items(m.heap, values).count;
    (void)raise_values_left(m, place_of(m), is_single ? 0 : next, count);
    return StepResult::Raised;
  }
  const Ref<Str> text = builder_finish(m.heap, m.task().ref(kBuilder).as<ByteArray>());
  const Ref<Object> made = text && formats_bytes(m) ? as_bytes(m, text) : text.as<Object>();
  if (made) return m.finish(made);
  (void)m.raise_memory_error();
  return StepResult::Raised;
}

StepResult scan(Machine& m) {
  for (uint32_t i = 0; i < kDirectivesPerStep && m.task().state == kScan; ++i) {
    if (!append_literals(m)) return m.has_raised() ? StepResult::Raised : finish_format(m);
    const uint32_t depth = m.heap.task_count();
    const StepResult result = begin_directive(m);
    if (result != StepResult::Again || m.heap.task_count() != depth) return result;
  }
  return StepResult::Again;
}

}  // namespace

StepResult step_PercentFormat(Machine& m) {
  switch (m.task().state) {
    case kScan:
      return scan(m);
    case kKeyArrives:
      return key_arrived(m);
    default: {
      PercentDirective directive;
      CHECK(parse_present(m, &directive) == PercentError::None);
      if (!resolve_stars(m, &directive, true)) return StepResult::Raised;
      return write_value(m, m.take_result(), directive);
    }
  }
}

Outcome format_percent(Machine& m, Ref<Object> text, Ref<Object> values) {
  const Ref<ByteArray> builder = text_builder(m.heap);
  Task& task = m.heap.push_task(TaskKind::PercentFormat);
  task.slot[kText] = text.offset;
  task.slot[kValues] = values.offset;
  task.own(kBuilder, builder.as<Object>());
  task.slot[kNextValue] = is_layout(m, values, LayoutId::Tuple) ? 0 : kSingle;
  if (scan(m) != StepResult::Raised) return Outcome::pending();
  m.abandon_task();
  return Outcome::error();
}

}  // namespace ouro
