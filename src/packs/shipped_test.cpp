// The packs that stand in the program: they load, and every key in them is read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <initializer_list>
#include <set>
#include <sstream>

#include "packs/library.h"
#include "packs/messages.h"
#include "packs/problems.h"
#include "packs/rounds_model.h"

namespace packs {

static const Folder& folder_of(const std::string& id) {
  static const std::vector<Folder> folders = embedded_folders();
  for (const Folder& folder : folders) {
    if (folder.name == id) return folder;
  }
  throw std::logic_error("there is no pack " + id);
}

static const Library& library() {
  static const LibraryPtr shared = Library::build({embedded_folders(), {}, {}});
  return *shared;
}

class ShippedPack : public ::testing::TestWithParam<std::string> {};

static std::vector<std::string> shipped_ids() {
  std::vector<std::string> ids;
  for (const Folder& folder : embedded_folders()) ids.push_back(folder.name);
  return ids;
}

TEST_P(ShippedPack, Loads) {
  const base::Result<Pack> pack = load(folder_of(GetParam()), library().surroundings());
  ASSERT_TRUE(pack) << describe(pack.refusal(), base::Language::en);
  EXPECT_EQ(pack->header.id, GetParam());
  EXPECT_EQ(pack->hash, content_hash(folder_of(GetParam()).files, pack->bases));
}

namespace {

// One change to one node of a TOML tree. Nodes of the same shape (the same way down, whatever the
// row) are changed once, in the first row that has them.
enum class Change { alter, remove, add };

class Mutator {
 public:
  Mutator(toml::table& root, Change change, std::set<std::string>& done)
      : change_(change), done_(done) {
    table(root, "");
  }
  const std::string& changed() const { return changed_; }  // Empty when nothing new was found.

 private:
  bool first(const std::string& shape) {
    if (!changed_.empty() || !done_.insert(shape).second) return false;
    changed_ = shape;
    return true;
  }
  void table(toml::table& at, const std::string& shape) {
    if (change_ == Change::add && first(shape + "{}")) at.insert("nobody_asked_for_this", 1);
    for (auto it = at.begin(); it != at.end() && changed_.empty(); ++it) {
      const std::string way = shape + "." + std::string(it->first.str());
      if (change_ == Change::remove && first(way)) {
        at.erase(it);
        return;
      }
      node(it->second, way);
    }
  }
  void array(toml::array& at, const std::string& shape) {
    for (std::size_t i = 0; i < at.size() && changed_.empty(); ++i) {
      if (change_ == Change::remove && first(shape + "[]")) {
        at.erase(at.begin() + static_cast<std::ptrdiff_t>(i));
        return;
      }
      node(at[i], shape + "[]");
    }
  }
  void node(toml::node& at, const std::string& way) {
    if (toml::table* inner = at.as_table()) return table(*inner, way);
    if (toml::array* inner = at.as_array()) return array(*inner, way);
    if (change_ != Change::alter || !first(way)) return;
    if (auto* text = at.as_string()) *text = text->get() + "x";
    else if (auto* number = at.as_integer()) *number = number->get() + 1;
    else if (auto* flag = at.as_boolean()) *flag = !flag->get();
    else if (auto* date = at.as_date()) date->get().day = date->get().day == 1 ? 2 : 1;
    else ADD_FAILURE() << way << " is of a type that packs do not have";
  }

