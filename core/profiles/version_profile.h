// version_profile.h - a version of CPython as a row of small choices.
//
// Nobody asks for a version number: code asks a knob, and each knob's comment names the CPython
// behaviour it stands for. The rows are in version_profile.cpp; a row is made from its elder
// neighbour by what changed. Names of rows are what people type: "3.3" "3.7" "3.10" "3.11" "3.12"
// "3.13" "3.14.0" "3.14" "3.15".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ouro {

// Who owns an argument while the callee runs (ceval.c).
enum class ArgumentOwnership : uint8_t {
  CallerKeeps,    // up to 3.10: the callee's local is a copy, the caller's stack keeps its own
  MovedToCallee,  // from 3.11: Python-to-Python calls move the caller's reference into the frame
};

// What runs when (gcmodule.c / gc.c).
enum class CollectorPolicy : uint8_t { Generational, Incremental };
enum class CollectionTrigger : uint8_t { Allocation, EvalBreaker };
// What a single resurrected object saves: everything (up to 3.8) or what is reachable from it.
enum class Resurrection : uint8_t { SavesAllTrash, SavesReachable };
// When plain weak references to trash are cleared: before finalizers; from 3.14.5 on also after
// them, since a finalizer may make some; in 3.15 only after them.
enum class WeakrefClearTime : uint8_t { BeforeFinalizers, BeforeAndAfter, AfterFinalizers };
enum class ClearOrder : uint8_t { FirstToLast, LastToFirst };
// Instance attributes: a dict object with a values array made at the first store (up to 3.10), a
// values array of the instance in front of the object (3.11, 3.12), or inside the object
// (from 3.13).
enum class InstanceAttributes : uint8_t { DictObject, SeparateValues, InlineValues };
// Up to 3.13 an untracked dict or tuple becomes tracked lazily.
enum class DictTracking : uint8_t { Lazy, Always };
// Which new tuples are tracked: all, or those with an item of a type that the collector knows.
enum class TupleTracking : uint8_t { AtBirth, WhenItemsAreGc };
// How much a list over-allocates (listobject.c list_resize): n + n / 8 + 3 or 6, or rounded down to
// a multiple of four (from 3.9).
enum class ListGrowth : uint8_t { Eighth, EighthInFours };
enum class StringImmortality : uint8_t { None, AllInterned, StaticOnly };
enum class UnraisableText : uint8_t { IgnoredIn, IgnoredWhileCalling };
// Where code of a compound statement or comprehension is said to be: the `for` or `with` as a
// whole, or (from 3.13) the iterable and the manager.
enum class StatementPlaces : uint8_t { Whole, Parts };
// What stands under a line of a traceback: nothing; carets and the operator between tildes (from
// 3.11); also calls, and all lines of an expression (from 3.13).
enum class TracebackMarks : uint8_t { None, Operators, Calls };
// What an uncaught error suggests: nothing; names and attributes (from 3.10); modules to import and
// attributes of self (from 3.12); keyword arguments (from 3.13).
enum class Suggestions : uint8_t { None, Names, Imports, Keywords };
// What locals() of a function is: one dict of the frame that is brought up to date, or a new dict
// at each call, and f_locals a view (PEP 667, from 3.13).
enum class FunctionLocals : uint8_t { SharedDict, Snapshot };

// What ZeroDivisionError says, operation by operation; int / int says "division by zero"
// everywhere.
struct ZeroDivisionTexts {
  const char* int_floor_divide;  // and divmod()
  const char* int_modulo;
  const char* float_divide;
  const char* float_floor_divide;
  const char* float_modulo;
  const char* float_divmod;
  const char* negative_power;  // 0 ** -1
};

enum class IteratedLists : uint8_t {
  Constant,             // until 3.7: those of constants
  All,                  // from 3.8
  NotByComprehensions,  // from 3.15: but for the outermost of a comprehension; `yield from`, too
};

struct ObjectRules;  // profiles/object_rules.h
struct ValueRules;   // profiles/value_rules.h

struct VersionProfile {
  const char* name;            // "3.10"
  const char* title;           // "3.9 and 3.10"
  const char* version_string;  // sys.version's number: "3.10.13"
  uint8_t minor;               // for sys.version_info and the like; never to be compared in code
  uint8_t micro;

