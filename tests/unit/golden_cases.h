// golden_cases.h - the files of tests/golden: cases "# title", source, "==>", what comes of it.
//
// A title that ends in "(3.10)" names the profile, otherwise it is the default one.
// OURO_REBASELINE=1 writes what comes of the sources anew: read the difference before it is
// committed.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace ouro::tests {

struct GoldenCase {
  std::string title;
  std::string source;
  std::string expected;

  // The name of its profile.
  std::string profile() const;
};

// Of tests/golden/FOLDER, by name.
std::vector<std::filesystem::path> golden_files(const std::string& folder);
std::vector<GoldenCase> read_golden_cases(const std::filesystem::path& path);

// Checks that `render` makes of each source what the files of the folder say, or rewrites them. A
// blank line ends each text, so that cases stand apart.
void check_golden_files(const std::string& folder,
                        const std::function<std::string(const GoldenCase&)>& render);

}  // namespace ouro::tests
