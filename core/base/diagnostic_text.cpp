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

std::string marked_line(std::string_view line, int64_t column, int64_t end_column, ShownLine how) {
  size_t indent = line.find_first_not_of(how == ShownLine::CutBlanks ? " \f" : " \t\f");
  indent = std::min(indent, line.size());
  std::string text = "    " + std::string(line.substr(indent)) + "\n";
  int64_t start = column - static_cast<int64_t>(indent);
  if (how == ShownLine::OneCaret) start = std::max<int64_t>(start, 0);
  if (start < 0) return text;
  const int64_t carets = how == ShownLine::OneCaret ? 1 : std::max<int64_t>(1, end_column - column);
  return text + "    " + std::string(static_cast<size_t>(start), ' ') +
         std::string(static_cast<size_t>(carets), '^') + "\n";
}

std::string warnings_text(const std::vector<Diagnostic>& warnings, const std::string& file_name,
                          std::string_view source) {
  constexpr const char* kBlanks = " \t\f\v";
  std::string text;
  for (const Diagnostic& warning : warnings) {
    text += file_name + ":" + std::to_string(warning.span.line) + ": " + warning.kind + ": " +
            warning.message + "\n";
    std::string_view line = line_of(source, warning.span.line);
    const size_t begin = line.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) continue;
    line = line.substr(begin, line.find_last_not_of(kBlanks) + 1 - begin);
    text += "  " + std::string(line) + "\n";
  }
  return text;
}

std::string diagnostic_text(const Diagnostic& diagnostic, const std::string& file_name,
                            std::string_view source, ShownLine how) {
  const SourceSpan& span = diagnostic.span;
  std::string text = "  File \"" + file_name + "\", line " + std::to_string(span.line) + "\n";
  const std::string_view line = line_of(source, span.line);
  const bool has_column = span.column != kNoColumn;
  const auto column = has_column ? static_cast<int64_t>(width(line, 0, span.column)) : -1;
  const size_t end = span.end_line == span.line ? span.end_column : line.size();
  const auto end_column = has_column ? static_cast<int64_t>(width(line, 0, end)) : -1;
  text += marked_line(line, column, end_column, how);
  const std::string kind = diagnostic.kind == "Unsupported" ? "SyntaxError" : diagnostic.kind;
  return text + kind + ": " + diagnostic.message + "\n";
}

}  // namespace ouro