  // --- compiler ---
  bool borrowed_loads;              // LOAD_FAST_BORROW (from 3.14)
  bool borrowed_constants;          // LOAD_CONST borrows too (from 3.15)
  bool borrow_stops_at_while_true;  // 3.14: code after `while True:` with an unconditional break is
                                    // not analysed
  bool for_iterable_owned;          // 3.15: the iterable of a `for` is not borrowed
  IteratedLists iterated_lists;     // which list displays are tuples where they are iterated over
  bool inlined_comprehensions;      // PEP 709 (from 3.12); generator expressions are never inlined
  bool constant_displays;      // from 3.9: three constants or more are one constant and an extend
  bool static_swaps;           // from 3.11: `a, b = b, a` swaps the stores, so `b` is stored first
  bool percent_formats;        // from 3.11: '%s' % (x,) is done as an f-string
  bool copied_truth_operand;   // from 3.12: `x and y` tests a copy of x, which counts meanwhile
  bool class_line_attributes;  // from 3.13: __firstlineno__ and __static_attributes__ of a class
  bool lazy_annotations;       // from 3.14: annotations are not evaluated where they stand
  bool late_folding;           // from 3.14: constants are folded in the flow graph
  bool super_methods;          // from 3.14: super().method() makes no super object
  bool unbound_exit;           // from 3.14: `with` keeps __exit__ and its self apart, and looks for
                               // it before __enter__
  bool lines_only_grow;        // until 3.7: within a statement, line numbers never go back
  bool decorators_called_at_def;  // 3.8 to 3.10: the call of a decorator is on the line of the def
  bool assertion_at_statement;    // 3.12: AssertionError is raised by the statement, not the test
  StatementPlaces statement_places;
  bool has_match;                // from 3.10
  bool cells_in_argument_slots;  // from 3.11; before, cells follow all locals
  bool folded_tuples_in_arena;   // until 3.13: the parser arena holds folded tuples too

  // --- calls and frames ---
  ArgumentOwnership argument_ownership;
  ClearOrder frame_clear_order;     // locals at function end; last to first from 3.14
  bool generator_has_frame_object;  // until 3.10 a generator's frame is a GC object of its own
  TracebackMarks traceback_marks;
  FunctionLocals function_locals;
  bool throw_sets_context;  // from 3.9: an exception thrown into an except clause has a context
  bool closed_generator_keeps_locals;  // 3.12 to 3.14.4: close() before it began leaves its
                                       // arguments
  bool close_returns_value;  // from 3.13: generator.close() gives what the generator returned

  // --- objects ---
  InstanceAttributes instance_attributes;
  DictTracking dict_tracking;
  TupleTracking tuple_tracking;
  bool inline_values_hide_dict;  // 3.14.0: the collector does not see the dict of an instance whose
                                 // values lie inside it (gh-130327)
  bool shared_instance_descriptors;  // from 3.15: all classes have the same descriptors of __dict__
                                     // and __weakref__
  bool atomic_frozenset_tracked;     // until 3.14
  bool immortal_objects;             // PEP 683 (from 3.12)
  StringImmortality string_immortality;
  int64_t immortal_refcount;        // what sys.getrefcount shows for an immortal object
  int64_t static_refcount_base;     // 3.11: 1000000000 for static objects; 0 elsewhere
  int32_t small_int_max;            // 256, from 3.15 1024
  bool empty_frozenset_singleton;   // until 3.9
  uint8_t iterator_free_list_max;   // dead list and tuple iterators kept: 0; 10 each from 3.14
  bool dict_iteration_checks_keys;  // from 3.8: "dictionary keys changed during iteration"
  bool every_instance_has_gc;       // from 3.8; before, not one with empty __slots__
  bool managed_weakrefs;     // from 3.12: an instance's weak reference list lies in its prefix
  uint16_t gc_header_bytes;  // 16; 32 in 3.7
  uint16_t instance_prefix_bytes;  // managed dict and weakref words before the GC header: 16
                                   // from 3.11 on
  uint16_t tuple_header_bytes;     // 24; 32 from 3.14 (cached hash)
  uint16_t tuple_free_length_max;  // longest tuple with a free list: 19; from 3.13 20
  bool xxhash_tuple_hash;          // from 3.8
  uint8_t hash_rounds;             // of SipHash for str and bytes, per word: 2; 1 from 3.11
  bool nan_hash_by_identity;       // from 3.10; before, the hash of a NaN is 0
  ListGrowth list_growth;
  uint8_t list_lasting_capacity;    // an area of so many slots never shrinks: 0; from 3.14 24
  bool list_pop_frees_last;         // from 3.12: popping the only item frees the area
  bool list_delete_keeps_area;      // from 3.13: del list[i] never shrinks it
  bool list_extend_preallocates;    // from 3.10: without items yet, to the next even number
  uint16_t dict_keys_header_bytes;  // 40; from 3.11 32
  bool empty_dict_has_table;        // until 3.7: {} gets its smallest table at once
  bool dict_size_by_bit_length;     // from 3.10: room for 16, 32, ... slots is taken twice as large
  bool short_string_entries;        // from 3.11: 16 bytes an entry while all keys are strings
  uint8_t ascii_header_bytes;       // in front of an ASCII str's characters: 48; 40 from 3.12
  uint8_t str_header_bytes;         // of any other str: 72; 56 from 3.12
  uint8_t int_digits_min;           // digits that 0 occupies: 0; 1 from 3.11
  uint8_t int_free_list_max;        // dead ints of one digit kept for reuse: 0; 100 from 3.14
  bool bytearray_holds_bytes;       // from 3.15: the data of a bytearray are a bytes object

