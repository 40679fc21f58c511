// Goal: a mistake in a program is shown where JavaScript counts it. Method: mistakes behind
// characters of one, two, three and four bytes.
#include "wasm/program.h"

#include <doctest/doctest.h>

namespace ouro::tests {
namespace {

std::string place_of_mistake(const std::string& before) {
  const std::string source = "x = 1\n" + before + " $\n";
  const Result<Program> program = load_program(source, default_profile());
  REQUIRE_FALSE(program.ok());
  const std::string json = diagnostic_json(program.error(), source);
  CHECK(json.find("\"line\":2") != std::string::npos);
  const size_t column = json.find("\"column\":");
  return json.substr(column, json.find(',', column) - column);
}

TEST_CASE("program: columns of mistakes count UTF-16 units") {
  CHECK(place_of_mistake("'a'") == "\"column\":4");
  CHECK(place_of_mistake("'\u00e9'") == "\"column\":4");
  CHECK(place_of_mistake("'\u65e5'") == "\"column\":4");
  CHECK(place_of_mistake("'\U0001F40D'") == "\"column\":5");
}

TEST_CASE("program: what compiles stands at tick 0") {
  const Result<Program> program = load_program("x = 1\n", default_profile());
  REQUIRE(program.ok());
  CHECK(program.value().machine->tick() == 0);
  CHECK(program.value().history->furthest_tick() == 0);
}

}  // namespace
}  // namespace ouro::tests
