#include "core/vm/class_building.h"

#include <algorithm>
#include <string>

#include "core/heap/deallocation.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/class_creation.h"
#include "core/vm/deprecation.h"
#include "core/vm/formatting.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

bool is_type(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Type;
}

Ref<Tuple> tuple_of_values(Machine& m, std::span<const Ref<Object>> values) {
  const Ref<Tuple> tuple = tuple_new(m.heap, static_cast<uint32_t>(values.size()));
  for (uint32_t i = 0; i < values.size(); ++i) {
    tuple_items(m.heap, tuple)[i] = new_reference(m.heap, values[i]);
  }
  if (!values.empty()) tuple_finish(m.heap, tuple);
  return tuple;
}

// --- __build_class__ ---
// BuildClass: 0 function, 1 name, 2 bases, 3 metatype, 4 keywords (dict or null), 5 namespace,
// 6 the class cell that the body returned, 7 the arguments of the metatype, 8 the class while
// warnings.warn() runs.
enum BuildClassState : uint16_t {
  kNamespaceArrives,
  kBodyReturns,
  kClassArrives,
  kWarningsImported,
  kWarned,
};

StepResult run_body(Machine& m) {
  const Ref<Function> function = m.task().ref(0).as<Function>();
  m.task().state = kBodyReturns;
  const Outcome body =
      run_code(m, m.at(function).code, m.at(function).globals, m.task().ref(5), function);
  return body.is_error() ? StepResult::Raised : StepResult::Again;
}

// What __prepare__ gave must be a mapping.
StepResult take_namespace(Machine& m) {
  const Ref<Object> ns = m.take_result();
  m.task().own(5, ns);
  if (lookup_special(m, ns, SpecialMethod::Getitem)) return run_body(m);
  const Ref<Object> metaclass = m.task().ref(3);
  const std::string owner =
      is_type(m, metaclass) ? name_of_type(m, metaclass.as<Type>()) : "<metaclass>";
  (void)m.raise(TypeId::TypeError,
                owner + ".__prepare__() must return a mapping, not " + type_name_of(m, ns));
  return StepResult::Raised;
}

StepResult make_class(Machine& m) {
  m.task().state = kClassArrives;
  const Ref<Tuple> arguments =
      tuple_of(m.heap, new_reference(m.heap, m.task().ref(1)),
               new_reference(m.heap, m.task().ref(2)), new_reference(m.heap, m.task().ref(5)));
  m.task().own(7, arguments.as<Object>());
  const Outcome made = call_with_tuple(m, m.task().ref(3), arguments, m.task().ref(4));
  if (made.is_error()) return StepResult::Raised;
  if (made.is_value()) m.set_result(made.value());
  return StepResult::Again;
}

std::string defined_class(Machine& m, Ref<Object> made) {
  return "defining '" +
         str_to_utf8(m.heap, tuple_get(m.heap, m.task().ref(7).as<Tuple>(), 0).as<Str>()) +
         "' as <class '" + full_type_name(m, made.as<Type>()) + "'>";
}
std::string cell_not_set(Machine& m, Ref<Object> made) {
  return "__class__ not set " + defined_class(m, made) +
         ". Was __classcell__ propagated to type.__new__?";
}

// What the metaclass has made is not the class that methods find in their cell
// (builtin___build_class__).
void raise_other_class(Machine& m, Ref<Object> made, Ref<Object> in_cell) {
  if (!in_cell) {
    (void)m.raise(TypeId::RuntimeError, cell_not_set(m, made));
    return;
  }
  const std::string set = is_type(m, in_cell) ? full_type_name(m, in_cell.as<Type>()) : "";
  (void)m.raise(TypeId::TypeError,
                "__class__ set to <class '" + set + "'> " + defined_class(m, made));
}

StepResult fill_cell(Machine& m, Ref<Object> made) {
  m.at(m.task().ref(6).as<Cell>()).contents = new_reference(m.heap, made);
  return m.finish(made);
}

