// thorough_runs.h - looks at a program at every moment of its run, not only at some.
//
// `make thorough` runs these over whole folders of programs, for hours if need be; the modes
// `checked` and `step-back` of each script, and some unit tests, are samples of the same.
// With Density::Own every tick of the program's own code is looked at, collections and finalizers
// included, until it has taken very many; imports and the interpreter's exit, which are much alike
// in all programs, in strides. With Density::All every tick. Sample is for the suite, and for those
// who are in a hurry.
#pragma once

#include <cstdint>
#include <string>

namespace ouro {
class Machine;
}

namespace ouro::tests {

enum class Density { Sample, Own, All };

// How much of a run has been looked at; summed up over all runs of this process.
struct Coverage {
  uint64_t runs = 0;
  uint64_t ticks = 0;  // taken
  uint64_t looks = 0;  // moments looked at, or ended early
};
const Coverage& coverage();

// Each runs a machine that has its program loaded, and tells in sentences what was wrong; empty
// when nothing was.

// The heap is valid (inspect/heap_validator.h).
std::string run_validated(Machine& machine, Density density);
// As many holders of each object of the program are named as it is counted; the same for each other
// object whose count has changed.
std::string run_with_named_holders(Machine& machine, Density density);
// `machine` runs alone; `again`, of the same program, goes to the end, back to the start one tick
// after the other, and forward again, and is to show the same digests, output and events.
std::string run_back_and_forth(Machine& machine, Machine& again, Density density);
// At each moment, and at each size to which the block can still grow in the next tick, memory ends;
// the program runs on to its end, and the heap is valid then. The machine is put back each time.
std::string run_out_of_memory(Machine& machine, Density density);

}  // namespace ouro::tests
