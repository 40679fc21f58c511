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
#include "core/vm/native_arguments.h"
#include "core/vm/native_calls.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// Each Print task writes one argument and what follows it; that of the first argument lies on top.
// Slots: 0 the argument, borrowed from who called print(), or null; 1 the stream; 2 the separator
// or the end; 3 the text that is being written.
enum State : uint16_t { kTurnComes, kTextArrives, kTextWritten, kAllWritten };
constexpr uint32_t kArgument = 0;
constexpr uint32_t kStream = 1;
constexpr uint32_t kFollowing = 2;
constexpr uint32_t kText = 3;

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
StepResult write_text(Machine& m, Ref<Object> text, State next) {
  const Ref<Object> stream = m.task().ref(kStream);
  m.task().state = next;
  m.task().own(kText, text);
  const uint32_t own = own_index(m);
  return wait_for(m, own, call_named(m, stream, m.name(NameId::write), {text}));
}

}  // namespace

StepResult step_Print(Machine& m) {
  switch (m.task().state) {
    case kTurnComes: {
      const Ref<Object> before = m.task().take(kTaskInbox);
      m.task().state = kTextArrives;
      const uint32_t own = own_index(m);
      const Ref<Object> argument = m.task().ref(kArgument);
      const Outcome text =
          argument ? str(m, argument) : new_reference(m.heap, m.heap.state().empty_str);
      xdecref(m.heap, before);
      return wait_for(m, own, text);
    }
    case kTextArrives:
      return write_text(m, m.take_result(), kTextWritten);
    default: {
      const bool is_done = m.task().state == kAllWritten;
      const Ref<Object> count = m.take_result();
      const Ref<Object> text = m.task().take(kText);
      decref(m.heap, text);
      decref(m.heap, count);
      if (is_done) return m.finish(new_reference(m.heap, m.none()));
      return write_text(m, new_reference(m.heap, m.task().ref(kFollowing)), kAllWritten);
    }
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
    // An int of too many digits: what stands before it is written first.
    if (shown.is_error()) m.clear_raised();
    if (!shown.is_value()) return false;
    append_utf8(&text, str_view(m.heap, shown.value().as<Str>()));
    decref(m.heap, shown.value());
  }
  append_utf8(&text, str_view(m.heap, end.as<Str>()));
  m.write(stream_of(m, stream), text);
  return true;
}

// 3.11 to 3.13 collect the arguments in a tuple that lives as long as the call.
void keep_in_tuple(Machine& m, std::span<const Ref<Object>> values) {
  if (!m.profile().objects->vararg_tuple_of_print) return;
  const Ref<Tuple> kept = tuple_new(m.heap, static_cast<uint32_t>(values.size()));
  for (uint32_t i = 0; i < values.size(); ++i) {
    tuple_items(m.heap, kept)[i] = new_reference(m.heap, values[i]);
  }
  tuple_finish(m.heap, kept);
  m.heap.push_task(TaskKind::KeepAlive).own(0, kept.as<Object>());
}

Outcome builtin_print(Machine& m, const Args& args) {
  Ref<Object> named[4];
  const char* const names[] = {"sep", "end", "file", "flush"};
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    uint32_t which = 0;
    while (which < 4 && !str_equals(m.heap, name, names[which])) ++which;
    if (which == 4) {
      return raise_unexpected_keyword(m, "print", {names, names + 4}, name);
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
  keep_in_tuple(m, values);
  const size_t pieces = std::max<size_t>(values.size(), 1);
  for (size_t i = pieces; i > 0; --i) {
    m.heap.push_task(TaskKind::Print);
    m.task().slot[kArgument] = values.empty() ? 0 : values[i - 1].offset;
    m.task().own(kStream, new_reference(m.heap, stream));
    m.task().own(kFollowing, new_reference(m.heap, i == pieces ? end : separator));
  }
  return Outcome::pending();
}

}  // namespace ouro
