// checkpoint.h - the whole of a machine at one tick, to return to.
//
// All state of a machine lies in the used prefix of its block, so a checkpoint is a copy of that,
// in pages shared with the checkpoint before (page_store.h). Taking one compares the block with
// that checkpoint and copies what differs.
#pragma once

#include <vector>

#include "core/history/page_store.h"
#include "core/vm/machine.h"

namespace ouro {

struct Checkpoint {
  uint64_t tick = 0;
  uint64_t effort = 0;  // to come to it: its tick and the surplus (effort_meter.h)
  uint32_t image_bytes = 0;
  std::vector<PageNumber> pages;
};

// `like`: a checkpoint that shares pages with it, usually the one before; may be null.
Checkpoint take_checkpoint(const Machine& machine, PageStore* store, const Checkpoint* like);
// Makes the machine what it was. It runs on from there as it did the first time.
void restore_checkpoint(Machine* machine, const PageStore& store, const Checkpoint& checkpoint);
// Gives its pages back.
void drop_checkpoint(PageStore* store, Checkpoint* checkpoint);

}  // namespace ouro
