// function_methods.cpp - attributes of functions, bound methods, code, cells, modules and builtins.

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/install.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/instance_attributes.h"
#include "core/vm/native_calls.h"
#include "core/vm/operators.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// A field of a struct as an attribute: None when it is null.
template <typename T, auto Member>
Outcome get_field(Machine& m, const Args& args) {
  const auto value = m.at(args[0].as<T>()).*Member;
  if (!value) return m.return_none();
  return new_reference(m.heap, value.template as<Object>());
}

template <typename T, auto Member>
Outcome set_field(Machine& m, const Args& args) {
  auto& place = m.at(args[0].as<T>()).*Member;
  const Ref<Object> old = place.template as<Object>();
  Ref<Object> value = args.get(1);
  if (value == m.none()) value = {};
  place = {};
  if (value) {
    incref(m.heap, value);
    (m.at(args[0].as<T>()).*Member).offset = value.offset;
  }
  xdecref(m.heap, old);
  return m.return_none();
}

// As set_field, for values of one type only. None counts as nothing where `kind` says so.
enum class NoneMeans : uint8_t { Nothing, Wrong };
template <auto Member, LayoutId layout, NoneMeans none>
Outcome set_checked(Machine& m, const Args& args, const char* message) {
  const Ref<Object> value = args.get(1);
  const bool clears = !value || value == m.none();
  const bool good = clears ? none == NoneMeans::Nothing : is_layout(m, value, layout);
  if (!good) return m.raise(TypeId::TypeError, message);
  return set_field<Function, Member>(m, args);
}

Outcome set_function_name(Machine& m, const Args& args) {
  return set_checked<&Function::name, LayoutId::Str, NoneMeans::Wrong>(
      m, args, "__name__ must be set to a string object");
}
Outcome set_function_qualname(Machine& m, const Args& args) {
  return set_checked<&Function::qualname, LayoutId::Str, NoneMeans::Wrong>(
      m, args, "__qualname__ must be set to a string object");
}
Outcome set_defaults(Machine& m, const Args& args) {
  return set_checked<&Function::defaults, LayoutId::Tuple, NoneMeans::Nothing>(
      m, args, "__defaults__ must be set to a tuple object");
}
Outcome set_kwdefaults(Machine& m, const Args& args) {
  return set_checked<&Function::kwdefaults, LayoutId::Dict, NoneMeans::Nothing>(
      m, args, "__kwdefaults__ must be set to a dict object");
}
Outcome set_annotations(Machine& m, const Args& args) {
  return set_checked<&Function::annotations, LayoutId::Dict, NoneMeans::Nothing>(
      m, args, "__annotations__ must be set to a dict object");
}

uint32_t free_variable_count(const Machine& m, Ref<Code> code) {
  const Code& table = m.at(code);
  const uint8_t* kinds = m.heap.memory.bytes(table.slot_kinds);
  return static_cast<uint32_t>(
      std::count(kinds, kinds + table.slot_count, static_cast<uint8_t>(Slot::Kind::Free)));
}

// Another code must need as many cells as the closure has.
Outcome set_code(Machine& m, const Args& args) {
  const Ref<Object> value = args.get(1);
  if (!value || !is_layout(m, value, LayoutId::Code)) {
    return m.raise(TypeId::TypeError, "__code__ must be set to a code object");
  }
  const Function& function = m.at(args[0].as<Function>());
  const uint32_t has = function.closure ? tuple_size(m.heap, function.closure.as<Tuple>()) : 0;
  const uint32_t needs = free_variable_count(m, value.as<Code>());
  if (has == needs) return set_field<Function, &Function::code>(m, args);
  return m.raise(TypeId::ValueError, str_to_utf8(m.heap, function.name) +
                                         "() requires a code object with " + std::to_string(has) +
                                         " free vars, not " + std::to_string(needs));
}

template <typename T, auto Member>
Outcome get_count(Machine& m, const Args& args) {
  return int_from_i64(m.heap, m.at(args[0].as<T>()).*Member);
}

