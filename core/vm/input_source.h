// input_source.h - what the program reads from its standard input: input() and sys.stdin.
//
// The machine asks for lines by number and never twice in a different order of the same run, but a
// run that is taken back asks again. So the same number must give the same line, always: a source
// keeps what it has read. That is all that reading needs to be as repeatable as the rest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ouro {

// Whether there is such a line. The machine stands still as long as it does not know.
enum class InputLine : uint8_t { There, NotYet, Ended };

class InputSource {
 public:
  virtual ~InputSource() = default;
  // Line `index` (from 0) without its end. The view is valid until the next call. What was There or
  // Ended stays so.
  virtual InputLine line(uint32_t index, std::string_view* text) = 0;
  // Whether a line that is There ends with a line end; only the last one of a file may have none.
  virtual bool has_end(uint32_t) { return true; }
};

// Lines that are given one after the other: by a person who is asked for them, or by a test.
class InputLines : public InputSource {
 public:
  void add(std::string line) { lines_.push_back(std::move(line)); }
  // There will be no more.
  void end() { ended_ = true; }
  InputLine line(uint32_t index, std::string_view* text) override;

 private:
  std::vector<std::string> lines_;
  bool ended_ = false;
};

}  // namespace ouro
