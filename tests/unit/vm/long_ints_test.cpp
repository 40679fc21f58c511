// Goal: no operation on long ints holds up the machine, and the work can be left and gone back into
// at any tick. Method: programs of one long operation; the digests on the way are compared.
#include "core/vm/long_ints.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/heap/task_kind.h"
#include "core/history/history.h"
#include "tests/unit/running_program.h"

namespace ouro::tests {
namespace {

bool is_working(const Machine& machine, TaskKind kind) {
  for (uint32_t i = 0; i < machine.heap.task_count(); ++i) {
    if (machine.heap.task(i).kind == kind) return true;
  }
  return false;
}

// The digests at the ticks at which such a task was under way.
std::vector<std::pair<uint64_t, uint64_t>> moments_of(History* history, TaskKind kind) {
  std::vector<std::pair<uint64_t, uint64_t>> moments;
  Machine& machine = history->machine();
  while (history->run_forward({ConditionKind::OneTick}, 1) != RunResult::End) {
    if (is_working(machine, kind)) moments.emplace_back(machine.tick(), machine.digest());
  }
  return moments;
}

struct LongOperation {
  const char* source;
  TaskKind kind;
  size_t ticks_min;
};

// So many digit products they take, divided by what a tick may.
constexpr LongOperation kOperations[] = {
    {"a = (1 << 300000) - 1\nb = a * a\n", TaskKind::MultiplyInts, 200},
    {"a = (1 << 300000) - 1\nb = ((1 << 20000) - 1) * a\n", TaskKind::MultiplyInts, 30},
    {"a = (1 << 120000) - 1\nb = a // ((1 << 60000) - 1)\n", TaskKind::DivideInts, 60},
    {"a = 10 ** 100000\n", TaskKind::RaiseInt, 200},
    {"a = pow(3, (1 << 3000) - 1, (1 << 3000) - 3)\n", TaskKind::RaiseModulo, 500},
    {"import math\na = math.factorial(20000)\n", TaskKind::MultiplyRange, 100},
    {"import math\na = math.comb(20000, 10000)\n", TaskKind::ChooseItems, 100},
    {"import math\na = math.perm(20000, 10000)\n", TaskKind::MultiplyRange, 50},
    {"import math\na = math.isqrt((1 << 100000) - 1)\n", TaskKind::FindRoot, 50},
    {"import math\na = math.gcd(3 ** 10000, 7 ** 10000)\n", TaskKind::EuclidInts, 50},
    {"import math\na = math.lcm(*range(1, 2000))\n", TaskKind::CombineInts, 20},
    {"a = round((1 << 100000) - 1, -15000)\n", TaskKind::RoundInt, 50},
};

TEST_CASE("long ints: an operation takes many ticks, each of which can be gone back to") {
  for (const LongOperation& operation : kOperations) {
    CAPTURE(operation.source);
    RunningProgram program(operation.source);
    History history(program.machine(), {.spacing_ticks = 4000});
    const auto moments = moments_of(&history, operation.kind);
    CHECK(program.machine().exit_status() == 0);
    REQUIRE(moments.size() >= operation.ticks_min);
    const uint64_t end = program.machine().digest();
    const size_t stride = moments.size() / 7 + 1;
    for (size_t i = moments.size(); i > stride; i -= stride) {
      const auto& [tick, digest] = moments[i - 1];
      history.seek(tick);
      CHECK(program.machine().digest() == digest);
    }
    history.seek(history.furthest_tick());
    CHECK(program.machine().digest() == end);
  }
}

TEST_CASE("long ints: short ones are computed in the tick of their instruction") {
  RunningProgram program(
      "import math\na = 12345678901234567890 ** 20\nb = a * a // 7 ** 30 % 10 ** 90\n"
      "c = pow(3, 10 ** 20, 10 ** 9 + 7), math.gcd(a, b), math.comb(30, 15), math.isqrt(a)\n");
  Machine& machine = program.machine();
  while (!machine.finished()) {
    machine.step();
    for (const LongOperation& operation : kOperations) {
      CHECK_FALSE(is_working(machine, operation.kind));
    }
  }
  CHECK(machine.exit_status() == 0);
}

TEST_CASE("long ints: what would take for ever is refused at once") {
  RunningProgram program(
      "import math\nfor f in [lambda: 9 ** 9 ** 9, lambda: math.factorial(10 ** 9)]:\n"
      "  try: f()\n  except (MemoryError, OverflowError): print('refused')\n");
  CHECK(program.run_to_end(100'000));
  CHECK(program.output() == "refused\nrefused\n");
}

}  // namespace
}  // namespace ouro::tests
