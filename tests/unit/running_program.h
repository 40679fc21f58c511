// running_program.h - a small program in a machine of its own, for tests that stop it and look.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/profiles/version_profile.h"
#include "core/vm/machine.h"

namespace ouro::tests {

class RunningProgram final : public OutputSink {
 public:
  // Compiles and loads `source`, which must be right, as "main.py".
  explicit RunningProgram(std::string_view source,
                          const VersionProfile& profile = default_profile(),
                          MachineOptions options = {});

  Machine& machine() { return *machine_; }
  // Runs until `line` is about to run; false when the program ended before.
  bool run_to_line(uint32_t line);
  // To the end, at most `ticks_max` ticks; whether it ended.
  bool run_to_end(uint64_t ticks_max = 10'000'000);
  // What has been printed, stdout and stderr together, while no history listens.
  const std::string& output() const { return output_; }
  void write(OutputStream, std::string_view text) override { output_ += text; }

 private:
  std::unique_ptr<Machine> machine_;
  std::string output_;
};

}  // namespace ouro::tests
