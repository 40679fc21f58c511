// Goal: a run can be travelled by lines: it begins at the first line in every version, and the
// record of lines agrees with steps by lines, whichever way the machine came.
#include "core/history/line_record.h"

#include <doctest/doctest.h>

#include "wasm/program.h"

namespace ouro::tests {
namespace {

constexpr const char* kProfileNames[] = {"3.3", "3.10", "3.11", "3.14"};

Program loaded(const std::string& source, const std::string& profile) {
  Result<Program> program = load_program(source, *find_profile(profile));
  REQUIRE(program.ok());
  return std::move(program.value());
}

std::vector<uint64_t> copy_of(std::span<const uint64_t> ticks) {
  return {ticks.begin(), ticks.end()};
}

TEST_CASE("lines: the first step by line runs the first line, and the step back leads to tick 0") {
  for (const char* profile : kProfileNames) {
    CAPTURE(profile);
    Program program = loaded("\nx = []\ny = x\ndel x\n", profile);
    CHECK(line_to_show(*program.machine) == 2);
    CHECK(program.history->run_forward({ConditionKind::Line, 0, {}}, 100) == RunResult::Reached);
    CHECK(line_to_show(*program.machine) == 3);
    CHECK(program.history->step_back_line());
    CHECK(program.machine->tick() == 0);
  }
}

TEST_CASE("lines: the record holds where steps by line stand, in loops and calls as well") {
  const std::string source = "def f(n):\n    return n\nfor i in (1, 2):\n    f(i)\nx = 1\n";
  for (const char* profile : kProfileNames) {
    CAPTURE(profile);
    Program stepped = loaded(source, profile);
    std::vector<uint64_t> stops;
    std::vector<uint32_t> lines;
    while (stepped.history->run_forward({ConditionKind::Line, 0, {}}, 100000) ==
           RunResult::Reached) {
      stops.push_back(stepped.machine->tick());
      lines.push_back(line_to_show(*stepped.machine));
    }
    CHECK(lines == std::vector<uint32_t>{3, 4, 2, 3, 4, 2, 3, 5});
    CHECK(copy_of(stepped.history->line_ticks()) == stops);

    Program run = loaded(source, profile);
    run.history->run_forward({ConditionKind::Tick, stops[3], {}}, 100000);
    run.history->seek(1);
    CHECK(run.history->run_forward({ConditionKind::End, 0, {}}, 100000) != RunResult::Budget);
    CHECK(copy_of(run.history->line_ticks()) == stops);
  }
}

// The digest that `stop` of the same program has when it is run to directly.
uint64_t digest_at(const std::string& source, const std::string& profile, uint64_t stop) {
  Program program = loaded(source, profile);
  program.history->run_forward({ConditionKind::Tick, stop, {}}, 100000);
  return program.machine->digest();
}

TEST_CASE("lines: a look back shows the line or the tick before and moves nothing") {
  const std::string source = "x = [1]\nfor i in (1, 2):\n    x.append(i)\ny = 7 ** 5000\ndel x\n";
  for (const char* profile : kProfileNames) {
    CAPTURE(profile);
    Program program = loaded(source, profile);
    History& history = *program.history;
    uint64_t line_before = 0;
    CHECK_FALSE(history.look_back(true, [](const Machine&) { FAIL("there is nothing before"); }));
    while (history.run_forward({ConditionKind::Line, 0, {}}, 100000) == RunResult::Reached) {
      const uint64_t tick = history.tick();
      const uint64_t digest = program.machine->digest();
      const auto look = [&](bool by_line, uint64_t wanted) {
        CHECK(history.look_back(by_line, [&](const Machine& machine) {
          CHECK(machine.tick() == wanted);
          CHECK(machine.digest() == digest_at(source, profile, wanted));
        }));
        CHECK(history.tick() == tick);
        CHECK(program.machine->digest() == digest);
      };
      look(true, line_before);
      look(false, tick - 1);
      line_before = tick;
    }
    CHECK(program.machine->finished());
  }
}

TEST_CASE("lines: each round of a loop within a line begins it again") {
  for (const char* profile : kProfileNames) {
    for (const char* loop : {"while True: pass", "while True: x += 1"}) {
      CAPTURE(profile);
      CAPTURE(loop);
      Program program = loaded("x = 0\n" + std::string(loop) + "\n", profile);
      program.history->run_forward({ConditionKind::End, 0, {}}, 1000);
      const uint64_t tick = program.machine->tick();
      CHECK(program.history->step_back_line());
      CHECK(tick - program.machine->tick() < 20);
      CHECK(line_to_show(*program.machine) == 2);
    }
  }
}

TEST_CASE("lines: a long run has no record rather than half of one") {
  Program program = loaded("while True:\n    pass\n", "3.14");
  program.history->run_forward({ConditionKind::End, 0, {}}, 1000);
  CHECK_FALSE(program.history->line_ticks().empty());
  program.history->run_forward({ConditionKind::End, 0, {}}, 400000);
  CHECK(program.history->line_ticks().empty());
  CHECK(program.machine->tick() == 401000);
}

}  // namespace
}  // namespace ouro::tests
