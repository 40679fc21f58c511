// `match`: patterns, as codegen_match and codegen_pattern of CPython's codegen.c.
//
// While a pattern is tried, the values of captured names wait on the stack below what it works on;
// they are stored when the whole pattern has matched. A pattern that fails pops them all: it jumps
// to the label that pops as many entries as there are.
#include <algorithm>
#include <set>

#include "core/base/errors.h"
#include "core/bytecode/code_builder.h"
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

namespace {

constexpr size_t kNoStar = SIZE_MAX;

bool is_wildcard(const Pattern& pattern) {
  return pattern.kind == PatternKind::MatchAs && pattern.name.empty();
}
bool is_star_wildcard(const Pattern& pattern) {
  return pattern.kind == PatternKind::MatchStar && pattern.name.empty();
}

}  // namespace

void CodeGenerator::visit_match(const Match& node) {
  if (!profile_.has_match) return fail(node.subject->span, "invalid syntax");
  const Label end = new_label();
  visit(*node.subject);
  const MatchCase& last = *node.cases.back();
  const bool has_default = is_wildcard(*last.pattern) && node.cases.size() > 1;
  const size_t tried = node.cases.size() - (has_default ? 1 : 0);
  for (size_t i = 0; i < tried; ++i) {
    visit_case(*node.cases[i], i + 1 != tried, i + 1 == node.cases.size(), end);
  }
  if (has_default) {
    // The subject is gone already: nothing asks for it.
    emit(Opcode::NOP, last.pattern->span);
    if (last.guard != nullptr) jump_if(*last.guard, end, JumpWhen::False);
    visit_body(last.body);
  }
  bind(end);
}

void CodeGenerator::visit_case(const MatchCase& node, bool keeps_subject, bool is_last, Label end) {
  const SourceSpan span = node.pattern->span;
  if (keeps_subject) emit(Opcode::COPY, 1, span);
  PatternContext context;
  context.allows_irrefutable = node.guard != nullptr || is_last;
  visit_pattern(*node.pattern, context);
  for (const std::string_view name : context.stores) name_operation(name, NameUse::Store, span);
  context.stores.clear();
  if (node.guard != nullptr) {
    if (context.fail_pop.empty()) context.fail_pop.push_back(new_label());
    jump_if(*node.guard, context.fail_pop[0], JumpWhen::False);
  }
  if (keeps_subject) emit(Opcode::POP_TOP, span);
  visit_body(node.body);
  emit_jump(Opcode::JUMP, end, {});
  bind_fail_labels(context, span);
}

void CodeGenerator::visit_pattern(const Pattern& pattern, PatternContext& context) {
  const SourceSpan span = pattern.span;
  switch (pattern.kind) {
    case PatternKind::MatchValue:
      visit(*pattern.value);
      emit_compare(ast::CompareOperator::Eq, span);
      return jump_to_fail(Opcode::POP_JUMP_IF_FALSE, context, span);
    case PatternKind::MatchSingleton:
      visit(*pattern.value);
      emit(Opcode::IS_OP, 0, span);
      return jump_to_fail(Opcode::POP_JUMP_IF_FALSE, context, span);
    case PatternKind::MatchSequence:
      return visit_sequence_pattern(pattern, context);
    case PatternKind::MatchMapping:
      return visit_mapping_pattern(pattern, context);
    case PatternKind::MatchClass:
      return visit_class_pattern(pattern, context);
    case PatternKind::MatchStar:
      return capture_name(pattern.name, context, span);
    case PatternKind::MatchAs:
      return visit_capture(pattern, context);
    case PatternKind::MatchOr:
      return visit_or_pattern(pattern, context);
  }
}

void CodeGenerator::visit_subpattern(const Pattern& pattern, PatternContext& context) {
  const bool allowed = std::exchange(context.allows_irrefutable, true);
  visit_pattern(pattern, context);
  context.allows_irrefutable = allowed;
}

