#include "core/modules/standard_input.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/modules/install.h"
#include "core/modules/text_values.h"
#include "core/objects/dict_object.h"
#include "core/objects/interned.h"
#include "core/objects/list_object.h"
#include "core/objects/text_builder.h"
#include "core/profiles/library_profile.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/imports.h"
#include "core/vm/type_builder.h"
#include "core/vm/unraisable.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// ReadLine: what is read, and how many characters of it at most; kGathered, owned: the text builder
// or the list for what takes more than one line.
enum Slot : uint32_t { kReading, kLimit, kGathered };
enum class Reading : uint32_t { AnswerToPrompt, Line, NextLine, Text, Lines };
constexpr uint32_t kNoLimit = UINT32_MAX;

Outcome begin_reading(Machine& m, Reading reading, uint32_t limit = kNoLimit,
                      Ref<Object> gathered = {}) {
  Task& task = m.heap.push_task(TaskKind::ReadLine);
  task.slot[kReading] = static_cast<uint32_t>(reading);
  task.slot[kLimit] = limit;
  if (gathered) task.own(kGathered, gathered);
  return Outcome::pending();
}

// A count of characters: null, None or a negative one is no limit.
uint32_t limit_of(Machine& m, Ref<Object> count) {
  if (!count || count == m.none()) return kNoLimit;
  const int64_t value = int_clamped_i64(m.heap, count.as<Int>());
  return value < 0 || value >= kNoLimit ? kNoLimit : static_cast<uint32_t>(value);
}

Outcome raise_end_of_input(Machine& m) {
  return m.raise(TypeId::EOFError, "EOF when reading a line");
}

StepResult finish_with(Machine& m, const Outcome& outcome) {
  return outcome.is_error() ? StepResult::Raised : m.finish(outcome.value());
}

Outcome without_line_end(Machine& m, std::string_view line) {
  if (line.empty()) return raise_end_of_input(m);
  if (line.ends_with('\n')) line.remove_suffix(1);
  return str_or_memory_error(m, line);
}

StepResult gather_text(Machine& m, std::string_view text) {
  const auto builder = m.task().ref(kGathered).as<ByteArray>();
  const Outcome part = str_or_memory_error(m, text);
  if (part.is_error()) return StepResult::Raised;
  const auto added = part.value().as<Str>();
  const uint32_t length = str_length(m.heap, added);
  const bool done = builder_append(m.heap, builder, added);
  decref(m.heap, part.value());
  if (!done) return finish_with(m, m.raise_memory_error());
  uint32_t& limit = m.task().slot[kLimit];
  if (limit != kNoLimit) limit -= length;
  if (!text.empty() && limit != 0) return StepResult::Again;
  return finish_with(m, or_memory_error(m, builder_finish(m.heap, builder)));
}

// The limit is no more than a hint here: the line that goes beyond it is the last one.
StepResult gather_line(Machine& m, std::string_view text) {
  if (text.empty()) return m.finish(m.task().take(kGathered));
  const Outcome line = str_or_memory_error(m, text);
  if (line.is_error()) return StepResult::Raised;
  const uint32_t length = str_length(m.heap, line.value().as<Str>());
  if (!list_append(m.heap, m.task().ref(kGathered).as<List>(), line.value())) {
    decref(m.heap, line.value());
    return finish_with(m, m.raise_memory_error());
  }
  uint32_t& limit = m.task().slot[kLimit];
  if (limit == kNoLimit) return StepResult::Again;
  limit -= std::min(limit, length);
  return limit == 0 ? m.finish(m.task().take(kGathered)) : StepResult::Again;
}

// --- methods of sys.stdin ---

Outcome input_readline(Machine& m, const Args& args) {
  if (args.get(1) && !is_int(m, args[1])) {
    return m.raise(TypeId::TypeError,
                   "'" + type_name_of(m, args[1]) + "' object cannot be interpreted as an integer");
  }
  const uint32_t limit = limit_of(m, args.get(1));
  if (limit == 0) return new_reference(m.heap, m.heap.state().empty_str);
  return begin_reading(m, Reading::Line, limit);
}

