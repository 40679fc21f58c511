// main.cpp - ouro: runs a Python program in a terminal.
//
// Its stdout and stderr are the program's, and it exits as `python` would. The options are for
// looking: see usage().

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "core/base/diagnostic_text.h"
#include "core/bytecode/disassembler.h"
#include "core/history/history.h"
#include "core/inspect/heap_index.h"
#include "core/inspect/heap_validator.h"
#include "core/inspect/run_story.h"
#include "core/inspect/state_file.h"
#include "core/modules/library.h"
#include "core/modules/main_file.h"
#include "core/profiles/syntax_rules.h"
#include "core/vm/input_source.h"
#include "core/vm/machine.h"

namespace {

using namespace ouro;

constexpr int kUsageError = 2;
constexpr int kBrokenHeap = 70;
constexpr uint64_t kChecksOfAll = 500;

struct Options {
  const VersionProfile* profile = &default_profile();
  std::string file;
  uint64_t tick_max = UINT64_MAX;
  uint32_t memory_limit_mib = 256;
  uint64_t seek = 0;
  bool seeks = false;
  bool events = false;
  std::string state_file;
  bool disassemble = false;
  bool counters = false;
  bool gc_stress = false;
  uint64_t check_stride = 0;  // 0: nothing is checked
};

int usage() {
  std::fputs(
      "usage: ouro [--python 3.14] [--max-ticks N] [--memory-limit MIB] [--seek TICK]\n"
      "            [--events] [--state FILE] [--disassemble] [--counters] [--gc-stress]\n"
      "            [--check STRIDE] FILE|-\n",
      stderr);
  return kUsageError;
}

class TerminalOutput : public OutputSink {
 public:
  void write(OutputStream stream, std::string_view text) override {
    std::FILE* file = stream == OutputStream::Stdout ? stdout : stderr;
    if (stream == OutputStream::Stderr) std::fflush(stdout);
    std::fwrite(text.data(), 1, text.size(), file);
  }
};

// Reads the terminal's lines when they are wanted, and keeps them.
class TerminalInput : public InputSource {
 public:
  InputLine line(uint32_t index, std::string_view* text) override {
    std::string next;
    std::fflush(stdout);
    while (lines_.size() <= index && std::getline(std::cin, next)) {
      ends_ = !std::cin.eof();
      lines_.push_back(next);
    }
    if (lines_.size() <= index) return InputLine::Ended;
    *text = lines_[index];
    return InputLine::There;
  }
  bool has_end(uint32_t index) override { return ends_ || index + 1 < lines_.size(); }

 private:
  std::vector<std::string> lines_;
  bool ends_ = true;  // with a line end, the last one that has been read
};

bool number_option(const char* text, uint64_t* value) {
  char* end = nullptr;
  *value = std::strtoull(text, &end, 10);
  return end != text && *end == '\0';
}

// Reads one option that takes a value; false when it is not right.
bool value_option(const std::string& name, const char* value, Options* options) {
  uint64_t number = 0;
  if (name == "--python") {
    options->profile = find_profile(value);
    if (options->profile == nullptr) std::fprintf(stderr, "ouro: no version \"%s\"\n", value);
    return options->profile != nullptr;
  }
  if (name == "--state") {
    options->state_file = value;
    return true;
  }
  if (!number_option(value, &number)) return false;
  if (name == "--check") options->check_stride = number;
  if (name == "--max-ticks") options->tick_max = number;
  if (name == "--memory-limit") options->memory_limit_mib = static_cast<uint32_t>(number);
  if (name == "--seek") {
    options->seek = number;
    options->seeks = true;
  }
  return true;
}

bool parse_options(int argc, char** argv, Options* options) {
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    const bool takes_value = name == "--python" || name == "--max-ticks" ||
                             name == "--memory-limit" || name == "--seek" || name == "--state" ||
                             name == "--check";
    if (takes_value) {
      if (++i == argc || !value_option(name, argv[i], options)) return false;
    } else if (name == "--events") {
      options->events = true;
    } else if (name == "--disassemble") {
      options->disassemble = true;
    } else if (name == "--counters") {
      options->counters = true;
    } else if (name == "--gc-stress") {
      options->gc_stress = true;
    } else if (name.size() > 1 && name[0] == '-') {
      return false;
    } else {
      options->file = name;
    }
  }
  return !options->file.empty();
}

