// parser_impl.h - the parser's state and its rules, shared by parser.cpp, parse_*.cpp and
// explain.cpp.
//
// One method for each rule of CPython's Grammar/python.gram, named as the rule, which is quoted
// above its body (without what the subset leaves out). A method reads from the current token on and
// leaves the parser behind what it read. One token of look-ahead decides almost everywhere; where
// it does not, speculate() tries a rule.
//
// Errors are sticky: the first fail() records the Diagnostic and moves the parser to the Stop
// token, which no rule accepts, so that every rule returns soon and none has to ask. An expression
// that could not be read is some node, never null, that nobody will use. Hence loops go on only
// while they accept tokens.
//
// What CPython's `invalid_*` rules say about wrong programs is in explain.cpp, and is asked for
// only where a rule is about to fail, so right programs pay nothing for it.
//
// Depth: each way for rules to enter themselves goes through a DepthGuard or is bounded by the
// lexer (200 brackets, 100 indentations, 3 levels of fields in f-strings); operator chains are
// loops. See kMaxDepth.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/errors.h"
#include "core/profiles/syntax_rules.h"
#include "core/syntax/ast_arena.h"
#include "core/syntax/ast_fields.h"
#include "core/syntax/ast_patterns.h"
#include "core/syntax/lexer.h"

namespace ouro {

class Parser {
 public:
  Parser(Ast& ast, const LexedSource& lexed, const SyntaxRules& rules)
      : ast_(ast), lexed_(lexed), rules_(rules), tokens_(lexed.tokens), warnings_(lexed.warnings) {
    reached_lex_error_ = at(TokenKind::Error);
  }

  // The start rules. False if the text is wrong; then diagnostic() says why.
  bool file();
  bool eval();
  Diagnostic diagnostic() const;
  bool reached_end() const;  // The error is there; see ErrorDetails.
  uint32_t last_block_line() const { return last_block_line_; }
  // What is to be warned about, in source order.
  std::vector<Diagnostic> take_warnings();

 private:
  using Expr = ast::Expr;
  using Stmt = ast::Stmt;
  template <typename T>
  using Sequence = ast::Sequence<T>;
  using Exprs = std::vector<Expr*>;
  using Stmts = std::vector<Stmt*>;

  // How deep rules may nest. The deepest text needs less than 400 KiB of stack natively, and less
  // than 600 KiB in V8, which has 1 MiB.
  static constexpr int kMaxDepth = 1000;

  struct CallArguments {
    Exprs args;
    std::vector<ast::Keyword*> keywords;
  };
  struct ParameterLists;
  struct StringParts;
  enum class TargetKind : uint8_t { Assign, For, Delete };
  enum class ParameterStyle : uint8_t { Def, Lambda };
  enum class CallStyle : uint8_t { Call, ClassBases };

  // ---- parse_statements.cpp
  void statements(Stmts& body, TokenKind end);
  void statement(Stmts& body);
  void simple_stmts(Stmts& body);
  Stmt* simple_stmt();
  Stmt* assignment_or_expression();
  Stmt* assignment(size_t start_index, Expr* first);
  Stmt* annotated_assignment(SourceSpan start, Expr* target);
  Stmt* augmented_assignment(SourceSpan start, Expr* target);
  Expr* annotated_rhs();
  Stmt* return_stmt();
  Stmt* raise_stmt();
  Stmt* del_stmt();
  Stmt* assert_stmt();
  template <typename T>
  Stmt* name_list_stmt();
  template <typename T>
  Stmt* keyword_stmt();
  bool type_alias_ahead();

  // ---- parse_imports.cpp
  Stmt* import_name();
  Stmt* import_from();
  Sequence<ast::Alias> import_from_targets();
  Sequence<ast::Alias> star_alias();
  ast::Alias* import_from_as_name();
  ast::Alias* dotted_as_name();
  ast::Identifier as_name();
  ast::Identifier dotted_name();

  // ---- parse_compound.cpp
  Stmt* compound_stmt();
  Stmt* compound_stmt_of_kind();
  Stmt* async_stmt();
  Sequence<Stmt> block(const char* what, uint32_t header_line);
  void expect_colon();
  void expect_forced(TokenKind wanted);
  Sequence<Stmt> else_block();
  Stmt* if_stmt();
  Stmt* while_stmt();
  Stmt* for_stmt();
  Stmt* with_stmt();
  void with_items_in_parentheses(std::vector<ast::WithItem*>& items);
  ast::WithItem* with_item();
  Stmt* try_stmt();
  ast::ExceptHandler* except_block(bool is_mixed);
  Sequence<Stmt> finally_block();
  Stmt* decorated();
  Stmt* function_def(Sequence<Expr> decorators);
  Stmt* class_def(Sequence<Expr> decorators);
  void refuse_type_parameters();