bool check_count(Machine& m, Ref<Object> count) {
  if (!count || count == m.none() || is_int(m, count)) return true;
  (void)m.raise(TypeId::TypeError,
                "argument should be integer or None, not '" + type_name_of(m, count) + "'");
  return false;
}

Outcome input_read(Machine& m, const Args& args) {
  if (!check_count(m, args.get(1))) return Outcome::error();
  const uint32_t limit = limit_of(m, args.get(1));
  if (limit == 0) return new_reference(m.heap, m.heap.state().empty_str);
  const Ref<ByteArray> builder = text_builder(m.heap);
  if (!builder) return m.raise_memory_error();
  return begin_reading(m, Reading::Text, limit, builder.as<Object>());
}

Outcome input_readlines(Machine& m, const Args& args) {
  if (!check_count(m, args.get(1))) return Outcome::error();
  const uint32_t limit = limit_of(m, args.get(1));
  return begin_reading(m, Reading::Lines, limit == 0 ? kNoLimit : limit,
                       list_new(m.heap).as<Object>());
}

Outcome input_iter(Machine& m, const Args& args) {
  return new_reference(m.heap, args[0]);
}

Outcome input_next(Machine& m, const Args&) {
  return begin_reading(m, Reading::NextLine);
}

template <bool answer>
Outcome input_answers(Machine& m, const Args&) {
  return m.return_bool(answer);
}

// raise io.UnsupportedOperation("not writable"): the class is Python's, so its module comes first.
Outcome raise_made(Machine& m, const Args& args) {
  set_raised(m, new_reference(m.heap, args[1]));
  return Outcome::error();
}

Outcome make_unsupported(Machine& m, const Args& args) {
  const Ref<Str> name = intern_text(m.heap, "UnsupportedOperation");
  const Ref<Object> type = dict_get_str(m.heap, m.at(args[1].as<Module>()).dict.as<Dict>(), name);
  decref(m.heap, name.as<Object>());
  if (!type) return m.raise(TypeId::OSError, "not writable");
  return continue_with(m, raise_made, m.none(), [&] { return call(m, type, {args[0]}); });
}

Outcome input_write(Machine& m, const Args&) {
  const Ref<Str> text = str_from_utf8(m.heap, "not writable");
  const Ref<Str> module = intern_text(m.heap, "io");
  const Outcome outcome = continue_with(m, make_unsupported, text.as<Object>(), [&] {
    return import_name(m, module, m.none(), m.boolean(false));
  });
  decref(m.heap, module.as<Object>());
  decref(m.heap, text.as<Object>());
  return outcome;
}

Outcome input_flush(Machine& m, const Args&) {
  return m.return_none();
}
Outcome input_fileno(Machine& m, const Args&) {
  return int_from_i64(m.heap, 0);
}
Outcome input_closed(Machine& m, const Args&) {
  return m.return_bool(false);
}

template <const char* text>
Outcome input_text(Machine& m, const Args&) {
  return str_or_memory_error(m, text);
}
constexpr char kName[] = "<stdin>";
constexpr char kMode[] = "r";
constexpr char kEncoding[] = "utf-8";
constexpr char kErrors[] = "strict";
constexpr char kRepr[] = "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>";

constexpr NativeEntry kMethods[] = {
    {"readline", with_index<input_readline, 1>, 1, 2},
    {"read", with_index<input_read, 1>, 1, 2},
    {"readlines", with_index<input_readlines, 1>, 1, 2},
    {"write", input_write, 2, 2},
    {"flush", input_flush, 1, 1},
    {"fileno", input_fileno, 1, 1},
    {"isatty", input_answers<false>, 1, 1},
    {"readable", input_answers<true>, 1, 1},
    {"writable", input_answers<false>, 1, 1},
    {"seekable", input_answers<false>, 1, 1},
    {"__iter__", input_iter, 1, 1},
    {"__next__", input_next, 1, 1},
    {"__repr__", input_text<kRepr>, 1, 1},
};
constexpr NativeGetSet kAttributes[] = {
    {"name", input_text<kName>},
    {"mode", input_text<kMode>},
    {"encoding", input_text<kEncoding>},
    {"errors", input_text<kErrors>},
    {"closed", input_closed},
};

