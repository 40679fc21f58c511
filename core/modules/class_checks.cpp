#include "core/modules/class_checks.h"

#include <vector>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/objects/generic_alias.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/operators.h"
#include "core/vm/refusals.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// ClassCheck: 0 the object or class (borrowed), 1 the classes to ask, a list (owned), 2 the next
// one, 3 ClassCheck, 4 whether the metaclass's own check is passed over.
enum State : uint16_t { kNextClass, kVerdictArrives, kTruthArrives, kClassArrives };

bool is_type(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Type);
}
bool is_union(const Machine& m, Ref<Object> object) {
  return m.at(object).type == m.type(TypeId::UnionType);
}
bool is_generic(const Machine& m, Ref<Object> object) {
  return m.at(object).type == m.type(TypeId::GenericAlias);
}

const char* name_of(ClassCheck check) {
  return check == ClassCheck::Instance ? "isinstance" : "issubclass";
}

// Classes of nested tuples and unions, one after the other.
// False with MemoryError raised.
bool flatten(Machine& m, Ref<Object> classes, Ref<List> flat) {
  std::vector<Ref<Object>> open = {classes};
  while (!open.empty()) {
    const Ref<Object> next = open.back();
    open.pop_back();
    const bool is_tuple = is_layout(m, next, LayoutId::Tuple);
    if (!is_tuple && !is_union(m, next)) {
      if (!append_or_raise(m, flat, new_reference(m.heap, next))) return false;
      continue;
    }
    const Ref<Tuple> parts =
        is_tuple ? next.as<Tuple>() : m.at(next.as<GenericAlias>()).args.as<Tuple>();
    for (uint32_t i = tuple_size(m.heap, parts); i > 0; --i) {
      open.push_back(tuple_get(m.heap, parts, i - 1));
    }
  }
  return true;
}

Outcome raise_generic(Machine& m, ClassCheck check, const char* how) {
  return m.raise(TypeId::TypeError, std::string(name_of(check)) + "() argument 2 cannot " + how +
                                        " a parameterized generic");
}

// What has no check and is no class may still say that it has bases (check_class).
Outcome check_other(Machine& m, ClassCheck check, Ref<Object> cls) {
  if (is_generic(m, cls)) return raise_generic(m, check, "be");
  const Ref<Object> bases = peek_attribute(m, cls, m.name(NameId::bases));
  const Ref<Object> on_type = type_lookup(m, m.at(cls).type, m.name(NameId::bases));
  const bool has_bases = (bases && is_layout(m, bases, LayoutId::Tuple)) ||
                         (on_type && is_layout(m, on_type, LayoutId::Tuple));
  if (bases) decref(m.heap, bases);
  if (has_bases) return m.return_bool(false);
  const ObjectRules& rules = *m.profile().objects;
  return m.raise(TypeId::TypeError,
                 check == ClassCheck::Instance ? rules.bad_isinstance : rules.bad_issubclass);
}

// The metaclass's own check; null when it is type's, which looks at MROs only.
Ref<Object> own_check(const Machine& m, ClassCheck check, Ref<Object> cls) {
  const SpecialMethod which =
      check == ClassCheck::Instance ? SpecialMethod::Instancecheck : SpecialMethod::Subclasscheck;
  const Ref<Object> method = lookup_special(m, cls, which);
  const bool is_plain = method == m.at(m.type(TypeId::Type)).special[static_cast<uint32_t>(which)];
  return is_plain ? Ref<Object>{} : method;
}

// Whether obj.__class__ may be something else than its type.
bool may_pretend(Machine& m, Ref<Object> object) {
  if (!m.heap.has_flag(object, kTypeDefaultGetattribute)) return true;
  const Ref<Object> found = type_lookup(m, m.at(object).type, m.name(NameId::class_));
  const Ref<Object> plain = type_lookup(m, m.type(TypeId::Object), m.name(NameId::class_));
  return found != plain;
}

// The answer of one class when it can be had at once: a bool, an error, or pending: __class__ has
// to be asked.
Outcome answer(Machine& m, ClassCheck check, Ref<Object> object, Ref<Object> cls) {
  if (check == ClassCheck::Subclass) {
    if (!is_type(m, object)) {
      return m.raise(TypeId::TypeError, "issubclass() arg 1 must be a class");
    }
    if (!is_type(m, cls)) return check_other(m, check, cls);
    return m.return_bool(is_subtype(m, object.as<Type>(), cls.as<Type>()));
  }
  if (!is_type(m, cls)) return check_other(m, check, cls);
  const bool is_instance = is_subtype(m, m.at(object).type, cls.as<Type>());
  if (is_instance || !may_pretend(m, object)) return m.return_bool(is_instance);
  return Outcome::pending();
}

