// pack.toml, origins.toml, contacts.toml, declaring.toml, reports.toml, retention.toml; of the
// platform words.toml, roles.toml, groups.toml, tasks.toml.
#include "packs/entries.h"

namespace packs {

void read_header(Reader& in, PackHeader& into) {
  in.id("id", into.id);
  in.choice("kind", into.kind);
  in.string("illness", into.illness, Blank::allowed);
  in.text("title", into.title);
  in.strings("issuer", into.issuer);
  in.choice("status", into.status);
  in.choices("event_kinds", into.event_kinds);
  in.day("effective_from", into.effective_from);
  in.optional_day("effective_to", into.effective_to);
  in.choice("visibility", into.visibility);
  in.text("statutory_class", into.statutory_class);
  in.string("verified_by", into.verified_by, Blank::allowed);
  if (in.has("base")) in.id("base", into.base);
  in.tables(
      "source", Blank::refused,
      [&](Reader& row) {
        Source& source = into.sources.emplace_back();
        row.id("id", source.id);
        row.string("document", source.document);
        read_label(row, source.label);
        row.string("note", source.note);
      },
      "source");
}

static void read_areas(Reader& in, OriginList& into, const Desk& desk) {
  if (in.has("area")) into.areas.clear();
  in.tables(
      "area", Blank::allowed,
      [&](Reader& row) {
        OriginArea area;
        row.id("id", area.id);
        row.string("code", area.code);
        row.day("from", area.from);
        row.optional_day("to", area.to);
        read_common(row, area, desk);
        into.areas.push_back(std::move(area));
      },
      "area");
}

void read_origins(Reader& in, Desk& desk) {
  const auto keys = [&](Reader& row, OriginList& into) {
    row.text("label", into.label);
    read_areas(row, into, desk);
  };
  read_list(in, "list", Blank::allowed, &Pack::origin_lists, desk, keys);
}

static void range_keys(Reader& in, ContactRange& into) {
  in.choices("carriers", into.carriers);
  in.choice("vehicle", into.vehicle);
  if (in.has("usual")) in.flag("usual", into.usual);
  in.choice("within", into.within);
  if (into.within == Within::rows || in.has("rows")) in.number("rows", into.rows, {.min = 1});
  in.text("label", into.label);
}

static void lead_keys(Reader& in, ContactLead& into) {
  in.id("role", into.role);
  in.number("due_minutes", into.due_minutes, {.min = 1});
}

void read_contacts(Reader& in, Desk& desk) {
  read_single(in, "lead", &Pack::contact_lead, desk, lead_keys);
  read_list(in, "contact_range", Blank::allowed, &Pack::contact_ranges, desk, range_keys);
}

static void declaring_keys(Reader& in, Declaring& into) {
  in.days("link_valid_days", into.link_valid, {.min = 1});
  in.number("an_hour_max", into.an_hour_max, {.min = 1});
  in.id("look_role", into.look_role);
  in.number("look_due_minutes", into.look_due_minutes, {.min = 1});
}

void read_declaring(Reader& in, Desk& desk) {
  read_single(in, "declaring", &Pack::declaring, desk, declaring_keys);
}

static void read_cell(Reader& in, Cell& into) {
  in.id("id", into.id);
  in.text("label", into.label);
  in.text("unit", into.unit);
  in.string("count", into.count);
  if (!in.has("args")) return;
  in.table("args", [&](Reader& args) {
    for (const char* name : {"category", "regime"}) {
      if (args.has(name)) args.id(name, into.args[name]);
    }
  });
}

static void form_keys(Reader& in, Form& into) {
  in.text("title", into.title);
  in.choice("cadence", into.cadence);
  in.minute("deadline", into.deadline_minute);
  in.choice("level", into.level);
  in.string("confirm_role", into.confirm_role);
  in.string("missing_role", into.missing_role);
  in.string("missed_role", into.missed_role);
  in.strings("urgent_roles", into.urgent_roles);
  in.number("urgent_due_minutes", into.urgent_due_minutes, {.min = 1});
  if (in.has("section")) into.sections.clear();
  in.tables("section", Blank::refused, [&](Reader& row) {
    Section& section = into.sections.emplace_back();
    row.text("title", section.title);
    row.tables("cell", Blank::refused,
               [&](Reader& cell) { read_cell(cell, section.cells.emplace_back()); });
  });
}

static void measures_keys(Reader& in, Measures& into) {
  in.number("suppress_below", into.suppress_below, {.min = 1});
}

void read_reports(Reader& in, Desk& desk) {
  read_list(in, "form", Blank::refused, &Pack::forms, desk, form_keys);
  read_single(in, "measures", &Pack::measures, desk, measures_keys);
}

static void retention_keys(Reader& in, Retention& into) {
  in.text("purpose", into.purpose);
  in.text("lawful_basis", into.lawful_basis);
  in.text("kept_until", into.kept_until);
  in.strings("unmask_purposes", into.unmask_purposes);
}

// The file is the entry.
void read_retention(Reader& in, Desk& desk) {
  if (in.source().empty() && desk.base != nullptr) {
    desk.pack.retention = desk.base->retention;
    return;
  }
  const auto find_base = [](const Pack* pack, const std::string& id) -> const Retention* {
    const Retention* found = pack == nullptr ? nullptr : &pack->retention;
    return found != nullptr && found->id == id ? found : nullptr;
  };
  desk.pack.retention = read_entry<Retention>(in, desk, retention_keys, find_base);
}

static void group_keys(Reader& in, WordGroup& into) {
  if (in.has("word")) into.words.clear();
  in.tables("word", Blank::refused, [&](Reader& row) {
    Word& word = into.words.emplace_back();
    row.string("id", word.id);  // An action's word is dotted: episode.opened.
    row.text("label", word.label);
  });
}

void read_words(Reader& in, Desk& desk) {
  read_list(in, "group", Blank::refused, &Pack::word_groups, desk, group_keys);
}

static bool is_kind_id(std::string_view text) {
  const std::size_t dot = text.find('.');
  return dot != std::string_view::npos && is_id(text.substr(0, dot)) && is_id(text.substr(dot + 1));
}

void read_tasks(Reader& in, Desk& desk) {
  std::vector<TaskKind>& kinds = desk.pack.task_kinds;
  in.tables(
      "kind", Blank::refused,
      [&](Reader& row) {
        TaskKind kind;
        row.string("id", kind.id);
        row.text("title", kind.title);
        row.text("reason", kind.reason);
        row.strings("actions", kind.actions);
        if (row.has("closes_by_word")) row.flag("closes_by_word", kind.closes_by_word);
        if (!kind.id.empty() && !is_kind_id(kind.id)) {
          row.problem("id", base::refuse(refusal::bad_id).with("value", kind.id));
        }
        if (find(kinds, kind.id) != nullptr) {
          row.problem("id", base::refuse(refusal::duplicate).with("value", kind.id));
        }
        kinds.push_back(std::move(kind));
      },
      "kind");
}

static void key_group_keys(Reader& in, KeyGroup& into) {
  in.string("key_population", into.key_population);
  in.choice("list", into.list);
  in.days("days", into.days, {.min = 1});
  in.text("label", into.label);
}

void read_groups(Reader& in, Desk& desk) {
  read_list(in, "key_group", Blank::allowed, &Pack::key_groups, desk, key_group_keys);
}

static void role_keys(Reader& in, PlatformRole& into) {
  in.text("label", into.label);
  in.choices("levels", into.levels);
  in.string("sees", into.sees);
  in.strings("permissions", into.permissions);
  if (in.has("by_link")) in.string("by_link", into.by_link);
}

void read_roles(Reader& in, Desk& desk) {
  read_list(in, "role", Blank::refused, &Pack::roles, desk, role_keys);
}

}  // namespace packs
