#include "tests/script_case.h"

#include <doctest/doctest.h>

namespace ouro::tests {
namespace {

ScriptCase parse(const char* source) {
  return parse_script_case("a.py", source);
}

std::string compare(const char* source, RunOutcome outcome, const char* profile = "3.14") {
  return compare_outcome(parse(source), profile, outcome);
}

RunOutcome printed(const char* output) {
  RunOutcome outcome;
  outcome.output = output;
  return outcome;
}

RunOutcome failed(const char* error, unsigned line, bool is_syntax_error = false) {
  RunOutcome outcome;
  outcome.error = error;
  outcome.error_line = line;
  outcome.is_syntax_error = is_syntax_error;
  outcome.error_output = "Traceback (most recent call last):\n";
  return outcome;
}

TEST_CASE("script_case: directives are parsed with place and profiles") {
  const ScriptCase script = parse(
      "# profiles: 3.10 3.11\n"
      "print(1)  # expect: 1\n"
      "# expect[3.10,3.11]:  two\n"
      "# skip-stress: counts collections\n"
      "# input: Ada Lovelace\n"
      "# input:\n"
      "# oracle: off prints a digest\n");
  CHECK(script.mistakes.empty());
  CHECK(script.profiles == std::vector<std::string>{"3.10", "3.11"});
  CHECK(script.skip_stress == "counts collections");
  CHECK(script.oracle_off == "prints a digest");
  CHECK(script.input == std::vector<std::string>{"Ada Lovelace", ""});
  REQUIRE(script.expectations.size() == 2);
  CHECK(script.expectations[0].text == "1");
  CHECK(script.expectations[0].line == 2);
  CHECK(script.expectations[0].beside_code);
  CHECK(script.expectations[1].text == " two");
  CHECK(!script.expectations[1].beside_code);
  CHECK(script.expectations[1].holds_for("3.11"));
  CHECK(!script.expectations[1].holds_for("3.14"));
}

TEST_CASE("script_case: what looks like a directive and is none is a mistake") {
  for (const char* source : {"# expects: 1\n", "# expect[3.10: 1\n", "# expect 1\n",
                             "# skip-stress:\n", "# skip-all: x\n", "# oracle: off\n"}) {
    CAPTURE(source);
    CHECK(parse(source).mistakes.size() == 1);
  }
  CHECK(parse("# we skip it, profiles or not\n").mistakes.empty());
}

TEST_CASE("script_case: output is compared line by line") {
  const char* source = "print(1)  # expect: 1\n# expect[3.10]: two\n# expect:\n";
  CHECK(compare(source, printed("1\n\n")) == "");
  CHECK(compare(source, printed("1\ntwo\n\n"), "3.10") == "");
  CHECK(compare(source, printed("1\nthree\n"), "3.10") == "a.py:2: expected `two`, got `three`\n");
  CHECK(compare(source, printed("1\n")) == "a.py:3: expected ``, got `the end of the output`\n");
  CHECK(compare(source, printed("1\n\nmore\n")) ==
        "a.py:3: unexpected output after this: `more`\n");
}

TEST_CASE("script_case: addresses may be masked") {
  CHECK(compare("# expect: <C object at 0x...>", printed("<C object at 0x7f0012345678>\n")) == "");
  CHECK(compare("# expect: 0x...", printed("0x10\n")) != "");
}

TEST_CASE("script_case: an error is compared with its text and line") {
  const char* source = "x = 1\nx()  # expect-error: TypeError: 'int' object is not callable\n";
  const char* error = "TypeError: 'int' object is not callable";
  CHECK(compare(source, failed(error, 2)) == "");
  CHECK(compare(source, failed(error, 1)) == "a.py:2: the error came from line 1\n");
  CHECK(compare(source, failed("NameError: x", 2)) ==
        "a.py:2: expected `TypeError: 'int' object is not callable`, got `NameError: x`\n");
  CHECK(compare(source, printed("")) ==
        "a.py:2: expected `TypeError: 'int' object is not callable`, got `no error`\n");
  CHECK(compare("x()\n", failed(error, 1)) ==
        std::string("a.py:1: unexpected error: ") + error + "\n");
  CHECK(compare("x()\n# expect-error: NameError: x\n", failed("NameError: x", 1)) == "");
}

TEST_CASE("script_case: a syntax error goes with or without its kind") {
  const char* source = "print(1)  # expect: 1\nx = = 1  # expect-syntax-error: invalid syntax\n";
  CHECK(compare(source, failed("SyntaxError: invalid syntax", 2, true)) == "");
  CHECK(compare(source, failed("SyntaxError: invalid syntax", 1, true)) != "");
  CHECK(compare(source, failed("SyntaxError: invalid syntax", 2, false)) != "");
  CHECK(compare("1 +  # expect-syntax-error: SyntaxError: invalid syntax",
                failed("SyntaxError: invalid syntax", 1, true)) == "");
}

TEST_CASE("script_case: stderr holds the expected lines in order, or nothing") {
  RunOutcome outcome = printed("");
  outcome.error_output = "Exception ignored in: f\nTraceback:\nValueError: x\n";
  CHECK(compare("# expect-stderr: Exception ignored in: f\n# expect-stderr: ValueError: x\n",
                outcome) == "");
  CHECK(compare("# expect-stderr: ValueError: x\n# expect-stderr: Traceback:\n", outcome) != "");
  CHECK(compare("pass\n", outcome) == "a.py:1: unexpected on stderr: `Exception ignored in: f`\n");
}

TEST_CASE("script_case: a broken machine is reported whatever was printed") {
  RunOutcome outcome = printed("");
  outcome.broken = "the digest differs";
  CHECK(compare("pass\n", outcome) == "a.py:1: the digest differs\n");
}

}  // namespace
}  // namespace ouro::tests
