#include "core/objects/bytes_object.h"

#include "core/objects/text_builder.h"
#include "tests/unit/objects/leaf_testing.h"

namespace ouro::tests {
namespace {

Ref<Object> array_of(LeafHeap& t, std::string_view data) {
  const Ref<ByteArray> array = bytearray_allocate(t.heap, data.size());
  if (!data.empty()) std::memcpy(bytearray_data(t.heap, array), data.data(), data.size());
  return array.as<Object>();
}

TEST_CASE("bytes: operations of both types, each giving its own") {
  LeafHeap t;
  for (bool is_array : {false, true}) {
    const auto make = [&](std::string_view data) {
      return is_array ? array_of(t, data) : t.bytes(data);
    };
    const Ref<Object> text = make("banana");
    const Ref<Object> needle = t.bytes("an");
    const Ref<Object> empty = t.bytes("");
    CHECK(t.data(bytes_concat(t.heap, text, needle)) == "bananaan");
    CHECK(t.data(bytes_repeat(t.heap, text, 2)) == "bananabanana");
    CHECK(t.data(bytes_part(t.heap, text, 1, 3)) == "an");
    CHECK(t.data(bytes_slice(t.heap, text, 5, -2, 3)) == "aaa");
    CHECK(t.data(bytes_replace(t.heap, text, needle, empty, -1)) == "ba");
    CHECK(t.data(bytes_replace(t.heap, text, empty, needle, 2)) == "anbananana");
    CHECK(bytes_map_case(bytes_view(t.heap, text), CaseMapping::Title) == "Banana");
    const Ref<Object> whole = bytes_part(t.heap, text, 0, 6);
    CHECK((whole == text) == !is_array);
    CHECK(t.heap.at(whole).type == t.heap.at(text).type);
    for (Ref<Object> each : {text, needle, empty, whole}) t.release(each);
  }
}

TEST_CASE("bytes: sizes, hashes, and the one empty object") {
  LeafHeap t;
  const Ref<Object> abc = t.bytes("abc");
  CHECK(kBytesLayout.size(t.heap.memory, abc) == 36);
  const Ref<Str> text = t.str("abc");
  CHECK(bytes_hash(t.heap, abc.as<Bytes>()) == str_hash(t.heap, text));
  CHECK(bytes_data(t.heap, abc.as<Bytes>())[3] == 0);
  const Ref<Object> nothing = bytes_part(t.heap, abc, 1, 1);
  CHECK(nothing == t.heap.state().empty_bytes);
  for (Ref<Object> each : {abc, nothing}) t.release(each);
  t.release(text);
}

TEST_CASE("bytes: instances of derived classes keep their data behind their own fields") {
  LeafHeap t;
  const Ref<Object> abc = t.bytes("abc");
  const Ref<Type> type = t.derived_type(TypeId::Bytes);
  const Ref<Bytes> instance = bytes_of_type(t.heap, type, abc.as<Bytes>());
  CHECK(text_equal(bytes_view(t.heap, abc), bytes_view(t.heap, instance.as<Object>())));
  CHECK(kBytesLayout.size(t.heap.memory, instance.as<Object>()) == t.heap.at(type).basic_size + 3);
  t.release(abc);
  t.release(instance);
}

uint32_t total_size(LeafHeap& t, Ref<ByteArray> array) {
  return kByteArrayLayout.size(t.heap.memory, array.as<Object>()) +
         kByteArrayLayout.area_bytes(t.heap.memory, array.as<Object>());
}

TEST_CASE("bytearray: grows and shrinks as CPython's") {
  LeafHeap t("3.10");
  const Ref<ByteArray> array = bytearray_allocate(t.heap, 0);
  std::vector<uint32_t> sizes = {total_size(t, array)};
  for (uint8_t i = 0; i < 10; ++i) {
    CHECK(bytearray_append(t.heap, array, i));
    sizes.push_back(total_size(t, array));
  }
  CHECK(bytearray_resize(t.heap, array, 1));
  sizes.push_back(total_size(t, array));
  CHECK(sizes == std::vector<uint32_t>{56, 58, 61, 61, 61, 64, 64, 64, 68, 68, 68, 58});
  t.release(array);
}

TEST_CASE("bytearray: from 3.15 on its data are a bytes object") {
  for (const char* profile : {"3.14", "3.15"}) {
    LeafHeap t(profile);
    const bool holds_bytes = t.heap.profile.bytearray_holds_bytes;
    const Ref<ByteArray> empty = bytearray_allocate(t.heap, 0);
    const Ref<ByteArray> three = bytearray_allocate(t.heap, 3);
    CHECK(total_size(t, empty) == (holds_bytes ? 64 : 56));
    CHECK(total_size(t, three) == (holds_bytes ? 100 : 60));
    t.release(empty);
    t.release(three);
  }
}

TEST_CASE("bytearray: ranges are replaced, dropped from the front, and doubled by themselves") {
  LeafHeap t;
  const Ref<Object> object = array_of(t, "0123456789");
  const Ref<ByteArray> array = object.as<ByteArray>();
  const auto content = [&] {
    const StrView view = bytes_view(t.heap, object);
    return std::string(reinterpret_cast<const char*>(view.bytes()), view.length());
  };
  CHECK(bytearray_replace_range(t.heap, array, 0, 3, "A"));
  CHECK(content() == "A3456789");
  CHECK(t.heap.at(array).start == 2);
  CHECK(bytearray_replace_range(t.heap, array, 4, 5, "xyz"));
  CHECK(content() == "A345xyz789");
  CHECK(bytearray_replace_range(t.heap, array, 1, 9, ""));
  CHECK(content() == "A9");
  CHECK(bytearray_extend(t.heap, array, object));
  CHECK(content() == "A9A9");
  bytearray_reverse(t.heap, array);
  CHECK(content() == "9A9A");
  CHECK(bytearray_repr(bytes_view(t.heap, object), "bytearray") == "bytearray(b'9A9A')");
  t.release(array);
}

TEST_CASE("bytes: repr and hexadecimal text") {
  CHECK(bytes_repr(StrView("a'b")) == "b\"a'b\"");
  CHECK(bytes_repr(StrView("'\"\\\n\x01\xff")) == "b'\\'\"\\\\\\n\\x01\\xff'");
  CHECK(bytearray_repr(StrView("a'b"), "B") == "B(b\"a\\'b\")");
  CHECK(bytes_hex(StrView("\x01\x02\xab\xcd\xef")) == "0102abcdef");
  CHECK(bytes_hex(StrView("\x01\x02\xab\xcd\xef"), ':', 2) == "01:02ab:cdef");
  CHECK(bytes_hex(StrView("\x01\x02\xab\xcd\xef"), ':', -2) == "0102:abcd:ef");
  std::string out;
  uint32_t bad = 0;
  CHECK(bytes_from_hex(StrView(" 0a Ff\t"), &out, &bad));
  CHECK(out == "\x0a\xff");
  CHECK(!bytes_from_hex(StrView("0a g0"), &out, &bad));
  CHECK(bad == 3);
}

TEST_CASE("text builder: widens as characters need it, and is empty after finishing") {
  LeafHeap t;
  const Ref<ByteArray> builder = text_builder(t.heap);
  const Ref<Str> part = t.str("\u65e5\u672c");
  for (int i = 0; i < 40; ++i) CHECK(builder_append_text(t.heap, builder, "ab"));
  CHECK(builder_append_character(t.heap, builder, 0xE9));
  CHECK(builder_append(t.heap, builder, part));
  CHECK(builder_append_character(t.heap, builder, 0x1F600));
  CHECK(builder_append_text(t.heap, builder, "]"));
  CHECK(builder_length(t.heap, builder) == 85);
  std::string expected;
  for (int i = 0; i < 40; ++i) expected += "ab";
  CHECK(t.text(builder_finish(t.heap, builder)) == expected + "\u00e9\u65e5\u672c\U0001F600]");
  CHECK(t.text(builder_finish(t.heap, builder)).empty());
  CHECK(builder_append_character(t.heap, builder, 'x'));
  const Ref<Str> single = builder_finish(t.heap, builder);
  CHECK(single.as<Object>() == t.heap.state().latin1[uint8_t{'x'}]);
  for (Ref<Object> each : {builder.as<Object>(), part.as<Object>(), single.as<Object>()}) {
    t.release(each);
  }
}

}  // namespace
}  // namespace ouro::tests
