// rounds.toml and flags.toml.
#include "packs/check.h"
#include "packs/entries.h"
#include "packs/rounds_model.h"

namespace packs {

namespace {

void watch_keys(Reader& in, WatchDesk& into) {
  in.minute("look_at", into.look_minute);
  in.id("gap_role", into.gap_role);
  in.minute("gap_due_by", into.gap_due_minute);
  in.number("late_after_minutes", into.late_after_minutes, {.min = 1});
  in.id("late_role", into.late_role);
  in.number("late_due_minutes", into.late_due_minutes, {.min = 1});
}

void slot_keys(Reader& in, WatchSlot& into) {
  in.text("label", into.label);
  in.minute("from", into.from_minute);
  in.minute("to", into.to_minute);
}

void walks_keys(Reader& in, Walks& into) {
  in.days("grid_within_days", into.grid_within, {.min = 1});
  in.days("household_within_days", into.household_within, {.min = 1});
}

void finding_keys(Reader& in, FindingKind& into) {
  in.text("label", into.label);
  if (in.has("missed")) in.flag("missed", into.missed);
  in.flag("follow", into.follow);
  if (!into.follow) return;
  in.id("role", into.role);
  in.number("due_minutes", into.due_minutes, {.min = 1});
  in.id("late_role", into.late_role);
  in.number("late_due_minutes", into.late_due_minutes, {.min = 1});
}

void place_flag_keys(Reader& in, PlaceFlag& into) {
  in.text("label", into.label);
  in.text("hint", into.hint);
}

void flag_measure_keys(Reader& in, FlagMeasure& into) {
  in.id("flag", into.flag);
  in.text("label", into.label);
  in.days("every_days", into.every, {.min = 0});
  in.minute("due_by", into.due_minute);
  in.id("role", into.role);
}

// These entries have no base in another pack.
template <class T>
const T* no_base(const Pack*, const std::string&) {
  return nullptr;
}

template <class T>
void list(Reader& file, std::string_view kind, Desk& desk, const ReadKeys<T>& keys,
          std::vector<T>& into) {
  file.tables(
      kind, Blank::refused,
      [&](Reader& in) {
        T entry = read_entry<T>(in, desk, keys, no_base<T>);
        if (!entry.id.empty() && find(into, entry.id) != nullptr) {
          in.problem("id", base::refuse(refusal::duplicate).with("value", entry.id));
        }
        into.push_back(std::move(entry));
      },
      kind);
}

template <class T>
void single(Reader& file, std::string_view kind, Desk& desk, const ReadKeys<T>& keys, T& into) {
  file.table(kind, [&](Reader& in) {
    in.name_entry(std::string(kind));
    into = read_entry<T>(in, desk, keys, no_base<T>);
  });
}

Rounds rounds_from(Reader& in, Desk& desk) {
  Rounds rounds;
  single<WatchDesk>(in, "watch", desk, watch_keys, rounds.watch);
  list<WatchSlot>(in, "watch_slot", desk, slot_keys, rounds.slots);
  single<Walks>(in, "walks", desk, walks_keys, rounds.walks);
  list<FindingKind>(in, "finding_kind", desk, finding_keys, rounds.kinds);
  return rounds;
}

PlaceFlags flags_from(Reader& in, Desk& desk) {
  PlaceFlags flags;
  list<PlaceFlag>(in, "place_flag", desk, place_flag_keys, flags.flags);
  list<FlagMeasure>(in, "flag_measure", desk, flag_measure_keys, flags.measures);
  return flags;
}

// Whoever is told or has to see to it is a role of the pack.
void check_role(const Desk& desk, const std::string& role, const std::string& where) {
  if (role.empty() || find(desk.pack.roles, role) != nullptr) return;
  desk.problems.add(where, unknown_reference("[[role]]", role));
}

template <class Topic>
Topic topic_of(const Pack& pack, std::string_view path, Topic (*from)(Reader&, Desk&)) {
  for (const PackFile& file : pack.files) {
    if (file.path != path) continue;
    const toml::table table = toml::parse(std::string_view(file.bytes));
    Problems problems;
    Pack held;  // Whose sources the citations are read from.
    held.header = pack.header;
    const Surroundings around;
    Desk desk{around, held, nullptr, problems};
    Reader reader(table, {std::string(path), "", ""}, problems);
    return from(reader, desk);
  }
  return {};
}

}  // namespace

void read_rounds(Reader& in, Desk& desk) {
  const Rounds rounds = rounds_from(in, desk);
  const auto place = [](std::string_view kind, const Entry& entry, std::string_view key) {
    return place_of("rounds.toml", kind, entry.id, key);
  };
  check_role(desk, rounds.watch.gap_role, place("watch", rounds.watch, "gap_role"));
  check_role(desk, rounds.watch.late_role, place("watch", rounds.watch, "late_role"));
  for (const FindingKind& kind : rounds.kinds) {
    check_role(desk, kind.role, place("finding_kind", kind, "role"));
    check_role(desk, kind.late_role, place("finding_kind", kind, "late_role"));
  }
}

void read_flags(Reader& in, Desk& desk) {
  const PlaceFlags flags = flags_from(in, desk);
  for (const FlagMeasure& measure : flags.measures) {
    const auto where = [&](std::string_view key) {
      return place_of("flags.toml", "flag_measure", measure.id, key);
    };
    check_role(desk, measure.role, where("role"));
    if (!measure.flag.empty() && find(flags.flags, measure.flag) == nullptr) {
      desk.problems.add(where("flag"), unknown_reference("[[place_flag]]", measure.flag));
    }
  }
}

Rounds rounds_of(const Pack& pack) { return topic_of(pack, "rounds.toml", rounds_from); }

PlaceFlags place_flags_of(const Pack& pack) { return topic_of(pack, "flags.toml", flags_from); }

}  // namespace packs
