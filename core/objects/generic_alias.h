// generic_alias.h - list[int] (types.GenericAlias) and int | str (types.UnionType).
//
// Both are what annotations are made of: an origin with arguments, and a set of alternatives. They
// hold their parts and do little else; what they do is in modules/generic_alias_methods.
#pragma once

#include "core/heap/heap.h"

namespace ouro {

struct Tuple;

struct GenericAlias : Object {
  Ref<Object> origin;  // the class; null for a union
  Ref<Object> args;    // Tuple
  Ref<Object> weaklist;
};

// Borrow the parts and make their own references.
Ref<GenericAlias> generic_alias_new(Heap& heap, Ref<Object> origin, Ref<Tuple> args);
Ref<GenericAlias> union_type_new(Heap& heap, Ref<Tuple> args);

extern const Layout kGenericAliasLayout;

}  // namespace ouro
