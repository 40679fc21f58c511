// text_builder.h - text that grows inside the block, over several ticks.
//
// The repr of a nested container, or what print gathers, is built across tasks, so the unfinished
// text must be machine state. A builder is a bytearray object whose data are characters of one kind
// (1, 2 or 4 bytes, widened when needed): a leaf that a Task owns in a slot, so it goes by itself
// when the task is unwound. It is never handed to the program.
//
// Within one call, a std::string in UTF-8 and str_from_utf8 are simpler.
#pragma once

#include "core/objects/bytes_object.h"
#include "core/objects/str_object.h"

namespace ouro {

// An empty builder, owned.
Ref<ByteArray> text_builder(Heap& heap);
// Each false when memory is refused; the text is then unchanged.
bool builder_append(Heap& heap, Ref<ByteArray> builder, Ref<Str> text);
bool builder_append_text(Heap& heap, Ref<ByteArray> builder, std::string_view ascii);
bool builder_append_character(Heap& heap, Ref<ByteArray> builder, char32_t character);
uint32_t builder_length(const Heap& heap, Ref<ByteArray> builder);
// What has been gathered, valid until the next allocation.
StrView builder_view(const Heap& heap, Ref<ByteArray> builder);
// The text as an owned string; the builder is empty afterwards. Null: memory refused.
Ref<Str> builder_finish(Heap& heap, Ref<ByteArray> builder);

}  // namespace ouro
