// task_stack.h - unfinished work, as data.
//
// No C++ function ever calls back into Python. What is not finished is a Task on a stack inside the
// block: run this frame, deallocate this object's next child, call this finalizer, go on with this
// builtin, do the next collector step. One tick runs one instruction or one task step, so the
// machine can stop, be copied and go on at every tick, and no data structure can overflow the C++
// stack.
//
// A Task is a step function (by its index in the host table vm/task_steps), a state that the step
// function defines, and slots. `owned` says, bit by bit, which slots hold owned references: they
// are roots for the validator and the picture, and are released when an exception unwinds the task.
//
// Everybody may push. Only the task runner runs and pops (vm/task_runner.h): everyone below vm only
// pushes. A reference to a Task is valid until the next push or allocation.
#pragma once

#include <cstdint>

#include "core/heap/object.h"

namespace ouro {

inline constexpr uint32_t kTaskSlots = 10;
// The slot that receives the value, or with kTaskRaised the exception, which the task waits for.
inline constexpr uint32_t kTaskInbox = kTaskSlots - 1;

// Names of step functions. They are in heap/task_kind.h, so that a new one concerns only those who
// know one by its name.
enum class TaskKind : uint16_t;

struct Task {
  TaskKind kind;
  uint16_t state;  // where the step function goes on
  uint16_t owned;  // bit i: slot[i] holds an owned reference
  uint8_t flags;   // TaskFlags
  uint8_t reserved;
  uint32_t slot[kTaskSlots];

  Ref<Object> ref(uint32_t index) const { return Ref<Object>(slot[index]); }
  // Stores an owned reference; the slot must not own another one.
  void own(uint32_t index, Ref<Object> object) {
    slot[index] = object.offset;
    owned = static_cast<uint16_t>(owned | (1u << index));
  }
  // Takes the owned reference out of a slot.
  Ref<Object> take(uint32_t index) {
    Ref<Object> object(slot[index]);
    slot[index] = 0;
    owned = static_cast<uint16_t>(owned & ~(1u << index));
    return object;
  }
};
static_assert(sizeof(Task) == 48);

enum TaskFlags : uint8_t {
  kTaskCatches = 1,  // its step runs when something above it raised; otherwise it is unwound
  kTaskSilent = 2,   // delivers nothing to the task below (releases, finalizers, the collector)
  kTaskExhausted = 8,  // the iterator that it walks has ended: instead of a value in the inbox
  kTaskRaised = 4,    // the inbox holds an exception
};

// In the root area. The tasks themselves lie in one area of the block that doubles when full.
struct TaskStack {
  uint32_t area;  // offset of Task[capacity]
  uint32_t count;
  uint32_t capacity;
};

}  // namespace ouro
