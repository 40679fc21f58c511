#include "core/modules/keyword_typos.h"

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/base/diagnostic_text.h"
#include "core/modules/suggestions.h"
#include "core/profiles/syntax_rules.h"
#include "core/syntax/lexer.h"

namespace ouro {
namespace {

constexpr size_t kSourceMax = 1024;
constexpr size_t kNamesMax = 10;
constexpr size_t kMatchesMax = 3;
constexpr double kLikenessMin = 0.5;

const std::vector<std::string>& keywords() {
  static const std::vector<std::string> kKeywords = {
      "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
      "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
      "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
      "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
  return kKeywords;
}

// How many characters of `a` are found in `b`, in order: difflib's matching blocks. As deep as `a`
// is long, and that is a keyword.
size_t matching_characters(std::string_view a, std::string_view b) {
  size_t best = 0;
  size_t best_a = 0;
  size_t best_b = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    for (size_t j = 0; j < b.size(); ++j) {
      size_t size = 0;
      while (i + size < a.size() && j + size < b.size() && a[i + size] == b[j + size]) ++size;
      if (size > best) std::tie(best, best_a, best_b) = std::tuple(size, i, j);
    }
  }
  if (best == 0) return 0;
  return best + matching_characters(a.substr(0, best_a), b.substr(0, best_b)) +
         matching_characters(a.substr(best_a + best), b.substr(best_b + best));
}

// As difflib.get_close_matches, behind the one that suggestions of names would find.
std::vector<std::string> close_keywords(const std::string& name) {
  std::vector<std::pair<double, std::string>> likely;
  for (const std::string& keyword : keywords()) {
    const auto matches = static_cast<double>(matching_characters(keyword, name));
    const double likeness = 2.0 * matches / static_cast<double>(keyword.size() + name.size());
    if (likeness >= kLikenessMin) likely.emplace_back(likeness, keyword);
  }
  std::sort(likely.begin(), likely.end(), std::greater<>());
  std::vector<std::string> found;
  const std::string closest = closest_name(keywords(), name);
  if (!closest.empty()) found.push_back(closest);
  for (size_t i = 0; i < likely.size() && i < kMatchesMax; ++i) found.push_back(likely[i].second);
  if (found.size() > kMatchesMax) found.resize(kMatchesMax);
  return found;
}

// As codeop.compile_command: right, or the begin of something right.
bool may_be_right(const std::string& code, const SyntaxRules& rules) {
  ErrorDetails details;
  return parse_module(code, rules, &details).ok() || details.reached_end;
}

// As textwrap.dedent.
std::string dedented(const std::vector<std::string_view>& lines, size_t* margin_size) {
  std::string_view margin;
  bool is_first = true;
  for (const std::string_view line : lines) {
    const size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos) continue;
    const std::string_view indent = line.substr(0, begin);
    if (is_first) margin = indent;
    is_first = false;
    size_t same = 0;
    while (same < margin.size() && same < indent.size() && margin[same] == indent[same]) ++same;
    margin = margin.substr(0, same);
  }
  std::string code;
  for (const std::string_view& line : lines) {
    if (&line != &lines.front()) code += '\n';
    const bool is_blank = line.find_first_not_of(" \t") == std::string_view::npos;
    if (!is_blank) code += line.substr(margin.size());
  }
  *margin_size = margin.size();
  return code;
}

}  // namespace

Diagnostic with_keyword_suggestion(const Diagnostic& error, const ErrorDetails& details,
                                   std::string_view source, const VersionProfile& profile) {
  const SyntaxRules& rules = syntax_rules(profile);
  const bool is_plain = error.kind == "SyntaxError" && error.message == "invalid syntax";
  const bool lacks_comma = error.message.find("Perhaps you forgot a comma") != std::string::npos;
  if (!rules.suggests_keywords || !(is_plain || lacks_comma)) return error;
  const uint32_t first_line = std::max(details.last_block_line, 1u);
  std::vector<std::string_view> lines;
  for (uint32_t line = first_line; line <= error.span.line; ++line) {
    lines.push_back(line_of(source, line));
  }
  size_t margin = 0;
  const std::string code = dedented(lines, &margin);
  if (code.size() > kSourceMax || may_be_right(code, rules)) return error;
  const Result<std::string> text = normalise_source(code);
  if (!text.ok()) return error;
  size_t names = 0;
  for (const Token& token : tokenize(text.value(), rules).tokens) {
    const bool is_in_line = token.span.line + first_line == error.span.line + 1;
    if (token.kind != TokenKind::Name || !is_in_line) continue;
    if (++names > kNamesMax) break;
    for (const std::string& keyword : close_keywords(std::string(token.text(text.value())))) {
      std::string changed = code;
      changed.replace(token.begin, token.end - token.begin, keyword);
      if (!may_be_right(changed, rules)) continue;
      const auto shift = static_cast<uint32_t>(margin);
      return {error.kind,
              "invalid syntax. Did you mean '" + keyword + "'?",
              {error.span.line, token.span.column + shift, error.span.line,
               token.span.end_column + shift}};
    }
  }
  return error;
}

}  // namespace ouro
