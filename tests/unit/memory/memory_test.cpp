#include "core/memory/memory.h"

#include <algorithm>
#include <iterator>

#include "tests/unit/memory/memory_fixture.h"

namespace ouro::tests {
namespace {

// Allocates, resizes and releases at random, and knows what each live block must contain. A copy
// does the same again.
class Torture {
 public:
  explicit Torture(uint64_t seed) : random_(seed) {}

  size_t live_count() const { return blocks_.size(); }
  uint32_t refused_count() const { return refused_count_; }

  void run(Memory& memory, uint32_t steps) {
    for (uint32_t step = 0; step < steps; ++step) {
      uint32_t allocate_percent = step / 2000 % 2 == 0 ? 70 : 30;
      if (blocks_.empty() || random_.below(100) < allocate_percent) {
        allocate_one(memory);
      } else if (random_.below(5) == 0) {
        resize_one(memory);
      } else {
        release_one(memory);
      }
    }
  }

  void release_all(Memory& memory) {
    while (!blocks_.empty()) release_one(memory);
  }

 private:
  struct Block {
    uint32_t offset;
    uint32_t size;
    uint32_t pattern;
  };

  uint32_t random_size() {
    uint32_t kind = random_.below(1000);
    if (kind < 900) return 1 + random_.below(512);
    if (kind < 990) return 1 + random_.below(8000);
    if (kind < 998) return 1 + random_.below(140000);
    return 1 + random_.below(600000);
  }
  uint8_t byte_at(const Block& block, uint32_t index) {
    return static_cast<uint8_t>(block.pattern + index * 13);
  }
  void fill(Memory& memory, const Block& block) {
    for (uint32_t index = 0; index < block.size; ++index) {
      memory.bytes(block.offset)[index] = byte_at(block, index);
    }
  }
  void verify(Memory& memory, const Block& block, uint32_t offset, uint32_t size) {
    uint32_t index = 0;
    while (index < size && memory.bytes(offset)[index] == byte_at(block, index)) ++index;
    REQUIRE(index == size);
  }

  void allocate_one(Memory& memory) {
    Block block = {0, random_size(), random_.below(256)};
    block.offset = memory.allocate(block.size);
    if (block.offset == 0) {
      REQUIRE(block.size > kSmallRequestMax);
      ++refused_count_;
      return;
    }
    REQUIRE(block.offset % kAlignment == 0);
    REQUIRE(block.offset >= memory.root_offset() + kRootBytes);
    fill(memory, block);
    blocks_.push_back(block);
  }
  void resize_one(Memory& memory) {
    Block& block = blocks_[random_.below(static_cast<uint32_t>(blocks_.size()))];
    uint32_t new_size = random_.below(2) == 0 ? random_size() : block.size + random_.below(600);
    uint32_t offset = memory.resize(block.offset, block.size, new_size);
    if (offset == 0) {
      verify(memory, block, block.offset, block.size);
      return;
    }
    verify(memory, block, offset, std::min(block.size, new_size));
    block.offset = offset;
    block.size = new_size;
    fill(memory, block);
  }
  void release_one(Memory& memory) {
    uint32_t index = random_.below(static_cast<uint32_t>(blocks_.size()));
    Block block = blocks_[index];
    verify(memory, block, block.offset, block.size);
    memory.release(block.offset, block.size);
    blocks_[index] = blocks_.back();
    blocks_.pop_back();
  }

  Random random_;
  std::vector<Block> blocks_;
  uint32_t refused_count_ = 0;
};

TEST_CASE("the root area is zero, aligned, and no allocation lies in it") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  CHECK(memory.root_offset() % kAlignment == 0);
  CHECK(memory.root_offset() >= sizeof(MemoryHeader));
  for (uint32_t index = 0; index < kRootBytes; ++index) {
    REQUIRE(memory.bytes(memory.root_offset())[index] == 0);
  }
  CHECK(memory.allocate(1) >= memory.root_offset() + kRootBytes);
  CHECK(memory.used_bytes() % kPageBytes == 0);
}

TEST_CASE("random requests keep their bytes, and every list stays well formed") {
  for (MemoryModel model : kModels) {
    Memory memory(model, kRootBytes, 64 * kMiB);
    Torture torture(42);
    for (int round = 0; round < 40; ++round) {
      torture.run(memory, 1000);
      REQUIRE(problem_of(memory) == "");
      REQUIRE(memory.allocated_blocks() == torture.live_count());
    }
    torture.release_all(memory);
    CHECK(problem_of(memory) == "");
    CHECK(memory.allocated_bytes() == 0);
    uint32_t kept_bytes = kSegmentBytes + kPageBytes;
    if (model.keeps_last_arena) kept_bytes += model.arena_bytes;
    CHECK(memory.system_bytes() == kept_bytes);
  }
}

TEST_CASE("random requests against a limit are refused or served, and nothing is lost") {
  for (MemoryModel model : kModels) {
    Memory memory(model, kRootBytes, 2 * kMiB);
    Torture torture(7);
    for (int round = 0; round < 10; ++round) {
      torture.run(memory, 2000);
      REQUIRE(problem_of(memory) == "");
    }
    CHECK(torture.refused_count() > 10);
  }
}

TEST_CASE("the same requests make the same bytes, whether the block moves or not") {
  for (MemoryModel model : kModels) {
    Memory plain(model, kRootBytes, 64 * kMiB);
    Memory moving(model, kRootBytes, 64 * kMiB);
    moving.set_moves_on_every_allocation(true);
    Torture plain_torture(3);
    Torture moving_torture(3);
    for (int round = 0; round < 5; ++round) {
      plain_torture.run(plain, 60);
      moving_torture.run(moving, 60);
      CHECK(digest_of(plain) == digest_of(moving));
    }
  }
}

TEST_CASE("with the test switch, every allocation and resize moves the block") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  memory.set_moves_on_every_allocation(true);
  uint8_t* base = memory.base();
  uint32_t small = memory.allocate(16);
  CHECK(memory.base() != base);
  base = memory.base();
  memory.resize(small, 16, 15);
  CHECK(memory.base() != base);
  base = memory.base();
  memory.release(small, 15);
  CHECK(memory.base() == base);
}

