// narration.h - one plain sentence on what has happened between two moments.
//
// Made from what the machine was about to do and from what is different afterwards, so it never
// says more than is true: "`del a`: the name 'a' lets go of Node #1. Its count drops from 2 to 1;
// it still holds itself."
#pragma once

#include <string>

#include "core/inspect/changes.h"

namespace ouro {

// `before` is the moment that the tick, or the line, began with. Usually one sentence, never more
// than a few.
// `printed`: what the program has printed in between, when the caller knows.
std::string narration(const Snapshot& before, const Snapshot& after,
                      const std::string& printed = "");

// The first half: what the instruction or the task does, without its consequences. Ends without a
// full stop.
std::string step_in_words(const Snapshot& before, const Snapshot& after);

// "the program prints "text""; the first line of it, if there are several.
std::string printing_in_words(const std::string& printed);

}  // namespace ouro
