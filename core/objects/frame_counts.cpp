#include "core/objects/frame_counts.h"

namespace ouro {
namespace {

constexpr uint32_t kFreeFramesMax = 200;

bool counts_frames(const Heap& heap) {
  return heap.profile.generator_has_frame_object;
}

}  // namespace

void count_new_frame(Heap& heap, Ref<Code> code) {
  if (!counts_frames(heap)) return;
  uint32_t& free = heap.state().free_lists.frames;
  if (heap.at(code).flags & kCodeKeepsFrame) {
    heap.at(code).flags &= ~kCodeKeepsFrame;
  } else if (free > 0) {
    --free;
  } else {
    heap.count_young_object();
  }
}

void count_dead_frame(Heap& heap, Ref<Code> code) {
  if (!counts_frames(heap)) return;
  uint32_t& free = heap.state().free_lists.frames;
  if ((heap.at(code).flags & kCodeKeepsFrame) == 0) {
    heap.at(code).flags |= kCodeKeepsFrame;
  } else if (free < kFreeFramesMax) {
    ++free;
  } else {
    heap.forget_young_object();
  }
}

void count_shown_frame(Heap& heap) {
  if (counts_frames(heap)) --heap.state().gc.count[0];
}

void count_hidden_frame(Heap& heap) {
  if (counts_frames(heap)) ++heap.state().gc.count[0];
}

void count_dead_code(Heap& heap, Ref<Code> code) {
  if (heap.at(code).flags & kCodeKeepsFrame) heap.forget_young_object();
}

void clear_free_frames(Heap& heap) {
  uint32_t& free = heap.state().free_lists.frames;
  for (; free > 0; --free) heap.forget_young_object();
}

}  // namespace ouro
