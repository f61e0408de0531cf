#include "base/ordered_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>

namespace dragoman {
namespace {

std::function<std::optional<int>()> count_to(int last) {
  return [at = 0, last]() mutable { return at < last ? std::optional(at++) : std::nullopt; };
}

/// Uneven work, so that later items often finish before earlier ones.
int slow_square(int&& item) {
  std::this_thread::sleep_for(std::chrono::microseconds((item * 7919) % 13 * 20));
  return item * item;
}

class OrderedPool : public testing::TestWithParam<unsigned> {};

TEST_P(OrderedPool, GivesResultsInInputOrder) {
  std::vector<int> got;
  run_ordered<int, int>(GetParam(), count_to(500), slow_square, [&](int&& out) { got.push_back(out); });
  ASSERT_EQ(got.size(), 500U);
  for (int i = 0; i < 500; ++i) EXPECT_EQ(got[static_cast<std::size_t>(i)], i * i);
}

TEST_P(OrderedPool, HoldsAtMostFourItemsAThread) {
  const int limit = static_cast<int>(std::max(GetParam(), 1U)) * 4;
  std::atomic<int> held{0};
  std::atomic<int> most{0};
  int at = 0;
  run_ordered<int, int>(
      GetParam(),
      [&]() -> std::optional<int> {
        if (at == 400) return std::nullopt;
        const int now = ++held;
        if (now > most) most = now;
        return at++;
      },
      slow_square,
      [&](int&&) {
        std::this_thread::sleep_for(std::chrono::microseconds(50));
        --held;
      });
  EXPECT_EQ(held, 0);
  EXPECT_GE(most, 1);
  EXPECT_LE(most, limit);
}

TEST_P(OrderedPool, CallsNextAndSinkFromOneThreadAtATime) {
  std::atomic<int> in_next{0};
  std::atomic<int> in_sink{0};
  std::atomic<bool> together{false};
  int at = 0;
  run_ordered<int, int>(
      GetParam(),
      [&]() -> std::optional<int> {
        if (++in_next > 1) together = true;
        std::this_thread::yield();
        --in_next;
        return at < 300 ? std::optional(at++) : std::nullopt;
      },
      slow_square,
      [&](int&&) {
        if (++in_sink > 1) together = true;
        std::this_thread::yield();
        --in_sink;
      });
  EXPECT_FALSE(together);
}

TEST_P(OrderedPool, NothingInNothingOut) {
  int sunk = 0;
  run_ordered<int, int>(GetParam(), count_to(0), slow_square, [&](int&&) { ++sunk; });
  EXPECT_EQ(sunk, 0);
}

TEST_P(OrderedPool, TakesItemsThatCanOnlyBeMoved) {
  int at = 0;
  int sum = 0;
  run_ordered<std::unique_ptr<int>, std::unique_ptr<int>>(
      GetParam(),
      [&]() -> std::optional<std::unique_ptr<int>> {
        if (at == 50) return std::nullopt;
        return std::make_unique<int>(at++);
      },
      [](std::unique_ptr<int>&& item) { return std::move(item); },
      [&](std::unique_ptr<int>&& out) { sum += *out; });
  EXPECT_EQ(sum, 49 * 50 / 2);
}

TEST_P(OrderedPool, ExceptionOutOfWorkComesOutAfterEarlierResultsOnly) {
  std::vector<int> got;
  const auto run = [&] {
    run_ordered<int, int>(
        GetParam(), count_to(1000),
        [](int&& item) -> int {
          if (item == 40) throw std::runtime_error("work failed");
          return item;
        },
        [&](int&& out) { got.push_back(out); });
  };
  EXPECT_THROW(run(), std::runtime_error);
  EXPECT_LE(got.size(), 40U);
  for (std::size_t i = 0; i < got.size(); ++i) EXPECT_EQ(got[i], static_cast<int>(i));
}

TEST_P(OrderedPool, ExceptionOutOfNextComesOut) {
  int at = 0;
  const auto run = [&] {
    run_ordered<int, int>(
        GetParam(),
        [&]() -> std::optional<int> {
          if (at == 20) throw std::runtime_error("next failed");
          return at++;
        },
        slow_square, [](int&&) {});
  };
  EXPECT_THROW(run(), std::runtime_error);
}

TEST_P(OrderedPool, NoResultFollowsAnExceptionOutOfSink) {
  int sunk = 0;
  const auto run = [&] {
    run_ordered<int, int>(GetParam(), count_to(1000), slow_square, [&](int&&) {
      if (++sunk == 5) throw std::runtime_error("sink failed");
    });
  };
  EXPECT_THROW(run(), std::runtime_error);
  EXPECT_EQ(sunk, 5);
}

INSTANTIATE_TEST_SUITE_P(Threads, OrderedPool, testing::Values(0U, 1U, 2U, 3U, 8U),
                         [](const auto& tested) { return std::to_string(tested.param) + "_threads"; });

TEST(OrderedPoolStream, AResultDoesNotWaitForTheNextItem) {
  std::atomic<int> sunk{0};
  int at = 0;
  bool came = false;
  run_ordered<int, int>(
      2,
      [&]() -> std::optional<int> {
        if (at == 1) {  // a slow source: the first result must come out before its second item is there
          for (int i = 0; i < 2000 && sunk == 0; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
          came = sunk == 1;
        }
        return at < 2 ? std::optional(at++) : std::nullopt;
      },
      [](int&& item) { return item; }, [&](int&&) { ++sunk; });
  EXPECT_TRUE(came);
  EXPECT_EQ(sunk, 2);
}

}  // namespace
}  // namespace dragoman
