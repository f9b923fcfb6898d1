#include "journeys/view.h"

namespace journeys {

std::string why_of(const Match& match, const packs::Wording& wording) {
  const std::string separator = wording.say({"separator", {}});
  std::string why;
  for (const packs::Phrase& phrase : match.why) {
    why += (why.empty() ? "" : separator) + wording.say(phrase);
  }
  return why;
}

MatchView view_of(const Match& match, const packs::Wording& wording) {
  return {*base::json::parse(match.journey->source), match.contact, why_of(match, wording)};
}

std::vector<MatchView> views_of(const std::vector<Match>& matches, const packs::Wording& wording) {
  std::vector<MatchView> views;
  for (const Match& match : matches) views.push_back(view_of(match, wording));
  return views;
}

}  // namespace journeys
