// print_function.h - print(), and the streams it writes to.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// sys.stdout and sys.stderr.
struct TextStream : Object {
  OutputStream stream;
};
inline OutputStream stream_of(const Machine& m, Ref<Object> stream) {
  return m.at(stream.as<TextStream>()).stream;
}

// print(*objects, sep=' ', end='\n', file=None, flush=False)
Outcome builtin_print(Machine& m, const Args& args);

}  // namespace ouro
