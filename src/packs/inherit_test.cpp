// `base`: what a pack and an entry take from another, and what they must say themselves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "packs/library.h"
#include "packs/made_up.h"

namespace packs {

using made_up::edited;
using ::testing::HasSubstr;

// A county's pack: only its own pack.toml and what it changes.
static Folder county(const std::string& observation) {
  Folder folder = edited(made_up::folder(), "pack.toml", "id = \"made-up\"",
                         "id = \"county\"\nbase = \"made-up\"");
  folder.name = "county";
  folder.files.resize(1);
  folder.files.push_back({"observation.toml", observation});
  return folder;
}

static Surroundings with_base() {
  Surroundings around = made_up::surroundings();
  const auto base = std::make_shared<const Pack>(made_up::must_load(made_up::folder(), around));
  around.find_pack = [base](std::string_view id) { return id == "made-up" ? base : nullptr; };
  return around;
}

static const std::string shorter = R"(
[[regime]]
id = "watching"
base = "made-up/watching"
days = 7
cite = { source = "ours", clause = "县里的" }
confidence = "recalled"
effective_from = 2030-03-01
)";

static std::string problems(const Folder& folder, const Surroundings& around) {
  const base::Result<Pack> pack = load(folder, around);
  return pack ? "loaded" : describe(pack.refusal(), base::Language::en);
}

TEST(Inherit, APackTakesTheFilesAndEntriesItDoesNotHave) {
  const Pack base = made_up::must_load(made_up::folder(), made_up::surroundings());
  const Pack pack = made_up::must_load(county(shorter), with_base());
  EXPECT_EQ(pack.notice, base.notice);
  EXPECT_EQ(pack.retention, base.retention);
  EXPECT_EQ(pack.categories, base.categories);
  EXPECT_EQ(pack.outcomes, base.outcomes);
  EXPECT_EQ(pack.bases.at("made-up"), base.hash);
}

TEST(Inherit, AnEntryTakesTheKeysItLeavesOutWithTheirCitations) {
  const Pack pack = made_up::must_load(county(shorter), with_base());
  ASSERT_EQ(pack.regimes.size(), 1u);
  const Regime& regime = pack.regimes.front();
  EXPECT_EQ(regime.days, base::Days{7});
  EXPECT_EQ(regime.slots.size(), 2u);
  EXPECT_EQ(base::to_string(regime.effective_from), "2030-03-01");
  EXPECT_EQ(regime.citation_of("days").clause, "县里的");
  EXPECT_EQ(regime.citation_of("slots").document, "编号〔2030〕1号");
}

TEST(Inherit, SomeKeysAreAlwaysWritten) {
  for (const char* line :
       {"cite = { source = \"ours\", clause = \"县里的\" }\n", "confidence = \"recalled\"\n",
        "effective_from = 2030-03-01\n", "id = \"watching\"\n"}) {
    EXPECT_THAT(problems(edited(county(shorter), "observation.toml", line, ""), with_base()),
                HasSubstr("This key is missing"))
        << line;
  }
}

TEST(Inherit, AnUnknownBaseIsNamed) {
  EXPECT_THAT(problems(edited(county(shorter), "observation.toml", "made-up/watching", "made-up/x"),
                       with_base()),
              HasSubstr("base: made-up/x cannot be found"));
  EXPECT_THAT(
      problems(edited(county(shorter), "observation.toml", "made-up/watching", "y/watching"),
               with_base()),
      HasSubstr("base: y cannot be found"));
}

TEST(Inherit, AnEntryOfTheSamePackIsABaseWhenItStandsAbove) {
  const std::string child =
      "\n[[outcome]]\nid = \"very_fine\"\nbase = \"fine\"\n" + made_up::common;
  Folder folder = made_up::folder();
  for (PackFile& file : folder.files) {
    if (file.path == "observation.toml") file.bytes += child;
  }
  EXPECT_EQ(made_up::must_load(folder, made_up::surroundings()).outcomes.at(1).label.en, "Fine");
  folder = edited(folder, "observation.toml", "base = \"fine\"", "base = \"very_fine\"");
  EXPECT_THAT(problems(folder, made_up::surroundings()),
              HasSubstr("base: very_fine cannot be found"));
}

