// graph_holders.h - who holds an object, in a few words and as the program would write it.
//
// For sentences: "`nodes[0]` and `b.next`". The complete answer is holders.h.
#pragma once

#include <string>
#include <vector>

#include "core/inspect/heap_graph.h"

namespace ouro {

// "`a` holds it, and it holds itself", "`a`, `nodes[0]` and the value stack hold it", with the
// verbs given for one and for several; "" when nothing is seen to hold it.
std::string holders_in_words(const HeapGraph& graph, ObjectId id, const char* holds,
                             const char* hold);

// Whether nothing but value stacks and unfinished work leads to it: no name, no other object.
bool is_held_by_work_only(const HeapGraph& graph, ObjectId id);

// "a", "a and b", "a, b and c", "a, b and 3 others". `all`: how many there are, if more than are
// in `words`.
std::string listed(const std::vector<std::string>& words, size_t shown_max, size_t all = 0);
// The same with another word before the last: "a, b or c".
std::string listed(const std::vector<std::string>& words, size_t shown_max, const char* last_word,
                   size_t all = 0);

}  // namespace ouro
