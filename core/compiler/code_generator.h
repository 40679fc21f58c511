// code_generator.h - walks the tree and writes instructions, as CPython's codegen.c.
//
// One class, spread over files by concept: names, expressions, calls, comprehensions, conditions,
// assignments, statements, loops, try_statements, with_statements, functions, classes, imports.
// An expression leaves one owned value on the stack; a statement leaves the stack as it was.
//
// Errors: the first one is kept, and the walk goes on without a guard at each step. Nothing is
// assembled after an error, so that what is generated from a wrong tree does not matter.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/bytecode/code_unit.h"
#include "core/compiler/compiler.h"
#include "core/compiler/constants.h"
#include "core/compiler/function_unit.h"
#include "core/profiles/syntax_rules.h"
#include "core/syntax/ast_patterns.h"

namespace ouro {

inline constexpr const char* kLateFutureImport =
    "from __future__ imports must occur at the beginning of the file";

class CodeGenerator {
 public:
  CodeGenerator(const Ast& tree, std::string file_name, const VersionProfile& profile,
                CompileMode mode);

  // What compile() does after the parser.
  Result<std::shared_ptr<CodeUnit>> run();
  // What the compiler warns about; complete after run().
  const std::vector<Diagnostic>& warnings() const { return warnings_; }

 private:
  using Label = InstructionSequence::Label;
  enum class NameUse : uint8_t { Load, Store, Delete };
  enum class JumpWhen : uint8_t { False, True };
  enum class KeepTop : uint8_t { No, Yes };  // Whether the top of the stack must survive.
  using UnitCode = std::shared_ptr<CodeUnit>;

  // ---- Emission (code_generator.cpp).
  void fail(SourceSpan span, std::string message);
  // ---- What is only warned about (warnings.cpp).
  void warn(SourceSpan span, std::string message);
  std::string inferred_type(const ast::Expr& expression) const;
  void warn_of_is(const ast::Compare& node);
  void warn_of_callee(const ast::Expr& callee);
  void warn_of_subscript(const ast::Subscript& node);
  void warn_of_assert(const ast::Assert& node);
  void warn_of_leaving_finally(SourceSpan span, const char* word);
  FunctionUnit& unit() { return *units_.back(); }
  Block& block() { return unit().block; }
  SourceSpan placed(SourceSpan span);
  void emit(Opcode opcode, SourceSpan span) { emit(opcode, 0, span); }
  void emit(Opcode opcode, uint32_t operand, SourceSpan span);
  void emit_name(Opcode opcode, std::string_view name, SourceSpan span);
  void emit_jump(Opcode opcode, Label target, SourceSpan span);
  void emit_setup(Pseudo pseudo, Label handler, SourceSpan span);
  void emit_pop_block(SourceSpan span);
  void emit_jump_or_pop(JumpWhen when, Label target, SourceSpan span);
  void load_constant(const Constant& constant, SourceSpan span);
  void load_none(SourceSpan span);
  Label new_label();
  void bind(Label label);
  std::optional<Constant> fold(const ast::Expr& expression) const;
  void enter_unit(Block& symbols, std::string_view name, SourceSpan span);
  UnitCode exit_unit();
  void push_frame_block(FrameBlock frame_block) { unit().frame_blocks.push_back(frame_block); }
  void pop_frame_block(FrameBlock::Kind kind);
  void visit_future_imports();

  // ---- Names (names.cpp).
  std::string_view mangle(std::string_view name);
  void name_operation(std::string_view name, NameUse use, SourceSpan span);
  void emit_fast(std::string_view mangled, NameUse use, SourceSpan span);
  void emit_deref(std::string_view mangled, NameUse use, SourceSpan span);
  void emit_global(std::string_view mangled, NameUse use, SourceSpan span);
  void emit_namespace(std::string_view mangled, NameUse use, SourceSpan span);
  bool check_forbidden(std::string_view name, NameUse use, SourceSpan span);