  // ---- parse_patterns.cpp
  bool match_stmt_ahead();
  Expr* subject_expr();
  Stmt* match_stmt();
  ast::MatchCase* case_block();
  ast::Pattern* patterns();
  ast::Pattern* pattern();
  ast::Pattern* or_pattern();
  ast::Pattern* closed_pattern();
  ast::Pattern* literal_pattern();
  ast::Pattern* name_pattern();
  ast::Pattern* group_or_sequence_pattern();
  ast::Pattern* sequence_pattern(SourceSpan start, TokenKind closer);
  ast::Pattern* maybe_star_pattern();
  ast::Pattern* mapping_pattern();
  ast::Pattern* class_pattern(SourceSpan start, Expr* cls);
  Expr* literal_expr();
  ast::Pattern* make_pattern(SourceSpan start, ast::PatternKind kind);

  // ---- parse_parameters.cpp
  ast::Arguments* parameters(ParameterStyle style);
  void parameter(ParameterLists& lists);
  void slash(ParameterLists& lists);
  void star(ParameterLists& lists);
  void double_star(ParameterLists& lists);
  void plain_parameter(ParameterLists& lists);
  ast::Arg* param(ParameterStyle style, bool may_star_annotation);
  Expr* default_value();
  void fail_bare_star(const ParameterLists& lists);

  // ---- parse_expressions.cpp
  Expr* expressions();
  Expr* further_expressions(SourceSpan start, Expr* first);
  Expr* star_expressions();
  Expr* star_expression();
  Expr* star_named_expression();
  Expr* named_expression();
  Expr* assignment_expression();
  Expr* expression();
  Expr* if_expression(SourceSpan start, Expr* body);
  Expr* lambdef();
  Expr* yield_expr();
  Expr* disjunction();
  Expr* conjunction();
  Expr* inversion();
  Expr* comparison();
  bool comparison_operator(ast::CompareOperator& op);
  Expr* bitwise_or() { return binary(1); }
  Expr* binary(int min_precedence);
  Expr* factor();
  Expr* power();

  // ---- parse_primaries.cpp
  Expr* primary();
  Expr* await_primary();
  Expr* attribute(SourceSpan start, Expr* value);
  Expr* subscript(SourceSpan start, Expr* value);
  Expr* slices();
  Expr* slice();
  Expr* call(SourceSpan start, Expr* func);
  void arguments(CallArguments& to, CallStyle style);
  bool argument(CallArguments& to, CallStyle style, size_t open_index);
  void keyword_argument(CallArguments& to);
  void starred_argument(CallArguments& to, size_t first_index);
  void positional_argument(CallArguments& to, CallStyle style, SourceSpan open);
  Expr* generator_argument(SourceSpan open, Expr* elt, bool is_first);
  void check_repeated_keywords(const CallArguments& arguments_read);

  // ---- parse_atoms.cpp
  Expr* atom();
  Expr* name();
  Expr* constant(ast::ConstantKind kind);
  Expr* number();
  void check_digit_count(SourceSpan span, size_t count);
  Expr* group_tuple_or_genexp();
  Exprs star_named_expressions(Expr* first, TokenKind closer);
  Expr* list_or_listcomp();
  Expr* braces();
  Expr* dict(SourceSpan start, Expr* first_key);
  void double_starred_kvpair(Exprs& keys, Exprs& values, Expr* key);
  Expr* further_key();
  Expr* dictcomp(SourceSpan start, Expr* key, Expr* value);
  template <typename T>
  Expr* comprehension(SourceSpan start, Expr* elt, TokenKind closer);
  bool at_comprehension() const { return at(TokenKind::KwFor) || at(TokenKind::KwAsync); }
  void refuse_unpacking(SourceSpan span, const char* message);
  void refuse_async(SourceSpan span, ast::ExprKind kind);
  // `closer` ends the comprehension.
  Sequence<ast::Comprehension> for_if_clauses(TokenKind closer);
  ast::Comprehension* for_if_clause(TokenKind closer);