void CodeGenerator::visit_capture(const Pattern& pattern, PatternContext& context) {
  if (pattern.patterns.empty()) {
    if (!context.allows_irrefutable) {
      fail(pattern.span, pattern.name.empty() ? "wildcard makes remaining patterns unreachable"
                                              : "name capture '" + std::string(pattern.name) +
                                                    "' makes remaining patterns unreachable");
    }
    return capture_name(pattern.name, context, pattern.span);
  }
  ++context.on_top;
  emit(Opcode::COPY, 1, pattern.span);
  visit_pattern(*pattern.patterns[0], context);
  --context.on_top;
  capture_name(pattern.name, context, pattern.span);
}

void CodeGenerator::visit_class_pattern(const Pattern& pattern, PatternContext& context) {
  const SourceSpan span = pattern.span;
  std::set<std::string_view> seen;
  std::vector<ouro::Constant> names;
  for (size_t i = 0; i < pattern.attributes.size(); ++i) {
    const std::string_view name = pattern.attributes[i];
    if (!seen.insert(name).second) {
      fail(pattern.attribute_patterns[i]->span,
           "attribute name repeated in class pattern: " + std::string(name));
    }
    names.push_back(make_str(mangle(name)));
  }
  visit(*pattern.value);
  load_constant(make_tuple(std::move(names)), span);
  emit(Opcode::MATCH_CLASS, static_cast<uint32_t>(pattern.patterns.size()), span);
  ++context.on_top;
  fail_unless_not_none(context, span);
  const size_t positional = pattern.patterns.size();
  const size_t count = positional + pattern.attributes.size();
  emit(Opcode::UNPACK_SEQUENCE, static_cast<uint32_t>(count), span);
  context.on_top += count - 1;
  for (size_t i = 0; i < count; ++i) {
    --context.on_top;
    const Pattern& part =
        i < positional ? *pattern.patterns[i] : *pattern.attribute_patterns[i - positional];
    if (is_wildcard(part)) {
      emit(Opcode::POP_TOP, span);
    } else {
      visit_subpattern(part, context);
    }
  }
}

void CodeGenerator::visit_mapping_pattern(const Pattern& pattern, PatternContext& context) {
  const SourceSpan span = pattern.span;
  const auto size = static_cast<uint32_t>(pattern.keys.size());
  emit(Opcode::MATCH_MAPPING, span);
  ++context.on_top;
  jump_to_fail(Opcode::POP_JUMP_IF_FALSE, context, span);
  if (size == 0 && pattern.name.empty()) {
    --context.on_top;
    return emit(Opcode::POP_TOP, span);
  }
  if (size != 0) compare_length(size, ast::CompareOperator::GtE, context, span);
  visit_pattern_keys(pattern);
  emit(Opcode::BUILD_TUPLE, size, span);
  emit(Opcode::MATCH_KEYS, span);
  context.on_top += 2;
  fail_unless_not_none(context, span);
  emit(Opcode::UNPACK_SEQUENCE, size, span);
  context.on_top += size;
  --context.on_top;
  for (const Pattern* value : pattern.patterns) {
    --context.on_top;
    visit_subpattern(*value, context);
  }
  // The subject and the tuple of keys are left.
  context.on_top -= 2;
  if (!pattern.name.empty()) return capture_rest(pattern, context);
  emit(Opcode::POP_TOP, span);
  emit(Opcode::POP_TOP, span);
}

// Literal keys must differ.
void CodeGenerator::visit_pattern_keys(const Pattern& pattern) {
  std::set<std::string> seen;
  for (const Expr* key : pattern.keys) {
    const std::optional<ouro::Constant> literal = fold(*key);
    if (literal && !seen.insert(constant_key(*literal)).second) {
      fail(pattern.span, "mapping pattern checks duplicate key (" + source_text(key->span) + ")");
    }
    visit(*key);
  }
}

