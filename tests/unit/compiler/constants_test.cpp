// What is folded at compile time, and what an arena reference stands for.
#include "tests/unit/compiler/compiler_testing.h"

namespace ouro::tests {
namespace {

// The constant that an expression folds to, or "" when it is left to the machine.
std::string folded(const char* expression, const char* profile = "3.14") {
  const auto unit = compile_source(expression, profile, CompileMode::Eval);
  const bool is_constant = unit->instructions.size() == 3;  // RESUME, LOAD_CONST, RETURN_VALUE
  return is_constant ? constant_text(unit->constants[0]) : "";
}

TEST_CASE("numbers fold while they stay small") {
  CHECK(folded("-1") == "-1");
  CHECK(folded("60 * 60 * 24") == "86400");
  CHECK(folded("2 ** 64") == "18446744073709551616");
  CHECK(folded("2 ** 65") == "");
  CHECK(folded("1 << 100") == "1267650600228229401496703205376");
  CHECK(folded("0xff + 0b1 + 0o7") == "263");
  CHECK(folded("-7 // 2") == "-4");
  CHECK(folded("-7 % 3") == "2");
  CHECK(folded("7 / 2") == "3.5");
  CHECK(folded("1 / 0") == "");
  CHECK(folded("1.5 * 2") == "3.0");
  CHECK(folded("~5") == "-6");
  CHECK(folded("not 0") == "True");
  CHECK(folded("True + True") == "2");
}

TEST_CASE("sequences fold up to a size") {
  CHECK(folded("'a' * 3") == "'aaa'");
  CHECK(folded("'a' * 5000") == "");
  CHECK(folded("'a' 'b' + 'c'") == "'abc'");
  CHECK(folded("(1, 2) + (3,)") == "(1, 2, 3)");
  CHECK(folded("(0,) * 4") == "(0, 0, 0, 0)");
  CHECK(folded("(0,) * 400") == "");
  CHECK(folded("'abc'[1]") == "'b'");
  CHECK(folded("(1, 2)[-1]") == "2");
  CHECK(folded("(1, 2)[5]") == "");
  CHECK(folded("(1, (2, x))") == "");
  CHECK(folded("__debug__") == "True");
}

TEST_CASE("displays that nobody can see are tuples and frozensets") {
  const auto unit = compile_source("for i in [1, 2]: x in {3, 4}, y in [z, 5]\n");
  CHECK(code_text(*unit, 1).find("LOAD_CONST (1, 2); GET_ITER") != std::string::npos);
  CHECK(code_text(*unit, 1).find("LOAD_CONST frozenset({3, 4}); CONTAINS_OP in") !=
        std::string::npos);
  CHECK(code_text(*unit, 1).find("LOAD_NAME z; LOAD_CONST 5; BUILD_TUPLE 2; CONTAINS_OP in") !=
        std::string::npos);
}

TEST_CASE("a list of three constants is one constant and an extend, since 3.9") {
  const char* source = "[1, 2, 3]";
  CHECK(code_text(*compile_source(source, "3.10", CompileMode::Eval)) ==
        "RESUME; BUILD_LIST; LOAD_CONST (1, 2, 3); LIST_EXTEND 1; RETURN_VALUE");
  CHECK(code_text(*compile_source(source, "3.7", CompileMode::Eval)) ==
        "RESUME; LOAD_CONST 1; LOAD_CONST 2; LOAD_CONST 3; BUILD_LIST 3; RETURN_VALUE");
}

TEST_CASE("a long display of constants is built item by item since 3.14") {
  std::string source = "[0";
  for (int i = 1; i <= 30; ++i) source += ", " + std::to_string(i);
  source += "]";
  CHECK(has_opcode(*compile_source(source, "3.13", CompileMode::Eval), Opcode::LIST_EXTEND));
  CHECK(has_opcode(*compile_source(source, "3.14", CompileMode::Eval), Opcode::LIST_APPEND));
}

TEST_CASE("equal constants are one, but 1, 1.0 and True differ") {
  const auto unit = compile_source("x = 1, 1.0, y, 1, True, 0.0, -0.0\n");
  CHECK(unit->constants.size() == 6);
}

TEST_CASE("the arena of a main file holds literals, and folded values until 3.13") {
  const auto arena = [](const char* profile, CompileMode mode) {
    const auto unit = compile_source("x = 3.25\ny = (1, 2)\n", profile, mode);
    return std::pair(unit->constants[0].arena_reference, unit->constants[1].arena_reference);
  };
  CHECK(arena("3.13", CompileMode::MainFile) == std::pair(true, true));
  CHECK(arena("3.14", CompileMode::MainFile) == std::pair(true, false));
  CHECK(arena("3.13", CompileMode::Exec) == std::pair(false, false));
}

TEST_CASE("constants of dead code are not kept") {
  const auto unit = compile_source("if 0:\n x = 3.25\n");
  for (const Constant& constant : unit->constants) CHECK(constant.kind == Constant::Kind::None);
}

}  // namespace
}  // namespace ouro::tests
