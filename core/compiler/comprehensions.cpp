// Comprehensions: functions of one argument, the outermost iterator; or, with PEP 709 (from 3.12),
// code inlined into the function around. Generator expressions are always functions.
//
// An inlined comprehension saves the locals that share a name with its own on the value stack (as
// they are, also when empty), runs with those slots, and restores them, also when it raises.
#include "core/base/errors.h"
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

namespace {

Opcode build_opcode(ComprehensionKind kind) {
  switch (kind) {
    case ComprehensionKind::List:
      return Opcode::BUILD_LIST;
    case ComprehensionKind::Set:
      return Opcode::BUILD_SET;
    default:
      return Opcode::BUILD_MAP;
  }
}

// `for y in [f(x)]` is an assignment.
const Expr* single_element(const Expr& iterable) {
  Sequence<Expr> elements;
  if (iterable.is<List>()) elements = iterable.as<List>().elts;
  if (iterable.is<Tuple>()) elements = iterable.as<Tuple>().elts;
  return elements.size() == 1 && !elements[0]->is<Starred>() ? elements[0] : nullptr;
}

}  // namespace

void CodeGenerator::visit_comprehension(const Expr& node) {
  ComprehensionParts parts;
  parts.span = node.span;
  if (node.is<ListComp>()) {
    const ListComp& comp = node.as<ListComp>();
    parts = {ComprehensionKind::List, comp.generators, comp.elt, nullptr, node.span};
  } else if (node.is<SetComp>()) {
    const SetComp& comp = node.as<SetComp>();
    parts = {ComprehensionKind::Set, comp.generators, comp.elt, nullptr, node.span};
  } else if (node.is<DictComp>()) {
    const DictComp& comp = node.as<DictComp>();
    parts = {ComprehensionKind::Dict, comp.generators, comp.key, comp.value, node.span};
  } else {
    const GeneratorExp& comp = node.as<GeneratorExp>();
    parts = {ComprehensionKind::Generator, comp.generators, comp.elt, nullptr, node.span};
  }
  Block& symbols = table_->block_of(&node);
  if (symbols.inlined) {
    visit_inlined(symbols, parts);
  } else {
    visit_comprehension_function(symbols, parts);
  }
}

void CodeGenerator::build_result(const ComprehensionParts& parts) {
  if (parts.kind != ComprehensionKind::Generator) emit(build_opcode(parts.kind), 0, parts.span);
}

void CodeGenerator::visit_comprehension_function(Block& symbols, const ComprehensionParts& parts) {
  enter_unit(symbols, symbols.name, parts.span);
  load_none_as_docstring();
  unit().argument_count = 1;
  build_result(parts);
  emit(Opcode::LOAD_FAST, 0, parts.span);
  visit_generators(parts, 0, 1);
  if (parts.kind == ComprehensionKind::Generator) load_none({});
  emit(Opcode::RETURN_VALUE,
       parts.kind == ComprehensionKind::Generator ? SourceSpan{} : parts.span);
  const UnitCode code = exit_unit();
  make_closure(code, symbols, 0, parts.span);
  const Expr& iterable = *parts.generators[0]->iter;
  visit_outermost_iterable(iterable);
  emit(Opcode::GET_ITER, parts.span);
  // The iterator takes the place of self: the only argument.
  emit(Opcode::CALL, 0, parts.span);
}

SourceSpan CodeGenerator::loop_place(const ComprehensionParts& parts, const Expr& iterable) const {
  const bool whole = profile_.statement_places == StatementPlaces::Whole;
  return whole ? parts.span : iterable.span;
}

void CodeGenerator::visit_inlined(Block& symbols, const ComprehensionParts& parts) {
  const Expr& iterable = *parts.generators[0]->iter;
  visit_outermost_iterable(iterable);
  emit(Opcode::GET_ITER, loop_place(parts, iterable));
  InlinedState state = enter_inlined(symbols, parts.span);
  build_result(parts);
  emit(Opcode::SWAP, 2, parts.span);
  visit_generators(parts, 0, 1);
  exit_inlined(state, parts.span);
}

// Generator `index` and those inside it. `depth` iterators lie above the result, this one included.
void CodeGenerator::visit_generators(const ComprehensionParts& parts, size_t index,
                                     uint32_t depth) {
  const Comprehension& generator = *parts.generators[index];
  const Label start = new_label();
  const Label if_cleanup = new_label();
  const Label anchor = new_label();
  const SourceSpan place = loop_place(parts, *generator.iter);
  bool loops = true;
  if (index > 0) {
    const Expr* element = single_element(*generator.iter);
    loops = element == nullptr;
    if (loops) {
      visit_iterable(*generator.iter);
      emit(Opcode::GET_ITER, place);
      ++depth;
    } else {
      visit(*element);
    }
  }
  if (loops) {
    bind(start);
    emit_jump(Opcode::FOR_ITER, anchor, place);
  }
  store(*generator.target);
  for (const Expr* test : generator.ifs) jump_if(*test, if_cleanup, JumpWhen::False);
  if (index + 1 < parts.generators.size()) {
    visit_generators(parts, index + 1, depth);
  } else {
    visit_element(parts, depth);
  }
  bind(if_cleanup);
  if (!loops) return;
  emit_jump(Opcode::JUMP_BACKWARD, start, parts.element->span);
  bind(anchor);
  unit().code.append_pseudo(Pseudo::EndFor, {});
}

