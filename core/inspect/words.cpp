#include "core/inspect/words.h"

#include <algorithm>
#include <string_view>

#include "core/inspect/describe.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

constexpr uint32_t kKeyCharactersMax = 24;

std::string in_brackets(uint32_t index) {
  return "[" + std::to_string(index) + "]";
}

std::string dict_key_text(const Machine& machine, Ref<Object> dict, const EdgeName& name) {
  if (name.name) return short_repr(machine, name.name, kKeyCharactersMax);
  const Heap& heap = machine.heap;
  if (!heap.has_flag(dict, kTypeDictSubclass)) return "?";
  const Ref<Object> key = dict_entry(heap.memory, dict.as<Dict>(), name.index).key;
  return key ? short_repr(machine, key, kKeyCharactersMax) : "?";
}

std::string attribute_name(const Heap& heap, const EdgeName& name) {
  return name.name ? name_text(heap, name.name) : in_brackets(name.index);
}

// Of a frame that a frame object or generator owns.
std::string owned_slot_text(const Machine& machine, Ref<Object> owner, const EdgeName& name) {
  Ref<Frame> frame;
  const Heap& heap = machine.heap;
  const LayoutId layout = heap.type_of(owner).layout;
  if (layout == LayoutId::Generator) frame = heap.at(owner.as<Generator>()).frame;
  if (layout == LayoutId::Frame) frame = heap.at(owner.as<FrameObject>()).frame;
  if (name.kind == EdgeKind::Stack) return "value stack " + in_brackets(name.index);
  if (!frame) return "local " + in_brackets(name.index);
  return "local '" + slot_name(machine, frame, name.index).name + "'";
}

// "'x' of module m": a name in the namespace of `whole`.
std::string member_text(const HeapIndex& index, const Folding& folding, uint32_t whole,
                        const EdgeName& name) {
  const Machine& machine = index.machine();
  const Heap& heap = machine.heap;
  const Ref<Object> object = index.object(whole);
  const bool is_key = name.kind == EdgeKind::Key;
  const bool is_module = heap.type_of(object).layout == LayoutId::Module;
  if (is_key) return "a name in " + object_label(machine, object);
  const std::string text = name_text(heap, name.name);
  if (whole == folding.main_module()) return "name '" + text + "'";
  if (is_module) return "name '" + text + "' of " + object_label(machine, object);
  return object_label(machine, object) + " ." + text;
}

}  // namespace

std::string edge_text(const Machine& machine, Ref<Object> source, const EdgeName& name) {
  const Heap& heap = machine.heap;
  switch (name.kind) {
    case EdgeKind::Item:
      return in_brackets(name.index);
    case EdgeKind::Key:
      if (heap.type_of(source).layout == LayoutId::Set) return "item";
      return "key " + dict_key_text(machine, source, name);
    case EdgeKind::Value:
      return "[" + dict_key_text(machine, source, name) + "]";
    case EdgeKind::Attribute:
      return "." + attribute_name(heap, name);
    case EdgeKind::Local:
    case EdgeKind::Stack:
      return owned_slot_text(machine, source, name);
    case EdgeKind::Field:
      break;
  }
  return name.field;
}

std::string holder_text(const HeapIndex& index, const Folding& folding, const IndexEdge& edge) {
  const Machine& machine = index.machine();
  const Ref<Object> source = index.object(edge.source);
  const std::string text = edge_text(machine, source, edge.name);
  const uint32_t owner = folding.owner(edge.source);
  if (owner != edge.source) {
    const bool is_dict = machine.heap.has_flag(source, kTypeDictSubclass);
    const bool is_namespace =
        is_dict && machine.heap.type_of(index.object(owner)).layout != LayoutId::Function;
    if (is_namespace) return member_text(index, folding, owner, edge.name);
    // A table of a class or function: say which one.
    for (const uint32_t e : index.edges_into(edge.source)) {
      const IndexEdge& up = index.all_edges()[e];
      if (up.source == owner) return holder_text(index, folding, up) + " " + text;
    }
  }
  const std::string label = object_label(machine, source);
  switch (edge.name.kind) {
    case EdgeKind::Key:
      return text + " of " + label;
    case EdgeKind::Item:
    case EdgeKind::Value:
    case EdgeKind::Attribute:
      return label + " " + text;
    default:
      break;
  }
  if (text == "__class__") return label + ", as its class";
  return text + " of " + label;
}

std::string root_text(const HeapIndex& index, const IndexRoot& root) {
  const Machine& machine = index.machine();
  switch (root.owner) {
    case RootOwner::Frame: {
      const Ref<Frame> frame(root.place);
      const std::string of = " of " + frame_name(machine, frame);
      if (root.name.kind == EdgeKind::Stack) return "value stack" + of;
      if (root.name.kind == EdgeKind::Field) return std::string(root.name.field) + of;
      const SlotName slot = slot_name(machine, frame, root.name.index);
      return (slot.is_cell ? "cell '" : "local '") + slot.name + "'" + of;
    }
    case RootOwner::Task:
      return task_slot_text(machine, root.place, root.name.index);
    case RootOwner::Register:
      return root.name.field;
    case RootOwner::SharedKeys:
      return "attribute names that instances share";
    case RootOwner::Callback:
      return "the collector, which is to call its callback";
    case RootOwner::Dying:
      return task_text(machine, root.place);
    case RootOwner::Interned:
      return "table of interned strings";
    case RootOwner::Arena:
      return "parser arena";
  }
  return "";
}

std::string capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string as_sentence(std::string text) {
  constexpr std::string_view kWords[] = {"function ", "class ",      "module ", "builtin ",
                                         "code of ",  "descriptor ", "boot ",   "library "};
  const bool begins_with_word =
      std::any_of(std::begin(kWords), std::end(kWords),
                  [&](std::string_view word) { return text.starts_with(word); });
  return begins_with_word ? capitalized(std::move(text)) : text;
}

SlotName slot_name(const Machine& machine, Ref<Frame> frame, uint32_t slot) {
  const Heap& heap = machine.heap;
  const Ref<Code> code_ref = heap.at(frame).code;
  if (!code_ref) return {"slot " + std::to_string(slot), false};
  const Code& code = heap.at(code_ref);
  SlotName result;
  if (code.slot_names && slot < heap.at(code.slot_names).size) {
    result.name = name_text(heap, tuple_get(heap, code.slot_names, slot));
  }
  if (slot >= code.slot_count) return result;
  const auto kind = static_cast<Slot::Kind>(*heap.memory.bytes(code.slot_kinds + slot));
  if (kind == Slot::Kind::Local) return result;
  // Before MAKE_CELL has run, an argument's slot holds the argument itself.
  const Ref<Object> object = untagged(heap.at(Ref<uint32_t>(frame_slot_offset(frame, slot))));
  result.is_cell = object && heap.type_of(object).layout == LayoutId::Cell;
  return result;
}

std::string frame_name(const Machine& machine, Ref<Frame> frame) {
  const Ref<Code> code = machine.at(frame).code;
  if (!code) return "?";
  const std::string name = name_text(machine.heap, machine.at(code).qualname.as<Object>());
  constexpr std::string_view kLocals = "<locals>.";
  const size_t at = name.rfind(kLocals);
  return at == std::string::npos ? name : name.substr(at + kLocals.size());
}

}  // namespace ouro
