// source_lines.h - the source texts behind code objects, for tracebacks and the code view.
//
// Host data beside the block: it never changes what the machine does. Whoever compiles a text for a
// machine adds it here.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ouro {

class SourceLines {
 public:
  void add(const std::string& file, std::string_view text);
  bool knows(const std::string& file) const { return files_.contains(file); }
  // The line without its end, from 1; empty when it is not known.
  std::string line(const std::string& file, uint32_t number) const;

 private:
  std::map<std::string, std::vector<std::string>> files_;
};

}  // namespace ouro
