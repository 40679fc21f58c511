// Goal: showing the end of the output costs no more than what is shown, and loses nothing of it.
// Method: a running program's output, asked for with more and with less room than it needs.
#include "core/inspect/output_text.h"

#include <doctest/doctest.h>

#include "core/history/history.h"
#include "core/vm/input_source.h"
#include "tests/unit/running_program.h"

namespace ouro::tests {
namespace {

TEST_CASE("output text: what one stream prints is one piece, the streams stay apart") {
  RunningProgram program(R"(import sys
print("a")
print("b", end="")
print("c", file=sys.stderr)
print("d")
)");
  History history(program.machine());
  history.run_forward({ConditionKind::End}, UINT64_MAX);
  const std::string all = output_tail_json(history.output(), 100);
  CHECK(all.starts_with(R"({"leftOut":0,"pieces":[{"stream":"stdout","text":"a\u000ab","tick":)"));
  CHECK(all.find(R"({"stream":"stderr","text":"c\u000a","tick":)") != std::string::npos);
  CHECK(all.find(R"({"stream":"stdout","text":"d\u000a","tick":)") != std::string::npos);
}

TEST_CASE("output text: the end is shown, cut between characters, and the rest is counted") {
  RunningProgram program("print('aé')\nprint('€uro')\n");
  History history(program.machine());
  history.run_forward({ConditionKind::End}, UINT64_MAX);
  const auto tail = [&](uint64_t characters_max) {
    return output_tail_json(history.output(), characters_max);
  };
  const auto is_cut = [&](uint64_t characters_max, std::string_view left_out,
                          std::string_view text) {
    const std::string start = R"({"leftOut":)" + std::string(left_out) +
                              R"(,"pieces":[{"stream":"stdout","text":")" + std::string(text);
    return tail(characters_max).starts_with(start + R"(","tick":)");
  };
  CHECK(is_cut(8, "0", R"(aé\u000a€uro\u000a)"));
  CHECK(is_cut(7, "1", R"(é\u000a€uro\u000a)"));
  CHECK(is_cut(6, "2", R"(\u000a€uro\u000a)"));
  CHECK(is_cut(5, "3", R"(€uro\u000a)"));
  CHECK(is_cut(4, "4", R"(uro\u000a)"));
  CHECK(tail(0) == R"({"leftOut":8,"pieces":[]})");
  history.seek(0);
  CHECK(tail(8) == R"({"leftOut":0,"pieces":[]})");
}

TEST_CASE("output text: a typed line stands between what was printed before and after it") {
  RunningProgram program("name = input('name? ')\nprint('hello')\n");
  InputLines input;
  program.machine().set_input(&input);
  History history(program.machine());
  history.run_forward({ConditionKind::End}, UINT64_MAX);
  REQUIRE(program.machine().standstill() == Standstill::Input);
  input.add("Ada");
  history.note_input();
  history.run_forward({ConditionKind::End}, UINT64_MAX);
  const std::string all = output_tail_json(history.output(), 100);
  CHECK(all.find(R"("text":"name? ")") != std::string::npos);
  CHECK(all.find(R"("text":"hello\u000a")") != std::string::npos);
}

}  // namespace
}  // namespace ouro::tests
