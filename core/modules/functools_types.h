// functools_types.h - the types of functools that are made in C++.
#pragma once

#include "core/vm/machine.h"
#include "core/vm/type_builder.h"

namespace ouro {

// What Lib/functools.py builds upon: partial, reduce, the wrapper of lru_cache.
Ref<Object> make_functools_module(Machine& m);
void make_cache_wrapper_type(Machine& m, Ref<Module> module);

}  // namespace ouro
