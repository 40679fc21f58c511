// modules.h - the modules that are made in C++. Each gives an owned module, in sys.modules already.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

Ref<Object> make_atexit_module(Machine& m);
// What Lib/ctypes.py builds upon.
Ref<Object> make_ctypes_module(Machine& m);
Ref<Object> make_gc_module(Machine& m);
Ref<Object> make_math_module(Machine& m);
// _sre: what Lib/re.py builds upon.
Ref<Object> make_pattern_module(Machine& m);
// What Lib/random.py builds upon.
Ref<Object> make_random_module(Machine& m);
// What Lib/time.py builds upon.
Ref<Object> make_time_module(Machine& m);
// What Lib/weakref.py builds upon.
Ref<Object> make_weakref_module(Machine& m);
// _ouro: what modules written in our Python need of the machine.
Ref<Object> make_support_module(Machine& m);

}  // namespace ouro
