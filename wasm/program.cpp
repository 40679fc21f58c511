#include "wasm/program.h"

#include "core/base/diagnostic_text.h"
#include "core/inspect/json_writer.h"
#include "core/modules/library.h"
#include "core/modules/main_file.h"

namespace ouro {
namespace {

// A character beyond U+FFFF takes four bytes of UTF-8 and two units of UTF-16.
uint32_t utf16_column(std::string_view line, uint32_t column) {
  uint32_t units = 0;
  for (size_t i = 0; i < column && i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

}  // namespace

Result<Program> load_program(const std::string& source, const VersionProfile& profile) {
  const Result<MainFile> file = compile_main_file(source, kProgramFile, profile);
  if (!file.ok()) return file.error();
  Program program;
  MachineOptions options;
  options.memory_limit_bytes = kMemoryMaxBytes;
  options.output_limit_bytes = kOutputMaxBytes;
  program.input = std::make_unique<InputLines>();
  program.machine = std::make_unique<Machine>(profile, kLibrary, options);
  program.machine->set_input(program.input.get());
  program.machine->sources().add(kProgramFile, source);
  program.machine->load(*file.value().unit);
  program.history = std::make_unique<History>(*program.machine);
  const std::string& warnings = file.value().warnings;
  if (!warnings.empty()) program.history->add_output_before_program(warnings);
  return program;
}

std::string diagnostic_json(const Diagnostic& diagnostic, std::string_view source) {
  const SourceSpan& span = diagnostic.span;
  JsonWriter json;
  json.begin_object();
  json.field("kind", diagnostic.kind);
  json.field("message", diagnostic.message);
  json.field("line", span.line);
  json.field("column", utf16_column(line_of(source, span.line), span.column));
  json.field("endLine", span.end_line);
  json.field("endColumn", utf16_column(line_of(source, span.end_line), span.end_column));
  json.end_object();
  return json.take();
}

}  // namespace ouro
