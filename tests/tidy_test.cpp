// Reads our own sources and holds them to the rules of the house: who may include whom, how long
// things may be, what the machine must not call. The rules are the tables; a broken one is named
// with file, line and a sentence.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/source_functions.h"
#include "tests/source_text.h"

namespace ouro::tests {
namespace {

using Names = std::vector<std::string_view>;

// --- the rules
// -------------------------------------------------------------------------------------

struct Layer {
  std::string_view folder;
  Names may_include;  // Folders, with all below them, or single files.
};

#define CODE_UNIT "core/bytecode/code_unit.h", "core/bytecode/opcode.h"

// The longest folder that fits a file counts. A folder may always include itself.
const std::vector<Layer> kLayers = {
    {"core/base", {}},
    {"core/memory", {"core/base", "core/profiles"}},
    {"core/syntax", {"core/base", "core/profiles"}},
    {"core/bytecode", {"core/base"}},
    {"core/profiles", {"core/base"}},
    {"core/compiler", {"core/base", "core/syntax", "core/bytecode", "core/profiles"}},
    {"core/heap", {"core/base", "core/memory", "core/profiles"}},
    {"core/objects", {"core/base", "core/memory", "core/heap", "core/profiles", CODE_UNIT}},
    {"core/collector", {"core/base", "core/memory", "core/heap", "core/profiles"}},
    {"core/vm",
     {"core/base", "core/memory", "core/heap", "core/objects", "core/collector", "core/profiles",
      CODE_UNIT}},
    {"core/modules",
     {"core/base", "core/memory", "core/heap", "core/objects", "core/collector", "core/vm",
      "core/syntax", "core/compiler", "core/profiles", CODE_UNIT}},
    {"core/history", {"core/base", "core/memory", "core/heap", "core/vm"}},
    {"core/inspect",
     {"core/base", "core/memory", "core/syntax", "core/bytecode", "core/profiles", "core/compiler",
      "core/heap", "core/objects", "core/collector", "core/vm", "core/modules", "core/history"}},
    {"core/cli", {"core"}},
    {"wasm", {"core", "wasm/views"}},
    {"wasm/views", {"core/inspect", "wasm/theme.h", "wasm/input.h", "wasm/graph_layout.h"}},
    {"tests", {"core", "wasm"}},
};

struct Limit {
  std::string_view path_start;
  unsigned line_count_max;
};

// The first that fits counts.
const std::vector<Limit> kFileLimits = {
    {"core/syntax/parse", 900}, {"core/vm/dispatch", 900}, {"", 500}};
constexpr unsigned kFunctionLinesMax = 70;
constexpr unsigned kFunctionLinesUsual = 40;                // Nine functions in ten keep this.
constexpr std::string_view kDispatch = "core/vm/dispatch";  // May have one long function.
constexpr size_t kColumnsMax = 100;

struct Ban {
  std::string_view word;
  std::string_view reason;
  Names allowed_in = {};
};

const std::vector<Ban> kBannedInCore = {
    {"rand(", "the machine knows no chance"},
    {"srand(", "the machine knows no chance"},
    {"std::random_device", "the machine knows no chance"},
    {"time(", "the machine knows no clock"},
    {"clock(", "the machine knows no clock"},
    {"clock_gettime", "the machine knows no clock"},
    {"std::chrono", "the machine knows no clock"},
    {"std::thread", "the machine has no threads"},
    {"std::mutex", "the machine has no threads"},
    {"std::atomic", "the machine has no threads"},
    {"std::unordered_map", "its order differs from host to host"},
    {"std::unordered_set", "its order differs from host to host"},
    {"getenv", "the machine knows no environment"},
    {"setlocale", "the machine knows no locale"},
    {"std::locale", "the machine knows no locale"},
    {"new", "memory comes from the block or an arena", {"core/memory/", "core/syntax/ast_arena"}},
    {"malloc",
     "memory comes from the block or an arena",
     {"core/memory/", "core/syntax/ast_arena"}},
    {"calloc", "memory comes from the block or an arena", {"core/memory/"}},
    {"realloc", "memory comes from the block or an arena", {"core/memory/"}},
    {"throw", "core has no exceptions"},
    {"try", "core has no exceptions"},
    {"catch", "core has no exceptions"},
    {"dynamic_cast", "core has no RTTI"},
    {"typeid", "core has no RTTI"},
};

const std::set<std::string_view> kTopLevel = {
    "README.md",         "LICENSE", "Makefile", "CMakeLists.txt",
    "CMakePresets.json", "core",    "wasm",     "web",
    "lessons",           "tests",   "build",    "dist"};

// In two pieces, so that this file keeps its own rules.
const std::vector<std::string> kUnfinished = {
    "TO"
    "DO",
    "FIX"
    "ME",
    "XX"
    "X"};
const std::vector<std::string> kMachinePaths = {
    "/ho"
    "me/",
    "/Us"
    "ers/",
    "/ro"
    "ot/",
    "/wo"
    "rk/"};

// --- the checks
// ------------------------------------------------------------------------------------

struct Finding {
  std::string file;
  unsigned line;
  std::string sentence;
};
using Findings = std::vector<Finding>;

void report(const Findings& findings) {
  for (const Finding& finding : findings) {
    ADD_FAIL_CHECK_AT(finding.file.c_str(), static_cast<int>(finding.line), finding.sentence);
  }
}

const std::vector<SourceText>& project() {
  static const std::vector<SourceText> sources = read_project();
  return sources;
}

std::string text_of(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (std::string_view part : parts) text += part;
  return text;
}

bool is_below(std::string_view path, std::string_view folder) {
  return path == folder || (path.starts_with(folder) && path[folder.size()] == '/');
}

const Layer* layer_of(std::string_view path) {
  const Layer* best = nullptr;
  for (const Layer& layer : kLayers) {
    const bool longer = best == nullptr || layer.folder.size() > best->folder.size();
    if (longer && is_below(path, layer.folder)) best = &layer;
  }
  return best;
}

struct Include {
  std::string path;
  bool quoted;
  unsigned line;
};

std::vector<Include> includes_of(const SourceText& source) {
  std::vector<Include> includes;
  const auto code = lines_of(source.code);
  const auto text = lines_of(source.text);
  for (size_t i = 0; i < text.size(); ++i) {
    if (!code[i].starts_with("#include")) continue;
    const size_t open = text[i].find_first_of("\"<");
    const size_t close = text[i].find_first_of("\">", open + 1);
    if (close == std::string_view::npos) continue;
    includes.push_back({std::string(text[i].substr(open + 1, close - open - 1)),
                        text[i][open] == '"', static_cast<unsigned>(i + 1)});
  }
  return includes;
}

bool may_include(std::string_view from, std::string_view to) {
  const Layer* layer = layer_of(from);
  if (layer == nullptr || layer == layer_of(to)) return layer == layer_of(to);
  return std::any_of(layer->may_include.begin(), layer->may_include.end(),
                     [&](std::string_view allowed) { return is_below(to, allowed); }) &&
         (is_below(from, "tests") || !is_below(to, "core/cli"));
}

Findings check_includes(const SourceText& source, const std::set<std::string>& files) {
  Findings findings;
  const bool in_core = is_below(source.path, "core");
  for (const Include& include : includes_of(source)) {
    std::string sentence;
    if (include.quoted && !files.contains(include.path)) {
      sentence = "is not a file of ours; paths start at the root of the project.";
    } else if (include.quoted && !may_include(source.path, include.path)) {
      sentence = "must not be included here (see the include table of this test).";
    } else if (!include.quoted && in_core &&
               include.path.find_first_of("./") != std::string::npos) {
      sentence = "is not of the standard library; core links nothing.";
    }
    if (!sentence.empty()) {
      findings.push_back({source.path, include.line, include.path + " " + sentence});
    }
  }
  return findings;
}

Findings check_line_lengths(const SourceText& source) {
  Findings findings;
  unsigned number = 0;
  for (std::string_view line : lines_of(source.text)) {
    number += 1;
    const auto columns = static_cast<size_t>(std::count_if(line.begin(), line.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
    if (columns > kColumnsMax && line.find("://") == std::string_view::npos) {
      findings.push_back({source.path, number,
                          text_of({"The line has ", std::to_string(columns), " columns, more than ",
                                   std::to_string(kColumnsMax), "."})});
    }
  }
  return findings;
}

Findings check_file_length(const SourceText& source) {
  const size_t count = lines_of(source.text).size();
  const auto limit = std::find_if(kFileLimits.begin(), kFileLimits.end(), [&](const Limit& each) {
    return source.path.starts_with(each.path_start);
  });
  if (count <= limit->line_count_max) return {};
  return {{source.path, limit->line_count_max + 1,
           text_of({"The file has ", std::to_string(count), " lines, more than ",
                    std::to_string(limit->line_count_max), "."})}};
}

Findings check_function_lengths(const SourceText& source) {
  Findings findings;
  if (source.path.starts_with(kDispatch)) return findings;
  for (const FunctionSpan& function : find_functions(source)) {
    if (function.line_count <= kFunctionLinesMax) continue;
    findings.push_back(
        {source.path, function.line,
         text_of({"The function `", function.head, "` has ", std::to_string(function.line_count),
                  " lines, more than ", std::to_string(kFunctionLinesMax), "."})});
  }
  return findings;
}

Findings check_banned(const SourceText& source) {
  Findings findings;
  for (const Ban& ban : kBannedInCore) {
    const bool allowed =
        std::any_of(ban.allowed_in.begin(), ban.allowed_in.end(),
                    [&](std::string_view p) { return source.path.starts_with(p); });
    if (allowed) continue;
    for (size_t at = find_word(source.code, ban.word); at != std::string::npos;
         at = find_word(source.code, ban.word, at + 1)) {
      findings.push_back({source.path, line_at(source.code, at),
                          text_of({"`", ban.word, "` is banned in core: ", ban.reason, "."})});
    }
  }
  return findings;
}

Findings check_words(const SourceText& source) {
  Findings findings;
  for (const std::string& word : kUnfinished) {
    const size_t at = find_word(source.text, word);
    if (at == std::string::npos) continue;
    findings.push_back({source.path, line_at(source.text, at), "Unfinished work: " + word + "."});
  }
  for (const std::string& path : kMachinePaths) {
    const size_t at = source.text.find(path);
    if (at == std::string::npos) continue;
    if (at > 0 && !std::strchr(" \"'`=(\n", source.text[at - 1])) continue;  // Inside a URL.
    findings.push_back({source.path, line_at(source.text, at), "A path of one machine: " + path});
  }
  return findings;
}

Findings check_header_comment(const SourceText& source) {
  if (!source.is_header() || source.text.starts_with("// ")) return {};
  return {{source.path, 1, "A header opens with a comment on what it is about."}};
}

// A header that nobody but its own .cpp includes is dead, and so is a C++ file that no glob of
// CMakeLists.txt finds: one that lies deeper than its folder.
Findings check_dead_cpp(const std::vector<SourceText>& sources) {
  std::set<std::string> included;
  for (const SourceText& source : sources) {
    const std::string own_header = source.path.substr(0, source.path.rfind('.')) + ".h";
    for (const Include& include : includes_of(source)) {
      if (include.path != own_header) included.insert(include.path);
    }
  }
  Findings findings;
  for (const SourceText& source : sources) {
    const Layer* layer = layer_of(source.path);
    const std::string folder = source.path.substr(0, source.path.rfind('/'));
    if (source.is_header() && layer != nullptr && !included.contains(source.path)) {
      findings.push_back({source.path, 1, "Nobody includes this header."});
    } else if (source.path.ends_with(".cpp") && !is_below(folder, "tests") &&
               (layer == nullptr || layer->folder != folder)) {
      findings.push_back({source.path, 1, "This file is in no build."});
    }
  }
  return findings;
}

// Whether a text of web/ has the module in quotes, with whatever ending.
bool names(std::string_view text, std::string_view stem) {
  for (size_t at = text.find(stem); at != std::string_view::npos; at = text.find(stem, at + 1)) {
    std::string_view rest = text.substr(at + stem.size());
    for (std::string_view ending : {".js", ".ts"}) {
      if (rest.starts_with(ending)) rest.remove_prefix(ending.size());
    }
    if (rest.starts_with('"') || rest.starts_with('\'')) return true;
  }
  return false;
}

// A module of the page that no other file of web/ names.
Findings check_dead_typescript(const std::vector<SourceText>& sources) {
  Findings findings;
  for (const SourceText& source : sources) {
    const bool entry = source.path.ends_with(".test.ts") || source.path.ends_with(".d.ts") ||
                       source.path.ends_with(".config.ts");
    if (!source.is_typescript() || entry) continue;
    const size_t slash = source.path.rfind('/');
    const std::string stem = source.path.substr(slash, source.path.size() - 3 - slash);
    const bool named = std::any_of(sources.begin(), sources.end(), [&](const SourceText& other) {
      return other.path != source.path && is_below(other.path, "web") && names(other.text, stem);
    });
    if (!named) findings.push_back({source.path, 1, "Nobody imports this module."});
  }
  return findings;
}

Findings check_top_level() {
  Findings findings;
  for (const auto& entry : std::filesystem::directory_iterator(".")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(".") || kTopLevel.contains(name)) continue;
    findings.push_back({name, 1, "This has no place at the top level."});
  }
  return findings;
}

// Where the lock file names its registry, a clone elsewhere would have to use the same one.
Findings check_lock_file(const SourceText& source) {
  const size_t at = source.text.find("\"resolved\": \"http");
  if (!source.path.ends_with("package-lock.json") || at == std::string::npos) return {};
  return {{source.path, line_at(source.text, at),
           "The lock file names a registry; set omit-lockfile-registry-resolved in .npmrc."}};
}

bool is_measured(const SourceText& source) {
  return source.is_cpp() || source.is_typescript();
}

// --- the rules, held against the project
// -----------------------------------------------------------

TEST_CASE("tidy: files include only what the table allows") {
  std::set<std::string> files;
  for (const SourceText& source : project()) files.insert(source.path);
  for (const SourceText& source : project()) {
    if (source.is_cpp()) report(check_includes(source, files));
  }
}

TEST_CASE("tidy: lines, files and functions keep their limits") {
  for (const SourceText& source : project()) {
    if (!is_measured(source)) continue;
    report(check_line_lengths(source));
    report(check_file_length(source));
    report(check_function_lengths(source));
  }
}

TEST_CASE("tidy: nine functions in ten are short") {
  unsigned all = 0;
  unsigned is_short = 0;
  for (const SourceText& source : project()) {
    if (!is_measured(source)) continue;
    for (const FunctionSpan& function : find_functions(source)) {
      all += 1;
      is_short += function.line_count <= kFunctionLinesUsual ? 1u : 0u;
    }
  }
  INFO(is_short, " of ", all, " functions have at most ", kFunctionLinesUsual, " lines");
  CHECK(is_short * 10 >= all * 9);
}

TEST_CASE("tidy: the machine calls nothing that is banned") {
  for (const SourceText& source : project()) {
    if (source.is_cpp() && is_below(source.path, "core")) report(check_banned(source));
  }
}

TEST_CASE("tidy: headers open with a comment") {
  for (const SourceText& source : project()) report(check_header_comment(source));
}

TEST_CASE("tidy: no file is dead") {
  report(check_dead_cpp(project()));
  report(check_dead_typescript(project()));
}

TEST_CASE("tidy: nothing is unfinished, and nothing knows one machine") {
  for (const SourceText& source : project()) {
    report(check_words(source));
    report(check_lock_file(source));
  }
}

TEST_CASE("tidy: the top level holds what it should") {
  report(check_top_level());
}

// --- the checks, held against made-up files
// --------------------------------------------------------

Findings check_includes_of(std::string path, std::string text) {
  return check_includes(make_source(std::move(path), std::move(text)),
                        {"core/base/errors.h", "core/heap/heap.h", "core/cli/main.h"});
}

TEST_CASE("tidy: a wrong include is found") {
  CHECK(check_includes_of("core/heap/a.cpp", "#include \"core/base/errors.h\"\n").empty());
  CHECK(check_includes_of("core/heap/a.cpp", "#include \"core/heap/heap.h\"\n").empty());
  CHECK(check_includes_of("core/heap/a.cpp", "// #include \"core/vm/x.h\"\n").empty());
  const Findings upwards =
      check_includes_of("core/base/a.cpp", "\n#include \"core/heap/heap.h\"\n");
  REQUIRE(upwards.size() == 1);
  CHECK(upwards[0].line == 2);
  CHECK(check_includes_of("core/compiler/a.cpp", "#include \"core/heap/heap.h\"\n").size() == 1);
  CHECK(check_includes_of("wasm/a.cpp", "#include \"core/cli/main.h\"\n").size() == 1);
  CHECK(check_includes_of("wasm/views/a.cpp", "#include \"core/heap/heap.h\"\n").size() == 1);
  CHECK(check_includes_of("core/heap/a.cpp", "#include \"heap.h\"\n").size() == 1);
  CHECK(check_includes_of("core/heap/a.cpp", "#include <sys/time.h>\n").size() == 1);
  CHECK(check_includes_of("wasm/a.cpp", "#include <emscripten/bind.h>\n").empty());
}

TEST_CASE("tidy: a banned call is found") {
  const auto found = [](std::string text) {
    return check_banned(make_source("core/vm/a.cpp", std::move(text))).size();
  };
  CHECK(found("auto now = std::chrono::steady_clock::now();") == 1);
  CHECK(found("int* p = new int;") == 1);
  CHECK(found("// a new object, by rand() or at a time(0)\n") == 0);
  CHECK(found("module_time(renew, news, \"new\");") == 0);
  CHECK(check_banned(make_source("core/memory/a.cpp", "auto* p = malloc(8);")).empty());
}

TEST_CASE("tidy: what is too long is found") {
  const auto lines = [](unsigned count) {
    std::string text;
    for (unsigned i = 0; i < count; ++i) text += "  f();\n";
    return text;
  };
  CHECK(check_file_length(make_source("core/vm/a.cpp", lines(501))).size() == 1);
  CHECK(check_file_length(make_source("core/syntax/parser.cpp", lines(501))).empty());
  const std::string function = "void g() {\n" + lines(69) + "}\n";
  CHECK(check_function_lengths(make_source("core/vm/a.cpp", function)).size() == 1);
  CHECK(check_function_lengths(make_source("core/vm/dispatch.cpp", function)).empty());
  CHECK(check_line_lengths(make_source("a.cpp", std::string(101, 'x'))).size() == 1);
  CHECK(check_line_lengths(make_source("a.cpp", "// " + std::string(49, '.') + "éé")).empty());
}

}  // namespace
}  // namespace ouro::tests
