// frame_stack.h - the running frame's value stack, for code outside the dispatch loop.
#pragma once

#include <algorithm>

#include "core/base/small_vector.h"
#include "core/heap/refcount.h"
#include "core/objects/frame.h"
#include "core/vm/machine.h"

namespace ouro {

inline Ref<uint32_t> stack_place(const Machine& m, Ref<Frame> frame, uint32_t index) {
  return Ref<uint32_t>(frame_slot_offset(frame, m.at(frame).slot_count + index));
}
// Offset of the word `depth` below the top (1: the top).
inline Ref<uint32_t> top_place(const Machine& m, Ref<Frame> frame, uint32_t depth = 1) {
  return stack_place(m, frame, m.at(frame).stack_count - depth);
}
inline Ref<Object> peek_stack(const Machine& m, Ref<Frame> frame, uint32_t depth = 1) {
  return untagged(m.at(top_place(m, frame, depth)));
}
inline void push_stack(Machine& m, Ref<Frame> frame, Ref<Object> owned) {
  m.at(stack_place(m, frame, m.at(frame).stack_count)) = owned.offset;
  ++m.at(frame).stack_count;
}
// The top word as it is.
inline uint32_t pop_stack_word(Machine& m, Ref<Frame> frame) {
  const uint32_t word = std::exchange(m.at(top_place(m, frame)), 0);
  --m.at(frame).stack_count;
  return word;
}
// The top as an owned reference.
inline Ref<Object> pop_stack(Machine& m, Ref<Frame> frame) {
  const uint32_t word = pop_stack_word(m, frame);
  if (word & kBorrowedTag) incref(m.heap, untagged(word));
  return untagged(word);
}
// Makes the top `count` words owned; returns the offset of the lowest.
inline uint32_t own_top_words(Machine& m, Ref<Frame> frame, uint32_t count) {
  for (uint32_t depth = count; depth >= 1; --depth) {
    uint32_t& word = m.at(top_place(m, frame, depth));
    if ((word & kBorrowedTag) == 0) continue;
    word &= ~kBorrowedTag;
    incref(m.heap, Ref<Object>(word));
  }
  return count == 0 ? 0 : top_place(m, frame, count).offset;
}
// Makes all words of a frame that goes on without its caller owned: the caller lent it arguments
// (as _PyFrame_Copy, Include/internal/pycore_interpframe.h, 3.14).
inline void own_frame_words(Machine& m, Ref<Frame> frame) {
  const uint32_t count = m.at(frame).slot_count + m.at(frame).stack_count;
  for (uint32_t i = 0; i < count; ++i) {
    uint32_t& word = m.at(Ref<uint32_t>(frame_slot_offset(frame, i)));
    if ((word & kBorrowedTag) == 0) continue;
    word &= ~kBorrowedTag;
    incref(m.heap, Ref<Object>(word));
  }
}
// Forgets the top `count` words, whose references have moved elsewhere.
inline void forget_top_words(Machine& m, Ref<Frame> frame, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) pop_stack_word(m, frame);
}

// Takes the top `count` words, as they are, bottom one first.
inline SmallVector<uint32_t> take_stack_words(Machine& m, Ref<Frame> frame, uint32_t count) {
  CHECK(m.at(frame).stack_count >= count);
  SmallVector<uint32_t> words(count);
  m.at(frame).stack_count -= count;
  uint32_t* lowest = &m.at(stack_place(m, frame, m.at(frame).stack_count));
  std::copy(lowest, lowest + count, words.begin());
  std::fill(lowest, lowest + count, 0u);
  return words;
}

}  // namespace ouro
