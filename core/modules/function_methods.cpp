// function_methods.cpp - attributes of functions, bound methods, code, cells, modules and builtins.

#include "core/heap/refcount.h"
#include "core/modules/install.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/instance_attributes.h"
#include "core/vm/native_calls.h"
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

// function.__get__(object, type)
Outcome function_get(Machine& m, const Args& args) {
  const Ref<Object> object = args.get(1) == m.none() ? Ref<Object>{} : args.get(1);
  const Ref<Object> type = args.get(2);
  return bind_descriptor(m, args[0], object, type ? type.as<Type>() : Ref<Type>{});
}

Outcome plain_repr(Machine& m, const Args& args) {
  return builtin_repr(m, args[0]);
}

Outcome get_varnames(Machine& m, const Args& args) {
  const Ref<Tuple> names = m.at(args[0].as<Code>()).slot_names;
  return new_reference(m.heap, names);
}

Outcome get_native_name(Machine& m, const Args& args) {
  const Builtin& builtin = m.at(args[0].as<Builtin>());
  return str_from_utf8(m.heap, m.native(builtin.native).name);
}

Outcome get_method_attribute(Machine& m, const Args& args, NameId name) {
  return get_attribute(m, m.at(args[0].as<BoundMethod>()).function, m.name(name));
}
Outcome get_method_name(Machine& m, const Args& args) {
  return get_method_attribute(m, args, NameId::name_);
}
Outcome get_method_qualname(Machine& m, const Args& args) {
  return get_method_attribute(m, args, NameId::qualname);
}
Outcome get_method_doc(Machine& m, const Args& args) {
  return get_method_attribute(m, args, NameId::doc);
}

Outcome method_eq(Machine& m, const Args& args) {
  if (!m.heap.is_exact(args[1], TypeId::Method)) {
    return new_reference(m.heap, m.heap.state().not_implemented);
  }
  const BoundMethod& a = m.at(args[0].as<BoundMethod>());
  const BoundMethod& b = m.at(args[1].as<BoundMethod>());
  return m.return_bool(a.function == b.function && a.self == b.self);
}

Outcome method_hash(Machine& m, const Args& args) {
  const BoundMethod& method = m.at(args[0].as<BoundMethod>());
  return int_from_i64(m.heap, (static_cast<int64_t>(method.self.offset) >> 4) ^
                                  (static_cast<int64_t>(method.function.offset) >> 4));
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
    {"__get__", function_get, 2, 3},
    {"__repr__", plain_repr, 1, 1},
};

constexpr NativeGetSet kFunctionAttributes[] = {
    {"__code__", get_field<Function, &Function::code>, set_field<Function, &Function::code>},
    {"__globals__", get_field<Function, &Function::globals>},
    {"__name__", get_field<Function, &Function::name>, set_field<Function, &Function::name>},
    {"__qualname__", get_field<Function, &Function::qualname>,
     set_field<Function, &Function::qualname>},
    {"__module__", get_field<Function, &Function::module>, set_field<Function, &Function::module>},
    {"__doc__", get_field<Function, &Function::doc>, set_field<Function, &Function::doc>},
    {"__defaults__", get_field<Function, &Function::defaults>,
     set_field<Function, &Function::defaults>},
    {"__kwdefaults__", get_field<Function, &Function::kwdefaults>,
     set_field<Function, &Function::kwdefaults>},
    {"__closure__", get_field<Function, &Function::closure>},
    {"__annotations__", get_annotations, set_field<Function, &Function::annotations>},
    {"__dict__", get_dict_attribute, set_dict_attribute},
};

constexpr NativeGetSet kMethodAttributes[] = {
    {"__func__", get_field<BoundMethod, &BoundMethod::function>},
    {"__self__", get_field<BoundMethod, &BoundMethod::self>},
    {"__name__", get_method_name},
    {"__qualname__", get_method_qualname},
    {"__doc__", get_method_doc},
};

