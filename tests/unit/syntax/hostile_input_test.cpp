// Texts that are no programs: the parser and the compiler answer each with a tree or a Diagnostic
// and never crash. The texts are random, but the same in every run.
#include "core/compiler/compiler.h"
#include "core/syntax/parser.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace ouro {
namespace {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint32_t below(size_t limit) {
    state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
    return static_cast<uint32_t>((state_ >> 33) % limit);
  }

 private:
  uint64_t state_;
};

constexpr const char* kWords[] = {
    "def",  "class", "if",   "else",   "elif", "for",   "while", "try",    "except", "finally",
    "with", "as",    "in",   "not",    "and",  "or",    "is",    "lambda", "yield",  "return",
    "from", "raise", "del",  "global", "pass", "break", "await", "async",  "match",  "case",
    "x",    "y",     "None", "import", "0x1f", "1e999", "1_0",   "07",     "1j",     "'a'",
    "f'{x", "}'",    "b'",   "\"\"\"", "'''",  "\\",    "\n",    "\n  ",   "\n\t",   "    ",
    "(",    ")",     "[",    "]",      "{",    "}",     ":",     ":=",     "=",      "==",
    "*",    "**",    "->",   ",",      ";",    ".",     "...",   "@",      "#",      "!",
    "!=",   "<>",    "$",    "?",      "\xC3", "\xF0",  "\r",    "\f",     "~",      "nonlocal"};

// What is asserted is that this returns, and that a refusal says where and why.
void parse_and_compile(const std::string& source) {
  const Result<Ast> tree = parse_module(source);
  if (!tree.ok()) {
    CHECK_MESSAGE(!tree.error().message.empty(), source);
    return;
  }
  const auto unit = compile(tree.value(), "hostile.py", default_profile());
  if (!unit.ok()) CHECK_MESSAGE(!unit.error().message.empty(), source);
}

std::vector<std::string> programs_of_scripts() {
  std::vector<std::string> programs;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("tests/scripts")) {
    if (entry.path().extension() != ".py") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    programs.push_back(text.str());
  }
  return programs;
}

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("hostile input: random bytes and random words") {
  Random random(1);
  for (int i = 0; i < 3000; ++i) {
    std::string bytes;
    std::string words;
    for (uint32_t length = random.below(60); length > 0; --length) {
      bytes += static_cast<char>(random.below(256));
      words += kWords[random.below(std::size(kWords))];
      if (random.below(3) != 0) words += ' ';
    }
    parse_and_compile(bytes);
    parse_and_compile(words);
  }
}

TEST_CASE("hostile input: programs cut short, and with bytes changed") {
  Random random(2);
  for (const std::string& program : programs_of_scripts()) {
    for (int i = 0; i < 12; ++i) {
      parse_and_compile(program.substr(0, random.below(program.size() + 1)));
      std::string changed = program;
      for (int k = 0; k < 3 && !changed.empty(); ++k) {
        const uint32_t place = random.below(changed.size());
        switch (random.below(3)) {
          case 0:
            changed[place] = static_cast<char>(random.below(256));
            break;
          case 1:
            changed.erase(place, 1 + random.below(5));
            break;
          default:
            changed.insert(place, kWords[random.below(std::size(kWords))]);
        }
      }
      parse_and_compile(changed);
    }
  }
}

TEST_CASE("hostile input: nesting as deep as one likes") {
  constexpr int kDepth = 20000;
  struct Nesting {
    const char* open;
    const char* middle;
    const char* close;
  };
  constexpr Nesting kNestings[] = {{"(", "1", ")"},
                                   {"[", "", "]"},
                                   {"{", "", "}"},
                                   {"{1: ", "1", "}"},
                                   {"-", "1", ""},
                                   {"not ", "1", ""},
                                   {"lambda: ", "1", ""},
                                   {"f(", "", ")"},
                                   {"x[", "1", "]"},
                                   {"1 if 1 else ", "1", ""},
                                   {"1 + ", "1", ""},
                                   {"1 ** ", "1", ""},
                                   {"", "x", ".y"},
                                   {"", "x", "()"},
                                   {"", "x", "[0]"},
                                   {"", "1", " + 1"},
                                   {"", "1", " < 1"},
                                   {"", "1", " and 1"},
                                   {"*", "x", ""},
                                   {"x = ", "1", ""},
                                   {"(yield ", "1", ")"},
                                   {"f'{", "1", "}'"},
                                   {"[x for x in ", "y", "]"},
                                   {"", "x", ", x"},
                                   {"(x := ", "1", ")"},
                                   {"if 1: ", "pass", ""},
                                   {"", "'a'", " 'a'"},
                                   {"~", "1", ""},
                                   {"", "x", "; x"},
                                   {"await ", "x", ""}};
  for (const Nesting& each : kNestings) {
    for (int depth : {60, 150, 1000, kDepth}) {
      parse_and_compile(repeated(each.open, depth) + each.middle + repeated(each.close, depth) +
                        "\n");
      parse_and_compile(repeated(each.open, depth));
    }
  }
  std::string blocks;
  for (int depth = 0; depth < 300; ++depth) {
    blocks += std::string(static_cast<size_t>(depth), ' ') + "if x:\n";
    parse_and_compile(blocks + std::string(static_cast<size_t>(depth) + 1, ' ') + "pass\n");
  }
}

}  // namespace ouro