  // ---- Expressions (expressions.cpp, displays.cpp).
  void visit(const ast::Expr& expression);
  void visit_more(const ast::Expr& expression);
  void visit_bool(const ast::BoolOp& node);
  void visit_unary(const ast::UnaryOp& node);
  void visit_binary(const ast::BinOp& node);
  bool visit_percent_format(const ast::BinOp& node);
  std::optional<std::string> percent_format_text(const ast::BinOp& node) const;
  void visit_conditional(const ast::IfExp& node);
  void visit_compare(const ast::Compare& node);
  void emit_compare(ast::CompareOperator op, SourceSpan span);
  void visit_comparators(const ast::Compare& node, Label cleanup, KeepTop answer);
  void visit_in_operand(const ast::Expr& operand, ast::CompareOperator op);
  void visit_attribute(const ast::Attribute& node);
  bool visit_super_attribute(const ast::Attribute& node, Opcode opcode);
  bool is_super_call(const ast::Expr& expression);
  void visit_subscript(const ast::Subscript& node);
  void visit_slice(const ast::Slice& node);
  void visit_joined_string(const ast::JoinedStr& node);
  void visit_formatted_value(const ast::FormattedValue& node);
  void visit_yield(const ast::Yield& node);
  void visit_yield_from(const ast::YieldFrom& node);
  void visit_display(ast::Sequence<ast::Expr> elements, Opcode build, SourceSpan span);
  void visit_tuple(const ast::Tuple& node);
  void visit_dict(const ast::Dict& node);
  void visit_dict_part(const ast::Dict& node, size_t begin, size_t end);
  void visit_iterable(const ast::Expr& iterable);
  // That of a comprehension.
  void visit_outermost_iterable(const ast::Expr& iterable);
  // The elements as the tail of a list, set or tuple that has `pushed` items already.
  void unpack_elements(ast::Sequence<ast::Expr> elements, uint32_t pushed, Opcode build,
                       SourceSpan span);
  bool is_built_singly(ast::Sequence<ast::Expr> elements) const;
  bool load_constant_elements(ast::Sequence<ast::Expr> elements, uint32_t pushed, Opcode build,
                              SourceSpan span);
  std::optional<std::vector<Constant>> constant_items(ast::Sequence<ast::Expr> elements) const;

  // ---- Calls (calls.cpp).
  void visit_call(const ast::Call& node);
  bool visit_method_call(const ast::Call& node);
  void finish_call(const ast::Call& node, SourceSpan span);
  void visit_arguments(uint32_t pushed, ast::Sequence<ast::Expr> args,
                       ast::Sequence<ast::Keyword> keywords, SourceSpan span);
  void visit_unpacked_arguments(uint32_t pushed, ast::Sequence<ast::Expr> args,
                                ast::Sequence<ast::Keyword> keywords, SourceSpan span);
  void visit_named_keywords(ast::Sequence<ast::Keyword> keywords, SourceSpan span);
  void visit_keyword_dict(ast::Sequence<ast::Keyword> keywords, SourceSpan span);
  void check_keywords(ast::Sequence<ast::Keyword> keywords);

  // ---- Comprehensions (comprehensions.cpp).
  struct ComprehensionParts {
    ComprehensionKind kind{};
    ast::Sequence<ast::Comprehension> generators;
    const ast::Expr* element = nullptr;
    const ast::Expr* value = nullptr;  // Of a dict.
    SourceSpan span;
  };
  struct InlinedState {
    std::vector<std::string_view> pushed_locals;
    std::map<std::string_view, Symbol> outer_overrides;
    std::set<std::string_view> outer_fast_hidden;
    Label cleanup = 0;
    Label end = 0;
  };
  void visit_comprehension(const ast::Expr& node);
  void visit_inlined(Block& symbols, const ComprehensionParts& parts);
  // Where the code that walks through the iterable is said to be.
  SourceSpan loop_place(const ComprehensionParts& parts, const ast::Expr& iterable) const;
  void visit_comprehension_function(Block& symbols, const ComprehensionParts& parts);
  void build_result(const ComprehensionParts& parts);
  void visit_generators(const ComprehensionParts& parts, size_t index, uint32_t depth);
  void visit_element(const ComprehensionParts& parts, uint32_t depth);
  InlinedState enter_inlined(Block& symbols, SourceSpan span);
  void override_names(Block& symbols, InlinedState& state, SourceSpan span);
  void exit_inlined(InlinedState& state, SourceSpan span);
  void restore_locals(const InlinedState& state, SourceSpan span);

