#include "core/history/checkpoint.h"

#include <algorithm>
#include <cstring>

namespace ouro {
namespace {

uint32_t page_length(uint32_t image_bytes, uint32_t page) {
  return std::min(kImagePageBytes, image_bytes - page * kImagePageBytes);
}

// memcmp, which some C libraries do byte by byte. Most pages that differ do so soon.
bool is_same(const uint8_t* left, const uint8_t* right, uint32_t bytes) {
  constexpr uint32_t kWords = 8;
  uint32_t at = 0;
  for (; at + kWords * sizeof(uint64_t) <= bytes; at += kWords * sizeof(uint64_t)) {
    uint64_t a[kWords];
    uint64_t b[kWords];
    std::memcpy(a, left + at, sizeof a);
    std::memcpy(b, right + at, sizeof b);
    uint64_t difference = 0;
    for (uint32_t i = 0; i < kWords; ++i) difference |= a[i] ^ b[i];
    if (difference != 0) return false;
  }
  return std::memcmp(left + at, right + at, bytes - at) == 0;
}

}  // namespace

Checkpoint take_checkpoint(const Machine& machine, PageStore* store, const Checkpoint* like) {
  const std::span<const uint8_t> image = machine.heap.memory.image();
  Checkpoint checkpoint;
  checkpoint.tick = machine.tick();
  checkpoint.image_bytes = static_cast<uint32_t>(image.size());
  const uint32_t count = (checkpoint.image_bytes + kImagePageBytes - 1) / kImagePageBytes;
  checkpoint.pages.reserve(count);
  for (uint32_t i = 0; i < count; ++i) {
    const uint8_t* data = image.data() + size_t{i} * kImagePageBytes;
    const uint32_t bytes = page_length(checkpoint.image_bytes, i);
    if (like != nullptr && i < like->pages.size() &&
        is_same(store->bytes(like->pages[i]), data, bytes)) {
      store->hold(like->pages[i]);
      checkpoint.pages.push_back(like->pages[i]);
    } else {
      checkpoint.pages.push_back(store->add(data, bytes));
    }
  }
  return checkpoint;
}

void restore_checkpoint(Machine* machine, const PageStore& store, const Checkpoint& checkpoint) {
  Memory& memory = machine->heap.memory;
  memory.resize_image(checkpoint.image_bytes);
  for (uint32_t i = 0; i < checkpoint.pages.size(); ++i) {
    std::memcpy(memory.base() + size_t{i} * kImagePageBytes, store.bytes(checkpoint.pages[i]),
                page_length(checkpoint.image_bytes, i));
  }
  machine->block_replaced();
}

void drop_checkpoint(PageStore* store, Checkpoint* checkpoint) {
  for (const PageNumber page : checkpoint->pages) store->release(page);
  checkpoint->pages.clear();
}

}  // namespace ouro
