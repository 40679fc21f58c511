#include "tests/script_case.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <span>
#include <utility>

namespace ouro::tests {
namespace {

constexpr size_t kNone = std::string_view::npos;

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r");
  if (first == kNone) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string_view without_trailing_space(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

std::vector<std::string> words_of(std::string_view text, std::string_view separators) {
  std::vector<std::string> words;
  for (size_t at = text.find_first_not_of(separators); at != kNone;) {
    const size_t end = std::min(text.find_first_of(separators, at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = text.find_first_not_of(separators, end);
  }
  return words;
}

std::vector<std::string_view> lines_of_stream(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(without_trailing_space(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// --- directives
// ------------------------------------------------------------------------------------

// A comment of the form `# name[profiles]: text`.
struct Directive {
  std::string name;
  std::vector<std::string> profiles;
  std::string text;
};

std::optional<ExpectationKind> expectation_kind(std::string_view name) {
  if (name == "expect") return ExpectationKind::Output;
  if (name == "expect-stderr") return ExpectationKind::ErrorOutput;
  if (name == "expect-error") return ExpectationKind::Error;
  if (name == "expect-syntax-error") return ExpectationKind::SyntaxError;
  return std::nullopt;
}

// Where the comment of a line starts that looks like a directive.
size_t find_directive(std::string_view line) {
  size_t first = kNone;
  for (std::string_view start : {"# expect", "# profiles:", "# skip-", "# oracle:", "# input:"}) {
    first = std::min(first, line.find(start));
  }
  return first;
}

// The directive in a comment, or nothing if it is one in looks only ("# expected by whom?").
std::optional<Directive> parse_directive(std::string_view comment) {
  comment.remove_prefix(2);
  size_t end = 0;
  while (end < comment.size() &&
         (std::islower(static_cast<unsigned char>(comment[end])) || comment[end] == '-')) {
    end += 1;
  }
  Directive directive{std::string(comment.substr(0, end)), {}, {}};
  if (end < comment.size() && comment[end] == '[') {
    const size_t close = comment.find(']', end);
    if (close == kNone) return std::nullopt;
    directive.profiles = words_of(comment.substr(end + 1, close - end - 1), ", ");
    end = close + 1;
  }
  if (end >= comment.size() || comment[end] != ':') return std::nullopt;
  std::string_view text = comment.substr(end + 1);
  if (text.starts_with(' ')) text.remove_prefix(1);
  directive.text = without_trailing_space(text);
  return directive;
}

// Files a directive in the case; false if there is no such directive.
bool apply_directive(ScriptCase& script, Directive directive, unsigned line, bool beside_code) {
  if (const auto kind = expectation_kind(directive.name)) {
    script.expectations.push_back(
        {*kind, std::move(directive.text), std::move(directive.profiles), line, beside_code});
  } else if (directive.name == "profiles") {
    script.profiles = words_of(directive.text, ", ");
  } else if (directive.name == "input") {
    script.input.push_back(directive.text);
  } else if (directive.name == "skip-stress") {
    script.skip_stress = directive.text;
    return !directive.text.empty();
  } else if (directive.name == "oracle") {
    script.oracle_off = trimmed(
        std::string_view(directive.text).substr(std::min<size_t>(3, directive.text.size())));
    return directive.text.starts_with("off ") && !script.oracle_off.empty();
  } else {
    return false;
  }
  return true;
}

// --- comparing
// -------------------------------------------------------------------------------------

std::string with_masked_addresses(std::string_view text) {
  std::string masked;
  for (size_t at = 0; at < text.size();) {
    if (text.substr(at, 2) == "0x") {
      const size_t end = std::min(text.find_first_not_of("0123456789abcdef", at + 2), text.size());
      if (end >= at + 8) {
        masked += "0x...";
        at = end;
        continue;
      }
    }
    masked += text[at++];
  }
  return masked;
}

bool matches(std::string_view expected, std::string_view got) {
  if (expected == got) return true;
  return expected.find("0x...") != kNone && expected == with_masked_addresses(got);
}

// Collects the differences of one run.
class Comparison {
 public:
  Comparison(const ScriptCase& script, std::string_view profile, const RunOutcome& outcome)
      : script_(script), outcome_(outcome) {
    for (const Expectation& each : script.expectations) {
      if (!each.holds_for(profile)) continue;
      has_syntax_error_ = has_syntax_error_ || each.kind == ExpectationKind::SyntaxError;
      expectations_.push_back(&each);
    }
  }

  std::string run() {
    if (!outcome_.broken.empty()) add(1, outcome_.broken);
    const bool error_as_expected = compare_error();
    if (!has_syntax_error_) {
      compare_output();
      compare_error_output(error_as_expected);
    }
    return std::move(differences_);
  }

 private:
  std::vector<const Expectation*> of_kind(ExpectationKind kind) const {
    std::vector<const Expectation*> found;
    std::copy_if(expectations_.begin(), expectations_.end(), std::back_inserter(found),
                 [&](const Expectation* each) { return each->kind == kind; });
    return found;
  }

  void add(unsigned line, std::string_view sentence) {
    differences_ += script_.path + ":" + std::to_string(line) + ": ";
    differences_ += sentence;
    differences_ += '\n';
  }

  void add_pair(unsigned line, std::string_view expected, std::string_view got) {
    std::string sentence = "expected `";
    sentence.append(expected).append("`, got `").append(got).append("`");
    add(line, sentence);
  }

  // Whether the program ended with the error that the script expects, in the line it says; true as
  // well when there is none on both sides.
  bool compare_error() {
    const auto kind = has_syntax_error_ ? ExpectationKind::SyntaxError : ExpectationKind::Error;
    const auto expected = of_kind(kind);
    if (expected.empty()) {
      if (!outcome_.error.empty()) {
        add(std::max(outcome_.error_line, 1u), "unexpected error: " + outcome_.error);
      }
      return outcome_.error.empty();
    }
    const Expectation& error = *expected.front();
    std::string_view got = outcome_.error;
    if (got.empty()) got = "no error";
    const size_t colon = got.find(": ");
    const bool same = matches(error.text, got) || (has_syntax_error_ && colon != kNone &&
                                                   matches(error.text, got.substr(colon + 2)));
    if (!same || outcome_.is_syntax_error != has_syntax_error_) {
      add_pair(error.line, error.text, got);
      return false;
    }
    if (error.beside_code && error.line != outcome_.error_line) {
      add(error.line, "the error came from line " + std::to_string(outcome_.error_line));
      return false;
    }
    return true;
  }

  void compare_output() {
    const auto expected = of_kind(ExpectationKind::Output);
    const auto got = lines_of_stream(outcome_.output);
    for (size_t i = 0; i < std::max(expected.size(), got.size()); ++i) {
      if (i >= expected.size()) {
        const unsigned line = expected.empty() ? 1 : expected.back()->line;
        add(line, "unexpected output after this: `" + std::string(got[i]) + "`");
        return;
      }
      if (i >= got.size()) {
        add_pair(expected[i]->line, expected[i]->text, "the end of the output");
        return;
      }
      if (!matches(expected[i]->text, got[i])) {
        add_pair(expected[i]->line, expected[i]->text, got[i]);
        return;
      }
    }
  }

  // Expected lines come in this order. Without any, stderr holds the expected traceback at most.
  void compare_error_output(bool error_as_expected) {
    const auto expected = of_kind(ExpectationKind::ErrorOutput);
    const auto got = lines_of_stream(outcome_.error_output);
    size_t at = 0;
    for (const Expectation* each : expected) {
      while (at < got.size() && !matches(each->text, got[at])) at += 1;
      if (at++ < got.size()) continue;
      add(each->line,
          "expected on stderr `" + each->text + "`, which was:\n" + outcome_.error_output);
      return;
    }
    if (expected.empty() && outcome_.error.empty() && error_as_expected && !got.empty()) {
      add(1, "unexpected on stderr: `" + std::string(got.front()) + "`");
    }
  }

  const ScriptCase& script_;
  const RunOutcome& outcome_;
  std::vector<const Expectation*> expectations_;
  bool has_syntax_error_ = false;
  std::string differences_;
};

}  // namespace

bool Expectation::holds_for(std::string_view profile) const {
  return profiles.empty() || std::find(profiles.begin(), profiles.end(), profile) != profiles.end();
}

ScriptCase parse_script_case(std::string path, std::string source) {
  ScriptCase script{std::move(path), std::move(source), {}, {}, {}, {}, {}};
  unsigned number = 0;
  for (std::string_view line : lines_of_stream(script.source)) {
    number += 1;
    const size_t start = find_directive(line);
    if (start == kNone) continue;
    const bool beside_code = !trimmed(line.substr(0, start)).empty();
    auto directive = parse_directive(line.substr(start));
    if (!directive || !apply_directive(script, *std::move(directive), number, beside_code)) {
      script.mistakes.push_back(script.path + ":" + std::to_string(number) +
                                ": no such directive: " + std::string(line.substr(start)));
    }
  }
  return script;
}

std::string compare_outcome(const ScriptCase& script, std::string_view profile,
                            const RunOutcome& outcome) {
  return Comparison(script, profile, outcome).run();
}

}  // namespace ouro::tests
