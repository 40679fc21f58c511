// page_regions.cpp - first fit over an address-ordered list, see page_regions.h.
#include "core/memory/page_regions.h"

#include <algorithm>

namespace ouro {

uint32_t PageRegions::take(uint32_t bytes, uint32_t alignment, LimitKind limit) {
  CHECK(bytes > 0 && bytes % kPageBytes == 0);
  uint32_t offset = take_from_free(bytes, alignment);
  if (offset == 0) {
    uint32_t old_end = memory_.used_bytes();
    uint64_t start = align_up(old_end, alignment);
    if (!grow_used(start + bytes, limit)) return 0;
    offset = static_cast<uint32_t>(start);
    if (offset != old_end) insert_free(old_end, offset - old_end);
  }
  memory_.mutable_header().system_bytes += bytes;
  return offset;
}

uint32_t PageRegions::take_from_free(uint32_t bytes, uint32_t alignment) {
  uint32_t* link = &memory_.mutable_header().first_free_region;
  for (; *link != 0; link = &region_at(*link).next) {
    uint32_t start = *link;
    FreeRegion whole = region_at(start);
    uint64_t aligned = align_up(start, alignment);
    if (aligned + bytes > uint64_t{start} + whole.bytes) continue;
    uint32_t offset = static_cast<uint32_t>(aligned);
    uint32_t bytes_before = offset - start;
    uint32_t bytes_after = whole.bytes - bytes_before - bytes;
    uint32_t next = whole.next;
    if (bytes_after > 0) {
      next = offset + bytes;
      region_at(next) = {whole.next, bytes_after};
    }
    if (bytes_before > 0) {
      region_at(start) = {next, bytes_before};
    } else {
      *link = next;
    }
    return offset;
  }
  return 0;
}

void PageRegions::give_back(uint32_t offset, uint32_t bytes) {
  CHECK(bytes > 0 && bytes % kPageBytes == 0);
  CHECK(bytes <= memory_.mutable_header().system_bytes);
  memory_.mutable_header().system_bytes -= bytes;
  insert_free(offset, bytes);
}

void PageRegions::insert_free(uint32_t offset, uint32_t bytes) {
  MemoryHeader& header = memory_.mutable_header();
  uint32_t* link = &header.first_free_region;
  uint32_t* link_before = nullptr;  // the link to the region before, if there is one
  while (*link != 0 && *link < offset) {
    link_before = link;
    link = &region_at(*link).next;
  }
  uint32_t next = *link;
  if (next != 0 && next == offset + bytes) {
    bytes += region_at(next).bytes;
    next = region_at(next).next;
  }
  if (link_before != nullptr && *link_before + region_at(*link_before).bytes == offset) {
    link = link_before;
    offset = *link;
    bytes += region_at(offset).bytes;
  }
  if (offset + bytes == header.used_bytes) {
    *link = 0;
    header.used_bytes = offset;
    header.acknowledged_bytes = std::min(header.acknowledged_bytes, offset);
    return;
  }
  *link = offset;
  region_at(offset) = {next, bytes};
}

bool PageRegions::extend(uint32_t offset, uint32_t old_bytes, uint32_t new_bytes) {
  uint32_t end = offset + old_bytes;
  uint32_t extra_bytes = new_bytes - old_bytes;
  if (end == memory_.used_bytes()) {
    if (!grow_used(uint64_t{end} + extra_bytes, LimitKind::Hard)) return false;
  } else {
    uint32_t* link = &memory_.mutable_header().first_free_region;
    while (*link != 0 && *link < end) link = &region_at(*link).next;
    if (*link != end || region_at(end).bytes < extra_bytes) return false;
    FreeRegion after = region_at(end);
    if (after.bytes == extra_bytes) {
      *link = after.next;
    } else {
      *link = end + extra_bytes;
      region_at(*link) = {after.next, after.bytes - extra_bytes};
    }
  }
  memory_.mutable_header().system_bytes += extra_bytes;
  return true;
}

bool PageRegions::grow_used(uint64_t used_bytes, LimitKind limit) {
  uint64_t bytes_max = memory_.used_bytes_max();
  if (limit == LimitKind::Hard) bytes_max = std::min<uint64_t>(bytes_max, memory_.limit_bytes_);
  if (limit == LimitKind::Firm) bytes_max -= std::min<uint64_t>(bytes_max, kLastReserveBytes);
  bool grown = used_bytes <= bytes_max && memory_.grow_to(used_bytes);
  // Whoever asks softly cannot do without; the machine must have raised MemoryError long before.
  CHECK(grown || limit != LimitKind::Soft);
  return grown;
}

}  // namespace ouro
