// task_words.cpp - unfinished work in words.

#include "core/heap/task_kind.h"
#include "core/inspect/describe.h"
#include "core/inspect/words.h"
#include "core/objects/function_object.h"

namespace ouro {
namespace {

const char* const kTaskMeanings[] = {
#define TASK(name, meaning) meaning,
#include "core/heap/tasks.def"
#undef TASK
};

std::string of_slot(const Machine& machine, const Task& task, uint32_t slot) {
  return short_text(machine, task.ref(slot));
}

// What each kind of work is called when nothing more is to be said about it.
const char* plain_text(TaskKind kind) {
  switch (kind) {
    case TaskKind::ReleaseSlots:
      return "release of a finished call's variables";
    case TaskKind::KeepAlive:
      return "a call";
    case TaskKind::DropResult:
      return "a hook";
    case TaskKind::BinaryOperation:
      return "an operator";
    case TaskKind::RichComparison:
    case TaskKind::CompareSequences:
    case TaskKind::CompareDicts:
    case TaskKind::CompareSets:
      return "a comparison";
    case TaskKind::KeyedOperation:
      return "the search for a key";
    case TaskKind::ReprContainer:
      return "the repr of a container";
    case TaskKind::ReadLine:
      return "input()";
    case TaskKind::RunMain:
      return "the end of the program";
    case TaskKind::RaiseBelow:
      return "an exception on its way";
    case TaskKind::CallWeakrefCallbacks:
      return "the callback of a weak reference";
    case TaskKind::Native:
      return "a builtin function";
    case TaskKind::CloseGenerator:
      return "the close() of a generator";
    case TaskKind::BuildClass:
      return "a class statement";
    case TaskKind::FinishClass:
      return "the end of a class statement";
    case TaskKind::ImportModule:
    case TaskKind::ImportFrom:
    case TaskKind::ImportHead:
      return "an import";
    default:
      return nullptr;
  }
}

// "Checks what __len__ returned." -> "checks what __len__ returned".
std::string as_phrase(const char* meaning) {
  std::string text = meaning;
  if (!text.empty() && text.back() == '.') text.pop_back();
  if (text.size() > 1 && text[1] >= 'a' && text[1] <= 'z') {
    if (text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

// A call of a class: what is to be made has been made, or its class is known.
std::string construction_text(const Machine& machine, const Task& task) {
  if (task.ref(1)) return "the call of " + of_slot(machine, task, 1);
  if (!task.ref(0)) return "the call of a class";
  return "the call of " + short_text(machine, machine.at(task.ref(0)).type.as<Object>());
}

}  // namespace

std::string task_text(const Machine& machine, uint32_t index) {
  const Task& task = machine.heap.task(index);
  switch (task.kind) {
    case TaskKind::RunFrame:
      return "the call of " + frame_name(machine, Ref<Frame>(task.slot[0]));
    case TaskKind::Construct:
      return construction_text(machine, task);
    case TaskKind::Deallocate:
      return "deallocation of " + of_slot(machine, task, 0);
    case TaskKind::Finalize:
      return "the finalizer of " + of_slot(machine, task, 0);
    case TaskKind::ReleaseReference:
      return "release of " + of_slot(machine, task, 0);
    case TaskKind::Collect:
      return "collection of generation " + std::to_string(machine.heap.state().gc.generation);
    case TaskKind::LeaveFrame:
      return "the return from " + frame_name(machine, machine.state().frame);
    case TaskKind::EndGenerator:
      return "the end of " + of_slot(machine, task, 0);
    default:
      break;
  }
  const char* text = plain_text(task.kind);
  return text != nullptr
             ? text
             : "work that " + as_phrase(kTaskMeanings[static_cast<uint32_t>(task.kind)]);
}

std::string task_slot_text(const Machine& machine, uint32_t index, uint32_t slot) {
  const Task& task = machine.heap.task(index);
  const std::string text = task_text(machine, index);
  if (slot == kTaskInbox) {
    return ((task.flags & kTaskRaised) != 0 ? "exception for " : "value for ") + text;
  }
  switch (task.kind) {
    case TaskKind::Deallocate:
    case TaskKind::Finalize:
    case TaskKind::ReleaseSlots:
    case TaskKind::ReleaseReference:
    case TaskKind::Collect:
    case TaskKind::RaiseBelow:
      return text;
    case TaskKind::CallWeakrefCallbacks:
      return slot == 0 ? "callback about to be called" : "argument of a callback";
    case TaskKind::LeaveFrame:
      return task.state == 0 ? "result of " + frame_name(machine, machine.state().frame)
                             : "exception on its way";
    case TaskKind::KeepAlive:
      return slot == 0 ? "callee kept by a call" : "argument kept by a call";
    default:
      return text;
  }
}

}  // namespace ouro
