# embed_python(OUTPUT FILES...) makes a C++ table (core/modules/embedded_python.h) out of Python files.
#
# This file is included by CMakeLists.txt, and run as a script (cmake -P) during the build.
# Bytes are written as character literals: any length, any character, the same on every host.

function(embed_python output)
  set(files ${ARGN})
  list(SORT files)
  string(REPLACE ";" "|" joined "${files}")
  set(script ${PROJECT_SOURCE_DIR}/core/modules/embed.cmake)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${output}" "-DFILES=${joined}" -P ${script}
    DEPENDS ${script} ${files}
    COMMENT "Embedding Python sources" VERBATIM)
endfunction()

# One file as the definition of a character array, appended to `text` of the caller.
function(append_array index file)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(REPLACE "'\\x0a'," "'\\x0a',\n    " bytes "${bytes}")
  set(text "${text}const char kSource${index}[] = {\n    ${bytes}'\\0'};\n\n" PARENT_SCOPE)
endfunction()

function(write_table output)
  set(text "// Made by core/modules/embed.cmake.\n#include \"core/modules/embedded_python.h\"\n\n")
  string(APPEND text "namespace ouro {\nnamespace {\n\n")
  set(rows "")
  set(count 0)
  foreach(file IN LISTS ARGN)
    append_array(${count} ${file})
    get_filename_component(name ${file} NAME_WLE)
    string(APPEND rows "    {\"${name}\", kSource${count}},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  string(APPEND text "}  // namespace\n\n")
  # A last empty row, as an array cannot be empty.
  string(APPEND text "const EmbeddedModule kEmbeddedModules[] = {\n${rows}    {nullptr, nullptr}};\n")
  string(APPEND text "const unsigned kEmbeddedModuleCount = ${count};\n\n}  // namespace ouro\n")
  file(WRITE ${output} "${text}")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE)
  string(REPLACE "|" ";" files "${FILES}")
  write_table(${OUTPUT} ${files})
endif()
