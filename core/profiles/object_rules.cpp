#include "core/profiles/object_rules.h"

namespace ouro {
namespace {

constexpr char kImmutableType[] = "cannot set '{0}' attribute of immutable type '{1}'";
constexpr char kClassNotSettable[] =
    "__class__ assignment only supported for mutable types or ModuleType subclasses";
constexpr char kMissingAttribute[] = "{0} has no attribute '{1}'";

constexpr ObjectRules make_3_3() {
  ObjectRules r{};
  r.sought_is_asked_first = true;
  r.set_name_errors_wrapped = true;
  r.lone_mapping_is_passed = true;
  r.call_holds_callable = true;
  r.legacy_finalizer_bound = true;
  r.mro_is_member = true;
  r.star_needs_iterable = "'{0}' object is not iterable";
  r.unexpected_keyword = "'{1}' is an invalid keyword argument for {0}()";
  r.wrong_self_of_method = "descriptor '{0}' requires a '{1}' object but received a '{2}'";
  r.wrong_self_of_getter = "descriptor '{0}' for '{1}' objects doesn't apply to '{2}' object";
  r.no_self_of_method = "descriptor '{0}' of '{1}' object needs an argument";
  r.class_method_needs_type = "descriptor '{0}' requires a type but received a '{2}' instance";
  r.class_method_wrong_type = "descriptor '{0}' for type '{1}' doesn't apply to type '{2}'";
  r.deleting_missing = "{1}";
  r.setting_without_dict = kMissingAttribute;
  r.empty_slot = "{1}";
  r.immutable_set = "can't set attributes of built-in/extension type '{1}'";
  r.immutable_rename = "can't set {1}.{0}";
  r.cannot_delete = "can't delete {1}.{0}";
  r.property_no_getter = "unreadable attribute";
  r.property_no_setter = "can't set attribute";
  r.property_no_deleter = "can't delete attribute";
  r.unnamed_no_getter = r.property_no_getter;
  r.unnamed_no_setter = r.property_no_setter;
  r.unnamed_no_deleter = r.property_no_deleter;
  r.name_not_text = "{0}(): attribute name must be string";
  r.class_not_settable =
      "__class__ assignment only supported for heap types or ModuleType subclasses";
  r.power_symbol = "pow()";
  r.not_subscriptable = "'{1}' object is not subscriptable";
  r.no_order = "Cannot create a consistent method resolution\norder (MRO) for bases {0}";
  r.init_subclass_keywords = "__init_subclass__() takes no keyword arguments";
  r.init_subclass_arguments = "__init_subclass__() takes no arguments ({1} given)";
  r.weakref_slot_taken =
      "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0";
  r.super_not_type = "super() argument 1 must be type, not {0}";
  r.super_wrong_instance = "super(type, obj): obj must be an instance or subtype of type";
  r.super_wrong_type = r.super_wrong_instance;
  r.super_too_many = "super() takes at most 2 arguments ({0} given)";
  r.bad_isinstance = "isinstance() arg 2 must be a type or tuple of types";
  r.bad_issubclass = "issubclass() arg 2 must be a class or tuple of classes";
  r.method_self_none = "self must not be None";
  r.union_type_name = "types.UnionType";
  r.abstract_class = "Can't instantiate abstract class {0} with abstract methods {2}";
  r.between_abstract_methods = ", ";
  r.not_generic = "There are no type variables left in {0}";
  r.iter_needs_callable = "iter(v, w): v must be callable";
  r.flag_needs_int = "an integer is required (got type {0})";
  r.empty_reduction = "{0}() arg is an empty sequence";
  r.slice_needs_iterable = "can only assign an iterable";
  r.zip_needs_iterable = "zip argument #{0} must support iteration";
  r.not_a_container = "argument of type '{0}' is not iterable";
  r.searches_show_item = true;
  r.pair_needs_iterable = "cannot convert dictionary update sequence element #{0} to a sequence";
  r.note_not_text = "note must be a str, not '{0}'";
  r.missed_enter = "";
  r.class_pattern = "called match pattern must be a type";
  r.suspended_frame = nullptr;
  r.clear_empties_closed_frame = true;
  r.nested_attributes_suggested = false;
  r.attribute_suggestion = ". Did you mean: '{0}'?";
  r.bad_slice_index = "slice indices must be integers or None or have an __index__ method";
  r.namespace_wanted = "dict";
  r.dict_wanted = "a dict";
  r.keys_error_is_checked = false;
  r.fixed_size_slots = "nonempty __slots__ not supported for subtype of '{0}'";
  return r;
}

constexpr ObjectRules make_3_7() {
  ObjectRules r = make_3_3();
  r.sort_asks_type_first = true;
  r.lost_class_cell = LostClassCell::Warned;
  return r;
}

constexpr ObjectRules make_3_10() {
  ObjectRules r = make_3_7();
  r.sought_is_asked_first = false;
  r.dict_unions = true;
  r.lone_mapping_is_passed = false;
  r.call_holds_callable = false;
  r.unpacked_array_owns_all = true;
  r.partial_calls_with_array = true;
  r.generic_aliases = true;
  r.type_unions = true;
  r.reversible_dicts = true;
  r.views_have_mapping = true;
  r.callable_static_methods = true;
  r.methods_compare_by_identity = true;
  r.generics_in_unions_refused = true;
  r.strict_zip = true;
  r.callables_by_qualname = true;
  r.star_needs_iterable = "Value after * must be an iterable, not {0}";
  r.natives_named_by_type = true;
  r.counts_agree = true;
  r.wrong_self_of_method = "descriptor '{0}' for '{1}' objects doesn't apply to a '{2}' object";
  r.wrong_self_of_getter = r.wrong_self_of_method;
  r.no_self_of_method = "unbound method {1}.{0}() needs an argument";
  r.class_method_needs_type = "descriptor '{0}' for type '{1}' needs a type, not a '{2}' as arg 2";
  r.class_method_wrong_type = "descriptor '{0}' requires a subtype of '{1}' but received '{2}'";
  r.lost_class_cell = LostClassCell::Raises;
  r.power_symbol = "** or pow()";
  r.flag_needs_int = "'{0}' object cannot be interpreted as an integer";
  r.empty_slot = "'{0}' object has no attribute '{1}'";
  r.immutable_set = kImmutableType;
  r.immutable_rename = kImmutableType;
  r.cannot_delete = "cannot delete '{0}' attribute of immutable type '{1}'";
  r.property_no_getter = "unreadable attribute '{0}'";
  r.property_no_setter = "can't set attribute '{0}'";
  r.property_no_deleter = "can't delete attribute '{0}'";
  r.class_not_settable = kClassNotSettable;
  r.init_subclass_keywords = "{0}.__init_subclass__() takes no keyword arguments";
  r.init_subclass_arguments = "{0}.__init_subclass__() takes no arguments ({1} given)";
  r.bad_isinstance = "isinstance() arg 2 must be a type, a tuple of types, or a union";
  r.bad_issubclass = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
  r.zip_needs_iterable = nullptr;
  r.abstract_class = "Can't instantiate abstract class {0} with abstract method{1} {2}";
  return r;
}

constexpr ObjectRules make_3_11() {
  ObjectRules r = make_3_10();
  r.clear_empties_closed_frame = false;
  r.sort.merges_by_power = true;
  r.generics_in_unions_refused = false;
  r.vararg_tuple_of_print = true;
  r.ascii_text_has_iterator = true;
  r.deleting_missing = kMissingAttribute;
  r.property_no_getter = "property '{0}' of '{1}' object has no getter";
  r.property_no_setter = "property '{0}' of '{1}' object has no setter";
  r.property_no_deleter = "property '{0}' of '{1}' object has no deleter";
  r.unnamed_no_getter = "property of '{1}' object has no getter";
  r.unnamed_no_setter = "property of '{1}' object has no setter";
  r.unnamed_no_deleter = "property of '{1}' object has no deleter";
  r.name_not_text = "attribute name must be string, not '{1}'";
  r.not_subscriptable = "type '{0}' is not subscriptable";
  r.super_not_type = "super() argument 1 must be a type, not {0}";
  r.super_too_many = "super() expected at most 2 arguments, got {0}";
  r.not_generic = "{0} is not a generic class";
  r.null_bytes_are_syntax_errors = true;
  return r;
}

constexpr ObjectRules make_3_12() {
  ObjectRules r = make_3_11();
  r.set_name_errors_wrapped = false;
  r.unpacked_arguments_move = true;
  r.legacy_finalizer_bound = false;
  r.mro_is_member = false;
  r.hashable_slices = true;
  r.thrown_stop_ends_delegation = true;
  r.class_pattern = "called match pattern must be a class";
  r.flag_needs_int = nullptr;
  r.weakref_slot_taken = "__weakref__ slot disallowed: we already got one";
  r.method_self_none = "instance must not be None";
  r.iter_needs_callable = "iter(object, sentinel): object must be callable";
  r.empty_reduction = "{0}() iterable argument is empty";
  r.abstract_class =
      "Can't instantiate abstract class {0} without an implementation for abstract method{1} '{2}'";
  r.between_abstract_methods = "', '";
  return r;
}

constexpr ObjectRules make_3_13() {
  ObjectRules r = make_3_12();
  r.sort.runs_hold_equals = true;
  r.suspended_frame = "cannot clear a suspended frame";
  r.empty_slot_by_qualname = true;
  r.property_has_name = true;
  r.iter_needs_callable = "iter(v, w): v must be callable";
  r.unexpected_keyword = "{0}() got an unexpected keyword argument '{1}'";
  r.setting_without_dict = "{0} has no attribute '{1}' and no __dict__ for setting new attributes";
  r.no_order = "Cannot create a consistent method resolution order (MRO) for bases {0}";
  r.super_wrong_instance =
      "super(type, obj): obj (instance of {0}) is not an instance or subtype of type ({1}).";
  r.super_wrong_type =
      "super(type, obj): obj (type {0}) is not an instance or subtype of type ({1}).";
  r.slice_needs_iterable = "must assign iterable to extended slice";
  return r;
}

constexpr ObjectRules make_3_14() {
  ObjectRules r = make_3_13();
  r.union_type_name = "typing.Union";
  r.derived_values_inline = true;
  r.static_attributes_shared = true;
  r.plain_exception_is_first = true;
  r.vararg_tuple_of_print = false;
  r.reflected_modular_power = true;
  r.not_a_container = "argument of type '{0}' is not a container or iterable";
  r.unusable_key = "cannot use '{0}' as a dict key ({1})";
  r.unusable_element = "cannot use '{0}' as a set element ({1})";
  r.searches_show_item = false;
  r.pair_needs_iterable = "object is not iterable";
  r.pair_note = "Cannot convert dictionary update sequence element #{0} to a sequence";
  r.note_not_text = "add_note() argument must be str, not {0}";
  r.missed_enter = " (missed __enter__ method)";
  r.slot_counts_have_name = true;
  r.wrappers_begin_with_none = true;
  return r;
}

constexpr ObjectRules make_3_15() {
  ObjectRules r = make_3_14();
  r.sort.runs_vary = true;
  r.unpacked_array_owns_all = false;
  r.results_named_by_method = true;
  r.class_pattern = "class pattern must refer to a class";
  r.suspended_frame = "cannot clear an suspended frame";
  r.nested_attributes_suggested = true;
  r.attribute_suggestion = ". Did you mean '.{0}' instead of '.{1}'?";
  r.arguments_need_iterable = "Value after * must be an iterable, not {0}";
  r.arguments_need_mapping = "Value after ** must be a mapping, not {0}";
  r.bad_slice_index = "slice indices must be integers or have an __index__ method";
  r.namespace_wanted = "dict or frozendict";
  r.dict_wanted = "a dict or a frozendict";
  r.keys_error_is_checked = true;
  r.fixed_size_slots = "arbitrary __slots__ not supported for subtype of '{0}'";
  r.own_mro_names_class = true;
  r.cannot_delete = "cannot delete '{0}' attribute of type '{1}'";
  return r;
}

}  // namespace

const ObjectRules kObjectRules33 = make_3_3();
const ObjectRules kObjectRules37 = make_3_7();
const ObjectRules kObjectRules310 = make_3_10();
const ObjectRules kObjectRules311 = make_3_11();
const ObjectRules kObjectRules312 = make_3_12();
const ObjectRules kObjectRules313 = make_3_13();
const ObjectRules kObjectRules314 = make_3_14();
const ObjectRules kObjectRules315 = make_3_15();

}  // namespace ouro
