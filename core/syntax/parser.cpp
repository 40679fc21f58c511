// parser.cpp - the start rules, what the rules share, and which of several errors counts.

#include "core/syntax/parser.h"

#include <algorithm>
#include <utility>

#include "core/base/diagnostic_text.h"
#include "core/syntax/parser_impl.h"

namespace ouro {

namespace {

bool is_layout(TokenKind kind) {
  return kind == TokenKind::Newline || kind == TokenKind::Indent || kind == TokenKind::Dedent ||
         kind == TokenKind::EndMarker;
}

enum class StartRule : uint8_t { File, Eval };

Result<Ast> parse(std::string_view text, StartRule rule, const SyntaxRules& rules,
                  ErrorDetails* details) {
  Result<std::string> source = normalise_source(text);
  if (!source.ok()) return source.error();
  Ast ast(source.value());
  LexedSource lexed = tokenize(ast.source(), rules);
  Parser parser(ast, lexed, rules);
  bool success = rule == StartRule::File ? parser.file() : parser.eval();
  if (details) *details = {parser.last_block_line(), parser.reached_end()};
  if (!success) return parser.diagnostic();
  ast.set_warnings(parser.take_warnings());
  return ast;
}

}  // namespace

Result<Ast> parse_module(std::string_view source, const SyntaxRules& rules, ErrorDetails* details) {
  return parse(source, StartRule::File, rules, details);
}

Result<Ast> parse_expression(std::string_view source, const SyntaxRules& rules) {
  source.remove_prefix(std::min(source.find_first_not_of(" \t"), source.size()));
  Result<Ast> parsed = parse(source, StartRule::Eval, rules, nullptr);
  if (parsed.ok() || !source.empty()) return parsed;
  // A text without any line ends before its first one.
  Diagnostic before_all = parsed.error();
  before_all.span.line = before_all.span.end_line = 0;
  return before_all;
}

// file: [statements] ENDMARKER
bool Parser::file() {
  Stmts body;
  statements(body, TokenKind::EndMarker);
  if (!at(TokenKind::EndMarker)) fail_syntax();
  ast_.set_body(sequence(body));
  return ok() && !later_error_;
}

// eval: expressions NEWLINE* ENDMARKER
bool Parser::eval() {
  Expr* expression = expressions();
  while (accept(TokenKind::Newline)) {
  }
  if (!at(TokenKind::EndMarker)) fail_syntax();
  ast_.set_expression(expression);
  return ok() && !later_error_;
}

bool Parser::reached_end() const {
  TokenKind last = tokens_[std::max(farthest_, farthest_lookahead_)].kind;
  return last == TokenKind::EndMarker || last == TokenKind::Stop ||
         (last == TokenKind::Error && lexed_.unclosed);
}

// Which error counts, as _PyPegen_run_parser and _Pypegen_set_syntax_error (3.13) settle it: the
// lexer's own exceptions first, then a bracket that is open since a line before the error's, then
// the parser's error.
Diagnostic Parser::diagnostic() const {
  CHECK(error_ || later_error_);
  if (rules_.has_old_parser) return in_old_words();
  if (!error_) return *later_error_;
  bool may_be_outranked =
      error_->kind == "SyntaxError" || error_->message.starts_with("expected an indented block");
  if (!may_be_outranked || !lexed_.error) return *error_;
  if (lexed_.error_rank == LexErrorRank::OutranksParser) return *lexed_.error;
  if (reached_lex_error_) return *lexed_.error;
  if (lexed_.unclosed && tokens_[farthest_lookahead_].span.line > lexed_.unclosed->line) {
    return *lexed_.error;
  }
  return *error_;
}

std::vector<Diagnostic> Parser::take_warnings() {
  auto place = [](const Diagnostic& warning) {
    return std::pair(warning.span.line, warning.span.column);
  };
  auto is_before = [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); };
  auto is_same = [&](const Diagnostic& a, const Diagnostic& b) { return place(a) == place(b); };
  std::stable_sort(warnings_.begin(), warnings_.end(), is_before);
  // What was tried and then read in earnest has warned twice.
  warnings_.erase(std::unique(warnings_.begin(), warnings_.end(), is_same), warnings_.end());
  return std::move(warnings_);
}

