// exception_details.h - what classes of exceptions know beside their arguments: SyntaxError.lineno,
// OSError.filename, ImportError.name, StopIteration.value, ... (Objects/exceptions.c).
//
// Exception::extra holds it (objects/exception_object.h).
#pragma once

#include <string>
#include <string_view>

#include "core/base/errors.h"
#include "core/objects/tuple_object.h"
#include "core/vm/machine.h"

namespace ouro {

// Fills in the details of a new exception from its arguments, a tuple. False when they are wrong:
// an error is raised.
bool set_exception_details(Machine& m, Ref<Object> exception, Ref<Object> args);
// Whether __init__ takes keywords: that of ImportError, AttributeError and NameError.
bool takes_details_by_name(const Machine& m, Ref<Object> exception);
// Takes what it is given by keyword. False when one is wrong: an error is raised.
bool set_details_by_name(Machine& m, const Args& args);
// The class that a call of `type` makes: OSError(errno.ENOENT, ...) is a FileNotFoundError.
Ref<Type> class_for_arguments(Machine& m, Ref<Type> type, Ref<Tuple> args);
// SyntaxError as compile() raises it.
Outcome raise_syntax_error(Machine& m, const Diagnostic& diagnostic, const std::string& file_name,
                           std::string_view source);
// The attributes of those classes, at boot.
void install_exception_details(Machine& m);

}  // namespace ouro