  // --- collections, functools, itertools ---
  uint16_t deque_bytes;           // a deque without its blocks: 80; from 3.12 216
  uint8_t library_state_bytes;    // accumulate, groupby and tee know their module: 0; from 3.12 8
  uint8_t pairwise_result_bytes;  // pairwise reuses its result tuple: 0; from 3.13 8

  // --- memory (obmalloc.c) ---
  uint32_t pool_bytes;    // 4096; 16384 from 3.10
  bool keeps_last_arena;  // from 3.9 the last wholly free arena is not given back
  uint32_t arena_bytes;   // 256 KiB; 1 MiB from 3.10

  // --- collector ---
  CollectorPolicy collector_policy;
  CollectionTrigger collection_trigger;
  int32_t thresholds[3];
  Resurrection resurrection;
  WeakrefClearTime weakref_clear_time;
  bool legacy_finalizers;  // 3.3: a cycle with __del__ is uncollectable (before PEP 442)
  bool counts_on_track;    // 3.14.1 to 3.14.4: the young counter rises when an object is tracked
  bool has_is_finalized;   // gc.is_finalized, from 3.9 on
  bool stats_have_candidates;  // 3.15: gc.get_stats() and callbacks tell candidates and duration

  // --- texts ---
  bool qualified_names_in_calls;   // from 3.10: "C.f() missing ...", before "f() missing ..."
  bool qualified_exception_names;  // from 3.10: uncaught errors of nested classes print `A.E`
  bool exception_notes;            // from 3.11: BaseException.add_note
  bool detailed_syntax_errors;     // from 3.10: the words of the PEG parser, and a range of carets
  Suggestions suggestions;
  bool clear_unbound_text;  // from 3.11: "cannot access local variable 'x' where ..."
  bool unpack_tells_count;  // from 3.14: "too many values to unpack (expected 2, got 3)"
  const ZeroDivisionTexts* zero_division;
  const ObjectRules* objects;  // what builtin types can do, and what their errors say
  const ValueRules* values;    // what numbers and text can do, and what their errors say
  UnraisableText unraisable_text;
  bool quoted_proxy_repr;               // from 3.13: <weakproxy at 0x...; to 'C' at 0x...>
  const char* weakref_type_name;        // "weakref" until 3.9, then "ReferenceType"
  const char* collections_module_name;  // of deque's iterators: "_collections"; from 3.12
                                        // "collections"
  bool clear_library_texts;  // from 3.10: "5 is not in deque", "reduce() of empty iterable ..."
  bool own_exceptions_with_module;  // until 3.10 unraisable errors print `__main__.E`
};

constexpr size_t kProfileCount = 9;
// Oldest first.
extern const VersionProfile kProfiles[kProfileCount];
const VersionProfile& default_profile();
// The row of this name, or nullptr.
const VersionProfile* find_profile(std::string_view name);

}  // namespace ouro
