// heap_census.h - all objects alive, and how many references there are to each.
//
// What can be had without noting any reference: enough to see whether a heap is valid, and quick
// enough to look after every tick. Stale as soon as the machine runs. Objects have their numbers in
// the order in which a walk finds them (heap_walk.h); HeapIndex gives other numbers.
#pragma once

#include <span>

#include "core/inspect/heap_walk.h"

namespace ouro {

class HeapCensus {
 public:
  explicit HeapCensus(const Machine& machine);

  const Machine& machine() const { return machine_; }
  const Heap& heap() const { return machine_.heap; }
  uint32_t size() const { return static_cast<uint32_t>(found_.objects.size()); }
  Ref<Object> object(uint32_t number) const { return found_.objects[number]; }
  ObjectId id(uint32_t number) const {
    return {object(number).offset, heap().at(object(number)).birth};
  }
  uint32_t number_of(Ref<Object> object) const {
    const uint32_t place = object.offset / kAlignment;
    return place < found_.numbers.size() ? found_.numbers[place] : kNoObject;
  }
  // Counted references into an object, from roots and objects together.
  uint32_t counted(uint32_t number) const { return counted_[number]; }
  std::span<const BrokenEdge> broken() const { return found_.broken; }

 private:
  const Machine& machine_;
  FoundObjects found_;
  std::vector<uint32_t> counted_;
};

}  // namespace ouro