bool Parser::begins_expression(TokenKind kind) {
  switch (kind) {
    case TokenKind::Name:
    case TokenKind::Number:
    case TokenKind::String:
    case TokenKind::FStringStart:
    case TokenKind::LeftParen:
    case TokenKind::LeftBracket:
    case TokenKind::LeftBrace:
    case TokenKind::Ellipsis:
    case TokenKind::Plus:
    case TokenKind::Minus:
    case TokenKind::Tilde:
    case TokenKind::KwNot:
    case TokenKind::KwLambda:
    case TokenKind::KwTrue:
    case TokenKind::KwFalse:
    case TokenKind::KwNone:
      return true;
    default:
      return false;
  }
}

ast::Identifier Parser::identifier() {
  if (!at(TokenKind::Name)) {
    fail_syntax();
    return {};
  }
  return text_of_token(advance());
}

void Parser::fail_syntax() {
  if (failed_) return;
  const Token& token = tokens_[farthest_];
  if (token.kind == TokenKind::Indent) {
    SourceSpan place = token.span;
    place.column -= 1;
    return fail(place, "unexpected indent", "IndentationError");
  }
  if (token.kind == TokenKind::Dedent) {
    return fail(token.span, "unexpected unindent", "IndentationError");
  }
  fail(token.span, "invalid syntax");
  is_generic_ = true;
}

void Parser::fail(SourceSpan span, std::string message, const char* kind) {
  if (failed_) return;
  failed_ = true;
  is_generic_ = false;
  farthest_lookahead_ = std::max(farthest_lookahead_, farthest_);
  pos_ = tokens_.size() - 1;
  if (speculating_) return;
  refused_ = farthest_;
  error_ = Diagnostic{kind, std::move(message), span};
}

// At the current token. CPython has read a token without width when it sees the line begin behind
// it, and so it knows no place, or the one before the line's text.
void Parser::fail_at_block(std::string message, const char* kind) {
  SourceSpan place = current().span;
  if (at(TokenKind::EndMarker) || at(TokenKind::Dedent)) {
    bool has_place =
        at(TokenKind::Dedent) && place.column > 0 && next().kind != TokenKind::EndMarker;
    place.column = has_place ? place.column - 1 : kNoColumn;
  }
  fail(place, std::move(message), kind);
}

void Parser::fail_missing_block(const char* what, uint32_t header_line) {
  if (failed_) return;
  std::string message = std::string("expected an indented block after ") + what + " on line " +
                        std::to_string(header_line);
  fail_at_block(std::move(message), "IndentationError");
  if (rules_.missing_block_marks_token || !error_ || error_->span.column == kNoColumn) return;
  error_->span.end_line = error_->span.line;
  error_->span.end_column = error_->span.column + 1;
}

void Parser::fail_unsupported(SourceSpan span, std::string what) {
  fail(span, what + " in Python, but not in this subset.", "Unsupported");
}

void Parser::fail_too_deep() {
  fail(current().span, "Parser stack overflowed - Python source too complex to parse",
       "MemoryError");
}

void Parser::fail_too_high(SourceSpan span) {
  fail(span, "maximum recursion depth exceeded during compilation", "RecursionError");
}

void Parser::fail_later(SourceSpan span, std::string message) {
  if (ok() && !speculating_ && !later_error_) {
    later_error_ = Diagnostic{"SyntaxError", std::move(message), span};
  }
}

// The end of the last token that a node can contain.
SourceSpan Parser::previous_end() const {
  size_t index = pos_;
  while (index > 0 && is_layout(tokens_[index - 1].kind)) --index;
  return index > 0 ? tokens_[index - 1].span : SourceSpan{1, 0, 1, 0};
}

SourceSpan Parser::span_from(SourceSpan start) const {
  return span_between(start, previous_end());
}

ast::Expr* Parser::nothing() {
  auto* node = make<ast::Name>(current().span);
  return finish(node);
}

ast::Expr* Parser::make_tuple(SourceSpan start, const Exprs& elts) {
  auto* tuple = make<ast::Tuple>(start);
  tuple->elts = sequence(elts);
  return finish(tuple);
}

}  // namespace ouro
