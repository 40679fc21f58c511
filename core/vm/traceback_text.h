// traceback_text.h - exceptions as the interpreter prints them: traceback, context, cause, notes.
//
// As Lib/traceback.py and Python/traceback.c print. Text that only Python code can give (a __str__
// of the program) is shown as "<exception str() failed>"; see modules/lib/traceback.py for the
// module.
#pragma once

#include <string>

#include "core/vm/machine.h"

namespace ouro {

// Writes an uncaught exception to stderr; borrowed.
void print_exception(Machine& m, Ref<Object> exception);
// "Traceback (most recent call last): ...", without context and cause.
enum class Carets : uint8_t { AsProfile, None };
std::string traceback_text(Machine& m, Ref<Object> exception, Carets carets = Carets::AsProfile);
// "ValueError: message"; `with_module`: own classes as "__main__.E".
std::string exception_line(Machine& m, Ref<Object> exception, bool with_module);
// "ValueError"
std::string exception_name(Machine& m, Ref<Object> exception, bool with_module);
// All that is printed of an exception whose message is known, context and notes included.
std::string exception_text_with_context(Machine& m, Ref<Object> exception,
                                        const std::string& message);
// The message alone, when it needs no Python.
std::string exception_message(Machine& m, Ref<Object> exception);

}  // namespace ouro
