// task_kind.h - the kinds of tasks by name, in the order of their step functions
// (vm/task_steps.cpp).
#pragma once

#include "core/heap/task_stack.h"

namespace ouro {

enum class TaskKind : uint16_t {
#define TASK(name, meaning) name,
#include "core/heap/tasks.def"
#undef TASK
};
inline constexpr uint32_t kTaskKindCount = 0
#define TASK(name, meaning) +1
#include "core/heap/tasks.def"
#undef TASK
    ;

}  // namespace ouro
