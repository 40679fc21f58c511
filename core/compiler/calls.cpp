// Calls. On the stack: the callable, its self or NULL, the arguments. `o.m(...)` looks the method
// up without making a bound method, so o is there as self.
#include "core/base/errors.h"
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

namespace {

constexpr size_t kStackUseGuideline = 30;

bool has_unpacking(Sequence<Expr> args, Sequence<Keyword> keywords) {
  for (const Expr* arg : args) {
    if (arg->is<Starred>()) return true;
  }
  for (const Keyword* keyword : keywords) {
    if (keyword->arg.empty()) return true;
  }
  return false;
}

bool needs_unpacking_call(Sequence<Expr> args, Sequence<Keyword> keywords) {
  return has_unpacking(args, keywords) || args.size() + keywords.size() * 2 > kStackUseGuideline;
}

// A method call over several lines belongs to the line of the method's name.
SourceSpan method_span(const Attribute& method, const SourceSpan& span) {
  const SourceSpan& whole = method.span;
  if (span.line == whole.end_line) return span;
  SourceSpan result = span;
  result.line = whole.end_line;
  const uint32_t width = static_cast<uint32_t>(method.attr.size());
  result.column = whole.end_column >= width ? whole.end_column - width : 0;
  if (result.line > result.end_line) {
    result.end_line = result.line;
    result.end_column = whole.end_column;
  }
  return result;
}

}  // namespace

void CodeGenerator::check_keywords(Sequence<Keyword> keywords) {
  for (const Keyword* keyword : keywords) {
    check_forbidden(keyword->arg, NameUse::Store, keyword->span);
  }
}

void CodeGenerator::visit_call(const Call& node) {
  if (visit_method_call(node)) return;
  check_keywords(node.keywords);
  warn_of_callee(*node.func);
  visit(*node.func);
  emit(Opcode::PUSH_NULL, node.func->span);
  visit_arguments(0, node.args, node.keywords, node.span);
}

bool CodeGenerator::visit_method_call(const Call& node) {
  if (!node.func->is<Attribute>()) return false;
  if (needs_unpacking_call(node.args, node.keywords)) return false;
  const Attribute& method = node.func->as<Attribute>();
  check_keywords(node.keywords);
  const bool at_method = !profile_.lines_only_grow;
  const SourceSpan span = at_method ? method_span(method, node.func->span) : node.func->span;
  if (!visit_super_attribute(method, Opcode::LOAD_SUPER_METHOD)) {
    visit(*method.value);
    emit_name(Opcode::LOAD_METHOD, method.attr, span);
  }
  visit_arguments(0, node.args, node.keywords,
                  at_method ? method_span(method, node.span) : node.span);
  return true;
}

// `super()` and `super(C, self)`, where `super` can only be the builtin.
bool CodeGenerator::is_super_call(const Expr& expression) {
  if (!expression.is<Call>() || !expression.as<Call>().func->is<Name>()) return false;
  const Call& call = expression.as<Call>();
  if (call.func->as<Name>().id != "super" || !call.keywords.empty()) return false;
  const Symbol* symbol = unit().symbol("super");
  const Symbol* at_module = table_->top().find("super");
  if (symbol == nullptr || symbol->scope != NameScope::GlobalImplicit) return false;
  if (at_module != nullptr && at_module->scope != NameScope::GlobalImplicit) return false;
  if (call.args.size() == 2) return !has_unpacking(call.args, call.keywords);
  if (!call.args.empty()) return false;
  const Symbol* own_class = unit().symbol("__class__");
  return block().is_function() && own_class != nullptr && own_class->scope == NameScope::Free &&
         unit().argument_count > 0 && unit().inlined_comprehensions == 0;
}

// Looks `super().attr` up without making the super object.
bool CodeGenerator::visit_super_attribute(const Attribute& node, Opcode opcode) {
  if (!profile_.super_methods || node.ctx != ExprContext::Load) return false;
  if (!is_super_call(*node.value)) return false;
  const Call& call = node.value->as<Call>();
  visit(*call.func);
  if (call.args.empty()) {
    emit_deref("__class__", NameUse::Load, call.span);
    name_operation(block().parameters.front(), NameUse::Load, call.span);
  } else {
    visit(*call.args[0]);
    visit(*call.args[1]);
  }
  emit_name(opcode, node.attr, node.span);
  return true;
}

// The arguments of a call or of a class statement, which has pushed two already; and the call.
void CodeGenerator::visit_arguments(uint32_t pushed, Sequence<Expr> args,
                                    Sequence<Keyword> keywords, SourceSpan span) {
  if (needs_unpacking_call(args, keywords)) {
    return visit_unpacked_arguments(pushed, args, keywords, span);
  }
  for (const Expr* arg : args) visit(*arg);
  const uint32_t count = pushed + static_cast<uint32_t>(args.size() + keywords.size());
  if (keywords.empty()) return emit(Opcode::CALL, count, span);
  std::vector<ouro::Constant> names;
  for (const Keyword* keyword : keywords) {
    visit(*keyword->value);
    names.push_back(make_str(mangle(keyword->arg)));
  }
  load_constant(make_tuple(std::move(names)), span);
  emit(Opcode::CALL_KW, count, span);
}

void CodeGenerator::visit_unpacked_arguments(uint32_t pushed, Sequence<Expr> args,
                                             Sequence<Keyword> keywords, SourceSpan span) {
  if (pushed == 0 && args.size() == 1 && args[0]->is<Starred>()) {
    visit(*args[0]->as<Starred>().value);
  } else {
    unpack_elements(args, pushed, Opcode::BUILD_TUPLE, span);
  }
  if (!keywords.empty()) visit_keyword_dict(keywords, span);
  emit(Opcode::CALL_FUNCTION_EX, keywords.empty() ? 0 : 1, span);
}

void CodeGenerator::visit_keyword_dict(Sequence<Keyword> keywords, SourceSpan span) {
  bool have_dict = false;
  size_t begin = 0;  // Of the named keywords that are not in the dict yet.
  const auto flush = [&](size_t end) {
    if (begin == end) return;
    visit_named_keywords(keywords.subspan(begin, end - begin), span);
    if (have_dict) emit(Opcode::DICT_MERGE, 1, span);
    have_dict = true;
  };
  for (size_t i = 0; i < keywords.size(); ++i) {
    if (!keywords[i]->arg.empty()) continue;
    flush(i);
    begin = i + 1;
    if (!have_dict) emit(Opcode::BUILD_MAP, 0, span);
    have_dict = true;
    visit(*keywords[i]->value);
    emit(Opcode::DICT_MERGE, 1, span);
  }
  flush(keywords.size());
}

void CodeGenerator::visit_named_keywords(Sequence<Keyword> keywords, SourceSpan span) {
  const bool is_big = keywords.size() * 2 > kStackUseGuideline;
  if (is_big) emit(Opcode::BUILD_MAP, 0, span);
  for (const Keyword* keyword : keywords) {
    load_constant(make_str(mangle(keyword->arg)), span);
    visit(*keyword->value);
    if (is_big) emit(Opcode::MAP_ADD, 1, span);
  }
  if (!is_big) emit(Opcode::BUILD_MAP, static_cast<uint32_t>(keywords.size()), span);
}

}  // namespace ouro
