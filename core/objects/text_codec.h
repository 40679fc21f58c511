// text_codec.h - str to bytes and back: utf-8, utf-16, utf-32, latin-1, ascii.
//
// An error that the handler does not swallow comes back with its place and CPython's reason, so
// that the caller can make the UnicodeEncodeError or UnicodeDecodeError.
#pragma once

#include <optional>
#include <span>

#include "core/objects/bytes_object.h"
#include "core/objects/str_object.h"

namespace ouro {

enum class TextEncoding : uint8_t {
  Utf8,
  Latin1,
  Ascii,
  Utf16,  // with a byte order mark; little-endian without
  Utf16Little,
  Utf16Big,
  Utf32,
  Utf32Little,
  Utf32Big,
};
// By the names that Python accepts, normalized ("UTF_8", "latin1", ...).
std::optional<TextEncoding> find_encoding(std::string_view name);
// As errors say it: "utf-8", "latin-1", "ascii".
const char* encoding_name(TextEncoding encoding);

enum class CodecErrors : uint8_t {
  Strict,
  Ignore,
  Replace,
  BackslashReplace,
  XmlCharRefReplace,  // encoding only
  SurrogateEscape,
  SurrogatePass,
};
std::optional<CodecErrors> find_error_handler(std::string_view name);

struct CodecError {
  const char* reason = nullptr;  // null: no error; the value is null then only for lack of memory
  uint32_t start = 0;
  uint32_t end = 0;
};

// From bytes outside the block, or from those of a Bytes or ByteArray in it.
Ref<Str> decode_text(Heap& heap, std::span<const uint8_t> outside, TextEncoding encoding,
                     CodecErrors errors, CodecError* error);
Ref<Str> decode_bytes(Heap& heap, Ref<Object> bytes, TextEncoding encoding, CodecErrors errors,
                      CodecError* error);
Ref<Bytes> encode_text(Heap& heap, Ref<Str> text, TextEncoding encoding, CodecErrors errors,
                       CodecError* error);

}  // namespace ouro
