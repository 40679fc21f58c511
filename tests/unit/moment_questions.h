// moment_questions.h - asks about a moment of a run all that a person may ask, for tests that stop
// in unusual places.
#pragma once

#include <cstddef>
#include <string>

namespace ouro {
class History;
}

namespace ouro::tests {

// Who holds each object of the program, why some of them are alive, and, in every other turn, what
// if one reference were cut; `turn` says which. What was wrong, in sentences; empty when nothing
// was. The history stands where it stood.
std::string problems_of_moment(History* history, size_t turn);

}  // namespace ouro::tests
