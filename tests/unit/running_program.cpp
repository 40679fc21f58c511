#include "tests/unit/running_program.h"

#include <doctest/doctest.h>

#include "core/compiler/compiler.h"
#include "core/history/line_tracker.h"
#include "core/modules/library.h"
#include "core/syntax/parser.h"

namespace ouro::tests {

RunningProgram::RunningProgram(std::string_view source, const VersionProfile& profile,
                               MachineOptions options)
    : machine_(std::make_unique<Machine>(profile, kLibrary, options)) {
  const Result<Ast> tree = parse_module(source);
  REQUIRE(tree.ok());
  const auto unit = compile(tree.value(), "main.py", profile);
  REQUIRE(unit.ok());
  machine_->set_output(this);
  machine_->sources().add("main.py", std::string(source));
  machine_->load(*unit.value());
}

bool RunningProgram::run_to_line(uint32_t line) {
  LineTracker lines(*machine_);
  while (!machine_->finished()) {
    machine_->step();
    if (lines.advance(*machine_) && line_about_to_run(*machine_) == line) return true;
  }
  return false;
}

bool RunningProgram::run_to_end(uint64_t ticks_max) {
  machine_->run_until(machine_->tick() + ticks_max);
  return machine_->finished();
}

}  // namespace ouro::tests
