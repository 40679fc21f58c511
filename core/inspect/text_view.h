// text_view.h - the state of a machine as JSON, in exactly the shapes of web/src/engine.ts.
#pragma once

#include <string>

#include "core/inspect/heap_graph.h"
#include "core/inspect/machine_view.h"

namespace ouro {

// HeapText: frames, names, objects, counts and holders in words; complete, for the page's text
// mirror.
std::string heap_text_json(const HeapIndex& index, const GraphOptions& options = {});
// Counters. `at_exit`: as they were when Python began to exit; null before.
std::string counters_json(const HeapIndex& index, const CountersView* at_exit = nullptr);
// CodeView.
std::string code_view_json(const Machine& machine);

}  // namespace ouro
