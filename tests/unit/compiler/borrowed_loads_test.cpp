// Which loads borrow: each case is a rule of borrowed_loads.h. Expectations are those of
// `python3.14 -m dis` and, for 3.15, of measured reference counts.
#include "tests/unit/compiler/compiler_testing.h"

namespace ouro::tests {
namespace {

// The loads of x in a statement on line 2. What follows is too long to be copied into its branches.
std::string loads(const std::string& statement, const char* profile = "3.14") {
  const auto unit = compile_source("def f(x, y, c):\n " + statement + "\n h(y, c)\n", profile);
  return loads_of(unit_named(*unit, "f"), "x", 2);
}

TEST_CASE("before 3.14 nothing borrows") {
  CHECK(loads("g(x)", "3.13") == "O");
  CHECK(loads("g(x)", "3.14.0") == "B");
}

TEST_CASE("what is consumed within the block borrows") {
  CHECK(loads("g(x)") == "B");
  CHECK(loads("return x") == "B");
  CHECK(loads("g(x, [y], h(y))") == "B");
  CHECK(loads("x.m(y)") == "B");
  CHECK(loads("x[y] = x") == "BB");
  CHECK(loads("g((x, [x], {x: y}))") == "BBB");
  CHECK(loads("g(x, lambda: y)") == "B");
  CHECK(loads("g(x, y < c)") == "B");
  CHECK(loads("g(x, f'{y}')") == "B");
}

TEST_CASE("what waits across a branch owns") {
  CHECK(loads("g(x, 1 if c else 2)") == "O");
  CHECK(loads("g(x, y and c)") == "O");
  CHECK(loads("g(x, 1 < y < c)") == "O");
  CHECK(loads("g(x, [i for i in y])") == "O");
  CHECK(loads("g(x or y)") == "O");
  CHECK(loads("g(y if c else x)") == "O");
  CHECK(loads("g(x if c else y)") == "O");
  CHECK(loads("if x: g(x)") == "BB");
}

TEST_CASE("what is stored owns") {
  CHECK(loads("y = x") == "O");
  CHECK(loads("x, y = y, x") == "O");
  CHECK(loads("y = z = x") == "O");
  CHECK(loads("g(x, (z := 1))") == "B");
  CHECK(loads("g(x, (z := y))") == "O");  // Both loads are one instruction.
}

TEST_CASE("what is rebound while it waits owns") {
  CHECK(loads("g(x, (x := 1))") == "O");
  CHECK(loads("g(x); x = 1") == "B");
}

TEST_CASE("a load right after a store on the same line is part of the store") {
  CHECK(loads("x = y; g(x)") == "B");
  CHECK(loads("x = y; x.m()") == "O");
}

TEST_CASE("handlers, and what only they reach, own") {
  const auto unit = compile_source(
      "def f(x):\n"
      "  try:\n"
      "    g(x)\n"
      "  except E:\n"
      "    g(x)\n"
      "  finally:\n"
      "    g(x)\n"
      "  g(x)\n");
  const CodeUnit& f = unit_named(*unit, "f");
  CHECK(loads_of(f, "x", 3) == "B");
  CHECK(loads_of(f, "x", 5) == "O");
  CHECK(loads_of(f, "x", 7) == "BO");
  CHECK(loads_of(f, "x", 8) == "B");
}

TEST_CASE("where a local may be unbound the load owns") {
  const auto unit = compile_source("def f(c):\n if c: x = 1\n g(x)\n g(x)\n del x\n");
  CHECK(loads_of(unit_named(*unit, "f"), "x", 3) == "O");
  CHECK(loads_of(unit_named(*unit, "f"), "x", 4) == "B");
}

TEST_CASE("3.14 stops behind `while True` that ends in a break") {
  const char* source = "def f(x):\n while True:\n  g(x)\n  break\n g(x)\n";
  const auto old = compile_source(source, "3.14");
  CHECK(loads_of(unit_named(*old, "f"), "x", 3) == "B");
  CHECK(loads_of(unit_named(*old, "f"), "x", 5) == "O");
  const auto recent = compile_source(source, "3.15");
  CHECK(loads_of(unit_named(*recent, "f"), "x", 5) == "B");
}

TEST_CASE("the iterable of a loop owns in 3.15") {
  CHECK(loads("for i in x: pass", "3.14") == "B");
  CHECK(loads("for i in x: pass", "3.15") == "O");
}

TEST_CASE("a context manager borrows when its body has no branch") {
  CHECK(loads("with x: g(y)") == "B");
  CHECK(loads("with x: y = c or y") == "O");
}

TEST_CASE("cells never borrow; constants do in 3.15") {
  const auto unit = compile_source("def f(x):\n g(x, 3.5)\n return lambda: x\n", "3.15");
  const CodeUnit& f = unit_named(*unit, "f");
  CHECK(has_opcode(f, Opcode::LOAD_DEREF));
  CHECK(has_opcode(f, Opcode::LOAD_CONST_BORROW));
  CHECK(!has_opcode(f, Opcode::LOAD_CONST));
}

}  // namespace
}  // namespace ouro::tests
