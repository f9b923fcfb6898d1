#include "packs/check.h"

#include <algorithm>
#include <array>
#include <set>

#include "packs/messages.h"

namespace packs {

std::string place_of(std::string_view file, std::string_view kind, std::string_view id,
                     std::string_view key) {
  std::string out{file};
  out.append(" ").append(kind);
  if (!id.empty()) out.append(" ").append(id);
  return out.append(", ").append(key);
}

base::Refusal unknown_reference(std::string_view kind, std::string_view value) {
  return base::refuse(refusal::unknown_reference)
      .with("kind", std::string(kind))
      .with("value", std::string(value));
}

static std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

void check_voluntary_text(const Text& text, const std::string& where, const Words& words,
                          Problems& problems) {
  const auto look = [&](const std::string& in, const std::string& word) {
    if (in.find(word) == std::string::npos) return;
    problems.add(where, base::refuse(refusal::order_word).with("value", word));
  };
  for (const Word& word : words.of("order_word")) {
    look(text.zh, word.label.zh);
    look(lower(text.en), lower(word.label.en));
  }
}

static std::string_view known_placeholders(Placeholders allowed) {
  switch (allowed) {
    case Placeholders::none: return "—";
    case Placeholders::of_regime: return "{days} {last_day}";
    case Placeholders::of_range: return "{rows}";
    case Placeholders::of_doubt: return "{count} {minutes}";
    case Placeholders::of_paper:
      return "{name} {place} {body} {regime} {days} {first_day} {last_day} {fever} {basis} "
             "{liability} {order} {conclusion} {need} {needed_by}";
  }
  return "—";
}

void check_placeholders(const Text& text, const std::string& where, Placeholders allowed,
                        Problems& problems) {
  for (const std::string* of : {&text.zh, &text.en}) {
    for (std::size_t at = of->find('{'); at != std::string::npos; at = of->find('{', at + 1)) {
      const std::string name = of->substr(at, of->find('}', at) - at + 1);
      const std::string_view known = known_placeholders(allowed);
      if (known.find(name) != std::string_view::npos) continue;
      problems.add(where, base::refuse(refusal::unknown_placeholder)
                              .with("value", name)
                              .with("known", std::string(known)));
    }
  }
}

static void must_be(Problems& problems, std::string_view key, std::string wanted, std::string why) {
  problems.add(
      "pack.toml, " + std::string(key),
      base::refuse(refusal::must_be).with("wanted", std::move(wanted)).with("why", std::move(why)));
}

void check_header(const PackHeader& header, std::string_view folder, Problems& problems) {
  if (header.id != folder) must_be(problems, "id", std::string(folder), "the folder's name");
  const bool platform = header.kind == PackKind::platform;
  if (platform && !header.illness.empty()) must_be(problems, "illness", "\"\"", "kind = platform");
  if (!platform && header.illness.empty()) must_be(problems, "illness", "\"…\"", "kind = illness");
  const auto& kinds = header.event_kinds;
  const bool real = std::find(kinds.begin(), kinds.end(), EventKind::real) != kinds.end();
  if (real && header.status != PackStatus::current) {
    must_be(problems, "event_kinds", "[\"review\", \"drill\"]",
            "status: only current runs in real");
  }
  if (header.effective_to && *header.effective_to < header.effective_from) {
    problems.add("pack.toml, effective_to", base::refuse(refusal::wrong_order)
                                                .with("later", "effective_to")
                                                .with("earlier", "effective_from"));
  }
  std::set<std::string> seen;
  for (const Source& source : header.sources) {
    if (seen.insert(source.id).second) continue;
    problems.add(place_of("pack.toml", "source", source.id, "id"),
                 base::refuse(refusal::duplicate).with("value", source.id));
  }
}

static void check_areas(const Pack& pack, Problems& problems) {
  for (const OriginList& list : pack.origin_lists) {
    std::set<std::string> seen;
    for (const OriginArea& area : list.areas) {
      const auto where = [&](std::string_view key) {
        return place_of("origins.toml", "list " + list.id + " area", area.id, key);
      };
      if (!seen.insert(area.id).second) {
        problems.add(where("id"), base::refuse(refusal::duplicate).with("value", area.id));
      }
      static const std::set<std::size_t> lengths{2, 4, 6, 9, 12};
      const bool digits = area.code.find_first_not_of("0123456789") == std::string::npos;
      if (!digits || !lengths.contains(area.code.size())) {
        problems.add(
            where("code"),
            base::refuse(refusal::wrong_type).with("wanted", "\"440606\" (2 | 4 | 6 | 9 | 12)"));
      }
      if (area.to && *area.to < area.from) {
        problems.add(
            where("to"),
            base::refuse(refusal::wrong_order).with("later", "to").with("earlier", "from"));
      }
    }
  }
}

// One range for a carrier and vehicle, and one that is taken where the vehicle is not known.
static void check_ranges(const Pack& pack, const Surroundings& around, Problems& problems) {
  const std::string& role = pack.contact_lead.role;
  if (!role.empty() && around.roles.find(role) == nullptr) {
    problems.add(place_of("contacts.toml", "lead", pack.contact_lead.id, "role"),
                 unknown_reference("[[role]]", role));
  }
  std::set<std::pair<Carrier, Vehicle>> seen;
  std::set<Carrier> usual;
  for (const ContactRange& range : pack.contact_ranges) {
    const auto where = [&](std::string_view key) {
      return place_of("contacts.toml", "contact_range", range.id, key);
    };
    for (const Carrier carrier : range.carriers) {
      const bool twice = !seen.insert({carrier, range.vehicle}).second;
      const bool usual_twice = range.usual && !usual.insert(carrier).second;
      if (!twice && !usual_twice) continue;
      problems.add(where(twice ? "carriers" : "usual"),
                   base::refuse(refusal::duplicate)
                       .with("value", boost::describe::enum_to_string(carrier, "")));
    }
    check_placeholders(range.label, where("label"),
                       range.within == Within::rows ? Placeholders::of_range : Placeholders::none,
                       problems);
  }
}

static void check_retention(const Pack& pack, const Words& words, Problems& problems) {
  for (const std::string& purpose : pack.retention.unmask_purposes) {
    if (words.has("unmask_purpose", purpose)) continue;
    problems.add(place_of("retention.toml", "retention", "", "unmask_purposes"),
                 base::refuse(refusal::unknown_word)
                     .with("value", purpose)
                     .with("known", words.ids("unmask_purpose")));
  }
}

void check_illness(const Pack& pack, const Surroundings& around, Problems& problems) {
  check_arrivals(pack, around, problems);
  check_areas(pack, problems);
  check_regimes(pack, around, problems);
  check_ranges(pack, around, problems);
  check_reports(pack, around, problems);
  check_retention(pack, around.words, problems);
  check_papers(pack, around, problems);
}

static void check_transfer(const Pack& pack, Problems& problems) {
  const auto check = [&](std::string_view kind, std::string_view key, const std::string& role) {
    if (role.empty() || find(pack.roles, role) != nullptr) return;
    problems.add(place_of("transfer.toml", kind, "", key), unknown_reference("[[role]]", role));
  };
  check("transfer", "role", pack.transfer.role);
  check("transfer", "above_role", pack.transfer.above_role);
  check("reintegration", "role", pack.reintegration.role);
  check("pushed_list", "role", pack.pushed_list.role);
  check("pushed_list", "above_role", pack.pushed_list.above_role);
  check("pushed_list", "county_role", pack.pushed_list.county_role);
}

// The groups that the program asks for. It branches on end reasons, so those are exactly its own.
void check_platform(const Pack& pack, Problems& problems) {
  check_assistance(pack, problems);
  check_messages(pack, problems);
  check_dictionary(pack, problems);
  check_campaigns(pack, problems);
  const Words words(pack.word_groups);
  check_transfer(pack, problems);
  static constexpr std::array groups{
      "care_kind", "end_reason", "unmask_purpose", "follow_up_status", "relation", "order_word",
      "why",       "arrival",    "month",          "weekday"};
  for (const char* group : groups) {
    if (find(pack.word_groups, group) == nullptr) {
      problems.add("words.toml, group", unknown_reference("[[group]]", group));
    }
  }
  for (const WordGroup& group : pack.word_groups) {
    std::set<std::string> seen;
    for (const Word& word : group.words) {
      if (seen.insert(word.id).second) continue;
      problems.add(place_of("words.toml", "group", group.id, "word"),
                   base::refuse(refusal::duplicate).with("value", word.id));
    }
  }
  std::set<std::string> wanted;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<EndReason>>(
      [&](auto reason) { wanted.insert(reason.name); });
  for (const Word& word : words.of("end_reason")) {
    if (wanted.erase(word.id) == 1) continue;
    problems.add("words.toml group end_reason, word", unknown_reference("end_reason", word.id));
  }
  for (const std::string& reason : wanted) {
    problems.add(
        "words.toml group end_reason, word",
        base::refuse(refusal::missing_key).with("wanted", "{ id = \"" + reason + "\", … }"));
  }
}

}  // namespace packs