  // ---- parse_strings.cpp
  Expr* strings();
  void string(StringParts& parts);
  void fstring(StringParts& parts);
  void fstring_literal(StringParts& parts, bool is_raw);
  void fstring_replacement_field(StringParts& parts);
  int fstring_conversion();
  Expr* fstring_full_format_spec();
  void debug_text(StringParts& parts, const Token& open, const Token& end, SourceSpan span);
  Expr* joined_str(const StringParts& parts, SourceSpan start);
  Expr* concatenation(std::span<Expr* const> constants, SourceSpan span);
  std::string_view decode(const Token& token, std::string_view body, bool is_raw, bool is_bytes);
  SourceSpan fstring_end_after(const Token& part) const;
  SourceSpan span_behind_literals(const Token& token) const;
  void warn_invalid_escape(const Token& token, std::string_view escape);

  // ---- parse_targets.cpp
  Expr* star_targets();
  Expr* star_target();
  void make_target(Expr* target, TargetKind kind);
  void set_context(Expr* target, ast::ExprContext context);
  static const Expr* invalid_target(const Expr* target, TargetKind kind);

  // ---- explain.cpp
  void explain_adjacent_expressions(const Expr* first, size_t start_index);
  void explain_missing_comma(const Expr* first, size_t start_index);
  void explain_legacy_statement(size_t start_index);
  void explain_missing_else(const Expr* body, const Expr* test);
  void explain_equals(const Expr* left, size_t start_index);
  bool starts_with_display(size_t token_index);
  void explain_walrus(const Expr* target);
  void explain_assignment(const Expr* targets, size_t start_index, bool is_first);
  size_t token_index_of(SourceSpan span) const;
  void explain_comprehension_target(const Exprs& elts, TokenKind closer);
  void explain_double_star_in_group();
  void explain_missing_colon(const Expr* key);
  void explain_dict_value(const Token& colon);
  void explain_unpacking_assignment(const Token& start, const char* message);
  void explain_leading_slash();
  void fail_parameter(std::string message);
  void explain_parenthesized_parameters(ParameterStyle style);
  void explain_import_from(SourceSpan start);
  void explain_import_target();
  void explain_missing_names();
  void explain_not_after_operator();
  void explain_with_items();
  void explain_failed_starred(const Token& star);
  void explain_except_types(const Expr* first);
  void explain_except_target();
  void explain_statement_in_expression(bool is_before_if);
  void explain_missing_comprehension_in(TokenKind closer);
  bool match_header_lacks_colon();
  void explain_field_start();
  void explain_failed_field(const Token& open);
  void explain_field_end(bool has_equal, bool has_conversion, bool has_format_spec);
  static std::string describe(const Expr* expr);

  // ---- old_words.cpp
  std::string old_words_of_tree(const std::string& message) const;
  bool begins_statement(SourceSpan span) const;
  size_t old_index_of_tree(const Diagnostic& error) const;
  Diagnostic old_end_of_text() const;
  Diagnostic old_number_error(Diagnostic error, size_t line_end) const;
  Diagnostic old_lexer_error() const;
  Diagnostic in_old_words() const;

  // ---- parser.cpp: tokens
  bool ok() const { return !failed_; }
  const Token& current() const { return tokens_[pos_]; }
  TokenKind kind() const { return tokens_[pos_].kind; }
  bool at(TokenKind wanted) const { return kind() == wanted; }
  // Asks for tokens beyond the current one, as Python does where that alone does not decide.
  void look_past(size_t count) {
    if (!explaining_ && pos_ + count > farthest_) farthest_ = pos_ + count;
  }
  // The token after the current one.
  const Token& next() const { return tokens_[pos_ + 1 < tokens_.size() ? pos_ + 1 : pos_]; }
  bool at_name(std::string_view text) const {
    return at(TokenKind::Name) && text_of_token(current()) == text;
  }
  static bool begins_expression(TokenKind kind);
  bool at_expression_start() const { return begins_expression(kind()); }
  std::string_view text_of_token(const Token& token) const { return token.text(ast_.source()); }
  const Token& advance() {
    const Token& token = current();
    if (token.kind == TokenKind::Stop) return token;
    ++pos_;
    if (pos_ > farthest_lookahead_) farthest_lookahead_ = pos_;
    if (pos_ > farthest_ && !explaining_) farthest_ = pos_;
    reached_lex_error_ |= at(TokenKind::Error);
    return token;
  }
  bool accept(TokenKind wanted) {
    if (!at(wanted)) return false;
    advance();
    return true;
  }
  void expect(TokenKind wanted) {
    if (!accept(wanted)) fail_syntax();
  }
  ast::Identifier identifier();

