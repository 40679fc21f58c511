// heap_validator.h - whether everything in a machine's block is as it must be.
//
// For tests and for debugging: run after every test program, and in a stress mode after every tick.
// The machine must stand between two ticks. What is checked, for every object alive:
//   - its reference count is the number of counted references into it: edges and owning roots
//     (immortal objects excepted);
//   - no edge and no root leads to freed memory, to a dying object or to no object at all;
//   - the collector's lists are circles, hold each tracked object once, and agree with its
//     generation; gc_refs and cursor are in order;
//   - weak references and referents know each other; dict tables, sets, lists and tuples are
//     consistent; frames, value stacks and task slots are valid;
//   - as many objects can be found as the counters say are alive: nothing has leaked;
//   - the allocators' own lists (memory/memory_validator.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ouro {

class Machine;

// One sentence for each problem, at most `problems_max`; empty when all is well.
std::vector<std::string> validate_heap(const Machine& machine, uint32_t problems_max = 20);

// Whether all holders of an object can be named (holders.h): as many as it is counted, or the
// difference is told. For the objects of the program, or for all of them, which takes longer.
enum class Whose : uint8_t { OfProgram, All };
std::vector<std::string> validate_holders(const Machine& machine, Whose whose,
                                          uint32_t problems_max = 20);

}  // namespace ouro
