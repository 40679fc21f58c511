// percent_errors.h - what `text % values` says when it cannot go on.
//
// From 3.15 on (ValueRules::located_percent_errors) the errors tell which value is wrong, or where
// in the format; before, they tell only what.
#pragma once

#include <string>

#include "core/objects/percent_format.h"
#include "core/vm/machine.h"

namespace ouro {

struct PercentPlace {
  bool in_bytes = false;
  uint32_t position = 0;  // of the '%'
  uint32_t number = 0;    // of the value in a tuple, from 1; 0: there is only one
  std::string key;        // repr() of the key that gave the value
};

Outcome raise_percent_error(Machine& m, const PercentPlace& place, PercentError error,
                            const PercentDirective& directive);
// `given`: a value that the conversion cannot take.
Outcome raise_unsuitable_value(Machine& m, const PercentPlace& place, char32_t conversion,
                               Ref<Object> given);
Outcome raise_character_too_large(Machine& m, const PercentPlace& place);
Outcome raise_star_wants_int(Machine& m, const PercentPlace& place, Ref<Object> given);
Outcome raise_star_too_large(Machine& m, const PercentPlace& place, bool is_width);
Outcome raise_too_few_values(Machine& m, const PercentPlace& place, uint32_t count);
Outcome raise_values_left(Machine& m, const PercentPlace& place, uint32_t used, uint32_t count);
// False with ValueError raised: from 3.15 on a `*` beside a key is refused as such.
bool star_fits_key(Machine& m, uint32_t position, const PercentDirective& directive);
Outcome raise_needs_mapping(Machine& m, Ref<Object> given);

}  // namespace ouro
