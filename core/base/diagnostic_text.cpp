#include "core/base/diagnostic_text.h"

#include <algorithm>

namespace ouro {
namespace {

// Characters, not bytes, between two byte columns.
size_t width(std::string_view line, size_t start, size_t end) {
  size_t count = 0;
  for (size_t i = start; i < end && i < line.size(); ++i) {
    if ((static_cast<unsigned char>(line[i]) & 0xC0) != 0x80) ++count;
  }
  return count + (end > std::max(start, line.size()) ? end - std::max(start, line.size()) : 0);
}

}  // namespace

std::string_view line_of(std::string_view text, uint32_t line) {
  for (uint32_t i = 1; i < line; ++i) {
    const size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  std::string_view found = text.substr(0, text.find('\n'));
  if (!found.empty() && found.back() == '\r') found.remove_suffix(1);
  return found;
}

std::string diagnostic_text(const Diagnostic& diagnostic, const std::string& file_name,
                            std::string_view source) {
  const SourceSpan& span = diagnostic.span;
  std::string text = "  File \"" + file_name + "\", line " + std::to_string(span.line) + "\n";
  const std::string_view line = line_of(source, span.line);
  const size_t indent = line.find_first_not_of(" \t\f");
  if (indent != std::string_view::npos) {
    text += "    " + std::string(line.substr(indent)) + "\n";
    const size_t start = std::max<size_t>(span.column, indent);
    const size_t end = span.end_line == span.line ? span.end_column : line.size();
    const size_t carets = std::max<size_t>(1, width(line, start, std::max(start, end)));
    text += "    " + std::string(width(line, indent, start), ' ') + std::string(carets, '^') + "\n";
  }
  const std::string kind = diagnostic.kind == "Unsupported" ? "SyntaxError" : diagnostic.kind;
  return text + kind + ": " + diagnostic.message + "\n";
}

}  // namespace ouro
