// The messages for wrong programs, and their places: CPython 3.13's, unless the line says
// otherwise. Columns count from 0, where Python's `offset` counts from 1.
#include "core/base/diagnostic_text.h"
#include "tests/unit/syntax/syntax_testing.h"

namespace ouro::tests {
namespace {

struct Wrong {
  const char* program;
  const char* error;  // After "SyntaxError: ", or with its kind.
};

void check_all(std::initializer_list<Wrong> cases) {
  for (const Wrong& wrong : cases) {
    CAPTURE(wrong.program);
    std::string expected = wrong.error;
    bool has_kind = expected.starts_with("IndentationError") || expected.starts_with("TabError");
    CHECK(error_of(wrong.program) == (has_kind ? "" : "SyntaxError: ") + expected);
  }
}

TEST_CASE("syntax errors: characters and literals") {
  check_all({
      {"x = \"abc", "unterminated string literal (detected at line 1) at 1:4"},
      {"x = 'a\\'",
       "unterminated string literal (detected at line 1); "
       "perhaps you escaped the end quote? at 1:4"},
      {"x = '''a\n\n", "unterminated triple-quoted string literal (detected at line 2) at 1:4"},
      {"f'{x}", "unterminated f-string literal (detected at line 1) at 1:0"},
      {"1a", "invalid decimal literal at 1:0"},
      {"1__0", "invalid decimal literal at 1:1"},
      {"0b12", "invalid digit '2' in binary literal at 1:3"},
      {"0o", "invalid octal literal at 1:1"},
      {"0777",
       "leading zeros in decimal integer literals are not permitted; "
       "use an 0o prefix for octal integers at 1:0"},
      {"x = “a”", "invalid character '“' (U+201C) at 1:4"},
      {"x =\u00A01", "invalid non-printable character U+00A0 at 1:3"},
      {"x = \\ 1", "unexpected character after line continuation character at 1:5"},
      {"x = 1 \\", "unexpected EOF while parsing at 1:7"},
      {"b'é'", "bytes can only contain ASCII literal characters at 1:0"},
      {"'a' b'b'", "cannot mix bytes and nonbytes literals at 1:8"},
  });
}

TEST_CASE("syntax errors: brackets") {
  check_all({
      {"x = (1, 2\ny = 3", "'(' was never closed at 1:4"},
      {"print(a", "'(' was never closed at 1:5"},
      {"(]", "closing parenthesis ']' does not match opening parenthesis '(' at 1:1"},
      {"(\n]", "closing parenthesis ']' does not match opening parenthesis '(' on line 1 at 2:0"},
      {"f(x))", "unmatched ')' at 1:4"},
      {"x y 'abc", "unterminated string literal (detected at line 1) at 1:4"},
  });
}

TEST_CASE("syntax errors: blocks and indentation") {
  check_all({
      {"if x\n  y", "expected ':' at 1:4"},
      {"if x y: z", "invalid syntax at 1:5"},
      {"else", "invalid syntax at 1:0"},
      {"if x: y\nelse\n  z", "expected ':' at 2:4"},
      {"def f\n  y", "expected '(' at 1:5"},
      {"def f() -> : y", "expected ':' at 1:8"},
      {"if x:\ny",
       "IndentationError: expected an indented block after 'if' statement on line 1 "
       "at 2:0"},
      {"x\n  y", "IndentationError: unexpected indent at 2:1"},
      {"if x:\n    y\n  z",
       "IndentationError: unindent does not match any outer indentation "
       "level at 3:3"},
      {"if x:\n\ty\n        z",
       "TabError: inconsistent use of tabs and spaces in indentation "
       "at 3:0"},
      {"try: x\ny", "expected 'except' or 'finally' block at 2:0"},
      {"try: x\nexcept A, B: y", "multiple exception types must be parenthesized at 2:7"},
      {"with (a as b, c)\n  d", "expected ':' at 1:16"},
  });
}

TEST_CASE("syntax errors: targets") {
  check_all({
      {"1 = x", "cannot assign to literal here. Maybe you meant '==' instead of '='? at 1:0"},
      {"f() = 1",
       "cannot assign to function call here. Maybe you meant '==' instead of '='? "
       "at 1:0"},
      {"x = 1 = y", "cannot assign to literal at 1:4"},
      {"None = 1", "cannot assign to None at 1:0"},
      {"(a, 1) = x", "cannot assign to literal at 1:4"},
      {"if x = 1: y", "invalid syntax. Maybe you meant '==' or ':=' instead of '='? at 1:3"},
      {"if x.y = 1: z",
       "cannot assign to attribute here. Maybe you meant '==' instead of '='? "
       "at 1:3"},
      {"(x, y) += 1", "'tuple' is an illegal expression for augmented assignment at 1:0"},
      {"f(): int", "illegal target for annotation at 1:0"},
      {"a, b: int", "only single target (not tuple) can be annotated at 1:0"},
      {"del 1", "cannot delete literal at 1:4"},
      {"for f() in x: y", "cannot assign to function call at 1:4"},
      {"with a as 1: b", "cannot assign to literal at 1:10"},
      {"(x.y := 1)", "cannot use assignment expressions with attribute at 1:1"},
      {"x = yield = 1", "assignment to yield expression not possible at 1:4"},
  });
}

TEST_CASE("syntax errors: words and places of other rows") {
  auto check = [](const char* row, const char* program, const std::string& error) {
    CAPTURE(program);
    CHECK(error_of(program, row) == "SyntaxError: " + error);
  };
  CHECK(parse_module("class A:\n").error().span.column == kNoColumn);
  check("3.14", "await f(x)", "'await' outside function at 1:0");
  check("3.14", "def f(): return [x async for x in y]",
        "asynchronous comprehension outside of an asynchronous function at 1:16");
  check("3.14", "import a as b.c", "cannot use attribute as import target at 1:12");
  check("3.13", "import a as b.c", "invalid syntax at 1:13");
  check("3.11", "def f(a=1, b): c", "non-default argument follows default argument at 1:11");
  check("3.10", "def f(*a=1): c", "invalid syntax at 1:8");
  check("3.15", "def f(*a=1): c", "var-positional parameter cannot have default value at 1:8");
  check("3.14", "x = pass if y else z",
        "expected expression before 'if', but statement is given at 1:4");
  check("3.14", "x = ub'a'", "'u' and 'b' prefixes are incompatible at 1:4");
  check("3.14", "if x: y\nelse: z\nelif a: b", "'elif' block follows an 'else' block at 3:0");
  check("3.11", "f('\\x1', a)",
        "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: "
        "truncated \\xXX escape at 1:7");
  CHECK(error_of("try: x\nexcept A, B: y", "3.14") == "");
}

TEST_CASE("syntax errors: expressions") {
  check_all({
      {"x = 5 5", "invalid syntax at 1:6"},
      {"(a b)", "invalid syntax. Perhaps you forgot a comma? at 1:1"},
      {"[1, x + 2 3]", "invalid syntax. Perhaps you forgot a comma? at 1:4"},
      {"print 'x'", "Missing parentheses in call to 'print'. Did you mean print(...)? at 1:0"},
      {"x = 1 if y", "expected 'else' after 'if' expression at 1:4"},
      {"x + not y", "'not' after an operator must be parenthesized at 1:4"},
      {"(*a)", "cannot use starred expression here at 1:1"},
      {"f(*)", "Invalid star expression at 1:3"},
      {"{1: 2, 3}", "':' expected after dictionary key at 1:7"},
      {"{1:}", "expression expected after dictionary key and ':' at 1:2"},
      {"[x, y for x in z]", "did you forget parentheses around the comprehension target? at 1:1"},
      {"[*x for x in y]", "iterable unpacking cannot be used in comprehension at 1:1"},
      {"x++", "invalid syntax at 1:3"},
      {"$x", "invalid syntax at 1:0"},
  });
}

TEST_CASE("syntax errors: calls and parameters") {
  check_all({
      {"f(a=1, b)", "positional argument follows keyword argument at 1:8"},
      {"f(**a, b)", "positional argument follows keyword argument unpacking at 1:8"},
      {"f(**a, *b)", "iterable argument unpacking follows keyword argument unpacking at 1:5"},
      {"f(x for x in y, 1)", "Generator expression must be parenthesized at 1:2"},
      {"f(a.b=1)", "expression cannot contain assignment, perhaps you meant \"==\"? at 1:2"},
      {"f(True=1)", "cannot assign to True at 1:2"},
      {"f(a=)", "expected argument value expression at 1:2"},
      {"f(a=1, a=2)", "keyword argument repeated: a at 1:7"},
      {"def f(a=1, b): c", "parameter without a default follows parameter with a default at 1:11"},
      {"def f(*): c", "named arguments must follow bare * at 1:6"},
      {"def f(a, (b, c)): d", "Function parameters cannot be parenthesized at 1:9"},
      {"def f(a, /, b, /): c", "/ may appear only once at 1:15"},
      {"def f(**k, a): c", "arguments cannot follow var-keyword argument at 1:11"},
      {"from a import b,", "trailing comma not allowed without surrounding parentheses at 1:16"},
      {"import a from b", "Did you mean to use 'from ... import ...' instead? at 1:0"},
  });
}

TEST_CASE("syntax errors: f-strings") {
  check_all({
      {"f'{x'", "f-string: expecting '}' at 1:4"},
      {"f'}'", "f-string: single '}' is not allowed at 1:2"},
      {"f'{}'", "f-string: valid expression required before '}' at 1:3"},
      {"f'{a b}'", "invalid syntax. Perhaps you forgot a comma? at 1:3"},
      {"f'{a $ b}'", "f-string: expecting '=', or '!', or ':', or '}' at 1:5"},
      {"f'{a +}'", "f-string: expecting '=', or '!', or ':', or '}' at 1:5"},
      {"f'{a!x}'",
       "f-string: invalid conversion character 'x': expected 's', 'r', or 'a' "
       "at 1:5"},
      {"f'{a!}'", "f-string: missing conversion character at 1:5"},
      {"f'{lambda x: 1}'",
       "f-string: lambda expressions are not allowed without parentheses "
       "at 1:3"},
      {"f'{(a}'", "closing parenthesis '}' does not match opening parenthesis '(' at 1:5"},
      {"f'{a:{b:{c:{d}}}}'", "f-string: expressions nested too deeply at 1:10"},
  });
}

TEST_CASE("syntax errors: a repeated keyword counts only if all else is well") {
  CHECK(error_of("f(a=1, a=2)\nx y") == "SyntaxError: invalid syntax at 2:2");
}

}  // namespace
}  // namespace ouro::tests
