#include "core/inspect/folding.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/str_object.h"

namespace ouro {
namespace {

bool is_field(const IndexEdge& edge, std::string_view name) {
  return edge.name.kind == EdgeKind::Field && name == edge.name.field;
}

bool is_one_of(const IndexEdge& edge, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return is_field(edge, name); });
}

// The value of a name that the machine knows as text; null when it is not there.
Ref<Object> find_in_dict(const Heap& heap, Ref<Dict> dict, std::string_view name) {
  uint32_t position = 0;
  for (;;) {
    const DictItem item = dict_next(heap.memory, dict, &position);
    if (!item.value) return {};
    if (!heap.has_flag(item.key, kTypeStrSubclass)) continue;
    if (str_equals(heap, item.key.as<Str>(), name)) return item.value;
  }
}

bool is_text(const Heap& heap, Ref<Object> object, std::string_view text) {
  return object && heap.has_flag(object, kTypeStrSubclass) &&
         str_equals(heap, object.as<Str>(), text);
}

}  // namespace

Folding::Folding(const HeapIndex& index) : index_(index), owner_(index.size()) {
  std::iota(owner_.begin(), owner_.end(), 0);
  const Ref<Object> main = index.machine().state().main_module;
  if (main && index.number_of(main) != kNoObject) {
    main_module_ = index.number_of(main);
    main_namespace_ = index.heap().at(main.as<Module>()).dict;
  }
  is_program_class_.assign(index.size(), 0);
  for (uint32_t i = 0; i < index.size(); ++i) {
    if (index.heap().has_flag(index.object(i), kTypeTypeSubclass)) {
      is_program_class_[i] = is_program_class(i) ? 1 : 0;
    }
    fold_children(i);
  }
}

uint32_t Folding::whole(uint32_t number) const {
  // Parts of parts are few, and owners never form a circle: see fold().
  while (owner_[number] != number) number = owner_[number];
  return number;
}

void Folding::fold(uint32_t part, uint32_t owner) {
  if (is_part(part) || whole(owner) == part) return;
  owner_[part] = owner;
}

void Folding::fold_exclusive(uint32_t part, uint32_t owner) {
  if (index_.counted(part) == 1) fold(part, owner);
}

void Folding::fold_children(uint32_t number) {
  const Heap& heap = index_.heap();
  const LayoutId layout = heap.type_of(index_.object(number)).layout;
  for (const IndexEdge& edge : index_.edges(number)) {
    const uint32_t target = edge.target;
    switch (layout) {
      case LayoutId::Module:
        if (is_field(edge, "__dict__")) fold(target, number);
        break;
      case LayoutId::Type:
        if (is_field(edge, "__dict__")) {
          fold(target, number);
          for (const IndexEdge& member : index_.edges(target)) {
            fold_class_member(target, member.target);
          }
        } else if (is_one_of(edge, {"__mro__", "__bases__", "__subclasses__", "__slots__"})) {
          fold_exclusive(target, number);
          for (const IndexEdge& member : index_.edges(target)) {
            const LayoutId kind = heap.type_of(index_.object(member.target)).layout;
            if (kind == LayoutId::Weakref) fold_exclusive(member.target, target);
          }
        }
        break;
      case LayoutId::Function:
        if (is_field(edge, "__code__")) fold(target, number);
        if (is_one_of(edge, {"__closure__", "__defaults__", "__kwdefaults__", "__annotations__",
                             "__dict__"})) {
          fold_exclusive(target, number);
        }
        break;
      case LayoutId::Code: {
        const LayoutId kind = heap.type_of(index_.object(target)).layout;
        if (kind == LayoutId::Tuple) fold_exclusive(target, number);
        if (is_field(edge, "co_consts")) {
          for (const IndexEdge& constant : index_.edges(target)) {
            const Ref<Object> object = index_.object(constant.target);
            if (heap.type_of(object).layout == LayoutId::Code) fold(constant.target, target);
          }
        }
        break;
      }
      case LayoutId::Exception:
        if (is_one_of(edge, {"__dict__", "args"})) fold_exclusive(target, number);
        break;
      default:
        if (is_field(edge, "__dict__")) fold_exclusive(target, number);
    }
  }
}

// What stands in the namespace of a class and nowhere else, with the function inside a wrapper.
void Folding::fold_class_member(uint32_t type, uint32_t member) {
  const Heap& heap = index_.heap();
  switch (heap.type_of(index_.object(member)).layout) {
    case LayoutId::Function:
      if (!heap.at(index_.object(member).as<Function>()).closure) fold_exclusive(member, type);
      return;
    case LayoutId::Descriptor:
      fold_exclusive(member, type);
      return;
    case LayoutId::StaticMethod:
    case LayoutId::ClassMethod:
    case LayoutId::Property:
      fold_exclusive(member, type);
      if (!is_part(member)) return;
      for (const IndexEdge& edge : index_.edges(member)) {
        const Ref<Object> object = index_.object(edge.target);
        if (heap.type_of(object).layout == LayoutId::Function) fold_exclusive(edge.target, member);
      }
      return;
    default:
      return;
  }
}

bool Folding::is_program_class(uint32_t number) const {
  const Heap& heap = index_.heap();
  const Type& type = heap.at(index_.object(number).as<Type>());
  if ((type.flags & kTypeHeap) == 0 || index_.from_boot(number)) return false;
  if (!type.dict) return true;
  const Ref<Object> module = find_in_dict(heap, type.dict, "__module__");
  return !module || is_text(heap, module, "__main__");
}

bool Folding::is_program_instance(uint32_t number) const {
  const Ref<Type> type = index_.heap().at(index_.object(number)).type;
  const uint32_t type_number = index_.number_of(type.as<Object>());
  return type_number != kNoObject && is_program_class_[type_number] != 0;
}

bool Folding::is_library(uint32_t number) const {
  const Heap& heap = index_.heap();
  const Ref<Object> object = index_.object(number);
  switch (heap.type_of(object).layout) {
    case LayoutId::Module:
      return number != main_module_;
    case LayoutId::Type:
      return is_program_class_[number] == 0;
    case LayoutId::Function:
      return main_namespace_ && heap.at(object.as<Function>()).globals != main_namespace_;
    case LayoutId::Descriptor:
      return true;
    case LayoutId::Builtin: {
      const Ref<Object> self = heap.at(object.as<Builtin>()).self;
      return !self || heap.type_of(self).layout == LayoutId::Module;
    }
    default:
      return false;
  }
}

}  // namespace ouro
