#include "core/vm/unraisable.h"

#include <string>

#include "core/heap/refcount.h"
#include "core/objects/str_object.h"
#include "core/vm/formatting.h"
#include "core/vm/traceback_text.h"

namespace ouro {
namespace {

// What was going on, as 3.14 words it; a task holds the index.
constexpr const char* kSituations[] = {"while calling deallocator", "while closing generator",
                                       "while calling weakref callback",
                                       "while calling GC callback"};

}  // namespace

// Unraisable: 0 the exception, 1 the object; slot 2 tells which text. The repr of the object
// arrives in the inbox.
StepResult step_Unraisable(Machine& m) {
  Task& task = m.task();
  std::string shown = "<object repr() failed>";
  if (task.flags & kTaskRaised) {
    const Ref<Object> failed = task.take(kTaskInbox);
    decref(m.heap, failed);
  } else {
    const Ref<Object> text = m.take_result();
    shown = str_to_utf8(m.heap, text.as<Str>());
    decref(m.heap, text);
  }
  const Ref<Object> exception = m.task().ref(0);
  const bool in = m.profile().unraisable_text == UnraisableText::IgnoredIn;
  const std::string what = kSituations[m.task().slot[2]];
  const std::string head = in ? "Exception ignored in: " + shown + "\n"
                              : "Exception ignored " + what + " " + shown + ":\n";
  m.write(OutputStream::Stderr,
          head + traceback_text(m, exception) + exception_line(m, exception, true) + "\n");
  m.task().flags = kTaskSilent;
  m.abandon_task();
  return StepResult::Done;
}

void write_unraisable(Machine& m, Ref<Object> exception, const char* what, Ref<Object> object) {
  uint32_t text = 0;
  while (std::string_view(kSituations[text]) != what) ++text;
  m.heap.push_task(TaskKind::Unraisable, kTaskSilent | kTaskCatches);
  m.task().own(0, exception);
  m.task().own(1, new_reference(m.heap, object));
  m.task().slot[2] = text;
  const Outcome shown = repr(m, object);
  if (shown.is_value()) m.set_result(shown.value());
  if (shown.is_error()) {
    m.task().flags |= kTaskRaised;
    m.task().own(kTaskInbox, m.heap.state().raised);
    m.heap.state().raised = {};
  }
}

}  // namespace ouro
