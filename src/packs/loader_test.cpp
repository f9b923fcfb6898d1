#include "packs/loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "base/limits.h"
#include "packs/made_up.h"

namespace packs {

using made_up::edited;
using ::testing::HasSubstr;

static std::string problems(const Folder& folder, const Surroundings& around) {
  const base::Result<Pack> pack = load(folder, around);
  return pack ? "loaded" : describe(pack.refusal(), base::Language::en);
}

TEST(Loader, ReadsEveryKindOfEntry) {
  const Pack pack = made_up::must_load(made_up::folder(), made_up::surroundings());
  EXPECT_EQ(pack.header.illness, "hiccups");
  EXPECT_EQ(pack.registration.look_back, base::Days{9});
  EXPECT_EQ(pack.clarities.size(), 10u);
  ASSERT_EQ(pack.regimes.size(), 1u);
  const Regime& regime = pack.regimes.front();
  EXPECT_EQ(regime.slots.at(1).from_minute, 16 * 60);
  EXPECT_EQ(regime.fever_from, base::Celsius{370});
  EXPECT_EQ(regime.until, (Until{base::Days{5}, 24}));
  EXPECT_EQ(regime.follow_up_days, (std::vector{base::Days{1}, base::Days{3}}));
  EXPECT_EQ(pack.origin_lists.at(0).areas.at(0).code, "990101");
  EXPECT_EQ(pack.forms.at(0).deadline_minute, 17 * 60);
  EXPECT_EQ(pack.forms.at(0).sections.at(0).cells.at(0).args.at("category"), "from_island");
  const Predicate& when = pack.proposals.at(0).when;
  EXPECT_EQ(when.kind, Predicate::Kind::any);
  EXPECT_EQ(when.of.at(1).question, Question(TemperatureAtLeast{base::Celsius{370}}));
}

TEST(Loader, AKeyWithASourceOfItsOwnIsCitedByIt) {
  const Pack pack = made_up::must_load(made_up::folder(), made_up::surroundings());
  const Regime& regime = pack.regimes.front();
  EXPECT_EQ(regime.citation_of("days").document, "自己定的");
  EXPECT_EQ(regime.citation_of("days").confidence, Confidence::recalled);
  EXPECT_EQ(regime.citation_of("slots").document, "编号〔2030〕1号");
}

struct Mistake {
  const char* what;
  const char* file;
  const char* from;
  const char* to;
  const char* problem;  // Part of the English text.
};

class LoaderMistake : public ::testing::TestWithParam<Mistake> {};

TEST_P(LoaderMistake, IsRefusedWithItsPlaceAndWayOut) {
  const Mistake& mistake = GetParam();
  const Folder folder = edited(made_up::folder(), mistake.file, mistake.from, mistake.to);
  EXPECT_THAT(problems(folder, made_up::surroundings()), HasSubstr(mistake.problem))
      << mistake.what;
}

static const Mistake mistakes[] = {
    // pack.toml
    {"id is not the folder's name", "pack.toml", "id = \"made-up\"", "id = \"other\"",
     "pack.toml, id: It must be made-up here"},
    {"no illness", "pack.toml", "illness = \"hiccups\"", "illness = \"\"",
     "pack.toml, illness: It must be"},
    {"a historic pack in real events", "pack.toml", "status = \"current\"", "status = \"historic\"",
     "pack.toml, event_kinds: It must be [\"review\", \"drill\"]"},
    {"ends before it starts", "pack.toml", "2030-12-31", "2029-12-31",
     "effective_to must not lie before effective_from"},
    {"unknown word", "pack.toml", "visibility = \"community\"", "visibility = \"all\"",
     "all is not known here. It may be: community clinic_cdc"},
    {"unknown label", "pack.toml", "label = \"S0\"", "label = \"S9\"",
     "source paper, label: S9 is not known"},
    {"two sources of one id", "pack.toml", "id = \"ours\"", "id = \"paper\"", "paper stands twice"},
    {"no such base", "pack.toml", "verified_by", "base = \"nowhere\"\nverified_by",
     "nowhere cannot be found"},
    {"based on itself", "pack.toml", "verified_by", "base = \"made-up\"\nverified_by",
     "made-up leads back to itself"},
    {"not TOML", "pack.toml", "id = \"made-up\"", "id = made up",
     "pack.toml: Not correct TOML (line 2, column"},
    // Any entry
    {"a key is missing", "observation.toml", "days = 9\n", "",
     "observation.toml:2 regime watching, days: This key is missing; write it: 123"},
    {"a key nobody knows", "observation.toml", "days = 9\n", "days = 9\ndayz = 9\n",
     "observation.toml:9 regime watching, dayz: There is no such key"},
    {"a text for a number", "observation.toml", "days = 9", "days = \"9\"",
     "regime watching, days: Wrong form; it must be: 123"},
    {"a number too large", "observation.toml", "days = 9", "days = 100001", "between 1 and 100000"},
    {"an empty translation", "observation.toml", "en = \"Start\"", "en = \" \"",
     "regime watching, open_label.en: It must not be empty"},
    {"a translation is missing", "observation.toml", "zh = \"开始\", ", "",
     "regime watching, open_label.zh: This key is missing"},
    {"a third language", "observation.toml", "zh = \"开始\"", "fr = \"x\", zh = \"开始\"",
     "open_label.fr: There is no such key"},
    {"a control character", "observation.toml", "\"Start\"", "\"Sta\\u0007rt\"",
     "characters that cannot be shown"},
    {"an id with a space", "arrivals.toml", "id = \"balloon\"", "id = \"a balloon\"",
     "The id a balloon is wrong"},
    {"two entries of one id", "arrivals.toml", "id = \"anybody\"", "id = \"from_island\"",
     "category from_island, id: from_island stands twice"},
    {"a source that is not there", "arrivals.toml", "source = \"paper\"", "source = \"gossip\"",
     "registration, cite.source: There is no [[source]] called gossip"},
    {"surer than the source", "observation.toml", "confidence = \"recalled\"",
     "confidence = \"official\"",
     "cites[0].confidence: The confidence is too high: the source ours is labelled design, so "
     "recalled at most"},
    {"cites a key that is not there", "observation.toml", "key = \"days\"", "key = \"day\"",
     "There is no key called day"},
    {"a day as text", "arrivals.toml", "effective_from = 2030-01-01",
     "effective_from = \"2030-01-01\"", "effective_from: Wrong form; it must be: 2026-01-31"},
    {"an entry ends before it starts", "retention.toml", "effective_from = 2030-01-01",
     "effective_from = 2030-01-01\neffective_to = 2029-12-31",
     "effective_to must not lie before effective_from"},
    {"an empty list is not said", "arrivals.toml", "precaution = []\n", "",
     "arrivals.toml:1, precaution: This key is missing"},
    {"a list that may not be empty", "observation.toml", "open_roles = [\"healer\"]",
     "open_roles = []", "open_roles: It must not be empty"},
    {"one word twice in a list", "observation.toml", "[\"healer\", \"neighbour\"]",
     "[\"healer\", \"healer\"]", "end_roles: healer stands twice"},
    // arrivals.toml
    {"a clarity is left out", "arrivals.toml", "id = \"stops\"", "id = \"halts\"",
     "halts is not known here. It may be: count arrival_time"},
    {"the clarities' numbers", "arrivals.toml", "number = 2", "number = 3",
     "clarity arrival_time, number: It must be 2"},
    {"key population", "arrivals.toml", "KEYP-01", "KEYP-1",
     "category from_island, key_population: Wrong form"},
    {"unknown predicate", "arrivals.toml", "is = \"has_symptom\"", "is = \"looks_pale\"",
     "proposal p_island, when.any[0].is: looks_pale is not known here. It may be: "
     "stayed_in_origin"},
    {"unknown argument", "arrivals.toml", "args = {}", "args = { x = 1 }",
     "when.any[0].args.x: There is no such key"},
    {"arguments are missing", "arrivals.toml", ", args = {}", "",
     "when.any[0].args: This key is missing"},
    {"neither all, any, none nor is", "arrivals.toml", "when = { all = [] }",
     "when = { some = [] }", "when.: It must be { all"},
    {"all and any at once", "arrivals.toml", "when = { all = [] }", "when = { all = [], any = [] }",
     "when.: It must be { all"},
    {"a list of areas that is not there", "arrivals.toml", "list = \"islands\"", "list = \"ponds\"",
     "category from_island, when: There is no [[list]] called ponds"},
    {"a category that is not there", "arrivals.toml", "category = [\"from_island\"]",
     "category = [\"x\"]", "There is no [[category]] called x"},
    {"proposes nothing there is", "arrivals.toml", "propose = \"watching\"", "propose = \"x\"",
     "propose: There is no [[regime]] | [[advice]] called x"},
    {"an alternative that is not there", "arrivals.toml", "alternatives = [\"tips\"]",
     "alternatives = [\"x\"]", "alternatives: There is no [[regime]] | [[advice]] called x"},
    {"a role that is not there", "arrivals.toml", "confirm_roles = [\"healer\"]",
     "confirm_roles = [\"king\"]", "There is no [[role]] called king"},
    {"a placeholder nobody fills", "arrivals.toml", "{days} 天", "{weeks} 周",
     "sentence: {weeks} cannot be used. Here it may be: {days} {last_day}"},
    {"a placeholder with an advice", "arrivals.toml", "propose = \"watching\"",
     "propose = \"tips\"", "sentence: {days} cannot be used"},
    {"an order in a voluntary proposal", "arrivals.toml", "去过岛上", "要隔离",
     "proposal p_island, reason: A voluntary text must not say \"隔离\""},
    {"an advice and a regime of one id", "arrivals.toml", "id = \"tips\"", "id = \"watching\"",
     "advice watching, id: watching stands twice"},
    // origins.toml
    {"a code of the wrong length", "origins.toml", "990101", "99010",
     "area north_island, code: Wrong form"},
    {"an area ends before it starts", "origins.toml", "2030-06-30", "2029-06-30",
     "to must not lie before from"},
    // observation.toml
    {"a symptom that is not there", "observation.toml", "symptoms = [\"hiccup\"]",
     "symptoms = [\"x\"]", "There is no [[symptom]] called x"},
    {"a role of care that is not there", "observation.toml", "care_role = \"healer\"",
     "care_role = \"x\"", "care_role: There is no [[role]] called x"},
    {"a clock time that is none", "observation.toml", "06:00", "24:00",
     "slots[0].from: Wrong form; it must be: \"06:00\""},
    {"slots that overlap", "observation.toml", "from = \"16:00\"", "from = \"11:00\"",
     "slots: Wrong order"},
    {"a slot that ends before it starts", "observation.toml", "to = \"12:00\"", "to = \"05:00\"",
     "slots: Wrong order"},
    {"two slots of one id", "observation.toml", "id = \"evening\"", "id = \"morning\"",
     "slots: morning stands twice"},
    {"fever below the plausible", "observation.toml", "plausible_min_tenths = 340",
     "plausible_min_tenths = 371", "fever_from_tenths must not lie before plausible_min_tenths"},
    {"fever above the plausible", "observation.toml", "plausible_max_tenths = 430",
     "plausible_max_tenths = 369", "plausible_max_tenths must not lie before fever_from_tenths"},
    {"warned before it starts", "observation.toml", "warn_days_before_end = 1",
     "warn_days_before_end = 10", "days must not lie before warn_days_before_end"},
    {"follow-up days fall", "observation.toml", "[1, 3]", "[3, 1]", "follow_up_days: Wrong form"},
    {"voluntary without agreement", "observation.toml", "agreement_required = true",
     "agreement_required = false", "agreement_required: It must be true here (voluntary = true)"},
    {"voluntary, but one may not stop", "observation.toml", "ends_on_word = true",
     "ends_on_word = false", "ends_on_word: It must be true here"},
    {"voluntary by order", "observation.toml", "requires_order = false\norder_min_level = \"\"",
     "requires_order = true\norder_min_level = \"county\"",
     "requires_order: It must be false here"},
    {"voluntary until a notice", "observation.toml", "requires_notice_to_release = false",
     "requires_notice_to_release = true", "requires_notice_to_release: It must be false here"},
    {"voluntary and reminded twice", "observation.toml", "missing_reminders = 1",
     "missing_reminders = 2", "missing_reminders: It must be 1 here"},
    {"voluntary at home by force", "observation.toml", "code = \"Q5\"", "code = \"Q2\"",
     "code: It must be Q3 | Q4 | Q5 here"},
    {"an order word in Chinese", "observation.toml", "自己看看", "隔离",
     "regime watching, label: A voluntary text must not say \"隔离\""},
    {"an order word in English", "observation.toml", "en = \"Start\"", "en = \"Quarantine\"",
     "open_label: A voluntary text must not say \"quarantine\""},
    {"the person's word is no reason", "observation.toml", ", \"persons_word\"", "",
     "end_reasons: It must be [ …, \"persons_word\" ]"},
    {"an order of no level", "observation.toml", "order_min_level = \"\"",
     "order_min_level = \"county\"", "order_min_level: It must be \"\" here"},
    {"a kind of care that is not there", "observation.toml", "requires_care_kinds = []",
     "requires_care_kinds = [\"x\"]", "x is not known here. It may be: soup songs"},
    {"a restriction without an order", "observation.toml", "code = \"Q5\"", "code = \"Q1\"",
     "requires_order: It must be true here (code = Q1 | Q2)"},
    {"a restriction without care", "observation.toml", "code = \"Q5\"", "code = \"Q1\"",
     "names every kind of care; missing: soup songs"},
    {"a restriction opened by the community", "observation.toml",
     "code = \"Q5\"\nlabel = { zh = \"自己看看\", en = \"Watching\" }\nvoluntary = true",
     "code = \"Q1\"\nlabel = { zh = \"x\", en = \"x\" }\nvoluntary = false",
     "names every kind of care"},
    // reports.toml
    {"a count that is not there", "reports.toml", "screening.by_category", "screening.by_mood",
     "cell islanders, count: screening.by_mood is not known here"},
    {"a count without its argument", "reports.toml", "args = { category = \"from_island\" }\n", "",
     "args: It must be { category = \"…\" }"},
    {"a count with an argument too many", "reports.toml", "screening.by_category",
     "screening.arrivals_today", "args: It must be without category"},
    {"an argument that is not there", "reports.toml", "category = \"from_island\"",
     "category = \"x\"", "args: There is no [[category]] called x"},
    {"a regime that is not there", "reports.toml",
     "count = \"screening.by_category\"\nargs = { category = \"from_island\" }",
     "count = \"observation.open\"\nargs = { regime = \"x\" }",
     "args: There is no [[regime]] called x"},
    {"missing readings of a voluntary regime", "reports.toml",
     "count = \"screening.by_category\"\nargs = { category = \"from_island\" }",
     "count = \"observation.readings_missing_today\"",
     "args: It must be a regime that is not voluntary"},
    // retention.toml
    {"a purpose that is not there", "retention.toml", "\"wave\"", "\"stare\"",
     "unmask_purposes: stare is not known here. It may be: wave"},
};

static std::string name_of(const ::testing::TestParamInfo<Mistake>& info) {
  std::string name = info.param.what;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Row, LoaderMistake, ::testing::ValuesIn(mistakes), name_of);

TEST(Loader, ARestrictionIsNotOpenedByARoleThatACommunityGrants) {
  Folder folder = edited(made_up::folder(), "observation.toml", "code = \"Q5\"", "code = \"Q1\"");
  folder = edited(folder, "observation.toml", "open_roles = [\"healer\"]",
                  "open_roles = [\"neighbour\"]");
  EXPECT_THAT(problems(folder, made_up::surroundings()),
              HasSubstr("open_roles: A measure that restricts going out is not decided by the "
                        "community's role neighbour"));
}

TEST(Loader, NamesEveryProblemAndNotTheFirstAlone) {
  Folder folder = edited(made_up::folder(), "observation.toml", "reading_grace_minutes = 30\n", "");
  folder = edited(folder, "retention.toml", "purpose", "porpoise");
  folder = edited(folder, "reports.toml", "\"17:00\"", "\"late\"");
  const base::Result<Pack> pack = load(folder, made_up::surroundings());
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.refusal().code, &refusal::refused);
  EXPECT_EQ(pack.refusal().problems.size(), 4u) << describe(pack.refusal(), base::Language::en);
}

