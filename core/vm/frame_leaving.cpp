// frame_leaving.cpp - a frame ends: what dies with it, and what its frame object takes over.

#include <cstring>
#include <utility>

#include "core/heap/deallocation.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/exception_object.h"
#include "core/objects/frame_counts.h"
#include "core/vm/calls.h"
#include "core/vm/data_stack.h"
#include "core/vm/frame_stack.h"
#include "core/vm/generators.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// What a frame owns besides its slots.
struct FrameNames {
  explicit FrameNames(const Frame& frame)
      : locals(frame.locals),
        function(frame.function),
        code(frame.code),
        globals(frame.globals),
        builtins(frame.builtins),
        frame_object(frame.frame_object) {}
  Ref<Object> locals;
  Ref<Function> function;
  Ref<Code> code;
  Ref<Object> globals;
  Ref<Object> builtins;
  Ref<Object> frame_object;
};

void release_frame_names(Machine& m, const FrameNames& names) {
  xdecref(m.heap, names.locals);
  if (names.function) {
    decref(m.heap, names.function.as<Object>());
  } else {
    decref(m.heap, names.code.as<Object>());
    decref(m.heap, names.globals);
    decref(m.heap, names.builtins);
  }
  xdecref(m.heap, names.frame_object);
}

// Whether a frame object takes over what the frame was.
enum class FrameFate : uint8_t { Dies, LivesOn };

// The slots of the running frame are empty, or have moved to its frame object: takes the frame away
// and gives the result, or the exception in flight, to who waits.
void finish_leaving(Machine& m, Ref<Object> result, FrameFate fate = FrameFate::Dies) {
  const Ref<Frame> ref = m.state().frame;
  const FrameNames names(m.at(ref));
  const uint8_t flags = m.at(ref).flags;
  if (names.frame_object) {
    // Made by what its locals did when they died: there is nothing left to show in it.
    m.at(names.frame_object.as<FrameObject>()).frame = {};
  }
  const Ref<Frame> previous = m.at(ref).previous;
  data_stack_pop(m, ref);
  if (fate == FrameFate::Dies) count_dead_frame(m.heap, names.code);
  m.state().frame = previous;
  --m.state().depth;
  if (flags & kFrameEntry) {
    CHECK(m.task().kind == TaskKind::RunFrame);
    m.heap.pop_task();
  }
  if (result && (flags & kFrameEntry)) {
    deliver(m, result);
  } else if (result) {
    deliver_to_frame(m, result);
  } else {
    deliver_exception(m);
  }
  release_frame_names(m, names);
}

}  // namespace

bool hand_over_to_frame_object(Machine& m, Ref<Frame> frame) {
  const Ref<FrameObject> object = m.at(frame).frame_object.as<FrameObject>();
  if (!object) return false;
  if (refcount_of(m.heap, object.as<Object>()) == 1) {
    m.at(frame).frame_object = {};
    m.at(object).frame = {};
    decref(m.heap, object.as<Object>());
    return false;
  }
  const Ref<Frame> copy = move_to_frame_object(m.heap, frame);
  m.at(frame).frame_object = {};
  m.at(copy).frame_object = {};
  m.at(copy).flags = 0;
  if (Ref<Frame> previous = m.at(frame).previous) {
    const Ref<FrameObject> back = frame_object_of(m, previous);
    m.at(object).back = new_reference(m.heap, back).as<Object>();
  }
  m.at(copy).previous = {};
  // The copy owns now the slots that the frame owned or had been lent; the frame keeps its own
  // claim on its names.
  own_frame_words(m, copy);
  const size_t words = m.at(frame).slot_count + m.at(frame).stack_count;
  std::memset(m.heap.memory.bytes(frame_slot_offset(frame, 0)), 0, 4 * words);
  Frame& copied = m.at(copy);
  copied.handled = {};
  copied.pending_exception = {};
  copied.generator = {};
  if (copied.locals) incref(m.heap, copied.locals);
  if (copied.function) {
    incref(m.heap, copied.function.as<Object>());
  } else {
    incref(m.heap, copied.code.as<Object>());
    incref(m.heap, copied.globals);
    incref(m.heap, copied.builtins);
  }
  m.heap.track(object.as<Object>());
  decref(m.heap, object.as<Object>());
  return true;
}

namespace {

// What a LeaveFrame task carries, and what it waited for.
enum LeaveState : uint16_t { kReturns, kRaises, kRaisesWithSlots };

// An exception leaves the running frame: what lies on the value stack dies, the last value first,
// before the locals do, and no frame object keeps it (ceval.c, exception_unwind). False: the frame
// is left when that is done.
bool release_value_stack(Machine& m) {
  const Ref<Frame> frame = m.state().frame;
  const uint32_t count = std::exchange(m.at(frame).stack_count, 0);
  if (count == 0) return true;
  const Ref<Object> exception = take_raised(m);
  const uint32_t bottom = m.heap.task_count();
  const uint32_t offset = frame_slot_offset(frame, m.at(frame).slot_count);
  if (release_slots(m.heap, offset, count, ClearOrder::LastToFirst)) {
    m.heap.state().raised = exception;
    return true;
  }
  Task& task = m.heap.insert_task(bottom, TaskKind::LeaveFrame);
  task.state = kRaisesWithSlots;
  task.own(0, exception);
  return false;
}

}  // namespace

void leave_frame(Machine& m, Ref<Object> result) {
  const Ref<Frame> frame = m.state().frame;
  if (!result && !release_value_stack(m)) return;
  if (m.at(frame).flags & kFrameInGenerator) {
    finish_generator(m, result);
    return;
  }
  if (m.at(frame).frame_object && hand_over_to_frame_object(m, frame)) {
    finish_leaving(m, result, FrameFate::LivesOn);
    return;
  }
  const Ref<Object> exception = result ? Ref<Object>{} : take_raised(m);
  const uint32_t bottom = m.heap.task_count();
  const uint32_t words = m.at(frame).slot_count + m.at(frame).stack_count;
  const bool done =
      release_slots(m.heap, frame_slot_offset(frame, 0), words, m.profile().frame_clear_order);
  m.at(frame).stack_count = 0;
  if (done) {
    m.heap.state().raised = exception;
    finish_leaving(m, result);
    return;
  }
  Task& task = m.heap.insert_task(bottom, TaskKind::LeaveFrame);
  task.state = exception ? kRaises : kReturns;
  task.own(0, exception ? exception : result);
}

StepResult step_LeaveFrame(Machine& m) {
  const auto state = static_cast<LeaveState>(m.task().state);
  const Ref<Object> carried = m.task().take(0);
  m.heap.pop_task();
  if (state != kReturns) m.heap.state().raised = carried;
  if (state == kRaisesWithSlots) {
    leave_frame(m, {});
  } else {
    finish_leaving(m, state == kRaises ? Ref<Object>{} : carried);
  }
  return StepResult::Done;
}

Ref<FrameObject> frame_object_of(Machine& m, Ref<Frame> frame) {
  if (m.at(frame).frame_object) return m.at(frame).frame_object.as<FrameObject>();
  count_shown_frame(m.heap);
  Ref<FrameObject> object = m.heap.allocate<FrameObject>(TypeId::Frame);
  m.at(object).frame = frame;
  m.at(object).code = new_reference(m.heap, m.at(frame).code).as<Object>();
  m.at(frame).frame_object = object.as<Object>();
  return object;
}

}  // namespace ouro
