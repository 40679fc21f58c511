#include "core/vm/task_steps.h"

#include "core/collector/collector.h"
#include "core/heap/deallocation.h"
#include "core/heap/task_kind.h"
#include "core/vm/calls.h"
#include "core/vm/collector_services.h"
#include "core/vm/unwinding.h"

namespace ouro {

#define TASK(name, meaning) StepResult step_##name(Machine& m);
#include "core/heap/tasks.def"
#undef TASK

StepResult step_RunFrame(Machine&) {
  CHECK(false);
}

StepResult step_Deallocate(Machine& m) {
  return deallocate_step(m.heap);
}

StepResult step_ReleaseSlots(Machine& m) {
  return release_slots_step(m.heap);
}

StepResult step_ReleaseReference(Machine& m) {
  return release_reference_step(m.heap);
}

StepResult step_Collect(Machine& m) {
  return collect_step(m.heap, collector_host());
}

StepResult step_RaiseBelow(Machine& m) {
  const Ref<Object> exception = m.task().take(0);
  m.heap.pop_task();
  m.heap.state().raised = exception;
  deliver_exception(m);
  return StepResult::Done;
}

namespace {

struct TaskInfo {
  TaskStep step;
  const char* name;
  const char* meaning;
};

constexpr TaskInfo kTasks[] = {
#define TASK(name, meaning) {step_##name, #name, meaning},
#include "core/heap/tasks.def"
#undef TASK
};
static_assert(sizeof(kTasks) / sizeof(kTasks[0]) == kTaskKindCount);

}  // namespace

TaskStep task_step(TaskKind kind) {
  return kTasks[static_cast<uint32_t>(kind)].step;
}
const char* task_name(TaskKind kind) {
  return kTasks[static_cast<uint32_t>(kind)].name;
}
const char* task_meaning(TaskKind kind) {
  return kTasks[static_cast<uint32_t>(kind)].meaning;
}

}  // namespace ouro
