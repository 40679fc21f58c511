// unpacking.cpp - UNPACK_SEQUENCE and UNPACK_EX: one value into several targets.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/container_operators.h"
#include "core/vm/frame_stack.h"
#include "core/vm/instructions.h"
#include "core/vm/operators.h"
#include "core/vm/refusals.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

Ref<Frame> running(const Machine& m) {
  return m.state().frame;
}

std::string expected(const char* word, uint32_t count) {
  return std::string(" values to unpack (expected ") + word + std::to_string(count);
}

// Pushes copies of `count` items from `offset`, the last one first, so that the first is on top.
void push_items(Machine& m, uint32_t offset, uint32_t count) {
  for (uint32_t i = count; i > 0; --i) {
    const Ref<Object> item = m.at(Ref<Ref<Object>>(offset + 4 * (i - 1)));
    push_stack(m, running(m), new_reference(m.heap, item));
  }
}

Outcome raise_too_few(Machine& m, uint32_t expected_count, uint32_t got, bool starred) {
  return m.raise(TypeId::ValueError, "not enough" +
                                         expected(starred ? "at least " : "", expected_count) +
                                         ", got " + std::to_string(got) + ")");
}

// `got` is 0 where nobody has counted.
Outcome raise_too_many(Machine& m, uint32_t expected_count, uint32_t got) {
  std::string text = "too many" + expected("", expected_count);
  if (got != 0 && m.profile().unpack_tells_count) text += ", got " + std::to_string(got);
  return m.raise(TypeId::ValueError, text + ")");
}

// The items are in a list or tuple: checks the number, pushes them, releases the source.
bool unpack_items(Machine& m, uint32_t count) {
  const Ref<Frame> frame = running(m);
  const ItemSpan items = sequence_items(m.heap, peek_stack(m, frame));
  if (items.count > count) {
    (void)raise_too_many(m, count, items.count);
    return false;
  }
  if (items.count < count) {
    (void)raise_too_few(m, count, items.count, false);
    return false;
  }
  const uint32_t word = pop_stack_word(m, frame);
  push_items(m, items.offset, count);
  release_words(m, {&word, 1}, ClearOrder::FirstToLast);
  return true;
}

bool unpack_starred_items(Machine& m, uint32_t before, uint32_t after) {
  const Ref<Frame> frame = running(m);
  const ItemSpan items = sequence_items(m.heap, peek_stack(m, frame));
  if (items.count < before + after) {
    (void)raise_too_few(m, before + after, items.count, true);
    return false;
  }
  const uint32_t middle = items.count - before - after;
  const Ref<List> rest = list_copy_slots(m.heap, items.offset + 4 * before, middle);
  if (!rest) {
    (void)m.raise_memory_error();
    return false;
  }
  const uint32_t word = pop_stack_word(m, frame);
  const uint32_t offset = sequence_items(m.heap, untagged(word)).offset;
  push_items(m, offset + 4 * (before + middle), after);
  push_stack(m, frame, rest.as<Object>());
  push_items(m, offset, before);
  release_words(m, {&word, 1}, ClearOrder::FirstToLast);
  return true;
}

bool is_items(const Machine& m, Ref<Object> object) {
  return m.heap.is_exact(object, TypeId::List) || m.heap.is_exact(object, TypeId::Tuple);
}

// UnpackIterable: the list that is made, the iterator; then how many items are wanted at most, how
// many a dict has, and how many stand before a starred target.
enum UnpackSlot : uint32_t { kList, kIterator, kWanted, kGot, kBefore };
enum UnpackState : uint16_t { kWalks, kRestArrives };
constexpr uint32_t kNoStar = UINT32_MAX;

// Turns any other iterable into a list first: the list replaces it on the stack, and the
// instruction runs again. `wanted` bounds how much of an endless iterator is read.
bool make_list_and_repeat(Machine& m, uint32_t wanted, uint32_t before = kNoStar) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> iterable = peek_stack(m, frame);
  m.heap.push_task(TaskKind::UnpackIterable);
  const Ref<List> list = list_new(m.heap);
  m.task().own(kList, list.as<Object>());
  m.task().slot[kWanted] = wanted;
  m.task().slot[kBefore] = before;
  const bool is_dict = m.heap.is_exact(iterable, TypeId::Dict);
  m.task().slot[kGot] = is_dict ? dict_size(m.heap, iterable.as<Dict>()) : 0;
  const Outcome iterator = get_iterator(m, iterable);
  if (iterator.is_error()) {
    m.abandon_task();
    if (!m.raised_is(TypeId::TypeError)) return false;
    m.clear_raised();
    (void)m.raise(TypeId::TypeError,
                  "cannot unpack non-iterable " + type_name_of(m, iterable) + " object");
    return false;
  }
  m.at(frame).await = Await::Release;
  m.at(frame).await_count = 1;
  --m.at(frame).next_instruction;
  if (iterator.is_value()) m.set_result(iterator.value());
  return true;
}

// The instruction is not repeated: it is where the error came up.
StepResult raised_here(Machine& m) {
  ++m.at(running(m)).next_instruction;
  return StepResult::Raised;
}

// What is left is for the starred target: the iterator is read as list() does, which asks it for an
// iterator and for its length.
StepResult read_rest(Machine& m) {
  const uint32_t own = own_index(m);
  const Task task = m.task();
  m.task().state = kRestArrives;
  m.task().flags |= kTaskCatches;
  const Outcome outcome = list_extend_iterable(m, task.ref(kList), task.ref(kIterator));
  return outcome.is_error() ? raised_here(m) : wait_for(m, own, outcome);
}

StepResult rest_read(Machine& m) {
  if (exception_arrived(m)) return raised_here(m);
  decref(m.heap, m.take_result());
  return m.finish(m.task().take(kList));
}

}  // namespace

StepResult step_UnpackIterable(Machine& m) {
  if (m.task().state == kRestArrives) return rest_read(m);
  if (!m.task().ref(kIterator)) {
    m.task().own(kIterator, m.take_result());
    return StepResult::Again;
  }
  const Ref<List> list = m.task().ref(kList).as<List>();
  if (list_size(m.heap, list) == m.task().slot[kBefore]) return read_rest(m);
  Ref<Object> item;
  switch (advance(m, m.task().ref(kIterator), &item)) {
    case Advance::Waiting:
      return StepResult::Again;
    case Advance::Raised:
      return raised_here(m);
    case Advance::Exhausted:
      return m.finish(m.task().take(kList));
    case Advance::Item:
      break;
  }
  if (!append_or_raise(m, list, item)) return raised_here(m);
  if (list_size(m.heap, list) <= m.task().slot[kWanted]) return StepResult::Again;
  // One more than wanted is enough to know; CPython asks no further either.
  (void)raise_too_many(m, m.task().slot[kWanted], m.task().slot[kGot]);
  return raised_here(m);
}

bool unpack_sequence(Machine& m, uint32_t count) {
  if (!is_items(m, peek_stack(m, running(m)))) return make_list_and_repeat(m, count);
  return unpack_items(m, count);
}

bool unpack_extended(Machine& m, uint32_t counts) {
  if (!is_items(m, peek_stack(m, running(m)))) {
    return make_list_and_repeat(m, UINT32_MAX, counts & 0xFF);
  }
  return unpack_starred_items(m, counts & 0xFF, counts >> 8);
}

}  // namespace ouro
