// itertools_types.h - the iterators of itertools: what each keeps, and how one is made and stepped.
//
// Each is a record (vm/library_types.h). Making one is a MakeItertool task, which asks iterables
// for their iterators, or turns them into tuples; a next() is a StepItertool task, whose step is
// one of the functions below.
#pragma once

#include "core/modules/arguments.h"
#include "core/vm/library_types.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {

// StepItertool: slot 0 is the iterator (borrowed), slot kStepper which function steps it; slots 1
// to 5 own what the function keeps in them.
inline constexpr uint32_t kItertool = 0;
inline constexpr uint32_t kStepper = 8;
enum class Stepper : uint32_t {
  Accumulate,
  Batched,
  Chain,
  Compress,
  Count,
  Cycle,
  DropWhile,
  FilterFalse,
  GroupBy,
  Grouper,
  Islice,
  Pairwise,
  StarMap,
  TakeWhile,
  Tee,
  ZipLongest,
  Count_,
};

// Numbers of fields, and names of fields and numbers where code of more than one file uses them.
namespace itertools {
enum AccumulateField : uint32_t { kTotal, kAccumulated, kFunction, kInitial };
enum ChainField : uint32_t { kIterables, kActive };
enum CountField : uint32_t { kNextNumber, kStep, kCountFields };
enum CycleField : uint32_t { kCycled, kSaved, kCycleFields };
enum GroupField : uint32_t {
  kGrouped,
  kKeyFunction,
  kTargetKey,
  kCurrentKey,
  kCurrentValue,
  kGroupFields
};
enum GrouperField : uint32_t { kParent, kGroupKey, kGrouperFields };
enum IsliceNumber : uint32_t { kSliceNext, kSliceStop, kSliceStep, kSliceSeen };
enum SelectionField : uint32_t { kPool, kIndices, kCycles, kResult, kSelectionFields };
enum SelectionNumber : uint32_t { kLength, kStopped };
enum TeeDataField : uint32_t { kTeeSource, kTeeNext, kTeeValues, kTeeDataFields };
enum ZipField : uint32_t { kZipped, kZipResult, kFillValue, kZipFields };
inline constexpr uint32_t kTeeDataItems = 57;
}  // namespace itertools

// How the iterables of a new object are used: each gives an iterator for the fields from `first`
// on, all iterators make a tuple in that field, or each iterable becomes a tuple.
enum class Fill : uint32_t { Iterators, TupleOfIterators, Tuples };
// Fills in the fields of an untracked object (taken), tracks it and gives it back.
Outcome make_itertool(Machine& m, Ref<Object> made, std::span<const Ref<Object>> iterables,
                      Fill fill, uint32_t first);

// next() of the object by the given function.
Outcome begin_step(Machine& m, Stepper stepper, Ref<Object> iterator);
// Ends the step, and the iteration.
StepResult stop_iteration(Machine& m);
// Takes a field out of the iterator into a slot of the task, which lets go of it at its end.
void give_up_field(Machine& m, uint32_t field, uint32_t slot);
// As `advance`, when Exhausted ends this iteration too: false with *result set instead of an item.
bool take_item(Machine& m, Ref<Object> source, Ref<Object>* item, StepResult* result);

template <Stepper stepper>
Outcome step_slot(Machine& m, const Args& args) {
  return begin_step(m, stepper, args[0]);
}
Outcome itertool_itself(Machine& m, const Args& args);

// The four that need no Python to go on: product, permutations and both combinations.
void add_selection_types(Machine& m, Ref<Module> module);
// Makes one more type of the module.
struct ItertoolRow {
  LibraryTypeRow type;
  NativeEntry make;
  NativeEntry next;
};
Ref<Type> add_itertool(Machine& m, Ref<Module> module, const LibraryTypeRow& row,
                       const NativeEntry& make, std::span<const NativeEntry> methods);

// Step functions by kind.
StepResult step_accumulate(Machine& m);
StepResult step_batched(Machine& m);
StepResult step_chain(Machine& m);
StepResult step_compress(Machine& m);
StepResult step_count(Machine& m);
StepResult step_cycle(Machine& m);
StepResult step_drop_while(Machine& m);
StepResult step_filter_false(Machine& m);
StepResult step_group_by(Machine& m);
StepResult step_grouper(Machine& m);
StepResult step_islice(Machine& m);
StepResult step_pairwise(Machine& m);
StepResult step_star_map(Machine& m);
StepResult step_take_while(Machine& m);
StepResult step_tee(Machine& m);
StepResult step_zip_longest(Machine& m);

Ref<Object> make_itertools_module(Machine& m);

}  // namespace ouro
