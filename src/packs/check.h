// What one key alone cannot show: references, the rules of voluntary and restrictive regimes.
#pragma once

#include "packs/loader.h"
#include "packs/problems.h"

namespace packs {

void check_header(const PackHeader&, std::string_view folder, Problems&);
void check_illness(const Pack&, const Surroundings&, Problems&);
void check_platform(const Pack&, Problems&);
void check_campaigns(const Pack&, Problems&);  // A part of check_platform.

// The parts of check_illness.
void check_arrivals(const Pack&, const Surroundings&, Problems&);
void check_regimes(const Pack&, const Surroundings&, Problems&);
void check_reports(const Pack&, const Surroundings&, Problems&);
void check_papers(const Pack&, const Surroundings&, Problems&);

// A part of check_platform.
void check_assistance(const Pack&, Problems&);
bool is_count(std::string_view name);           // That a slice registers.
void check_dictionary(const Pack&, Problems&);  // Of a platform pack.

// "arrivals.toml proposal p_other, propose"
std::string place_of(std::string_view file, std::string_view kind, std::string_view id,
                     std::string_view key);
base::Refusal unknown_reference(std::string_view kind, std::string_view value);

// A problem for every word of order in the text of a voluntary regime; {where} names the text.
void check_voluntary_text(const Text&, const std::string& where, const Words&, Problems&);

// Only those that are known where the text stands.
enum class Placeholders { none, of_regime, of_range, of_doubt, of_paper };
void check_placeholders(const Text&, const std::string& where, Placeholders, Problems&);

}  // namespace packs
