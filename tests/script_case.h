// script_case.h - a Python file of tests/scripts/ and what it says it prints.
//
// The directives are comments of the file (tests/README.md lists them):
//   # expect: text                  the next line of stdout
//   # expect[3.10,3.11]: text       the same under these profiles only
//   # expect-stderr: text           a line of stderr; lines between the expected ones may be others
//   # expect-error: Type: message   the program ends with this uncaught exception, raised here
//   # expect-syntax-error: message  the program is refused because of this line
//   # profiles: 3.10 3.11           runs under these only
//   # skip-stress: why              does not run in the mode GcStress
//   # oracle: off why               is not compared with a real CPython
//   # input: text                   the next line that input() reads; after the last one it ends
//
// Any `expect` takes profiles in brackets. "0x..." in a text stands for any address. An error whose
// comment stands alone in its line may come from any line. A profile with an expected syntax error
// expects nothing else, as the program does not start.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ouro::tests {

enum class ExpectationKind { Output, ErrorOutput, Error, SyntaxError };

struct Expectation {
  ExpectationKind kind;
  std::string text;
  std::vector<std::string> profiles;  // Empty: all.
  unsigned line = 0;
  bool beside_code = false;  // The comment follows code in its line.

  bool holds_for(std::string_view profile) const;
};

struct ScriptCase {
  std::string path;
  std::string source;
  std::vector<Expectation> expectations;
  std::vector<std::string> profiles;  // Empty: all that are tested.
  std::string skip_stress;            // The reason, or empty.
  std::string oracle_off;             // The reason, or empty.
  std::vector<std::string> input;         // The lines that input() reads.
  std::vector<std::string> mistakes;  // What is wrong with the directives: "path:line: sentence".
};

ScriptCase parse_script_case(std::string path, std::string source);

// How one run ended, in the words of the program's streams.
struct RunOutcome {
  std::string output;        // stdout
  std::string error_output;  // stderr, with the traceback of an uncaught exception
  std::string error;         // "TypeError: message" of an uncaught exception or a syntax error
  unsigned error_line = 0;   // Where it was raised: the innermost line of the script
  bool is_syntax_error = false;
  std::string broken;  // What the machine itself got wrong: an invalid heap, another digest, ...
};

// What differs between what the script says and what a run did: "path:line: expected ..., got ...",
// one sentence a line; empty when nothing does.
std::string compare_outcome(const ScriptCase& script, std::string_view profile,
                            const RunOutcome& outcome);

}  // namespace ouro::tests
