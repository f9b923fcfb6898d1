#include "packs/store.h"

#include <gtest/gtest.h>

#include "packs/folder.h"
#include "packs/library.h"
#include "packs/made_up.h"
#include "sql/testing.h"

namespace packs {

using PackStore = sql::testing::OnEachDatabase;
ON_EACH_DATABASE(PackStore);

namespace {

Pack made_up_pack() { return made_up::must_load(made_up::folder(), made_up::surroundings()); }

store::Imported import_at(sql::Database& db, const Pack& pack, std::int64_t ms) {
  store::Imported answer{};
  db.write([&](sql::Transaction& tx) {
    answer = store::import(tx, {.account = {}, .at = {ms}}, pack);
    return sql::Outcome::keep;
  });
  return answer;
}

store::Imported keep_at(sql::Database& db, const Pack& pack, std::int64_t ms) {
  store::Imported answer{};
  db.write([&](sql::Transaction& tx) {
    answer = store::keep(tx, {.account = {}, .at = {ms}}, pack);
    return sql::Outcome::keep;
  });
  return answer;
}

std::int64_t count(sql::Database& db, const char* statement) {
  return db.query([&](sql::Transaction& tx) { return tx.count(statement); });
}

constexpr const char* entries =
    "SELECT count(*) FROM audit_entry WHERE action = 'pack.imported' AND tenant_id = 0";

constexpr const char* kept_entries =
    "SELECT count(*) FROM audit_entry WHERE action = 'pack.kept' AND tenant_id = 0";

}  // namespace

TEST_P(PackStore, GivesTheSameBytesBack) {
  Pack pack = made_up_pack();
  pack.files.front().bytes += std::string("# \0 \xff", 5);  // Bytes are kept whatever they are.
  import_at(db(), pack, 1);
  const auto all = db().query([](sql::Transaction& tx) { return store::all(tx); });
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].hash, pack.hash);
  EXPECT_EQ(all[0].folder.name, "made-up");
  EXPECT_EQ(all[0].folder.files, pack.files);
  EXPECT_EQ(all[0].imported_at, base::Instant{1});
  const auto files = db().query([&](sql::Transaction& tx) { return store::files(tx, pack.hash); });
  ASSERT_TRUE(files);
  EXPECT_EQ(*files, pack.files);
}

TEST_P(PackStore, ImportingTwiceChangesNothing) {
  const Pack pack = made_up_pack();
  EXPECT_EQ(import_at(db(), pack, 1), store::Imported::added);
  EXPECT_EQ(import_at(db(), pack, 2), store::Imported::already_there);
  EXPECT_EQ(count(db(), "SELECT count(*) FROM pack_version"), 1);
  EXPECT_EQ(count(db(), "SELECT count(*) FROM pack_file"),
            static_cast<std::int64_t>(pack.files.size()));
  EXPECT_EQ(count(db(), entries), 1);
}

// What an earlier program brought stays readable, and its rules do not come into force again.
TEST_P(PackStore, AKeptVersionIsReadableAndNeverTheLatest) {
  const Pack old = made_up_pack();
  EXPECT_EQ(keep_at(db(), old, 1), store::Imported::added);
  EXPECT_EQ(keep_at(db(), old, 2), store::Imported::already_there);
  EXPECT_EQ(count(db(), kept_entries), 1);
  EXPECT_EQ(count(db(), entries), 0);
  const Folder renewed =
      made_up::edited(made_up::folder(), "observation.toml", "days = 9", "days = 8");
  const auto stored = [](sql::Transaction& tx) { return store::all(tx); };
  const LibraryPtr library =
      Library::build({{made_up::platform_folder(), renewed}, {}, db().query(stored)});
  EXPECT_EQ(library->latest("made-up")->regimes.front().days, base::Days{8});
  EXPECT_EQ(library->version(old.hash)->regimes.front().days, base::Days{9});
}

// Somebody who imports that version wants its rules.
TEST_P(PackStore, AKeptVersionThatIsImportedIsTheLatest) {
  const Pack old = made_up_pack();
  keep_at(db(), old, 1);
  const auto stored_count = [](sql::Transaction& tx) { return store::count(tx); };
  const std::int64_t before = db().query(stored_count);
  EXPECT_EQ(import_at(db(), old, 2), store::Imported::added);
  EXPECT_GT(db().query(stored_count), before);
  EXPECT_EQ(count(db(), entries), 1);
  const Folder renewed =
      made_up::edited(made_up::folder(), "observation.toml", "days = 9", "days = 8");
  const auto stored = [](sql::Transaction& tx) { return store::all(tx); };
  const LibraryPtr library =
      Library::build({{made_up::platform_folder(), renewed}, {}, db().query(stored)});
  EXPECT_EQ(library->latest("made-up")->hash, old.hash);
}

TEST_P(PackStore, ANewVersionStandsBesideTheOld) {
  const Pack old = made_up_pack();
  const Pack changed = made_up::must_load(
      made_up::edited(made_up::folder(), "observation.toml", "days = 9", "days = 8"),
      made_up::surroundings());
  import_at(db(), old, 1);
  import_at(db(), changed, 2);
  EXPECT_EQ(count(db(), entries), 2);
  const auto latest = [](sql::Transaction& tx) { return store::latest_hash(tx, "made-up"); };
  EXPECT_EQ(db().query(latest), changed.hash);
  const auto none = [](sql::Transaction& tx) { return store::latest_hash(tx, "x"); };
  EXPECT_EQ(db().query(none), std::nullopt);
  const LibraryPtr library =
      Library::build({{made_up::platform_folder()}, {}, db().query([](sql::Transaction& tx) {
                        return store::all(tx);
                      })});
  EXPECT_EQ(library->latest("made-up")->hash, changed.hash);
  EXPECT_EQ(library->version(old.hash)->regimes.front().days, base::Days{9});
}

TEST_P(PackStore, KeepsTheVersionsItIsBasedOn) {
  Pack pack = made_up_pack();
  pack.bases = {{"other", "0123"}};
  import_at(db(), pack, 1);
  const auto all = db().query([](sql::Transaction& tx) { return store::all(tx); });
  EXPECT_EQ(all.at(0).bases, pack.bases);
}

TEST(PackFolder, WritesAndReadsTheSameBytesAndNeverOverwrites) {
  const sql::testing::Location beside{sql::Dialect::sqlite};
  const std::filesystem::path path =
      std::filesystem::path(beside.url().substr(std::string("sqlite:").size())).parent_path() /
      "made-up";
  const Pack pack = made_up_pack();
  write_folder(path, pack.files);
  Folder back = read_folder(path);
  EXPECT_EQ(back.name, "made-up");
  EXPECT_EQ(content_hash(back.files, {}), pack.hash);
  EXPECT_EQ(folders_below(path.parent_path()).size(), 1u);
  EXPECT_THROW(write_folder(path, pack.files), std::runtime_error);
  EXPECT_THROW(read_folder(path / "nowhere"), std::runtime_error);
  EXPECT_TRUE(folders_below(path / "nowhere").empty());
}

}  // namespace packs
