// program_host.cpp - runs one program after the other, as `ouro` would, in one process.
//
//   build/native/program_host ROW
//
// Each line of stdin names a program; each line of stdout answers with JSON: stdout, stderr and the
// exit status, or that it had no end in time. Every program has a machine of its own; what they
// share is the code of the modules written in Python, which takes longer to compile than a small
// program takes to run. tests/oracle/line_host.mjs is the other end.

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/diagnostic_text.h"
#include "core/inspect/json_writer.h"
#include "core/modules/library.h"
#include "core/modules/main_file.h"
#include "core/profiles/syntax_rules.h"
#include "core/vm/machine.h"

namespace {

using namespace ouro;

constexpr uint64_t kTickLimit = 20'000'000;

struct Run {
  std::string output;
  std::string error_output;
  int status = 1;
  bool is_unfinished = false;
};

class Recorder : public OutputSink {
 public:
  explicit Recorder(Run* run) : run_(run) {}
  void write(OutputStream stream, std::string_view text) override {
    (stream == OutputStream::Stdout ? run_->output : run_->error_output) += text;
  }

 private:
  Run* run_;
};

// A process has one row, so a name is enough.
std::shared_ptr<CodeUnit> find_module_once(std::string_view name, const VersionProfile& profile) {
  static std::map<std::string, std::shared_ptr<CodeUnit>, std::less<>> known;
  const auto found = known.find(name);
  if (found != known.end()) return found->second;
  return known.emplace(name, kLibrary.find_module(name, profile)).first->second;
}

Library library_that_remembers() {
  Library library = kLibrary;
  library.find_module = find_module_once;
  return library;
}

Run run_program(const std::string& name, const VersionProfile& profile) {
  static const Library library = library_that_remembers();
  Run run;
  std::ifstream stream(name, std::ios::binary);
  const std::string source{std::istreambuf_iterator<char>(stream), {}};
  const Result<MainFile> program = compile_main_file(source, name, profile);
  if (!program.ok()) {
    run.error_output = diagnostic_text(program.error(), name, source, shown_line(profile));
    return run;
  }
  run.error_output = program.value().warnings;
  Machine machine(profile, library);
  Recorder recorder(&run);
  machine.set_output(&recorder);
  machine.sources().add(name, source);
  machine.load(*program.value().unit);
  machine.run_until(kTickLimit);
  run.is_unfinished = !machine.finished();
  run.status = machine.exit_status();
  return run;
}

std::string answer_of(const Run& run) {
  JsonWriter json;
  json.begin_object();
  json.field("stdout", run.output);
  json.field("stderr", run.error_output);
  json.field("status", run.status);
  json.field("isUnfinished", run.is_unfinished);
  json.end_object();
  return json.take();
}

}  // namespace

int main(int argc, char** argv) {
  const VersionProfile* profile = argc == 2 ? find_profile(argv[1]) : nullptr;
  if (profile == nullptr) {
    std::fputs("usage: program_host ROW\n", stderr);
    return 2;
  }
  for (std::string name; std::getline(std::cin, name);) {
    std::puts(answer_of(run_program(name, *profile)).c_str());
    std::fflush(stdout);
  }
}
