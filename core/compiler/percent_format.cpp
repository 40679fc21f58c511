// See percent_format.h.
#include "core/compiler/percent_format.h"

namespace ouro {
namespace {

constexpr size_t kMaxDigits = 2;

class FormatParser {
 public:
  explicit FormatParser(std::string_view format) : format_(format) {}

  std::optional<std::vector<FormatPiece>> run() {
    std::vector<FormatPiece> pieces;
    for (;;) {
      FormatPiece& piece = pieces.emplace_back();
      piece.text = parse_literal();
      if (position_ >= format_.size()) return pieces;
      ++position_;  // The '%'.
      if (!parse_unit(piece)) return std::nullopt;
    }
  }

 private:
  char peek() const { return position_ < format_.size() ? format_[position_] : '\0'; }

  // Text up to a single '%'; '%%' stands for one.
  std::string parse_literal() {
    std::string text;
    while (position_ < format_.size()) {
      if (format_[position_] == '%') {
        if (position_ + 1 >= format_.size() || format_[position_ + 1] != '%') break;
        ++position_;
      }
      text += format_[position_++];
    }
    return text;
  }

  // Digits, or nothing; false when there are too many.
  bool parse_number(std::string& digits) {
    while (peek() >= '0' && peek() <= '9') digits += format_[position_++];
    return digits.size() <= kMaxDigits;
  }

  bool parse_unit(FormatPiece& piece) {
    // Of the flags only '-' means something to a string.
    bool left = false;
    while (peek() != '\0' && std::string_view("-+ #0").find(peek()) != std::string_view::npos) {
      left = left || peek() == '-';
      ++position_;
    }
    std::string width, precision;
    if (!parse_number(width)) return false;
    bool has_precision = false;
    if (peek() == '.') {
      ++position_;
      has_precision = true;
      if (!parse_number(precision)) return false;
    }
    piece.conversion = peek();
    if (piece.conversion != 's' && piece.conversion != 'r' && piece.conversion != 'a') return false;
    ++position_;
    piece.has_unit = true;
    if (!width.empty()) piece.spec = (left ? "" : ">") + width;
    if (has_precision) piece.spec += "." + (precision.empty() ? "0" : precision);
    return true;
  }

  std::string_view format_;
  size_t position_ = 0;
};

}  // namespace

std::optional<std::vector<FormatPiece>> parse_percent_format(std::string_view format) {
  return FormatParser(format).run();
}

}  // namespace ouro
