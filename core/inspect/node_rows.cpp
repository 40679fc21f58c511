#include "core/inspect/node_rows.h"

#include <algorithm>
#include <string_view>

#include "core/heap/weakrefs.h"
#include "core/inspect/describe.h"
#include "core/inspect/words.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

// What every function, class, module, generator has.
constexpr std::string_view kUsualFields[] = {
    "__code__",     "__globals__", "__module__",  "__name__",    "__doc__",   "__qualname__",
    "__builtins__", "__mro__",     "__bases__",   "__base__",    "__slots__", "__subclasses__",
    "gi_code",      "co_name",     "co_varnames", "co_filename", "co_names",  "co_qualname",
    "function",     "code",        "globals",     "builtins",    "locals",    "f_code"};
constexpr std::string_view kUsualNames[] = {
    "__module__",  "__qualname__",         "__doc__",      "__dict__",
    "__weakref__", "__firstlineno__",      "__name__",     "__loader__",
    "__spec__",    "__package__",          "__builtins__", "__file__",
    "__cached__",  "__static_attributes__"};

template <size_t N>
bool is_among(const std::string_view (&names)[N], std::string_view name) {
  return std::find(names, names + N, name) != names + N;
}

class RowBuilder {
 public:
  RowBuilder(const HeapIndex& index, const Folding& folding, const RowOptions& options)
      : index_(index), heap_(index.heap()), folding_(folding), options_(options) {}

  void add_all(uint32_t number) {
    const Ref<Object> object = index_.object(number);
    for (const IndexEdge* edge : edges_as_read(index_, number)) {
      if (options_.fold) {
        add_folded(object, *edge);
      } else {
        add(edge->target, role_of(edge->name), edge_text(index_.machine(), object, edge->name));
      }
    }
    if (options_.fold && is_class(object)) add_bases(object);
    if (heap_.type_of(object).layout == LayoutId::Weakref) add_referent(object);
  }

  void add_namespace(Ref<Object> dict) {
    uint32_t position = 0;
    for (;;) {
      const DictItem item = dict_next(heap_.memory, dict.as<Dict>(), &position);
      if (!item.value) return;
      add_name(item, EdgeRole::Name, "");
    }
  }

  NodeRows take() { return std::move(result_); }

 private:
  bool is_class(Ref<Object> object) const { return heap_.has_flag(object, kTypeTypeSubclass); }

  static EdgeRole role_of(const EdgeName& name) {
    switch (name.kind) {
      case EdgeKind::Item:
        return EdgeRole::Item;
      case EdgeKind::Key:
        return EdgeRole::Key;
      case EdgeKind::Value:
        return EdgeRole::Value;
      case EdgeKind::Attribute:
        return EdgeRole::Attribute;
      case EdgeKind::Local:
        return EdgeRole::Name;
      case EdgeKind::Stack:
        return EdgeRole::Stack;
      case EdgeKind::Field:
        break;
    }
    const std::string_view field = name.field;
    if (field == "cell contents") return EdgeRole::Contents;
    return field == "__class__" ? EdgeRole::Class : EdgeRole::Field;
  }

  void add(uint32_t target, EdgeRole role, std::string name,
           EdgeStrength strength = EdgeStrength::Strong) {
    if (result_.rows.size() >= options_.rows_max) {
      ++result_.left_out;
      return;
    }
    result_.rows.push_back({strength, role, target, std::move(name)});
  }

  bool is_full() const { return result_.rows.size() >= options_.rows_max; }

  // `owner` is the object whose card this is, or a part of it.
  void add_folded(Ref<Object> owner, const IndexEdge& edge) {
    const EdgeRole role = role_of(edge.name);
    if (role == EdgeRole::Class && !options_.class_edges) return;
    if (folding_.owner(edge.target) == edge.source && add_part(owner, edge)) return;
    if (role == EdgeRole::Field && is_among(kUsualFields, edge.name.field)) return;
    if (role == EdgeRole::Key && heap_.has_flag(owner, kTypeDictSubclass) &&
        is_value(heap_, index_.object(edge.target))) {
      return;
    }
    if (is_full()) {
      ++result_.left_out;
      return;
    }
    add(edge.target, role, edge_text(index_.machine(), owner, edge.name));
  }

  // Puts the rows of a part in its place. False: the part is a row itself.
  bool add_part(Ref<Object> owner, const IndexEdge& edge) {
    const Ref<Object> part = index_.object(edge.target);
    const LayoutId layout = heap_.type_of(part).layout;
    if (layout == LayoutId::Dict) {
      const bool prefixed =
          edge.name.kind == EdgeKind::Field && std::string_view(edge.name.field) == "__dict__";
      prefixed ? add_attributes(part) : add_part_items(part, edge.name.field);
      return true;
    }
    if (layout != LayoutId::Tuple) return layout == LayoutId::Code;
    const std::string_view field = edge.name.field;
    if (field == "__closure__") {
      add_closure(owner, part);
    } else if (field == "__defaults__") {
      add_defaults(owner, part);
    } else if (!is_among(kUsualFields, field)) {
      add_part_items(part, edge.name.field);
    }
    return true;
  }

