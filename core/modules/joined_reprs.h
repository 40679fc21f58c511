// joined_reprs.h - reprs that are made of texts and the reprs of other objects, such as
// functools.partial(f, 1) and count(10).
#pragma once

#include "core/objects/list_object.h"
#include "core/vm/machine.h"

namespace ouro {

class JoinedReprs {
 public:
  explicit JoinedReprs(Machine& m) : m_(m), pieces_(list_new(m.heap)) {}
  JoinedReprs& text(std::string_view text) {
    text_ += text;
    return *this;
  }
  // The repr of an object (borrowed). That of `self` itself is what its builtin layout gives.
  JoinedReprs& object(Ref<Object> object);
  // The whole as a str. When `self` (borrowed) is being written already, "..." instead.
  Outcome finish(Ref<Object> self);

 private:
  void flush();

  Machine& m_;
  Ref<List> pieces_;  // owned: text, object, text, object, ..., text
  std::string text_;
};

}  // namespace ouro