  // ---- Conditions (conditions.cpp).
  // Jumps to `target` when the truth of the expression is `when`; leaves nothing on the stack.
  void jump_if(const ast::Expr& test, Label target, JumpWhen when);
  void jump_if_bool(const ast::BoolOp& node, Label target, JumpWhen when);
  void jump_if_conditional(const ast::IfExp& node, Label target, JumpWhen when);
  void jump_if_compare(const ast::Compare& node, Label target, JumpWhen when);
  void emit_jump_when(JumpWhen when, Label target, SourceSpan span);

  // ---- Assignments (assignments.cpp).
  void visit_assign(const ast::Assign& node);
  bool visit_swap(const ast::Assign& node);
  void store(const ast::Expr& target);
  void unpack(ast::Sequence<ast::Expr> targets, SourceSpan span);
  void visit_augmented(const ast::AugAssign& node);
  void visit_augmented_attribute(const ast::AugAssign& node);
  void visit_augmented_subscript(const ast::AugAssign& node);
  void emit_in_place(const ast::AugAssign& node);
  void visit_annotated(const ast::AnnAssign& node);
  void visit_annotation(const ast::Expr& annotation);
  void check_annotation_target(const ast::AnnAssign& node);
  void visit_delete(const ast::Expr& target);
  void note_static_attribute(const ast::Attribute& node);

  // ---- Statements (statements.cpp, loops.cpp, try_statements.cpp, with_statements.cpp).
  void visit_body(ast::Sequence<ast::Stmt> body);
  void visit(const ast::Stmt& statement);
  void visit_compound(const ast::Stmt& statement);
  void visit_expression_statement(const ast::ExprStmt& node);
  void visit_if(const ast::If& node);
  void visit_return(const ast::Return& node);
  void visit_raise(const ast::Raise& node);
  void visit_assert(const ast::Assert& node);
  void visit_for(const ast::For& node);
  void visit_while(const ast::While& node);
  void visit_break(const ast::Break& node);
  void visit_continue(const ast::Continue& node);
  const FrameBlock* unwind_to_loop(SourceSpan& span);
  // Undoes the frame blocks from the innermost on: all, or up to a loop, which is returned.
  std::optional<FrameBlock> unwind(SourceSpan& span, KeepTop keep, bool to_loop);
  void unwind_one(const FrameBlock& frame_block, SourceSpan& span, KeepTop keep);
  void unwind_handler(const FrameBlock& frame_block, SourceSpan span, KeepTop keep);
  void unwind_finally(const FrameBlock& frame_block, SourceSpan& span, KeepTop keep);
  void visit_try(const ast::Try& node);
  void visit_try_finally(const ast::Try& node);
  void visit_try_except(const ast::Try& node);
  void visit_handler(const ast::ExceptHandler& handler, Label end, bool is_last);
  void visit_named_handler(const ast::ExceptHandler& handler, Label end);
  void visit_unnamed_handler(const ast::ExceptHandler& handler, Label end);
  void clear_handler_name(const ast::ExceptHandler& handler, SourceSpan span);
  void emit_pop_except_and_reraise(SourceSpan span);
  void visit_with(const ast::With& node, size_t index);
  void finish_with(Label exit, SourceSpan span);
  void call_exit_with_nones(SourceSpan span);

