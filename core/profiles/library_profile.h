// library_profile.h - what the modules of a version of CPython offer and say.
//
// The companion of version_profile.h for what only modules and reports on stderr ask: a module
// has a function from a version on, a line is worded otherwise. Rows are those of kProfiles.
#pragma once

#include "core/profiles/version_profile.h"

namespace ouro {

// What becomes of an exception in a function that atexit calls: printed like an uncaught one, under
// "Error in atexit._run_exitfuncs:" (until 3.9); unraisable, with the function as its object (3.10
// to 3.12), or with the function in the text (from 3.13).
enum class AtexitErrors : uint8_t { Displayed, UnraisableWithObject, UnraisableInText };

struct LibraryProfile {
  // --- start-up ---
  bool starts_with_old_main;  // 3.11: __main__ is in the oldest generation when the program begins;
                              // elsewhere in the middle one
  // --- weakref ---
  bool weak_iteration_copies;       // from 3.14: iterators of weak collections walk a copy
  bool weak_set_shows_items;        // from 3.8: repr(WeakSet())
  bool weak_dicts_merge;            // from 3.9: |
  bool weak_keys_refuse_keywords;   // from 3.15: WeakKeyDictionary.update(a=1) tells of them
  bool proxy_multiplies_matrices;   // from 3.8: @
  bool proxy_reverses;              // from 3.9: reversed()
  bool weakref_asks_type_for_name;  // from 3.11: repr() shows a __name__ that the type gives
  bool weakref_shows_whole_type;    // from 3.13: repr() says 'Outer.Inner', not 'Inner'
  // --- gc ---
  bool objects_by_generation;      // from 3.8: gc.get_objects(generation)
  bool done_line_counts_none;      // from 3.8: "gc: done" has numbers also when nothing was found
  bool set_threshold_tells_range;  // from 3.13: "gc.set_threshold requires 1 to 3 arguments"
  // --- functions and classes ---
  bool wrappers_copy_names;        // from 3.10: a classmethod's __dict__ has what its function is
                                   // called
  bool wrappers_copy_annotations;  // 3.10 to 3.13: and its __annotations__
  bool types_keep_annotations;     // 3.10 to 3.13: every class has __annotations__ in its __dict__,
                                   // once somebody has asked for them
  // --- ctypes: what stands in memory ---
  uint16_t immortal_object_flags;  // from 3.14: the upper half of an immortal object's count
  bool int_size_is_tag;            // from 3.12: an int's number of digits stands beside its sign
  // --- re ---
  bool empty_matches_adjoin;  // from 3.7: an empty match may stand beside another match
  bool pattern_tells_type;    // from 3.11: "expected string or bytes-like object, got 'int'"
  // --- arguments ---
  bool reversed_lists_stay_reversed;  // from 3.13: an exhausted reversed(list) copies as such
  bool eval_takes_keywords;           // from 3.13: eval(source, globals=...)
  bool enumerate_gives_no_place;  // from 3.11: "missing required argument 'iterable'" without (pos
                                  // 1)
  bool int_and_str_count_alone;   // from 3.13: "int expected at most 2 arguments, got 3"; before
                                  // "int() takes at most 2 arguments (3 given)"
  bool derived_refuse_keywords;   // from 3.11: a class derived from list, tuple, float, ... takes
                                  // keywords only if it has an __init__ (list: __new__) of its own
  // --- sys ---
  const char* lost_stream;                // input() without sys.stdin or sys.stdout: {0}
  bool has_unraisable_hook;               // from 3.8
  bool has_exception_function;            // from 3.11: sys.exception()
  bool has_last_exc;                      // from 3.12: sys.last_exc
  bool has_is_interned;                   // from 3.13: sys._is_interned()
  const char* hash_algorithm;             // of str: "siphash24"; from 3.11 "siphash13"
  uint8_t utf8_mode;                      // sys.flags.utf8_mode: 1 from 3.15
  bool flags_have_warn_default_encoding;  // from 3.10
  bool flags_have_safe_path;              // from 3.11
  int16_t flags_int_max_str_digits;       // -1 until 3.12: not set
  bool main_has_cached;                   // __main__.__cached__, until 3.14
  // --- the end of the interpreter ---
  bool exit_clears_modules_at_once;  // up to 3.3: modules lose their names before a last collection
  bool exit_collects_again;          // from 3.10: a collection more at the very end
  // --- exceptions that nobody can catch ---
  AtexitErrors atexit_errors;
  bool unraisable_adds_frame;          // from 3.8: one without a traceback shows the running line
  bool unraisable_lacks_carets;        // 3.13 and 3.14: no ^^^^ under the part that was running
  bool unraisable_tells_context;       // from 3.15: what the exception came from is printed, too
  bool unraisable_colon_without_text;  // until 3.14: "ValueError: " also when there is no message
};

// The row of the same name.
const LibraryProfile& library_profile(const VersionProfile& profile);

}  // namespace ouro
