// wide_codec.h - utf-16 and utf-32: the units of which text_codec.h makes its steps.
#pragma once

#include <span>
#include <string>

#include "core/objects/text_codec.h"

namespace ouro {

// What stands at one place of encoded text: a character of `length` bytes, or an error over them.
struct CodecStep {
  char32_t character;
  uint32_t length;
  const char* reason;  // null: no error
};

bool is_wide(TextEncoding encoding);
// The encoding with its byte order: by the mark at the front of `bytes`, which is then skipped
// (*skipped bytes), or little-endian.
TextEncoding ordered_encoding(TextEncoding encoding, std::span<const uint8_t> bytes,
                              uint32_t* skipped);
// `rest` is not empty, the encoding has its byte order.
CodecStep read_wide(std::span<const uint8_t> rest, TextEncoding encoding);
void put_wide(std::string* out, char32_t c, TextEncoding encoding);

}  // namespace ouro
