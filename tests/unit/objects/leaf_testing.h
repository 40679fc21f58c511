// leaf_testing.h - a TestHeap with short ways from text to ints and strings and back, which says
// when a test lost or kept a reference.
#pragma once

#include <string>
#include <string_view>

#include "core/objects/int_text.h"
#include "core/objects/text_codec.h"
#include "tests/unit/objects/test_heap.h"

#include <doctest/doctest.h>

namespace ouro::tests {

class LeafHeap : public TestHeap {
 public:
  explicit LeafHeap(std::string_view profile = "3.14", uint32_t limit_bytes = 256u << 20)
      : TestHeap(profile, {}, limit_bytes), live_at_start_(live()) {}
  ~LeafHeap() { CHECK(live() == live_at_start_); }

  Ref<Int> number(std::string_view decimal) {
    const IntResult result = int_from_ascii(heap, decimal, 10);
    REQUIRE(result.ok());
    return result.value;
  }
  Ref<Str> str(std::string_view utf8) { return str_from_utf8(heap, utf8); }
  Ref<Object> bytes(std::string_view data) { return bytes_from_text(heap, data).as<Object>(); }

  // Each of these releases what it is given.
  std::string text(Ref<Int> value) {
    if (!value) return "null";
    std::string out;
    CHECK(int_to_text(heap, value, 10, &out) == IntError::None);
    release(value);
    return out;
  }
  std::string text(IntResult result) {
    if (result.ok()) return text(result.value);
    return "error " + std::to_string(static_cast<int>(result.error));
  }
  std::string text(Ref<Str> value) {
    if (!value) return "null";
    std::string out = str_to_utf8(heap, value);
    release(value);
    return out;
  }
  std::string data(Ref<Object> bytes_like) {
    if (!bytes_like) return "null";
    const StrView view = bytes_view(heap, bytes_like);
    std::string out(reinterpret_cast<const char*>(view.bytes()), view.length());
    release(bytes_like);
    return out;
  }

 private:
  uint64_t live_at_start_;
};

inline std::string error_text(IntError error) {
  return "error " + std::to_string(static_cast<int>(error));
}

}  // namespace ouro::tests
