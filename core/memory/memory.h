// memory.h - the one block of bytes that a machine is. Read this first of core/memory.
//
// Objects, frames, value stacks, tables, the collector's lists, tasks, counters: all of a machine's
// state lies in one growable block and is addressed by 32-bit offsets (Ref<T>). No host pointer, no
// vtable and no std:: container is inside, so the block is byte-identical natively and in wasm: a
// checkpoint is a copy of its used prefix, teardown is freeing it, and its digest is a test oracle.
//
// The block grows by moving. So a T& or T* into it is valid only until the next call that may
// allocate; keep a Ref and look it up again. `set_moves_on_every_allocation` and the sanitizers
// find whoever forgets.
//
// Layout: MemoryHeader at offset 0 (the allocator's own state), then the root area of
// `root_bytes` bytes (vm/machine_state.h), then what is allocated. Offset 0 is never an object.
//
// Allocation models CPython's (Objects/obmalloc.c): requests up to 512 bytes come from pools of one
// size class in arenas, in CPython's order of reuse; larger ones from a model of malloc
// (large_heap.h). Sizes are those of 64-bit CPython. Freeing takes the size that was asked for.
//
// The limit is soft: small requests always succeed, until a reserve beyond the limit is used up
// too; `over_limit()` then tells the machine to raise MemoryError before the next tick. Only
// large requests (over kSmallRequestMax) can be refused, with offset 0. So what makes a fixed-size
// object needs no error path, and what makes a variable-sized one checks once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "core/base/errors.h"
#include "core/memory/layout.h"

namespace ouro {

// A typed 32-bit offset into the block; 0 is null. Objects lie at multiples of 16 (8 for raw
// areas), so the lowest bits are free for tags (see StackSlot in vm/frame.h).
template <typename T>
struct Ref {
  uint32_t offset = 0;

  constexpr Ref() = default;
  constexpr explicit Ref(uint32_t value) : offset(value) {}
  constexpr explicit operator bool() const { return offset != 0; }
  // The same place seen as another type; the caller knows that it is one.
  template <typename U>
  constexpr Ref<U> as() const {
    return Ref<U>(offset);
  }
  friend constexpr bool operator==(Ref, Ref) = default;
};

// What differs between versions (VersionProfile::pool_bytes, arena_bytes).
struct MemoryModel {
  uint32_t pool_bytes = 16 * 1024;
  uint32_t arena_bytes = 1024 * 1024;
  // One wholly free arena is not given back if no other arena has a free pool. From 3.9 on.
  bool keeps_last_arena = true;
};

class Memory {
 public:
  // A block with an empty root area of `root_bytes`. `limit_bytes` bounds the used prefix.
  Memory(MemoryModel model, uint32_t root_bytes, uint32_t limit_bytes);
  ~Memory();
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  template <typename T>
  T& at(Ref<T> ref) {
    return *reinterpret_cast<T*>(base_ + ref.offset);
  }
  template <typename T>
  const T& at(Ref<T> ref) const {
    return *reinterpret_cast<const T*>(base_ + ref.offset);
  }
  uint8_t* bytes(uint32_t offset) { return base_ + offset; }
  const uint8_t* bytes(uint32_t offset) const { return base_ + offset; }
  uint8_t* base() { return base_; }

  // Offset of the root area.
  static constexpr uint32_t root_offset() {
    return static_cast<uint32_t>(align_up(sizeof(MemoryHeader), kAlignment));
  }
  // The allocator's own state, for those who only look (memory_map.h, memory_validator.h).
  const MemoryHeader& header() const { return *reinterpret_cast<const MemoryHeader*>(base_); }

  // `size_bytes` > 0 bytes, aligned to 16, contents unspecified but deterministic. 0 only for a
  // large request that the limit forbids. May move the block.
  uint32_t allocate(uint32_t size_bytes);
  // Gives back what allocate(size_bytes) gave. Never moves the block.
  void release(uint32_t offset, uint32_t size_bytes);
  // As allocate + copy + release, growing in place where malloc would. 0: refused, old one intact.
  uint32_t resize(uint32_t offset, uint32_t old_size_bytes, uint32_t new_size_bytes);

