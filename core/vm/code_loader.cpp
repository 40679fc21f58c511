#include "core/vm/code_loader.h"

#include <cstring>

#include "core/heap/gc_list.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/bytes_object.h"
#include "core/objects/dict_object.h"
#include "core/objects/float_object.h"
#include "core/objects/int_object.h"
#include "core/objects/int_text.h"
#include "core/objects/interned.h"
#include "core/objects/list_object.h"
#include "core/objects/set_object.h"
#include "core/objects/simple_compare.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/library_profile.h"
#include "core/profiles/object_rules.h"
#include "core/vm/calls.h"
#include "core/vm/constant_pool.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

uint32_t align_to_eight(uint32_t bytes) {
  return (bytes + 7) & ~7u;
}

// Offsets of the tables in the area of a code object.
struct AreaPlan {
  uint32_t positions;
  uint32_t exceptions;
  uint32_t slot_kinds;
  uint32_t bytes;
};

AreaPlan plan_area(const CodeUnit& unit) {
  AreaPlan plan{};
  const auto count = static_cast<uint32_t>(unit.instructions.size());
  plan.positions = align_to_eight(count * static_cast<uint32_t>(sizeof(Instruction)));
  plan.exceptions =
      align_to_eight(plan.positions + count * static_cast<uint32_t>(sizeof(SourceSpan)));
  const auto entries = static_cast<uint32_t>(unit.exceptions.size());
  plan.slot_kinds =
      align_to_eight(plan.exceptions + entries * static_cast<uint32_t>(sizeof(CodeException)));
  plan.bytes = align_to_eight(plan.slot_kinds + static_cast<uint32_t>(unit.slots.size()) + 1);
  return plan;
}

void fill_area(Machine& m, uint32_t area, const AreaPlan& plan, const CodeUnit& unit) {
  uint8_t* base = m.heap.memory.bytes(area);
  std::memset(base, 0, plan.bytes);
  if (!unit.instructions.empty()) {
    std::memcpy(base, unit.instructions.data(), unit.instructions.size() * sizeof(Instruction));
    std::memcpy(base + plan.positions, unit.positions.data(),
                unit.positions.size() * sizeof(SourceSpan));
  }
  auto* exceptions = reinterpret_cast<CodeException*>(base + plan.exceptions);
  for (const ExceptionEntry& entry : unit.exceptions) {
    *exceptions++ = CodeException{entry.start, entry.end, entry.handler, entry.depth,
                                  entry.push_lasti ? 1u : 0u};
  }
  for (size_t i = 0; i < unit.slots.size(); ++i) {
    base[plan.slot_kinds + i] = static_cast<uint8_t>(unit.slots[i].kind);
  }
}

Ref<Object> interned_name(Machine& m, const std::string& text) {
  const Ref<Str> made = str_from_utf8(m.heap, text);
  return intern_owned(m.heap, made).as<Object>();
}

// A tuple of the given number of owned objects.
template <typename Make>
Ref<Tuple> tuple_by(Machine& m, size_t count, const Make& make) {
  Ref<Tuple> tuple = tuple_new(m.heap, static_cast<uint32_t>(count));
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> item = make(i);
    tuple_items(m.heap, tuple)[i] = item;
  }
  if (count != 0) tuple_finish(m.heap, tuple);
  return tuple;
}

