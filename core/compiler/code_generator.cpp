// Emission, units, and the driver behind compiler.h.
#include "core/compiler/code_generator.h"

#include <algorithm>

#include <algorithm>
#include <utility>

#include "core/base/errors.h"
#include "core/compiler/assembler.h"

namespace ouro {
namespace {

constexpr std::string_view kFutureFeatures[] = {
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "generator_stop", "annotations",
};

ConstantRules constant_rules(const VersionProfile& profile, CompileMode mode) {
  const bool has_arena = mode == CompileMode::MainFile;
  return {has_arena, has_arena && profile.folded_tuples_in_arena, !profile.late_folding};
}

std::string qualified_name(const FunctionUnit* parent, std::string_view name,
                           std::string_view mangled) {
  if (parent == nullptr || parent->block.kind == BlockKind::Module) return std::string(name);
  const Symbol* symbol = parent->symbol(mangled);
  if (symbol != nullptr && symbol->scope == NameScope::GlobalExplicit) return std::string(name);
  const char* between = parent->block.is_function() ? ".<locals>." : ".";
  return parent->qualified_name + between + std::string(name);
}

}  // namespace

CodeGenerator::CodeGenerator(const Ast& tree, std::string file_name, const VersionProfile& profile,
                             CompileMode mode)
    : tree_(tree),
      file_name_(std::move(file_name)),
      profile_(profile),
      mode_(mode),
      constant_rules_(constant_rules(profile, mode)) {}

Result<std::shared_ptr<CodeUnit>> CodeGenerator::run() {
  visit_future_imports();
  if (error_) return *error_;
  auto table = SymbolTable::build(tree_, profile_, future_annotations_);
  if (!table.ok()) return table.error();
  table_ = std::move(table.value());
  enter_unit(table_->top(), "<module>", {});
  visit_module();
  UnitCode code = exit_unit();
  if (error_) return *error_;
  return code;
}

// `from __future__` may follow a docstring and other such imports, nothing else.
void CodeGenerator::visit_future_imports() {
  bool at_start = true;
  bool may_be_docstring = true;
  for (const ast::Stmt* statement : tree_.body()) {
    const bool is_import = statement->is<ast::ImportFrom>();
    const bool is_future = is_import && statement->as<ast::ImportFrom>().level == 0 &&
                           statement->as<ast::ImportFrom>().module == "__future__";
    if (!is_future) {
      const bool is_docstring = may_be_docstring && statement->is<ast::ExprStmt>() &&
                                docstring_of(tree_.body()) == statement;
      may_be_docstring = false;
      at_start = at_start && is_docstring;
      continue;
    }
    if (!at_start) {
      return fail(statement->span, kLateFutureImport);
    }
    may_be_docstring = false;
    last_future_line_ = statement->span.line;
    // CPython knows only where the statement begins.
    const SourceSpan start{statement->span.line, statement->span.column, statement->span.line,
                           statement->span.column};
    const bool is_marked = syntax_rules(profile_).future_feature_is_marked;
    for (const ast::Alias* alias : statement->as<ast::ImportFrom>().names) {
      if (alias->name == "annotations") future_annotations_ = true;
      const SourceSpan place = is_marked ? alias->span : start;
      if (alias->name == "braces") return fail(place, "not a chance");
      const auto end = std::end(kFutureFeatures);
      if (std::find(std::begin(kFutureFeatures), end, alias->name) == end) {
        return fail(place, "future feature " + std::string(alias->name) + " is not defined");
      }
    }
  }
}

void CodeGenerator::fail(SourceSpan span, std::string message) {
  if (!error_) error_ = Diagnostic{"SyntaxError", std::move(message), span};
}

// Where lines only grow, an instruction is on the last line that its statement has come to.
SourceSpan CodeGenerator::placed(SourceSpan span) {
  if (!profile_.lines_only_grow || span.line == 0) return span;
  unit().line = std::max(unit().line, span.line);
  return {unit().line, 0, unit().line, 0};
}

void CodeGenerator::emit(Opcode opcode, uint32_t operand, SourceSpan span) {
  unit().code.append(opcode, operand, placed(span));
}

void CodeGenerator::emit_name(Opcode opcode, std::string_view name, SourceSpan span) {
  emit(opcode, unit().name_number(mangle(name)), span);
}

void CodeGenerator::emit_jump(Opcode opcode, Label target, SourceSpan span) {
  unit().code.append_jump(opcode, target, placed(span));
}

void CodeGenerator::emit_setup(Pseudo pseudo, Label handler, SourceSpan span) {
  unit().code.append_setup(pseudo, handler, span);
}

void CodeGenerator::emit_pop_block(SourceSpan span) {
  unit().code.append_pseudo(Pseudo::PopBlock, span);
}

// Tests the top of the stack: it stays when the jump is taken and is popped when it is not.
void CodeGenerator::emit_jump_or_pop(JumpWhen when, Label target, SourceSpan span) {
  const bool if_true = when == JumpWhen::True;
  if (!profile_.copied_truth_operand) {
    const Opcode opcode = if_true ? Opcode::JUMP_IF_TRUE_OR_POP : Opcode::JUMP_IF_FALSE_OR_POP;
    return emit_jump(opcode, target, span);
  }
  emit(Opcode::COPY, 1, span);
  emit_jump_when(when, target, span);
  emit(Opcode::POP_TOP, span);
}

void CodeGenerator::load_constant(const Constant& constant, SourceSpan span) {
  emit(Opcode::LOAD_CONST, unit().constant_number(constant), span);
}

void CodeGenerator::load_none(SourceSpan span) {
  load_constant(make_none(), span);
}

CodeGenerator::Label CodeGenerator::new_label() {
  return unit().code.new_label();
}

void CodeGenerator::bind(Label label) {
  unit().code.bind(label);
}

std::optional<Constant> CodeGenerator::fold(const ast::Expr& expression) const {
  return ouro::fold(expression, constant_rules_);
}

void CodeGenerator::enter_unit(Block& symbols, std::string_view name, SourceSpan span) {
  const FunctionUnit* parent = units_.empty() ? nullptr : units_.back().get();
  const std::string_view mangled = parent == nullptr ? name : mangle(name);
  auto entered = std::make_unique<FunctionUnit>(symbols);
  entered->name = name;
  entered->qualified_name = qualified_name(parent, name, mangled);
  entered->first_line = span.line == 0 ? 1 : span.line;
  if (parent != nullptr) entered->class_name = parent->class_name;
  set_up_slots(*entered);
  units_.push_back(std::move(entered));
  emit(Opcode::RESUME, 0, SourceSpan{span.line, 0, span.line, 0});
}

CodeGenerator::UnitCode CodeGenerator::exit_unit() {
  UnitCode code;
  if (!error_) code = assemble(unit(), file_name_, profile_);
  units_.pop_back();
  return code;
}

void CodeGenerator::pop_frame_block(FrameBlock::Kind kind) {
  CHECK(!unit().frame_blocks.empty() && unit().frame_blocks.back().kind == kind);
  unit().frame_blocks.pop_back();
}

// The source between two places, for annotations that are not evaluated.
std::string CodeGenerator::source_text(const SourceSpan& span) const {
  const std::string_view source = tree_.source();
  size_t line_start = 0;
  size_t begin = 0;
  for (uint32_t line = 1; line <= span.end_line; ++line) {
    if (line == span.line) begin = line_start + span.column;
    if (line == span.end_line) break;
    const size_t end = source.find('\n', line_start);
    if (end == std::string_view::npos) break;
    line_start = end + 1;
  }
  return std::string(source.substr(begin, line_start + span.end_column - begin));
}

Result<std::shared_ptr<CodeUnit>> compile(const Ast& tree, std::string file_name,
                                          const VersionProfile& profile, CompileMode mode,
                                          std::vector<Diagnostic>* warnings) {
  CHECK((mode == CompileMode::Eval) == (tree.expression() != nullptr));
  CodeGenerator generator(tree, std::move(file_name), profile, mode);
  auto unit = generator.run();
  if (warnings != nullptr) {
    *warnings = tree.warnings();
    warnings->insert(warnings->end(), generator.warnings().begin(), generator.warnings().end());
  }
  return unit;
}

Result<std::shared_ptr<CodeUnit>> compile_expression(const Ast& tree, std::string file_name,
                                                     const VersionProfile& profile) {
  return compile(tree, std::move(file_name), profile, CompileMode::Eval);
}

}  // namespace ouro
