// What leaves of campaigns. A screener's view holds doors, and nobody's name or tag.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "campaigns/asking.h"
#include "people/model.h"
#include "places/view.h"

namespace campaigns {

struct NamedView {
  std::string id;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(NamedView, (), (id, label))

struct QuestionView {
  std::string id;
  std::string label;
  packs::Answering answering = packs::Answering::yes_no;
  bool raises = false;  // A "yes" asks somebody to look after it.
};
BOOST_DESCRIBE_STRUCT(QuestionView, (), (id, label, answering, raises))

std::vector<QuestionView> view_of(const Questions&, base::Language);

enum class State { waiting, running, over };
BOOST_DESCRIBE_ENUM(State, waiting, running, over)

struct CountsView {
  std::int64_t doors = 0;
  std::int64_t screened = 0;
  std::int64_t away = 0;
  std::int64_t refused = 0;
  std::int64_t follow_ups = 0;
};
BOOST_DESCRIBE_STRUCT(CountsView, (), (doors, screened, away, refused, follow_ups))
CountsView view_of(const Progress&);

struct CampaignRow {
  CampaignId id;
  std::string name;
  places::PlaceView place;
  base::Date from;
  base::Date to;
  State state = State::running;
  CountsView counts;
};
BOOST_DESCRIBE_STRUCT(CampaignRow, (), (id, name, place, from, to, state, counts))
CampaignRow row_of(http::Call&, const Context&, const Seen&);

struct CampaignsView {
  std::vector<CampaignRow> items;
  std::optional<CampaignId> next_cursor;
  std::vector<QuestionView> questions;  // Those that can be chosen.
};
BOOST_DESCRIBE_STRUCT(CampaignsView, (), (items, next_cursor, questions))

struct GridRow {
  base::Uuid id;
  std::string name;
  std::string place;
  CountsView counts;
};
BOOST_DESCRIBE_STRUCT(GridRow, (), (id, name, place, counts))

struct BuildingLine {
  BuildingId id;
  base::Uuid grid_id;
  std::string name;
  std::string kind_label;
  CountsView counts;
};
BOOST_DESCRIBE_STRUCT(BuildingLine, (), (id, grid_id, name, kind_label, counts))

struct CoverageView {
  std::int64_t total = 0;
  std::int64_t done = 0;
};
BOOST_DESCRIBE_STRUCT(CoverageView, (), (total, done))

struct CampaignView {
  CampaignRow campaign;
  std::vector<QuestionView> questions;
  CoverageView households;  // The two full coverages. (SCR-02)
  CoverageView key_people;
  std::vector<GridRow> grids;
  std::vector<BuildingLine> buildings;
};
BOOST_DESCRIBE_STRUCT(CampaignView, (),
                      (campaign, questions, households, key_people, grids, buildings))
CampaignView campaign_view(http::Call&, const Context&, const Seen&);

// Key people who have not been reached, by id.
std::vector<people::PersonId> not_reached(http::Call&, const Context&, const Seen&);

// ---- Doors --------------------------------------------------------------------------------------

struct DoorView {
  HouseholdId id;
  std::string door;
  std::optional<Outcome> outcome;  // None: nobody was there yet.
  std::optional<FindingId> finding_id;
  std::optional<base::Date> found_on;
  std::int64_t tries = 0;
  std::int64_t follow_ups = 0;
};
BOOST_DESCRIBE_STRUCT(DoorView, (), (id, door, outcome, finding_id, found_on, tries, follow_ups))

struct UnitView {
  std::string name;
  std::vector<DoorView> doors;
};
BOOST_DESCRIBE_STRUCT(UnitView, (), (name, doors))

struct ScreenerView {
  ScreenerId id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ScreenerView, (), (id, name))

struct CandidateView {
  identity::AccountId account_id;
  std::string name;
  std::string role_label;
};
BOOST_DESCRIBE_STRUCT(CandidateView, (), (account_id, name, role_label))

struct DoorsView {
  CampaignId campaign_id;
  std::string campaign;
  State state = State::running;
  bool may_screen = false;  // By the caller.
  BuildingId building_id;
  std::string building;
  std::string kind_label;
  std::string grid;
  places::PlaceView place;
  std::vector<QuestionView> questions;
  std::vector<UnitView> units;
  std::vector<ScreenerView> screeners;    // For who follows the campaign.
  std::vector<CandidateView> candidates;  // For who may give the building to somebody.
};
BOOST_DESCRIBE_STRUCT(DoorsView, (),
                      (campaign_id, campaign, state, may_screen, building_id, building, kind_label,
                       grid, place, questions, units, screeners, candidates))
DoorsView doors_view(http::Call&, const Context&, const AtBuilding&);
void add_screeners(http::Call&, const Context&, const AtBuilding&, DoorsView&);

struct AnswerView {
  std::string label;
  Said said = Said::unknown;
};
BOOST_DESCRIBE_STRUCT(AnswerView, (), (label, said))

struct FindingView {
  FindingId id;
  Outcome outcome = Outcome::away;
  std::vector<AnswerView> answers;
  std::optional<std::int64_t> people;
  std::string note;
  base::Date found_on;
  base::Instant recorded_at;
  std::string recorded_by;
  bool standing = false;
  bool corrected = false;
  bool taken_back = false;
};
BOOST_DESCRIBE_STRUCT(FindingView, (),
                      (id, outcome, answers, people, note, found_on, recorded_at, recorded_by,
                       standing, corrected, taken_back))

struct HistoryView {
  CampaignId campaign_id;
  std::string campaign;
  BuildingId building_id;
  HouseholdId household_id;
  std::string address;
  places::PlaceView place;
  std::vector<FindingView> findings;  // Newest first.
};
BOOST_DESCRIBE_STRUCT(HistoryView, (),
                      (campaign_id, campaign, building_id, household_id, address, place, findings))

std::string name_of(http::Call&, const std::optional<identity::AccountId>&);

}  // namespace campaigns
