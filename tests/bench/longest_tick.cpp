// longest_tick.cpp - how long one tick can take: longest_tick [--python ROW] [FILE [TITLE]].
//
// The page answers between two ticks only, so no program may make one long. Runs the programs of a
// file (hostile.txt: each begins with a line "# title") with the page's limits, takes the time of
// each tick in CPU time, and prints the longest of every program and the task that it ran.

#include <ctime>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "core/compiler/compiler.h"
#include "core/modules/library.h"
#include "core/syntax/parser.h"
#include "core/vm/machine.h"
#include "core/vm/task_steps.h"

namespace {

using namespace ouro;

constexpr uint64_t kTicksMax = 3'000'000;
constexpr double kLongMs = 10;

struct HostileProgram {
  std::string title;
  std::string source;
};

std::vector<HostileProgram> read_programs(const char* file) {
  std::ifstream stream(file);
  std::vector<HostileProgram> programs;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("# ")) {
      programs.push_back({line.substr(2), ""});
    } else if (!programs.empty()) {
      programs.back().source += line + "\n";
    }
  }
  return programs;
}

double now_ms() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

class LastLine final : public OutputSink {
 public:
  void write(OutputStream stream, std::string_view text) override {
    if (stream == OutputStream::Stdout || text.size() < 2) return;
    line_ = text.substr(0, text.find('\n'));
  }
  const std::string& line() const { return line_; }

 private:
  std::string line_;  // what was last said on stderr
};

// Prints its row; false when a tick took too long.
bool measure(const HostileProgram& program, const VersionProfile& profile) {
  const Result<Ast> tree = parse_module(program.source);
  CHECK(tree.ok());
  const auto unit = compile(tree.value(), program.title, profile);
  CHECK(unit.ok());
  MachineOptions options;
  options.memory_limit_bytes = 128u << 20;
  options.output_limit_bytes = 4u << 20;
  Machine machine(profile, kLibrary, options);
  LastLine output;
  machine.set_output(&output);
  machine.load(*unit.value());
  const double start = now_ms();
  double longest = 0;
  double before = start;
  std::string where;
  while (!machine.finished() && machine.tick() < kTicksMax &&
         machine.standstill() == Standstill::None) {
    const bool works = machine.heap.task_count() != 0;
    const char* name = works ? task_name(machine.task().kind) : "exit";
    const uint32_t state = works ? machine.task().state : 0;
    const uint32_t source_line = machine.current_line();
    machine.step();
    const double after = now_ms();
    if (after - before > longest) {
      longest = after - before;
      where =
          std::string(name) + " " + std::to_string(state) + ", line " + std::to_string(source_line);
    }
    before = after;
  }
  std::printf("%9.1f ms  %8.0f ms in %7llu ticks  %-34s %-28s %s\n", longest, now_ms() - start,
              static_cast<unsigned long long>(machine.tick()), program.title.c_str(), where.c_str(),
              output.line().substr(0, 90).c_str());
  std::fflush(stdout);
  return longest <= kLongMs;
}

}  // namespace

int main(int argc, char** argv) {
  const VersionProfile* profile = &default_profile();
  if (argc > 2 && std::strcmp(argv[1], "--python") == 0) {
    profile = find_profile(argv[2]);
    argc -= 2;
    argv += 2;
  }
  if (profile == nullptr || argc > 3) return 2;
  const char* only = argc > 2 ? argv[2] : nullptr;
  int long_ones = 0;
  int all = 0;
  for (const HostileProgram& program :
       read_programs(argc > 1 ? argv[1] : "tests/bench/hostile.txt")) {
    if (only != nullptr && program.title.find(only) == std::string::npos) continue;
    long_ones += measure(program, *profile) ? 0 : 1;
    ++all;
  }
  std::printf("%d of %d programs have a tick of more than %.0f ms\n", long_ones, all, kLongMs);
  return 0;
}