Outcome get_annotations(Machine& m, const Args& args) {
  const Ref<Function> function = args[0].as<Function>();
  const Ref<Object> annotations = m.at(function).annotations;
  if (annotations && m.heap.type_of(annotations).layout == LayoutId::Dict) {
    return new_reference(m.heap, annotations);
  }
  // The compiler leaves a tuple of names and values; the dict is made when somebody asks.
  const Ref<Dict> dict = dict_new(m.heap);
  const uint32_t count = annotations ? tuple_size(m.heap, annotations.as<Tuple>()) : 0;
  for (uint32_t i = 0; i + 1 < count; i += 2) {
    const Ref<Object> name = tuple_get(m.heap, annotations.as<Tuple>(), i);
    const Ref<Object> value = tuple_get(m.heap, annotations.as<Tuple>(), i + 1);
    const StoreResult stored =
        dict_set_str(m.heap, dict, name.as<Str>(), new_reference(m.heap, value));
    xdecref(m.heap, stored.old);
  }
  m.at(function).annotations = dict.as<Object>();
  xdecref(m.heap, annotations);
  return new_reference(m.heap, dict);
}

Outcome function_call(Machine& m, const Args& args) {
  return call(m, args[0], args.values.subspan(1), args.keyword_names);
}

// function.__get__(object, type), and of native descriptors.
Outcome descriptor_get(Machine& m, const Args& args) {
  const Ref<Object> object = args.get(1) == m.none() ? Ref<Object>{} : args.get(1);
  const Ref<Object> type = args.get(2, m.none()) == m.none() ? Ref<Object>{} : args.get(2);
  if (!object && !type) return m.raise(TypeId::TypeError, "__get__(None, None) is invalid");
  const bool is_class = type && is_layout(m, type, LayoutId::Type);
  if (type && !is_class && m.at(args[0]).type == m.type(TypeId::ClassMethodDescriptor)) {
    return raise_about_descriptor(
        m, args[0], "descriptor '{0}' for type '{1}' needs a type, not a '{2}' as arg 2",
        type_name_of(m, type));
  }
  Ref<Type> owner;
  if (is_class) owner = type.as<Type>();
  if (!owner && object) owner = m.at(object).type;
  return bind_descriptor(m, args[0], object, owner);
}

Outcome descriptor_set(Machine& m, const Args& args) {
  return set_getset(m, args[0], args[1], args[2]);
}
Outcome descriptor_delete(Machine& m, const Args& args) {
  return set_getset(m, args[0], args[1], {});
}

// "list.append"
Outcome get_descriptor_qualname(Machine& m, const Args& args) {
  const Descriptor& descriptor = m.at(args[0].as<Descriptor>());
  return str_from_utf8(m.heap, str_to_utf8(m.heap, m.at(descriptor.type).qualname) + "." +
                                   str_to_utf8(m.heap, descriptor.name));
}

// What CPython takes from the texts in its own source, which are not here.
Outcome get_nothing(Machine& m, const Args&) {
  return m.return_none();
}

Outcome plain_repr(Machine& m, const Args& args) {
  return builtin_repr(m, args[0]);
}

std::string native_name(const Machine& m, Ref<Builtin> builtin) {
  if (is_constructor(m, builtin)) return "__new__";
  return m.native(m.at(builtin).native).name;
}

Outcome get_native_name(Machine& m, const Args& args) {
  return str_from_utf8(m.heap, native_name(m, args[0].as<Builtin>()));
}

// "list.append" of a method bound to a list or a class (meth_get__qualname__).
Outcome get_native_qualname(Machine& m, const Args& args) {
  const Ref<Object> self = m.at(args[0].as<Builtin>()).self;
  const std::string name = native_name(m, args[0].as<Builtin>());
  if (!self) return str_from_utf8(m.heap, name);
  const Ref<Type> type = is_layout(m, self, LayoutId::Type) ? self.as<Type>() : m.at(self).type;
  return str_from_utf8(m.heap, str_to_utf8(m.heap, m.at(type).qualname) + "." + name);
}

// A function's self is its module.
Outcome get_native_self(Machine& m, const Args& args) {
  const Builtin& builtin = m.at(args[0].as<Builtin>());
  if (builtin.self) return new_reference(m.heap, builtin.self);
  if (!builtin.module) return m.return_none();
  const Ref<Dict> modules = m.state().modules.as<Dict>();
  const Ref<Object> module = dict_get_str(m.heap, modules, builtin.module.as<Str>());
  return module ? Outcome(new_reference(m.heap, module)) : m.return_none();
}

Outcome get_native_module(Machine& m, const Args& args) {
  const Builtin& builtin = m.at(args[0].as<Builtin>());
  if (builtin.self || !builtin.module) return m.return_none();
  return new_reference(m.heap, builtin.module);
}

