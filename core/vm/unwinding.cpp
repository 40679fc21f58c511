#include "core/vm/unwinding.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"

namespace ouro {
namespace {

// The innermost handler that covers an instruction, or null.
const CodeException* find_handler(const Machine& m, Ref<Code> code, uint32_t instruction) {
  const Code& table = m.at(code);
  const auto* entries =
      reinterpret_cast<const CodeException*>(m.heap.memory.bytes(table.exceptions));
  for (uint32_t i = 0; i < table.exception_count; ++i) {
    if (instruction >= entries[i].start && instruction < entries[i].end) return &entries[i];
  }
  return nullptr;
}

// The exceptions that `exception` would meet when following __context__ must not include itself.
void break_context_cycle(Machine& m, Ref<Exception> context, Ref<Exception> exception) {
  Ref<Exception> link = context;
  Ref<Exception> slow = context;
  bool slow_moves = false;
  while (Ref<Object> next = m.at(link).context) {
    if (next == exception.as<Object>()) {
      m.at(link).context = {};
      decref(m.heap, next);
      return;
    }
    link = next.as<Exception>();
    if (link == slow) return;
    if (slow_moves) slow = m.at(slow).context.as<Exception>();
    slow_moves = !slow_moves;
  }
}

// Cuts the value stack to `depth` entries. Words are zeroed before anything is released.
void cut_stack(Machine& m, Ref<Frame> frame, uint32_t depth) {
  const uint32_t count = m.at(frame).stack_count;
  if (count <= depth) return;
  m.at(frame).stack_count = depth;
  std::vector<uint32_t> words(count - depth);
  for (uint32_t i = depth; i < count; ++i) {
    Ref<uint32_t> slot(frame_slot_offset(frame, m.at(frame).slot_count + i));
    words[i - depth] = m.at(slot);
    m.at(slot) = 0;
  }
  release_words(m, words, ClearOrder::LastToFirst);
}

void push_word(Machine& m, Ref<Frame> frame, uint32_t word) {
  Frame& target = m.at(frame);
  m.at(Ref<uint32_t>(frame_slot_offset(frame, target.slot_count + target.stack_count))) = word;
  ++target.stack_count;
}

}  // namespace

bool precedes_its_arguments(const Machine& m, Ref<Type> type) {
  if (!m.profile().objects->plain_exception_is_first || (m.at(type).flags & kTypeHeap) != 0) {
    return false;
  }
  for (const TypeId with_parts :
       {TypeId::OSError, TypeId::StopIteration, TypeId::ImportError, TypeId::NameError,
        TypeId::AttributeError, TypeId::MemoryError, TypeId::SystemExit, TypeId::SyntaxError,
        TypeId::UnicodeDecodeError, TypeId::UnicodeEncodeError, TypeId::UnicodeTranslateError}) {
    if (is_subtype(m, type, m.type(with_parts))) return false;
  }
  return true;
}

Ref<Exception> exception_without_arguments(Machine& m, Ref<Type> type) {
  const Ref<Object> exception = m.heap.allocate_object(type);
  m.heap.track(exception);
  return exception.as<Exception>();
}

Ref<Exception> exception_new(Machine& m, Ref<Type> type,
                             std::initializer_list<Ref<Object>> arguments) {
  Ref<Exception> exception;
  if (precedes_its_arguments(m, type)) exception = exception_without_arguments(m, type);
  Ref<Tuple> args = tuple_new(m.heap, static_cast<uint32_t>(arguments.size()));
  uint32_t i = 0;
  for (Ref<Object> argument : arguments) {
    tuple_items(m.heap, args)[i++] = new_reference(m.heap, argument);
  }
  if (i != 0) tuple_finish(m.heap, args);
  if (!exception) exception = exception_without_arguments(m, type);
  m.at(exception).args = args.as<Object>();
  return exception;
}

void set_context(Machine& m, Ref<Object> raised, Ref<Object> handled) {
  Ref<Exception> exception = raised.as<Exception>();
  if (handled == raised || m.at(exception).context == handled) return;
  break_context_cycle(m, handled.as<Exception>(), exception);
  const Ref<Object> old = m.at(exception).context;
  m.at(exception).context = new_reference(m.heap, handled);
  xdecref(m.heap, old);
}

void set_raised(Machine& m, Ref<Object> owned_exception) {
  CHECK(!m.has_raised());
  m.heap.state().raised = owned_exception;
  if (const Ref<Object> handled = handled_exception(m)) set_context(m, owned_exception, handled);
}

Ref<Object> handled_exception(const Machine& m) {
  if (m.state().handled) return m.state().handled;
  for (Ref<Frame> frame = m.state().frame; frame; frame = m.at(frame).previous) {
    // While a generator runs, its frame keeps what the caller handles.
    const bool keeps = (m.at(frame).flags & kFrameInGenerator) != 0;
    if (keeps && m.at(frame).handled) return m.at(frame).handled;
  }
  return {};
}

void add_note_to_raised(Machine& m, std::string_view text) {
  const auto exception = m.heap.state().raised.as<Exception>();
  if (!m.at(exception).notes) {
    const Ref<List> notes = list_new(m.heap);
    m.at(exception).notes = notes.as<Object>();
  }
  const Ref<Str> note = str_from_utf8(m.heap, text);
  CHECK(list_append(m.heap, m.at(exception).notes.as<List>(), note.as<Object>()));
}

Ref<Object> take_raised(Machine& m) {
  CHECK(m.has_raised());
  const Ref<Object> exception = m.heap.state().raised;
  m.heap.state().raised = {};
  return exception;
}

SourceSpan position_of(const Machine& m, Ref<Code> code, uint32_t instruction) {
  const Code& table = m.at(code);
  if (instruction >= table.instruction_count) return {};
  const auto* positions = reinterpret_cast<const SourceSpan*>(m.heap.memory.bytes(table.positions));
  return positions[instruction];
}

void add_traceback(Machine& m, Ref<Object> exception, Ref<Frame> frame, uint32_t instruction) {
  const Ref<FrameObject> frame_object = frame_object_of(m, frame);
  Ref<Traceback> traceback = m.heap.allocate<Traceback>(TypeId::Traceback);
  Traceback& entry = m.at(traceback);
  entry.next = m.at(exception.as<Exception>()).traceback;
  entry.frame = frame_object.as<Object>();
  incref(m.heap, frame_object.as<Object>());
  entry.instruction = instruction;
  entry.line = position_of(m, m.at(frame).code, instruction).line;
  m.at(exception.as<Exception>()).traceback = traceback.as<Object>();
  m.heap.track(traceback.as<Object>());
}

Unwound unwind_frame(Machine& m, uint32_t instruction) {
  const Ref<Frame> frame = m.state().frame;
  const CodeException* found = find_handler(m, m.at(frame).code, instruction);
  const Ref<Object> exception = take_raised(m);
  const CodeException handler = found != nullptr ? *found : CodeException{};
  if ((m.at(frame).flags & kFrameHidden) == 0 && !m.at(frame).reraised) {
    add_traceback(m, exception, frame, instruction);
  }
  m.at(frame).reraised = 0;
  if (found == nullptr) {
    m.heap.state().raised = exception;
    leave_frame(m, {});
    return Unwound::LeftFrame;
  }
  cut_stack(m, frame, handler.depth);
  if (handler.push_lasti != 0) {
    push_word(m, frame, int_from_i64(m.heap, instruction).offset);
  }
  push_word(m, frame, exception.offset);
  m.at(frame).next_instruction = handler.handler;
  return Unwound::Handled;
}

void deliver_exception(Machine& m) {
  while (true) {
    const uint32_t waiting = waiting_task(m);
    if (waiting + 1 != m.heap.task_count()) {
      const Ref<Object> exception = take_raised(m);
      m.heap.insert_task(waiting + 1, TaskKind::RaiseBelow).own(0, exception);
      return;
    }
    Task& task = m.task();
    if (task.kind == TaskKind::RunFrame) {
      const Ref<Frame> frame = m.state().frame;
      CHECK(!m.at(frame).pending_exception);
      m.at(frame).pending_exception = take_raised(m);
      m.heap.request_attention();
      return;
    }
    if (task.flags & kTaskCatches) {
      task.flags |= kTaskRaised;
      task.own(kTaskInbox, take_raised(m));
      return;
    }
    // What the unwound task owns is released above the one that receives the exception.
    uint32_t words[kTaskSlots] = {};
    uint32_t count = 0;
    for (uint32_t i = 0; i < kTaskSlots; ++i) {
      if (task.owned & (1u << i)) words[count++] = task.slot[i];
    }
    task.owned = 0;
    m.heap.pop_task();
    // Deaths come first; the exception waits below them.
    release_words(m, {words, count}, ClearOrder::FirstToLast);
  }
}

}  // namespace ouro
