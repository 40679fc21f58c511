// node_rows.h - the references of one object as a person reads them on its card.
//
// With folding, what parts refer to appears among the rows of the whole: an instance's attributes
// rather than its __dict__, a class's methods, a function's closure and defaults. References that
// every object of a kind has and that say nothing about the program (a function's __globals__, a
// class's __mro__) are left out.
#pragma once

#include <string>
#include <vector>

#include "core/inspect/folding.h"

namespace ouro {

struct NodeRow {
  EdgeStrength strength;
  EdgeRole role;
  uint32_t target;  // number in the index
  std::string name;
};

struct RowOptions {
  bool fold = true;
  bool class_edges = false;
  uint32_t rows_max = 1000;
};

struct NodeRows {
  std::vector<NodeRow> rows;
  uint32_t left_out = 0;  // beyond rows_max
};

// The references of an object; those of a list or tuple from its start, while the collector visits
// them from its end.
std::vector<const IndexEdge*> edges_as_read(const HeapIndex& index, uint32_t number);

// Of an object that is shown as a node. A weak reference's way to its referent comes last.
NodeRows node_rows(const HeapIndex& index, const Folding& folding, uint32_t number,
                   const RowOptions& options);

// The names in a module's namespace, without those that every module has.
NodeRows namespace_rows(const HeapIndex& index, const Folding& folding, uint32_t module,
                        const RowOptions& options);

}  // namespace ouro
