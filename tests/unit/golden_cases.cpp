#include "tests/unit/golden_cases.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "core/profiles/version_profile.h"

#include <doctest/doctest.h>

namespace ouro::tests {

std::string GoldenCase::profile() const {
  const size_t open = title.rfind('(');
  if (open == std::string::npos || !title.ends_with(")")) return default_profile().name;
  return title.substr(open + 1, title.size() - open - 2);
}

std::vector<std::filesystem::path> golden_files(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator("tests/golden/" + folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<GoldenCase> read_golden_cases(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<GoldenCase> cases;
  bool in_expected = true;
  for (std::string line; std::getline(file, line);) {
    if (in_expected && line.starts_with("# ")) {
      cases.push_back({line.substr(2), "", ""});
      in_expected = false;
    } else if (line == "==>") {
      in_expected = true;
    } else if (!cases.empty()) {
      (in_expected ? cases.back().expected : cases.back().source) += line + "\n";
    }
  }
  return cases;
}

void check_golden_files(const std::string& folder,
                        const std::function<std::string(const GoldenCase&)>& render) {
  const bool rewrites = std::getenv("OURO_REBASELINE") != nullptr;
  REQUIRE(!golden_files(folder).empty());
  for (const std::filesystem::path& path : golden_files(folder)) {
    const std::vector<GoldenCase> cases = read_golden_cases(path);
    if (rewrites) {
      std::ofstream file(path);
      for (const GoldenCase& each : cases) {
        file << "# " << each.title << "\n" << each.source << "==>\n" << render(each) << "\n";
      }
      continue;
    }
    for (const GoldenCase& each : cases) {
      INFO(path.string(), ": ", each.title, "\n", each.source);
      CHECK(render(each) + "\n" == each.expected);
    }
  }
}

}  // namespace ouro::tests
