#include "core/vm/traceback_text.h"

#include <algorithm>
#include <set>

#include "core/base/diagnostic_text.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/syntax_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
#include "core/vm/interpreter_exit.h"
#include "core/vm/source_lines.h"
#include "core/vm/steps.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

std::string text_of(Machine& m, Ref<Str> text) {
  return str_to_utf8(m.heap, text);
}

// The text of an outcome that needs no Python; `fallback` otherwise. An operation that would wait
// is taken back.
std::string immediate_text(Machine& m, const Outcome& outcome, uint32_t depth,
                           const char* fallback) {
  if (outcome.is_value()) {
    const std::string text = text_of(m, outcome.value().as<Str>());
    decref(m.heap, outcome.value());
    return text;
  }
  if (outcome.is_error()) m.clear_raised();
  while (m.heap.task_count() > depth) m.abandon_task();
  return fallback;
}

// How a source line is shown.
struct Style {
  EndBlanks blanks;
  Carets carets;
};

std::string shown_line_of(Machine& m, const std::string& file, const SourceSpan& span,
                          const Style& style) {
  std::string shown = m.library().shown_source(m.sources(), file, span, m.profile());
  if (style.blanks == EndBlanks::Cut || shown.empty()) return shown;
  const std::string line = m.sources().line(file, span.line);
  const size_t end = line.find_last_not_of(" \t\f");
  return end == std::string::npos ? shown : shown.insert(shown.find('\n'), line.substr(end + 1));
}

std::string entry_text(Machine& m, Ref<Traceback> entry, const Style& style) {
  const Traceback& traceback = m.at(entry);
  const FrameObject& frame = m.at(traceback.frame.as<FrameObject>());
  const Ref<Code> code = frame.code.as<Code>();
  const std::string file = text_of(m, m.at(code).filename);
  SourceSpan span = position_of(m, code, traceback.instruction);
  span.line = traceback.line;
  if (style.carets == Carets::None) span = {traceback.line, 0, 0, 0};
  return "  File \"" + file + "\", line " + std::to_string(traceback.line) + ", in " +
         text_of(m, m.at(code).name) + "\n" +
         (modules_are_gone(m) ? "" : shown_line_of(m, file, span, style));
}

// Entries that repeat more than three times are counted (traceback.c, TB_RECURSIVE_CUTOFF).
std::string entries_text(Machine& m, Ref<Object> first, const Style& style) {
  constexpr uint32_t kCutoff = 3;
  std::string text;
  std::string previous;
  uint32_t repeats = 0;
  const auto flush = [&text, &repeats] {
    if (repeats <= kCutoff) return;
    const uint32_t more = repeats - kCutoff;
    text += "  [Previous line repeated " + std::to_string(more) + " more time" +
            (more == 1 ? "" : "s") + "]\n";
  };
  for (Ref<Object> at = first; at; at = m.at(at.as<Traceback>()).next) {
    const std::string entry = entry_text(m, at.as<Traceback>(), style);
    if (entry != previous) {
      flush();
      repeats = 0;
      previous = entry;
    }
    if (++repeats <= kCutoff) text += entry;
  }
  flush();
  return text;
}

std::string notes_text(Machine& m, Ref<Object> exception) {
  const Ref<Object> notes = m.at(exception.as<Exception>()).notes;
  if (!notes || !m.profile().exception_notes) return "";
  const uint32_t depth = m.heap.task_count();
  if (m.heap.type_of(notes).layout != LayoutId::List) {
    return immediate_text(m, repr(m, notes), depth, "<__notes__ repr() failed>") + "\n";
  }
  std::string text;
  for (uint32_t i = 0; i < list_size(m.heap, notes.as<List>()); ++i) {
    const Ref<Object> note = list_get(m.heap, notes.as<List>(), i);
    text += immediate_text(m, str(m, note), depth, "<note str() failed>") + "\n";
  }
  return text;
}

// "ValueError: message", or what a syntax error shows.
std::string exception_line(Machine& m, Ref<Object> exception, const std::string& message);

// ---- syntax errors: (filename, lineno, offset, text, end_lineno, end_offset), then the message

int64_t number_at(Machine& m, Ref<Tuple> details, uint32_t index, int64_t fallback) {
  const Ref<Object> item = tuple_get(m.heap, details, index);
  int64_t value = fallback;
  if (m.heap.type_of(item).layout == LayoutId::Int) {
    (void)int_try_i64(m.heap, item.as<Int>(), &value);
  }
  return value;
}

