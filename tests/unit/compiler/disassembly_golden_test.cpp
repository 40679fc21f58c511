// The listings of tests/golden/disassembly/*.txt; see tests/unit/golden_cases.h.
#include "tests/unit/compiler/compiler_testing.h"
#include "tests/unit/golden_cases.h"

namespace ouro::tests {
namespace {

TEST_CASE("golden listings") {
  check_golden_files("disassembly", [](const GoldenCase& each) {
    const auto unit = compile_source(each.source, each.profile().c_str(), CompileMode::MainFile);
    return disassembly_text(*unit);
  });
}

}  // namespace
}  // namespace ouro::tests
