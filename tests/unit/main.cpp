// The entry of unit_tests: doctest, and a last line with the totals.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>

#include "tests/script_test.h"
#include "tests/thorough_runs.h"

namespace {

// Counts test cases as they end: doctest's own totals count those outside of --first and --last.
struct Totals : doctest::IReporter {
  static inline unsigned passed = 0;
  static inline unsigned failed = 0;

  explicit Totals(const doctest::ContextOptions&) {}
  void test_case_end(const doctest::CurrentTestCaseStats& stats) override {
    ++(stats.testCaseSuccess ? passed : failed);
  }

  void report_query(const doctest::QueryData&) override {}
  void test_run_start() override {}
  void test_run_end(const doctest::TestRunStats&) override {}
  void test_case_start(const doctest::TestCaseData&) override {}
  void test_case_reenter(const doctest::TestCaseData&) override {}
  void test_case_exception(const doctest::TestCaseException&) override {}
  void subcase_start(const doctest::SubcaseSignature&) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData&) override {}
  void log_message(const doctest::MessageData&) override {}
  void test_case_skipped(const doctest::TestCaseData&) override {}
};

REGISTER_LISTENER("totals", 1, Totals);

}  // namespace

int main(int argc, char** argv) {
  if (!std::filesystem::exists("core") || !std::filesystem::exists("tests")) {
    std::fprintf(stderr, "Run the tests from the root of the project.\n");
    return 1;
  }
  ouro::tests::register_script_tests();
  doctest::Context context;
  context.setOption("no-intro", true);
  context.setOption("no-colors", true);
  context.setOption("order-by", "name");
  context.applyCommandLine(argc, argv);
  const int status = context.run();
  const ouro::tests::Coverage& seen = ouro::tests::coverage();
  if (seen.looks != 0) {
    std::printf("looked at %llu of %llu ticks in %llu runs\n",
                static_cast<unsigned long long>(seen.looks),
                static_cast<unsigned long long>(seen.ticks),
                static_cast<unsigned long long>(seen.runs));
  }
  if (!context.shouldExit()) std::printf("%u passed, %u failed\n", Totals::passed, Totals::failed);
  return status;
}
