# The two libraries from elsewhere, as the targets `doctest` and `imgui`.
#
# Debian's packages and build/deps/imgui (see .ci/setup) are used where they exist; elsewhere the
# sources are fetched, pinned by commit.
include(FetchContent)

# Emscripten before 3.1.25 has another name for the same setting.
if(EMSCRIPTEN AND EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  set(stack_size_setting -sTOTAL_STACK)
else()
  set(stack_size_setting -sSTACK_SIZE)
endif()

# Fetches the sources of a library without building them; `result` is their folder.
function(fetch_sources name repository commit result)
  string(TOUPPER FETCHCONTENT_SOURCE_DIR_${name} local_copy)
  if(NOT ${local_copy})
    execute_process(COMMAND git ls-remote --exit-code ${repository} HEAD
      RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
    if(NOT status EQUAL 0)
      message(FATAL_ERROR "${name} is missing, and ${repository} cannot be reached to fetch it.")
    endif()
  endif()
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${commit}
    SOURCE_SUBDIR sources-only)
  FetchContent_MakeAvailable(${name})
  set(${result} ${${name}_SOURCE_DIR} PARENT_SCOPE)
endfunction()

# --- doctest ---------------------------------------------------------------------------------------
find_path(DOCTEST_INCLUDE_DIR doctest/doctest.h
  PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH)
if(DOCTEST_INCLUDE_DIR)
  set(doctest_dir ${DOCTEST_INCLUDE_DIR})
else()
  fetch_sources(doctest https://github.com/doctest/doctest.git
    ae7a13539fb71f270b87eb2e874fbac80bc8dda2 doctest_dir)  # v2.4.11
endif()
# Copied, so that Emscripten sees this one header and not all of /usr/include.
configure_file(${doctest_dir}/doctest/doctest.h ${PROJECT_BINARY_DIR}/include/doctest/doctest.h
  COPYONLY)
add_library(doctest INTERFACE)
target_include_directories(doctest SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/include)
if(EMSCRIPTEN)
  target_compile_definitions(doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS
    DOCTEST_CONFIG_NO_POSIX_SIGNALS)
endif()

# --- Dear ImGui: its own files and the OpenGL backend, no window library. --------------------------
if(EMSCRIPTEN)
  set(OUROBOROS_IMGUI_DIR ${PROJECT_SOURCE_DIR}/build/deps/imgui CACHE PATH "Sources of Dear ImGui")
  set(imgui_dir ${OUROBOROS_IMGUI_DIR})
  if(NOT EXISTS ${imgui_dir}/imgui.cpp)
    fetch_sources(imgui https://github.com/ocornut/imgui.git
      45acd5e0e82f4c954432533ae9985ff0e1aad6d5 imgui_dir)  # v1.92.2b
  endif()
  file(STRINGS ${imgui_dir}/imgui.h imgui_version REGEX "#define IMGUI_VERSION_NUM")
  string(REGEX MATCH "[0-9]+" imgui_version "${imgui_version}")
  if(imgui_version LESS 19200)
    message(FATAL_ERROR "Dear ImGui 1.92 or later is wanted; ${imgui_dir} is ${imgui_version}.")
  endif()
  add_library(imgui STATIC
    ${imgui_dir}/imgui.cpp
    ${imgui_dir}/imgui_draw.cpp
    ${imgui_dir}/imgui_tables.cpp
    ${imgui_dir}/imgui_widgets.cpp
    ${imgui_dir}/backends/imgui_impl_opengl3.cpp)
  target_include_directories(imgui SYSTEM PUBLIC ${imgui_dir} ${imgui_dir}/backends)
  # No demo, no files, no shell, no font: the page and wasm/ provide what is needed. A picture of
  # thousands of objects has more vertices than 16 bits count; text may be any Unicode.
  target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3 IMGUI_DISABLE_DEMO_WINDOWS
    IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_FILE_FUNCTIONS
    IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_DEFAULT_FONT "ImDrawIdx=unsigned int"
    IMGUI_USE_WCHAR32)
  # -Os: a third smaller to download, and drawing is not what takes time.
  target_compile_options(imgui PRIVATE -fno-exceptions -fno-rtti -flto -Os)
endif()
