#include "tests/source_text.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

namespace ouro::tests {
namespace {

bool is_word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

// Walks a source once and blanks what is not code.
class Blanker {
 public:
  Blanker(std::string_view text, bool typescript)
      : text_(text), code_(text), typescript_(typescript) {}

  std::string run() {
    while (at_ < text_.size()) step();
    return std::move(code_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (starts_with("//")) {
      blank_to(text_.find('\n', at_));
    } else if (starts_with("/*")) {
      blank_past("*/", 2);
    } else if (starts_with("R\"") && !typescript_ && !after_word()) {
      const size_t open = text_.find('(', at_);
      blank_past(")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"", open - at_);
    } else if (c == '"' || (c == '\'' && (typescript_ || !after_word()))) {
      skip_string(c);
    } else if (c == '`' && typescript_) {
      skip_template();
    } else if (c == '/' && typescript_ && regular_expression_may_start()) {
      skip_regular_expression();
    } else {
      at_ += 1;
    }
  }

  bool starts_with(std::string_view prefix) const {
    return text_.substr(at_, prefix.size()) == prefix;
  }
  bool after_word() const { return at_ > 0 && is_word_character(text_[at_ - 1]); }

  void blank_to(size_t end) {
    end = std::min(end, text_.size());
    for (; at_ < end; ++at_) {
      if (text_[at_] != '\n') code_[at_] = ' ';
    }
  }

  // Blanks from here to the end of the next `terminator` that starts `skip` or more further on.
  void blank_past(const std::string& terminator, size_t skip) {
    const size_t end = text_.find(terminator, at_ + skip);
    blank_to(end == std::string_view::npos ? text_.size() : end + terminator.size());
  }

  // The quotes stay, so that a literal still looks like an operand.
  void skip_string(char quote) {
    size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
      end += text_[end] == '\\' ? 2u : 1u;
    }
    at_ += 1;
    blank_to(end);
    at_ += 1;
  }

  // Blanks a template literal with everything in its ${...}.
  void skip_template() {
    const size_t start = at_;
    at_ += 1;
    while (at_ < text_.size() && text_[at_] != '`') {
      if (starts_with("${")) {
        skip_substitution();
      } else {
        at_ += text_[at_] == '\\' ? 2 : 1;
      }
    }
    const size_t end = std::min(at_ + 1, text_.size());
    at_ = start;
    blank_to(end);
    code_[start] = '"';
    code_[end - 1] = '"';
  }

  void skip_substitution() {
    at_ += 2;
    for (int depth = 1; at_ < text_.size();) {
      const char c = text_[at_];
      if (c == '{') depth += 1;
      if (c == '}' && --depth == 0) break;
      step();
    }
    at_ += 1;
  }

  bool regular_expression_may_start() const {
    const size_t before = text_.find_last_not_of(" \n", at_ == 0 ? 0 : at_ - 1);
    if (before == std::string_view::npos || at_ == 0) return true;
    return std::string_view("(,=:[!&|?{};>").find(text_[before]) != std::string_view::npos ||
           text_.substr(0, before + 1).ends_with("return");
  }

  void skip_regular_expression() {
    size_t end = at_ + 1;
    for (bool in_class = false; end < text_.size() && text_[end] != '\n'; ++end) {
      if (text_[end] == '\\') {
        end += 1;
      } else if (text_[end] == '[') {
        in_class = true;
      } else if (text_[end] == ']') {
        in_class = false;
      } else if (text_[end] == '/' && !in_class) {
        break;
      }
    }
    blank_to(end + 1);
  }

  std::string_view text_;
  std::string code_;
  bool typescript_;
  size_t at_ = 0;
};

bool is_foreign_folder(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  return path == "build" || path == "dist" || name == "node_modules" ||
         (name.starts_with(".") && name != ".ci");
}

bool is_text_file(const std::string& path) {
  constexpr std::string_view kEndings[] = {".h",     ".cpp",   ".def", ".ts",  ".mjs",
                                           ".json",  ".md",    ".py",  ".css", ".html",
                                           ".cmake", "/setup", "/run", ".txt", "Makefile"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

}  // namespace

SourceText make_source(std::string path, std::string text) {
  SourceText source{std::move(path), std::move(text), {}};
  source.code = Blanker(source.text, source.is_typescript()).run();
  return source;
}

std::vector<SourceText> read_project() {
  std::vector<SourceText> sources;
  std::filesystem::recursive_directory_iterator walk(".");
  for (auto entry = begin(walk); entry != end(walk); ++entry) {
    const std::string path = entry->path().lexically_normal().generic_string();
    if (entry->is_directory()) {
      if (is_foreign_folder(path)) entry.disable_recursion_pending();
    } else if (is_text_file("/" + path)) {
      std::ostringstream text;
      text << std::ifstream(path, std::ios::binary).rdbuf();
      sources.push_back(make_source(path, text.str()));
    }
  }
  std::sort(sources.begin(), sources.end(),
            [](const SourceText& a, const SourceText& b) { return a.path < b.path; });
  return sources;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

unsigned line_at(std::string_view text, size_t offset) {
  return 1 + static_cast<unsigned>(
                 std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(offset), '\n'));
}

size_t find_word(std::string_view text, std::string_view word, size_t start) {
  for (size_t at = text.find(word, start); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const size_t end = at + word.size();
    const bool joined_before =
        at > 0 && is_word_character(word.front()) && is_word_character(text[at - 1]);
    const bool joined_after =
        end < text.size() && is_word_character(word.back()) && is_word_character(text[end]);
    if (!joined_before && !joined_after) return at;
  }
  return std::string_view::npos;
}

}  // namespace ouro::tests
