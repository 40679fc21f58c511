#include "core/profiles/version_profile.h"

#include "core/profiles/object_rules.h"
#include "core/profiles/value_rules.h"

namespace ouro {
namespace {

constexpr char kIntDivision[] = "integer division or modulo by zero";
constexpr char kZeroPower[] = "0.0 cannot be raised to a negative power";
constexpr ZeroDivisionTexts kZeroDivision37 = {
    kIntDivision,     kIntDivision, "float division by zero", "float divmod()", "float modulo",
    "float divmod()", kZeroPower,
};
constexpr ZeroDivisionTexts kZeroDivision310 = {
    kIntDivision,
    kIntDivision,
    "float division by zero",
    "float floor division by zero",
    "float modulo",
    "float divmod()",
    kZeroPower,
};
constexpr ZeroDivisionTexts kZeroDivision311 = {
    kIntDivision,
    "integer modulo by zero",
    "float division by zero",
    "float floor division by zero",
    "float modulo",
    "float divmod()",
    kZeroPower,
};
constexpr ZeroDivisionTexts kZeroDivision313 = {
    kIntDivision,
    "integer modulo by zero",
    "float division by zero",
    "float floor division by zero",
    "float modulo by zero",
    "float divmod()",
    kZeroPower,
};
constexpr char kDivisionByZero[] = "division by zero";
constexpr ZeroDivisionTexts kZeroDivision314 = {
    kDivisionByZero,
    kDivisionByZero,
    kDivisionByZero,
    kDivisionByZero,
    kDivisionByZero,
    kDivisionByZero,
    "zero to a negative power",
};

// Each row is its elder neighbour with what that version changed.

constexpr VersionProfile make_3_7() {
  VersionProfile p{};
  p.name = "3.7";
  p.title = "3.7 and 3.8";
  p.version_string = "3.7.16";
  p.minor = 7;
  p.micro = 16;
  p.folded_tuples_in_arena = true;
  p.lines_only_grow = true;
  p.argument_ownership = ArgumentOwnership::CallerKeeps;
  p.frame_clear_order = ClearOrder::FirstToLast;
  p.generator_has_frame_object = true;
  p.instance_attributes = InstanceAttributes::DictObject;
  p.dict_tracking = DictTracking::Lazy;
  p.tuple_tracking = TupleTracking::AtBirth;
  p.atomic_frozenset_tracked = true;
  p.string_immortality = StringImmortality::None;
  p.small_int_max = 256;
  p.empty_frozenset_singleton = true;
  p.gc_header_bytes = 32;
  p.tuple_header_bytes = 24;
  p.hash_rounds = 2;
  p.tuple_free_length_max = 19;
  p.list_growth = ListGrowth::Eighth;
  p.dict_keys_header_bytes = 40;
  p.empty_dict_has_table = true;
  p.ascii_header_bytes = 48;
  p.str_header_bytes = 72;
  p.deque_bytes = 80;
  p.collections_module_name = "_collections";
  p.pool_bytes = 4096;
  p.arena_bytes = 256 * 1024;
  p.collector_policy = CollectorPolicy::Generational;
  p.collection_trigger = CollectionTrigger::Allocation;
  p.thresholds[0] = 700;
  p.thresholds[1] = 10;
  p.thresholds[2] = 10;
  p.resurrection = Resurrection::SavesAllTrash;
  p.weakref_clear_time = WeakrefClearTime::BeforeFinalizers;
  p.unraisable_text = UnraisableText::IgnoredIn;
  p.weakref_type_name = "weakref";
  p.own_exceptions_with_module = true;
  p.zero_division = &kZeroDivision37;
  p.objects = &kObjectRules37;
  p.values = &kValueRules37;
  return p;
}

constexpr VersionProfile make_3_3() {
  VersionProfile p = make_3_7();
  p.name = "3.3";
  p.title = "3.3, before PEP 442";
  p.version_string = "3.3.7";
  p.minor = 3;
  p.micro = 7;
  p.legacy_finalizers = true;
  p.objects = &kObjectRules33;
  p.values = &kValueRules33;
  return p;
}

constexpr VersionProfile make_3_10() {
  VersionProfile p = make_3_7();
  p.name = "3.10";
  p.title = "3.9 and 3.10";
  p.version_string = "3.10.13";
  p.minor = 10;
  p.micro = 13;
  p.constant_displays = true;
  p.iterated_lists = IteratedLists::All;
  p.lines_only_grow = false;
  p.decorators_called_at_def = true;
  p.has_match = true;
  p.throw_sets_context = true;
  p.qualified_names_in_calls = true;
  p.qualified_exception_names = true;
  p.detailed_syntax_errors = true;
  p.suggestions = Suggestions::Names;
  p.empty_frozenset_singleton = false;
  p.every_instance_has_gc = true;
  p.dict_iteration_checks_keys = true;
  p.xxhash_tuple_hash = true;
  p.nan_hash_by_identity = true;
  p.empty_dict_has_table = false;
  p.dict_size_by_bit_length = true;
  p.list_growth = ListGrowth::EighthInFours;
  p.list_extend_preallocates = true;
  p.gc_header_bytes = 16;
  p.pool_bytes = 16 * 1024;
  p.keeps_last_arena = true;
  p.has_is_finalized = true;
  p.arena_bytes = 1024 * 1024;
  p.resurrection = Resurrection::SavesReachable;
  p.weakref_type_name = "ReferenceType";
  p.clear_library_texts = true;
  p.zero_division = &kZeroDivision310;
  p.objects = &kObjectRules310;
  p.values = &kValueRules310;
  return p;
}

constexpr VersionProfile make_3_11() {
  VersionProfile p = make_3_10();
  p.name = "3.11";
  p.title = "3.11";
  p.version_string = "3.11.7";
  p.minor = 11;
  p.micro = 7;
  p.cells_in_argument_slots = true;
  p.argument_ownership = ArgumentOwnership::MovedToCallee;
  p.generator_has_frame_object = false;
  p.hash_rounds = 1;
  p.traceback_marks = TracebackMarks::Operators;
  p.static_swaps = true;
  p.percent_formats = true;
  p.decorators_called_at_def = false;
  p.exception_notes = true;
  p.clear_unbound_text = true;
  p.instance_attributes = InstanceAttributes::SeparateValues;
  p.static_refcount_base = 1000000000;
  p.int_digits_min = 1;
  p.instance_prefix_bytes = 16;
  p.dict_keys_header_bytes = 32;
  p.short_string_entries = true;
  p.own_exceptions_with_module = false;
  p.zero_division = &kZeroDivision311;
  p.objects = &kObjectRules311;
  p.values = &kValueRules311;
  return p;
}

constexpr VersionProfile make_3_12() {
  VersionProfile p = make_3_11();
  p.name = "3.12";
  p.title = "3.12";
  p.version_string = "3.12.1";
  p.minor = 12;
  p.micro = 1;
  p.inlined_comprehensions = true;
  p.closed_generator_keeps_locals = true;
  p.copied_truth_operand = true;
  p.assertion_at_statement = true;
  p.suggestions = Suggestions::Imports;
  p.managed_weakrefs = true;
  p.list_pop_frees_last = true;
  p.immortal_objects = true;
  p.string_immortality = StringImmortality::AllInterned;
  p.ascii_header_bytes = 40;
  p.str_header_bytes = 56;
  p.immortal_refcount = 4294967295;
  p.static_refcount_base = 0;
  p.collection_trigger = CollectionTrigger::EvalBreaker;
  p.objects = &kObjectRules312;
  p.values = &kValueRules312;
  p.deque_bytes = 216;
  p.library_state_bytes = 8;
  p.collections_module_name = "collections";
  return p;
}

constexpr VersionProfile make_3_13() {
  VersionProfile p = make_3_12();
  p.name = "3.13";
  p.title = "3.13";
  p.version_string = "3.13.0";
  p.minor = 13;
  p.micro = 0;
  p.class_line_attributes = true;
  p.assertion_at_statement = false;
  p.statement_places = StatementPlaces::Parts;
  p.traceback_marks = TracebackMarks::Calls;
  p.function_locals = FunctionLocals::Snapshot;
  p.close_returns_value = true;
  p.suggestions = Suggestions::Keywords;
  p.string_immortality = StringImmortality::StaticOnly;
  p.instance_attributes = InstanceAttributes::InlineValues;
  p.thresholds[0] = 2000;
  p.tuple_free_length_max = 20;
  p.list_delete_keeps_area = true;
  p.quoted_proxy_repr = true;
  p.zero_division = &kZeroDivision313;
  p.objects = &kObjectRules313;
  p.values = &kValueRules313;
  p.pairwise_result_bytes = 8;
  return p;
}

constexpr VersionProfile make_3_14() {
  VersionProfile p = make_3_13();
  p.name = "3.14";
  p.title = "3.14.5 and later";
  p.closed_generator_keeps_locals = false;
  p.version_string = "3.14.10";
  p.minor = 14;
  p.micro = 10;
  p.borrowed_loads = true;
  p.lazy_annotations = true;
  p.late_folding = true;
  p.super_methods = true;
  p.unbound_exit = true;
  p.unpack_tells_count = true;
  p.borrow_stops_at_while_true = true;
  p.folded_tuples_in_arena = false;
  p.frame_clear_order = ClearOrder::LastToFirst;
  p.dict_tracking = DictTracking::Always;
  p.tuple_tracking = TupleTracking::WhenItemsAreGc;
  p.immortal_refcount = 3221225472;
  p.tuple_header_bytes = 32;
  p.list_lasting_capacity = 24;
  p.iterator_free_list_max = 10;
  p.int_free_list_max = 100;
  p.unraisable_text = UnraisableText::IgnoredWhileCalling;
  p.zero_division = &kZeroDivision314;
  p.weakref_clear_time = WeakrefClearTime::BeforeAndAfter;
  p.objects = &kObjectRules314;
  p.values = &kValueRules314;
  return p;
}

constexpr VersionProfile make_3_14_0() {
  VersionProfile p = make_3_14();
  p.name = "3.14.0";
  p.title = "3.14.0 to 3.14.4, incremental";
  p.closed_generator_keeps_locals = true;
  p.inline_values_hide_dict = true;
  p.version_string = "3.14.2";
  p.micro = 2;
  p.weakref_clear_time = WeakrefClearTime::BeforeFinalizers;
  p.collector_policy = CollectorPolicy::Incremental;
  p.thresholds[2] = 0;
  p.counts_on_track = true;
  p.values = &kValueRules3140;
  return p;
}

constexpr VersionProfile make_3_15() {
  VersionProfile p = make_3_14();
  p.name = "3.15";
  p.title = "3.15";
  p.version_string = "3.15.2";
  p.minor = 15;
  p.micro = 2;
  p.objects = &kObjectRules315;
  p.values = &kValueRules315;
  p.borrowed_constants = true;
  p.borrow_stops_at_while_true = false;
  p.for_iterable_owned = true;
  p.iterated_lists = IteratedLists::NotByComprehensions;
  p.atomic_frozenset_tracked = false;
  p.small_int_max = 1024;
  p.bytearray_holds_bytes = true;
  p.shared_instance_descriptors = true;
  p.weakref_clear_time = WeakrefClearTime::AfterFinalizers;
  p.stats_have_candidates = true;
  return p;
}

constexpr size_t kDefaultProfile = 7;

}  // namespace

const VersionProfile kProfiles[kProfileCount] = {
    make_3_3(),  make_3_7(),    make_3_10(), make_3_11(), make_3_12(),
    make_3_13(), make_3_14_0(), make_3_14(), make_3_15(),
};

const VersionProfile& default_profile() {
  return kProfiles[kDefaultProfile];
}

const VersionProfile* find_profile(std::string_view name) {
  for (const VersionProfile& profile : kProfiles) {
    if (name == profile.name) return &profile;
  }
  return nullptr;
}

}  // namespace ouro
