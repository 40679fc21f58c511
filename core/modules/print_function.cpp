// print_function.cpp - print(): one argument after the other, as text, to a stream (bltinmodule.c).

#include "core/modules/print_function.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"

namespace ouro {
namespace {

// Print: 0 the arguments (tuple), 1 the stream, 2 separator, 3 end, 4 next argument, 5 the text
// that is being written.
enum State : uint16_t { kNextPiece, kTextArrives, kWritten };

Ref<Object> standard_stream(Machine& m) {
  const Ref<Dict> dict = m.at(m.state().sys_module.as<Module>()).dict.as<Dict>();
  return dict_get_str(m.heap, dict, m.name(NameId::stdout_));
}

// Null with TypeError raised when `value` is neither a str nor None nor missing.
Ref<Object> text_or(Machine& m, Ref<Object> value, const char* name, Ref<Object> fallback) {
  if (!value || value == m.none()) return fallback;
  if (m.heap.type_of(value).layout == LayoutId::Str) return value;
  (void)m.raise(TypeId::TypeError,
                std::string(name) + " must be None or a string, not " + type_name_of(m, value));
  return {};
}

// Starts writing an owned text. Our own streams take it at once; others have a write method.
StepResult write_text(Machine& m, Ref<Object> text) {
  const Ref<Object> stream = m.task().ref(1);
  m.task().state = kWritten;
  m.task().own(5, text);
  const Outcome method = get_attribute(m, stream, m.name(NameId::write));
  if (!method.is_value()) return method.is_error() ? StepResult::Raised : StepResult::Again;
  const Outcome written = call_keeping(m, method.value(), {text});
  decref(m.heap, method.value());
  if (written.is_error()) return StepResult::Raised;
  if (written.is_value()) m.set_result(written.value());
  return StepResult::Again;
}

StepResult next_piece(Machine& m) {
  const Ref<Tuple> values = m.task().ref(0).as<Tuple>();
  const uint32_t count = tuple_size(m.heap, values);
  // Even steps are arguments, odd ones what stands between and behind them.
  const uint32_t step = m.task().slot[4]++;
  if (step > 2 * count || (count == 0 && step > 0)) {
    return m.finish(new_reference(m.heap, m.none()));
  }
  const bool is_last = count == 0 || step == 2 * count - 1;
  if (is_last) {
    m.task().slot[4] = 2 * count + 1;
    return write_text(m, new_reference(m.heap, m.task().ref(3)));
  }
  if (step % 2 == 1) return write_text(m, new_reference(m.heap, m.task().ref(2)));
  m.task().state = kTextArrives;
  const Outcome text = str(m, tuple_get(m.heap, values, step / 2));
  if (text.is_error()) return StepResult::Raised;
  if (text.is_value()) m.set_result(text.value());
  return StepResult::Again;
}

}  // namespace

StepResult step_Print(Machine& m) {
  switch (m.task().state) {
    case kTextArrives:
      return write_text(m, m.take_result());
    case kWritten: {
      const Ref<Object> count = m.take_result();
      m.task().state = kNextPiece;
      const Ref<Object> text = m.task().take(5);
      decref(m.heap, text);
      decref(m.heap, count);
      return StepResult::Again;
    }
    default:
      return next_piece(m);
  }
}

// What needs no Python and goes to our own stream is one tick.
bool print_at_once(Machine& m, std::span<const Ref<Object>> values, Ref<Object> separator,
                   Ref<Object> end, Ref<Object> stream) {
  std::string text;
  for (size_t i = 0; i < values.size(); ++i) {
    if (i != 0) append_utf8(&text, str_view(m.heap, separator.as<Str>()));
    const LayoutId layout = m.heap.type_of(values[i]).layout;
    const bool simple = (m.heap.type_of(values[i]).flags & kTypeHeap) == 0 &&
                        (layout == LayoutId::Str || layout == LayoutId::Int ||
                         layout == LayoutId::Float || layout == LayoutId::Plain);
    if (!simple) return false;
    const Outcome shown = str(m, values[i]);
    if (!shown.is_value()) return false;
    append_utf8(&text, str_view(m.heap, shown.value().as<Str>()));
    decref(m.heap, shown.value());
  }
  append_utf8(&text, str_view(m.heap, end.as<Str>()));
  m.write(stream_of(m, stream), text);
  return true;
}

Outcome builtin_print(Machine& m, const Args& args) {
  Ref<Object> named[4];
  const char* const names[] = {"sep", "end", "file", "flush"};
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    uint32_t which = 0;
    while (which < 4 && !str_equals(m.heap, name, names[which])) ++which;
    if (which == 4) {
      return m.raise(TypeId::TypeError, filled(m.profile().objects->unexpected_keyword,
                                               {"print", str_to_utf8(m.heap, name)}));
    }
    named[which] = args.values[args.count() + i];
  }
  const Ref<Object> blank = m.heap.state().latin1[uint8_t{' '}];
  const Ref<Object> line_end = m.heap.state().latin1[uint8_t{'\n'}];
  const Ref<Object> separator = text_or(m, named[0], "sep", blank);
  if (!separator) return Outcome::error();
  const Ref<Object> end = text_or(m, named[1], "end", line_end);
  if (!end) return Outcome::error();
  Ref<Object> stream = named[2];
  if (!stream || stream == m.none()) stream = standard_stream(m);
  if (!stream || stream == m.none()) return m.return_none();
  const std::span<const Ref<Object>> values = args.values.subspan(0, args.count());
  if (m.heap.is_exact(stream, TypeId::TextStream) &&
      print_at_once(m, values, separator, end, stream)) {
    return m.return_none();
  }
  const Ref<Tuple> kept = tuple_new(m.heap, args.count());
  for (uint32_t i = 0; i < args.count(); ++i) {
    tuple_items(m.heap, kept)[i] = new_reference(m.heap, values[i]);
  }
  m.heap.push_task(TaskKind::Print);
  m.task().own(0, kept.as<Object>());
  m.task().own(1, new_reference(m.heap, stream));
  m.task().own(2, new_reference(m.heap, separator));
  m.task().own(3, new_reference(m.heap, end));
  return Outcome::pending();
}

}  // namespace ouro