// The body returns the cell of __class__ when its functions use it. It has got the class from
// type.__new__ or, where that is left open, gets it now.
StepResult finish_class(Machine& m) {
  const Ref<Object> made = m.take_result();
  const Ref<Object> cell = m.task().ref(6);
  const bool has_cell = cell && m.heap.is_exact(cell, TypeId::Cell) && is_type(m, made);
  if (!has_cell || m.at(cell.as<Cell>()).contents == made) return m.finish(made);
  const Ref<Object> contents = m.at(cell.as<Cell>()).contents;
  const LostClassCell lost = m.profile().objects->lost_class_cell;
  if (contents || lost == LostClassCell::Raises) {
    raise_other_class(m, made, contents);
    decref(m.heap, made);
    return StepResult::Raised;
  }
  if (lost == LostClassCell::Filled) return fill_cell(m, made);
  m.task().own(8, made);
  m.task().state = kWarningsImported;
  return wait_for(m, own_index(m), import_warnings(m));
}

StepResult warn_of_lost_cell(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> warnings = m.take_result();
  m.task().state = kWarned;
  const Outcome warned = warn_of_deprecation(m, warnings, cell_not_set(m, m.task().ref(8)));
  decref(m.heap, warnings);
  return wait_for(m, own, warned);
}

// ResolveBases: 0 a tuple of the arguments of __build_class__, 1 their keyword names or null, 2 the
// bases so far (list), 3 position, 4 the tuple of bases as written, 5 __mro_entries__.
enum ResolveBasesState : uint16_t { kNextBase, kMethodArrives, kEntriesArrive, kBuilt };

Outcome begin_build(Machine& m, const Args& args);

// The arguments again, with the bases that came out in place of those written.
StepResult build_resolved(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Tuple> written = m.task().ref(0).as<Tuple>();
  const Ref<Tuple> names = m.task().ref(1).as<Tuple>();
  const Ref<List> bases = m.task().ref(2).as<List>();
  const uint32_t keywords = names ? tuple_size(m.heap, names) : 0;
  const uint32_t count = tuple_size(m.heap, written);
  std::vector<Ref<Object>> values = {tuple_get(m.heap, written, 0), tuple_get(m.heap, written, 1)};
  for (uint32_t i = 0; i < list_size(m.heap, bases); ++i) {
    values.push_back(list_get(m.heap, bases, i));
  }
  for (uint32_t i = count - keywords; i < count; ++i) {
    values.push_back(tuple_get(m.heap, written, i));
  }
  m.task().state = kBuilt;
  return wait_for(m, own, begin_build(m, Args{values, names, keywords}));
}

void add_base(Machine& m, Ref<Object> base) {
  CHECK(list_append(m.heap, m.task().ref(2).as<List>(), new_reference(m.heap, base)));
}

StepResult resolve_next_base(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Tuple> bases = m.task().ref(4).as<Tuple>();
  if (m.task().slot[3] == tuple_size(m.heap, bases)) return build_resolved(m);
  const Ref<Object> base = tuple_get(m.heap, bases, m.task().slot[3]++);
  if (is_type(m, base)) {
    add_base(m, base);
    return StepResult::Again;
  }
  m.task().state = kMethodArrives;
  m.task().flags |= kTaskCatches;
  const Outcome method = get_attribute(m, base, m.name(NameId::mro_entries));
  if (!method.is_error()) return wait_for(m, own, method);
  deliver_exception(m);
  return StepResult::Again;
}

// A base without __mro_entries__ stays what it is.
StepResult call_mro_entries(Machine& m) {
  const uint32_t own = own_index(m);
  m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
  if (exception_arrived(m)) {
    if (!m.raised_is(TypeId::AttributeError)) return StepResult::Raised;
    add_base(m, tuple_get(m.heap, m.task().ref(4).as<Tuple>(), m.task().slot[3] - 1));
    m.task().state = kNextBase;
    m.clear_raised();
    return StepResult::Again;
  }
  m.task().own(5, m.take_result());
  m.task().state = kEntriesArrive;
  return wait_for(m, own, call(m, m.task().ref(5), {m.task().ref(4)}));
}

StepResult take_entries(Machine& m) {
  const Ref<Object> entries = m.take_result();
  const bool is_tuple = m.heap.type_of(entries).layout == LayoutId::Tuple;
  for (uint32_t i = 0; is_tuple && i < tuple_size(m.heap, entries.as<Tuple>()); ++i) {
    add_base(m, tuple_get(m.heap, entries.as<Tuple>(), i));
  }
  if (!is_tuple) (void)m.raise(TypeId::TypeError, "__mro_entries__ must return a tuple");
  m.task().state = kNextBase;
  decref_in_order(m.heap, entries, m.task().take(5));
  return is_tuple ? StepResult::Again : StepResult::Raised;
}

}  // namespace

