// text_codecs.h - str.encode and bytes.decode, with the errors that Python shows.
#pragma once

#include "core/modules/arguments.h"

namespace ouro {

// Names of an encoding and an error handler, as arguments of `function`; null ones: "utf-8" and
// "strict". The value is a bytes or str object.
Outcome encode_with(Machine& m, const char* function, Ref<Str> text, Ref<Object> encoding,
                    Ref<Object> errors);
Outcome decode_with(Machine& m, const char* function, Ref<Object> bytes, Ref<Object> encoding,
                    Ref<Object> errors);

// TypeError: an encoding or errors that is no str; `parameter` says which.
Outcome raise_codec_argument(Machine& m, const char* function, std::string_view parameter,
                             Ref<Object> value);

}  // namespace ouro