TEST(Loader, FilesAreThoseOfItsKindAndNoOthers) {
  Folder folder = made_up::folder();
  folder.files.push_back({"notes.txt", "x"});
  EXPECT_THAT(problems(folder, made_up::surroundings()),
              HasSubstr("notes.txt: A pack has no such file"));
  folder = made_up::folder();
  std::erase_if(folder.files, [](const PackFile& file) { return file.path == "origins.toml"; });
  EXPECT_THAT(problems(folder, made_up::surroundings()),
              HasSubstr("origins.toml: This file is missing"));
}

TEST(Loader, LimitsHoldAtTheLimitAndOneBeyond) {
  const auto padded = [](std::size_t bytes) {
    Folder folder = made_up::folder();
    PackFile& file = folder.files.back();
    file.bytes += "#" + std::string(bytes - file.bytes.size() - 1, 'x');
    return folder;
  };
  const Surroundings around = made_up::surroundings();
  EXPECT_EQ(problems(padded(base::limits::pack_file_bytes_max), around), "loaded");
  EXPECT_THAT(problems(padded(base::limits::pack_file_bytes_max + 1), around),
              HasSubstr("too large"));
  const auto nested = [](std::size_t depth) {
    Folder folder = made_up::folder();
    folder.files.back().bytes += "\nx = " + std::string(depth, '[') + std::string(depth, ']');
    return folder;
  };
  EXPECT_THAT(problems(nested(base::limits::pack_depth_max), around), HasSubstr("no such key"));
  EXPECT_THAT(problems(nested(base::limits::pack_depth_max + 1), around),
              HasSubstr("Nested too deeply"));
}

TEST(Loader, ADottedKeyCannotNestDeeperThanTheStack) {
  Folder folder = made_up::folder();
  std::string key = "a";
  for (int i = 0; i < 100000; ++i) key += ".a";
  folder.files.back().bytes += "\n" + key + " = 1\n";
  EXPECT_THAT(problems(folder, made_up::surroundings()), HasSubstr("Nested too deeply"));
}

TEST(Loader, TheHashCoversPathsAndBytesInTheOrderOfThePaths) {
  const PackFiles files{{"a", "xy"}, {"b", "z"}};
  EXPECT_EQ(content_hash(files, {}), content_hash({{"b", "z"}, {"a", "xy"}}, {}));
  EXPECT_NE(content_hash(files, {}), content_hash({{"a", "x"}, {"b", "yz"}}, {}));
  EXPECT_NE(content_hash(files, {}), content_hash({{"a", "xy"}, {"c", "z"}}, {}));
  EXPECT_NE(content_hash(files, {}), content_hash(files, {{"base", "00"}}));
  EXPECT_EQ(content_hash(files, {}).size(), 64u);
}

}  // namespace packs