  Change change_;
  std::set<std::string>& done_;
  std::string changed_;
};

// The topics that are read when they are asked for, each key of each entry.
std::string told(const Citation& cited) {
  return cited.source + cited.clause + std::to_string(static_cast<int>(cited.confidence));
}
std::string told(const Entry& entry) {
  return entry.id + told(entry.citation) + base::to_string(entry.effective_from) +
         (entry.effective_to ? base::to_string(*entry.effective_to) : "");
}
std::string told(const Text& text) { return "|" + text.zh + "|" + text.en; }
std::string told(std::initializer_list<int> numbers) {
  std::string all;
  for (const int number : numbers) all += "|" + std::to_string(number);
  return all;
}

std::string told(const Pack& pack) {
  const Rounds rounds = rounds_of(pack);
  const WatchDesk& watch = rounds.watch;
  const Walks& walks = rounds.walks;
  std::string all = told(watch) + watch.gap_role + watch.late_role + told(walks);
  all += told({watch.look_minute, watch.gap_due_minute, watch.late_after_minutes,
               watch.late_due_minutes, walks.grid_within.count, walks.household_within.count});
  for (const auto& [key, cited] : watch.cites) all += key + told(cited);
  for (const WatchSlot& slot : rounds.slots) {
    all += told(slot) + told(slot.label) + told({slot.from_minute, slot.to_minute});
  }
  for (const FindingKind& kind : rounds.kinds) {
    all += told(kind) + told(kind.label) + kind.role + kind.late_role;
    all += told({kind.missed, kind.follow, kind.due_minutes, kind.late_due_minutes});
    for (const auto& [key, cited] : kind.cites) all += key + told(cited);
  }
  const PlaceFlags flags = place_flags_of(pack);
  for (const PlaceFlag& flag : flags.flags) all += told(flag) + told(flag.label) + told(flag.hint);
  for (const FlagMeasure& measure : flags.measures) {
    all += told(measure) + measure.flag + told(measure.label) + measure.role;
    all += told({measure.every.count, measure.due_minute});
    for (const auto& [key, cited] : measure.cites) all += key + told(cited);
  }
  return all;
}

struct Content {
  Pack pack;
  std::string read_when_asked;
  bool operator==(const Content&) const = default;
};

Content content(Pack pack) {
  std::string read_when_asked = told(pack);
  pack.hash.clear();
  pack.files.clear();
  return {std::move(pack), std::move(read_when_asked)};
}

// With what stands outside of Pack.
bool say_the_same(const Pack& a, const Pack& b) {
  return content(a) == content(b) && *messages_of(a) == *messages_of(b);
}

std::string text_of(const toml::table& table) {
  std::ostringstream out;
  out << toml::toml_formatter(
      table, toml::toml_formatter::default_flags & ~toml::format_flags::allow_literal_strings);
  return out.str();
}

// Answers how many shapes were changed.
int mutate_every_shape(const std::string& id, const std::string& path, Change change) {
  const Surroundings around = library().surroundings();
  const Pack before = *load(folder_of(id), around);
  std::set<std::string> done;
  for (int count = 0;; ++count) {
    Folder folder = folder_of(id);
    for (PackFile& file : folder.files) {
      if (file.path != path) continue;
      toml::table table = toml::parse(std::string_view(file.bytes));
      const Mutator mutator(table, change, done);
      if (mutator.changed().empty()) return count;
      SCOPED_TRACE(id + "/" + path + mutator.changed());
      file.bytes = text_of(table);
      const base::Result<Pack> after = load(folder, around);
      if (change == Change::add) EXPECT_FALSE(after) << "an unknown key was accepted";
      else EXPECT_TRUE(!after || !say_the_same(*after, before)) << "nobody reads this key";
      break;
    }
  }
}

int mutate_every_file(const std::string& id, Change change) {
  int count = 0;
  for (const PackFile& file : folder_of(id).files)
    count += mutate_every_shape(id, file.path, change);
  return count;
}

}  // namespace

// Without this the next three tests could pass because rewriting the text had changed the pack.
TEST_P(ShippedPack, WritingItsTablesAnewChangesNothing) {
  const Surroundings around = library().surroundings();
  Folder folder = folder_of(GetParam());
  for (PackFile& file : folder.files)
    file.bytes = text_of(toml::parse(std::string_view(file.bytes)));
  const base::Result<Pack> pack = load(folder, around);
  ASSERT_TRUE(pack) << describe(pack.refusal(), base::Language::en);
  EXPECT_TRUE(say_the_same(*pack, *load(folder_of(GetParam()), around)));
}

TEST_P(ShippedPack, ChangingAnyKeyChangesThePackOrIsRefused) {
  EXPECT_GT(mutate_every_file(GetParam(), Change::alter), 30);
}

TEST_P(ShippedPack, RemovingAnyKeyChangesThePackOrIsRefused) {
  EXPECT_GT(mutate_every_file(GetParam(), Change::remove), 30);
}

TEST_P(ShippedPack, AddingAKeyAnywhereIsRefused) {
  EXPECT_GT(mutate_every_file(GetParam(), Change::add), 5);
}

static std::string name_of(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Each, ShippedPack, ::testing::ValuesIn(shipped_ids()), name_of);

TEST(ShippedPacks, HaveNoChineseThatLooksLikeAnOrderInAVoluntaryRegime) {
  EXPECT_GE(library().words().of("order_word").size(), 2u);
  EXPECT_TRUE(library().words().has("order_word", "quarantine"));
  EXPECT_TRUE(library().words().has("order_word", "release"));
}

}  // namespace packs
