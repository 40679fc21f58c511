// native.h - functions written in C++ that Python code can call, and how they wait for Python.
//
// A native function gets borrowed arguments and returns an Outcome: an owned value, an error, or
// pending. One that has to call Python code pushes a task of its own kind (heap/tasks.def), stores
// in its slots what it needs, and returns pending; the task's step function goes on from there.
// Steps are written as a switch over Task::state:
//
//   StepResult step_Something(Machine& m) {
//     switch (m.task().state) {
//       case 0:
//         AWAIT(m, 1, call(m, callable, arguments));    // state 1 is stored before the call
//       case 1: {
//         Ref<Object> value = m.take_result();          // owned
//         return m.finish(value);                       // pops the task, delivers the value
//       }
//     }
//   }
//
// The table of native functions is made at boot in a fixed order, so an index into it means the
// same on every host and in every checkpoint of one build.
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "core/heap/outcome.h"
#include "core/heap/task_kind.h"
#include "core/heap/task_stack.h"

namespace ouro {

class Machine;
struct Tuple;

// The arguments of one call: all borrowed, on the host's stack, so they stay valid when the block
// moves. The last `keyword_names` ones are keyword arguments.
struct Args {
  std::span<const Ref<Object>> values;
  Ref<Tuple> keyword_names;
  uint32_t keyword_count = 0;

  uint32_t count() const { return static_cast<uint32_t>(values.size()) - keyword_count; }
  Ref<Object> operator[](uint32_t index) const { return values[index]; }
  // The positional argument, or `fallback` when there are fewer.
  Ref<Object> get(uint32_t index, Ref<Object> fallback = {}) const {
    return index < count() ? values[index] : fallback;
  }
};

using NativeFunction = Outcome (*)(Machine& m, const Args& args);
using NativeSetter = Outcome (*)(Machine& m, const Args& args);

inline constexpr uint8_t kAnyCount = 255;

// How a native function is called and shown. Counts include self for methods.
struct NativeEntry {
  const char* name;
  NativeFunction function;
  uint8_t count_min = 0;
  uint8_t count_max = 0;  // kAnyCount: no limit
  // Names of arguments that may also be given by keyword, in order, separated by blanks; an entry
  // after '*' is keyword-only. Null: no keywords. "**": the function reads keyword_names itself.
  // When it is given, missing arguments arrive as null references.
  const char* keywords = nullptr;
  const char* doc = nullptr;
};

#define AWAIT(machine, next_state, operation)                                           \
  (machine).task().state = (next_state);                                                \
  if (const ::ouro::Outcome awaited = (operation); !awaited.is_value()) {               \
    return awaited.is_error() ? ::ouro::StepResult::Raised : ::ouro::StepResult::Again; \
  } else {                                                                              \
    (machine).set_result(awaited.value());                                              \
  }                                                                                     \
  [[fallthrough]]

}  // namespace ouro
