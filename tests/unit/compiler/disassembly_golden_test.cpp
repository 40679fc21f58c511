// The listings of tests/golden/disassembly/*.txt. A file holds cases "# title", source, "==>",
// listing; a title that ends in "(3.10)" names the profile, otherwise it is the default one.
// OURO_REBASELINE=1 writes the listings anew: read the difference before it is committed.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "tests/unit/compiler/compiler_testing.h"

namespace ouro::tests {
namespace {

struct Case {
  std::string title;
  std::string source;
  std::string listing;
};

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Case> cases;
  bool in_listing = true;
  for (std::string line; std::getline(file, line);) {
    if (in_listing && line.starts_with("# ")) {
      cases.push_back({line.substr(2), "", ""});
      in_listing = false;
    } else if (line == "==>") {
      in_listing = true;
    } else if (!cases.empty()) {
      (in_listing ? cases.back().listing : cases.back().source) += line + "\n";
    }
  }
  return cases;
}

std::string profile_of(const Case& each) {
  const size_t open = each.title.rfind('(');
  if (open == std::string::npos || !each.title.ends_with(")")) return default_profile().name;
  return each.title.substr(open + 1, each.title.size() - open - 2);
}

// A blank line ends each listing, so that cases stand apart.
std::string listing_of(const Case& each) {
  const auto unit = compile_source(each.source, profile_of(each).c_str(), CompileMode::MainFile);
  return disassembly_text(*unit) + "\n";
}

std::vector<std::filesystem::path> golden_files() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator("tests/golden/disassembly")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

void rebaseline(const std::filesystem::path& path, const std::vector<Case>& cases) {
  std::ofstream file(path);
  for (const Case& each : cases) {
    file << "# " << each.title << "\n" << each.source << "==>\n" << listing_of(each);
  }
}

TEST_CASE("golden listings") {
  const bool rewrites = std::getenv("OURO_REBASELINE") != nullptr;
  REQUIRE(!golden_files().empty());
  for (const std::filesystem::path& path : golden_files()) {
    const std::vector<Case> cases = read_cases(path);
    if (rewrites) rebaseline(path, cases);
    for (const Case& each : cases) {
      if (rewrites) break;
      INFO(path.string(), ": ", each.title, "\n", each.source);
      CHECK(listing_of(each) == each.listing);
    }
  }
}

}  // namespace
}  // namespace ouro::tests
