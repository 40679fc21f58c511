#include "core/modules/malloc_stats.h"

#include <vector>

#include "core/memory/memory_map.h"

namespace ouro {
namespace {

constexpr size_t kTextColumns = 35;
constexpr size_t kNumberColumns = 22;
constexpr size_t kFreeListColumns = 48;

std::string right_aligned(const std::string& text, size_t columns) {
  return std::string(text.size() < columns ? columns - text.size() : 0, ' ') + text;
}

std::string with_commas(uint64_t value) {
  std::string digits = std::to_string(value);
  for (size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

// obmalloc.c, printone
std::string line(std::string text, uint64_t value) {
  if (text.size() < kTextColumns) text.resize(kTextColumns, ' ');
  return text + "=" + right_aligned(with_commas(value), kNumberColumns) + "\n";
}

struct ClassTotals {
  uint64_t pools = 0;
  uint64_t used = 0;
  uint64_t available = 0;
};

struct Totals {
  std::vector<ClassTotals> classes = std::vector<ClassTotals>(kSizeClassCount);
  uint64_t free_pools = 0;
  uint64_t used_bytes = 0;
  uint64_t available_bytes = 0;
  uint64_t header_bytes = 0;
  uint64_t quantization = 0;
  uint64_t alignment = 0;
};

Totals count_pools(const MemoryMap& map, uint32_t pool_bytes) {
  Totals totals;
  for (const PoolView& pool : map.pools) {
    if (pool.state == PoolState::Untouched || pool.state == PoolState::Empty) {
      ++totals.free_pools;
      continue;
    }
    ClassTotals& of_class = totals.classes[pool.block_bytes / kAlignment - 1];
    const uint32_t free_blocks = pool.blocks_max - pool.blocks_used;
    ++of_class.pools;
    of_class.used += pool.blocks_used;
    of_class.available += free_blocks;
    totals.used_bytes += uint64_t{pool.blocks_used} * pool.block_bytes;
    totals.available_bytes += uint64_t{free_blocks} * pool.block_bytes;
    totals.header_bytes += sizeof(PoolHeader);
    totals.quantization +=
        pool_bytes - sizeof(PoolHeader) - uint64_t{pool.blocks_max} * pool.block_bytes;
  }
  for (const ArenaView& arena : map.arenas) {
    totals.alignment += arena.bytes - uint64_t{arena.pool_count} * pool_bytes;
  }
  return totals;
}

std::string class_table(const Totals& totals) {
  std::string text =
      "class   size   num pools   blocks in use  avail blocks\n"
      "-----   ----   ---------   -------------  ------------\n";
  for (uint32_t i = 0; i < kSizeClassCount; ++i) {
    const ClassTotals& of_class = totals.classes[i];
    if (of_class.pools == 0) continue;
    text += right_aligned(std::to_string(i), 5) + " " +
            right_aligned(std::to_string((i + 1) * kAlignment), 6) + " " +
            right_aligned(std::to_string(of_class.pools), 11) + " " +
            right_aligned(std::to_string(of_class.used), 15) + " " +
            right_aligned(std::to_string(of_class.available), 13) + "\n";
  }
  return text + "\n";
}

std::string free_list(const std::string& name, uint32_t count, uint32_t bytes) {
  const std::string text = std::to_string(count) + " " + name + "s * " + std::to_string(bytes) +
                           " bytes each";
  return line(right_aligned(text, kFreeListColumns) + " ", uint64_t{count} * bytes);
}

std::string free_lists_text(const Machine& m) {
  constexpr uint32_t kDictBytes = 48;
  constexpr uint32_t kFloatBytes = 24;
  constexpr uint32_t kListBytes = 40;
  const FreeLists& lists = m.heap.state().free_lists;
  std::string text = free_list("free PyDictObject", lists.dict.count, kDictBytes) +
                     free_list("free PyFloatObject", lists.float_.count, kFloatBytes) +
                     free_list("free PyListObject", lists.list.count, kListBytes);
  for (uint32_t size = 1; size <= m.profile().tuple_free_length_max; ++size) {
    text += free_list("free " + std::to_string(size) + "-sized PyTupleObject",
                      lists.tuple[size].count, m.profile().tuple_header_bytes + 8 * size);
  }
  return text;
}

}  // namespace

std::string malloc_stats_text(Machine& m) {
  MemoryMap map;
  read_memory_map(m.heap.memory, &map);
  const uint32_t pool_bytes = m.profile().pool_bytes;
  const uint32_t arena_bytes = m.profile().arena_bytes;
  const Totals totals = count_pools(map, pool_bytes);
  const uint64_t arenas = map.arenas.size();
  std::string text = "Small block threshold = 512, in " + std::to_string(kSizeClassCount) +
                     " size classes.\n\n" + class_table(totals);
  text += line("# arenas allocated current", arenas);
  text += line(std::to_string(arenas) + " arenas * " + std::to_string(arena_bytes) +
                   " bytes/arena",
               arenas * arena_bytes);
  text += "\n" + line("# bytes in allocated blocks", totals.used_bytes);
  text += line("# bytes in available blocks", totals.available_bytes);
  text += line(std::to_string(totals.free_pools) + " unused pools * " +
                   std::to_string(pool_bytes) + " bytes",
               totals.free_pools * pool_bytes);
  text += line("# bytes lost to pool headers", totals.header_bytes);
  text += line("# bytes lost to quantization", totals.quantization);
  text += line("# bytes lost to arena alignment", totals.alignment);
  text += line("Total", arenas * arena_bytes) + "\n";
  return text + free_lists_text(m);
}

}  // namespace ouro
