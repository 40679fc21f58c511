#include "tests/source_functions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace ouro::tests {
namespace {

constexpr size_t kNone = std::string_view::npos;

// The code without preprocessor directives, which may hold half a function.
std::string without_directives(std::string code) {
  bool continued = false;
  for (size_t at = 0; at < code.size();) {
    const size_t end = std::min(code.find('\n', at), code.size());
    const size_t first = code.find_first_not_of(" \t", at);
    const bool directive = continued || (first < end && code[first] == '#');
    continued = directive && end > at && code[end - 1] == '\\';
    if (directive)
      std::fill(code.begin() + static_cast<long>(at), code.begin() + static_cast<long>(end), ' ');
    at = end + 1;
  }
  return code;
}

size_t matching_bracket(std::string_view code, size_t open) {
  int depth = 0;
  for (size_t at = open; at < code.size(); ++at) {
    if (code[at] == '{') depth += 1;
    if (code[at] == '}' && --depth == 0) return at;
  }
  return code.size() - 1;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c));
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

// Removes `template <...>`, whose parameters may say `class`.
std::string without_template(std::string head) {
  while (head.starts_with("template")) {
    int depth = 0;
    size_t at = head.find('<');
    for (; at < head.size(); ++at) {
      if (head[at] == '<') depth += 1;
      if (head[at] == '>' && --depth == 0) break;
    }
    head = at < head.size() ? on_one_line(std::string_view(head).substr(at + 1)) : "";
    if (head.starts_with(" ")) head.erase(0, 1);
  }
  return head;
}

bool opens_cpp_function(const std::string& whole_head) {
  const std::string head = without_template(whole_head);
  for (std::string_view word : {"namespace", "class", "struct", "union", "enum", "extern \""}) {
    if (head.starts_with(word)) return false;
  }
  const size_t parameters = head.find('(');
  if (parameters == kNone) return false;
  const size_t assignment = head.find('=');
  const bool is_initializer = assignment < parameters && head.find("operator") == kNone;
  return !is_initializer || head.find('[', assignment) != kNone;  // `auto f = [](int x) {`
}

bool opens_typescript_function(const std::string& head) {
  if (head.ends_with("=>")) return !head.starts_with("describe(");
  for (std::string_view word : {"if", "for", "while", "switch", "catch", "class", "export class"}) {
    if (find_word(head, word) == 0) return false;
  }
  const size_t close = head.rfind(')');
  if (close == kNone) return false;
  const size_t rest = head.find_first_not_of(' ', close + 1);
  return rest == kNone || head[rest] == ':';
}

// A bracket of a constructor's initializer list, `: name_{1} {`, is not the body.
bool is_member_initializer(std::string_view code, size_t open, const std::string& head) {
  const bool glued = open > 0 && (std::isalnum(static_cast<unsigned char>(code[open - 1])) ||
                                  code[open - 1] == '_' || code[open - 1] == '>');
  return glued && (head.find(") :") != kNone || head.find("):") != kNone);
}

class Finder {
 public:
  Finder(const SourceText& source)
      : typescript_(source.is_typescript()), code_(without_directives(source.code)) {}

  std::vector<FunctionSpan> run() {
    for (size_t at = 0; at < code_.size(); ++at) {
      const char c = code_[at];
      if (c == '(') parentheses_.back() += 1;
      if (c == ')') parentheses_.back() -= 1;
      if (c == '}' && parentheses_.size() > 1) parentheses_.pop_back();
      // A comma ends a member of a TypeScript object; in C++ it stands in initializer lists.
      const bool separator = c == ',' && typescript_ && parentheses_.back() <= 0;
      if (c == ';' || c == '}' || separator) head_start_ = at + 1;
      if (c == '{') at = open(at);
    }
    return std::move(functions_);
  }

 private:
  // Handles the bracket at `at`; the walk goes on after the offset that is returned.
  size_t open(size_t at) {
    const std::string head =
        on_one_line(std::string_view(code_).substr(head_start_, at - head_start_));
    if (!typescript_ && is_member_initializer(code_, at, head)) return matching_bracket(code_, at);
    const bool function = typescript_ ? opens_typescript_function(head) : opens_cpp_function(head);
    const size_t end = function ? matching_bracket(code_, at) : at;
    if (function) {
      const size_t start = code_.find_first_not_of(" \n\t", head_start_);
      const unsigned first = line_at(code_, start);
      functions_.push_back({head, first, line_at(code_, end) - first + 1});
    } else {
      parentheses_.push_back(0);
    }
    head_start_ = end + 1;
    return end;
  }

  bool typescript_;
  std::string code_;
  size_t head_start_ = 0;
  std::vector<int> parentheses_{0};  // How many are open, per open scope.
  std::vector<FunctionSpan> functions_;
};

}  // namespace

std::vector<FunctionSpan> find_functions(const SourceText& source) {
  return Finder(source).run();
}

}  // namespace ouro::tests
