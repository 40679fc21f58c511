// object_id.h - which object, over a whole run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ouro {

// Tells one object from another over the whole run: an address is used again after a free, a birth
// number never is.
struct ObjectId {
  uint32_t offset = 0;
  uint32_t birth = 0;

  explicit operator bool() const { return offset != 0; }
  friend bool operator==(ObjectId, ObjectId) = default;
};
// "0x7f5a00012340:57": what id() gives, and the birth number.
std::string object_id_text(ObjectId id);
// Also reads the address alone; `birth` is 0 then. A null id when the text is none.
ObjectId parse_object_id(std::string_view text);

}  // namespace ouro
