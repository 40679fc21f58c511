// program.h - a program text made into a machine that stands at its first instruction.
#pragma once

#include <memory>
#include <string>

#include "core/base/errors.h"
#include "core/history/history.h"
#include "core/vm/input_source.h"
#include "core/vm/machine.h"

namespace ouro {

// What tracebacks call the program.
inline constexpr const char* kProgramFile = "main.py";

// Beyond this a program gets a MemoryError: a page shares a phone with others.
inline constexpr uint32_t kMemoryMaxBytes = 128u << 20;

// And none prints more: it stands still then.
inline constexpr uint64_t kOutputMaxBytes = uint64_t{4} << 20;

// A loaded program: a machine, what it reads, and the history that it is run through.
struct Program {
  std::unique_ptr<InputLines> input;
  std::unique_ptr<Machine> machine;
  std::unique_ptr<History> history;  // destroyed first
};

Result<Program> load_program(const std::string& source, const VersionProfile& profile);

// Diagnostic of web/src/engine.ts as JSON: columns count UTF-16 units, as JavaScript's strings do.
std::string diagnostic_json(const Diagnostic& diagnostic, std::string_view source);

}  // namespace ouro
