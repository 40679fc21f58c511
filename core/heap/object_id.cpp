#include "core/heap/object_id.h"

#include <charconv>
#include <cstdio>

#include "core/heap/heap.h"

namespace ouro {

std::string object_id_text(ObjectId id) {
  char text[40];
  const auto address = static_cast<unsigned long long>(Heap::address_of(Ref<Object>(id.offset)));
  std::snprintf(text, sizeof text, "0x%llx:%u", address, id.birth);
  return text;
}

ObjectId parse_object_id(std::string_view text) {
  if (!text.starts_with("0x")) return {};
  const char* end = text.data() + text.size();
  uint64_t address = 0;
  const auto parsed = std::from_chars(text.data() + 2, end, address, 16);
  if (parsed.ec != std::errc{} || address <= Heap::kAddressBase) return {};
  const uint64_t offset = address - Heap::kAddressBase;
  if (offset > UINT32_MAX) return {};
  ObjectId id{static_cast<uint32_t>(offset), 0};
  if (parsed.ptr != end) {
    if (*parsed.ptr != ':') return {};
    const auto birth = std::from_chars(parsed.ptr + 1, end, id.birth);
    if (birth.ec != std::errc{} || birth.ptr != end) return {};
  }
  return id;
}

}  // namespace ouro