Outcome get_wrapped_type(Machine& m, const Args& args) {
  const Ref<Object> descriptor = m.at(args[0].as<Builtin>()).module;
  return new_reference(m.heap, m.at(descriptor.as<Descriptor>()).type);
}

// The same function of the same object (meth_richcompare, wrapper_richcompare).
Outcome native_eq(Machine& m, const Args& args) {
  if (m.at(args[1]).type != m.at(args[0]).type) return not_implemented(m);
  const Builtin& a = m.at(args[0].as<Builtin>());
  const Builtin& b = m.at(args[1].as<Builtin>());
  const bool same = a.native == b.native && a.self == b.self;
  const bool is_wrapper = m.at(args[0]).type == m.type(TypeId::MethodWrapper);
  const bool by_value = is_wrapper && !m.profile().objects->methods_compare_by_identity;
  if (!same && by_value && a.native == b.native) return equal(m, a.self, b.self);
  return m.return_bool(same);
}

int64_t pointer_hash(Ref<Object> object) {
  return static_cast<int64_t>(object.offset) >> 4;
}

Outcome native_hash(Machine& m, const Args& args) {
  const Builtin& builtin = m.at(args[0].as<Builtin>());
  const bool by_self = builtin.self && !m.profile().objects->methods_compare_by_identity;
  if (by_self) return hash(m, builtin.self);
  return int_from_i64(m.heap, pointer_hash(builtin.self) ^ static_cast<int64_t>(builtin.native));
}

Outcome get_method_attribute(Machine& m, const Args& args, NameId name) {
  return get_attribute(m, m.at(args[0].as<BoundMethod>()).function, m.name(name));
}
Outcome get_method_doc(Machine& m, const Args& args) {
  return get_method_attribute(m, args, NameId::doc);
}

// method(function, object)
Outcome method_make(Machine& m, const Args& args) {
  if (args.count() != 3) {
    return m.raise(TypeId::TypeError,
                   "method expected 2 arguments, got " + std::to_string(args.count() - 1));
  }
  if (!lookup_special(m, args[1], SpecialMethod::Call)) {
    return m.raise(TypeId::TypeError, "first argument must be callable");
  }
  if (args[2] == m.none()) {
    return m.raise(TypeId::TypeError, m.profile().objects->method_self_none);
  }
  return bound_method_new(m.heap, args[1], args[2]);
}

Outcome method_get(Machine& m, const Args& args) {
  return new_reference(m.heap, args[0]);
}

Outcome method_eq(Machine& m, const Args& args) {
  if (!m.heap.is_exact(args[1], TypeId::Method)) return not_implemented(m);
  const BoundMethod& a = m.at(args[0].as<BoundMethod>());
  const BoundMethod& b = m.at(args[1].as<BoundMethod>());
  const bool same_self = a.self == b.self;
  if (a.function != b.function || same_self) return m.return_bool(a.function == b.function);
  if (m.profile().objects->methods_compare_by_identity) return m.return_bool(false);
  return equal(m, a.self, b.self);
}

Outcome method_hash(Machine& m, const Args& args) {
  const BoundMethod& method = m.at(args[0].as<BoundMethod>());
  if (!m.profile().objects->methods_compare_by_identity) return hash(m, method.self);
  return int_from_i64(m.heap, pointer_hash(method.self) ^ pointer_hash(method.function));
}

Outcome get_cell_contents(Machine& m, const Args& args) {
  const Ref<Object> contents = m.at(args[0].as<Cell>()).contents;
  if (!contents) return m.raise(TypeId::ValueError, "Cell is empty");
  return new_reference(m.heap, contents);
}

Outcome get_member_name(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(args[0].as<Descriptor>()).name);
}

Outcome module_dir(Machine& m, const Args& args) {
  const Ref<List> names = list_new(m.heap);
  const Ref<Dict> dict = m.at(args[0].as<Module>()).dict.as<Dict>();
  uint32_t position = 0;
  for (DictItem item = dict_next(m.heap.memory, dict, &position); item.key;
       item = dict_next(m.heap.memory, dict, &position)) {
    CHECK(list_append(m.heap, names, new_reference(m.heap, item.key)));
  }
  return names;
}

Outcome module_new(Machine& m, const Args& args) {
  const Ref<Module> module = m.heap.allocate_object(args[0].as<Type>()).as<Module>();
  const Ref<Dict> dict = dict_new(m.heap);
  m.at(module).dict = dict.as<Object>();
  m.heap.track(module.as<Object>());
  return module;
}

