// keyword_typos.h - "Did you mean 'while'?" behind "invalid syntax" (Lib/traceback.py
// `_find_keyword_typos`, from 3.14 on).
#pragma once

#include <string_view>

#include "core/base/errors.h"
#include "core/profiles/version_profile.h"
#include "core/syntax/parser.h"

namespace ouro {

// What Python shows for an error of the parser that nobody has caught: the error itself, or the
// name that would make the program right if it were the keyword it looks like.
Diagnostic with_keyword_suggestion(const Diagnostic& error, const ErrorDetails& details,
                                   std::string_view source, const VersionProfile& profile);

}  // namespace ouro
