// What names are, seen in the slots and instructions of the code.
#include "tests/unit/compiler/compiler_testing.h"

namespace ouro::tests {
namespace {

TEST_CASE("locals have slots in the order of first mention, after the arguments") {
  const auto unit = compile_source("def f(b, a, *c, d, **e):\n y = x = b\n del z\n");
  CHECK(slots_text(unit_named(*unit, "f")) == "b a d c e y x z");
}

TEST_CASE("cells follow, by name; an argument's cell stays where the argument is since 3.11") {
  const char* source = "def f(a, b):\n x = z = y = 1\n return lambda: (b, z, x)\n";
  CHECK(slots_text(unit_named(*compile_source(source, "3.11"), "f")) ==
        "a b:localcell y x:cell z:cell");
  const auto unit = compile_source(source, "3.10");
  const CodeUnit& old = unit_named(*unit, "f");
  CHECK(slots_text(old) == "a b y b:cell x:cell z:cell");
  CHECK(
      code_text(old).starts_with("LOAD_FAST_AND_CLEAR b; STORE_FAST b; MAKE_CELL b; "
                                 "MAKE_CELL x; MAKE_CELL z; RESUME"));
  CHECK(slots_text(unit_named(*compile_source(source), "<lambda>")) == "b:free x:free z:free");
}

TEST_CASE("nonlocal, global and the names of a class body") {
  const auto unit = compile_source(
      "def f():\n"
      "  x = 1\n"
      "  class A:\n"
      "    x = x\n"
      "    def g(self):\n"
      "      global y\n"
      "      y = x\n"
      "    def h(self):\n"
      "      nonlocal x\n"
      "      x = 2\n");
  CHECK(slots_text(unit_named(*unit, "f")) == "A x:cell");
  CHECK(slots_text(unit_named(*unit, "A")) == "x:free");
  CHECK(code_text(unit_named(*unit, "A"), 4) == "LOAD_NAME x; STORE_NAME x");
  CHECK(code_text(unit_named(*unit, "g"), 7).starts_with("LOAD_DEREF x; STORE_GLOBAL y"));
  CHECK(code_text(unit_named(*unit, "h"), 10).starts_with("LOAD_CONST 2; STORE_DEREF x"));
}

TEST_CASE("super() and __class__ make the class keep a cell") {
  const auto unit = compile_source("class A:\n def f(self): return super().f()\n", "3.12");
  CHECK(slots_text(unit_named(*unit, "A")) == "__class__:cell");
  CHECK(slots_text(unit_named(*unit, "f")) == "self __class__:free");
  CHECK(code_text(unit_named(*unit, "A")).find("STORE_NAME __classcell__") != std::string::npos);
}

TEST_CASE("private names of a class are mangled") {
  const auto unit =
      compile_source("class _A:\n __x = 1\n def f(self, __y): self.__z = __y.__w__\n");
  CHECK(code_text(unit_named(*unit, "_A"), 2) == "LOAD_CONST 1; STORE_NAME _A__x");
  CHECK(slots_text(unit_named(*unit, "f")) == "self _A__y");
  CHECK(code_text(unit_named(*unit, "f")).find("STORE_ATTR _A__z") != std::string::npos);
  CHECK(code_text(unit_named(*unit, "f")).find("LOAD_ATTR __w__") != std::string::npos);
}

TEST_CASE("comprehensions are functions until 3.11, then inlined; generators never are") {
  const char* source = "def f(x):\n return [y for y in x], (z for z in x)\n";
  CHECK(slots_text(unit_named(*compile_source(source, "3.11"), "<listcomp>")) == ".0 y");
  const auto inlined = compile_source(source, "3.12");
  CHECK(slots_text(unit_named(*inlined, "f")) == "x y");
  CHECK(slots_text(unit_named(*inlined, "<genexpr>")) == ".0 z");
  CHECK(has_opcode(unit_named(*inlined, "f"), Opcode::LOAD_FAST_AND_CLEAR));
}

TEST_CASE("an inlined comprehension in a class body does not see its names") {
  const auto unit = compile_source("class A:\n x = 1\n y = [x for i in x]\n");
  const std::string line = code_text(unit_named(*unit, "A"), 3);
  CHECK(line.starts_with("LOAD_NAME x; GET_ITER"));
  CHECK(line.find("LOAD_GLOBAL x; LIST_APPEND") != std::string::npos);
}

TEST_CASE("qualified names") {
  const auto unit = compile_source(
      "class A:\n def f():\n  class B:\n   def g(): pass\n  global h\n  def h(): pass\n");
  CHECK(unit_named(*unit, "f").qualified_name == "A.f");
  CHECK(unit_named(*unit, "g").qualified_name == "A.f.<locals>.B.g");
  CHECK(unit_named(*unit, "h").qualified_name == "h");
}

}  // namespace
}  // namespace ouro::tests
