// data_stack.h - where the frames of running functions lie, one after the other.
//
// Chunks of 16 KiB inside the block, linked newest first, as CPython 3.11's _PyStackChunk. Frames
// come and go last in, first out, and never move while they live, so a Ref<Frame> stays valid.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

struct DataStackChunk {
  uint32_t previous;  // offset of the older chunk, 0 for the first
  uint32_t size_bytes;
  uint32_t saved_top;  // where the older chunk ended
  uint32_t reserved;
};

// A frame of zeros with room for its slots and value stack.
Ref<Frame> data_stack_push(Machine& m, uint32_t slot_count, uint32_t stack_depth);
// Gives back the newest frame.
void data_stack_pop(Machine& m, Ref<Frame> frame);

}  // namespace ouro