  // The used prefix has grown beyond the limit, and has grown since the last acknowledgement. The
  // machine acknowledges when it raises MemoryError, so that a handler may run although the prefix
  // seldom shrinks again; growing further needs another MemoryError.
  bool over_limit() const {
    return used_bytes() > limit_bytes_ && used_bytes() > header().acknowledged_bytes;
  }
  void acknowledge_over_limit() { mutable_header().acknowledged_bytes = used_bytes(); }
  // How far small requests may still grow the used prefix before a CHECK ends the process. The
  // machine stops the program when little is left.
  uint32_t reserve_left_bytes() const;
  void set_limit(uint32_t limit_bytes) { limit_bytes_ = limit_bytes; }
  // The used prefix: what a checkpoint must hold.
  uint32_t used_bytes() const { return header().used_bytes; }
  std::span<const uint8_t> image() const { return {base_, used_bytes()}; }
  // Makes the block equal to an image taken before. The block may shrink or grow, and move.
  void restore(std::span<const uint8_t> image);
  // Prepares for an image of `size_bytes`; the caller writes all of it through base() and then
  // calls nothing else before. Used by history, which keeps images in pages.
  void resize_image(uint32_t size_bytes);

  // Bytes in live allocations, rounded up as the allocator does. Looks at every pool.
  uint32_t allocated_bytes() const;
  // As `sys.getallocatedblocks()`. Looks at every pool.
  uint32_t allocated_blocks() const;
  // Bytes taken from the system, as a process would see them: arenas, and segments and pages of
  // large blocks.
  uint32_t system_bytes() const { return header().system_bytes; }

  // Test switch: every allocate() and resize() moves the block to a new address, so that the
  // sanitizers find each reference that was kept too long.
  void set_moves_on_every_allocation(bool on) { fast_request_max_ = on ? 0 : kSmallRequestMax; }

 private:
  MemoryHeader& mutable_header() { return *reinterpret_cast<MemoryHeader*>(base_); }
  PoolHeader& pool_of(uint32_t offset) {
    return *reinterpret_cast<PoolHeader*>(base_ + (offset & pool_mask_));
  }
  // The link in the first bytes of a free block. Copied as bytes, because the same bytes were and
  // will be something else.
  uint32_t free_link(uint32_t block) const {
    uint32_t link;
    std::memcpy(&link, base_ + block, sizeof link);
    return link;
  }
  void set_free_link(uint32_t block, uint32_t link) {
    std::memcpy(base_ + block, &link, sizeof link);
  }
  uint32_t allocate_slow(uint32_t size_bytes);
  void release_slow(uint32_t offset, uint32_t size_bytes, uint32_t last_free);
  bool resize_in_place(uint32_t offset, uint32_t old_size_bytes, uint32_t new_size_bytes);
  uint64_t used_bytes_max() const;
  [[nodiscard]] bool grow_to(uint64_t used_bytes);
  [[nodiscard]] bool set_capacity(uint64_t capacity_bytes);
  void move_block();

  uint8_t* base_ = nullptr;
  uint32_t pool_mask_ = 0;  // offset & pool_mask_ is the pool that the offset lies in
  uint32_t fast_request_max_ = kSmallRequestMax;
  uint32_t capacity_bytes_ = 0;
  uint32_t limit_bytes_ = 0;

  friend class PageRegions;
  friend class LargeHeap;
  friend class SmallAllocator;
};

// The usual case of obmalloc.c `pymalloc_alloc`: a pool of that size class has a block that was
// free before, and another one behind it.
inline uint32_t Memory::allocate(uint32_t size_bytes) {
  if (size_bytes - 1 < fast_request_max_) [[likely]] {
    uint32_t pool_offset = header().used_pools[(size_bytes - 1) / kAlignment];
    if (pool_offset != 0) [[likely]] {
      PoolHeader& pool = *reinterpret_cast<PoolHeader*>(base_ + pool_offset);
      uint32_t block = pool.freeblock;
      uint32_t next = free_link(block);
      if (next != 0) [[likely]] {
        pool.freeblock = next;
        ++pool.count;
        return block;
      }
    }
  }
  return allocate_slow(size_bytes);
}

// The usual case of obmalloc.c `pymalloc_free`: the pool was not full and does not become empty.
inline void Memory::release(uint32_t offset, uint32_t size_bytes) {
  uint32_t last_free = 0;
  if (size_bytes <= kSmallRequestMax) [[likely]] {
    PoolHeader& pool = pool_of(offset);
    last_free = pool.freeblock;
    set_free_link(offset, last_free);
    pool.freeblock = offset;
    --pool.count;
    if (last_free != 0 && pool.count != 0) [[likely]]
      return;
  }
  release_slow(offset, size_bytes, last_free);
}

}  // namespace ouro
