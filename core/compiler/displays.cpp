// Displays: [..], {..}, (..), {k: v}. Which instructions build one can be seen afterwards: by the
// capacity of a list (sys.getsizeof) and by who holds an item while the next is evaluated.
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

namespace {

// CPython puts at most so many items on the value stack and appends one by one beyond.
constexpr size_t kStackUseGuideline = 30;

struct DisplayOpcodes {
  Opcode add;
  Opcode extend;
};

DisplayOpcodes opcodes_for(Opcode build) {
  if (build == Opcode::BUILD_SET) return {Opcode::SET_ADD, Opcode::SET_UPDATE};
  return {Opcode::LIST_APPEND, Opcode::LIST_EXTEND};
}

bool has_starred(Sequence<Expr> elements) {
  for (const Expr* element : elements) {
    if (element->is<Starred>()) return true;
  }
  return false;
}

// The elements of a list display, when it is one.
std::optional<Sequence<Expr>> list_elements(const Expr& expression) {
  if (!expression.is<List>() || expression.as<List>().ctx != ExprContext::Load) return std::nullopt;
  return expression.as<List>().elts;
}

}  // namespace

std::optional<std::vector<ouro::Constant>> CodeGenerator::constant_items(
    Sequence<Expr> elements) const {
  std::vector<ouro::Constant> items;
  for (const Expr* element : elements) {
    std::optional<ouro::Constant> item = fold(*element);
    if (!item) return std::nullopt;
    items.push_back(std::move(*item));
  }
  return items;
}

// Where folding comes late, it does not find the constants of a display that is built one by one.
bool CodeGenerator::is_built_singly(Sequence<Expr> elements) const {
  return profile_.late_folding && elements.size() > kStackUseGuideline;
}

bool CodeGenerator::load_constant_elements(Sequence<Expr> elements, uint32_t pushed, Opcode build,
                                           SourceSpan span) {
  const bool is_tuple = build == Opcode::BUILD_TUPLE;
  if (!is_tuple && is_built_singly(elements)) return false;
  if (is_tuple ? pushed != 0 : elements.size() <= 2 || !profile_.constant_displays) return false;
  std::optional<std::vector<ouro::Constant>> items = constant_items(elements);
  if (!items) return false;
  ouro::Constant folded = make_tuple(std::move(*items));
  if (build == Opcode::BUILD_SET) folded.kind = ouro::Constant::Kind::FrozenSet;
  if (!is_tuple) emit(build, pushed, span);
  load_constant(folded, span);
  if (!is_tuple) emit(opcodes_for(build).extend, 1, span);
  return true;
}

void CodeGenerator::unpack_elements(Sequence<Expr> elements, uint32_t pushed, Opcode build,
                                    SourceSpan span) {
  if (load_constant_elements(elements, pushed, build, span)) return;
  const bool is_big = elements.size() + pushed > kStackUseGuideline;
  const uint32_t total = pushed + static_cast<uint32_t>(elements.size());
  if (!is_big && !has_starred(elements)) {
    for (const Expr* element : elements) visit(*element);
    return emit(build, total, span);
  }
  // A tuple grows as a list first.
  const Opcode growing = build == Opcode::BUILD_TUPLE ? Opcode::BUILD_LIST : build;
  const DisplayOpcodes opcodes = opcodes_for(build);
  bool is_built = is_big;
  if (is_built) emit(growing, pushed, span);
  for (size_t i = 0; i < elements.size(); ++i) {
    const bool is_starred = elements[i]->is<Starred>();
    if (is_starred && !is_built) {
      emit(growing, pushed + static_cast<uint32_t>(i), span);
      is_built = true;
    }
    visit(is_starred ? *elements[i]->as<Starred>().value : *elements[i]);
    if (is_built) emit(is_starred ? opcodes.extend : opcodes.add, 1, span);
  }
  if (build == Opcode::BUILD_TUPLE) emit(Opcode::LIST_TO_TUPLE, span);
}

void CodeGenerator::visit_display(Sequence<Expr> elements, Opcode build, SourceSpan span) {
  unpack_elements(elements, 0, build, span);
}

void CodeGenerator::visit_tuple(const Tuple& node) {
  unpack_elements(node.elts, 0, Opcode::BUILD_TUPLE, node.span);
}

// What is iterated over, or searched by `in`: a list display there may be a tuple.
void CodeGenerator::visit_iterable(const Expr& iterable) {
  const std::optional<Sequence<Expr>> elements = list_elements(iterable);
  if (!elements || has_starred(*elements) || is_built_singly(*elements)) return visit(iterable);
  if (std::optional<std::vector<ouro::Constant>> items = constant_items(*elements)) {
    ouro::Constant folded = make_tuple(std::move(*items));
    folded.arena_reference = constant_rules_.folded_in_arena;
    return load_constant(folded, iterable.span);
  }
  if (profile_.iterated_lists == IteratedLists::Constant) return visit(iterable);
  unpack_elements(*elements, 0, Opcode::BUILD_TUPLE, iterable.span);
}

void CodeGenerator::visit_outermost_iterable(const Expr& iterable) {
  if (profile_.iterated_lists == IteratedLists::NotByComprehensions) return visit(iterable);
  visit_iterable(iterable);
}

void CodeGenerator::visit_dict(const Dict& node) {
  bool have_dict = false;
  size_t begin = 0;
  const auto flush = [&](size_t end) {
    if (begin == end) return;
    visit_dict_part(node, begin, end);
    if (have_dict) emit(Opcode::DICT_UPDATE, 1, node.span);
    have_dict = true;
  };
  for (size_t i = 0; i < node.values.size(); ++i) {
    if (node.keys[i] != nullptr) {
      if ((i - begin) * 2 <= kStackUseGuideline) continue;
      flush(i + 1);
      begin = i + 1;
      continue;
    }
    flush(i);
    begin = i + 1;
    if (!have_dict) emit(Opcode::BUILD_MAP, 0, node.span);
    have_dict = true;
    visit(*node.values[i]);
    emit(Opcode::DICT_UPDATE, 1, node.span);
  }
  flush(node.values.size());
  if (!have_dict) emit(Opcode::BUILD_MAP, 0, node.span);
}

void CodeGenerator::visit_dict_part(const Dict& node, size_t begin, size_t end) {
  const size_t count = end - begin;
  const bool is_big = count * 2 > kStackUseGuideline;
  if (is_big) emit(Opcode::BUILD_MAP, 0, node.span);
  for (size_t i = begin; i < end; ++i) {
    visit(*node.keys[i]);
    visit(*node.values[i]);
    if (is_big) emit(Opcode::MAP_ADD, 1, node.span);
  }
  if (!is_big) emit(Opcode::BUILD_MAP, static_cast<uint32_t>(count), node.span);
}

}  // namespace ouro
