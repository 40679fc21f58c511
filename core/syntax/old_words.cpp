// old_words.cpp - what is wrong with a program, as the parser of 3.7 says it.
//
// That parser takes one token after the other and knows only the one that it refuses: "invalid
// syntax", with the caret under the token's last character. What newer parsers explain beyond that
// is dropped. What Python finds in the tree keeps its words, and has its caret one column further
// left; what the lexer finds is said at the place where it stands.

#include <algorithm>
#include <cctype>
#include <string_view>

#include "core/base/diagnostic_text.h"
#include "core/syntax/parser_impl.h"

namespace ouro {

namespace {

struct OldWords {
  std::string_view begin;  // of the newer message
  std::string_view words;  // empty: the same
};

// Errors of the tree.
constexpr OldWords kOfTree[] = {
    {"expression cannot contain assignment", "keyword can't be an expression"},
    {"keyword argument repeated", "keyword argument repeated"},
    {"multiple starred expressions", "two starred expressions in assignment"},
    {"cannot assign to __debug__", "assignment to keyword"},
    {"non-default argument", ""},
    {"positional argument follows", ""},
    {"iterable argument unpacking", ""},
    {"bytes can only contain ASCII", "bytes can only contain ASCII literal characters."},
    {"'tuple' is an illegal expression", "illegal expression for augmented assignment"},
    {"'list' is an illegal expression", "illegal expression for augmented assignment"},
    {"iterable unpacking cannot", ""},
    {"dict unpacking cannot", ""},
    {"named arguments must follow", ""},
    {"only single target", ""},
    {"illegal target for annotation", ""},
    {"trailing comma not allowed", ""},
    {"Generator expression must be", ""},
    {"cannot mix bytes", ""},
    {"(unicode error)", ""},
    {"(value error)", ""},
    {"Exceeds the limit", ""},
    {"f-string", ""},
};

// What 3.7 calls an expression that cannot be a target.
std::string old_target(std::string name) {
  if (name == "None" || name == "True" || name == "False") return "keyword";
  if (name == "expression") return "operator";
  if (name == "ellipsis") return "Ellipsis";
  const bool is_literal =
      name == "dict literal" || name == "set display" || name == "f-string expression";
  return is_literal ? "literal" : name;
}

bool is_layout(TokenKind kind) {
  return kind == TokenKind::Newline || kind == TokenKind::Indent || kind == TokenKind::Dedent;
}

std::string_view after(std::string_view message, std::string_view begin) {
  return message.starts_with(begin) ? message.substr(begin.size()) : std::string_view{};
}

std::string_view stripped(std::string_view text) {
  const size_t begin = std::min(text.find_first_not_of(" \t\f"), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(" \t\f") + 1);
}

// As exceptions.c `_report_missing_parentheses`: for a line with a statement of Python 2 and
// without any parenthesis. Empty for others.
std::string words_for_legacy_statement(std::string_view line) {
  if (line.find('(') != std::string_view::npos) return "";
  const size_t colon = line.find(':');
  for (const size_t begin : {size_t{0}, colon == std::string_view::npos ? 0 : colon + 1}) {
    const std::string_view statement = stripped(line.substr(begin));
    if (statement.starts_with("exec ")) return "Missing parentheses in call to 'exec'";
    if (!statement.starts_with("print ")) continue;
    std::string printed(stripped(statement.substr(6, statement.find(';') - 6)));
    if (printed.ends_with(',')) printed += " end=\" \"";
    return "Missing parentheses in call to 'print'. Did you mean print(" + printed + ")?";
  }
  return "";
}

}  // namespace

bool Parser::begins_statement(SourceSpan span) const {
  const size_t index = token_index_of(span);
  return index == 0 || is_layout(tokens_[index - 1].kind) ||
         tokens_[index - 1].kind == TokenKind::Semicolon;
}

// The words of an error that 3.7 finds in the tree; empty when it is none.
std::string Parser::old_words_of_tree(const std::string& message) const {
  for (const OldWords& old : kOfTree) {
    if (!message.starts_with(old.begin)) continue;
    return old.words.empty() ? message : std::string(old.words);
  }
  const std::string_view assigned = after(message, "cannot assign to ");
  const size_t here = assigned.find(" here. Maybe");
  const bool is_nested = here != std::string_view::npos && !begins_statement(error_->span);
  if (!assigned.empty() && !is_nested) {
    return "can't assign to " + old_target(std::string(assigned.substr(0, here)));
  }
  const std::string_view deleted = after(message, "cannot delete ");
  if (!deleted.empty()) return "can't delete " + old_target(std::string(deleted));
  const size_t quote = message.find("' is an illegal expression for augmented");
  if (quote == std::string::npos) return "";
  return "can't assign to " + old_target(message.substr(1, quote - 1));
}

// The token at which 3.7 sees an error of the tree: the begin of the target, of the parameters or
// of the argument in which it is.
size_t Parser::old_index_of_tree(const Diagnostic& error) const {
  size_t index = std::min(token_index_of(error.span), tokens_.size() - 1);
  const std::string_view message = error.message;
  const bool is_target =
      message.find("assign") != std::string_view::npos || message.starts_with("cannot delete");
  const bool is_parameter = message.starts_with("non-default");
  const bool is_argument = message.find("argument") != std::string_view::npos &&
                           message.find(" follows keyword") != std::string_view::npos;
  if (!is_target && !is_parameter && !is_argument) return index;
  const auto begins_here = [&](size_t at) {
    if (at == 0) return true;
    const Token& before = tokens_[at - 1];
    if (is_layout(before.kind) || before.kind == TokenKind::Semicolon) return true;
    if (is_argument) {
      return before.kind == TokenKind::Comma || before.kind == TokenKind::LeftParen;
    }
    if (is_parameter) {
      return before.kind == TokenKind::LeftParen || before.kind == TokenKind::KwLambda;
    }
    return before.bracket_depth == 0 &&
           (before.kind == TokenKind::Equal || before.kind == TokenKind::KwFor ||
            before.kind == TokenKind::KwWith || before.kind == TokenKind::KwDel);
  };
  if (is_argument && index > 0) --index;
  while (!begins_here(index)) --index;
  return index;
}

// The end of the text: below its last line, one column behind it.
Diagnostic Parser::old_end_of_text() const {
  const std::string_view source = ast_.source();
  const auto lines = static_cast<uint32_t>(std::count(source.begin(), source.end(), '\n'));
  const size_t end = source.empty() ? 0 : source.size() - 1;
  const size_t begin = end == 0 ? std::string_view::npos : source.rfind('\n', end - 1);
  const size_t start = begin == std::string_view::npos ? 0 : begin + 1;
  const auto width = static_cast<uint32_t>(end - start);
  return {"SyntaxError", "unexpected EOF while parsing", {lines + 1, width, lines + 1, width + 1}};
}

// A letter begins a new token, which is refused; wrong digits are said to be no token.
Diagnostic Parser::old_number_error(Diagnostic error, size_t line_end) const {
  const std::string_view source = ast_.source();
  size_t begin = error.span.line == 0 ? 0 : tokens_[tokens_.size() - 2].begin;
  const auto is_word = [](char c) {
    return c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0 || std::isalnum(c) != 0;
  };
  size_t at = begin;
  while (at < line_end && is_word(source[at])) ++at;
  const size_t line_start = source.rfind('\n', begin == 0 ? 0 : begin - 1);
  const size_t first = line_start == std::string_view::npos ? 0 : line_start + 1;
  const auto last = static_cast<uint32_t>(std::max<size_t>(at - first, 1) - 1);
  const bool is_decimal = error.message == "invalid decimal literal";
  error.message = is_decimal ? "invalid syntax" : "invalid token";
  error.span = {error.span.line, last, error.span.line, last + 1};
  return error;
}

Diagnostic Parser::old_lexer_error() const {
  Diagnostic error = *lexed_.error;
  const Token& token = tokens_[tokens_.size() - 2];
  const std::string_view rest = ast_.source().substr(0, ast_.source().find('\n', token.begin));
  const size_t line_start = rest.rfind('\n') + 1;  // 0 when there is none.
  const auto last = static_cast<uint32_t>(std::max<size_t>(rest.size() - line_start, 1) - 1);
  const auto at_line_end = [&](const char* message) {
    error.message = message;
    error.span = {error.span.line, last, error.span.line, last + 1};
    return error;
  };
  const std::string& message = error.message;
  if (lexed_.unclosed || message.starts_with("unexpected EOF")) return old_end_of_text();
  if (message.starts_with("unterminated triple")) {
    error = old_end_of_text();
    error.message = "EOF while scanning triple-quoted string literal";
    return error;
  }
  if (message.starts_with("unterminated")) return at_line_end("EOL while scanning string literal");
  if (error.kind != "SyntaxError") return at_line_end(std::string(message).c_str());
  if (message.starts_with("invalid character")) error.message = "invalid character in identifier";
  const bool is_number = message.ends_with(" literal") || message.starts_with("leading zeros") ||
                         message.starts_with("invalid digit");
  if (is_number) return old_number_error(error, rest.size());
  if (message.starts_with("unmatched") || message.starts_with("closing parenthesis")) {
    error.message = "invalid syntax";
  }
  return error;
}

Diagnostic Parser::in_old_words() const {
  if (!error_) return *later_error_;
  const Token& token = tokens_[refused_];
  if (token.kind == TokenKind::Error) return old_lexer_error();
  Diagnostic error = *error_;
  const bool is_syntax = error.kind == "SyntaxError" || error.message.starts_with("expected an");
  if (!is_syntax) return error;
  const std::string of_tree = old_words_of_tree(error.message);
  if (!of_tree.empty()) {
    error.span = tokens_[old_index_of_tree(error)].span;
    error.span.column = std::max(error.span.column, 1u) - 1;
    error.message = of_tree;
    return error;
  }
  if (token.kind == TokenKind::EndMarker || token.kind == TokenKind::Stop) return old_end_of_text();
  error.message = error.kind == "SyntaxError" ? "invalid syntax" : "expected an indented block";
  const Token& shown = token.kind == TokenKind::Dedent ? tokens_[refused_ + 1] : token;
  if (shown.kind == TokenKind::EndMarker) return old_end_of_text();
  SourceSpan place = shown.span;
  if (shown.kind == TokenKind::ColonEqual) --place.end_column;  // The `=` is a token of its own.
  const uint32_t last = std::max(place.end_column, 1u) - 1;
  error.span = {place.end_line, last, place.end_line, last + 1};
  const std::string legacy = words_for_legacy_statement(line_of(ast_.source(), place.end_line));
  if (!legacy.empty() && error.kind == "SyntaxError") error.message = legacy;
  return error;
}

}  // namespace ouro
