// traceback_source.h - what a traceback entry shows of the source: the line, or the lines, and
// marks under the part that was running (traceback.py, _format_traceback_frame; before 3.13
// traceback.c).
#pragma once

#include <string>

#include "core/base/source_span.h"
#include "core/profiles/version_profile.h"
#include "core/vm/source_lines.h"

namespace ouro {

// Indented by four blanks, each line with its end; empty when the source is not known.
std::string shown_source(const SourceLines& sources, const std::string& file,
                         const SourceSpan& span, const VersionProfile& profile);

}  // namespace ouro
