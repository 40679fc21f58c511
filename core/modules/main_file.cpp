#include "core/modules/main_file.h"

#include <vector>

#include "core/base/diagnostic_text.h"
#include "core/compiler/compiler.h"
#include "core/modules/keyword_typos.h"
#include "core/profiles/syntax_rules.h"
#include "core/syntax/parser.h"

namespace ouro {

Result<MainFile> compile_main_file(std::string_view source, const std::string& name,
                                   const VersionProfile& profile) {
  ErrorDetails details;
  const Result<Ast> tree = parse_module(source, syntax_rules(profile), &details);
  if (!tree.ok()) return with_keyword_suggestion(tree.error(), details, source, profile);
  std::vector<Diagnostic> warnings;
  const auto unit = compile(tree.value(), name, profile, CompileMode::MainFile, &warnings);
  if (!unit.ok()) return unit.error();
  return MainFile{unit.value(), warnings_text(warnings, name, source)};
}

}  // namespace ouro
