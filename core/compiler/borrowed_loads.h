// borrowed_loads.h - which loads of a local need not count the reference (from 3.14 on).
//
// A plain load puts a counted reference on the value stack, and whoever takes it from there gives
// it back: two changes of a count for nothing, because the local keeps the object alive anyway.
// CPython 3.14 proves at compile time where that is so, and there LOAD_FAST becomes
// LOAD_FAST_BORROW: the stack borrows the local's own reference. So `sys.getrefcount(x)` in a
// function reads 1 where it read 2 before. This file is that proof, `optimize_load_fast` of
// flowgraph.c; it is a property of the code, not of a run.
//
// A load of local x may borrow when the reference that it pushes
//   - is taken from the stack in the same basic block. Blocks end at jumps and begin where jumps
//     arrive, so in `f(x, a if c else b)` x waits on the stack across a branch: it is owned;
//   - is not stored: `y = x` needs a reference of its own. Calls, operators and subscripts only
//     look at what they take; RETURN_VALUE, YIELD_VALUE and BUILD_TUPLE take it too, and then make
//     their own reference. So do containers that an argument is put into;
//   - is taken before x is stored to, deleted or cleared: `f(x, x := 1)` must not let go of the
//     first x;
//   - surely exists: where x may be unbound the load is LOAD_FAST_CHECK, which owns.
// COPY and SWAP pass the reference on: a copy that is stored makes the load an owned one.
// LOAD_METHOD may push its object back, as `self` of the call; BEFORE_WITH keeps the manager as
// `self` of __exit__, so a manager is borrowed only when no branch lies in the body.
//
// The walk follows normal flow from the entry. So handlers of exceptions are not reached, nor what
// is reached only through them, and their loads stay owned. Up to 3.14 an empty block, left over
// from dead code, stops the walk as well: nothing after `while True: ...; break` borrows.
//
// Two habits of CPython's other passes show here. Neighbours are fused into one instruction first
// (`insert_superinstructions`): a load right after a store on the same line belongs to the store
// and owns, and of two fused loads both borrow or none. And the iterable of a `for` is not taken
// by GET_ITER in 3.15, where it stays below the iterator.
//
// Cells, globals and names of classes and modules are never borrowed: their loads are other
// instructions. Constants need no proof, the code object keeps them: from 3.15 on each of their
// loads borrows, even one that is stored (VersionProfile::borrowed_constants, see assembler.cpp).
#pragma once

#include "core/compiler/flow_graph.h"
#include "core/profiles/version_profile.h"

namespace ouro {

// Turns loads of `graph` into borrowing ones. Needs start_depth of all blocks.
void borrow_loads(FlowGraph& graph, const VersionProfile& profile);

}  // namespace ouro