void CodeGenerator::visit_element(const ComprehensionParts& parts, uint32_t depth) {
  const SourceSpan span = parts.element->span;
  visit(*parts.element);
  switch (parts.kind) {
    case ComprehensionKind::Generator:
      emit(Opcode::YIELD_VALUE, span);
      emit(Opcode::RESUME, 1, span);
      return emit(Opcode::POP_TOP, span);
    case ComprehensionKind::List:
      return emit(Opcode::LIST_APPEND, depth + 1, span);
    case ComprehensionKind::Set:
      return emit(Opcode::SET_ADD, depth + 1, span);
    default:
      visit(*parts.value);
      return emit(Opcode::MAP_ADD, depth + 1, span);
  }
}

// As `push_inlined_comprehension_state`. The iterator is on top of the stack and stays there.
CodeGenerator::InlinedState CodeGenerator::enter_inlined(Block& symbols, SourceSpan span) {
  InlinedState state;
  state.outer_overrides = unit().overrides;
  state.outer_fast_hidden = unit().fast_hidden;
  override_names(symbols, state, span);
  ++unit().inlined_comprehensions;
  if (state.pushed_locals.empty()) return state;
  emit(Opcode::SWAP, static_cast<uint32_t>(state.pushed_locals.size()) + 1, span);
  state.cleanup = new_label();
  state.end = new_label();
  emit_setup(Pseudo::SetupFinally, state.cleanup, span);
  return state;
}

// Names that the comprehension binds mean its own locals until it ends. In a class body none of its
// names may mean what they mean there.
void CodeGenerator::override_names(Block& symbols, InlinedState& state, SourceSpan span) {
  const bool in_class_body = block().kind == BlockKind::Class && unit().inlined_comprehensions == 0;
  std::map<std::string_view, Symbol> overrides = unit().overrides;
  for (const Symbol& symbol : symbols.symbols) {
    if ((symbol.flags & kDefParam) != 0) continue;
    const bool is_bound = (symbol.flags & kDefLocal) != 0 && (symbol.flags & kDefNonlocal) == 0 &&
                          (symbol.flags & kDefGlobal) == 0;
    if (!is_bound && !in_class_body) continue;
    const Symbol* outer = unit().symbol(symbol.name);
    const NameScope outer_scope = outer == nullptr ? NameScope::Unknown : outer->scope;
    if (symbol.scope != outer_scope) overrides[symbol.name] = symbol;
    if (!is_bound) continue;
    if (!unit().is_optimized()) unit().fast_hidden.insert(symbol.name);
    emit(Opcode::LOAD_FAST_AND_CLEAR, unit().local_number(symbol.name), span);
    if (symbol.scope == NameScope::Cell) {
      emit(Opcode::MAKE_CELL, unit().deref_number(symbol.name), span);
    }
    state.pushed_locals.push_back(symbol.name);
  }
  unit().overrides = std::move(overrides);
}

void CodeGenerator::exit_inlined(InlinedState& state, SourceSpan span) {
  --unit().inlined_comprehensions;
  unit().overrides = std::move(state.outer_overrides);
  if (!state.pushed_locals.empty()) {
    emit_pop_block({});
    emit_jump(Opcode::JUMP, state.end, {});
    bind(state.cleanup);
    // The unfinished result lies below the exception.
    emit(Opcode::SWAP, 2, SourceSpan{});
    emit(Opcode::POP_TOP, SourceSpan{});
    restore_locals(state, span);
    emit(Opcode::RERAISE, 0, SourceSpan{});
    bind(state.end);
    restore_locals(state, span);
  }
  unit().fast_hidden = std::move(state.outer_fast_hidden);
}

// The saved locals lie below the top of the stack, the last one uppermost.
void CodeGenerator::restore_locals(const InlinedState& state, SourceSpan span) {
  emit(Opcode::SWAP, static_cast<uint32_t>(state.pushed_locals.size()) + 1, span);
  for (size_t i = state.pushed_locals.size(); i-- > 0;) {
    const uint32_t local = unit().local_number(state.pushed_locals[i]);
    unit().code.append(Opcode::STORE_FAST, local, span).may_be_empty = true;
  }
}

}  // namespace ouro
