#include "core/objects/str_object.h"

#include <vector>

#include "core/objects/interned.h"
#include "tests/unit/objects/leaf_testing.h"

namespace ouro::tests {
namespace {

constexpr const char* kSamples[] = {
    "", "a", "abc", "\u00e9", "caf\u00e9", "x\u65e5\u672c", "\U0001F600", "a\U0001F600\u00e9"};

TEST_CASE("str: text goes in and out as UTF-8, in the narrowest kind") {
  LeafHeap t;
  for (const char* sample : kSamples) {
    const Ref<Str> str = t.str(sample);
    const StrView view = str_view(t.heap, str);
    CHECK(kind_for(text_bound(view)) == view.kind());
    CHECK(str_to_utf8(t.heap, str) == sample);
    const Ref<Str> again = str_from_utf32(t.heap, str_to_utf32(t.heap, str));
    CHECK(str_equal(t.heap, str, again));
    CHECK(str_hash(t.heap, str) == str_hash(t.heap, again));
    t.release(again);
    t.release(str);
  }
  CHECK(t.text(t.str("\xed\xa0\x80")) == "\xed\xa0\x80");  // A surrogate alone.
}

TEST_CASE("str: sizes are CPython's") {
  struct Row {
    const char* text;
    uint32_t before_3_12;
    uint32_t from_3_12;
  };
  constexpr Row kRows[] = {{"", 49, 41},
                           {"a", 50, 42},
                           {"abc", 52, 44},
                           {"\u00e9", 74, 61},
                           {"\u00e9\u00e9", 75, 59},
                           {"\u65e5", 76, 60},
                           {"\u65e5\u672c", 78, 62},
                           {"\U0001F600\U0001F600", 84, 68}};
  for (const char* profile : {"3.7", "3.11", "3.12", "3.14"}) {
    LeafHeap t(profile);
    const bool old = t.heap.profile.ascii_header_bytes == 48;
    for (const Row& row : kRows) {
      INFO(profile, ": ", row.text);
      const Ref<Str> str = t.str(row.text);
      CHECK(str_sizeof(t.heap, str) == (old ? row.before_3_12 : row.from_3_12));
      t.release(str);
    }
  }
}

TEST_CASE("str: the empty string and latin-1 characters exist once, however they are made") {
  LeafHeap t;
  const Ref<Str> text = t.str("\u65e5aa");
  const Ref<Str> made[] = {str_from_character(t.heap, 'a'), str_part(t.heap, text, 1, 2),
                           str_slice(t.heap, text, 2, -1, 1), t.str("a")};
  for (Ref<Str> each : made) {
    CHECK(each.as<Object>() == t.heap.state().latin1[uint8_t{'a'}]);
    t.release(each);
  }
  const Ref<Str> nothing = str_repeat(t.heap, text, 0);
  CHECK(nothing.as<Object>() == t.heap.state().empty_str);
  t.release(nothing);
  t.release(text);
}

TEST_CASE("str: concatenation and slices of all kinds") {
  LeafHeap t;
  for (const char* left : kSamples) {
    for (const char* right : kSamples) {
      const Ref<Str> a = t.str(left);
      const Ref<Str> b = t.str(right);
      const Ref<Str> sum = str_concat(t.heap, a, b);
      const Ref<Str> head = str_part(t.heap, sum, 0, str_length(t.heap, a));
      const uint32_t length = str_length(t.heap, sum);
      const Ref<Str> tail = str_slice(t.heap, sum, str_length(t.heap, a), 1, str_length(t.heap, b));
      CHECK(str_to_utf8(t.heap, sum) == std::string(left) + right);
      CHECK(str_equal(t.heap, head, a));
      CHECK(str_equal(t.heap, tail, b));
      CHECK(text_bound(str_view(t.heap, head)) == str_bound(t.heap, head));
      const Ref<Str> mirrored = str_slice(t.heap, sum, int64_t{length} - 1, -1, length);
      const Ref<Str> back = str_slice(t.heap, mirrored, int64_t{length} - 1, -1, length);
      CHECK(str_equal(t.heap, back, sum));
      for (Ref<Str> each : {a, b, sum, head, tail, mirrored, back}) t.release(each);
    }
  }
}

TEST_CASE("str: what does not change is the same object") {
  LeafHeap t;
  const Ref<Str> text = t.str("hello");
  const Ref<Str> empty = t.str("");
  const Ref<Str> same[] = {str_concat(t.heap, text, empty), str_concat(t.heap, empty, text),
                           str_repeat(t.heap, text, 1), str_part(t.heap, text, 0, 5)};
  for (Ref<Str> each : same) {
    CHECK(each == text);
    t.release(each);
  }
  t.release(text);
  t.release(empty);
}

TEST_CASE("str: += grows a string in place only when nobody else holds it") {
  LeafHeap t;
  const Ref<Str> more = t.str("xyz");
  Ref<Str> text = t.str("0123456789");
  const uint32_t birth = t.heap.at(text).birth;
  for (int i = 0; i < 100; ++i) text = str_append(t.heap, text, more);
  CHECK(t.heap.at(text).birth == birth);
  CHECK(str_length(t.heap, text) == 310);
  const Ref<Str> held = new_reference(t.heap, text);
  text = str_append(t.heap, text, more);
  CHECK(text != held);
  CHECK(str_length(t.heap, held) == 310);
  const Ref<Str> wide = t.str("\u65e5");
  text = str_append(t.heap, text, wide);
  CHECK(str_view(t.heap, text).kind() == 2);
  text = str_append(t.heap, text, text);
  CHECK(str_length(t.heap, text) == 2 * 314);
  for (Ref<Str> each : {more, text, held, wide}) t.release(each);
}

TEST_CASE("str: joining takes any number of strings, and names the item that is none") {
  LeafHeap t;
  const Ref<Str> comma = t.str(", ");
  const Ref<Str> items[] = {t.str("a"), t.str("\u65e5"), t.str("")};
  const uint32_t area = t.heap.allocate_area(sizeof(items));
  std::memcpy(t.heap.memory.bytes(area), items, sizeof(items));
  uint32_t bad = 99;
  CHECK(t.text(str_join(t.heap, comma, area, 3, &bad)) == "a, \u65e5, ");
  CHECK(t.text(str_join(t.heap, comma, area, 0, &bad)).empty());
  CHECK(bad == 0);
  const Ref<Str> alone = str_join(t.heap, comma, area + 4, 1, &bad);
  CHECK(alone == items[1]);
  t.release(alone);
  *reinterpret_cast<Ref<Object>*>(t.heap.memory.bytes(area + 4)) = t.heap.state().none;
  CHECK(!str_join(t.heap, comma, area, 3, &bad));
  CHECK(bad == 1);
  t.heap.release_area(area, sizeof(items));
  for (Ref<Str> each : items) t.release(each);
  t.release(comma);
}

TEST_CASE("str: order is that of code points, not of kinds") {
  LeafHeap t;
  const char* const sorted[] = {"", "a", "aa", "b", "\u00e9", "\u65e5", "\uffff", "\U00010000"};
  for (size_t i = 0; i < std::size(sorted); ++i) {
    for (size_t j = 0; j < std::size(sorted); ++j) {
      const Ref<Str> a = t.str(sorted[i]);
      const Ref<Str> b = t.str(sorted[j]);
      const int order = text_compare(str_view(t.heap, a), str_view(t.heap, b));
      CHECK(order == (i < j ? -1 : i > j ? 1 : 0));
      t.release(a);
      t.release(b);
    }
  }
}

TEST_CASE("str: refused memory gives null and loses nothing") {
  LeafHeap t("3.14", 4u << 20);
  const Ref<Str> text = t.str("0123456789");
  CHECK(!str_repeat(t.heap, text, 100000000));
  CHECK(!str_repeat(t.heap, text, INT64_MAX));
  CHECK(str_to_utf8(t.heap, text) == "0123456789");
  t.release(text);
}

TEST_CASE("str: instances of derived classes keep their characters in an area") {
  LeafHeap t;
  const Ref<Type> type = t.derived_type(TypeId::Str);
  const Ref<Str> plain = t.str("caf\u00e9 noir");
  const Ref<Str> instance = str_of_type(t.heap, type, plain);
  CHECK(str_equal(t.heap, plain, instance));
  CHECK(kStrLayout.area_bytes(t.heap.memory, instance.as<Object>()) == 10);
  const Ref<Str> exact = str_as_exact(t.heap, instance);
  CHECK(exact != instance);
  CHECK(t.heap.is_exact(exact.as<Object>(), TypeId::Str));
  for (Ref<Str> each : {plain, instance, exact}) t.release(each);
}

TEST_CASE("interned: equal strings become one, which dies when nobody holds it") {
  LeafHeap t("3.14");
  const uint32_t count = interned_count(t.heap);
  const Ref<Str> first = intern_owned(t.heap, t.str("some_name"));
  const Ref<Str> second = intern_owned(t.heap, t.str("some_name"));
  CHECK(first == second);
  CHECK(refcount_of(t.heap, first.as<Object>()) == 2);
  CHECK(find_interned(t.heap, StrView("some_name")) == first);
  t.release(first);
  t.release(second);
  CHECK(!find_interned(t.heap, StrView("some_name")));
  CHECK(interned_count(t.heap) == count);
}

TEST_CASE("interned: the table grows, and shrinking leaves nothing unfindable") {
  LeafHeap t("3.10");
  t.heap.memory.set_moves_on_every_allocation(false);
  std::vector<Ref<Str>> names;
  for (int i = 0; i < 3000; ++i) {
    names.push_back(intern_owned(t.heap, t.str("name_" + std::to_string(i))));
  }
  for (size_t i = 0; i < names.size(); i += 2) t.release(names[i]);
  for (size_t i = 0; i < names.size(); ++i) {
    const std::string text = "name_" + std::to_string(i);
    CHECK(find_interned(t.heap, StrView(text)) == (i % 2 == 0 ? Ref<Str>() : names[i]));
  }
  for (size_t i = 1; i < names.size(); i += 2) t.release(names[i]);
  CHECK(interned_count(t.heap) == 0);
}

TEST_CASE("interned: which are immortal depends on the version") {
  struct Row {
    const char* profile;
    bool at_run_time;
    bool at_boot;
  };
  for (const Row& row : {Row{"3.11", false, false}, {"3.12", true, true}, {"3.13", false, true}}) {
    INFO(row.profile);
    TestHeap t(row.profile);
    const Ref<Str> name = intern_owned(t.heap, str_from_utf8(t.heap, "run_time"));
    const Ref<Str> boot = intern_text(t.heap, "__name__");
    CHECK(is_immortal(t.heap.at(name)) == row.at_run_time);
    CHECK(is_immortal(t.heap.at(boot)) == row.at_boot);
    CHECK(is_immortal(t.heap.at(t.heap.state().latin1[uint8_t{'x'}])) == row.at_boot);
  }
}

}  // namespace
}  // namespace ouro::tests