  // ---- Patterns (patterns.cpp).
  struct PatternContext {
    std::vector<std::string_view> stores;  // Names captured so far; their values wait on the stack.
    bool allows_irrefutable = false;
    std::vector<Label> fail_pop;  // fail_pop[n]: fails after n pops.
    size_t on_top = 0;            // Values above the captured ones.
  };
  void visit_match(const ast::Match& node);
  void visit_case(const ast::MatchCase& node, bool keeps_subject, bool is_last, Label end);
  void visit_pattern(const ast::Pattern& pattern, PatternContext& context);
  void visit_subpattern(const ast::Pattern& pattern, PatternContext& context);
  void visit_capture(const ast::Pattern& pattern, PatternContext& context);
  void visit_class_pattern(const ast::Pattern& pattern, PatternContext& context);
  void visit_mapping_pattern(const ast::Pattern& pattern, PatternContext& context);
  void visit_pattern_keys(const ast::Pattern& pattern);
  void capture_rest(const ast::Pattern& pattern, PatternContext& context);
  void visit_or_pattern(const ast::Pattern& pattern, PatternContext& context);
  void reorder_captures(const std::vector<std::string_view>& wanted, PatternContext& context,
                        SourceSpan span);
  void visit_sequence_pattern(const ast::Pattern& pattern, PatternContext& context);
  void unpack_pattern(const ast::Pattern& pattern, PatternContext& context, size_t star);
  void index_pattern(const ast::Pattern& pattern, PatternContext& context, size_t star);
  void compare_length(size_t length, ast::CompareOperator op, PatternContext& context,
                      SourceSpan span);
  void fail_unless_not_none(PatternContext& context, SourceSpan span);
  void jump_to_fail(Opcode opcode, PatternContext& context, SourceSpan span);
  void bind_fail_labels(PatternContext& context, SourceSpan span);
  void rotate(size_t count, SourceSpan span);
  void capture_name(std::string_view name, PatternContext& context, SourceSpan span);

  // ---- Functions and classes (functions.cpp, classes.cpp).
  void visit_module();
  void visit_function(const ast::FunctionDef& node);
  void visit_lambda(const ast::Lambda& node);
  void visit_decorators(ast::Sequence<ast::Expr> decorators);
  void apply_decorators(ast::Sequence<ast::Expr> decorators, SourceSpan definition);
  uint32_t visit_defaults(const ast::Arguments& arguments, SourceSpan span);
  bool visit_keyword_defaults(const ast::Arguments& arguments, SourceSpan span);
  bool visit_annotations(const ast::Arguments& arguments, const ast::Expr* returns,
                         SourceSpan span);
  std::vector<std::pair<std::string_view, const ast::Expr*>> annotated_names(
      const ast::Arguments& arguments, const ast::Expr* returns);
  void check_parameters(const ast::Arguments& arguments);
  void set_argument_counts(const ast::Arguments& arguments);
  void make_closure(const UnitCode& code, const Block& symbols, uint32_t flags, SourceSpan span);
  void load_none_as_docstring();
  const ast::ExprStmt* docstring_of(ast::Sequence<ast::Stmt> body) const;
  void visit_class(const ast::ClassDef& node);
  void visit_class_body(const ast::ClassDef& node, SourceSpan first);
  void finish_class_body(const ast::ClassDef& node);
  SourceSpan first_place(ast::Sequence<ast::Expr> decorators, SourceSpan span) const;

  // ---- Imports (imports.cpp).
  void visit_import(const ast::Import& node);
  void visit_import_as(const ast::Alias& alias, SourceSpan span);
  void visit_import_from(const ast::ImportFrom& node);

  // Of an annotation that is kept as text.
  std::string source_text(const SourceSpan& span) const;
  bool annotations_are_text() const { return profile_.lazy_annotations || future_annotations_; }

  const Ast& tree_;
  const std::string file_name_;
  const VersionProfile& profile_;
  const CompileMode mode_;
  const ConstantRules constant_rules_;
  bool future_annotations_ = false;
  uint32_t last_future_line_ = 0;  // Of the `from __future__` imports at the beginning.
  std::unique_ptr<SymbolTable> table_;
  std::vector<std::unique_ptr<FunctionUnit>> units_;
  std::optional<Diagnostic> error_;
  std::vector<Diagnostic> warnings_;
};

}  // namespace ouro
