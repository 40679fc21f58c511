// frame_counts.h - frames as what the collector counts, up to 3.10.
//
// Up to 3.10 the frame of a call is a GC object: making one counts as an allocation, unless a dead
// one is there to be used again (frameobject.c, _PyFrame_New_NoTrack). Each code object keeps the
// last one that died (co_zombieframe), the next 200 are on a free list, which a full collection
// empties. Here the frames of running functions lie on the data stack in all versions, so there is
// nothing to keep but the numbers: a flag of the code object and FreeLists::frames. Frame objects
// that a program sees are those same frames and are not counted again.
#pragma once

#include "core/objects/function_object.h"

namespace ouro {

// Code::flags: the code object keeps a dead frame.
inline constexpr uint32_t kCodeKeepsFrame = 1u << 29;

// A frame for a call of `code`. May make a collection due.
void count_new_frame(Heap& heap, Ref<Code> code);
// The frame, or the frame object that took it over, is gone.
void count_dead_frame(Heap& heap, Ref<Code> code);
// A frame object of a running frame is allocated next, or is freed: it was counted before.
void count_shown_frame(Heap& heap);
void count_hidden_frame(Heap& heap);
// The code object dies, and the frame that it keeps.
void count_dead_code(Heap& heap, Ref<Code> code);
// A full collection empties the free list.
void clear_free_frames(Heap& heap);

}  // namespace ouro
