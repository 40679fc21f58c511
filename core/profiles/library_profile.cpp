#include "core/profiles/library_profile.h"

namespace ouro {
namespace {

// Each row is its elder neighbour with what that version changed.

constexpr LibraryProfile make_3_3() {
  LibraryProfile p{};
  p.unraisable_colon_without_text = true;
  p.hash_algorithm = "siphash24";
  p.lost_stream = "input(): lost {0}";
  p.main_has_cached = true;
  p.flags_int_max_str_digits = -1;
  p.exit_clears_modules_at_once = true;
  return p;
}

constexpr LibraryProfile make_3_7() {
  LibraryProfile p = make_3_3();
  p.exit_clears_modules_at_once = false;
  p.empty_matches_adjoin = true;
  return p;
}

constexpr LibraryProfile make_3_10() {
  LibraryProfile p = make_3_7();
  p.weak_set_shows_items = true;
  p.weak_dicts_merge = true;
  p.proxy_multiplies_matrices = true;
  p.proxy_reverses = true;
  p.objects_by_generation = true;
  p.done_line_counts_none = true;
  p.has_unraisable_hook = true;
  p.flags_have_warn_default_encoding = true;
  p.exit_collects_again = true;
  p.wrappers_copy_names = true;
  p.wrappers_copy_annotations = true;
  p.types_keep_annotations = true;
  p.atexit_errors = AtexitErrors::UnraisableWithObject;
  p.unraisable_adds_frame = true;
  return p;
}

constexpr LibraryProfile make_3_11() {
  LibraryProfile p = make_3_10();
  p.has_exception_function = true;
  p.derived_refuse_keywords = true;
  p.enumerate_gives_no_place = true;
  p.weakref_asks_type_for_name = true;
  p.pattern_tells_type = true;
  p.starts_with_old_main = true;
  p.hash_algorithm = "siphash13";
  p.flags_have_safe_path = true;
  return p;
}

constexpr LibraryProfile make_3_12() {
  LibraryProfile p = make_3_11();
  p.int_size_is_tag = true;
  p.has_last_exc = true;
  p.starts_with_old_main = false;
  return p;
}

constexpr LibraryProfile make_3_13() {
  LibraryProfile p = make_3_12();
  p.set_threshold_tells_range = true;
  p.weakref_shows_whole_type = true;
  p.has_is_interned = true;
  p.eval_takes_keywords = true;
  p.reversed_lists_stay_reversed = true;
  p.int_and_str_count_alone = true;
  p.unraisable_lacks_carets = true;
  p.flags_int_max_str_digits = 4300;
  p.atexit_errors = AtexitErrors::UnraisableInText;
  return p;
}

constexpr LibraryProfile make_3_14() {
  LibraryProfile p = make_3_13();
  p.wrappers_copy_annotations = false;
  p.types_keep_annotations = false;
  p.weak_iteration_copies = true;
  p.lost_stream = "lost {0}";
  p.immortal_object_flags = 5;
  return p;
}

constexpr LibraryProfile make_3_15() {
  LibraryProfile p = make_3_14();
  p.weak_keys_refuse_keywords = true;
  p.utf8_mode = 1;
  p.main_has_cached = false;
  p.unraisable_lacks_carets = false;
  p.unraisable_tells_context = true;
  p.unraisable_colon_without_text = false;
  return p;
}

// In the order of kProfiles.
constexpr LibraryProfile kLibraryProfiles[kProfileCount] = {
    make_3_3(),  make_3_7(),  make_3_10(), make_3_11(), make_3_12(),
    make_3_13(), make_3_14(), make_3_14(), make_3_15(),
};

}  // namespace

const LibraryProfile& library_profile(const VersionProfile& profile) {
  size_t row = 0;
  while (std::string_view(kProfiles[row].name) != profile.name) ++row;
  return kLibraryProfiles[row];
}

}  // namespace ouro