StepResult step_ResolveBases(Machine& m) {
  switch (m.task().state) {
    case kNextBase:
      return resolve_next_base(m);
    case kMethodArrives:
      return call_mro_entries(m);
    case kEntriesArrive:
      return take_entries(m);
    default:
      return m.finish(m.take_result());
  }
}

StepResult step_BuildClass(Machine& m) {
  switch (m.task().state) {
    case kNamespaceArrives:
      return take_namespace(m);
    case kBodyReturns:
      m.task().own(6, m.take_result());
      return make_class(m);
    case kClassArrives:
      return finish_class(m);
    case kWarningsImported:
      return warn_of_lost_cell(m);
    default:
      decref(m.heap, m.take_result());
      return fill_cell(m, m.task().take(8));
  }
}

Outcome build_class(Machine& m, const Args& args) {
  if (args.count() < 2 || m.heap.type_of(args[0]).layout != LayoutId::Function) {
    return m.raise(TypeId::TypeError, "__build_class__: func must be a function");
  }
  const auto bases = args.values.subspan(2, args.count() - 2);
  const bool are_types =
      std::all_of(bases.begin(), bases.end(), [&m](Ref<Object> base) { return is_type(m, base); });
  if (are_types) return begin_build(m, args);
  const Ref<Object> values = tuple_of_values(m, args.values).as<Object>();
  const Ref<Object> found = list_new(m.heap).as<Object>();
  const Ref<Object> originals = tuple_of_values(m, bases).as<Object>();
  m.heap.push_task(TaskKind::ResolveBases);
  m.task().own(0, values);
  if (args.keyword_names) m.task().own(1, new_reference(m.heap, args.keyword_names).as<Object>());
  m.task().own(2, found);
  m.task().own(4, originals);
  return Outcome::pending();
}

namespace {

Outcome begin_build(Machine& m, const Args& args) {
  m.heap.push_task(TaskKind::BuildClass);
  m.task().own(0, new_reference(m.heap, args[0]));
  m.task().own(1, new_reference(m.heap, args[1]));
  const Ref<Tuple> bases = tuple_of_values(m, args.values.subspan(2, args.count() - 2));
  m.task().own(2, bases.as<Object>());
  Ref<Object> metaclass;
  const Ref<Object> keywords = class_keywords(m, args, &metaclass);
  if (keywords) m.task().own(4, keywords);
  if (!metaclass) {
    metaclass = m.type(TypeId::Type).as<Object>();
    if (args.count() > 2) metaclass = m.at(args[2]).type.as<Object>();
  }
  if (is_type(m, metaclass)) {
    const Ref<Type> winner = winning_metatype(m, metaclass.as<Type>(), bases);
    if (!winner) {
      m.abandon_task();
      return Outcome::error();
    }
    metaclass = winner.as<Object>();
  }
  m.task().own(3, new_reference(m.heap, metaclass));
  const Ref<Object> prepare = is_type(m, metaclass)
                                  ? type_lookup(m, metaclass.as<Type>(), m.name(NameId::prepare))
                                  : Ref<Object>{};
  const bool custom = prepare && m.heap.type_of(prepare).layout != LayoutId::Descriptor;
  if (!custom) {
    m.set_result(dict_new(m.heap).as<Object>());
    return Outcome::pending();
  }
  const Outcome bound = bind_descriptor(m, prepare, {}, metaclass.as<Type>());
  if (!bound.is_value()) {
    m.abandon_task();
    return Outcome::error();
  }
  const Ref<Tuple> arguments =
      tuple_of(m.heap, new_reference(m.heap, args[1]), new_reference(m.heap, bases.as<Object>()));
  const Ref<Tuple> kept = tuple_of(m.heap, bound.value(), arguments.as<Object>());
  m.task().own(8, kept.as<Object>());
  const Outcome ns = call_with_tuple(m, bound.value(), arguments, m.task().ref(4));
  if (ns.is_error()) m.abandon_task();
  if (ns.is_value()) {
    m.set_result(ns.value());
    return Outcome::pending();
  }
  return ns;
}

}  // namespace

}  // namespace ouro
