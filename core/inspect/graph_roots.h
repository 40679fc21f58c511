// graph_roots.h - the roots that a person sees, with what each refers to.
#pragma once

#include <vector>

#include "core/inspect/node_rows.h"

namespace ouro {

struct RootRows {
  GraphRoot root;
  std::vector<NodeRow> rows;
};

// The program's module first, then frames from the outermost to the innermost, tasks from the top,
// registers.
std::vector<RootRows> graph_roots(const HeapIndex& index, const Folding& folding,
                                  const GraphOptions& options);

}  // namespace ouro
