// input_source.h - what the program reads from its standard input: input().
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

class InputSource {
 public:
  virtual ~InputSource() = default;
  // Line `index` (from 0) without its end; false when the input has ended before. The view is valid
  // until the next call.
  virtual bool line(uint32_t index, std::string_view* text) = 0;
};

// Input that is there from the start: the text of a box in the page, or of a test.
class InputText : public InputSource {
 public:
  explicit InputText(std::string text) : text_(std::move(text)) {}
  bool line(uint32_t index, std::string_view* text) override;

 private:
  std::string text_;
};

}  // namespace ouro
