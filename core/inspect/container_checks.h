// container_checks.h - whether lists, tuples, dicts and sets are consistent in themselves.
#pragma once

#include <functional>
#include <string>

#include "core/inspect/heap_index.h"

namespace ouro {

// Calls `report` with a sentence for each problem.
void check_containers(const HeapIndex& index, const std::function<void(std::string)>& report);

}  // namespace ouro
