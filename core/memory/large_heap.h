// large_heap.h - requests of more than kSmallRequestMax bytes: a model of malloc.
//
// Below kMappedRequestMin: chunks with boundary tags, back to back in segments of kSegmentBytes. A
// chunk costs 8 bytes more than was asked for, rounded up to 16, as with glibc. Free chunks are in
// bins of similar size; a request takes the best of the first few chunks of its own bin, or any
// chunk of the next bin that has one. So no program can make a search long.
// A new segment may come from the reserve (Firm), as so much of what a tick makes on the way has a
// size that depends on the program only a little: it gets its MemoryError before the next tick.
// From kMappedRequestMin on: whole pages of their own behind a header of 16 bytes, refused at once.
//
// Invariant: no two free chunks touch; every free chunk is in the bin of its size; at most one
// segment is wholly free (the spare one; further ones are given back).
#pragma once

#include "core/memory/memory.h"

namespace ouro {

// A handle; all of its state is in the block.
class LargeHeap {
 public:
  explicit LargeHeap(Memory& memory) : memory_(memory) {}

  // 0: refused because of the limit. May move the block.
  uint32_t allocate(uint32_t size_bytes);
  void release(uint32_t offset, uint32_t size_bytes);
  // Whether the allocation now has `new_size_bytes` at the same offset. May move the block.
  bool resize_in_place(uint32_t offset, uint32_t new_size_bytes);

  // The bin of chunks of that many bytes.
  static uint32_t bin_of(uint32_t chunk_bytes);

 private:
  MemoryHeader& header() { return memory_.mutable_header(); }
  ChunkHeader& chunk_at(uint32_t chunk) { return memory_.at(Ref<ChunkHeader>(chunk)); }
  FreeChunkLinks& links_at(uint32_t chunk) {
    return memory_.at(Ref<FreeChunkLinks>(chunk + uint32_t{sizeof(ChunkHeader)}));
  }
  SegmentHeader& segment_at(uint32_t offset) { return memory_.at(Ref<SegmentHeader>(offset)); }
  MappedHeader& mapped_at(uint32_t offset) { return memory_.at(Ref<MappedHeader>(offset)); }
  uint32_t bytes_of(uint32_t chunk) { return chunk_at(chunk).bytes_and_flags & ~kChunkFlags; }
  bool is_in_use(uint32_t chunk) { return (chunk_at(chunk).bytes_and_flags & kChunkInUse) != 0; }

  uint32_t find_chunk(uint32_t chunk_bytes);
  void insert_chunk(uint32_t chunk, uint32_t chunk_bytes);
  void unlink_chunk(uint32_t chunk);
  void use_chunk(uint32_t chunk, uint32_t available_bytes, uint32_t chunk_bytes);
  void free_chunk(uint32_t chunk);
  bool add_segment();
  void remove_segment(uint32_t segment);

  uint32_t allocate_mapped(uint32_t size_bytes);
  void release_mapped(uint32_t region);
  bool resize_mapped(uint32_t region, uint32_t new_size_bytes);

  Memory& memory_;
};

}  // namespace ouro
