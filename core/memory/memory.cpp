// memory.cpp - the block itself: its growth, its image, and the way to the two allocators.
#include "core/memory/memory.h"

#include <algorithm>
#include <bit>
#include <cstdlib>

#include "core/memory/large_heap.h"
#include "core/memory/page_regions.h"
#include "core/memory/small_allocator.h"

namespace ouro {

Memory::Memory(MemoryModel model, uint32_t root_bytes, uint32_t limit_bytes)
    : pool_mask_(~(model.pool_bytes - 1)), limit_bytes_(limit_bytes) {
  CHECK(std::has_single_bit(model.pool_bytes));
  CHECK(model.pool_bytes >= kPageBytes);
  CHECK(model.arena_bytes % model.pool_bytes == 0);
  CHECK(model.arena_bytes / model.pool_bytes <= kPoolsInArenaMax);
  CHECK(model.arena_bytes / model.pool_bytes >= 2);
  uint64_t first_region = align_up(uint64_t{root_offset()} + root_bytes, kPageBytes);
  CHECK(first_region <= kBlockBytesMax);
  CHECK(set_capacity(first_region));
  std::memset(base_, 0, static_cast<size_t>(first_region));
  mutable_header().magic = kMemoryMagic;
  mutable_header().pool_bytes = model.pool_bytes;
  mutable_header().arena_bytes = model.arena_bytes;
  mutable_header().root_bytes = root_bytes;
  mutable_header().keeps_last_arena = model.keeps_last_arena ? 1 : 0;
  mutable_header().used_bytes = static_cast<uint32_t>(first_region);
  mutable_header().first_region = header().used_bytes;
}

Memory::~Memory() {
  std::free(base_);
}

uint32_t Memory::allocate_slow(uint32_t size_bytes) {
  CHECK(size_bytes > 0);
  if (fast_request_max_ == 0) move_block();
  if (size_bytes > kSmallRequestMax) return LargeHeap(*this).allocate(size_bytes);
  return SmallAllocator(*this).allocate((size_bytes - 1) / kAlignment);
}

void Memory::release_slow(uint32_t offset, uint32_t size_bytes, uint32_t last_free) {
  if (size_bytes > kSmallRequestMax) {
    LargeHeap(*this).release(offset, size_bytes);
  } else if (last_free == 0) {
    SmallAllocator(*this).insert_to_usedpool(offset & pool_mask_);
  } else {
    SmallAllocator(*this).insert_to_freepool(offset & pool_mask_);
  }
}

uint32_t Memory::resize(uint32_t offset, uint32_t old_size_bytes, uint32_t new_size_bytes) {
  CHECK(new_size_bytes > 0);
  if (resize_in_place(offset, old_size_bytes, new_size_bytes)) {
    if (fast_request_max_ == 0) move_block();
    return offset;
  }
  uint32_t new_offset = allocate(new_size_bytes);
  if (new_offset == 0) return 0;
  std::memcpy(bytes(new_offset), bytes(offset), std::min(old_size_bytes, new_size_bytes));
  release(offset, old_size_bytes);
  return new_offset;
}

// A block never changes between the two allocators in place, because its size says where it lies.
// (CPython finds that out by the address, and leaves a large block that shrinks with malloc.)
bool Memory::resize_in_place(uint32_t offset, uint32_t old_size_bytes, uint32_t new_size_bytes) {
  if (old_size_bytes > kSmallRequestMax) {
    return new_size_bytes > kSmallRequestMax &&
           LargeHeap(*this).resize_in_place(offset, new_size_bytes);
  }
  // As obmalloc.c `pymalloc_realloc`: a smaller block is not worth copying for less than a quarter.
  uint32_t block_bytes = block_bytes_of(pool_of(offset).szidx);
  return new_size_bytes <= block_bytes && 4 * new_size_bytes > 3 * block_bytes;
}

uint64_t Memory::used_bytes_max() const {
  // A list may grow by an eighth within one tick, and what is new in it are small objects.
  const uint32_t reserve_bytes = std::max(kReserveBytes, limit_bytes_ / 2);
  return std::min<uint64_t>(uint64_t{limit_bytes_} + reserve_bytes, kBlockBytesMax);
}

uint32_t Memory::reserve_left_bytes() const {
  uint64_t bytes_max = used_bytes_max();
  return bytes_max > used_bytes() ? static_cast<uint32_t>(bytes_max - used_bytes()) : 0;
}

// Makes the used prefix longer; the new bytes are zero on every host and in every run.
bool Memory::grow_to(uint64_t used_bytes) {
  CHECK(used_bytes >= header().used_bytes);
  if (used_bytes > capacity_bytes_) {
    uint64_t generous_bytes = std::min(used_bytes + used_bytes / 2, used_bytes_max());
    if (!set_capacity(std::max(generous_bytes, used_bytes)) && !set_capacity(used_bytes))
      return false;
  }
  uint32_t old_bytes = header().used_bytes;
  std::memset(base_ + old_bytes, 0, static_cast<size_t>(used_bytes - old_bytes));
  mutable_header().used_bytes = static_cast<uint32_t>(used_bytes);
  return true;
}

bool Memory::set_capacity(uint64_t capacity_bytes) {
  void* block = std::realloc(base_, static_cast<size_t>(capacity_bytes));
  if (block == nullptr) return false;
  base_ = static_cast<uint8_t*>(block);
  capacity_bytes_ = static_cast<uint32_t>(capacity_bytes);
  return true;
}

void Memory::move_block() {
  void* block = std::malloc(capacity_bytes_);
  CHECK(block != nullptr);
  std::memcpy(block, base_, used_bytes());
  // Without sanitizers, a reference kept too long shall at least read nonsense.
  std::memset(base_, 0xDB, used_bytes());
  std::free(base_);
  base_ = static_cast<uint8_t*>(block);
}

void Memory::restore(std::span<const uint8_t> image) {
  MemoryHeader wanted;
  CHECK(image.size() >= sizeof wanted);
  std::memcpy(&wanted, image.data(), sizeof wanted);
  CHECK(wanted.magic == kMemoryMagic);
  CHECK(wanted.used_bytes == image.size());
  CHECK(wanted.pool_bytes == header().pool_bytes);
  CHECK(wanted.arena_bytes == header().arena_bytes);
  CHECK(wanted.root_bytes == header().root_bytes);
  resize_image(wanted.used_bytes);
  std::memcpy(base_, image.data(), image.size());
}

void Memory::resize_image(uint32_t size_bytes) {
  if (size_bytes > capacity_bytes_) CHECK(set_capacity(size_bytes));
}

uint32_t Memory::allocated_bytes() const {
  uint32_t total_bytes = header().large_bytes;
  for_each_arena(*this, [&](const ArenaObject& arena) {
    for_each_pool(*this, arena, [&](uint32_t, const PoolHeader& pool) {
      total_bytes += pool.count * block_bytes_of(pool.szidx);
    });
  });
  return total_bytes;
}

uint32_t Memory::allocated_blocks() const {
  uint32_t total = header().large_blocks;
  for_each_arena(*this, [&](const ArenaObject& arena) {
    for_each_pool(*this, arena, [&](uint32_t, const PoolHeader& pool) { total += pool.count; });
  });
  return total;
}

}  // namespace ouro
