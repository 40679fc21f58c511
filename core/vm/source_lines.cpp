#include "core/vm/source_lines.h"

namespace ouro {

void SourceLines::add(const std::string& file, std::string_view text) {
  std::vector<std::string>& lines = files_[file];
  lines.clear();
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string line(text.substr(0, end));
    if (!line.empty() && line.back() == '\r') line.pop_back();
    lines.push_back(std::move(line));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
}

std::string SourceLines::line(const std::string& file, uint32_t number) const {
  const auto found = files_.find(file);
  if (found == files_.end() || number == 0 || number > found->second.size()) return "";
  return found->second[number - 1];
}

}  // namespace ouro