constexpr NativeEntry kMethodMethods[] = {
    {"__call__", function_call, 1, kAnyCount, "**"},
    {"__eq__", method_eq, 2, 2},
    {"__hash__", method_hash, 1, 1},
    {"__repr__", plain_repr, 1, 1},
};

constexpr NativeGetSet kCodeAttributes[] = {
    {"co_name", get_field<Code, &Code::name>},
    {"co_qualname", get_field<Code, &Code::qualname>},
    {"co_filename", get_field<Code, &Code::filename>},
    {"co_consts", get_field<Code, &Code::constants>},
    {"co_names", get_field<Code, &Code::names>},
    {"co_varnames", get_varnames},
    {"co_argcount", get_count<Code, &Code::argument_count>},
    {"co_posonlyargcount", get_count<Code, &Code::positional_only_count>},
    {"co_kwonlyargcount", get_count<Code, &Code::keyword_only_count>},
    {"co_flags", get_count<Code, &Code::flags>},
    {"co_firstlineno", get_count<Code, &Code::first_line>},
    {"co_stacksize", get_count<Code, &Code::stack_depth>},
};

constexpr NativeGetSet kCellAttributes[] = {{"cell_contents", get_cell_contents}};

constexpr NativeGetSet kBuiltinAttributes[] = {
    {"__name__", get_native_name},
    {"__qualname__", get_native_name},
    {"__self__", get_field<Builtin, &Builtin::self>},
    {"__module__", get_field<Builtin, &Builtin::module>},
};

constexpr NativeEntry kReprOnly[] = {{"__repr__", plain_repr, 1, 1}};
constexpr NativeEntry kCallable[] = {
    {"__call__", function_call, 1, kAnyCount, "**"},
    {"__repr__", plain_repr, 1, 1},
};

constexpr NativeGetSet kDescriptorAttributes[] = {
    {"__name__", get_member_name},
    {"__objclass__", get_field<Descriptor, &Descriptor::type>},
};

constexpr NativeEntry kModuleMethods[] = {
    {"__init__", module_init, 2, 3},
    {"__dir__", module_dir, 1, 1},
    {"__repr__", plain_repr, 1, 1},
};
constexpr NativeEntry kModuleNew = {"__new__", module_new, 1, kAnyCount, "**"};
constexpr NativeGetSet kModuleAttributes[] = {{"__dict__", get_dict_attribute}};

}  // namespace

void install_function_methods(Machine& m) {
  add_methods(m, TypeId::Function, kFunctionMethods);
  add_attributes(m, TypeId::Function, kFunctionAttributes);
  add_methods(m, TypeId::Method, kMethodMethods);
  add_attributes(m, TypeId::Method, kMethodAttributes);
  add_methods(m, TypeId::Code, kReprOnly);
  add_attributes(m, TypeId::Code, kCodeAttributes);
  add_attributes(m, TypeId::Cell, kCellAttributes);
  add_methods(m, TypeId::Builtin, kCallable);
  add_attributes(m, TypeId::Builtin, kBuiltinAttributes);
  for (TypeId id :
       {TypeId::MethodDescriptor, TypeId::WrapperDescriptor, TypeId::ClassMethodDescriptor}) {
    add_methods(m, id, kCallable);
    add_attributes(m, id, kDescriptorAttributes);
  }
  for (TypeId id : {TypeId::GetSetDescriptor, TypeId::MemberDescriptor}) {
    add_methods(m, id, kReprOnly);
    add_attributes(m, id, kDescriptorAttributes);
  }
  add_constructor(m, TypeId::Module, kModuleNew);
  add_methods(m, TypeId::Module, kModuleMethods);
  add_attributes(m, TypeId::Module, kModuleAttributes);
  for (TypeId id : {TypeId::NoneType, TypeId::Ellipsis, TypeId::NotImplementedType}) {
    add_methods(m, id, kReprOnly);
  }
}

}  // namespace ouro
