// run_story.h - a run told line by line: what `ouro --events` prints.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/inspect/changes.h"

namespace ouro {

class History;

// The history is moved only through the story while that is told.
class RunStory {
 public:
  explicit RunStory(History* history);

  // Runs the next line: what happened to which object in which tick, an event in each line of the
  // text, and one sentence on the whole. Events about details (Event::is_detail) are left out.
  // Nothing when the program has ended or stands at `tick_max`.
  std::optional<std::string> next_line(uint64_t tick_max);

 private:
  History& history_;
  Snapshot before_;
};

}  // namespace ouro
