#include "core/vm/builtin_text.h"

#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
#include "core/vm/frame_locals.h"
#include "core/vm/native_calls.h"

namespace ouro {
namespace {

std::string quoted_name(const Machine& m, Ref<Str> name) {
  return str_to_utf8(m.heap, name);
}

std::string at_address(Ref<Object> object) {
  return " at " + address_text(object) + ">";
}

std::string builtin_text(Machine& m, Ref<Object> object) {
  const Builtin& builtin = m.at(object.as<Builtin>());
  const std::string name = name_of_callable(m, object);
  if (m.at(object).type == m.type(TypeId::MethodWrapper)) {
    return "<method-wrapper '" + name + "' of " + type_name_of(m, builtin.self) + " object" +
           at_address(builtin.self);
  }
  if (!builtin.self) return "<built-in function " + name + ">";
  return "<built-in method " + name + " of " + type_name_of(m, builtin.self) + " object" +
         at_address(builtin.self);
}

std::string descriptor_text(Machine& m, Ref<Object> object) {
  const Descriptor& descriptor = m.at(object.as<Descriptor>());
  const std::string name = str_to_utf8(m.heap, descriptor.name);
  const std::string owner = name_of_type(m, descriptor.type);
  const Ref<Type> kind = m.at(object).type;
  if (kind == m.type(TypeId::WrapperDescriptor)) {
    return "<slot wrapper '" + name + "' of '" + owner + "' objects>";
  }
  const bool is_method =
      kind == m.type(TypeId::MethodDescriptor) || kind == m.type(TypeId::ClassMethodDescriptor);
  const char* what = is_method                                  ? "method"
                     : kind == m.type(TypeId::MemberDescriptor) ? "member"
                                                                : "attribute";
  return std::string("<") + what + " '" + name + "' of '" + owner + "' objects>";
}

std::string super_text(Machine& m, Ref<Object> object) {
  const Super& self = m.at(object.as<Super>());
  const std::string type = self.type ? name_of_type(m, self.type) : "NULL";
  const std::string start = "<super: <class '" + type + "'>, ";
  if (!self.object_type) return start + "NULL>";
  return start + "<" + name_of_type(m, self.object_type) + " object>>";
}

std::string module_text(Machine& m, Ref<Object> object) {
  const Ref<Dict> dict = m.at(object.as<Module>()).dict.as<Dict>();
  const Ref<Object> name = dict_get_str(m.heap, dict, m.name(NameId::name_));
  const Ref<Object> file = dict_get_str(m.heap, dict, m.name(NameId::file));
  const auto is_text = [&m](Ref<Object> part) {
    return part && m.heap.type_of(part).layout == LayoutId::Str;
  };
  const std::string text = is_text(name) ? str_to_utf8(m.heap, name.as<Str>()) : "?";
  if (is_text(file)) {
    return "<module '" + text + "' from '" + str_to_utf8(m.heap, file.as<Str>()) + "'>";
  }
  return "<module '" + text + "' (built-in)>";
}

std::string code_text(Machine& m, Ref<Object> object) {
  const Code& code = m.at(object.as<Code>());
  return "<code object " + quoted_name(m, code.name) + " at " + address_text(object) + ", file \"" +
         quoted_name(m, code.filename) + "\", line " + std::to_string(code.first_line) + ">";
}

std::string frame_text(Machine& m, Ref<Object> object) {
  const FrameObject& frame = m.at(object.as<FrameObject>());
  const Code& code = m.at(frame.code.as<Code>());
  return "<frame at " + address_text(object) + ", file '" + quoted_name(m, code.filename) +
         "', line " + std::to_string(line_of_frame(m, object.as<FrameObject>())) + ", code " +
         quoted_name(m, code.name) + ">";
}

}  // namespace

// What is shown with an address, and other texts that need no other object's repr. Empty: none.
std::string plain_text(Machine& m, Ref<Object> object) {
  const Type& type = m.heap.type_of(object);
  switch (type.layout) {
    case LayoutId::Function:
      return "<function " + quoted_name(m, m.at(object.as<Function>()).qualname) +
             at_address(object);
    case LayoutId::Builtin:
      return builtin_text(m, object);
    case LayoutId::Descriptor:
      return descriptor_text(m, object);
    case LayoutId::Module:
      return module_text(m, object);
    case LayoutId::Super:
      return super_text(m, object);
    case LayoutId::Code:
      return code_text(m, object);
    case LayoutId::Frame:
      return frame_text(m, object);
    case LayoutId::Generator:
      return "<generator object " +
             str_to_utf8(m.heap, m.at(object.as<Generator>()).qualname.as<Str>()) +
             at_address(object);
    case LayoutId::Type:
      return "<class '" + full_type_name(m, object.as<Type>()) + "'>";
    default:
      return "";
  }
}

std::string name_of_callable(const Machine& m, Ref<Object> callable) {
  switch (m.heap.type_of(callable).layout) {
    case LayoutId::Function:
      return str_to_utf8(m.heap, m.at(callable.as<Function>()).name);
    case LayoutId::Type:
      return name_of_type(m, callable.as<Type>());
    case LayoutId::Builtin:
      if (is_constructor(m, callable.as<Builtin>())) return "__new__";
      return m.native(m.at(callable.as<Builtin>()).native).name;
    default:
      return "?";
  }
}

std::string alias_part(Machine& m, Ref<Object> part) {
  if (part == m.heap.state().ellipsis) return "...";
  if (part == m.type(TypeId::NoneType).as<Object>()) return "None";
  return m.heap.type_of(part).layout == LayoutId::Type ? full_type_name(m, part.as<Type>()) : "";
}

std::string alias_opening(Machine& m, Ref<GenericAlias> alias) {
  const Ref<Object> origin = m.at(alias).origin;
  if (!origin) return "";
  const bool is_empty = tuple_size(m.heap, m.at(alias).args.as<Tuple>()) == 0;
  return alias_part(m, origin) + (is_empty ? "[()" : "[");
}

std::string singleton_text(Machine& m, Ref<Object> object) {
  const HeapState& state = m.heap.state();
  if (object == state.none) return "None";
  if (object == state.true_) return "True";
  if (object == state.false_) return "False";
  if (object == state.ellipsis) return "Ellipsis";
  return object == state.not_implemented ? "NotImplemented" : "";
}

}  // namespace ouro
