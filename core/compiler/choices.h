// choices.h - what the profile decides about the code that is generated.
//
// Knobs of VersionProfile that the generator asks about directly are not repeated here. These are
// the choices that have no knob of their own: each is read off a knob that changed in the same
// version of CPython.
#pragma once

#include "core/profiles/version_profile.h"

namespace ouro {

struct CompilerChoices {
  // 3.9: a list or set display of three constants or more is one constant and an extend.
  bool constant_displays;
  // 3.11: `a, b = b, a` swaps the stores and not the values, so `b` is stored first.
  bool static_swaps;
  // 3.11: '%s' % (x,) is done as an f-string.
  bool percent_formats;
  // 3.12: `x and y` tests a copy of x, so x counts one more reference during the test.
  bool copied_truth_operand;
  // 3.12: comprehensions of lists, sets and dicts are inlined.
  bool inlined_comprehensions;
  // 3.13: a class body ends with __static_attributes__ and begins with __firstlineno__.
  bool class_line_attributes;
  // 3.14: annotations are not evaluated where they stand.
  bool lazy_annotations;
  // 3.14: constants are folded late, in the flow graph.
  bool late_folding;
  // 3.14: super().method() makes no super object.
  bool super_methods;
};

constexpr CompilerChoices choices_of(const VersionProfile& profile) {
  CompilerChoices choices{};
  choices.constant_displays = !profile.empty_frozenset_singleton;
  choices.static_swaps = profile.cells_in_argument_slots;
  choices.percent_formats = profile.cells_in_argument_slots;
  choices.copied_truth_operand = profile.immortal_objects;
  choices.inlined_comprehensions = profile.inlined_comprehensions;
  choices.class_line_attributes = profile.quoted_proxy_repr;
  choices.lazy_annotations = profile.borrowed_loads;
  choices.late_folding = !profile.folded_tuples_in_arena;
  choices.super_methods = profile.borrowed_loads;
  return choices;
}

}  // namespace ouro
