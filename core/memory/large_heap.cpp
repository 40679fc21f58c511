// large_heap.cpp - chunks in bins, segments, and mapped regions, see large_heap.h.
#include "core/memory/large_heap.h"

#include <bit>

#include "core/memory/page_regions.h"

namespace ouro {
namespace {

constexpr uint32_t kChunkHeaderBytes = sizeof(ChunkHeader);
constexpr uint32_t kSegmentHeaderBytes = sizeof(SegmentHeader);
// The one chunk of a wholly free segment. The last header of a segment is its end mark.
constexpr uint32_t kWholeSegmentBytes = kSegmentBytes - kSegmentHeaderBytes - kChunkHeaderBytes;
constexpr uint32_t kCandidatesMax = 16;

uint32_t chunk_bytes_for(uint32_t size_bytes) {
  return static_cast<uint32_t>(align_up(size_bytes + kChunkHeaderBytes, kAlignment));
}

uint64_t mapped_bytes_for(uint32_t size_bytes) {
  return align_up(uint64_t{size_bytes} + sizeof(MappedHeader), kPageBytes);
}

}  // namespace

uint32_t LargeHeap::allocate(uint32_t size_bytes) {
  uint32_t offset;
  if (size_bytes >= kMappedRequestMin) {
    offset = allocate_mapped(size_bytes);
    if (offset == 0) return 0;
  } else {
    uint32_t chunk_bytes = chunk_bytes_for(size_bytes);
    uint32_t chunk = find_chunk(chunk_bytes);
    if (chunk == 0) {
      if (!add_segment()) return 0;
      chunk = find_chunk(chunk_bytes);
    }
    unlink_chunk(chunk);
    if (chunk == header().spare_segment + kSegmentHeaderBytes) header().spare_segment = 0;
    use_chunk(chunk, bytes_of(chunk), chunk_bytes);
    offset = chunk + kChunkHeaderBytes;
  }
  ++header().large_blocks;
  return offset;
}

void LargeHeap::release(uint32_t offset, uint32_t size_bytes) {
  uint32_t chunk = offset - kChunkHeaderBytes;
  CHECK(is_in_use(chunk));
  CHECK(size_bytes < bytes_of(chunk));
  --header().large_blocks;
  header().large_bytes -= bytes_of(chunk);
  if ((chunk_at(chunk).bytes_and_flags & kChunkMapped) != 0) {
    release_mapped(offset - static_cast<uint32_t>(sizeof(MappedHeader)));
  } else {
    // Also in a tag that a merge leaves behind, so that a second release is seen.
    chunk_at(chunk).bytes_and_flags &= ~kChunkInUse;
    free_chunk(chunk);
  }
}

bool LargeHeap::resize_in_place(uint32_t offset, uint32_t new_size_bytes) {
  uint32_t chunk = offset - kChunkHeaderBytes;
  CHECK(is_in_use(chunk));
  if ((chunk_at(chunk).bytes_and_flags & kChunkMapped) != 0) {
    return resize_mapped(offset - static_cast<uint32_t>(sizeof(MappedHeader)), new_size_bytes);
  }
  // More than a segment can hold; and the sum below must not overflow.
  if (new_size_bytes > kSegmentBytes) return false;
  uint32_t old_bytes = bytes_of(chunk);
  uint32_t new_bytes = chunk_bytes_for(new_size_bytes);
  uint32_t available_bytes = old_bytes;
  if (new_bytes > old_bytes) {
    uint32_t next = chunk + old_bytes;
    if (is_in_use(next) || old_bytes + bytes_of(next) < new_bytes) return false;
    available_bytes += bytes_of(next);
    unlink_chunk(next);
  }
  header().large_bytes -= old_bytes;
  use_chunk(chunk, available_bytes, new_bytes);
  return true;
}

// Eight bins for each doubling of the size.
uint32_t LargeHeap::bin_of(uint32_t chunk_bytes) {
  uint32_t units = chunk_bytes / kAlignment;
  if (units < 8) return units;
  uint32_t exponent = static_cast<uint32_t>(std::bit_width(units)) - 1;
  return (exponent - 2) * 8 + ((units >> (exponent - 3)) & 7);
}

// A free chunk of at least that many bytes; 0: there is none.
uint32_t LargeHeap::find_chunk(uint32_t chunk_bytes) {
  uint32_t bin = bin_of(chunk_bytes);
  uint32_t best = 0;
  uint32_t chunk = header().bins[bin];
  for (uint32_t count = 0; chunk != 0 && count < kCandidatesMax; ++count) {
    uint32_t bytes = bytes_of(chunk);
    if (bytes >= chunk_bytes && (best == 0 || bytes < bytes_of(best))) best = chunk;
    if (bytes == chunk_bytes) break;
    chunk = links_at(chunk).next;
  }
  if (best != 0) return best;
  // Every chunk of a higher bin is large enough.
  ++bin;
  for (uint32_t word = bin / 32; word < 4; ++word) {
    uint32_t bits = header().bin_bits[word];
    if (word == bin / 32) bits &= ~0u << (bin % 32);
    if (bits != 0) {
      uint32_t found = word * 32 + static_cast<uint32_t>(std::countr_zero(bits));
      return header().bins[found];
    }
  }
  return 0;
}

void LargeHeap::insert_chunk(uint32_t chunk, uint32_t chunk_bytes) {
  uint32_t bin = bin_of(chunk_bytes);
  uint32_t next = header().bins[bin];
  links_at(chunk) = {next, 0};
  if (next != 0) links_at(next).prev = chunk;
  header().bins[bin] = chunk;
  header().bin_bits[bin / 32] |= 1u << (bin % 32);
}

void LargeHeap::unlink_chunk(uint32_t chunk) {
  FreeChunkLinks links = links_at(chunk);
  if (links.next != 0) links_at(links.next).prev = links.prev;
  if (links.prev != 0) {
    links_at(links.prev).next = links.next;
    return;
  }
  uint32_t bin = bin_of(bytes_of(chunk));
  header().bins[bin] = links.next;
  if (links.next == 0) header().bin_bits[bin / 32] &= ~(1u << (bin % 32));
}

// Makes a chunk of `chunk_bytes` in use out of `available_bytes` that are in no bin; what remains
// becomes a free chunk, unless it is too small for one.
void LargeHeap::use_chunk(uint32_t chunk, uint32_t available_bytes, uint32_t chunk_bytes) {
  uint32_t rest_bytes = available_bytes - chunk_bytes;
  if (rest_bytes < kChunkBytesMin) {
    chunk_bytes = available_bytes;
    rest_bytes = 0;
  }
  header().large_bytes += chunk_bytes;
  chunk_at(chunk).bytes_and_flags = chunk_bytes | kChunkInUse;
  uint32_t next = chunk + chunk_bytes;
  chunk_at(next).prev_bytes = chunk_bytes;
  if (rest_bytes > 0) {
    chunk_at(next).bytes_and_flags = rest_bytes;
    free_chunk(next);
  }
}

// The chunk, in no bin so far, joins its free neighbours and goes to a bin.
void LargeHeap::free_chunk(uint32_t chunk) {
  uint32_t bytes = bytes_of(chunk);
  uint32_t next = chunk + bytes;
  if (!is_in_use(next)) {
    unlink_chunk(next);
    bytes += bytes_of(next);
  }
  uint32_t prev_bytes = chunk_at(chunk).prev_bytes;
  if (prev_bytes != 0 && !is_in_use(chunk - prev_bytes)) {
    chunk -= prev_bytes;
    unlink_chunk(chunk);
    bytes += prev_bytes;
  }
  if (bytes == kWholeSegmentBytes) {
    uint32_t segment = chunk - kSegmentHeaderBytes;
    if (header().spare_segment != 0) {
      remove_segment(segment);
      return;
    }
    header().spare_segment = segment;
  }
  chunk_at(chunk).bytes_and_flags = bytes;
  chunk_at(chunk + bytes).prev_bytes = bytes;
  insert_chunk(chunk, bytes);
}

bool LargeHeap::add_segment() {
  uint32_t segment = PageRegions(memory_).take(kSegmentBytes, kPageBytes, LimitKind::Firm);
  if (segment == 0) return false;
  uint32_t next = header().first_segment;
  segment_at(segment) = {next, 0, kSegmentBytes, {}};
  if (next != 0) segment_at(next).prev = segment;
  header().first_segment = segment;
  uint32_t chunk = segment + kSegmentHeaderBytes;
  chunk_at(chunk) = {0, kWholeSegmentBytes};
  chunk_at(chunk + kWholeSegmentBytes) = {kWholeSegmentBytes, kChunkInUse};
  insert_chunk(chunk, kWholeSegmentBytes);
  return true;
}

void LargeHeap::remove_segment(uint32_t segment) {
  SegmentHeader links = segment_at(segment);
  if (links.next != 0) segment_at(links.next).prev = links.prev;
  if (links.prev != 0) {
    segment_at(links.prev).next = links.next;
  } else {
    header().first_segment = links.next;
  }
  PageRegions(memory_).give_back(segment, kSegmentBytes);
}

uint32_t LargeHeap::allocate_mapped(uint32_t size_bytes) {
  uint64_t bytes = mapped_bytes_for(size_bytes);
  if (bytes > kBlockBytesMax) return 0;
  uint32_t region_bytes = static_cast<uint32_t>(bytes);
  uint32_t region = PageRegions(memory_).take(region_bytes, kPageBytes, LimitKind::Hard);
  if (region == 0) return 0;
  uint32_t next = header().first_mapped;
  mapped_at(region) = {next, 0, size_bytes, region_bytes | kChunkInUse | kChunkMapped};
  if (next != 0) mapped_at(next).prev = region;
  header().first_mapped = region;
  header().large_bytes += region_bytes;
  return region + static_cast<uint32_t>(sizeof(MappedHeader));
}

void LargeHeap::release_mapped(uint32_t region) {
  MappedHeader links = mapped_at(region);
  if (links.next != 0) mapped_at(links.next).prev = links.prev;
  if (links.prev != 0) {
    mapped_at(links.prev).next = links.next;
  } else {
    header().first_mapped = links.next;
  }
  // A second release of the same offset must be seen.
  mapped_at(region).bytes_and_flags = 0;
  PageRegions(memory_).give_back(region, links.bytes_and_flags & ~kChunkFlags);
}

bool LargeHeap::resize_mapped(uint32_t region, uint32_t new_size_bytes) {
  uint32_t old_bytes = mapped_at(region).bytes_and_flags & ~kChunkFlags;
  uint64_t bytes = mapped_bytes_for(new_size_bytes);
  if (bytes > kBlockBytesMax) return false;
  uint32_t new_bytes = static_cast<uint32_t>(bytes);
  if (new_bytes < old_bytes) {
    PageRegions(memory_).give_back(region + new_bytes, old_bytes - new_bytes);
  } else if (new_bytes > old_bytes) {
    if (!PageRegions(memory_).extend(region, old_bytes, new_bytes)) return false;
  }
  mapped_at(region).request_bytes = new_size_bytes;
  mapped_at(region).bytes_and_flags = new_bytes | kChunkInUse | kChunkMapped;
  header().large_bytes += new_bytes - old_bytes;
  return true;
}

}  // namespace ouro
