// page_store.h - pages of memory images, kept once however many checkpoints have them.
//
// A checkpoint is a list of pages. A page that equals the page at the same place of the checkpoint
// before is shared with it, by counting. Pages never change once stored. A dropped page's place is
// used again, so the store never needs more than it held at its fullest.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

namespace ouro {

inline constexpr uint32_t kImagePageBytes = 4096;

// Which page: an index into the store.
using PageNumber = uint32_t;

class PageStore {
 public:
  // A copy of `size_bytes` bytes at `data`, at most a page; the rest is zero. Held once.
  PageNumber add(const uint8_t* data, uint32_t size_bytes);
  void hold(PageNumber page) { ++counts_[page]; }
  void release(PageNumber page);
  const uint8_t* bytes(PageNumber page) const { return pages_[page].data(); }

  // Bytes of the pages that are held.
  uint64_t used_bytes() const { return uint64_t{pages_.size() - free_.size()} * kImagePageBytes; }

 private:
  using Page = std::array<uint8_t, kImagePageBytes>;

  std::deque<Page> pages_;
  std::vector<uint32_t> counts_;
  std::vector<PageNumber> free_;
};

}  // namespace ouro
