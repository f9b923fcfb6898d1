// What setting a paper may cost: the child process that does it lives within these.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace printing::limits {

inline constexpr std::size_t pages_max = 20;
inline constexpr std::size_t request_bytes_max = 1 << 20;
inline constexpr std::size_t pdf_bytes_max = 16 << 20;
inline constexpr auto wall_time_max = std::chrono::seconds(10);
inline constexpr std::uint64_t cpu_seconds_max = 5;
inline constexpr std::uint64_t memory_bytes_max = std::uint64_t{1} << 30;  // Address space.
inline constexpr std::uint64_t open_files_max = 64;

}  // namespace printing::limits