using Image = std::vector<uint8_t>;

Image image_of(const Memory& memory) {
  return {memory.image().begin(), memory.image().end()};
}

TEST_CASE("what follows a restored image is what followed it at first") {
  for (MemoryModel model : kModels) {
    Memory memory(model, kRootBytes, 64 * kMiB);
    Torture torture(11);
    torture.run(memory, 3000);
    Image early = image_of(memory);
    Torture again = torture;
    torture.run(memory, 8000);
    Image late = image_of(memory);
    REQUIRE(late.size() > early.size());

    // Backwards in the same block: the bytes behind the image are not zero any more.
    memory.restore(early);
    CHECK(memory.used_bytes() == early.size());
    CHECK(problem_of(memory) == "");
    Torture in_another = again;
    again.run(memory, 8000);
    CHECK(image_of(memory) == late);

    Memory another(model, kRootBytes, 64 * kMiB);
    another.restore(early);
    in_another.run(another, 8000);
    CHECK(image_of(another) == late);
  }
}

// Recorded once. Natively and in wasm the same; whoever changes layout.h records them again.
TEST_CASE("the image after 20 000 random requests is the same on every host") {
  const uint64_t kDigests[] = {7377200427042198405u, 9632581988300841104u, 12008938142494456721u};
  for (size_t row = 0; row < std::size(kModels); ++row) {
    Memory memory(kModels[row], kRootBytes, 64 * kMiB);
    Torture torture(2024);
    torture.run(memory, 20000);
    CHECK(digest_of(memory) == kDigests[row]);
  }
}

TEST_CASE("an image may be written page by page") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  allocate_many(memory, 10000, 200);
  Image image = image_of(memory);
  Memory another({}, kRootBytes, 64 * kMiB);
  another.resize_image(static_cast<uint32_t>(image.size()));
  for (size_t offset = 0; offset < image.size(); offset += kPageBytes) {
    std::memcpy(another.base() + offset, image.data() + offset, kPageBytes);
  }
  CHECK(image_of(another) == image);
  CHECK(another.allocate(200) == memory.allocate(200));
}

TEST_CASE("small requests go on beyond the limit, larger ones for a while, large ones do not") {
  for (MemoryModel model : kModels) {
    Memory memory(model, kRootBytes, 4 * kMiB);
    while (!memory.over_limit()) memory.allocate(512);
    CHECK(memory.used_bytes() > 4 * kMiB);
    CHECK(memory.used_bytes() <= 4 * kMiB + model.arena_bytes);
    CHECK(memory.allocate(kMiB) == 0);
    CHECK(memory.allocate(kMappedRequestMin) == 0);
    while (memory.allocate(600) != 0) continue;
    CHECK(memory.reserve_left_bytes() >= kReserveBytes / 4);
    CHECK(memory.reserve_left_bytes() < kReserveBytes / 4 + kSegmentBytes + kMiB);
    uint32_t small = memory.allocate(500);
    CHECK(small != 0);
    CHECK(memory.resize(small, 500, 600) == 0);
    CHECK(memory.resize(small, 500, 2 * kMiB) == 0);
    CHECK(problem_of(memory) == "");
    memory.set_limit(24 * kMiB);
    CHECK_FALSE(memory.over_limit());
    CHECK(memory.allocate(kMiB) != 0);
  }
}

TEST_CASE("an acknowledged limit is reported again when the prefix grows further") {
  Memory memory(kModels[0], kRootBytes, 4 * kMiB);
  while (!memory.over_limit()) memory.allocate(512);
  uint32_t used_bytes = memory.used_bytes();
  uint32_t reserve_left_bytes = memory.reserve_left_bytes();
  CHECK(reserve_left_bytes == 4 * kMiB + kReserveBytes - used_bytes);
  memory.acknowledge_over_limit();
  CHECK_FALSE(memory.over_limit());
  while (!memory.over_limit()) memory.allocate(512);
  CHECK(memory.used_bytes() == used_bytes + memory.header().arena_bytes);
  CHECK(memory.reserve_left_bytes() == reserve_left_bytes - memory.header().arena_bytes);
}

TEST_CASE("a prefix that shrank below the limit forgets the acknowledgement") {
  Memory memory(kModels[0], kRootBytes, 4 * kMiB);
  std::vector<uint32_t> blocks;
  while (!memory.over_limit()) blocks.push_back(memory.allocate(512));
  memory.acknowledge_over_limit();
  for (uint32_t block : blocks) memory.release(block, 512);
  CHECK_FALSE(memory.over_limit());
  CHECK(memory.header().acknowledged_bytes == memory.used_bytes());
  for (size_t count = 0; count < blocks.size(); ++count) memory.allocate(512);
  CHECK(memory.over_limit());
}

}  // namespace
}  // namespace ouro::tests
