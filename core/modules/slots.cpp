#include "core/modules/slots.h"

#include "core/vm/attributes.h"
#include "core/vm/formatting.h"

namespace ouro {

Outcome builtin_repr_slot(Machine& m, const Args& args) {
  return builtin_repr(m, args[0]);
}

Outcome format_slot(Machine& m, const Args& args) {
  if (is_str(m, args[1])) return builtin_format(m, args[0], args[1].as<Str>());
  return m.raise(TypeId::TypeError,
                 "__format__() argument must be str, not " + type_name_of(m, args[1]));
}

}  // namespace ouro