Ref<Code> load(Machine& m, const CodeUnit& unit, ConstantPool& pool) {
  const AreaPlan plan = plan_area(unit);
  const Ref<Code> code = m.heap.allocate<Code>(TypeId::Code);
  const Ref<Tuple> constants = tuple_by(m, unit.constants.size(), [&](uint32_t i) {
    const Constant& constant = unit.constants[i];
    if (constant.kind == Constant::Kind::Code) return load(m, *constant.code, pool).as<Object>();
    return pool.make(constant);
  });
  m.at(code).constants = constants;
  const Ref<Tuple> names =
      tuple_by(m, unit.names.size(), [&](uint32_t i) { return interned_name(m, unit.names[i]); });
  m.at(code).names = names;
  const Ref<Tuple> slot_names = tuple_by(
      m, unit.slots.size(), [&](uint32_t i) { return interned_name(m, unit.slots[i].name); });
  m.at(code).slot_names = slot_names;
  const Ref<Str> name = interned_name(m, unit.name).as<Str>();
  m.at(code).name = name;
  const Ref<Str> qualname = interned_name(m, unit.qualified_name).as<Str>();
  m.at(code).qualname = qualname;
  const Ref<Str> filename = interned_name(m, unit.file_name).as<Str>();
  m.at(code).filename = filename;
  const uint32_t area = m.heap.allocate_area(plan.bytes);
  CHECK(area != 0);
  fill_area(m, area, plan, unit);
  Code& made = m.at(code);
  const bool of_library = std::string_view(unit.file_name).starts_with(kLibraryFilePrefix);
  made.flags = unit.flags | (of_library ? kCodeOfLibrary : 0);
  made.argument_count = unit.argument_count;
  made.positional_only_count = unit.positional_only_count;
  made.keyword_only_count = unit.keyword_only_count;
  made.first_line = unit.first_line;
  made.slot_count = static_cast<uint32_t>(unit.slots.size());
  made.stack_depth = unit.stack_depth + (m.profile().objects->call_holds_callable ? 1 : 0);
  made.instruction_count = static_cast<uint32_t>(unit.instructions.size());
  made.exception_count = static_cast<uint32_t>(unit.exceptions.size());
  made.area = area;
  made.area_bytes = plan.bytes;
  made.instructions = area;
  made.positions = area + plan.positions;
  made.exceptions = area + plan.exceptions;
  made.slot_kinds = area + plan.slot_kinds;
  made.has_docstring = (unit.flags & kCodeOptimized) != 0 ? 1 : 0;
  made.serial = ++m.state().next_code_serial;
  return code;
}

// The main module is older than what the program makes. In which generation it is decides in which
// order a full collection comes to the globals: generation 2, then 0, then 1 (gc.c, gc_list_merge).
void settle_main(Machine& m) {
  const bool is_old = library_profile(m.profile()).starts_with_old_main ||
                      m.profile().collector_policy == CollectorPolicy::Incremental;
  const GcListId list = is_old ? GcListId::Old : GcListId::Middle;
  for (Ref<GcHeader> at = gc_list_first(m.heap, GcListId::Young); at;
       at = gc_list_next(m.heap, GcListId::Young, at)) {
    m.at(at).generation = static_cast<uint8_t>(list);
  }
  gc_list_merge(m.heap, GcListId::Young, list);
  // The constants of a long program may have asked for a collection, which would find nothing: what
  // it was about is no longer young. Python collects while it compiles.
  GcState& gc = m.heap.state().gc;
  gc.requested = 0;
  gc.trigger_tail = 0;
  if (gc.threshold[0] > 0) gc.count[0] %= gc.threshold[0] + 1;
}

}  // namespace

Ref<Code> load_code(Machine& m, const CodeUnit& unit) {
  ConstantPool pool(m);
  return load(m, unit, pool);
}

void load_main(Machine& m, const CodeUnit& unit) {
  const Ref<Code> code = load_code(m, unit);
  const Ref<Module> module = new_module(m, "__main__");
  const Ref<Object> globals = m.at(module).dict;
  const Ref<Str> name = intern_text(m.heap, "builtins");
  const Ref<Object> builtins = dict_get_str(m.heap, m.state().modules.as<Dict>(), name);
  decref(m.heap, name.as<Object>());
  set_in_module(m, module, "__annotations__", dict_new(m.heap).as<Object>());
  set_in_module(m, module, "__builtins__", new_reference(m.heap, builtins));
  const Ref<Str> file = new_reference(m.heap, m.at(code).filename);
  set_in_module(m, module, "__file__", file.as<Object>());
  if (library_profile(m.profile()).main_has_cached) {
    set_in_module(m, module, "__cached__", new_reference(m.heap, m.none()));
  }
  m.state().main_module = module.as<Object>();
  settle_main(m);
  m.heap.push_task(TaskKind::RunMain, kTaskSilent | kTaskCatches);
  (void)run_code(m, code, globals, globals, {});
  decref(m.heap, code.as<Object>());
}

}  // namespace ouro
