// The trees of tests/golden/ast/*.txt. A file holds cases "# title", source, "==>", tree: the tree
// as `ast.dump(ast.parse(source), indent=2)` of CPython 3.13 prints it, blanks apart. A title that
// ends in "(places)" asks for `include_attributes=True`.
#include <string>

#include "tests/unit/golden_cases.h"
#include "tests/unit/syntax/syntax_testing.h"

namespace ouro::tests {
namespace {

// Layout does not matter; nor do blanks inside literals, which no case relies on.
std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

TEST_CASE("golden trees") {
  REQUIRE(!golden_files("ast").empty());
  for (const std::filesystem::path& path : golden_files("ast")) {
    for (const GoldenCase& each : read_golden_cases(path)) {
      INFO(path.string(), ": ", each.title, "\n", each.source);
      Result<Ast> parsed = parse_module(each.source);
      AstTextPlaces places =
          each.title.ends_with("(places)") ? AstTextPlaces::With : AstTextPlaces::Without;
      std::string tree = parsed.ok() ? ast_text(parsed.value(), places) : describe(parsed.error());
      CHECK(without_blanks(tree) == without_blanks(each.expected));
    }
  }
}

}  // namespace
}  // namespace ouro::tests