// {..., **rest}: a copy of the subject without the keys.
void CodeGenerator::capture_rest(const Pattern& pattern, PatternContext& context) {
  const SourceSpan span = pattern.span;
  const auto size = static_cast<uint32_t>(pattern.keys.size());
  emit(Opcode::BUILD_MAP, 0, span);
  emit(Opcode::SWAP, 3, span);
  emit(Opcode::DICT_UPDATE, 2, span);
  emit(Opcode::UNPACK_SEQUENCE, size, span);
  for (uint32_t left = size; left > 0; --left) {
    emit(Opcode::COPY, 1 + left, span);
    emit(Opcode::SWAP, 2, span);
    emit(Opcode::DELETE_SUBSCR, span);
  }
  capture_name(pattern.name, context, span);
}

void CodeGenerator::visit_or_pattern(const Pattern& pattern, PatternContext& context) {
  const SourceSpan span = pattern.span;
  const Label end = new_label();
  std::vector<std::string_view> captured;
  for (size_t i = 0; i < pattern.patterns.size(); ++i) {
    const Pattern& alternative = *pattern.patterns[i];
    PatternContext inner;
    inner.allows_irrefutable = i + 1 == pattern.patterns.size() && context.allows_irrefutable;
    emit(Opcode::COPY, 1, alternative.span);
    visit_pattern(alternative, inner);
    if (i == 0) {
      captured = inner.stores;
    } else if (inner.stores.size() != captured.size() ||
               !std::is_permutation(captured.begin(), captured.end(), inner.stores.begin())) {
      return fail(span, "alternative patterns bind different names");
    } else {
      reorder_captures(captured, inner, alternative.span);
    }
    emit_jump(Opcode::JUMP, end, alternative.span);
    bind_fail_labels(inner, alternative.span);
  }
  // No alternative matched.
  emit(Opcode::POP_TOP, span);
  jump_to_fail(Opcode::JUMP, context, span);
  bind(end);
  const size_t depth = captured.size() + 1 + context.on_top + context.stores.size();
  for (const std::string_view name : captured) {
    rotate(depth, span);
    if (std::find(context.stores.begin(), context.stores.end(), name) != context.stores.end()) {
      return fail(span, "multiple assignments to name '" + std::string(name) + "' in pattern");
    }
    context.stores.push_back(name);
  }
  emit(Opcode::POP_TOP, span);
}

// Brings the captured values into the order of the first alternative's.
void CodeGenerator::reorder_captures(const std::vector<std::string_view>& wanted,
                                     PatternContext& context, SourceSpan span) {
  for (size_t at = wanted.size(); at-- > 0;) {
    std::vector<std::string_view>& have = context.stores;
    const auto found =
        static_cast<size_t>(std::find(have.begin(), have.end(), wanted[at]) - have.begin());
    if (found == at) continue;
    const std::vector<std::string_view> moved(have.begin(),
                                              have.begin() + static_cast<long>(found) + 1);
    have.erase(have.begin(), have.begin() + static_cast<long>(found) + 1);
    have.insert(have.begin() + static_cast<long>(at - found), moved.begin(), moved.end());
    for (size_t i = 0; i <= found; ++i) rotate(at + 1, span);
  }
}

void CodeGenerator::visit_sequence_pattern(const Pattern& pattern, PatternContext& context) {
  const SourceSpan span = pattern.span;
  const size_t size = pattern.patterns.size();
  size_t star = kNoStar;
  bool only_wildcards = true;
  for (size_t i = 0; i < size; ++i) {
    const Pattern& item = *pattern.patterns[i];
    if (item.kind == PatternKind::MatchStar) {
      if (star != kNoStar) {
        return fail(span, "multiple starred names in sequence pattern");
      }
      star = i;
    }
    only_wildcards = only_wildcards && (is_wildcard(item) || is_star_wildcard(item));
  }
  ++context.on_top;
  emit(Opcode::MATCH_SEQUENCE, span);
  jump_to_fail(Opcode::POP_JUMP_IF_FALSE, context, span);
  if (star == kNoStar) {
    compare_length(size, ast::CompareOperator::Eq, context, span);
  } else if (size > 1) {
    compare_length(size - 1, ast::CompareOperator::GtE, context, span);
  }
  --context.on_top;
  if (only_wildcards) return emit(Opcode::POP_TOP, span);
  if (star != kNoStar && is_star_wildcard(*pattern.patterns[star])) {
    return index_pattern(pattern, context, star);
  }
  unpack_pattern(pattern, context, star);
}

