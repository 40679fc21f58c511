#include "core/vm/traceback_text.h"

#include "core/heap/refcount.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
#include "core/vm/source_lines.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

std::string text_of(Machine& m, Ref<Str> text) {
  return str_to_utf8(m.heap, text);
}

// The text of an outcome that needs no Python; `fallback` otherwise. An operation that would wait
// is taken back.
std::string immediate_text(Machine& m, Ref<Object> object, const char* fallback) {
  const uint32_t depth = m.heap.task_count();
  const Outcome outcome = str(m, object);
  if (outcome.is_value()) {
    const std::string text = text_of(m, outcome.value().as<Str>());
    decref(m.heap, outcome.value());
    return text;
  }
  if (outcome.is_error()) m.clear_raised();
  while (m.heap.task_count() > depth) m.abandon_task();
  return fallback;
}

// "    ^^^^^" under the part of the line that was running (from 3.11 on); empty when the whole line
// was.
std::string caret_line(const std::string& line, const SourceSpan& span, size_t indent) {
  if (span.line == 0 || span.end_line != span.line) return "";
  const size_t start = span.column;
  const size_t end = span.end_column < line.size() ? span.end_column : line.size();
  size_t last = line.find_last_not_of(" \t");
  last = last == std::string::npos ? 0 : last + 1;
  if (start >= end || (start <= indent && end >= last)) return "";
  std::string carets(4, ' ');
  for (size_t i = indent; i < start; ++i) {
    if ((static_cast<unsigned char>(line[i]) & 0xC0) != 0x80) carets += ' ';
  }
  for (size_t i = start; i < end; ++i) {
    if ((static_cast<unsigned char>(line[i]) & 0xC0) != 0x80) carets += '^';
  }
  return carets + "\n";
}

std::string entry_text(Machine& m, Ref<Traceback> entry, Carets carets) {
  const Traceback& traceback = m.at(entry);
  const FrameObject& frame = m.at(traceback.frame.as<FrameObject>());
  const Ref<Code> code = frame.code.as<Code>();
  const std::string file = text_of(m, m.at(code).filename);
  std::string text = "  File \"" + file + "\", line " + std::to_string(traceback.line) + ", in " +
                     text_of(m, m.at(code).name) + "\n";
  const std::string line = m.sources().line(file, traceback.line);
  const size_t indent = line.find_first_not_of(" \t\f");
  if (indent == std::string::npos) return text;
  const size_t last = line.find_last_not_of(" \t");
  text += "    " + line.substr(indent, last + 1 - indent) + "\n";
  if (m.profile().traceback_carets && carets == Carets::AsProfile) {
    text += caret_line(line, position_of(m, code, traceback.instruction), indent);
  }
  return text;
}

// Entries that repeat more than three times are counted (traceback.c, TB_RECURSIVE_CUTOFF).
std::string entries_text(Machine& m, Ref<Object> first, Carets carets) {
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
    const std::string entry = entry_text(m, at.as<Traceback>(), carets);
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
  std::string text;
  if (!notes || m.heap.type_of(notes).layout != LayoutId::List) return text;
  for (uint32_t i = 0; i < list_size(m.heap, notes.as<List>()); ++i) {
    text += immediate_text(m, list_get(m.heap, notes.as<List>(), i), "<note str() failed>") + "\n";
  }
  return text;
}

std::string whole_text(Machine& m, Ref<Object> exception, std::vector<Ref<Object>>* seen);

// What the exception came from, with the sentence that says so; empty when nothing is to be told.
std::string origin_text(Machine& m, Ref<Object> exception, std::vector<Ref<Object>>* seen) {
  seen->push_back(exception);
  const auto is_new = [seen](Ref<Object> other) {
    for (Ref<Object> known : *seen) {
      if (known == other) return false;
    }
    return true;
  };
  const Exception shown = m.at(exception.as<Exception>());
  if (shown.cause && is_new(shown.cause)) {
    return whole_text(m, shown.cause, seen) +
           "\nThe above exception was the direct cause of the following exception:\n\n";
  }
  if (!shown.cause && shown.context && shown.suppress_context == 0 && is_new(shown.context)) {
    return whole_text(m, shown.context, seen) +
           "\nDuring handling of the above exception, another exception occurred:\n\n";
  }
  return "";
}

std::string whole_text(Machine& m, Ref<Object> exception, std::vector<Ref<Object>>* seen) {
  return origin_text(m, exception, seen) + traceback_text(m, exception) +
         exception_line(m, exception, true) + "\n" + notes_text(m, exception);
}

}  // namespace

std::string traceback_text(Machine& m, Ref<Object> exception, Carets carets) {
  const Ref<Object> traceback = m.at(exception.as<Exception>()).traceback;
  if (!traceback) return "";
  return "Traceback (most recent call last):\n" + entries_text(m, traceback, carets);
}

std::string exception_message(Machine& m, Ref<Object> exception) {
  return immediate_text(m, exception, "<exception str() failed>");
}

std::string exception_name(Machine& m, Ref<Object> exception, bool with_module) {
  const Ref<Type> type = m.at(exception).type;
  std::string name = full_type_name(m, type);
  const std::string main_prefix = "__main__.";
  const bool is_main = name.rfind(main_prefix, 0) == 0;
  if (is_main && !(with_module && m.profile().own_exceptions_with_module)) {
    name = name.substr(main_prefix.size());
  }
  return name;
}

std::string exception_line(Machine& m, Ref<Object> exception, bool with_module) {
  const std::string name = exception_name(m, exception, with_module);
  const std::string message = exception_message(m, exception);
  return message.empty() ? name : name + ": " + message;
}

std::string exception_text_with_context(Machine& m, Ref<Object> exception,
                                        const std::string& message) {
  std::vector<Ref<Object>> seen;
  return origin_text(m, exception, &seen) + traceback_text(m, exception) +
         exception_name(m, exception, true) + (message.empty() ? "" : ": ") + message + "\n" +
         notes_text(m, exception);
}

void print_exception(Machine& m, Ref<Object> exception) {
  std::vector<Ref<Object>> seen;
  m.write(OutputStream::Stderr, whole_text(m, exception, &seen));
}

}  // namespace ouro
