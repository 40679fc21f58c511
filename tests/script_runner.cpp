#include "tests/script_runner.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "core/inspect/heap_validator.h"
#include "core/modules/library.h"
#include "core/modules/main_file.h"
#include "core/vm/input_source.h"
#include "core/vm/machine.h"
#include "tests/thorough_runs.h"

namespace ouro::tests {
namespace {

constexpr uint64_t kTickLimit = 20'000'000;
// A step back copies the block twice, so a long run takes longer strides.
constexpr uint64_t kStrideMin = 211;
constexpr uint64_t kStrideDivisor = 3;
// Looking at everything takes as long as thousands of ticks.
constexpr uint64_t kCheckStride = 397;
constexpr uint64_t kCheckStrideDivisor = 4;

class Recorder : public OutputSink {
 public:
  explicit Recorder(RunOutcome* outcome) : outcome_(outcome) {}
  void write(OutputStream stream, std::string_view text) override {
    if (muted) return;
    (stream == OutputStream::Stdout ? outcome_->output : outcome_->error_output) += text;
  }
  bool muted = false;

 private:
  RunOutcome* outcome_;
};

std::vector<uint8_t> copy_of(const Machine& machine) {
  const std::span<const uint8_t> image = machine.heap.memory.image();
  return {image.begin(), image.end()};
}

void restore(Machine& machine, const std::vector<uint8_t>& image) {
  machine.heap.memory.restore(image);
  machine.block_replaced();
}

// Goes on by a piece, then back to its start, and forward again without output: the same moment
// must come out.
void run_with_steps_back(Machine& machine, Recorder& recorder, RunOutcome* outcome) {
  while (!machine.finished() && machine.tick() < kTickLimit && outcome->broken.empty()) {
    const std::vector<uint8_t> before = copy_of(machine);
    machine.run_until(machine.tick() + std::max(kStrideMin, machine.tick() / kStrideDivisor));
    const uint64_t tick = machine.tick();
    const uint64_t digest = machine.digest();
    restore(machine, before);
    recorder.muted = true;
    machine.run_until(tick);
    recorder.muted = false;
    if (machine.digest() != digest) {
      outcome->broken = "After a step back, tick " + std::to_string(tick) + " came out different.";
    }
  }
}

// What `ouro --check` does, but not after every tick. The checks begin at another tick in each
// file.
void run_with_checks(Machine& machine, std::string_view path, RunOutcome* outcome) {
  uint64_t next = path.size() * path.size() % kCheckStride;
  while (!machine.finished() && machine.tick() < kTickLimit && outcome->broken.empty()) {
    machine.run_until(next);
    next += std::max(kCheckStride, next / kCheckStrideDivisor);
    std::vector<std::string> problems = validate_heap(machine, 3);
    if (problems.empty()) problems = validate_holders(machine, Whose::OfProgram, 3);
    if (problems.empty()) continue;
    outcome->broken = "After tick " + std::to_string(machine.tick()) + ": ";
    for (const std::string& problem : problems) outcome->broken += problem + " ";
  }
}

// The uncaught exception is the last line of stderr, its place the last entry of the traceback.
void read_uncaught(const std::string& path, int exit_status, RunOutcome* outcome) {
  if (exit_status == 0 || outcome->error_output.empty()) return;
  const std::string& text = outcome->error_output;
  const size_t end = text.find_last_not_of('\n');
  const size_t start = text.rfind('\n', end);
  outcome->error = text.substr(start == std::string::npos ? 0 : start + 1, end - start);
  const std::string entry = "File \"" + path + "\", line ";
  const size_t place = text.rfind(entry);
  if (place == std::string::npos) return;
  outcome->error_line =
      static_cast<unsigned>(std::strtoul(text.c_str() + place + entry.size(), nullptr, 10));
}

// A machine about to run the program, and what it reads.
class Started {
 public:
  Started(const ScriptCase& script, const CodeUnit& unit, const VersionProfile& profile,
          MachineOptions options = {})
      : machine(profile, kLibrary, options) {
    for (const std::string& line : script.input) input_.add(line);
    input_.end();
    machine.set_input(&input_);
    machine.sources().add(script.path, script.source);
    machine.load(unit);
  }
  Machine machine;

 private:
  InputLines input_;
};

Density wanted_density() {
  const char* variable = std::getenv("OURO_THOROUGH");
  const std::string_view wanted = variable != nullptr ? variable : "own";
  if (wanted == "sample") return Density::Sample;
  return wanted == "all" ? Density::All : Density::Own;
}

std::string run_thoroughly(RunMode mode, Machine& machine, Machine& again) {
  const Density density = wanted_density();
  switch (mode) {
    case RunMode::Validated:
      return run_validated(machine, density);
    case RunMode::HoldersNamed:
      return run_with_named_holders(machine, density);
    case RunMode::BackAndForth:
      return run_back_and_forth(machine, again, density);
    default:
      return run_out_of_memory(machine, density);
  }
}

}  // namespace

bool is_thorough(RunMode mode) {
  return mode >= RunMode::Validated;
}

RunOutcome run_script(const ScriptCase& script, const VersionProfile& profile, RunMode mode) {
  RunOutcome outcome;
  const std::string& name = script.path;
  const Result<MainFile> program = compile_main_file(script.source, name, profile);
  if (!program.ok()) {
    const Diagnostic& error = program.error();
    outcome.error = error.kind + ": " + error.message;
    outcome.error_line = error.span.line;
    outcome.is_syntax_error = true;
    return outcome;
  }
  const CodeUnit& unit = *program.value().unit;
  MachineOptions options;
  options.gc_stress = mode == RunMode::GcStress;
  Started started(script, unit, profile, options);
  if (is_thorough(mode)) {
    Started again(script, unit, profile);
    outcome.broken = run_thoroughly(mode, started.machine, again.machine);
    return outcome;
  }
  Machine& machine = started.machine;
  Recorder recorder(&outcome);
  machine.set_output(&recorder);
  const std::string& warnings = program.value().warnings;
  if (!warnings.empty()) recorder.write(OutputStream::Stderr, warnings);
  if (mode == RunMode::StepBack) {
    run_with_steps_back(machine, recorder, &outcome);
  } else if (mode == RunMode::Checked) {
    run_with_checks(machine, name, &outcome);
  } else {
    machine.run_until(kTickLimit);
  }
  read_uncaught(name, machine.exit_status(), &outcome);
  if (!outcome.broken.empty()) return outcome;
  if (!machine.finished()) {
    outcome.broken = "It did not end.";
  } else {
    for (const std::string& problem : validate_heap(machine, 3)) outcome.broken += problem + " ";
  }
  return outcome;
}

}  // namespace ouro::tests
