#include "core/modules/embedded_python.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace ouro {
namespace {

std::string file_text(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

TEST_CASE("embedded_python: each module is its file, byte by byte") {
  for (unsigned i = 0; i < kEmbeddedModuleCount; ++i) {
    const std::string name = kEmbeddedModules[i].name;
    CAPTURE(name);
    const std::string folder = name == "prelude" ? "core/modules/" : "core/modules/lib/";
    CHECK(file_text(folder + name + ".py") == kEmbeddedModules[i].source);
  }
}

TEST_CASE("embedded_python: the table ends with an empty row") {
  CHECK(kEmbeddedModules[kEmbeddedModuleCount].name == nullptr);
  CHECK(kEmbeddedModules[kEmbeddedModuleCount].source == nullptr);
}

}  // namespace
}  // namespace ouro