StepResult take_answer(Machine& m, Ref<Object> owned) {
  if (owned == m.boolean(true)) return m.finish(owned);
  decref(m.heap, owned);
  m.task().state = kNextClass;
  return StepResult::Again;
}

StepResult ask_next_class(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<List> classes = m.task().ref(1).as<List>();
  if (m.task().slot[2] == list_size(m.heap, classes)) {
    return m.finish(new_reference(m.heap, m.boolean(false)));
  }
  const Ref<Object> cls = list_get(m.heap, classes, m.task().slot[2]++);
  const auto check = static_cast<ClassCheck>(m.task().slot[3]);
  const Ref<Object> object = m.task().ref(0);
  const bool is_its_type = check == ClassCheck::Instance && m.at(object).type.as<Object>() == cls;
  if (is_its_type) return m.finish(new_reference(m.heap, m.boolean(true)));
  const Ref<Object> method = m.task().slot[4] == 0 ? own_check(m, check, cls) : Ref<Object>{};
  if (method) {
    m.task().state = kVerdictArrives;
    return wait_for(m, own, call_special(m, method, {cls, object}));
  }
  const Outcome known = answer(m, check, object, cls);
  if (known.is_error()) return StepResult::Raised;
  if (known.is_value()) return take_answer(m, known.value());
  m.task().state = kClassArrives;
  m.task().flags |= kTaskCatches;
  const Outcome own_class = get_attribute(m, object, m.name(NameId::class_));
  if (!own_class.is_error()) return wait_for(m, own, own_class);
  deliver_exception(m);
  return StepResult::Again;
}

// obj.__class__ counts when it is a class; without one, the type has the last word.
StepResult take_class(Machine& m) {
  m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
  m.task().state = kNextClass;
  if (exception_arrived(m)) {
    if (!m.raised_is(TypeId::AttributeError)) return StepResult::Raised;
    m.clear_raised();
    return StepResult::Again;
  }
  const Ref<Object> own_class = m.take_result();
  const Ref<Object> cls = list_get(m.heap, m.task().ref(1).as<List>(), m.task().slot[2] - 1);
  const bool is_one = is_type(m, own_class) && is_subtype(m, own_class.as<Type>(), cls.as<Type>());
  if (is_one) {
    m.task().own(5, own_class);
    return m.finish(new_reference(m.heap, m.boolean(true)));
  }
  decref(m.heap, own_class);
  return StepResult::Again;
}

Outcome begin(Machine& m, ClassCheck check, Ref<Object> object, Ref<List> classes, bool plain) {
  Task& task = m.heap.push_task(TaskKind::ClassCheck);
  task.slot[0] = object.offset;
  task.own(1, classes.as<Object>());
  task.slot[3] = static_cast<uint32_t>(check);
  task.slot[4] = plain ? 1 : 0;
  return Outcome::pending();
}

}  // namespace

Outcome class_check(Machine& m, ClassCheck check, Ref<Object> object, Ref<Object> classes) {
  // The common case needs no task.
  if (is_type(m, classes) && !own_check(m, check, classes)) {
    const Outcome known = answer(m, check, object, classes);
    if (!known.is_pending()) return known;
  }
  const Ref<List> flat = list_new(m.heap);
  if (!flatten(m, classes, flat)) {
    decref(m.heap, flat.as<Object>());
    return Outcome::error();
  }
  const bool refuses = is_union(m, classes) && m.profile().objects->generics_in_unions_refused;
  for (uint32_t i = 0; refuses && i < list_size(m.heap, flat); ++i) {
    if (!is_generic(m, list_get(m.heap, flat, i))) continue;
    decref(m.heap, flat.as<Object>());
    return raise_generic(m, check, "contain");
  }
  return begin(m, check, object, flat, false);
}

Outcome plain_class_check(Machine& m, ClassCheck check, Ref<Object> object, Ref<Object> cls) {
  const Outcome known = answer(m, check, object, cls);
  if (!known.is_pending()) return known;
  const Ref<List> flat = list_new(m.heap);
  CHECK(list_append(m.heap, flat, new_reference(m.heap, cls)));
  return begin(m, check, object, flat, true);
}

StepResult step_ClassCheck(Machine& m) {
  const uint32_t own = own_index(m);
  switch (m.task().state) {
    case kNextClass:
      return ask_next_class(m);
    case kVerdictArrives:
      m.task().state = kTruthArrives;
      return wait_for(m, own, truth_of_owned(m, m.take_result()));
    case kClassArrives:
      return take_class(m);
    default:
      return take_answer(m, m.take_result());
  }
}

}  // namespace ouro