void CodeGenerator::unpack_pattern(const Pattern& pattern, PatternContext& context, size_t star) {
  const size_t size = pattern.patterns.size();
  if (star == kNoStar) {
    emit(Opcode::UNPACK_SEQUENCE, static_cast<uint32_t>(size), pattern.span);
  } else {
    const size_t after = size - star - 1;
    emit(Opcode::UNPACK_EX, static_cast<uint32_t>(star | (after << 8)), pattern.span);
  }
  context.on_top += size;
  for (const Pattern* item : pattern.patterns) {
    --context.on_top;
    visit_subpattern(*item, context);
  }
}

// `[a, *_, b]`: only what is wanted is taken, by its index.
void CodeGenerator::index_pattern(const Pattern& pattern, PatternContext& context, size_t star) {
  const SourceSpan span = pattern.span;
  const size_t size = pattern.patterns.size();
  ++context.on_top;
  for (size_t i = 0; i < size; ++i) {
    const Pattern& item = *pattern.patterns[i];
    if (i == star || is_wildcard(item)) continue;
    emit(Opcode::COPY, 1, span);
    if (i < star) {
      load_constant(make_int(static_cast<int64_t>(i)), span);
    } else {
      emit(Opcode::GET_LEN, span);
      load_constant(make_int(static_cast<int64_t>(size - i)), span);
      emit(Opcode::BINARY_OP, static_cast<uint32_t>(BinaryOperator::Subtract), span);
    }
    emit(Opcode::BINARY_SUBSCR, span);
    visit_subpattern(item, context);
  }
  --context.on_top;
  emit(Opcode::POP_TOP, span);
}

void CodeGenerator::compare_length(size_t length, ast::CompareOperator op, PatternContext& context,
                                   SourceSpan span) {
  emit(Opcode::GET_LEN, span);
  load_constant(make_int(static_cast<int64_t>(length)), span);
  emit_compare(op, span);
  jump_to_fail(Opcode::POP_JUMP_IF_FALSE, context, span);
}

void CodeGenerator::fail_unless_not_none(PatternContext& context, SourceSpan span) {
  emit(Opcode::COPY, 1, span);
  load_none(span);
  emit(Opcode::IS_OP, 1, span);
  jump_to_fail(Opcode::POP_JUMP_IF_FALSE, context, span);
}

void CodeGenerator::jump_to_fail(Opcode opcode, PatternContext& context, SourceSpan span) {
  const size_t pops = context.on_top + context.stores.size();
  while (context.fail_pop.size() <= pops) context.fail_pop.push_back(new_label());
  emit_jump(opcode, context.fail_pop[pops], span);
}

void CodeGenerator::bind_fail_labels(PatternContext& context, SourceSpan span) {
  for (size_t i = context.fail_pop.size(); i-- > 0;) {
    bind(context.fail_pop[i]);
    if (i != 0) emit(Opcode::POP_TOP, span);
  }
  context.fail_pop.clear();
}

// Moves the top below the next count - 1 entries.
void CodeGenerator::rotate(size_t count, SourceSpan span) {
  for (; count > 1; --count) emit(Opcode::SWAP, static_cast<uint32_t>(count), span);
}

void CodeGenerator::capture_name(std::string_view name, PatternContext& context, SourceSpan span) {
  if (name.empty()) return emit(Opcode::POP_TOP, span);
  if (!check_forbidden(name, NameUse::Store, span)) return;
  if (std::find(context.stores.begin(), context.stores.end(), name) != context.stores.end()) {
    return fail(span, "multiple assignments to name '" + std::string(name) + "' in pattern");
  }
  rotate(context.on_top + context.stores.size() + 1, span);
  context.stores.push_back(name);
}

}  // namespace ouro
