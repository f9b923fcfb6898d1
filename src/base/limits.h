// Every limit of the program that is not policy. A limit has its unit in its name.
#pragma once

#include <cstddef>
#include <cstdint>

namespace base::limits {

inline constexpr std::size_t body_bytes_max = 1 << 20;
inline constexpr std::size_t header_bytes_max = 16 << 10;
inline constexpr std::size_t target_bytes_max = 4096;
inline constexpr std::size_t json_depth_max = 32;
inline constexpr std::size_t name_characters_max = 64;
inline constexpr std::size_t text_characters_max = 2000;
inline constexpr std::size_t list_items_max = 200;
inline constexpr std::int64_t page_items_default = 50;
inline constexpr std::int64_t page_items_max = 200;
inline constexpr std::size_t password_characters_min = 10;
inline constexpr std::size_t password_characters_max = 200;
inline constexpr std::size_t write_batch_max = 512;
inline constexpr std::size_t write_queue_max = 20000;
inline constexpr int serialization_retries_max = 20;
inline constexpr std::int64_t years_back_max = 130;
inline constexpr std::int64_t arrival_years_back_max = 10;  // Earlier is a slip of the pen.
inline constexpr int declared_by_address_max = 60;          // Requests by link, in one window.
inline constexpr std::int64_t declared_window_minutes = 10;
inline constexpr int paper_checks_a_minute_max = 30;      // From one address.
inline constexpr std::size_t rate_addresses_max = 20000;  // Remembered at once.
inline constexpr std::size_t csv_row_bytes_max = 1 << 20;
inline constexpr std::size_t csv_fields_max = 1000;
inline constexpr std::size_t pack_file_bytes_max = 512 << 10;
inline constexpr std::size_t pack_files_max = 32;
inline constexpr std::size_t pack_depth_max = 16;  // Of tables and lists, and of dotted keys.
inline constexpr std::size_t pack_entries_max = 500;
inline constexpr std::size_t pack_problems_max = 200;
inline constexpr std::int64_t units_max = 30;  // Of a building, made at once.
inline constexpr std::int64_t doors_of_plan_max = 2000;
inline constexpr std::int64_t import_pieces_max = 150;  // Of at most a body each.
inline constexpr std::int64_t floors_max = 100;
inline constexpr std::int64_t doors_on_floor_max = 60;
inline constexpr std::size_t journeys_max = 1'000'000;  // In one list.
inline constexpr std::int32_t journey_days_max = 7;  // On one vehicle; more is a slip of the pen.
inline constexpr std::size_t own_needs_waiting_max = 10;  // Asked for on one own page.
inline constexpr std::int64_t needs_of_person_max = 50;   // Shown at once.
inline constexpr std::int64_t contacts_of_person_max = 200;
inline constexpr std::int64_t pack_number_max = 100000;  // Days, minutes, counts.

}  // namespace base::limits
