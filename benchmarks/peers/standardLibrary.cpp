// The peer in C++: std::mt19937 and std::shuffle of the machine's standard library.
// Reads one task a line (`words`, `shuffle`, `check`); answers milliseconds, or for `check` the XOR of the words
// of a round. Every task goes on in its own stream of seed 5489.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <random>
#include <string>
#include <vector>

constexpr std::size_t kWords = 10'000'000;
constexpr std::size_t kPool = 500'100;

template <typename Work>
double elapsed_ms(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

int main() {
  std::vector<std::uint32_t> words(kWords);
  std::vector<std::uint8_t> pool(kPool);
  for (std::size_t i = 0; i < kPool; i++) pool[i] = i % 15;
  std::mt19937 word_stream(5489);
  std::mt19937 shuffle_stream(5489);

  std::cout << "ready g++ " << __VERSION__ << std::endl;
  std::string task;
  while (std::getline(std::cin, task)) {
    if (task == "words") {
      std::cout << elapsed_ms([&] {
        for (auto& word : words) word = word_stream();
      }) << std::endl;
    } else if (task == "shuffle") {
      std::cout << elapsed_ms([&] { std::shuffle(pool.begin(), pool.end(), shuffle_stream); }) << std::endl;
    } else if (task == "check") {
      std::mt19937 stream(5489);
      std::uint32_t joined = 0;
      for (std::size_t i = 0; i < kWords; i++) joined ^= static_cast<std::uint32_t>(stream());
      std::cout << joined << std::endl;
    }
  }
}
