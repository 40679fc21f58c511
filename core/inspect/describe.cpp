#include "core/inspect/describe.h"

#include "core/objects/function_object.h"
#include "core/objects/iterator_object.h"
#include "core/objects/str_object.h"

namespace ouro {
namespace {

constexpr uint32_t kNameCharactersMax = 200;
constexpr uint32_t kValueCharactersMax = 32;

// What follows the last "<locals>." of a qualified name.
std::string without_locals(const std::string& qualified) {
  constexpr std::string_view kLocals = "<locals>.";
  const size_t at = qualified.rfind(kLocals);
  return at == std::string::npos ? qualified : qualified.substr(at + kLocals.size());
}

std::string named(const char* what, const Heap& heap, Ref<Str> name) {
  return std::string(what) + " " + without_locals(name_text(heap, name.as<Object>()));
}

std::string numbered(const Machine& machine, Ref<Object> object) {
  const Heap& heap = machine.heap;
  if (object == heap.state().gc.garbage) return "gc.garbage";
  if (object == heap.state().gc.callbacks) return "gc.callbacks";
  uint32_t number = heap.at(object).flags >> kOrdinalShift;
  const bool has_kind = heap.type_of(object).layout == LayoutId::Iterator;
  if (has_kind) number &= (1u << (kIteratorKindShift - kOrdinalShift)) - 1;
  const bool from_boot = heap.at(object).birth < machine.state().boot_birth;
  // Builtin types of modules are called "weakref.ReferenceType": the last part says enough.
  const std::string type = type_name(heap, object);
  return (from_boot ? "boot " : "") + type.substr(type.rfind('.') + 1) + " #" +
         std::to_string(number);
}

}  // namespace

std::string name_text(const Heap& heap, Ref<Object> name) {
  if (!name || !heap.has_flag(name, kTypeStrSubclass)) return "?";
  const StrView view = str_view(heap, name.as<Str>());
  std::string text;
  append_utf8(&text, view.part(0, std::min(view.length(), kNameCharactersMax)));
  return text;
}

std::string type_name(const Heap& heap, Ref<Object> object) {
  const Ref<Type> type = heap.at(object).type;
  return name_text(heap, heap.at(type).name.as<Object>());
}

NodeKind node_kind(const Heap& heap, Ref<Object> object) {
  const Type& type = heap.type_of(object);
  switch (type.layout) {
    case LayoutId::Plain:
      return heap.at(object).type == heap.type(TypeId::Object) ? NodeKind::Instance
                                                               : NodeKind::Value;
    case LayoutId::Int:
    case LayoutId::Float:
    case LayoutId::Complex:
    case LayoutId::Str:
    case LayoutId::Bytes:
      return (type.flags & kTypeHeap) != 0 ? NodeKind::Instance : NodeKind::Value;
    case LayoutId::Range:
    case LayoutId::Slice:
      return NodeKind::Value;
    case LayoutId::List:
      return NodeKind::List;
    case LayoutId::Tuple:
      return NodeKind::Tuple;
    case LayoutId::Dict:
    case LayoutId::MappingProxy:
      return NodeKind::Dict;
    case LayoutId::Set:
      return NodeKind::Set;
    case LayoutId::Type:
      return NodeKind::Class;
    case LayoutId::Function:
    case LayoutId::BoundMethod:
    case LayoutId::Builtin:
    case LayoutId::Property:
    case LayoutId::StaticMethod:
    case LayoutId::ClassMethod:
    case LayoutId::Descriptor:
    case LayoutId::Super:
      return NodeKind::Function;
    case LayoutId::Cell:
      return NodeKind::Cell;
    case LayoutId::Module:
      return NodeKind::Module;
    case LayoutId::Code:
    case LayoutId::Frame:
    case LayoutId::Traceback:
      return NodeKind::Frame;
    case LayoutId::Generator:
      return NodeKind::Generator;
    case LayoutId::Exception:
      return NodeKind::Exception;
    case LayoutId::Weakref:
      return NodeKind::Weakref;
    case LayoutId::Iterator:
    case LayoutId::DictView:
      return NodeKind::Iterator;
    case LayoutId::Instance:
      return NodeKind::Instance;
    default:
      return NodeKind::Other;
  }
}

const char* node_kind_name(NodeKind kind) {
  static constexpr const char* kNames[] = {"value",     "instance",  "list",           "tuple",
                                           "dict",      "set",       "function",       "class",
                                           "module",    "cell",      "weak reference", "iterator",
                                           "generator", "exception", "frame",          "other"};
  return kNames[static_cast<uint32_t>(kind)];
}

std::string object_label(const Machine& machine, Ref<Object> object) {
  const Heap& heap = machine.heap;
  switch (heap.type_of(object).layout) {
    case LayoutId::Type:
      return named("class", heap, heap.at(object.as<Type>()).name);
    case LayoutId::Function:
      return named("function", heap, heap.at(object.as<Function>()).qualname);
    case LayoutId::Module:
      return "module " + name_text(heap, heap.at(object.as<Module>()).name);
    case LayoutId::Code:
      return named("code of", heap, heap.at(object.as<Code>()).qualname);
    case LayoutId::Builtin:
      return "builtin " + std::string(machine.native(heap.at(object.as<Builtin>()).native).name);
    case LayoutId::Descriptor:
      return named("descriptor", heap, heap.at(object.as<Descriptor>()).name);
    default:
      break;
  }
  if (is_value(heap, object)) return short_repr(machine, object, kValueCharactersMax);
  return numbered(machine, object);
}

std::string short_text(const Machine& machine, Ref<Object> object) {
  if (!object) return "nothing";
  return object_label(machine, object);
}

}  // namespace ouro
