#include "core/objects/text_codec.h"

#include <algorithm>

#include "core/objects/str_text.h"
#include "core/objects/wide_codec.h"

namespace ouro {
namespace {

using ByteSpan = std::span<const uint8_t>;

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kByteOrderMark = 0xFEFF;
constexpr char32_t kEscapeBase = 0xDC00;  // surrogateescape: byte 0x80 is U+DC80

bool is_surrogate(char32_t c) {
  return c >= 0xD800 && c <= 0xDFFF;
}

bool is_continuation(uint8_t byte) {
  return (byte & 0xC0) == 0x80;
}

// How many bytes a lead byte announces; 0: it cannot be one.
uint32_t announced_length(uint8_t lead) {
  if (lead < 0xC2) return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

// The bounds of the second byte exclude overlong forms, surrogates and what is beyond U+10FFFF.
bool second_byte_fits(uint8_t lead, uint8_t second) {
  if (!is_continuation(second)) return false;
  switch (lead) {
    case 0xE0:
      return second >= 0xA0;
    case 0xED:
      return second < 0xA0;
    case 0xF0:
      return second >= 0x90;
    case 0xF4:
      return second < 0x90;
    default:
      return true;
  }
}

// As stringlib/codecs.h utf8_decode, with its places and reasons of errors.
CodecStep read_utf8(ByteSpan bytes) {
  const uint8_t lead = bytes[0];
  if (lead < 0x80) return {lead, 1, nullptr};
  const uint32_t length = announced_length(lead);
  if (length == 0) return {0, 1, "invalid start byte"};
  char32_t character = lead & (0x7Fu >> length);
  for (uint32_t i = 1; i < length; ++i) {
    if (i == bytes.size()) {
      return {0, static_cast<uint32_t>(bytes.size()), "unexpected end of data"};
    }
    const bool fits = i == 1 ? second_byte_fits(lead, bytes[1]) : is_continuation(bytes[i]);
    if (!fits) return {0, i, "invalid continuation byte"};
    character = character << 6 | (bytes[i] & 0x3Fu);
  }
  return {character, length, nullptr};
}

// The surrogate encoded at the front, for surrogatepass; 0: none.
char32_t encoded_surrogate(ByteSpan bytes) {
  if (bytes.size() < 3 || bytes[0] != 0xED || !is_continuation(bytes[1]) ||
      !is_continuation(bytes[2])) {
    return 0;
  }
  const char32_t c = 0xD000u | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
  return is_surrogate(c) ? c : 0;
}

void append_byte_escapes(std::u32string* out, ByteSpan bytes) {
  std::string text;
  for (uint8_t byte : bytes) append_escape(&text, byte);
  out->append(text.begin(), text.end());
}

// Applies a decoding error handler to the bytes `bad` at the front of `rest`. Returns how many
// bytes are dealt with; 0: the error stands.
uint32_t handle_decode_error(std::u32string* out, ByteSpan rest, uint32_t bad, CodecErrors errors) {
  switch (errors) {
    case CodecErrors::Ignore:
      return bad;
    case CodecErrors::Replace:
      out->push_back(kReplacement);
      return bad;
    case CodecErrors::BackslashReplace:
      append_byte_escapes(out, rest.first(bad));
      return bad;
    case CodecErrors::SurrogateEscape:
      for (uint8_t byte : rest.first(bad)) out->push_back(kEscapeBase + byte);
      return bad;
    case CodecErrors::SurrogatePass:
      if (const char32_t surrogate = encoded_surrogate(rest)) {
        out->push_back(surrogate);
        return 3;
      }
      return 0;
    case CodecErrors::Strict:
    case CodecErrors::XmlCharRefReplace:
      break;
  }
  return 0;
}

CodecStep read_step(ByteSpan rest, TextEncoding encoding) {
  if (encoding == TextEncoding::Utf8) return read_utf8(rest);
  if (is_wide(encoding)) return read_wide(rest, encoding);
  if (encoding == TextEncoding::Ascii && rest[0] >= 0x80) {
    return {0, 1, "ordinal not in range(128)"};
  }
  return {rest[0], 1, nullptr};
}

// False: stopped at an error.
bool decode(ByteSpan bytes, TextEncoding encoding, CodecErrors errors, std::u32string* out,
            CodecError* error) {
  out->reserve(bytes.size());
  uint32_t skipped = 0;
  encoding = ordered_encoding(encoding, bytes, &skipped);
  for (size_t i = skipped; i < bytes.size();) {
    const CodecStep step = read_step(bytes.subspan(i), encoding);
    if (step.reason == nullptr) {
      out->push_back(step.character);
      i += step.length;
      continue;
    }
    const uint32_t handled = handle_decode_error(out, bytes.subspan(i), step.length, errors);
    if (handled == 0) {
      const auto start = static_cast<uint32_t>(i);
      *error = {step.reason, start, start + step.length};
      return false;
    }
    i += handled;
  }
  return true;
}

bool is_encodable(char32_t c, TextEncoding encoding) {
  if (encoding == TextEncoding::Utf8 || is_wide(encoding)) return !is_surrogate(c);
  return c < (encoding == TextEncoding::Ascii ? 0x80u : 0x100u);
}

void put_encoded(std::string* out, char32_t c, TextEncoding encoding) {
  if (encoding == TextEncoding::Utf8) {
    append_utf8(out, c);
  } else if (is_wide(encoding)) {
    put_wide(out, c, encoding);
  } else {
    out->push_back(static_cast<char>(c));
  }
}

void put_text(std::string* out, std::string_view ascii, TextEncoding encoding) {
  for (const char c : ascii) put_encoded(out, static_cast<unsigned char>(c), encoding);
}

// Applies an encoding error handler to one character; false: the error stands.
bool handle_encode_error(std::string* out, char32_t c, TextEncoding encoding, CodecErrors errors) {
  std::string text;
  switch (errors) {
    case CodecErrors::Ignore:
      return true;
    case CodecErrors::Replace:
      put_text(out, "?", encoding);
      return true;
    case CodecErrors::BackslashReplace:
      append_escape(&text, c);
      put_text(out, text, encoding);
      return true;
    case CodecErrors::XmlCharRefReplace:
      put_text(out, "&#" + std::to_string(static_cast<uint32_t>(c)) + ";", encoding);
      return true;
    case CodecErrors::SurrogateEscape:
      if (c < kEscapeBase + 0x80 || c > kEscapeBase + 0xFF || is_wide(encoding)) return false;
      out->push_back(static_cast<char>(c - kEscapeBase));
      return true;
    case CodecErrors::SurrogatePass:
      if (encoding != TextEncoding::Utf8 && !is_wide(encoding)) return false;
      put_encoded(out, c, encoding);
      return true;
    case CodecErrors::Strict:
      break;
  }
  return false;
}

const char* encode_reason(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::Utf8:
      return "surrogates not allowed";
    case TextEncoding::Latin1:
      return "ordinal not in range(256)";
    case TextEncoding::Ascii:
      return "ordinal not in range(128)";
    default:
      return "surrogates not allowed";
  }
}

bool encode(StrView text, TextEncoding encoding, CodecErrors errors, std::string* out,
            CodecError* error) {
  out->reserve(text.length());
  for (uint32_t i = 0; i < text.length(); ++i) {
    const char32_t c = text[i];
    if (is_encodable(c, encoding)) {
      put_encoded(out, c, encoding);
    } else if (!handle_encode_error(out, c, encoding, errors)) {
      uint32_t end = i + 1;
      while (end < text.length() && !is_encodable(text[end], encoding)) ++end;
      *error = {encode_reason(encoding), i, end};
      return false;
    }
  }
  return true;
}

// Lower case, with what separates words as underscores.
std::string normalized(std::string_view name) {
  std::string out;
  for (char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    out.push_back(upper ? static_cast<char>(c + 32) : c == '-' || c == ' ' ? '_' : c);
  }
  return out;
}

template <typename Value>
struct NamedValue {
  std::string_view name;
  Value value;
};

constexpr NamedValue<TextEncoding> kEncodings[] = {
    {"utf_8", TextEncoding::Utf8},
    {"utf8", TextEncoding::Utf8},
    {"u8", TextEncoding::Utf8},
    {"utf", TextEncoding::Utf8},
    {"latin_1", TextEncoding::Latin1},
    {"latin1", TextEncoding::Latin1},
    {"latin", TextEncoding::Latin1},
    {"iso_8859_1", TextEncoding::Latin1},
    {"iso8859_1", TextEncoding::Latin1},
    {"l1", TextEncoding::Latin1},
    {"ascii", TextEncoding::Ascii},
    {"us_ascii", TextEncoding::Ascii},
    {"646", TextEncoding::Ascii},
    {"utf_16", TextEncoding::Utf16},
    {"utf16", TextEncoding::Utf16},
    {"u16", TextEncoding::Utf16},
    {"utf_16_le", TextEncoding::Utf16Little},
    {"utf_16le", TextEncoding::Utf16Little},
    {"utf_16_be", TextEncoding::Utf16Big},
    {"utf_16be", TextEncoding::Utf16Big},
    {"utf_32", TextEncoding::Utf32},
    {"utf32", TextEncoding::Utf32},
    {"u32", TextEncoding::Utf32},
    {"utf_32_le", TextEncoding::Utf32Little},
    {"utf_32le", TextEncoding::Utf32Little},
    {"utf_32_be", TextEncoding::Utf32Big},
    {"utf_32be", TextEncoding::Utf32Big},
};

constexpr NamedValue<CodecErrors> kErrorHandlers[] = {
    {"strict", CodecErrors::Strict},
    {"ignore", CodecErrors::Ignore},
    {"replace", CodecErrors::Replace},
    {"backslashreplace", CodecErrors::BackslashReplace},
    {"xmlcharrefreplace", CodecErrors::XmlCharRefReplace},
    {"surrogateescape", CodecErrors::SurrogateEscape},
    {"surrogatepass", CodecErrors::SurrogatePass},
};

template <typename Value, size_t count>
std::optional<Value> find_named(const NamedValue<Value> (&table)[count], std::string_view name) {
  for (const NamedValue<Value>& row : table) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<TextEncoding> find_encoding(std::string_view name) {
  return find_named(kEncodings, normalized(name));
}

const char* encoding_name(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::Utf8:
      return "utf-8";
    case TextEncoding::Latin1:
      return "latin-1";
    case TextEncoding::Ascii:
      return "ascii";
    case TextEncoding::Utf16:
      return "utf-16";
    case TextEncoding::Utf16Little:
      return "utf-16-le";
    case TextEncoding::Utf16Big:
      return "utf-16-be";
    case TextEncoding::Utf32:
      return "utf-32";
    case TextEncoding::Utf32Little:
      return "utf-32-le";
    case TextEncoding::Utf32Big:
      return "utf-32-be";
  }
  return "";
}

std::optional<CodecErrors> find_error_handler(std::string_view name) {
  return find_named(kErrorHandlers, name);
}

Ref<Str> decode_text(Heap& heap, ByteSpan outside, TextEncoding encoding, CodecErrors errors,
                     CodecError* error) {
  std::u32string text;
  if (!decode(outside, encoding, errors, &text, error)) return {};
  return str_from_utf32(heap, text);
}

Ref<Str> decode_bytes(Heap& heap, Ref<Object> bytes, TextEncoding encoding, CodecErrors errors,
                      CodecError* error) {
  const StrView view = bytes_view(heap, bytes);
  const char32_t bound = text_bound(view);
  const bool is_copied = !is_wide(encoding) && (bound < 0x80 || encoding == TextEncoding::Latin1);
  if (view.length() < 2 || !is_copied) {
    return decode_text(heap, {view.bytes(), view.length()}, encoding, errors, error);
  }
  const Ref<Str> text = str_allocate(heap, view.length(), bound);
  if (text) copy_text(str_bytes(heap, text), 1, bytes_view(heap, bytes));
  return text;
}

Ref<Bytes> encode_text(Heap& heap, Ref<Str> text, TextEncoding encoding, CodecErrors errors,
                       CodecError* error) {
  const StrView view = str_view(heap, text);
  const char32_t bound = str_bound(heap, text);
  const bool is_copied =
      !is_wide(encoding) && (bound < 0x80 || (bound < 0x100 && encoding == TextEncoding::Latin1));
  if (is_copied) {
    const Ref<Bytes> bytes = bytes_allocate(heap, view.length());
    if (bytes) copy_text(bytes_data(heap, bytes), 1, str_view(heap, text));
    return bytes;
  }
  std::string out;
  const bool has_mark = encoding == TextEncoding::Utf16 || encoding == TextEncoding::Utf32;
  if (has_mark) put_wide(&out, kByteOrderMark, encoding);
  if (!encode(view, encoding, errors, &out, error)) return {};
  return bytes_from_text(heap, out);
}

}  // namespace ouro