Outcome module_init(Machine& m, const Args& args) {
  const Ref<Dict> dict = m.at(args[0].as<Module>()).dict.as<Dict>();
  const StoreResult stored =
      dict_set_str(m.heap, dict, m.name(NameId::name_), new_reference(m.heap, args[1]));
  xdecref(m.heap, stored.old);
  const Ref<Object> doc = args.get(2, m.none());
  const StoreResult documented =
      dict_set_str(m.heap, dict, m.name(NameId::doc), new_reference(m.heap, doc));
  xdecref(m.heap, documented.old);
  return m.return_none();
}

constexpr NativeEntry kFunctionMethods[] = {
    {"__call__", function_call, 1, kAnyCount, "**"},
    {"__get__", descriptor_get, 2, 3},
    {"__repr__", plain_repr, 1, 1},
};

constexpr NativeGetSet kFunctionAttributes[] = {
    {"__code__", get_field<Function, &Function::code>, set_code},
    {"__globals__", get_field<Function, &Function::globals>, nullptr, AttributeKind::Member},
    {"__name__", get_field<Function, &Function::name>, set_function_name},
    {"__qualname__", get_field<Function, &Function::qualname>, set_function_qualname},
    {"__module__", get_field<Function, &Function::module>, set_field<Function, &Function::module>,
     AttributeKind::Member},
    {"__doc__", get_field<Function, &Function::doc>, set_field<Function, &Function::doc>,
     AttributeKind::Member},
    {"__defaults__", get_field<Function, &Function::defaults>, set_defaults},
    {"__kwdefaults__", get_field<Function, &Function::kwdefaults>, set_kwdefaults},
    {"__closure__", get_field<Function, &Function::closure>, nullptr, AttributeKind::Member},
    {"__annotations__", get_annotations, set_annotations},
    {"__dict__", get_dict_attribute, set_dict_attribute},
};

constexpr NativeGetSet kMethodAttributes[] = {
    {"__func__", get_field<BoundMethod, &BoundMethod::function>, nullptr, AttributeKind::Member},
    {"__self__", get_field<BoundMethod, &BoundMethod::self>, nullptr, AttributeKind::Member},
    {"__doc__", get_method_doc},
};

constexpr NativeEntry kMethodMethods[] = {
    {"__call__", function_call, 1, kAnyCount, "**"},
    {"__get__", method_get, 2, 3},
    {"__eq__", method_eq, 2, 2},
    {"__hash__", method_hash, 1, 1},
    {"__repr__", plain_repr, 1, 1},
};

constexpr NativeEntry kMethodNew = {"method", method_make, 1, kAnyCount};

constexpr NativeGetSet kCellAttributes[] = {{"cell_contents", get_cell_contents}};

constexpr NativeGetSet kBuiltinAttributes[] = {
    {"__name__", get_native_name},
    {"__qualname__", get_native_qualname},
    {"__self__", get_native_self},
    {"__module__", get_native_module, nullptr, AttributeKind::Member},
    {"__doc__", get_nothing},
    {"__text_signature__", get_nothing},
};
constexpr NativeGetSet kMethodWrapperAttributes[] = {
    {"__name__", get_native_name},
    {"__qualname__", get_native_qualname},
    {"__self__", get_native_self, nullptr, AttributeKind::Member},
    {"__objclass__", get_wrapped_type},
    {"__doc__", get_nothing},
    {"__text_signature__", get_nothing},
};
constexpr NativeEntry kBuiltinMethods[] = {
    {"__call__", function_call, 1, kAnyCount, "**"},
    {"__repr__", plain_repr, 1, 1},
    {"__eq__", native_eq, 2, 2},
    {"__hash__", native_hash, 1, 1},
};

constexpr NativeEntry kReprOnly[] = {{"__repr__", plain_repr, 1, 1}};
constexpr NativeEntry kMethodDescriptorMethods[] = {
    {"__call__", function_call, 1, kAnyCount, "**"},
    {"__get__", descriptor_get, 2, 3},
    {"__repr__", plain_repr, 1, 1},
};
constexpr NativeEntry kDataDescriptorMethods[] = {
    {"__get__", descriptor_get, 2, 3},
    {"__set__", descriptor_set, 3, 3},
    {"__delete__", descriptor_delete, 2, 2},
    {"__repr__", plain_repr, 1, 1},
};
constexpr NativeGetSet kDescriptorAttributes[] = {
    {"__name__", get_member_name, nullptr, AttributeKind::Member},
    {"__qualname__", get_descriptor_qualname},
    {"__objclass__", get_field<Descriptor, &Descriptor::type>, nullptr, AttributeKind::Member},
    {"__doc__", get_nothing},
};

