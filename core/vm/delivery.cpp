// delivery.cpp - giving a value to who waits for it, and releasing what has left a stack (calls.h).

#include "core/heap/deallocation.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/vm/calls.h"
#include "core/vm/frame_stack.h"

namespace ouro {

namespace {

// Tasks that only let something die: they wait for no value.
bool only_releases(const Task& task) {
  return task.kind == TaskKind::Deallocate || task.kind == TaskKind::ReleaseSlots ||
         task.kind == TaskKind::ReleaseReference;
}

}  // namespace

uint32_t waiting_task(const Machine& m) {
  uint32_t index = m.heap.task_count() - 1;
  while (only_releases(m.heap.task(index))) --index;
  return index;
}

void deliver(Machine& m, Ref<Object> owned) {
  Task& waiting = m.heap.task(waiting_task(m));
  if (waiting.kind == TaskKind::RunFrame) {
    deliver_to_frame(m, owned);
  } else {
    waiting.own(kTaskInbox, owned);
  }
}

void deliver_to_frame(Machine& m, Ref<Object> owned) {
  const Ref<Frame> frame = m.state().frame;
  const Await await = m.at(frame).await;
  m.at(frame).await = Await::Nothing;
  if (await == Await::Push && (m.at(frame).flags & kFrameChecksBreaker) == 0) {
    push_stack(m, frame, owned);
    return;
  }
  const uint32_t count = m.at(frame).await_count;
  if (m.at(frame).flags & kFrameChecksBreaker) {
    m.at(frame).flags &= static_cast<uint8_t>(~kFrameChecksBreaker);
    m.check_eval_breaker();
  }
  const bool truth = owned == m.heap.state().true_;
  switch (await) {
    case Await::Push:
    case Await::Next:
    case Await::Send:
      push_stack(m, frame, owned);
      return;
    case Await::Release: {
      const auto words = take_stack_words(m, frame, count);
      push_stack(m, frame, owned);
      release_words(m, words, argument_release_order(m));
      return;
    }
    case Await::Replace: {
      const uint32_t word = std::exchange(m.at(top_place(m, frame, count)), owned.offset);
      --m.at(frame).next_instruction;
      release_words(m, {&word, 1}, ClearOrder::FirstToLast);
      return;
    }
    case Await::NotContained: {
      const auto words = take_stack_words(m, frame, count);
      push_stack(m, frame, new_reference(m.heap, m.boolean(!truth)));
      decref(m.heap, owned);
      release_words(m, words, ClearOrder::FirstToLast);
      return;
    }
    case Await::SuperMethod:
    case Await::Method: {
      const auto words = take_stack_words(m, frame, await == Await::Method ? 1 : 3);
      push_stack(m, frame, owned);
      push_stack(m, frame, {});
      release_words(m, words, ClearOrder::FirstToLast);
      return;
    }
    case Await::Drop: {
      const auto words = take_stack_words(m, frame, count);
      decref(m.heap, owned);
      release_words(m, words, ClearOrder::FirstToLast);
      return;
    }
    case Await::Truth:
      push_stack(m, frame, new_reference(m.heap, m.boolean(truth != (count == 1))));
      break;
    case Await::JumpIfFalse:
    case Await::JumpIfTrue:
      if (truth == (await == Await::JumpIfTrue)) m.at(frame).next_instruction = count;
      break;
    case Await::KeepOrPopFalse:
    case Await::KeepOrPopTrue:
      keep_or_pop(m, frame, truth == (await == Await::KeepOrPopTrue), count);
      break;
    case Await::Nothing:
      CHECK(false);
  }
  decref(m.heap, owned);
}

ClearOrder argument_release_order(const Machine& m) {
  if (m.profile().argument_ownership == ArgumentOwnership::CallerKeeps) {
    return ClearOrder::LastToFirst;
  }
  return m.profile().frame_clear_order;
}

void keep_or_pop(Machine& m, Ref<Frame> frame, bool jumps, uint32_t target) {
  if (jumps) {
    m.at(frame).next_instruction = target;
    return;
  }
  release_words(m, take_stack_words(m, frame, 1), ClearOrder::FirstToLast);
}

void release_words(Machine& m, std::span<const uint32_t> words, ClearOrder order) {
  const auto count = static_cast<uint32_t>(words.size());
  const uint32_t bottom = m.heap.task_count();
  bool waits = false;
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t word = words[order == ClearOrder::FirstToLast ? i : count - 1 - i];
    if (word == 0 || (word & kBorrowedTag) != 0) continue;
    if (!waits) {
      decref(m.heap, Ref<Object>(word));
      waits = m.heap.task_count() != bottom;
      continue;
    }
    m.heap.insert_task(bottom, TaskKind::ReleaseReference, kTaskSilent).own(0, Ref<Object>(word));
  }
}

}  // namespace ouro
