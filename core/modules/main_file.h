// main_file.h - the text of a program becomes code, as for `python FILE`.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/errors.h"
#include "core/bytecode/code_unit.h"
#include "core/profiles/version_profile.h"

namespace ouro {

struct MainFile {
  std::shared_ptr<CodeUnit> unit;
  std::string warnings;  // the SyntaxWarnings that Python writes to stderr before it runs the code
};

// Compiles a program by the rules of its row. `name` is what tracebacks call the file. An error is
// the SyntaxError that Python would show.
Result<MainFile> compile_main_file(std::string_view source, const std::string& name,
                                   const VersionProfile& profile);

}  // namespace ouro