  // ---- parser.cpp: errors
  // "invalid syntax" at the farthest token that was looked at.
  void fail_syntax();
  void fail(SourceSpan span, std::string message, const char* kind = "SyntaxError");
  void fail_here(std::string message) { fail(current().span, std::move(message)); }
  void fail_at_block(std::string message, const char* kind = "SyntaxError");
  void fail_missing_block(const char* what, uint32_t header_line);
  void fail_unsupported(SourceSpan span, std::string what);
  void fail_too_deep();
  // An error that CPython's compiler finds: reported only if the whole text can be parsed.
  void fail_later(SourceSpan span, std::string message);

  // Runs a rule without reporting its errors. If it fails, the parser is back where it was.
  template <typename Rule>
  bool speculate(Rule rule) {
    if (!ok()) return false;
    size_t start = pos_;
    ++speculating_;
    rule();
    --speculating_;
    bool success = ok();
    if (!success) pos_ = start;
    failed_ = false;
    return success;
  }
  // The same to find out what is wrong: it does not count as having read on.
  template <typename Rule>
  bool looks_like(Rule rule) {
    if (!ok() || speculating_) return false;
    size_t start = pos_;
    bool was_explaining = explaining_;
    explaining_ = true;
    bool success = speculate(rule);
    explaining_ = was_explaining;
    pos_ = start;
    return success;
  }

  // Runs a rule that will fail, for the sake of what it says. If that is only "invalid syntax",
  // nothing has happened.
  template <typename Rule>
  void explore(Rule rule) {
    if (!ok() || speculating_) return;
    size_t start = pos_;
    rule();
    if (!ok() && !is_generic_) return;
    pos_ = start;
    failed_ = false;
    error_.reset();
  }

  class DepthGuard {
   public:
    explicit DepthGuard(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > kMaxDepth) parser_.fail_too_deep();
    }
    ~DepthGuard() { --parser_.depth_; }
    DepthGuard(const DepthGuard&) = delete;

   private:
    Parser& parser_;
  };

  // ---- parser.cpp: nodes
  SourceSpan previous_end() const;
  SourceSpan span_from(SourceSpan start) const;
  static SourceSpan span_between(SourceSpan first, SourceSpan last) {
    return {first.line, first.column, last.end_line, last.end_column};
  }

  // A node that reaches from `start` to the last token read.
  template <typename T>
  T* make(SourceSpan start) {
    T* node = ast_.make<T>();
    if constexpr (requires { T::kKind; }) node->kind = T::kKind;
    node->span = span_from(start);
    return node;
  }
  // To be called when all fields are set.
  template <typename T>
  T* finish(T* node) {
    int height = ast::measure_height(*node);
    if (height > ast::kMaxTreeHeight) {
      fail_too_high(start_of(*node));
      height = 0;
    }
    node->height = static_cast<uint16_t>(height);
    return node;
  }
  template <typename T>
  static SourceSpan start_of(const T& node) {
    if constexpr (requires { node.span; }) return node.span;
    return {};
  }
  void fail_too_high(SourceSpan span);
  template <typename T>
  Sequence<T> sequence(const std::vector<T*>& nodes) {
    return ast_.sequence(std::span<T* const>(nodes));
  }
  // What a failed rule returns.
  Expr* nothing();
  Expr* make_tuple(SourceSpan start, const Exprs& elts);

  Ast& ast_;
  const LexedSource& lexed_;
  const SyntaxRules& rules_;
  std::span<const Token> tokens_;
  size_t pos_ = 0;
  size_t farthest_ = 0;            // The last token that CPython's first pass would have asked for,
  size_t farthest_lookahead_ = 0;  // and the last one that anybody asked for.
  size_t refused_ = 0;             // What farthest_ was when the error came up.
  int depth_ = 0;
  int speculating_ = 0;
  bool explaining_ = false;
  bool failed_ = false;
  bool reached_lex_error_ = false;
  uint32_t last_block_line_ = 0;            // See ErrorDetails.
  std::optional<SourceSpan> async_clause_;  // The `async` of a comprehension that is being read.
  int function_depth_ = 0;                  // How many functions the current token is in.
  bool is_generic_ = false;  // The error is "invalid syntax", for want of a better message.
  std::optional<Diagnostic> error_;
  std::optional<Diagnostic> later_error_;
  std::vector<Diagnostic> warnings_;
};

}  // namespace ouro
