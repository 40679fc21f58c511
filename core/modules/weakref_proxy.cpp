// weakref_proxy.cpp - weak proxies: objects that do all that their referent does, while it lives
// (Objects/weakrefobject.c, proxy_*).
//
// Every special method of a proxy replaces the proxies among its operands by what they refer to and
// does the same operation once more. What it refers to is kept alive meanwhile.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/heap/weakrefs.h"
#include "core/modules/install.h"
#include "core/objects/dict_object.h"
#include "core/objects/interned.h"
#include "core/profiles/library_profile.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/native_calls.h"
#include "core/vm/number_conversion.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

constexpr uint32_t kOperandsMax = 3;

bool is_proxy(const Machine& m, Ref<Object> object) {
  const Ref<Type> type = m.at(object).type;
  return type == m.type(TypeId::WeakProxy) || type == m.type(TypeId::WeakCallableProxy);
}

// What to work with in place of `object`; null with ReferenceError raised.
Ref<Object> unwrapped(Machine& m, Ref<Object> object) {
  if (!is_proxy(m, object)) return object;
  const Ref<Object> referent = m.at(object.as<Weakref>()).referent;
  if (!referent) {
    (void)m.raise(TypeId::ReferenceError, "weakly-referenced object no longer exists");
  }
  return referent;
}

// Does `operation` with the operands unwrapped, and keeps them alive until its result has arrived.
template <typename Operation>
Outcome with_referents(Machine& m, const Args& args, const Operation& operation) {
  Ref<Object> operands[kOperandsMax];
  const uint32_t count = std::min(args.count(), kOperandsMax);
  for (uint32_t i = 0; i < count; ++i) {
    operands[i] = unwrapped(m, args[i]);
    if (!operands[i]) return Outcome::error();
  }
  m.heap.push_task(TaskKind::KeepAlive);
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < count; ++i) m.task().own(i, new_reference(m.heap, operands[i]));
  return end_keep_alive(m, own, operation(operands));
}

template <BinaryOperator op>
Outcome binary(Machine& m, const Args& args) {
  return with_referents(
      m, args, [&](const Ref<Object>* o) { return binary_operation(m, op, o[0], o[1]); });
}
template <BinaryOperator op>
Outcome reflected(Machine& m, const Args& args) {
  return with_referents(
      m, args, [&](const Ref<Object>* o) { return binary_operation(m, op, o[1], o[0]); });
}
template <CompareOperator op>
Outcome comparison(Machine& m, const Args& args) {
  return with_referents(m, args,
                        [&](const Ref<Object>* o) { return compare(m, op, o[0], o[1]); });
}
template <SpecialMethod method>
Outcome unary(Machine& m, const Args& args) {
  return with_referents(
      m, args, [&](const Ref<Object>* o) { return unary_operation(m, method, o[0]); });
}
template <Outcome (*function)(Machine& m, Ref<Object> object)>
Outcome of_one(Machine& m, const Args& args) {
  return with_referents(m, args, [&](const Ref<Object>* o) { return function(m, o[0]); });
}
template <Outcome (*function)(Machine& m, Ref<Object> object, Ref<Object> other)>
Outcome of_two(Machine& m, const Args& args) {
  return with_referents(m, args, [&](const Ref<Object>* o) { return function(m, o[0], o[1]); });
}

// A function of builtins, by its name.
Outcome call_builtin_named(Machine& m, const char* name, std::span<const Ref<Object>> arguments) {
  const Ref<Str> key = intern_text(m.heap, name);
  const Ref<Object> function = dict_get_str(m.heap, m.state().builtins.as<Dict>(), key);
  decref(m.heap, key.as<Object>());
  return call(m, function, arguments);
}
Outcome proxy_abs(Machine& m, const Args& args) {
  return with_referents(
      m, args, [&](const Ref<Object>* o) { return call_builtin_named(m, "abs", {o, 1}); });
}
Outcome proxy_bytes(Machine& m, const Args& args) {
  return with_referents(
      m, args, [&](const Ref<Object>* o) { return call_builtin_named(m, "bytes", {o, 1}); });
}
Outcome proxy_reversed(Machine& m, const Args& args) {
  return with_referents(
      m, args, [&](const Ref<Object>* o) { return call_builtin_named(m, "reversed", {o, 1}); });
}
Outcome proxy_divmod(Machine& m, const Args& args) {
  return with_referents(
      m, args, [&](const Ref<Object>* o) { return call_builtin_named(m, "divmod", {o, 2}); });
}
Outcome proxy_rdivmod(Machine& m, const Args& args) {
  return with_referents(m, args, [&](const Ref<Object>* o) {
    const Ref<Object> swapped[] = {o[1], o[0]};
    return call_builtin_named(m, "divmod", swapped);
  });
}

Outcome proxy_power(Machine& m, const Args& args) {
  if (args.get(2) && args[2] != m.none()) {
    return with_referents(
        m, args, [&](const Ref<Object>* o) { return power_modulo(m, o[0], o[1], o[2]); });
  }
  return binary<BinaryOperator::Power>(m, args);
}

Outcome proxy_getattribute(Machine& m, const Args& args) {
  return with_referents(m, args, [&](const Ref<Object>* o) {
    return get_attribute(m, o[0], args[1].as<Str>());
  });
}
Outcome proxy_setattr(Machine& m, const Args& args) {
  return with_referents(m, args, [&](const Ref<Object>* o) {
    return set_attribute(m, o[0], args[1].as<Str>(), args[2]);
  });
}
Outcome proxy_delattr(Machine& m, const Args& args) {
  return with_referents(m, args, [&](const Ref<Object>* o) {
    return set_attribute(m, o[0], args[1].as<Str>(), {});
  });
}

