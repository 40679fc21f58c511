// Errors that need scopes: CPython 3.13's wording and place.
#include "tests/unit/compiler/compiler_testing.h"

namespace ouro::tests {
namespace {

struct Wrong {
  const char* source;
  const char* error;
};

void check_all(std::initializer_list<Wrong> all) {
  for (const Wrong& each : all) {
    INFO(each.source);
    CHECK(error_of(each.source) == each.error);
  }
}

TEST_CASE("what stands in the wrong place") {
  check_all({
      {"break", "'break' outside loop (1, 1)"},
      {"while 1:\n class A:\n  break", "'break' outside loop (3, 3)"},
      {"for x in y:\n  def f(): continue", "'continue' not properly in loop (2, 12)"},
      {"return 1", "'return' outside function (1, 1)"},
      {"class A:\n return", "'return' outside function (2, 2)"},
      {"yield", "'yield' outside function (1, 1)"},
      {"yield from x", "'yield from' outside function (1, 1)"},
      {"[(yield) for i in x]", "'yield' inside list comprehension (1, 3)"},
      {"try: pass\nexcept: pass\nexcept E: pass", "default 'except:' must be last (2, 1)"},
      {"def f():\n  from x import *", "import * only allowed at module level (2, 17)"},
      {"x = *a", "can't use starred expression here (1, 5)"},
      {"a, *b, *c = d", "multiple starred expressions in assignment (1, 1)"},
      {"x=1\nfrom __future__ import division",
       "from __future__ imports must occur at the beginning of the file (2, 1)"},
      {"def f(): from __future__ import annotations",
       "from __future__ imports must occur at the beginning of the file (1, 10)"},
      {"from __future__ import nope", "future feature nope is not defined (1, 1)"},
      {"from __future__ import braces", "not a chance (1, 1)"},
  });
}

TEST_CASE("declarations") {
  check_all({
      {"x=1\nglobal x", "name 'x' is assigned to before global declaration (2, 1)"},
      {"def f():\n print(x)\n global x", "name 'x' is used prior to global declaration (3, 2)"},
      {"def f(x):\n  global x", "name 'x' is parameter and global (2, 3)"},
      {"def f():\n x: int\n global x", "annotated name 'x' can't be global (3, 2)"},
      {"def f():\n global x\n x: int", "annotated name 'x' can't be global (3, 2)"},
      {"def f():\n  nonlocal x", "no binding for nonlocal 'x' found (2, 3)"},
      {"nonlocal x", "nonlocal declaration not allowed at module level (1, 1)"},
      {"def f():\n nonlocal x\n global x", "name 'x' is nonlocal and global (2, 2)"},
      {"def f(a,a): pass", "duplicate argument 'a' in function definition (1, 9)"},
      {"lambda a, *a: 1", "duplicate argument 'a' in function definition (1, 12)"},
  });
}

TEST_CASE("walrus in comprehensions") {
  check_all({
      {"[x:=1 for x in y]",
       "assignment expression cannot rebind comprehension iteration variable 'x' (1, 2)"},
      {"[y for x in (z:=1)]",
       "assignment expression cannot be used in a comprehension iterable expression (1, 14)"},
      {"class A:\n [z:=1 for i in x]",
       "assignment expression within a comprehension cannot be used in a class body (2, 3)"},
      {"def f():\n  [(x:=1) for y in z]\n  return x", "ok"},
  });
}

TEST_CASE("__debug__ cannot be bound") {
  check_all({
      {"__debug__ = 1", "cannot assign to __debug__ (1, 1)"},
      {"del __debug__", "cannot delete __debug__ (1, 5)"},
      {"def f(__debug__): pass", "cannot assign to __debug__ (1, 7)"},
      {"f(__debug__=1)", "cannot assign to __debug__ (1, 3)"},
      {"x.__debug__ = 1", "cannot assign to __debug__ (1, 1)"},
      {"import __debug__", "cannot assign to __debug__ (1, 1)"},
      {"x.__debug__", "ok"},
  });
}

}  // namespace
}  // namespace ouro::tests
