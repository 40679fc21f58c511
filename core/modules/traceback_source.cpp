#include "core/modules/traceback_source.h"

#include <algorithm>
#include <set>
#include <vector>

#include "core/syntax/parser.h"

namespace ouro {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* kBlanks = " \t\f";
constexpr const char* kIndent = "    ";

// Where the operator, or the brackets, of the running expression lie. Columns are bytes.
struct Anchors {
  uint32_t left_line;
  uint32_t left_column;
  uint32_t right_line;
  uint32_t right_column;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\f' || c == '\n';
}

std::string without_end_blanks(const std::string& line) {
  const size_t last = line.find_last_not_of(kBlanks);
  return last == std::string::npos ? "" : line.substr(0, last + 1);
}

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

Lines split(const std::string& text) {
  Lines lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

// A place in a segment's lines that moves ahead to what is neither comment nor line continuation.
class Walker {
 public:
  Walker(const Lines& lines, const SourceSpan& left)
      : lines_(lines), line(left.end_line - 2), column(left.end_column) {
    settle();
  }

  template <typename Stop>
  void walk_until(const Stop& stop) {
    while (line < lines_.size()) {
      const char c = lines_[line][column];
      if (c == '\\' || c == '#') {
        ++line;
        column = 0;
      } else if (stop(c)) {
        return;
      } else {
        ++column;
      }
      settle();
    }
  }

 private:
  void settle() {
    while (line < lines_.size() && column >= lines_[line].size()) {
      ++line;
      column = 0;
    }
  }

  const Lines& lines_;

 public:
  uint32_t line;
  uint32_t column;
};

// The operator is one or two characters long and in front of the right operand.
bool find_operator(const Lines& lines, const ast::BinOp& node, Anchors* found) {
  Walker place(lines, node.left->span);
  place.walk_until([](char c) { return !is_blank(c) && c != ')'; });
  if (place.line >= lines.size()) return false;
  const std::string& line = lines[place.line];
  const SourceSpan& right = node.right->span;
  uint32_t end = place.column + 1;
  const bool before_right = right.line - 2 > place.line || end < right.column;
  if (end < line.size() && before_right && !is_blank(line[end]) && line[end] != '\\' &&
      line[end] != '#') {
    ++end;
  }
  *found = {place.line, place.column, place.line, end};
  return true;
}

bool find_brackets(const Lines& lines, const SourceSpan& head, const SourceSpan& whole,
                   char bracket, Anchors* found) {
  Walker place(lines, head);
  place.walk_until([bracket](char c) { return c == bracket; });
  if (place.line >= lines.size()) return false;
  *found = {place.line, place.column, whole.end_line - 2, whole.end_column};
  return true;
}

// In parentheses on lines of their own, a part of a line is an expression.
bool find_anchors(const std::string& segment, TracebackMarks marks, Anchors* found) {
  const Result<Ast> tree = parse_expression("(\n" + segment + "\n)");
  if (!tree.ok()) return false;
  const Lines lines = split(segment);
  const ast::Expr& node = *tree.value().expression();
  if (node.is<ast::BinOp>()) return find_operator(lines, node.as<ast::BinOp>(), found);
  if (node.is<ast::Subscript>()) {
    return find_brackets(lines, node.as<ast::Subscript>().value->span, node.span, '[', found);
  }
  if (marks == TracebackMarks::Calls && node.is<ast::Call>()) {
    return find_brackets(lines, node.as<ast::Call>().func->span, node.span, '(', found);
  }
  return false;
}

// ---- up to 3.12: one line, and marks under it

std::string marks_under_line(const std::string& line, const SourceSpan& span, size_t indent) {
  const std::string stripped = without_end_blanks(line);
  const bool one_line = span.end_line == span.line;
  const size_t start = span.column;
  const size_t end = one_line ? std::min<size_t>(span.end_column, line.size()) : stripped.size();
  if (start >= end) return "";
  Anchors anchors{};
  const bool anchored = one_line && find_anchors(line.substr(start, end - start),
                                                 TracebackMarks::Operators, &anchors);
  if (!anchored && end - start == line.size() - indent) return "";
  std::string marks(kIndent);
  for (size_t i = indent; i < end; ++i) {
    if (!starts_character(line[i])) continue;
    const bool inside =
        !anchored || (i >= start + anchors.left_column && i < start + anchors.right_column);
    marks += i < start ? ' ' : inside ? '^' : '~';
  }
  return marks + "\n";
}

// ---- from 3.13 on: all lines of the expression

struct Shown {
  Lines lines;     // without their common indentation
  uint32_t start;  // of the running part in the first line, in bytes
  uint32_t end;    // in the last line
};

Lines dedented(const Lines& lines) {
  size_t margin = std::string::npos;
  for (const std::string& line : lines) {
    const size_t indent = line.find_first_not_of(kBlanks);
    if (indent != std::string::npos) margin = std::min(margin, indent);
  }
  Lines result;
  for (const std::string& line : lines) {
    result.push_back(margin == std::string::npos || line.size() < margin ? ""
                                                                         : line.substr(margin));
  }
  return result;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (size_t i = 0; i < lines.size(); ++i) text += (i == 0 ? "" : "\n") + lines[i];
  return text;
}

// A call that is the whole of `return f()` or `x = f()` needs no marks.
bool is_plain_call(const Shown& shown) {
  const Result<Ast> tree = parse_module(joined(shown.lines) + "\n");
  if (!tree.ok() || tree.value().body().empty()) return false;
  const ast::Stmt& statement = *tree.value().body()[0];
  const ast::Expr* value = nullptr;
  if (statement.is<ast::Return>()) {
    value = statement.as<ast::Return>().value;
    const bool is_named =
        value != nullptr && value->is<ast::Call>() && value->as<ast::Call>().func->is<ast::Name>();
    if (!is_named) return false;
  } else if (statement.is<ast::Assign>()) {
    value = statement.as<ast::Assign>().value;
  }
  if (value == nullptr || !value->is<ast::Call>()) return false;
  return value->span.line == 1 && value->span.end_line == shown.lines.size() &&
         value->span.column == shown.start && value->span.end_column == shown.end;
}

bool shows_marks(const Shown& shown, bool anchored) {
  if (is_plain_call(shown)) return false;
  if (anchored) return true;
  const std::string before = shown.lines.front().substr(0, shown.start);
  const std::string& last = shown.lines.back();
  const std::string after = shown.end < last.size() ? last.substr(shown.end) : "";
  return before.find_first_not_of(kBlanks) != std::string::npos ||
         after.find_first_not_of(kBlanks) != std::string::npos;
}

bool is_before(uint32_t line, uint32_t column, uint32_t other_line, uint32_t other_column) {
  return line < other_line || (line == other_line && column < other_column);
}

std::string marks_of_line(const Shown& shown, uint32_t index, bool anchored,
                          const Anchors& anchors) {
  const std::string& line = shown.lines[index];
  const bool is_last = index + 1 == shown.lines.size();
  const size_t end = is_last ? shown.end : line.size();
  const size_t indent = line.find_first_not_of(kBlanks);
  std::string marks;
  for (size_t i = 0; i < end; ++i) {
    if (i < line.size() && !starts_character(line[i])) continue;
    const auto column = static_cast<uint32_t>(i);
    const bool outside =
        (indent == std::string::npos ? true : i < indent) || (index == 0 && i < shown.start);
    const bool inside =
        !anchored || (!is_before(index, column, anchors.left_line, anchors.left_column) &&
                      is_before(index, column, anchors.right_line, anchors.right_column));
    marks += outside ? ' ' : inside ? '^' : '~';
  }
  return marks;
}

// The first and the last line, and those around the anchors.
std::set<uint32_t> significant_lines(const Shown& shown, bool anchored, const Anchors& anchors) {
  const auto count = static_cast<uint32_t>(shown.lines.size());
  std::set<uint32_t> chosen = {0, count - 1};
  if (!anchored) return chosen;
  for (const uint32_t line : {anchors.left_line, anchors.right_line}) {
    if (line > 0) chosen.insert(line - 1);
    chosen.insert(line);
    if (line + 1 < count) chosen.insert(line + 1);
  }
  return chosen;
}

std::string text_of_lines(const Shown& shown) {
  std::string segment = joined(shown.lines);
  const size_t cut = shown.lines.back().size() - shown.end;
  segment = segment.substr(shown.start, segment.size() - cut - shown.start);
  Anchors anchors{};
  const bool anchored = find_anchors(segment, TracebackMarks::Calls, &anchors);
  if (anchored && anchors.left_line == 0) anchors.left_column += shown.start;
  if (anchored && anchors.right_line == 0) anchors.right_column += shown.start;
  const bool marked = shows_marks(shown, anchored);
  std::string text;
  const auto add = [&](uint32_t index) {
    text += kIndent + shown.lines[index] + "\n";
    if (marked) text += kIndent + marks_of_line(shown, index, anchored, anchors) + "\n";
  };
  uint32_t next = 0;
  for (const uint32_t line : significant_lines(shown, anchored, anchors)) {
    const uint32_t left_out = line - next;
    if (left_out == 1) add(next);
    if (left_out > 1) text += kIndent + ("...<" + std::to_string(left_out) + " lines>...\n");
    add(line);
    next = line + 1;
  }
  return text;
}

std::string all_lines(const SourceLines& sources, const std::string& file, const SourceSpan& span) {
  Lines lines;
  for (uint32_t line = span.line; line <= span.end_line; ++line) {
    lines.push_back(without_end_blanks(sources.line(file, line)));
  }
  const size_t first_size = lines.front().size();
  Shown shown{dedented(lines), 0, 0};
  const size_t margin = first_size - shown.lines.front().size();
  shown.start = span.column < margin ? 0 : span.column - static_cast<uint32_t>(margin);
  shown.end = span.end_column < margin ? 0 : span.end_column - static_cast<uint32_t>(margin);
  shown.end = std::min(shown.end, static_cast<uint32_t>(shown.lines.back().size()));
  shown.start = std::min(shown.start, static_cast<uint32_t>(shown.lines.front().size()));
  return text_of_lines(shown);
}

}  // namespace

std::string shown_source(const SourceLines& sources, const std::string& file,
                         const SourceSpan& span, const VersionProfile& profile) {
  const std::string line = sources.line(file, span.line);
  const size_t indent = line.find_first_not_of(kBlanks);
  if (indent == std::string::npos) return "";
  const bool has_place = span.end_line != 0 && (span.end_line > span.line || span.end_column > 0);
  if (profile.traceback_marks == TracebackMarks::Calls && has_place) {
    return all_lines(sources, file, span);
  }
  const std::string shown = kIndent + without_end_blanks(line).substr(indent) + "\n";
  if (profile.traceback_marks != TracebackMarks::Operators || !has_place) return shown;
  return shown + marks_under_line(line, span, indent);
}

}  // namespace ouro
