#include "core/modules/slots.h"
#include "core/modules/text_values.h"

#include "core/objects/iterator_object.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"

namespace ouro {

Outcome builtin_iter_slot(Machine& m, const Args& args) {
  return or_memory_error(m, builtin_iterator(m.heap, args[0]));
}

Outcome builtin_reversed_slot(Machine& m, const Args& args) {
  return or_memory_error(m, builtin_reversed(m.heap, args[0]));
}

Outcome builtin_contains_slot(Machine& m, const Args& args) {
  return builtin_contains(m, args[0], args[1]);
}

Outcome concatenate_slot(Machine& m, const Args& args) {
  return builtin_binary(m, BinaryOperator::Add, args[0], args[1]);
}

Outcome repeat_slot(Machine& m, const Args& args) {
  int64_t ignored = 0;
  if (!is_int(m, args[1]) && !read_int(m, args[1], &ignored)) return Outcome::error();
  return builtin_binary(m, BinaryOperator::Multiply, args[0], args[1]);
}

Outcome builtin_repr_slot(Machine& m, const Args& args) {
  return builtin_repr(m, args[0]);
}

Outcome format_slot(Machine& m, const Args& args) {
  if (is_str(m, args[1])) return builtin_format(m, args[0], args[1].as<Str>());
  return m.raise(TypeId::TypeError,
                 "__format__() argument must be str, not " + given_kind(m, args[1]));
}

}  // namespace ouro