constexpr NativeEntry kModuleMethods[] = {
    {"__init__", module_init, 2, 3},
    {"__dir__", module_dir, 1, 1},
    {"__repr__", plain_repr, 1, 1},
};
constexpr NativeEntry kModuleNew = {"__new__", module_new, 1, kAnyCount, "**"};
constexpr NativeGetSet kModuleAttributes[] = {{"__dict__", get_dict_attribute}};

// --- None, Ellipsis, NotImplemented ---

// type(None)() is None.
template <Ref<Object> HeapState::*singleton>
Outcome make_singleton(Machine& m, const Args& args) {
  if (args.values.size() > 1) {
    const bool is_ellipsis = args[0] == m.type(TypeId::Ellipsis).as<Object>();
    const std::string name = is_ellipsis ? "EllipsisType" : name_of_type(m, args[0].as<Type>());
    return m.raise(TypeId::TypeError, name + " takes no arguments");
  }
  return new_reference(m.heap, m.heap.state().*singleton);
}

Outcome none_bool(Machine& m, const Args&) {
  return m.return_bool(false);
}

constexpr NativeEntry kNoneNew = {"NoneType", make_singleton<&HeapState::none>, 1, kAnyCount, "**"};
constexpr NativeEntry kEllipsisNew = {"ellipsis", make_singleton<&HeapState::ellipsis>, 1,
                                      kAnyCount, "**"};
constexpr NativeEntry kNotImplementedNew = {
    "NotImplementedType", make_singleton<&HeapState::not_implemented>, 1, kAnyCount, "**"};
Outcome none_hash(Machine& m, const Args& args) {
  return hash(m, args[0]);
}

constexpr NativeEntry kNoneMethods[] = {
    {"__bool__", none_bool, 1, 1},
    {"__hash__", none_hash, 1, 1},
};

void install_singleton_methods(Machine& m) {
  add_constructor(m, TypeId::NoneType, kNoneNew);
  add_constructor(m, TypeId::Ellipsis, kEllipsisNew);
  add_constructor(m, TypeId::NotImplementedType, kNotImplementedNew);
  for (TypeId id : {TypeId::NoneType, TypeId::Ellipsis, TypeId::NotImplementedType}) {
    add_methods(m, id, kReprOnly);
  }
  add_methods(m, TypeId::NoneType, kNoneMethods);
}

}  // namespace

void install_function_methods(Machine& m) {
  add_methods(m, TypeId::Function, kFunctionMethods);
  add_attributes(m, TypeId::Function, kFunctionAttributes);
  add_methods(m, TypeId::Method, kMethodMethods);
  add_attributes(m, TypeId::Method, kMethodAttributes);
  add_methods(m, TypeId::Code, kReprOnly);
  install_code_attributes(m);
  add_attributes(m, TypeId::Cell, kCellAttributes);
  for (TypeId id : {TypeId::Builtin, TypeId::MethodWrapper}) add_methods(m, id, kBuiltinMethods);
  add_attributes(m, TypeId::Builtin, kBuiltinAttributes);
  add_attributes(m, TypeId::MethodWrapper, kMethodWrapperAttributes);
  add_constructor(m, TypeId::Method, kMethodNew);
  for (TypeId id :
       {TypeId::MethodDescriptor, TypeId::WrapperDescriptor, TypeId::ClassMethodDescriptor}) {
    add_methods(m, id, kMethodDescriptorMethods);
    add_attributes(m, id, kDescriptorAttributes);
  }
  for (TypeId id : {TypeId::GetSetDescriptor, TypeId::MemberDescriptor}) {
    add_methods(m, id, kDataDescriptorMethods);
    add_attributes(m, id, kDescriptorAttributes);
  }
  add_constructor(m, TypeId::Module, kModuleNew);
  add_methods(m, TypeId::Module, kModuleMethods);
  add_attributes(m, TypeId::Module, kModuleAttributes);
  install_singleton_methods(m);
}

}  // namespace ouro
