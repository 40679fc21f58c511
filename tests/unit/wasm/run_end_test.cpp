// Goal: the reader learns in one sentence, with the right line, how a run ended. Method: texts as
// the machine prints them.
#include "wasm/run_end.h"

#include <doctest/doctest.h>

#include "tests/unit/running_program.h"

namespace ouro::tests {
namespace {

RunEnd end_of(std::string stderr_text) {
  const OutputPiece pieces[] = {{OutputStream::Stdout, "Traceback (most recent call last):\n", 1},
                                {OutputStream::Stderr, std::move(stderr_text), 2}};
  return uncaught_exception(pieces, "main.py");
}

TEST_CASE("run end: an uncaught exception is told by its last line and its innermost line") {
  const RunEnd end = end_of(
      "Traceback (most recent call last):\n"
      "  File \"main.py\", line 7, in <module>\n"
      "    f()\n"
      "  File \"main.py\", line 12, in f\n"
      "    1 / 0\n"
      "    ~~^~~\n"
      "  File \"<functools>\", line 99, in wrapper\n"
      "ZeroDivisionError: division by zero\n");
  CHECK(end.reason == "ZeroDivisionError: division by zero");
  CHECK(end.line == 12);
}

TEST_CASE("run end: of chained exceptions the last one counts") {
  const RunEnd end = end_of(
      "Traceback (most recent call last):\n"
      "  File \"main.py\", line 1, in <module>\n"
      "KeyError: 'a'\n"
      "\n"
      "During handling of the above exception, another exception occurred:\n"
      "\n"
      "Traceback (most recent call last):\n"
      "  File \"main.py\", line 3, in <module>\n"
      "ValueError: text\n");
  CHECK(end.reason == "ValueError: text");
  CHECK(end.line == 3);
}

TEST_CASE("run end: an ignored exception ends nothing") {
  const std::string ignored =
      "Exception ignored in: <function Node.__del__ at 0x7f0000000000>\n"
      "Traceback (most recent call last):\n"
      "  File \"main.py\", line 5, in __del__\n"
      "ValueError: ignored\n";
  CHECK(end_of(ignored).reason.empty());
  CHECK(end_of("").reason.empty());
  const RunEnd end = end_of(
      "Traceback (most recent call last):\n"
      "  File \"main.py\", line 9, in <module>\n"
      "NameError: name 'x' is not defined\n" +
      ignored);
  CHECK(end.reason == "NameError: name 'x' is not defined");
  CHECK(end.line == 9);
}

TEST_CASE("run end: limits are told in words") {
  RunningProgram endless("while True: pass\n");
  endless.machine().run_until(kTicksMax - 1);
  CHECK(limit_reached(endless.machine(), 1).reason.empty());
  endless.machine().run_until(kTicksMax);
  CHECK(limit_reached(endless.machine(), 1).reason.find("20,000,000 ticks") != std::string::npos);
  CHECK(limit_reached(endless.machine(), 1).line == 1);
  MachineOptions options;
  options.output_limit_bytes = uint64_t{1} << 20;
  RunningProgram chatty("while True: print('x' * 1000)\n", default_profile(), options);
  chatty.machine().run_until(kTicksMax);
  CHECK(limit_reached(chatty.machine(), 1).reason.find("1 MiB") != std::string::npos);
}

}  // namespace
}  // namespace ouro::tests