std::string string_at(Machine& m, Ref<Tuple> details, uint32_t index, const char* fallback) {
  const Ref<Object> item = tuple_get(m.heap, details, index);
  return m.heap.type_of(item).layout == LayoutId::Str ? text_of(m, item.as<Str>()) : fallback;
}

// The line with a caret under each character of the range; columns count characters from 1.
std::string marked_line(Machine& m, Ref<Tuple> details) {
  std::string line = string_at(m, details, kSyntaxText, "");
  line = line.substr(0, line.find('\n'));
  if (line.empty()) return "";
  const int64_t offset = number_at(m, details, kSyntaxOffset, -1);
  int64_t end = number_at(m, details, kSyntaxEndOffset, 0);
  const int64_t line_number = number_at(m, details, kSyntaxLine, 0);
  if (number_at(m, details, kSyntaxEndLine, line_number) != line_number) {
    end = static_cast<int64_t>(line.size()) + 1;
  }
  if (end <= 0 || end == offset) end = offset + 1;
  return ouro::marked_line(line, offset - 1, end - 1, shown_line(m.profile()));
}

std::string syntax_error_text(Machine& m, Ref<Object> exception, Ref<Tuple> details) {
  const int64_t line = number_at(m, details, kSyntaxLine, 0);
  const std::string name = exception_name(m, exception);
  const std::string message = string_at(m, details, kSyntaxMessage, "None");
  std::string place;
  if (line > 0) {
    place = "  File \"" + string_at(m, details, kSyntaxFile, "<string>") + "\", line " +
            std::to_string(line) + "\n" + marked_line(m, details);
  }
  return place + name + ": " + message;
}

// ---- the task

// PrintException: 0 the exception, 1 a list of all exceptions to be shown, the first one first, 2 a
// list of their texts so far, 3 what is written in front of all.
enum Slot : uint32_t { kException, kChain, kTexts, kHead };
enum State : uint16_t { kAsksForTexts, kWritten };

enum class Link : uint8_t { None, Cause, Context };

Link link_of(const Machine& m, Ref<Object> exception, Ref<Object>* linked) {
  const Exception& shown = m.at(exception.as<Exception>());
  if (shown.cause) {
    *linked = shown.cause;
    return Link::Cause;
  }
  *linked = shown.context;
  return shown.context && shown.suppress_context == 0 ? Link::Context : Link::None;
}

