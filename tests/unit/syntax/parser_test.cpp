// What the golden trees of tests/golden/ast do not show: limits, memory, and what is refused.
#include "core/syntax/parser.h"

#include "core/syntax/ast_fields.h"
#include "tests/unit/syntax/syntax_testing.h"

namespace ouro::tests {
namespace {

TEST_CASE("parser: an Ast may move, its nodes stay") {
  Result<Ast> parsed = parse_module("x = [1, 'two']\n");
  const ast::Stmt* statement = parsed.value().body()[0];
  Ast moved = std::move(parsed.value());
  CHECK(moved.body()[0] == statement);
  CHECK(statement->as<ast::Assign>().value->as<ast::List>().elts.size() == 2);
  CHECK(moved.source() == "x = [1, 'two']\n");
}

TEST_CASE("parser: numbers of any size keep their digits") {
  Result<Ast> parsed = parse_expression("[0x00_FFFF_FFFF_FFFF_FFFF_FFFF, 0b0, 000, 1_000, 1e400]");
  ast::Sequence<ast::Expr> elts = parsed.value().expression()->as<ast::List>().elts;
  const auto& hexadecimal = elts[0]->as<ast::Constant>();
  CHECK(hexadecimal.text == "ffffffffffffffffffff");
  CHECK(hexadecimal.base == 16);
  CHECK(elts[1]->as<ast::Constant>().text == "0");
  CHECK(elts[1]->as<ast::Constant>().base == 2);
  CHECK(elts[2]->as<ast::Constant>().text == "0");
  CHECK(elts[3]->as<ast::Constant>().text == "1000");
  CHECK(elts[4]->as<ast::Constant>().constant_kind == ast::ConstantKind::Float);
  CHECK(elts[4]->as<ast::Constant>().float_value > 1e308);
}

TEST_CASE("parser: heights are those of the tree") {
  CHECK(parse_expression("x").value().expression()->height == 1);
  CHECK(parse_expression("f(a + b * c, d)").value().expression()->height == 4);
  CHECK(parse_module("if a: b\nelif c: d\nelif e: f\n").value().body()[0]->height == 5);
}

TEST_CASE("parser: parse_expression takes what eval takes") {
  CHECK(expression_of(" \t1, 2\n\n") ==
        "Tuple(elts=[Constant(value=1), Constant(value=2)], ctx=Load())");
  CHECK(expression_of("x = 1") == "SyntaxError: invalid syntax at 1:2");
  CHECK(expression_of("") == "SyntaxError: invalid syntax at 0:0");
}

TEST_CASE("parser: warnings come in source order, and once") {
  Result<Ast> parsed = parse_module("with ('\\d') as x: pass\ny = [1for z in f'\\{z}']\n");
  const std::vector<Diagnostic>& warnings = parsed.value().warnings();
  REQUIRE(warnings.size() == 3);
  CHECK(warnings[0].span == SourceSpan{1, 7, 1, 9});
  CHECK(describe(warnings[1]) == "SyntaxWarning: invalid decimal literal at 2:5");
  CHECK(warnings[2].message.starts_with("\"\\{\" is an invalid escape sequence."));
}

TEST_CASE("parser: no text nests too deeply for the host") {
  constexpr int kMany = 100000;
  const std::string too_deep =
      "MemoryError: Parser stack overflowed - Python source too complex to parse";
  const std::string too_high = "RecursionError: maximum recursion depth exceeded";
  for (const char* opening : {"-", "not ", "lambda: ", "lambda x=", "2**", "1 if 1 else "}) {
    CAPTURE(opening);
    CHECK(error_of(repeat(opening, kMany) + "1").starts_with(too_deep));
  }
  CHECK(error_of(repeat("1+", kMany) + "1").starts_with(too_high));
  CHECK(error_of("x" + repeat(".y", kMany)).starts_with(too_high));
  CHECK(error_of("x" + repeat("()", kMany)).starts_with(too_high));
  CHECK(error_of("if a: b\n" + repeat("elif c: d\n", kMany)).starts_with(too_high));
  CHECK(error_of(repeat("(", 201)) == "SyntaxError: too many nested parentheses at 1:200");
  CHECK(error_of(repeat("f'{", 150)) == "SyntaxError: too many nested f-strings at 1:448");
  CHECK(error_of(repeat("a ", kMany)) == "SyntaxError: invalid syntax at 1:2");
}

TEST_CASE("parser: what nests within the limits is fine") {
  CHECK(error_of(repeat("(", 200) + "1" + repeat(")", 200)) == "");
  CHECK(error_of(repeat("1+", 900) + "1") == "");
  CHECK(error_of(repeat("not ", 900) + "1") == "");
  CHECK(error_of("x = " + repeat("1 and ", 100000) + "1") == "");
  CHECK(error_of(repeat("f\"{", 140) + "1" + repeat("}\"", 140)) == "");
}

TEST_CASE("parser: errors deep inside are found without trying everything twice") {
  CHECK(error_of(repeat("{0: 0, ", 190)) == "SyntaxError: '{' was never closed at 1:1323");
  CHECK(error_of(repeat("[a ", 190)) == "SyntaxError: '[' was never closed at 1:567");
  CHECK(error_of(repeat("f(a=1, ", 190) + "b c") == "SyntaxError: '(' was never closed at 1:1324");
}

TEST_CASE("parser: what Python has and the subset does not") {
  const char* const kRefused[] = {
      "async def f(): pass", "(x async for x in y)", "try: pass\nexcept* A: pass", "type X = int",
      "type X[T] = int",     "def f[T](x): pass",    "class A[T]: pass",           "t'{x}'",
      "'\\N{BULLET}'"};
  for (const char* program : kRefused) {
    CAPTURE(program);
    std::string error = error_of(program, "3.14");
    CHECK(error.starts_with("Unsupported: "));
    CHECK(error.find("in Python, but not in this subset") != std::string::npos);
  }
}

TEST_CASE("parser: decimal numbers have CPython's limit of digits, others have none") {
  const std::string told = "SyntaxError: Exceeds the limit (4300 digits) for integer string ";
  CHECK(error_of(repeat("7", 4300)) == "");
  CHECK(error_of("x = -7" + repeat("_7", 4299)) == "");
  CHECK(error_of("x = " + repeat("7", 4301)).starts_with(told));
  CHECK(error_of("x = " + repeat("7", 4301)).ends_with("decimal conversion limits. at 1:4"));
  CHECK(error_of("x = " + repeat("7", 4301), "3.7").find("the limit (4300) for") !=
        std::string::npos);
  CHECK(error_of("x = 0x" + repeat("7", 9000)) == "");
  CHECK(error_of("x = ." + repeat("7", 9000)) == "");
  CHECK(error_of("x = " + repeat("7", 9000), "3.3") == "");
  CHECK(error_of("x = " + repeat("7", 50001), "3.3").starts_with("Unsupported: Decimal numbers"));
}

TEST_CASE("parser: soft keywords are names") {
  for (const char* name : {"match", "case", "type", "_", "print", "exec"}) {
    CAPTURE(name);
    std::string n = name;
    CHECK(error_of(n + " = 1\n" + n + "(x)\n" + n + "[0]\n" + n + ".a\n" + n + ": int\nx = " + n) ==
          "");
  }
  CHECK(error_of("match (x), y") == "");
  CHECK(error_of("match[a:b]") == "");
  CHECK(error_of("print >> f, x") == "");
}

}  // namespace
}  // namespace ouro::tests
