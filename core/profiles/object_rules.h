// object_rules.h - how builtin types and the object model changed from version to version: what
// they can do, and the words of their errors.
//
// One table for each version that changed something; a row of version_profile.h points at one. A
// text may hold {0}, {1}, ... for names that filled() puts in.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace ouro {

// How list.sort finds ordered runs and merges them (modules/timsort.h).
struct SortRules {
  bool merges_by_power;   // chosen by powersort's rule, from 3.11; before, by their lengths
  bool runs_hold_equals;  // a descending run may have equal items, from 3.13
  bool runs_vary;         // their shortest length changes from run to run, from 3.15
};

// What happens when a metaclass does not hand __classcell__ on to type.__new__ (bltinmodule.c,
// builtin___build_class__).
enum class LostClassCell : uint8_t {
  Filled,  // the cell gets the class all the same
  Warned,  // so it does, after a DeprecationWarning; from 3.6
  Raises,  // RuntimeError, from 3.8
};

struct ObjectRules {
  // --- what there is ---
  bool dict_unions;               // dict | dict and dict |= pairs, from 3.9
  bool generic_aliases;           // list[int], from 3.9
  bool type_unions;               // int | str, from 3.10
  bool wrappers_begin_with_none;  // staticmethod.__new__(staticmethod).__func__, from 3.14
  bool reversible_dicts;          // reversed(dict), from 3.8
  bool views_have_mapping;        // dict.keys().mapping, from 3.10
  bool callable_static_methods;   // staticmethod objects can be called and take the name of their
                                  // function, from 3.10
  bool hashable_slices;           // from 3.12; mapping proxies as well
  bool strict_zip;                // zip(strict=True), from 3.10
  bool property_has_name;         // property.__name__, from 3.13
  bool thrown_stop_ends_delegation;  // generator.throw(StopIteration) ends a `yield from` of what
                                     // has no throw(); an unstarted generator raises it as it is;
                                     // from 3.12
  bool reflected_modular_power;      // pow(a, b, m) asks b.__rpow__, too, from 3.14

  // --- what it does ---
  bool methods_compare_by_identity;  // bound methods look at the identity of self, from 3.8;
                                     // before, at its __eq__ and __hash__
  bool sought_is_asked_first;        // x in y asks x.__eq__, until 3.8; then that of y's items
  // From 3.14: also instances of classes derived from list, dict, set and the like hold their
  // attributes themselves; before, only those of plain classes without __slots__.
  bool derived_values_inline;
  bool static_attributes_shared;  // the names that instances share begin with the class's
                                  // __static_attributes__, from 3.14
  bool plain_exception_is_first;  // an exception without parts of its own is there before the tuple
                                  // of its arguments, from 3.14
  bool legacy_finalizer_bound;    // __tp_del__ is called as a bound method, until 3.11
  bool mro_is_member;             // type.__mro__ in the words of a member, until 3.11
  bool set_name_errors_wrapped;   // in a RuntimeError, until 3.11
  bool generics_in_unions_refused;  // isinstance(x, int | list[int]), until 3.10
  bool empty_slot_by_qualname;      // an empty slot's error names the class's qualname, from 3.13

  // From 3.7: keys of one type are compared by its __lt__, and if that is NotImplemented, once more
  // as anything else is.
  bool sort_asks_type_first;
  SortRules sort;

  // --- what calls hold ---
  bool lone_mapping_is_passed;    // until 3.8: f(**d) passes d itself, not a copy
  bool call_holds_callable;       // until 3.7: a call instruction keeps what it calls, and takes a
                                  // bound method apart
  bool unpacked_array_owns_all;   // 3.8 to 3.14: an array made of a tuple and a dict owns all its
                                  // items; else only the values of the keywords
  bool partial_calls_with_array;  // from 3.8: partial() without keywords packs no tuple
  bool unpacked_arguments_move;  // from 3.12: what * and ** give to a function moves into the frame
  bool vararg_tuple_of_print;    // 3.11 to 3.13: print() holds its arguments in a tuple

  // --- iterators ---
  bool ascii_text_has_iterator;  // from 3.11: str_ascii_iterator

  // --- calls of natives: {0} function or method, {1} type or keyword, {2} what was given ---
  bool natives_named_by_type;  // "list.append() takes ...", from 3.9; before "append() takes ..."
  bool callables_by_qualname;  // "C.f() argument after * ...", from 3.9; before "f() ..."
  bool counts_agree;           // "expected 1 argument", from 3.8; before "expected 1 arguments"
  const char* unexpected_keyword;
  const char* wrong_self_of_method;
  const char* wrong_self_of_getter;
  const char* no_self_of_method;
  const char* class_method_needs_type;
  const char* class_method_wrong_type;
  LostClassCell lost_class_cell;

