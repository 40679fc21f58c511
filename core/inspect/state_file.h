// state_file.h - one moment of a run as a JSON file: for pictures, tests and other tools.
//
// The format is documented in STATE.md beside this file and does not depend on how the machine
// works. `version` grows when a field changes its meaning or goes; new fields may come at any time.
#pragma once

#include <span>
#include <string>

#include "core/history/output_record.h"
#include "core/inspect/heap_graph.h"

namespace ouro {

inline constexpr int kStateVersion = 1;

std::string state_json(const HeapIndex& index, std::span<const OutputPiece> output);

}  // namespace ouro
