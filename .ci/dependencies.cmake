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

# --- doctest -----------------------------------------------------------------------------------------
find_path(DOCTEST_INCLUDE_DIR doctest/doctest.h
  PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH)
if(DOCTEST_INCLUDE_DIR)
  set(doctest_header ${DOCTEST_INCLUDE_DIR}/doctest/doctest.h)
else()
  FetchContent_Declare(doctest_sources
    GIT_REPOSITORY https://github.com/doctest/doctest.git
    GIT_TAG ae7a13539fb71f270b87eb2e874fbac80bc8dda2)  # v2.4.11
  FetchContent_GetProperties(doctest_sources)
  if(NOT doctest_sources_POPULATED)
    FetchContent_Populate(doctest_sources)
  endif()
  set(doctest_header ${doctest_sources_SOURCE_DIR}/doctest/doctest.h)
endif()
# Copied, so that Emscripten sees this one header and not all of /usr/include.
configure_file(${doctest_header} ${PROJECT_BINARY_DIR}/include/doctest/doctest.h COPYONLY)
add_library(doctest INTERFACE)
target_include_directories(doctest SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/include)
if(EMSCRIPTEN)
  target_compile_definitions(doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS
    DOCTEST_CONFIG_NO_POSIX_SIGNALS)
endif()

# --- Dear ImGui: its own files and the OpenGL backend, no window library. ------------------------------
if(EMSCRIPTEN)
  set(OUROBOROS_IMGUI_DIR ${PROJECT_SOURCE_DIR}/build/deps/imgui CACHE PATH "Sources of Dear ImGui")
  set(imgui_dir ${OUROBOROS_IMGUI_DIR})
  if(NOT EXISTS ${imgui_dir}/imgui.cpp)
    FetchContent_Declare(imgui_sources
      GIT_REPOSITORY https://github.com/ocornut/imgui.git
      GIT_TAG 45acd5e0e82f4c954432533ae9985ff0e1aad6d5)  # v1.92.2b
    FetchContent_GetProperties(imgui_sources)
    if(NOT imgui_sources_POPULATED)
      FetchContent_Populate(imgui_sources)
    endif()
    set(imgui_dir ${imgui_sources_SOURCE_DIR})
  endif()
  add_library(imgui STATIC
    ${imgui_dir}/imgui.cpp
    ${imgui_dir}/imgui_draw.cpp
    ${imgui_dir}/imgui_tables.cpp
    ${imgui_dir}/imgui_widgets.cpp
    ${imgui_dir}/backends/imgui_impl_opengl3.cpp)
  target_include_directories(imgui SYSTEM PUBLIC ${imgui_dir} ${imgui_dir}/backends)
  # No demo, no files, no clipboard or shell of the system: the page provides what is needed.
  target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3 IMGUI_DISABLE_DEMO_WINDOWS
    IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_FILE_FUNCTIONS
    IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS)
  target_compile_options(imgui PRIVATE -fno-exceptions -fno-rtti -flto)
endif()
