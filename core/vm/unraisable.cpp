#include "core/vm/unraisable.h"

#include <string>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/interned.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/library_profile.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/native_calls.h"
#include "core/vm/steps.h"
#include "core/vm/struct_sequence.h"
#include "core/vm/traceback_text.h"

namespace ouro {
namespace {

// What was going on, as 3.14 words it; a task holds the index.
constexpr const char* kSituations[] = {
    "while calling deallocator",      "while closing generator",
    "on calling weakref callback",  // by the collector
    "while calling weakref callback", "while calling GC callback", "in atexit callback",
    "in sys.unraisablehook"};
constexpr uint32_t kInAtexit = std::size(kSituations) - 2;
constexpr uint32_t kInHook = std::size(kSituations) - 1;
// The hook's arguments say what was going on.
constexpr uint32_t kToldByArguments = std::size(kSituations);

constexpr const char* kArgumentsType = "_UnraisableHookArgs";
constexpr const char* kArgumentFields[] = {"exc_type", "exc_value", "exc_traceback", "err_msg",
                                           "object"};
enum ArgumentField : uint32_t { kExcType, kExcValue, kExcTraceback, kErrMsg, kObject };

// Unraisable: 0 the exception (null: None was given to the hook), 1 the object or null, 2 which
// situation, 3 the repr of the object, 4 the arguments of the hook.
constexpr uint32_t kExceptionSlot = 0;
constexpr uint32_t kObjectSlot = 1;
constexpr uint32_t kSituationSlot = 2;
constexpr uint32_t kShownSlot = 3;
constexpr uint32_t kArgumentsSlot = 4;

enum State : uint16_t {
  kBegin,
  kObjectShown,  // the repr of the object arrives, or an exception
  kCallHook,
  kHookReturned,  // the value of the hook arrives, or an exception
  kWrite,
  kMessageShown,  // the text of the exception arrives, or an exception
  kWritten,       // what write() of a stream of the program returned arrives
};

// Whether the object is part of the text, and not told beside it.
bool tells_object(const Machine& m, uint32_t situation) {
  if (situation == kInAtexit) {
    return library_profile(m.profile()).atexit_errors == AtexitErrors::UnraisableInText;
  }
  return situation < kInHook && m.profile().unraisable_text == UnraisableText::IgnoredWhileCalling;
}

std::string shown_object(Machine& m) {
  const Task& task = m.task();
  if ((task.owned & (1u << kShownSlot)) == 0) return "";
  return str_to_utf8(m.heap, task.ref(kShownSlot).as<Str>());
}

// err_msg: "Exception ignored while calling deallocator <function C.__del__ at 0x...>", "Exception
// ignored in atexit callback", or nothing.
std::string told_text(Machine& m) {
  const uint32_t situation = m.task().slot[kSituationSlot];
  if (tells_object(m, situation)) {
    return std::string("Exception ignored ") + kSituations[situation] + " " + shown_object(m);
  }
  const bool is_told = situation == kInAtexit || situation == kInHook;
  return is_told ? std::string("Exception ignored ") + kSituations[situation] : "";
}

std::string head_text(Machine& m) {
  const uint32_t situation = m.task().slot[kSituationSlot];
  if (situation == kToldByArguments) {
    const Ref<Tuple> arguments = m.task().ref(kArgumentsSlot).as<Tuple>();
    const Ref<Object> told = tuple_get(m.heap, arguments, kErrMsg);
    const bool has_text = m.heap.type_of(told).layout == LayoutId::Str;
    const std::string text = has_text ? str_to_utf8(m.heap, told.as<Str>()) : "";
    const std::string shown = shown_object(m);
    if (shown.empty()) return has_text ? text + ":\n" : "";
    return (has_text ? text : "Exception ignored in") + ": " + shown + "\n";
  }
  const std::string told = told_text(m);
  if (tells_object(m, situation)) return told + ":\n";
  if (told.empty() && shown_object(m).empty()) return "";
  return (told.empty() ? "Exception ignored in" : told) + ": " + shown_object(m) + "\n";
}

// What has arrived in the inbox as text, or `fallback` when it is an exception. `object` is to be
// released by the caller, as the last thing of the step.
struct Arrival {
  std::string text;
  Ref<Object> object;
};
Arrival take_arrival(Machine& m, const char* fallback) {
  Task& task = m.task();
  const bool raised = (task.flags & kTaskRaised) != 0;
  task.flags &= static_cast<uint8_t>(~kTaskRaised);
  const Ref<Object> arrived = task.take(kTaskInbox);
  return {raised ? fallback : str_to_utf8(m.heap, arrived.as<Str>()), arrived};
}

// Lets go of everything; the hook itself gives None to who called it.
StepResult finish_task(Machine& m) {
  m.task().flags &= kTaskSilent;
  if (m.task().flags == 0) return m.finish(new_reference(m.heap, m.none()));
  m.abandon_task();
  return StepResult::Done;
}

// Waits for an operation that may also raise at once.
StepResult wait_or_catch(Machine& m, uint32_t own, const Outcome& outcome, State next) {
  m.heap.task(own).state = next;
  if (outcome.is_value()) m.heap.task(own).own(kTaskInbox, outcome.value());
  if (outcome.is_error()) {
    m.heap.task(own).flags |= kTaskRaised;
    m.heap.task(own).own(kTaskInbox, take_raised(m));
  }
  return StepResult::Again;
}

StepResult show_object(Machine& m) {
  const Ref<Object> object = m.task().ref(kObjectSlot);
  // The hook's arguments say None when there is no object; a __del__ may be None, too.
  const uint32_t situation = m.task().slot[kSituationSlot];
  const bool by_arguments =
      situation == kToldByArguments ||
      (library_profile(m.profile()).has_unraisable_hook && !tells_object(m, situation));
  if (!object || (by_arguments && object == m.none())) {
    m.task().state = kWrite;
    return StepResult::Again;
  }
  const uint32_t own = own_index(m);
  return wait_or_catch(m, own, repr(m, object), kObjectShown);
}

StepResult object_shown(Machine& m) {
  const Arrival shown = take_arrival(m, "<object repr() failed>");
  const Ref<Str> text = str_from_utf8(m.heap, shown.text);
  m.task().own(kShownSlot, text.as<Object>());
  m.task().state = kCallHook;
  decref(m.heap, shown.object);
  return StepResult::Again;
}

Ref<Object> or_none(Machine& m, Ref<Object> object) {
  return new_reference(m.heap, object ? object : m.none());
}

// exc_type, exc_value, exc_traceback, err_msg, object
Ref<Object> hook_arguments(Machine& m) {
  const Ref<Str> key = intern_text(m.heap, kArgumentsType);
  const Ref<Object> type =
      dict_get_str(m.heap, m.at(m.state().sys_module.as<Module>()).dict.as<Dict>(), key);
  decref(m.heap, key.as<Object>());
  const Ref<Object> exception = m.task().ref(kExceptionSlot);
  const std::string told = told_text(m);
  const Ref<Object> message =
      told.empty() ? or_none(m, {}) : str_from_utf8(m.heap, told).as<Object>();
  const bool in_text = tells_object(m, m.task().slot[kSituationSlot]);
  const Ref<Object> values[] = {
      new_reference(m.heap, m.at(exception).type.as<Object>()),
      new_reference(m.heap, exception),
      or_none(m, m.at(exception.as<Exception>()).traceback),
      message,
      or_none(m, in_text ? Ref<Object>{} : m.task().ref(kObjectSlot)),
  };
  return struct_sequence_new(m, type.as<Type>(), values).as<Object>();
}

// The hook of the program; null when the exception is to be written.
Ref<Object> hook_of_program(Machine& m) {
  if (!library_profile(m.profile()).has_unraisable_hook) return {};
  if (m.task().slot[kSituationSlot] >= kInHook) return {};
  const Ref<Object> hook = sys_attribute(m, NameId::unraisablehook);
  if (!hook || hook == m.none() || is_native_named(m, hook, "unraisablehook")) return {};
  return hook;
}

StepResult call_hook_or_write(Machine& m) {
  const Ref<Object> hook = hook_of_program(m);
  if (!hook) {
    const bool shown = (m.task().owned & (1u << kShownSlot)) != 0;
    if (!shown) return show_object(m);
    m.task().state = kWrite;
    return StepResult::Again;
  }
  const Ref<Object> arguments = hook_arguments(m);
  m.task().own(kArgumentsSlot, arguments);
  const uint32_t own = own_index(m);
  return wait_or_catch(m, own, call_keeping(m, hook, {arguments}), kHookReturned);
}

// The hook itself failed: now that is what is reported.
StepResult report_hook(Machine& m) {
  Task& task = m.task();
  task.flags &= static_cast<uint8_t>(~kTaskRaised);
  const Ref<Object> failure = task.take(kTaskInbox);
  const Ref<Object> exception = task.take(kExceptionSlot);
  const Ref<Object> object = task.take(kObjectSlot);
  const bool shown = (task.owned & (1u << kShownSlot)) != 0;
  const Ref<Object> text = shown ? task.take(kShownSlot) : Ref<Object>{};
  task.own(kExceptionSlot, failure);
  const Ref<Object> hook = sys_attribute(m, NameId::unraisablehook);
  task.own(kObjectSlot, or_none(m, hook));
  task.slot[kSituationSlot] = kInHook;
  task.state = kBegin;
  xdecref(m.heap, text);
  decref_in_order(m.heap, object, exception);
  return StepResult::Again;
}

StepResult hook_returned(Machine& m) {
  if (m.task().flags & kTaskRaised) return report_hook(m);
  return finish_task(m);
}

// The traceback, the kind of exception and its message.
std::string exception_text(Machine& m, const std::string& message) {
  const LibraryProfile& library = library_profile(m.profile());
  const Ref<Object> exception = m.task().ref(kExceptionSlot);
  if (library.unraisable_tells_context) {
    return exception_text_with_context(m, exception, message, EndBlanks::Cut);
  }
  const bool colon = !message.empty() || library.unraisable_colon_without_text;
  const Carets carets = library.unraisable_lacks_carets ? Carets::None : Carets::AsProfile;
  return traceback_text(m, exception, EndBlanks::Kept, carets) + exception_name(m, exception) +
         (colon ? ": " + message : "") + "\n";
}

// `own`: the index of the task. What died while the text was made may lie above it.
StepResult write_all(Machine& m, uint32_t own, const std::string& text) {
  const Ref<Object> stream = sys_attribute(m, NameId::stderr_);
  m.heap.task(own).state = kWritten;
  if (!stream || stream == m.none()) return StepResult::Again;
  if (m.heap.is_exact(stream, TypeId::TextStream)) {
    m.write(OutputStream::Stderr, text);
    return StepResult::Again;
  }
  const Ref<Str> written = str_from_utf8(m.heap, text);
  const Outcome done = call_named(m, stream, m.name(NameId::write), {written.as<Object>()});
  const StepResult result = wait_or_catch(m, own, done, kWritten);
  decref(m.heap, written.as<Object>());
  return result;
}

StepResult show_message(Machine& m) {
  const Ref<Object> exception = m.task().ref(kExceptionSlot);
  const uint32_t own = own_index(m);
  if (!exception) return write_all(m, own, head_text(m));
  return wait_or_catch(m, own, str(m, exception), kMessageShown);
}

StepResult message_shown(Machine& m) {
  const Arrival message = take_arrival(m, "<exception str() failed>");
  const uint32_t own = own_index(m);
  std::string text = head_text(m);
  text += exception_text(m, message.text);
  const StepResult result = write_all(m, own, text);
  decref(m.heap, message.object);
  return result;
}

// Without a traceback of its own the exception shows where the program is (errors.c).
void add_running_frame(Machine& m, Ref<Object> exception) {
  if (!library_profile(m.profile()).unraisable_adds_frame) return;
  const Ref<Frame> frame = m.state().frame;
  if (!frame || m.at(exception.as<Exception>()).traceback) return;
  const uint32_t next = m.at(frame).next_instruction;
  add_traceback(m, exception, frame, next == 0 ? 0 : next - 1);
}

}  // namespace

Ref<Object> sys_attribute(Machine& m, NameId name) {
  const Ref<Object> sys = m.state().sys_module;
  if (!sys) return {};
  return dict_get_str(m.heap, m.at(sys.as<Module>()).dict.as<Dict>(), m.name(name));
}

bool is_native_named(const Machine& m, Ref<Object> object, std::string_view name) {
  if (m.heap.type_of(object).layout != LayoutId::Builtin) return false;
  return m.native(m.at(object.as<Builtin>()).native).name == name;
}

StepResult step_Unraisable(Machine& m) {
  switch (m.task().state) {
    case kBegin:
      if (tells_object(m, m.task().slot[kSituationSlot])) return show_object(m);
      return call_hook_or_write(m);
    case kObjectShown:
      return object_shown(m);
    case kCallHook:
      return call_hook_or_write(m);
    case kHookReturned:
      return hook_returned(m);
    case kWrite:
      return show_message(m);
    case kMessageShown:
      return message_shown(m);
    default:
      break;
  }
  return finish_task(m);
}

void write_unraisable(Machine& m, Ref<Object> exception, const char* what, Ref<Object> object) {
  uint32_t situation = 0;
  while (std::string_view(kSituations[situation]) != what) ++situation;
  m.heap.push_task(TaskKind::Unraisable, kTaskSilent | kTaskCatches);
  m.task().own(kExceptionSlot, exception);
  m.task().own(kObjectSlot, new_reference(m.heap, object));
  m.task().slot[kSituationSlot] = situation;
  add_running_frame(m, exception);
}

Outcome default_unraisable_hook(Machine& m, Ref<Object> arguments) {
  const Ref<Str> key = intern_text(m.heap, kArgumentsType);
  const Ref<Object> type =
      dict_get_str(m.heap, m.at(m.state().sys_module.as<Module>()).dict.as<Dict>(), key);
  decref(m.heap, key.as<Object>());
  if (m.at(arguments).type.as<Object>() != type) {
    return m.raise(TypeId::TypeError,
                   "sys.unraisablehook argument type must be UnraisableHookArgs");
  }
  const Ref<Tuple> values = arguments.as<Tuple>();
  const Ref<Object> exception = tuple_get(m.heap, values, kExcValue);
  m.heap.push_task(TaskKind::Unraisable, kTaskCatches);
  if (exception != m.none()) m.task().own(kExceptionSlot, new_reference(m.heap, exception));
  m.task().own(kObjectSlot, new_reference(m.heap, tuple_get(m.heap, values, kObject)));
  m.task().own(kArgumentsSlot, new_reference(m.heap, arguments));
  m.task().slot[kSituationSlot] = kToldByArguments;
  return Outcome::pending();
}

Ref<Type> make_unraisable_hook_args(Machine& m) {
  return struct_sequence_type(m, "builtins", "UnraisableHookArgs", kArgumentFields);
}

}  // namespace ouro
