#include "core/profiles/syntax_rules.h"

#include <string_view>

namespace ouro {
namespace {

// Each row is its elder neighbour with what that version changed.

constexpr SyntaxRules make_3_3() {
  SyntaxRules r{};
  r.has_old_parser = true;
  r.misplaced_star_mark = MisplacedStarMark::ArgumentsBefore;
  r.default_order = "non-default argument follows default argument";
  r.parameter = "argument";
  r.second_star = "* argument may appear only once";
  r.missing_in = NamesMissingIn::Nowhere;
  r.key_before_comma = true;
  return r;
}

constexpr SyntaxRules make_3_7() {
  SyntaxRules r = make_3_3();
  r.int_max_str_digits = 4300;
  return r;
}

constexpr SyntaxRules make_3_10() {
  SyntaxRules r = make_3_7();
  r.has_old_parser = false;
  r.literal_errors_stand_behind = true;
  r.bytes_errors_stand_behind = true;
  r.is_literal_warning = IsLiteralWarning::Plain;
  r.warns_of_missing_commas = true;
  return r;
}

constexpr SyntaxRules make_3_11() {
  SyntaxRules r = make_3_10();
  r.digits_limit_has_unit = true;
  r.bytes_errors_stand_behind = false;
  r.misplaced_star_mark = MisplacedStarMark::TokenBehind;
  r.explains_parameters = true;
  r.explains_missing_paren = true;
  r.except_star = true;
  r.warns_of_glued_keywords = true;
  return r;
}

constexpr SyntaxRules make_3_12() {
  SyntaxRules r = make_3_11();
  r.comment_mark_has_line_end = true;
  r.literal_errors_stand_behind = false;
  r.default_order = "parameter without a default follows parameter with a default";
  r.missing_in = NamesMissingIn::InLists;
  r.type_statements = true;
  r.escape_warning = EscapeWarning::Short;
  r.is_literal_warning = IsLiteralWarning::NamesType;
  return r;
}

constexpr SyntaxRules make_3_13() {
  SyntaxRules r = make_3_12();
  r.comment_mark_has_line_end = false;
  r.missing_block_marks_token = true;
  r.shown_line_keeps_tabs = true;
  r.misplaced_star_mark = MisplacedStarMark::FromComma;
  r.explains_import_names = true;
  r.missing_in = NamesMissingIn::Everywhere;
  return r;
}

constexpr SyntaxRules make_3_14() {
  SyntaxRules r = make_3_13();
  r.future_feature_is_marked = true;
  r.explains_import_targets = true;
  r.explains_statements = true;
  r.suggests_keywords = true;
  r.template_strings = true;
  r.bare_except_types = true;
  r.escape_warning = EscapeWarning::WithAdvice;
  r.warns_of_finally = true;
  return r;
}

constexpr SyntaxRules make_3_15() {
  SyntaxRules r = make_3_14();
  r.parameter = "parameter";
  r.second_star = "* may appear only once";
  r.key_before_comma = false;
  r.explains_missing_cause = true;
  r.unpacks_in_comprehensions = true;
  return r;
}

// In the order of kProfiles.
constexpr SyntaxRules kSyntaxRules[kProfileCount] = {
    make_3_3(),  make_3_7(),  make_3_10(), make_3_11(), make_3_12(),
    make_3_13(), make_3_14(), make_3_14(), make_3_15(),
};

}  // namespace

const SyntaxRules& syntax_rules(const VersionProfile& profile) {
  size_t row = 0;
  while (std::string_view(kProfiles[row].name) != profile.name) ++row;
  return kSyntaxRules[row];
}

ShownLine shown_line(const VersionProfile& profile) {
  if (!profile.detailed_syntax_errors) return ShownLine::OneCaret;
  return syntax_rules(profile).shown_line_keeps_tabs ? ShownLine::CutBlanks : ShownLine::CutTabs;
}

const SyntaxRules& newest_syntax_rules() {
  return kSyntaxRules[kProfileCount - 1];
}

}  // namespace ouro
