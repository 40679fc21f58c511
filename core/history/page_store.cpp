#include "core/history/page_store.h"

#include <cstring>

#include "core/base/errors.h"

namespace ouro {

PageNumber PageStore::add(const uint8_t* data, uint32_t size_bytes) {
  CHECK(size_bytes <= kImagePageBytes);
  PageNumber number = 0;
  if (free_.empty()) {
    number = static_cast<PageNumber>(pages_.size());
    pages_.emplace_back();
    counts_.push_back(0);
  } else {
    number = free_.back();
    free_.pop_back();
  }
  counts_[number] = 1;
  uint8_t* page = pages_[number].data();
  std::memcpy(page, data, size_bytes);
  std::memset(page + size_bytes, 0, kImagePageBytes - size_bytes);
  return number;
}

void PageStore::release(PageNumber page) {
  CHECK(counts_[page] > 0);
  if (--counts_[page] == 0) free_.push_back(page);
}

}  // namespace ouro