// The exception, what it is linked to, and so on until one comes again; the last one first.
std::vector<Ref<Object>> chain_of(const Machine& m, Ref<Object> exception) {
  std::vector<Ref<Object>> chain = {exception};
  std::set<uint32_t> seen = {exception.offset};
  Ref<Object> linked;
  while (link_of(m, chain.back(), &linked) != Link::None && seen.insert(linked.offset).second) {
    chain.push_back(linked);
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

const char* link_text(const Machine& m, Ref<Object> exception) {
  Ref<Object> linked;
  return link_of(m, exception, &linked) == Link::Cause
             ? "\nThe above exception was the direct cause of the following exception:\n\n"
             : "\nDuring handling of the above exception, another exception occurred:\n\n";
}

constexpr const char* kNoMessage = "<exception str() failed>";

std::string message_at(Machine& m, Ref<List> texts, uint32_t index) {
  const Ref<Object> text = list_get(m.heap, texts, index);
  return text == m.none() ? kNoMessage : text_of(m, text.as<Str>());
}

// One of the exceptions of a chain, with what stands in front of it.
std::string link_and_text(Machine& m, Ref<Object> shown, bool is_first, const std::string& message,
                          EndBlanks blanks) {
  return (is_first ? "" : link_text(m, shown)) + traceback_text(m, shown, blanks) +
         exception_line(m, shown, message) + m.library().suggestion(m, shown) + "\n" +
         notes_text(m, shown);
}

// Looking for a suggestion may push tasks, so what this one holds is read before.
void write_chain(Machine& m) {
  const Ref<List> chain = m.task().ref(kChain).as<List>();
  const Ref<List> texts = m.task().ref(kTexts).as<List>();
  std::string text = text_of(m, m.task().ref(kHead).as<Str>());
  // From 3.13 on, Lib/traceback.py prints what is not caught.
  const bool in_python = m.profile().traceback_marks == TracebackMarks::Calls;
  const EndBlanks blanks = in_python ? EndBlanks::Cut : EndBlanks::Kept;
  for (uint32_t i = 0; i < list_size(m.heap, chain); ++i) {
    text += link_and_text(m, list_get(m.heap, chain, i), i == 0, message_at(m, texts, i), blanks);
  }
  m.write(OutputStream::Stderr, text);
}

}  // namespace

StepResult step_PrintException(Machine& m) {
  const uint32_t own = own_index(m);
  if (m.task().state == kWritten) {
    m.abandon_task();
    return StepResult::Done;
  }
  const Ref<List> texts = m.task().ref(kTexts).as<List>();
  if (exception_arrived(m)) {
    CHECK(list_append(m.heap, texts, new_reference(m.heap, m.none())));
    m.clear_raised();
    return StepResult::Again;
  }
  if (m.task().owned & (1u << kTaskInbox)) {
    const Ref<Object> text = m.take_result();
    CHECK(list_append(m.heap, texts, text));
  }
  const Ref<List> chain = m.task().ref(kChain).as<List>();
  const uint32_t next = list_size(m.heap, texts);
  if (next < list_size(m.heap, chain)) {
    const Outcome outcome = str(m, list_get(m.heap, chain, next));
    if (!outcome.is_error()) return wait_for(m, own, outcome);
    CHECK(list_append(m.heap, texts, new_reference(m.heap, m.none())));
    m.clear_raised();
    return StepResult::Again;
  }
  write_chain(m);
  // What looking for a suggestion has made dies first.
  m.heap.task(own).state = kWritten;
  return StepResult::Again;
}

std::string traceback_text(Machine& m, Ref<Object> exception, EndBlanks blanks, Carets carets) {
  const Ref<Object> traceback = m.at(exception.as<Exception>()).traceback;
  if (!traceback) return "";
  return "Traceback (most recent call last):\n" + entries_text(m, traceback, {blanks, carets});
}

std::string exception_name(Machine& m, Ref<Object> exception) {
  const std::string full = full_type_name(m, m.at(exception).type);
  const std::string main_prefix = "__main__.";
  const bool is_main = full.rfind(main_prefix, 0) == 0;
  std::string name = is_main ? full.substr(main_prefix.size()) : full;
  if (!m.profile().qualified_exception_names) name = name.substr(name.rfind('.') + 1);
  return is_main && m.profile().own_exceptions_with_module ? main_prefix + name : name;
}

namespace {

std::string exception_line(Machine& m, Ref<Object> exception, const std::string& message) {
  const Ref<Object> details = m.at(exception.as<Exception>()).extra;
  const bool is_syntax_error = is_subtype(m, m.at(exception).type, m.type(TypeId::SyntaxError)) &&
                               details && m.heap.is_exact(details, TypeId::Tuple);
  if (is_syntax_error) return syntax_error_text(m, exception, details.as<Tuple>());
  const std::string name = exception_name(m, exception);
  return message.empty() ? name : name + ": " + message;
}

}  // namespace

std::string exception_text_with_context(Machine& m, Ref<Object> exception,
                                        const std::string& message, EndBlanks blanks) {
  std::string text;
  for (const Ref<Object> shown : chain_of(m, exception)) {
    const uint32_t depth = m.heap.task_count();
    const std::string told =
        shown == exception ? message : immediate_text(m, str(m, shown), depth, kNoMessage);
    text += link_and_text(m, shown, text.empty(), told, blanks);
  }
  return text;
}

std::string exception_report(Machine& m, Ref<Object> exception) {
  const uint32_t depth = m.heap.task_count();
  return exception_text_with_context(
      m, exception, immediate_text(m, str(m, exception), depth, kNoMessage), EndBlanks::Cut);
}

void print_exception(Machine& m, Ref<Object> exception, std::string_view head) {
  const Ref<List> chain = list_new(m.heap);
  for (const Ref<Object> each : chain_of(m, exception)) {
    CHECK(list_append(m.heap, chain, new_reference(m.heap, each)));
  }
  const Ref<List> texts = list_new(m.heap);
  const Ref<Str> front = str_from_utf8(m.heap, head);
  Task& task = m.heap.push_task(TaskKind::PrintException, kTaskSilent | kTaskCatches);
  task.own(kException, new_reference(m.heap, exception));
  task.own(kChain, chain.as<Object>());
  task.own(kTexts, texts.as<Object>());
  task.own(kHead, front.as<Object>());
}

}  // namespace ouro
