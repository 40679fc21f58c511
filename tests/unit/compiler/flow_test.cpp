// What the flow passes leave: dead code, jumps, order of stores, lines.
#include "tests/unit/compiler/compiler_testing.h"

namespace ouro::tests {
namespace {

size_t count_opcode(const CodeUnit& unit, Opcode opcode) {
  size_t count = 0;
  for (const Instruction instruction : unit.instructions) {
    if (opcode_of(instruction) == opcode) ++count;
  }
  return count;
}

TEST_CASE("dead code is gone") {
  const auto unit = compile_source("if 0:\n a()\nelse:\n b()\nwhile False: c()\n");
  CHECK(count_opcode(*unit, Opcode::CALL) == 1);
  CHECK(code_text(*unit).find("POP_JUMP") == std::string::npos);
}

TEST_CASE("`a and b or c` tests each value once") {
  for (const char* profile : {"3.11", "3.14"}) {
    const auto unit = compile_source("def f(a, b, c):\n return a and b or c\n", profile);
    // When a is false the code goes to c, and not to the test of the whole `and`.
    const CodeUnit& f = unit_named(*unit, "f");
    for (const DisassemblyRow& row : disassemble(f)) {
      if (!has_jump_target(row.opcode)) continue;
      const Opcode target = opcode_of(f.instructions[row.operand]);
      CHECK(target != Opcode::JUMP_IF_TRUE_OR_POP);
      CHECK(target != Opcode::COPY);
    }
  }
}

TEST_CASE("swapped names store their values in CPython's order") {
  const char* source = "def f(a, b):\n a, b = b, a\n";
  CHECK(code_text(unit_named(*compile_source(source, "3.10"), "f"), 2)
            .starts_with("LOAD_FAST b; LOAD_FAST a; SWAP 2; STORE_FAST a; STORE_FAST b"));
  CHECK(code_text(unit_named(*compile_source(source, "3.11"), "f"), 2)
            .starts_with("LOAD_FAST b; LOAD_FAST a; STORE_FAST b; STORE_FAST a"));
}

TEST_CASE("an implicit return has the line that ran last") {
  const auto unit = compile_source("def f(c):\n if c:\n  a()\n else:\n  b()\n");
  const CodeUnit& f = unit_named(*unit, "f");
  CHECK(count_opcode(f, Opcode::RETURN_VALUE) == 2);
  CHECK(code_text(f, 3).find("RETURN_VALUE") != std::string::npos);
  CHECK(code_text(f, 5).find("RETURN_VALUE") != std::string::npos);
}

TEST_CASE("handlers lie behind the code that runs without exceptions") {
  const auto unit = compile_source("try:\n a()\nexcept E:\n b()\nc()\n");
  CHECK(code_text(*unit).find("LOAD_NAME c") < code_text(*unit).find("PUSH_EXC_INFO"));
  REQUIRE(!unit->exceptions.empty());
  CHECK(unit->exceptions[0].depth == 0);
  CHECK(!unit->exceptions[0].push_lasti);
}

TEST_CASE("return from nested finally and with undoes each") {
  const auto unit = compile_source(
      "def f():\n for i in x:\n  try:\n   with m:\n    return i\n  finally:\n   g()\n");
  const CodeUnit& f = unit_named(*unit, "f");
  const std::string text = code_text(f);
  // The value waits under __exit__'s call and the final body; the iterator goes last.
  CHECK(text.find("SWAP 3; SWAP 2; LOAD_CONST None; LOAD_CONST None; LOAD_CONST None; CALL 3; "
                  "POP_TOP; LOAD_GLOBAL g; PUSH_NULL; CALL; POP_TOP; SWAP 2; POP_TOP; "
                  "RETURN_VALUE") != std::string::npos);
}

TEST_CASE("stack depth is exact") {
  CHECK(compile_source("x = (a, b, c)\n")->stack_depth == 3);
  CHECK(compile_source("f(a)(b)\n")->stack_depth == 3);
  CHECK(compile_source("pass\n")->stack_depth == 1);
}

TEST_CASE("'%' with a literal is an f-string since 3.11") {
  const char* source = "'%s-%5r%%' % (a, b)";
  CHECK(code_text(*compile_source(source, "3.11", CompileMode::Eval)) ==
        "RESUME; LOAD_NAME a; FORMAT_VALUE str; LOAD_CONST '-'; LOAD_NAME b; LOAD_CONST '>5'; "
        "FORMAT_VALUE repr, with spec; LOAD_CONST '%'; BUILD_STRING 4; RETURN_VALUE");
  CHECK(has_opcode(*compile_source(source, "3.10", CompileMode::Eval), Opcode::BUILD_TUPLE));
  CHECK(has_opcode(*compile_source("'%d' % (a,)", "3.14", CompileMode::Eval), Opcode::BINARY_OP));
}

TEST_CASE("super().m() makes no super object since 3.14") {
  const char* source = "class A:\n def f(self): super().f(1)\n";
  CHECK(code_text(unit_named(*compile_source(source, "3.14"), "f"), 2)
            .starts_with("COPY_FREE_VARS 1; RESUME; LOAD_GLOBAL super; LOAD_DEREF __class__; "
                         "LOAD_FAST_BORROW self; "
                         "LOAD_SUPER_METHOD f; LOAD_CONST 1; CALL 1"));
  CHECK(!has_opcode(unit_named(*compile_source(source, "3.13"), "f"), Opcode::LOAD_SUPER_METHOD));
}

TEST_CASE("annotations: values until 3.13, then texts") {
  const char* source = "def f(a: int, *, b: str = 1) -> T[0]: pass\nx: C\n";
  const auto eager = compile_source(source, "3.13");
  CHECK(code_text(*eager).find("LOAD_NAME int") != std::string::npos);
  const auto lazy = compile_source(source, "3.14");
  CHECK(code_text(*lazy).find("LOAD_CONST ('a', 'int', 'b', 'str', 'return', 'T[0]')") !=
        std::string::npos);
  CHECK(code_text(*lazy, 2).starts_with("LOAD_CONST 'C'; LOAD_NAME __annotations__"));
}

TEST_CASE("every profile compiles every kind of statement") {
  const char* source =
      "from __future__ import annotations\n"
      "import a.b.c as d, e.f\n"
      "@deco(1)\n"
      "class C(B, *bs, metaclass=M, **kw):\n"
      "  '''doc'''\n"
      "  x: int = [i for i in y if i]\n"
      "  def g(self, p, /, q=1, *r, s, t=2, **u):\n"
      "    nonlocal_ = {**p, 'k': {z for z in q}, **{k: v for k, v in r}}\n"
      "    def inner():\n"
      "      nonlocal nonlocal_\n"
      "      nonlocal_ += yield from (w := s)\n"
      "      return lambda: (nonlocal_, __class__)\n"
      "    for a, *b in t:\n"
      "      try:\n"
      "        with m(a) as n, o as (p, b[0]):\n"
      "          if not a < b < p or a is not None: continue\n"
      "          del n, p.x, b[1:2:3]\n"
      "          break\n"
      "      except (E, F) as error:\n"
      "        raise G from error\n"
      "      except:\n"
      "        assert a, f'{a!r:>{b}}'\n"
      "      else:\n"
      "        return print(*a, sep='', **b)\n"
      "      finally:\n"
      "        a.x[b] @= -u\n"
      "    else:\n"
      "      while 1: pass\n";
  for (const VersionProfile& profile : kProfiles) {
    INFO(profile.name);
    CHECK(compile_source(source, profile.name)->instructions.size() > 10);
  }
}

}  // namespace
}  // namespace ouro::tests