// --- input(), when the program has put streams of its own into sys ---

// Calls what has been found; None is no argument.
Outcome call_found(Machine& m, const Args& args) {
  if (args[0] == m.none()) return call_keeping(m, args[1], {});
  return call_keeping(m, args[1], {args[0]});
}

Outcome call_method(Machine& m, Ref<Object> object, NameId name, Ref<Object> argument) {
  return continue_with(m, call_found, argument,
                       [&] { return get_attribute(m, object, m.name(name)); });
}

Outcome take_line(Machine& m, const Args& args) {
  if (!is_str(m, args[1])) {
    const bool is_named = m.profile().objects->results_named_by_method;
    const std::string stream = type_name_of(m, args[0]);
    return m.raise(TypeId::TypeError, is_named ? stream + ".readline() must return a str, not " +
                                                     type_name_of(m, args[1])
                                               : "object.readline() returned non-string");
  }
  return without_line_end(m, str_to_utf8(m.heap, args[1].as<Str>()));
}

bool is_standard_input(const Machine& m, Ref<Object> stream) {
  return m.heap.is_exact(stream, TypeId::TextInput);
}

Outcome raise_lost(Machine& m, std::string_view stream) {
  return m.raise(TypeId::RuntimeError, filled(library_profile(m.profile()).lost_stream, {stream}));
}

// The prompt has been written.
Outcome read_answer(Machine& m, const Args&) {
  const Ref<Object> stream = sys_attribute(m, NameId::stdin_);
  if (!stream || stream == m.none()) {
    return raise_lost(m, "sys.stdin");
  }
  if (is_standard_input(m, stream)) return begin_reading(m, Reading::AnswerToPrompt);
  return continue_with(m, take_line, stream,
                       [&] { return call_method(m, stream, NameId::readline, m.none()); });
}

// Where these go on; no name leads to them.
constexpr NativeEntry kContinuations[] = {
    {"input", read_answer, 2, 2},      {"input", take_line, 2, 2},  {"input", call_found, 2, 2},
    {"write", make_unsupported, 2, 2}, {"write", raise_made, 2, 2},
};

}  // namespace

StepResult step_ReadLine(Machine& m) {
  const uint32_t limit = m.task().slot[kLimit];
  const auto reading = static_cast<Reading>(m.task().slot[kReading]);
  const std::string text = m.read_input(reading == Reading::Lines ? kNoLimit : limit);
  switch (reading) {
    case Reading::AnswerToPrompt:
      return finish_with(m, without_line_end(m, text));
    case Reading::Line:
      return finish_with(m, str_or_memory_error(m, text));
    case Reading::NextLine:
      return finish_with(m, text.empty() ? m.raise_stop_iteration() : str_or_memory_error(m, text));
    case Reading::Text:
      return gather_text(m, text);
    default:
      return gather_line(m, text);
  }
}

Outcome builtin_input(Machine& m, const Args& args) {
  const Ref<Object> out = sys_attribute(m, NameId::stdout_);
  const Ref<Object> prompt = args.get(0);
  const Ref<Object> in = sys_attribute(m, NameId::stdin_);
  if (in && in != m.none() && (!out || out == m.none())) {
    return raise_lost(m, "sys.stdout");
  }
  const bool is_lost = !in || in == m.none();
  if (is_lost || !prompt) return read_answer(m, args);
  if (m.heap.is_exact(out, TypeId::TextStream)) {
    m.write(OutputStream::Stdout, str_to_utf8(m.heap, prompt.as<Str>()));
    return read_answer(m, args);
  }
  return continue_with(m, read_answer, m.none(),
                       [&] { return call_method(m, out, NameId::write, prompt); });
}

void add_standard_input(Machine& m, Ref<Module> sys) {
  add_methods(m, TypeId::TextInput, kMethods);
  add_attributes(m, TypeId::TextInput, kAttributes);
  for (const NativeEntry& entry : kContinuations) m.add_native(&entry);
  set_in_module(m, sys, "stdin", m.heap.allocate_object(m.type(TypeId::TextInput)));
}

}  // namespace ouro
