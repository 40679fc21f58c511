// task_steps.h - the table of step functions, one for each kind of task (heap/tasks.def).
//
// Each is defined in the file that owns the operation, as `StepResult step_Name(Machine&)`.
#pragma once

#include "core/heap/task_kind.h"
#include "core/vm/machine.h"

namespace ouro {

using TaskStep = StepResult (*)(Machine& m);

TaskStep task_step(TaskKind kind);
const char* task_name(TaskKind kind);
const char* task_meaning(TaskKind kind);

}  // namespace ouro
