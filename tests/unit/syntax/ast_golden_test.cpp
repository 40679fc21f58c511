// The trees of tests/golden/ast/*.txt. A file holds cases "# title", source, "==>", tree: the tree
// as `ast.dump(ast.parse(source), indent=2)` of CPython 3.13 prints it, blanks apart. A title that
// ends in "(places)" asks for `include_attributes=True`.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "tests/unit/syntax/syntax_testing.h"

namespace ouro::tests {
namespace {

struct Case {
  std::string title;
  std::string source;
  std::string tree;
};

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Case> cases;
  bool in_tree = true;
  for (std::string line; std::getline(file, line);) {
    if (in_tree && line.starts_with("# ")) {
      cases.push_back({line.substr(2), "", ""});
      in_tree = false;
    } else if (line == "==>") {
      in_tree = true;
    } else if (!cases.empty()) {
      (in_tree ? cases.back().tree : cases.back().source) += line + "\n";
    }
  }
  return cases;
}

// Layout does not matter; nor do blanks inside literals, which no case relies on.
std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

TEST_CASE("golden trees") {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator("tests/golden/ast")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  REQUIRE(!paths.empty());
  for (const std::filesystem::path& path : paths) {
    for (const Case& each : read_cases(path)) {
      INFO(path.string(), ": ", each.title, "\n", each.source);
      Result<Ast> parsed = parse_module(each.source);
      AstTextPlaces places =
          each.title.ends_with("(places)") ? AstTextPlaces::With : AstTextPlaces::Without;
      std::string tree = parsed.ok() ? ast_text(parsed.value(), places) : describe(parsed.error());
      CHECK(without_blanks(tree) == without_blanks(each.tree));
    }
  }
}

}  // namespace
}  // namespace ouro::tests
