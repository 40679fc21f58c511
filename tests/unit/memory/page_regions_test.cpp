#include "core/memory/page_regions.h"

#include "tests/unit/memory/memory_fixture.h"

namespace ouro::tests {
namespace {

// Regions without an owner; the validator does not know them.
uint32_t take(Memory& memory, uint32_t pages, uint32_t alignment = kPageBytes) {
  return PageRegions(memory).take(pages * kPageBytes, alignment, LimitKind::Hard);
}

void give_back(Memory& memory, uint32_t offset, uint32_t pages) {
  PageRegions(memory).give_back(offset, pages * kPageBytes);
}

TEST_CASE("regions follow each other, and the first that is large enough is taken again") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  uint32_t first = memory.used_bytes();
  uint32_t regions[5];
  for (uint32_t& region : regions) region = take(memory, 2);
  CHECK(regions[0] == first);
  CHECK(regions[4] == first + 8 * kPageBytes);
  give_back(memory, regions[3], 2);
  give_back(memory, regions[1], 2);
  CHECK(take(memory, 1) == regions[1]);
  CHECK(take(memory, 2) == regions[3]);
  CHECK(take(memory, 1) == regions[1] + kPageBytes);
  CHECK(memory.header().first_free_region == 0);
}

TEST_CASE("free neighbours are one region, in whichever order they are given back") {
  const int orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  for (const auto& order : orders) {
    Memory memory({}, kRootBytes, 64 * kMiB);
    uint32_t regions[3];
    for (uint32_t& region : regions) region = take(memory, 1);
    take(memory, 1);
    for (int index : order) give_back(memory, regions[index], 1);
    CHECK(memory.header().first_free_region == regions[0]);
    CHECK(memory.at(Ref<FreeRegion>(regions[0])).bytes == 3 * kPageBytes);
    CHECK(memory.at(Ref<FreeRegion>(regions[0])).next == 0);
  }
}

TEST_CASE("the used prefix shrinks when its last region is given back") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  uint32_t used_bytes = memory.used_bytes();
  uint32_t first = take(memory, 3);
  uint32_t second = take(memory, 1);
  give_back(memory, first, 3);
  CHECK(memory.used_bytes() == used_bytes + 4 * kPageBytes);
  give_back(memory, second, 1);
  CHECK(memory.used_bytes() == used_bytes);
  CHECK(memory.header().first_free_region == 0);
  CHECK(memory.system_bytes() == 0);
}

TEST_CASE("an aligned region leaves what is before it free") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  uint32_t first = take(memory, 1);
  uint32_t aligned = take(memory, 4, 64 * 1024);
  CHECK(aligned % (64 * 1024) == 0);
  CHECK(take(memory, 1) == first + kPageBytes);
  take(memory, 40);
  give_back(memory, aligned, 4);
  CHECK(take(memory, 2, 64 * 1024) == aligned);
  CHECK(memory.system_bytes() == 44 * kPageBytes);
}

TEST_CASE("a region is extended into the free pages behind it, never into others") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  PageRegions pages(memory);
  uint32_t first = take(memory, 1);
  uint32_t second = take(memory, 2);
  uint32_t third = take(memory, 1);
  CHECK_FALSE(pages.extend(first, kPageBytes, 2 * kPageBytes));
  give_back(memory, second, 2);
  CHECK_FALSE(pages.extend(first, kPageBytes, 4 * kPageBytes));
  CHECK(pages.extend(first, kPageBytes, 2 * kPageBytes));
  CHECK(memory.header().first_free_region == second + kPageBytes);
  CHECK(pages.extend(first, 2 * kPageBytes, 3 * kPageBytes));
  CHECK(memory.header().first_free_region == 0);
  CHECK(pages.extend(third, kPageBytes, 9 * kPageBytes));
  CHECK(memory.used_bytes() == third + 9 * kPageBytes);
  CHECK(memory.system_bytes() == 12 * kPageBytes);
}

TEST_CASE("new pages are zero, also those that were used before the prefix shrank") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  uint32_t region = take(memory, 2);
  std::memset(memory.bytes(region), 0xEE, 2 * kPageBytes);
  give_back(memory, region, 2);
  CHECK(take(memory, 2) == region);
  for (uint32_t index = 0; index < 2 * kPageBytes; ++index) {
    REQUIRE(memory.bytes(region)[index] == 0);
  }
}

TEST_CASE("a hard request stays within the limit") {
  Memory memory({}, kRootBytes, kMiB);
  uint32_t pages = (kMiB - memory.used_bytes()) / kPageBytes;
  CHECK(take(memory, pages + 1) == 0);
  uint32_t region = take(memory, pages);
  CHECK(region != 0);
  CHECK(take(memory, 1) == 0);
  CHECK_FALSE(PageRegions(memory).extend(region, pages * kPageBytes, kMiB));
  CHECK_FALSE(memory.over_limit());
  CHECK(PageRegions(memory).take(kPageBytes, kPageBytes, LimitKind::Soft) == kMiB);
  CHECK(memory.over_limit());
}

}  // namespace
}  // namespace ouro::tests
