// output_text.h - what a program has printed, as JSON for the page and for files.
#pragma once

#include <span>
#include <string>

#include "core/history/output_record.h"
#include "core/inspect/json_writer.h"

namespace ouro {

// An array of OutputPiece of web/src/engine.ts.
void write_output(JsonWriter* json, std::span<const OutputPiece> output);

// OutputTail of web/src/engine.ts: the last `characters_max` characters, and how many come before.
// What is shown of one stream without a typed line in between is one piece, so a moment costs the
// same however much has been printed before it, and in however small pieces.
std::string output_tail_json(std::span<const OutputPiece> output, uint64_t characters_max);

}  // namespace ouro
