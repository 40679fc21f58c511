// time_travel.cpp - what a history costs: time_travel PROGRAM, natively and in Node.js.
//
// Runs a program for ten million ticks in slices, as the page does, without and with a history, and
// then goes about in it: to random ticks, back by one from there, and back by one again and again
// from the end. Prints a JSON object (bench.mjs makes a table of it).

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "core/history/history.h"
#include "core/modules/library.h"
#include "core/modules/main_file.h"

namespace {

using namespace ouro;

constexpr uint64_t kTicks = 10'000'000;
constexpr uint64_t kSliceTicks = 100'000;
constexpr int kRuns = 3;
constexpr int kJourneys = 200;

double now_ms() {
  const auto time = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(time).count();
}

std::unique_ptr<Machine> load(const char* file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string source((std::istreambuf_iterator<char>(stream)), {});
  const Result<MainFile> program = compile_main_file(source, file, default_profile());
  CHECK(program.ok());
  auto machine = std::make_unique<Machine>(default_profile(), kLibrary);
  machine->sources().add(file, source);
  machine->load(*program.value().unit);
  return machine;
}

double run_plain(Machine& machine) {
  const double start = now_ms();
  while (machine.tick() < kTicks) machine.run_until(machine.tick() + kSliceTicks);
  return now_ms() - start;
}

double run_with(History& history) {
  const double start = now_ms();
  const Condition end{.kind = ConditionKind::Tick, .number = kTicks};
  while (history.tick() < kTicks) history.run_forward(end, kSliceTicks);
  return now_ms() - start;
}

// The same ticks on every host.
class Places {
 public:
  uint64_t next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return 1 + (state_ >> 20) % (kTicks - 1);
  }

 private:
  uint64_t state_ = 1;
};

template <typename Go>
double timed(Go go) {
  const double start = now_ms();
  go();
  return now_ms() - start;
}

void print_times(const char* separator, const char* name, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  const auto at = [&times](double part) {
    return times[static_cast<size_t>(part * static_cast<double>(times.size() - 1))];
  };
  std::printf("%s\"%s\": [%.2f, %.2f]", separator, name, at(0.5), at(0.95));
}

void travel(History& history) {
  std::vector<double> seeks;
  std::vector<double> steps;
  std::vector<double> steps_from_end;
  std::vector<double> lines_from_end;
  for (int i = 0; i < kJourneys; ++i) {
    steps_from_end.push_back(timed([&] { history.step_back(); }));
  }
  history.seek(kTicks);
  for (int i = 0; i < kJourneys; ++i) {
    lines_from_end.push_back(timed([&] { history.step_back_line(); }));
  }
  Places places;
  for (int i = 0; i < kJourneys; ++i) {
    const uint64_t tick = places.next();
    seeks.push_back(timed([&] { history.seek(tick); }));
    steps.push_back(timed([&] { history.step_back(); }));
    CHECK(history.tick() == tick - 1);
  }
  print_times("", "seek", seeks);
  print_times(", ", "step back after a seek", steps);
  print_times(", ", "steps back from the end", steps_from_end);
  print_times(", ", "lines back from the end", lines_from_end);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  double plain = 1e30;
  double with = 1e30;
  std::unique_ptr<Machine> machine;
  std::unique_ptr<History> history;
  for (int i = 0; i < kRuns; ++i) {
    machine = load(argv[1]);
    plain = std::min(plain, run_plain(*machine));
    history.reset();
    machine = load(argv[1]);
    history = std::make_unique<History>(*machine);
    with = std::min(with, run_with(*history));
  }
  std::printf("{\"ticks\": %.0f, \"travels\": {", static_cast<double>(kTicks));
  travel(*history);
  std::printf(
      "}, \"plainMs\": %.1f, \"historyMs\": %.1f, \"checkpoints\": %zu, \"memoryMiB\": %.1f, ",
      plain, with, history->ladder().rungs().size(),
      static_cast<double>(history->ladder().memory_bytes()) / (1 << 20));
  std::printf("\"blockMiB\": %.1f}\n",
              static_cast<double>(machine->heap.memory.used_bytes()) / (1 << 20));
}
