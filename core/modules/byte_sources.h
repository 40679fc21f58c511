// byte_sources.h - what bytes(x), bytearray(x) and bytearray.extend(x) take their bytes from.
#pragma once

#include "core/modules/arguments.h"
#include "core/objects/bytes_object.h"

namespace ouro {

// The argument of an item: 0 to 255, or -1 with an error raised, which begins with `what` ("byte",
// "bytes").
int read_byte(Machine& m, Ref<Object> argument, const char* what);

enum class ByteTarget : uint32_t {
  Bytes,      // a new bytes object is the value
  ByteArray,  // a new bytearray is the value
  Extend,     // what is collected is appended to the target; the value is None
  Fill,       // the same, after the target has been emptied
};
struct ByteSource {
  Ref<Object> source;
  Ref<Object> encoding;  // may be null, as the next
  Ref<Object> errors;
};
// bytes(source, encoding, errors) and bytearray(...): text, a length, something with __bytes__ (for
// bytes), bytes, or an iterable of ints. `target` is the bytearray of Extend and Fill.
Outcome bytes_of_source(Machine& m, const ByteSource& from, ByteTarget to,
                        Ref<ByteArray> target = {});
// An iterable of ints, or bytes.
Outcome bytes_of_iterable(Machine& m, Ref<Object> iterable, ByteTarget to,
                          Ref<ByteArray> target = {});

// As PyObject_Bytes: by __bytes__, or from an iterable of ints; an int gives TypeError.
Outcome bytes_of_object(Machine& m, Ref<Object> object);

}  // namespace ouro