  // --- attributes ---
  const char* deleting_missing;      // {0} "'A' object" or the like, {1} attribute
  const char* setting_without_dict;  // the same
  const char* empty_slot;            // {0} class, {1} attribute
  const char* immutable_set;         // {0} attribute, {1} type
  const char* immutable_rename;      // the same, of __name__ and the like
  const char* cannot_delete;         // the same
  const char* property_no_getter;    // {0} property, {1} class
  const char* property_no_setter;
  const char* property_no_deleter;
  const char* unnamed_no_getter;  // of a property that knows no name
  const char* unnamed_no_setter;
  const char* unnamed_no_deleter;
  const char* name_not_text;       // {0} function, {1} type of the name
  const char* class_not_settable;  // __class__ of what is no instance of a class

  // --- classes ---
  const char* not_subscriptable;        // a class without __class_getitem__: {0} its name, {1}
                                        // its metaclass
  const char* power_symbol;             // of pow() with a modulus
  const char* no_order;                 // no MRO: {0} the bases
  const char* init_subclass_keywords;   // {0} class
  const char* init_subclass_arguments;  // {0} class, {1} count
  const char* weakref_slot_taken;
  const char* super_not_type;        // {0} what was given
  const char* super_wrong_instance;  // {0} its type, {1} the type
  const char* super_wrong_type;      // {0} a type, {1} the type
  const char* super_too_many;        // {0} count
  const char* bad_isinstance;
  const char* bad_issubclass;
  const char* method_self_none;
  const char* union_type_name;
  const char* not_generic;  // {0} an alias that takes no more arguments

  // --- containers and iterators ---
  const char* iter_needs_callable;
  const char* abstract_class;  // {0} name, {1} "s" for several methods, {2} their names
  const char* between_abstract_methods;
  const char* star_needs_iterable;   // [*5]: {0} type
  const char* flag_needs_int;        // sort(reverse=[]); null: any truth value will do, from 3.12
  const char* empty_reduction;       // min() and max() of nothing: {0} function
  const char* slice_needs_iterable;  // list[a:b] = 5
  const char* zip_needs_iterable;    // {0} position; null: in the words of iter()
  const char* not_a_container;       // 1 in 5: {0} type
  const char* unusable_key;         // {0} type, {1} what hashing said; null: that alone, until 3.13
  const char* unusable_element;     // the same
  bool searches_show_item;          // "7 is not in list", until 3.13
  const char* pair_needs_iterable;  // dict([5]); {0} position
  const char* pair_note;            // said besides, from 3.14; {0} position
  const char* note_not_text;        // {0} type
  const char* missed_enter;         // behind the error of an object that has only __exit__
  bool slot_counts_have_name;       // "__setitem__ expected 2 arguments", from 3.14

  // --- from 3.15 ---
  bool results_named_by_method;  // "C.__bool__() must return a bool, not int"
  const char* class_pattern;     // that is no class
  // frame.clear() of a suspended generator's frame; null: that closes the generator, until 3.12.
  const char* suspended_frame;
  bool clear_empties_closed_frame;      // frame.clear() then releases its names, too, until 3.10
  bool nested_attributes_suggested;     // attributes of an object's attributes, from 3.15
  const char* attribute_suggestion;     // {0} the attribute that is meant, {1} the one that is not
  const char* arguments_need_iterable;  // f(*5): {0} type; null: with the callable, until 3.14
  const char* arguments_need_mapping;   // f(**5): the same
  const char* bad_slice_index;
  const char* namespace_wanted;       // type("A", (), 5): "dict"
  const char* dict_wanted;            // exec(code, 5): "a dict"
  bool null_bytes_are_syntax_errors;  // exec("a\0"), from 3.11; a ValueError before
  bool keys_error_is_checked;         // from 3.15: **x looks again whether x has keys() after an
                                      // AttributeError of it
  const char* fixed_size_slots;       // of a subtype of int; {0} its name
  bool own_mro_names_class;           // "C.mro() returned a non-class", {0}
};

extern const ObjectRules kObjectRules33;
extern const ObjectRules kObjectRules37;
extern const ObjectRules kObjectRules310;
extern const ObjectRules kObjectRules311;
extern const ObjectRules kObjectRules312;
extern const ObjectRules kObjectRules313;
extern const ObjectRules kObjectRules314;
extern const ObjectRules kObjectRules315;

// `text` with {0}, {1}, ... replaced by the names.
std::string filled(const char* text, std::initializer_list<std::string_view> names);

}  // namespace ouro