bool read_source(const std::string& file, std::string* source) {
  if (file == "-") {
    source->assign(std::istreambuf_iterator<char>(std::cin), {});
    return true;
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return false;
  source->assign(std::istreambuf_iterator<char>(stream), {});
  return true;
}

void print_counters(const Machine& m) {
  const HeapCounters& c = m.heap.state().counters;
  std::fprintf(
      stderr,
      "ticks %llu\nallocations %llu\nfrees %llu\nreferences taken %llu\n"
      "references dropped %llu\nfinalizers called %llu\nweak references %u\n",
      static_cast<unsigned long long>(m.tick()), static_cast<unsigned long long>(c.allocations),
      static_cast<unsigned long long>(c.frees), static_cast<unsigned long long>(c.references_taken),
      static_cast<unsigned long long>(c.references_dropped),
      static_cast<unsigned long long>(c.finalizers_called), c.weak_references);
}

// Runs with a history, for what needs one. False: the state could not be written.
bool run_watched(const Options& options, Machine& machine, OutputSink* output, uint64_t tick_max) {
  History history(machine);
  history.set_output_listener(output);
  if (options.events) {
    RunStory story(&history);
    while (const std::optional<std::string> line = story.next_line(tick_max)) {
      std::fputs(line->c_str(), stderr);
    }
  }
  history.run_forward({.kind = ConditionKind::Tick, .number = tick_max}, UINT64_MAX);
  if (options.state_file.empty()) return true;
  std::ofstream file(options.state_file, std::ios::binary);
  file << state_json(HeapIndex(machine), history.output()) << "\n";
  if (file) return true;
  std::fprintf(stderr, "ouro: can't write file '%s'\n", options.state_file.c_str());
  return false;
}

// What is wrong with this moment; all holders are looked at less often than those of the program.
std::vector<std::string> problems_of(const Machine& machine, uint64_t checks_done) {
  std::vector<std::string> problems = validate_heap(machine);
  if (!problems.empty()) return problems;
  return validate_holders(machine, checks_done % kChecksOfAll == 0 ? Whose::All : Whose::OfProgram);
}

// Runs and looks for mistakes of ours after every so many ticks. False: one was found and told.
bool run_checked(Machine& machine, uint64_t stride, uint64_t tick_max) {
  for (uint64_t checks = 0; !machine.finished() && machine.tick() < tick_max; ++checks) {
    machine.run_until(std::min(machine.tick() + stride, tick_max));
    const std::vector<std::string> problems = problems_of(machine, checks);
    if (problems.empty()) continue;
    std::fflush(stdout);
    std::fprintf(stderr, "ouro: after tick %llu, at line %u:\n",
                 static_cast<unsigned long long>(machine.tick()), machine.current_line());
    for (const std::string& problem : problems) std::fprintf(stderr, "  %s\n", problem.c_str());
    return false;
  }
  return true;
}

int run(const Options& options, const MainFile& program, const std::string& source) {
  MachineOptions machine_options;
  machine_options.memory_limit_bytes = options.memory_limit_mib << 20;
  machine_options.gc_stress = options.gc_stress;
  Machine machine(*options.profile, kLibrary, machine_options);
  TerminalOutput output;
  machine.set_output(&output);
  TerminalInput input;
  machine.set_input(&input);
  machine.sources().add(program.unit->file_name, source);
  machine.load(*program.unit);
  if (!program.warnings.empty()) output.write(OutputStream::Stderr, program.warnings);
  const uint64_t tick_max = options.seeks ? options.seek : options.tick_max;
  const bool is_watched = options.events || !options.state_file.empty();
  if (is_watched) {
    if (!run_watched(options, machine, &output, tick_max)) return kUsageError;
  } else if (options.check_stride != 0) {
    if (!run_checked(machine, options.check_stride, tick_max)) return kBrokenHeap;
  } else {
    machine.run_until(tick_max);
  }
  std::fflush(stdout);
  if (options.counters) print_counters(machine);
  if (!machine.finished() && !options.seeks) {
    std::fprintf(stderr, "ouro: stopped after %llu ticks, at line %u\n",
                 static_cast<unsigned long long>(machine.tick()), machine.current_line());
    return 1;
  }
  return machine.exit_status();
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!parse_options(argc, argv, &options)) return usage();
  std::string source;
  if (!read_source(options.file, &source)) {
    std::fprintf(stderr, "ouro: can't open file '%s'\n", options.file.c_str());
    return kUsageError;
  }
  const std::string name = options.file == "-" ? "<stdin>" : options.file;
  const Result<MainFile> program = compile_main_file(source, name, *options.profile);
  if (!program.ok()) {
    const ShownLine how = shown_line(*options.profile);
    std::fputs(diagnostic_text(program.error(), name, source, how).c_str(), stderr);
    return 1;
  }
  if (options.disassemble) {
    std::fputs(disassembly_text(*program.value().unit).c_str(), stdout);
    return 0;
  }
  return run(options, program.value(), source);
}