  void add_attributes(Ref<Object> dict) {
    uint32_t position = 0;
    for (;;) {
      const DictItem item = dict_next(heap_.memory, dict.as<Dict>(), &position);
      if (!item.value) return;
      add_name(item, EdgeRole::Attribute, ".");
    }
  }

  void add_name(const DictItem& item, EdgeRole role, const char* prefix) {
    const uint32_t target = index_.number_of(item.value);
    const std::string name = name_text(heap_, item.key);
    if (target == kNoObject || is_among(kUsualNames, name)) return;
    if (name == "__annotations__" && short_repr(index_.machine(), item.value) == "{}") return;
    add(target, role, prefix + name);
  }

  // "args [0]", "__annotations__ ['x']".
  void add_part_items(Ref<Object> part, const char* field) {
    const uint32_t number = index_.number_of(part);
    for (const IndexEdge& edge : index_.edges(number)) {
      if (edge.name.kind == EdgeKind::Key) continue;
      add(edge.target, role_of(edge.name),
          std::string(field) + " " + edge_text(index_.machine(), part, edge.name));
    }
  }

  std::string slot_text(const Code& code, uint32_t slot) const {
    if (!code.slot_names || slot >= heap_.at(code.slot_names).size) return "?";
    return name_text(heap_, tuple_get(heap_, code.slot_names, slot));
  }

  // The cells of a closure are the last slots of its function (vm/calls.cpp).
  void add_closure(Ref<Object> function, Ref<Object> tuple) {
    const Ref<Code> code_ref = heap_.at(function.as<Function>()).code;
    if (!code_ref) return;
    const Code& code = heap_.at(code_ref);
    for (const IndexEdge& edge : index_.edges(index_.number_of(tuple))) {
      const uint32_t count = heap_.at(tuple.as<Tuple>()).size;
      const uint32_t slot = code.slot_count - count + edge.name.index;
      add(edge.target, EdgeRole::Contents, "closure '" + slot_text(code, slot) + "'");
    }
  }

  void add_defaults(Ref<Object> function, Ref<Object> tuple) {
    const Ref<Code> code_ref = heap_.at(function.as<Function>()).code;
    if (!code_ref) return;
    const Code& code = heap_.at(code_ref);
    for (const IndexEdge& edge : index_.edges(index_.number_of(tuple))) {
      const uint32_t count = heap_.at(tuple.as<Tuple>()).size;
      const uint32_t slot = code.argument_count - count + edge.name.index;
      add(edge.target, EdgeRole::Field, "default of '" + slot_text(code, slot) + "'");
    }
  }

  // Builtin bases go without saying.
  void add_bases(Ref<Object> object) {
    const Type& type = heap_.at(object.as<Type>());
    if (!type.bases) return;
    const uint32_t number = index_.number_of(type.bases.as<Object>());
    if (number == kNoObject) return;
    for (const IndexEdge& edge : index_.edges(number)) {
      if (!index_.from_boot(edge.target)) add(edge.target, EdgeRole::Class, "base");
    }
  }

  void add_referent(Ref<Object> object) {
    const Ref<Object> referent = heap_.at(object.as<Weakref>()).referent;
    const uint32_t target = referent ? index_.number_of(referent) : kNoObject;
    if (target == kNoObject) return;
    add(target, EdgeRole::Field, "refers to", EdgeStrength::Weak);
  }

  const HeapIndex& index_;
  const Heap& heap_;
  const Folding& folding_;
  const RowOptions& options_;
  NodeRows result_;
};

}  // namespace

std::vector<const IndexEdge*> edges_as_read(const HeapIndex& index, uint32_t number) {
  std::vector<const IndexEdge*> edges;
  for (const IndexEdge& edge : index.edges(number)) edges.push_back(&edge);
  const auto is_item = [](const IndexEdge* edge) { return edge->name.kind == EdgeKind::Item; };
  const auto first = std::find_if(edges.begin(), edges.end(), is_item);
  const auto end = std::find_if_not(first, edges.end(), is_item);
  if (end - first > 1 && (*first)->name.index > first[1]->name.index) std::reverse(first, end);
  return edges;
}

NodeRows node_rows(const HeapIndex& index, const Folding& folding, uint32_t number,
                   const RowOptions& options) {
  RowBuilder builder(index, folding, options);
  builder.add_all(number);
  return builder.take();
}

NodeRows namespace_rows(const HeapIndex& index, const Folding& folding, uint32_t module,
                        const RowOptions& options) {
  RowBuilder builder(index, folding, options);
  const Ref<Object> dict = index.heap().at(index.object(module).as<Module>()).dict;
  if (dict) builder.add_namespace(dict);
  return builder.take();
}

}  // namespace ouro
