#include "tests/source_text.h"

#include <doctest/doctest.h>

#include "tests/source_functions.h"

namespace ouro::tests {
namespace {

std::string blanked(const char* path, const char* text) {
  return make_source(path, text).code;
}

std::vector<FunctionSpan> functions_in(const char* path, const char* text) {
  return find_functions(make_source(path, text));
}

TEST_CASE("source_text: comments and literals of C++ are blanked") {
  CHECK(blanked("a.cpp", "a; // {\nb;") == "a;     \nb;");
  CHECK(blanked("a.cpp", "a /* {\n{ */ b") == "a     \n     b");
  CHECK(blanked("a.cpp", R"(f("{\"", '{', 1'000))") == "f(\"   \", ' ', 1'000)");
  CHECK(blanked("a.cpp", "R\"x(\"){)x\" + 1") == "           + 1");
}

TEST_CASE("source_text: literals of TypeScript are blanked") {
  CHECK(blanked("a.ts", "x = `a${b ? `{` : '}'}c`;") == "x = \"                  \";");
  CHECK(blanked("a.ts", "x.match(/[/{]\\/{/);") == "x.match(         );");
  CHECK(blanked("a.ts", "a / b / c; '{'") == "a / b / c; ' '");
}

TEST_CASE("source_text: words are found whole") {
  CHECK(find_word("renew new", "new") == 6);
  CHECK(find_word("news", "new") == std::string_view::npos);
  CHECK(find_word("x.time(0)", "time(") == 2);
  CHECK(line_at("a\nb\nc", 4) == 3);
  CHECK(lines_of("a\n\nb").size() == 3);
}

TEST_CASE("source_text: functions of C++ are found and measured") {
  const auto found = functions_in("a.cpp", R"(
namespace a {
class B : public C {
 public:
  B() : x_{1}, y_(2) {
    if (x_) { y_ = 3; }
  }
  bool operator==(const B& o) const {
    return true; }
  int x_ = 0;
};
template <class T, typename U = E<T>>
T twice(T x) noexcept {

  return x;
}
constexpr int kTable[] = {1, 2};
enum class E : int { A };
}  // namespace a
)");
  REQUIRE(found.size() == 3);
  CHECK(found[0].line == 4);  // A label belongs to the head that follows it.
  CHECK(found[0].line_count == 4);
  CHECK(found[1].line_count == 2);
  CHECK(found[2].head == "template <class T, typename U = E<T>> T twice(T x) noexcept");
  CHECK(found[2].line_count == 5);
}

TEST_CASE("source_text: functions of TypeScript are found and measured") {
  const auto found = functions_in("a.ts", R"(
import { a } from "b";
export class C extends D {
  @property({ type: String }) name = "";
  render(): number {
    return 1;
  }
}
const table = { a: 1, go(x) {
  return x; }, stop: () => {
  } };
describe("d", () => {
  it("e", () => {
    f();
  });
});
)");
  REQUIRE(found.size() == 4);
  CHECK(found[0].line_count == 3);
  CHECK(found[1].line_count == 2);
  CHECK(found[2].line_count == 2);
  CHECK(found[3].head == "it(\" \", () =>");
}

}  // namespace
}  // namespace ouro::tests
