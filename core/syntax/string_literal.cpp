// string_literal.cpp - the escapes, as CPython's unicodeescape and bytes decoders read them.

#include "core/syntax/string_literal.h"

#include "core/syntax/characters.h"

namespace ouro {

namespace {

constexpr uint32_t kMaxCodePoint = 0x10FFFF;
constexpr int kMaxByte = 0xFF;

// The character that a one-letter escape stands for, or -1.
int simple_escape(char c) {
  switch (c) {
    case '\\':
    case '\'':
    case '"':
      return c;
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    default:
      return -1;
  }
}

bool is_octal_digit(char c) {
  return c >= '0' && c <= '7';
}

class EscapeDecoder {
 public:
  EscapeDecoder(std::string_view body, LiteralKind kind) : body_(body), kind_(kind) {}

  DecodedLiteral run() {
    while (at_ < body_.size() && !result_.error) {
      size_t backslash = body_.find('\\', at_);
      if (backslash == std::string_view::npos) backslash = body_.size();
      result_.value.append(body_.substr(at_, backslash - at_));
      at_ = backslash;
      if (at_ < body_.size()) escape();
    }
    return std::move(result_);
  }

 private:
  bool is_text() const { return kind_ == LiteralKind::Text; }
  char peek() const { return at_ < body_.size() ? body_[at_] : '\0'; }

  void put(uint32_t value) {
    if (is_text()) {
      utf8_append(result_.value, value);
    } else {
      result_.value.push_back(static_cast<char>(value));
    }
  }

  void escape() {
    escape_begin_ = at_++;
    if (at_ == body_.size()) return put('\\');
    char c = body_[at_++];
    if (c == '\n') return;
    if (int value = simple_escape(c); value >= 0) return put(static_cast<uint32_t>(value));
    if (is_octal_digit(c)) return octal(c - '0');
    if (c == 'x') return hexadecimal(2, "truncated \\xXX escape");
    if (is_text() && c == 'u') return hexadecimal(4, "truncated \\uXXXX escape");
    if (is_text() && c == 'U') return hexadecimal(8, "truncated \\UXXXXXXXX escape");
    if (is_text() && c == 'N') return named_character();
    --at_;
    put('\\');
    note_invalid(body_.substr(at_, 1));
  }

  void octal(int value) {
    for (int digits = 1; digits < 3 && is_octal_digit(peek()); ++digits) {
      value = value * 8 + (body_[at_++] - '0');
    }
    if (value > kMaxByte) note_invalid(body_.substr(escape_begin_ + 1, 3));
    put(static_cast<uint32_t>(is_text() ? value : value & kMaxByte));
  }

  void hexadecimal(int digits, const char* truncated) {
    uint32_t value = 0;
    for (int i = 0; i < digits; ++i, ++at_) {
      int digit = hex_digit_value(peek());
      if (digit < 0) return malformed(truncated);
      value = value << 4 | static_cast<uint32_t>(digit);
    }
    if (value > kMaxCodePoint) return malformed("illegal Unicode character");
    put(value);
  }

  void named_character() {
    if (peek() != '{' || body_.find('}', at_) == std::string_view::npos) {
      if (peek() == '{') at_ = body_.size();
      return malformed("malformed \\N character escape");
    }
    result_.is_unsupported = true;
    result_.error =
        "`\\N{...}` in a string exists in Python, but not in this subset; "
        "write the character itself, or `\\uXXXX`.";
  }

  // Only the first one is warned about.
  void note_invalid(std::string_view escape) {
    bool is_ascii = static_cast<unsigned char>(escape[0]) < 128;
    if (result_.invalid_escape.empty() && is_ascii) result_.invalid_escape = escape;
  }

  void malformed(const char* reason) {
    if (!is_text()) {
      result_.error =
          "(value error) invalid \\x escape at position " + std::to_string(escape_begin_);
      return;
    }
    std::string first = std::to_string(codec_position(escape_begin_));
    std::string last = std::to_string(codec_position(at_) - 1);
    result_.error = "(unicode error) 'unicodeescape' codec can't decode bytes in position " +
                    first + "-" + last + ": " + reason;
  }

  // CPython hands the codec a text in which each character beyond ASCII is spelled `\UXXXXXXXX`.
  size_t codec_position(size_t offset) const {
    size_t position = 0;
    for (size_t i = 0; i < offset; ++i) {
      auto byte = static_cast<unsigned char>(body_[i]);
      position += byte < 0x80 ? 1 : byte >= 0xC0 ? 10 : 0;
    }
    return position;
  }

  std::string_view body_;
  LiteralKind kind_;
  size_t at_ = 0;
  size_t escape_begin_ = 0;
  DecodedLiteral result_;
};

}  // namespace

DecodedLiteral decode_escapes(std::string_view body, LiteralKind kind) {
  return EscapeDecoder(body, kind).run();
}

std::string invalid_escape_warning(std::string_view escape, EscapeWarning words) {
  std::string text(escape);
  if (words == EscapeWarning::Short) {
    const char* what = escape.size() > 1 ? "invalid octal escape sequence '\\"
                                         : "invalid escape sequence '\\";
    return what + text + "'";
  }
  const char* article = escape.size() > 1 ? "\" is an invalid octal escape sequence. "
                                          : "\" is an invalid escape sequence. ";
  return "\"\\" + text + article +
         "Such sequences will not work in the future. "
         "Did you mean \"\\\\" +
         text + "\"? A raw string is also an option.";
}

}  // namespace ouro
