#include "core/vm/weakref_text.h"

#include <string>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/heap/weakrefs.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/str_object.h"
#include "core/profiles/library_profile.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
#include "core/vm/steps.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

bool asks_type_for_name(const Machine& m) {
  return library_profile(m.profile()).weakref_asks_type_for_name;
}

// " (f)" of a name, when it is a str.
std::string name_text(const Machine& m, Ref<Object> name) {
  const bool is_text = name && m.heap.type_of(name).layout == LayoutId::Str;
  return is_text ? " (" + str_to_utf8(m.heap, name.as<Str>()) + ")" : "";
}

// What builtin objects are called, borrowed; null: nothing, or somebody has to be asked.
Ref<Object> builtin_name(Machine& m, Ref<Object> referent) {
  switch (m.heap.type_of(referent).layout) {
    case LayoutId::Function:
      return m.at(referent.as<Function>()).name.as<Object>();
    case LayoutId::Type: {
      const Type& type = m.at(referent.as<Type>());
      return ((type.flags & kTypeHeap) != 0 ? type.name : type.qualname).as<Object>();
    }
    case LayoutId::Generator:
      return m.at(referent.as<Generator>()).name;
    default:
      return {};
  }
}

// Starts to ask for referent.__name__: from 3.11 on what its type says (_PyObject_LookupSpecial).
// None: it has no name.
Outcome ask_for_name(Machine& m, Ref<Object> referent) {
  if (const Ref<Object> known = builtin_name(m, referent)) return new_reference(m.heap, known);
  const Ref<Str> name = m.name(NameId::name_);
  const Ref<Type> type = m.at(referent).type;
  const Ref<Object> on_type = type_lookup(m, type, name);
  if (asks_type_for_name(m)) {
    return on_type ? bind_descriptor(m, on_type, referent, type) : m.return_none();
  }
  const LayoutId layout = m.at(type).layout;
  const bool is_simple = !on_type && m.heap.has_flag(referent, kTypeDefaultGetattribute) &&
                         layout != LayoutId::BoundMethod && layout != LayoutId::Module;
  if (!is_simple) return get_attribute(m, referent, name);
  const Ref<Object> own = peek_attribute(m, referent, name);
  return own ? Outcome(own) : m.return_none();
}

// As "%T" (Objects/unicodeobject.c) from 3.13 on: without the name of the main module.
std::string referent_type_name(Machine& m, Ref<Object> referent) {
  if (!library_profile(m.profile()).weakref_shows_whole_type) return type_name_of(m, referent);
  const std::string_view main = "__main__.";
  const std::string name = full_type_name(m, m.at(referent).type);
  return name.starts_with(main) ? name.substr(main.size()) : name;
}

std::string start_of_text(const char* kind, Ref<Object> reference) {
  return std::string("<") + kind + " at " + address_text(reference);
}

std::string end_of_text(Machine& m, Ref<Object> referent) {
  if (!referent) return "; dead>";
  return "; to '" + referent_type_name(m, referent) + "' at " + address_text(referent);
}

Outcome text_outcome(Machine& m, const std::string& text) {
  const Ref<Str> made = str_from_utf8(m.heap, text);
  if (!made) return m.raise_memory_error();
  return made;
}

Outcome proxy_repr(Machine& m, Ref<Object> proxy, Ref<Object> referent) {
  const std::string start = start_of_text("weakproxy", proxy);
  if (m.profile().quoted_proxy_repr) {
    return text_outcome(m, start + end_of_text(m, referent) + (referent ? ">" : ""));
  }
  const Ref<Object> shown = referent ? referent : m.none();
  return text_outcome(m,
                      start + " to " + type_name_of(m, shown) + " at " + address_text(shown) + ">");
}

// WeakrefRepr: 0 the reference, 1 its referent, 2 what came for a name, all owned.
Outcome begin_named_repr(Machine& m, Ref<Object> reference, Ref<Object> referent) {
  m.heap.push_task(TaskKind::WeakrefRepr);
  m.task().own(0, new_reference(m.heap, reference));
  m.task().own(1, new_reference(m.heap, referent));
  // Only where the instance is asked, too, does an AttributeError mean that there is no name.
  if (!asks_type_for_name(m)) m.task().flags |= kTaskCatches;
  const uint32_t own = own_index(m);
  const Outcome name = ask_for_name(m, referent);
  if (name.is_error()) {
    deliver_exception(m);
  } else {
    (void)wait_for(m, own, name);
  }
  return Outcome::pending();
}

}  // namespace

StepResult step_WeakrefRepr(Machine& m) {
  m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
  if (!exception_arrived(m)) {
    m.task().own(2, m.take_result());
  } else if (m.raised_is(TypeId::AttributeError)) {
    m.task().own(2, take_raised(m));
  } else {
    return StepResult::Raised;
  }
  const Task task = m.task();
  const Ref<Str> text =
      str_from_utf8(m.heap, start_of_text("weakref", task.ref(0)) + end_of_text(m, task.ref(1)) +
                                name_text(m, task.ref(2)) + ">");
  return finish_or_fail(m, text.as<Object>());
}

Outcome weakref_repr(Machine& m, Ref<Object> object) {
  const Ref<Object> referent = m.at(object.as<Weakref>()).referent;
  const Ref<Type> type = m.at(object).type;
  if (type == m.type(TypeId::WeakProxy) || type == m.type(TypeId::WeakCallableProxy)) {
    return proxy_repr(m, object, referent);
  }
  if (referent) return begin_named_repr(m, object, referent);
  return text_outcome(m, start_of_text("weakref", object) + end_of_text(m, referent));
}

}  // namespace ouro