Outcome proxy_setitem(Machine& m, const Args& args) {
  return with_referents(m, args,
                        [&](const Ref<Object>* o) { return set_item(m, o[0], o[1], o[2]); });
}

Outcome proxy_next(Machine& m, const Args& args) {
  const Ref<Object> referent = unwrapped(m, args[0]);
  if (!referent) return Outcome::error();
  const bool is_builtin_iterator = m.heap.type_of(referent).layout == LayoutId::Iterator ||
                                   m.heap.type_of(referent).layout == LayoutId::Generator;
  if (!is_builtin_iterator && !lookup_special(m, referent, SpecialMethod::Next)) {
    return m.raise(TypeId::TypeError, "Weakref proxy referenced a non-iterator '" +
                                          type_name_of(m, referent) + "' object");
  }
  return of_one<next_item>(m, args);
}

Outcome proxy_repr(Machine& m, const Args& args) {
  return builtin_repr(m, args[0]);
}

Outcome proxy_call(Machine& m, const Args& args) {
  const Ref<Object> referent = unwrapped(m, args[0]);
  if (!referent) return Outcome::error();
  m.heap.push_task(TaskKind::KeepAlive);
  const uint32_t own = own_index(m);
  m.task().own(0, new_reference(m.heap, referent));
  return end_keep_alive(m, own, call(m, referent, args.values.subspan(1), args.keyword_names));
}

#define PROXY_BINARY(name, op)                                   \
  {"__" name "__", binary<BinaryOperator::op>, 2, 2},            \
      {"__r" name "__", reflected<BinaryOperator::op>, 2, 2},    \
  {                                                              \
    "__i" name "__", binary<BinaryOperator::Inplace##op>, 2, 2   \
  }

constexpr NativeEntry kOperators[] = {
    PROXY_BINARY("add", Add),
    PROXY_BINARY("sub", Subtract),
    PROXY_BINARY("mul", Multiply),
    PROXY_BINARY("truediv", TrueDivide),
    PROXY_BINARY("floordiv", FloorDivide),
    PROXY_BINARY("mod", Remainder),
    PROXY_BINARY("lshift", LeftShift),
    PROXY_BINARY("rshift", RightShift),
    PROXY_BINARY("and", And),
    PROXY_BINARY("xor", Xor),
    PROXY_BINARY("or", Or),
    {"__pow__", proxy_power, 2, 3},
    {"__rpow__", reflected<BinaryOperator::Power>, 2, 3},
    {"__ipow__", binary<BinaryOperator::InplacePower>, 2, 2},
    {"__divmod__", proxy_divmod, 2, 2},
    {"__rdivmod__", proxy_rdivmod, 2, 2},
    {"__neg__", unary<SpecialMethod::Neg>, 1, 1},
    {"__pos__", unary<SpecialMethod::Pos>, 1, 1},
    {"__invert__", unary<SpecialMethod::Invert>, 1, 1},
    {"__abs__", proxy_abs, 1, 1},
    {"__int__", of_one<to_int>, 1, 1},
    {"__float__", of_one<to_float>, 1, 1},
    {"__index__", of_one<to_index>, 1, 1},
    {"__lt__", comparison<CompareOperator::Less>, 2, 2},
    {"__le__", comparison<CompareOperator::LessEqual>, 2, 2},
    {"__eq__", comparison<CompareOperator::Equal>, 2, 2},
    {"__ne__", comparison<CompareOperator::NotEqual>, 2, 2},
    {"__gt__", comparison<CompareOperator::Greater>, 2, 2},
    {"__ge__", comparison<CompareOperator::GreaterEqual>, 2, 2},
};

constexpr NativeEntry kMethods[] = {
    {"__bool__", of_one<truth>, 1, 1},
    {"__len__", of_one<length>, 1, 1},
    {"__getitem__", of_two<get_item>, 2, 2},
    {"__setitem__", proxy_setitem, 3, 3},
    {"__delitem__", of_two<delete_item>, 2, 2},
    {"__contains__", of_two<contains>, 2, 2},
    {"__iter__", of_one<get_iterator>, 1, 1},
    {"__next__", proxy_next, 1, 1},
    {"__str__", of_one<str>, 1, 1},
    {"__bytes__", proxy_bytes, 1, 1},
    {"__repr__", proxy_repr, 1, 1},
    {"__getattribute__", proxy_getattribute, 2, 2},
    {"__setattr__", proxy_setattr, 3, 3},
    {"__delattr__", proxy_delattr, 2, 2},
};

constexpr NativeEntry kMatrixOperators[] = {PROXY_BINARY("matmul", MatrixMultiply)};
constexpr NativeEntry kReversed[] = {{"__reversed__", proxy_reversed, 1, 1}};
constexpr NativeEntry kCall[] = {{"__call__", proxy_call, 1, kAnyCount, "**"}};

}  // namespace

void install_weakref_proxies(Machine& m) {
  const LibraryProfile& library = library_profile(m.profile());
  for (const TypeId type : {TypeId::WeakProxy, TypeId::WeakCallableProxy}) {
    add_methods(m, type, kOperators);
    add_methods(m, type, kMethods);
    if (library.proxy_multiplies_matrices) add_methods(m, type, kMatrixOperators);
    if (library.proxy_reverses) add_methods(m, type, kReversed);
    add_value(m, m.type(type), "__hash__", new_reference(m.heap, m.none()));
  }
  add_methods(m, TypeId::WeakCallableProxy, kCall);
}

}  // namespace ouro