TEST(Inherit, NewEntriesStandBeforeTheBasesAndReplacedOnesInTheirPlace) {
  Folder folder = county(shorter);
  const auto category = [](const std::string& id, const std::string& en) {
    return "\n[[category]]\nid = \"" + id + "\"\nlabel = { zh = \"类\", en = \"" + en +
           "\" }\nkey_population = \"\"\nwhen = { all = [] }\n" + made_up::common;
  };
  folder.files.push_back(
      {"arrivals.toml", category("anybody", "Replaced") + category("by_boat", "New")});
  const Pack pack = made_up::must_load(folder, with_base());
  ASSERT_EQ(pack.categories.size(), 3u);
  EXPECT_EQ(pack.categories[0].id, "by_boat");
  EXPECT_EQ(pack.categories[1].id, "from_island");
  EXPECT_EQ(pack.categories[2].label.en, "Replaced");
}

TEST(Inherit, WhatIsTakenIsCheckedTogetherWithWhatIsOwn) {
  Folder folder = county(shorter);
  folder.files.push_back({"arrivals.toml", "symptom = []\n"});
  EXPECT_EQ(problems(folder, with_base()), "loaded");  // An empty list takes nothing away.
  folder.files.back().bytes =
      "[[symptom]]\nid = \"Hiccup\"\nlabel = { zh = \"嗝\", en = \"x\" }\n" + made_up::common;
  EXPECT_THAT(problems(folder, with_base()), HasSubstr("The id Hiccup is wrong"));
}

static LibraryPtr library_of(std::vector<Folder> folders) {
  return Library::build({{made_up::platform_folder()}, std::move(folders), {}});
}

TEST(Library, LoadsABaseBeforeThePackThatNeedsItInAnyOrder) {
  const LibraryPtr library = library_of({county(shorter), made_up::folder()});
  EXPECT_TRUE(library->refused().empty());
  ASSERT_NE(library->latest("county"), nullptr);
  EXPECT_EQ(library->version(library->latest("county")->hash), library->latest("county"));
  EXPECT_EQ(library->version(library->latest("county")->version()), library->latest("county"));
  EXPECT_EQ(library->version(""), nullptr);
}

TEST(Library, ACircleIsRefusedAndNamed) {
  Folder one = edited(made_up::folder(), "pack.toml", "id = \"made-up\"",
                      "id = \"made-up\"\nbase = \"county\"");
  const LibraryPtr library = library_of({one, county(shorter)});
  ASSERT_EQ(library->refused().size(), 2u);
  std::string all;
  for (const Library::Refused& refused : library->refused())
    all += describe(refused.refusal, base::Language::en);
  EXPECT_THAT(all, HasSubstr("made-up leads back to itself"));
}

TEST(Library, ALaterSourceHasTheLatestVersionAndTheOlderOneStays) {
  const Folder changed = edited(made_up::folder(), "observation.toml", "days = 9", "days = 8");
  const LibraryPtr library = library_of({made_up::folder(), changed});
  const std::string old_hash = content_hash(made_up::folder().files, {});
  EXPECT_EQ(library->latest("made-up")->regimes.front().days, base::Days{8});
  ASSERT_NE(library->version(old_hash), nullptr);
  EXPECT_EQ(library->version(old_hash)->regimes.front().days, base::Days{9});
}

TEST(Library, ARefusedFolderIsLeftOutAndListed) {
  const LibraryPtr library =
      library_of({edited(made_up::folder(), "observation.toml", "days = 9", "days = 0")});
  EXPECT_EQ(library->latest("made-up"), nullptr);
  ASSERT_EQ(library->refused().size(), 1u);
  EXPECT_EQ(library->refused().front().pack, "made-up");
}

TEST(Library, AStoredPackKeepsTheBaseItWasImportedWith) {
  const LibraryPtr before = library_of({made_up::folder(), county(shorter)});
  const PackPtr base = before->latest("made-up");
  const PackPtr derived = before->latest("county");
  const Folder changed = edited(made_up::folder(), "observation.toml", "missing_reminders = 1",
                                "missing_reminders = 0");
  const LibraryPtr after = Library::build({{made_up::platform_folder()},
                                           {},
                                           {{base->hash, made_up::folder(), {}, {1}},
                                            {derived->hash, county(shorter), derived->bases, {2}},
                                            {content_hash(changed.files, {}), changed, {}, {3}}}});
  EXPECT_EQ(after->latest("county")->hash, derived->hash);
  EXPECT_EQ(after->latest("county")->regimes.front().missing_reminders, 1);
}

}  // namespace packs
