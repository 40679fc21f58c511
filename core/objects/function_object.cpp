#include "core/objects/function_object.h"

#include "core/heap/refcount.h"
#include "core/objects/field_layout.h"
#include "core/objects/frame_counts.h"
#include "core/objects/instance.h"

namespace ouro {
namespace {

// Functions: the order of func_traverse.
using FunctionFields =
    FieldLayout<Function, &Function::code, &Function::globals, &Function::builtins,
                &Function::module, &Function::defaults, &Function::kwdefaults, &Function::doc,
                &Function::name, &Function::dict, &Function::closure, &Function::annotations,
                &Function::qualname>;
constexpr const char* kFunctionNames[] = {
    "__code__", "__globals__", "__builtins__", "__module__",  "__defaults__",    "__kwdefaults__",
    "__doc__",  "__name__",    "__dict__",     "__closure__", "__annotations__", "__qualname__"};

using CodeFields = FieldLayout<Code, &Code::constants, &Code::names, &Code::slot_names,
                               &Code::filename, &Code::name, &Code::qualname>;
constexpr const char* kCodeNames[] = {"co_consts",   "co_names", "co_varnames",
                                      "co_filename", "co_name",  "co_qualname"};

using CellFields = FieldLayout<Cell, &Cell::contents>;
constexpr const char* kCellNames[] = {"cell contents"};

using BoundMethodFields = FieldLayout<BoundMethod, &BoundMethod::function, &BoundMethod::self>;
constexpr const char* kBoundMethodNames[] = {"__func__", "__self__"};

using BuiltinFields = FieldLayout<Builtin, &Builtin::self, &Builtin::module>;
constexpr const char* kBuiltinNames[] = {"__self__", "__module__"};

using DescriptorFields = FieldLayout<Descriptor, &Descriptor::type, &Descriptor::name>;
constexpr const char* kDescriptorNames[] = {"__objclass__", "__name__"};

using PropertyFields = FieldLayout<Property, &Property::getter, &Property::setter,
                                   &Property::deleter, &Property::doc, &Property::name>;
constexpr const char* kPropertyNames[] = {"fget", "fset", "fdel", "__doc__", "__name__"};

using MethodWrapperFields =
    FieldLayout<MethodWrapper, &MethodWrapper::callable, &MethodWrapper::dict>;
constexpr const char* kMethodWrapperNames[] = {"__func__", "__dict__"};

using SuperFields = FieldLayout<Super, &Super::object, &Super::type, &Super::object_type>;
constexpr const char* kSuperNames[] = {"__self__", "__thisclass__", "__self_class__"};

using ModuleFields = FieldLayout<Module, &Module::dict, &Module::name>;
constexpr const char* kModuleNames[] = {"__dict__", "__name__"};

// Types: the order of type_traverse. The special methods are borrowed from what the MRO owns.
using TypeFields = FieldLayout<Type, &Type::dict, &Type::mro, &Type::bases, &Type::base,
                               &Type::subclasses, &Type::name, &Type::qualname, &Type::slot_names>;
constexpr const char* kTypeNames[] = {"__dict__",       "__mro__",  "__bases__",    "__base__",
                                      "__subclasses__", "__name__", "__qualname__", "__slots__"};
constexpr const char* kShownTypeNames[] = {"__dict__", "__mro__", "__bases__", "__base__"};

template <typename Fields, const auto& kNames>
void traverse_as(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  Fields::traverse(memory, object, visitor, kNames);
}

// The collector is not shown the list of weak references to subclasses (type_traverse).
void traverse_type(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  if (visitor.view == EdgeView::Owned) {
    TypeFields::traverse(memory, object, visitor, kTypeNames);
    return;
  }
  using Shown = FieldLayout<Type, &Type::dict, &Type::mro, &Type::bases, &Type::base>;
  Shown::traverse(memory, object, visitor, kShownTypeNames);
}

// tp_clear of functions leaves what a running call may still need (func_clear).
Ref<Object> take_function_for_clear(Heap& heap, Ref<Object> object) {
  using Clearable =
      FieldLayout<Function, &Function::globals, &Function::builtins, &Function::module,
                  &Function::defaults, &Function::kwdefaults, &Function::doc, &Function::dict,
                  &Function::closure, &Function::annotations>;
  return Clearable::take_child(heap, object);
}

// tp_clear of types (type_clear): the dict's contents, whoever else holds it, then the MRO; bases
// stay readable.
Ref<Object> take_type_for_clear(Heap& heap, Ref<Object> object) {
  heap.at(object.as<Type>()).version = 0;
  const Ref<Object> dict = heap.at(object.as<Type>()).dict.as<Object>();
  if (dict) {
    if (const Ref<Object> child = heap.layout(dict).take_child_for_clear(heap, dict)) return child;
  }
  return FieldLayout<Type, &Type::mro>::take_child(heap, object);
}

void release_type_areas(Heap& heap, Ref<Object> object) {
  release_shared_keys(heap, object.as<Type>());
}

void release_code_area(Heap& heap, Ref<Object> object) {
  count_dead_code(heap, object.as<Code>());
  const Code& code = heap.at(object.as<Code>());
  heap.release_area(code.area, code.area_bytes);
}

}  // namespace

const Layout kTypeLayout = {
    .name = "type",
    .traverse = traverse_type,
    .take_child = TypeFields::take_child,
    .take_child_for_clear = take_type_for_clear,
    .release_areas = release_type_areas,
    .size = basic_size,
};

const Layout kFunctionLayout = {
    .name = "function",
    .traverse = traverse_as<FunctionFields, kFunctionNames>,
    .take_child = FunctionFields::take_child,
    .take_child_for_clear = take_function_for_clear,
    .size = basic_size,
};

const Layout kCodeLayout = {
    .name = "code",
    .traverse = traverse_as<CodeFields, kCodeNames>,
    .take_child = CodeFields::take_child,
    .release_areas = release_code_area,
    .size = basic_size,
};

const Layout kCellLayout = {
    .name = "cell",
    .traverse = traverse_as<CellFields, kCellNames>,
    .take_child = CellFields::take_child,
    .take_child_for_clear = CellFields::take_child,
    .size = basic_size,
};

const Layout kBoundMethodLayout = {
    .name = "method",
    .traverse = traverse_as<BoundMethodFields, kBoundMethodNames>,
    .take_child = BoundMethodFields::take_child,
    .size = basic_size,
};

const Layout kBuiltinLayout = {
    .name = "builtin",
    .traverse = traverse_as<BuiltinFields, kBuiltinNames>,
    .take_child = BuiltinFields::take_child,
    .size = basic_size,
};

const Layout kDescriptorLayout = {
    .name = "descriptor",
    .traverse = traverse_as<DescriptorFields, kDescriptorNames>,
    .take_child = DescriptorFields::take_child,
    .size = basic_size,
};

const Layout kPropertyLayout = {
    .name = "property",
    .traverse = traverse_as<PropertyFields, kPropertyNames>,
    .take_child = PropertyFields::take_child,
    .size = basic_size,
};

const Layout kStaticMethodLayout = {
    .name = "method wrapper",
    .traverse = traverse_as<MethodWrapperFields, kMethodWrapperNames>,
    .take_child = MethodWrapperFields::take_child,
    .take_child_for_clear = MethodWrapperFields::take_child,
    .size = basic_size,
};

const Layout kSuperLayout = {
    .name = "super",
    .traverse = traverse_as<SuperFields, kSuperNames>,
    .take_child = SuperFields::take_child,
    .size = basic_size,
};

const Layout kModuleLayout = {
    .name = "module",
    .traverse = traverse_as<ModuleFields, kModuleNames>,
    .take_child = ModuleFields::take_child,
    .take_child_for_clear = ModuleFields::take_child,
    .size = basic_size,
};

Ref<Cell> cell_new(Heap& heap, Ref<Object> owned_contents) {
  Ref<Cell> cell = heap.allocate<Cell>(TypeId::Cell);
  heap.at(cell).contents = owned_contents;
  heap.track(cell.as<Object>());
  return cell;
}

Ref<BoundMethod> bound_method_new(Heap& heap, Ref<Object> function, Ref<Object> self) {
  Ref<BoundMethod> method = heap.allocate<BoundMethod>(TypeId::Method);
  heap.at(method).function = new_reference(heap, function);
  heap.at(method).self = new_reference(heap, self);
  heap.track(method.as<Object>());
  return method;
}

}  // namespace ouro
