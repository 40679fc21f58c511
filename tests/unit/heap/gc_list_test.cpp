#include "core/heap/gc_list.h"

#include "tests/unit/dummy_objects.h"

namespace ouro::tests {
namespace {

std::string problem_of(const Heap& heap, GcListId list) {
  const char* problem = gc_list_problem(heap, list);
  return problem == nullptr ? "" : problem;
}

TEST_CASE("gc_list: all lists of a new heap are empty") {
  DummyHeap heap;
  for (uint32_t i = 0; i < static_cast<uint32_t>(GcListId::Count_); ++i) {
    const auto list = static_cast<GcListId>(i);
    CHECK(gc_list_is_empty(heap, list));
    CHECK(gc_list_size(heap, list) == 0);
    CHECK(!gc_list_first(heap, list));
    CHECK(problem_of(heap, list) == "");
  }
}

TEST_CASE("gc_list: tracking appends to the youngest generation") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  heap.node("b");
  CHECK(heap.names(GcListId::Young) == "a b");
  CHECK(gc_list_size(heap, GcListId::Young) == 2);
  CHECK(gc_list_of(heap, a) == GcListId::Young);
  heap.untrack(a);
  CHECK(heap.names(GcListId::Young) == "b");
  CHECK(!heap.is_tracked(a));
  heap.track(a);
  CHECK(heap.names(GcListId::Young) == "b a");
}

TEST_CASE("gc_list: a move goes to the end, also inside one list") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  const Ref<Object> b = heap.node("b");
  heap.node("c");
  gc_list_move(heap, gc_header_of(a), GcListId::Old);
  gc_list_move(heap, gc_header_of(b), GcListId::Young);
  CHECK(heap.names(GcListId::Young) == "c b");
  CHECK(heap.names(GcListId::Old) == "a");
  CHECK(gc_list_of(heap, a) == GcListId::Old);
  CHECK(problem_of(heap, GcListId::Young) == "");
}

TEST_CASE("gc_list: a merge keeps both orders and empties its source") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  heap.node("b");
  heap.node("c");
  gc_list_move(heap, gc_header_of(a), GcListId::Old);
  gc_list_merge(heap, GcListId::Young, GcListId::Old);
  CHECK(heap.names(GcListId::Old) == "a b c");
  CHECK(gc_list_is_empty(heap, GcListId::Young));
  gc_list_merge(heap, GcListId::Young, GcListId::Old);
  CHECK(heap.names(GcListId::Old) == "a b c");
  CHECK(problem_of(heap, GcListId::Old) == "");
  CHECK(problem_of(heap, GcListId::Young) == "");
}

TEST_CASE("gc_list: a split takes what stands behind an object, or everything behind the head") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  heap.node("b");
  heap.node("c");
  gc_list_split(heap, GcListId::Young, gc_header_of(a), GcListId::Newborn);
  CHECK(heap.names(GcListId::Young) == "a");
  CHECK(heap.names(GcListId::Newborn) == "b c");
  gc_list_split(heap, GcListId::Young, gc_list_head(heap, GcListId::Young), GcListId::Newborn);
  CHECK(heap.names(GcListId::Newborn) == "b c a");
  CHECK(problem_of(heap, GcListId::Newborn) == "");
}

TEST_CASE("gc_list: who takes the object under the cursor away moves the cursor on") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  const Ref<Object> b = heap.node("b");
  const Ref<Object> c = heap.node("c");
  GcState& gc = heap.state().gc;
  gc.cursor = gc_header_of(a).offset;
  gc_list_move(heap, gc_header_of(a), GcListId::Old);
  CHECK(gc.cursor == gc_header_of(b).offset);
  heap.untrack(b);
  CHECK(gc.cursor == gc_header_of(c).offset);
  heap.drop(c);
  CHECK(!heap.is_alive("c"));
  CHECK(gc.cursor == gc_list_head(heap, GcListId::Young).offset);
  CHECK(!object_under_cursor(heap));
}

TEST_CASE("gc_list: other objects leave the cursor where it is") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  const Ref<Object> b = heap.node("b");
  const Ref<Object> c = heap.node("c");
  GcState& gc = heap.state().gc;
  gc.cursor = gc_header_of(b).offset;
  heap.untrack(a);
  gc_list_move(heap, gc_header_of(c), GcListId::Old);
  CHECK(object_under_cursor(heap) == b);
}

TEST_CASE("gc_list: broken links are named") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  const Ref<Object> b = heap.node("b");
  CHECK(gc_list_has_flags(heap, GcListId::Young, 0));
  heap.at(gc_header_of(b)).flags = kGcCollecting;
  CHECK(!gc_list_has_flags(heap, GcListId::Young, 0));
  heap.at(gc_header_of(b)).prev = gc_header_of(b).offset;
  CHECK(problem_of(heap, GcListId::Young) == "A link back leads to another object.");
  heap.at(gc_header_of(a)).next = 0;
  CHECK(problem_of(heap, GcListId::Young) == "An untracked object is linked from the list.");
}

}  // namespace
}  // namespace ouro::tests
