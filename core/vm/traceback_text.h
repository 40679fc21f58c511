// traceback_text.h - exceptions as the interpreter prints them: traceback, context, cause, notes.
//
// As Lib/traceback.py and Python/traceback.c print. The text of an exception may need its __str__,
// so printing is a task that asks for one text after the other and then writes everything at once.
#pragma once

#include <string>

#include "core/vm/machine.h"

namespace ouro {

// Writes an uncaught exception (borrowed) to stderr, after `head`, with its causes and contexts.
// Pushes a task, which keeps the exception until everything is written.
void print_exception(Machine& m, Ref<Object> exception, std::string_view head = "");
enum class Carets : uint8_t { AsProfile, None };
// Blanks at the end of a source line: traceback.c keeps them, Lib/traceback.py does not.
enum class EndBlanks : uint8_t { Cut, Kept };
// "Traceback (most recent call last): ...", without context and cause.
std::string traceback_text(Machine& m, Ref<Object> exception, EndBlanks blanks,
                           Carets carets = Carets::AsProfile);
// "__main__.A.E", as an uncaught exception shows its class.
std::string exception_name(Machine& m, Ref<Object> exception);
// All that is printed of an exception whose message is known, context and notes included. Messages
// of the others that only Python could tell are left out.
std::string exception_text_with_context(Machine& m, Ref<Object> exception,
                                        const std::string& message, EndBlanks blanks);

// The same of an exception whose message is asked for, as far as that needs no Python.
std::string exception_report(Machine& m, Ref<Object> exception);

}  // namespace ouro
