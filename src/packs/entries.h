// The entries of a topic file: their common keys, their base, and their place in the pack.
#pragma once

#include <type_traits>

#include "packs/loader.h"
#include "packs/reader.h"

namespace packs {

// What the reading of one pack shares.
struct Desk {
  const Surroundings& around;
  Pack& pack;        // Being filled.
  const Pack* base;  // The pack named by `base` in pack.toml, or empty.
  Problems& problems;
};

// Reads cite, confidence, effective_from, effective_to and cites, and keeps the values for showing.
// Call it after the entry's own keys were read.
void read_common(Reader&, Entry&, const Desk&);

// The pack and id that the entry's `base` names; the id is empty when it has none. An empty pack is
// this one. A pack that cannot be found is reported.
struct BaseName {
  PackPtr pack;
  std::string id;
};
BaseName read_base_name(Reader&, Desk&);
void report_base_unknown(Reader&);

template <class T>
using ReadKeys = std::type_identity_t<std::function<void(Reader&, T&)>>;

template <class T, class FindBase>
T read_entry(Reader& in, Desk& desk, const ReadKeys<T>& keys, FindBase find_base) {
  T entry;
  const BaseName name = read_base_name(in, desk);
  if (!name.id.empty()) {
    const T* base = find_base(name.pack.get(), name.id);
    if (base != nullptr) entry = *base, in.inherit(base);
    else report_base_unknown(in);
  }
  in.always("id", "\"…\"");
  in.id("id", entry.id);
  keys(in, entry);
  read_common(in, entry, desk);
  return entry;
}

// An own entry stands where the base's entry of the same id stood; new ones stand first, so that
// they are asked before a last row of the base that catches the rest.
template <class T>
std::vector<T> merged(std::vector<T> own, const std::vector<T>& base) {
  std::vector<T> out;
  for (const T& entry : own) {
    if (find(base, entry.id) == nullptr) out.push_back(entry);
  }
  for (const T& entry : base) {
    const T* replaced = find(own, entry.id);
    out.push_back(replaced != nullptr ? *replaced : entry);
  }
  return out;
}

// [[kind]]: an entry's base in the same pack stands above it.
template <class T>
void read_list(Reader& file, std::string_view kind, Blank blank, std::vector<T> Pack::*member,
               Desk& desk, const ReadKeys<T>& keys) {
  if (!file.has(kind) && desk.base != nullptr) {
    desk.pack.*member = desk.base->*member;
    return;
  }
  std::vector<T> own;
  const auto find_base = [&](const Pack* pack, const std::string& id) {
    return find(pack == nullptr ? own : pack->*member, id);
  };
  file.tables(
      kind, blank,
      [&](Reader& in) {
        T entry = read_entry<T>(in, desk, keys, find_base);
        if (!entry.id.empty() && find(own, entry.id) != nullptr) {
          in.problem("id", base::refuse(refusal::duplicate).with("value", entry.id));
        }
        own.push_back(std::move(entry));
      },
      kind);
  desk.pack.*member = desk.base == nullptr ? std::move(own) : merged(own, desk.base->*member);
}

// [kind]: one of it in the pack.
template <class T>
void read_single(Reader& file, std::string_view kind, T Pack::*member, Desk& desk,
                 const ReadKeys<T>& keys) {
  if (!file.has(kind) && desk.base != nullptr) {
    desk.pack.*member = desk.base->*member;
    return;
  }
  const auto find_base = [&](const Pack* pack, const std::string& id) -> const T* {
    const T* found = pack == nullptr ? nullptr : &(pack->*member);
    return found != nullptr && found->id == id ? found : nullptr;
  };
  file.table(kind, [&](Reader& in) {
    in.name_entry(std::string(kind));
    desk.pack.*member = read_entry<T>(in, desk, keys, find_base);
  });
}

// The topics; each reads one file of an illness pack, those from the words on of a platform pack.
void read_header(Reader&, PackHeader&);
void read_arrivals(Reader&, Desk&);
void read_origins(Reader&, Desk&);
void read_observation(Reader&, Desk&);
void read_contacts(Reader&, Desk&);
void read_declaring(Reader&, Desk&);
void read_cases(Reader&, Desk&);
void read_reports(Reader&, Desk&);
void read_retention(Reader&, Desk&);
void read_papers(Reader&, Desk&);
void read_words(Reader&, Desk&);
void read_roles(Reader&, Desk&);
void read_groups(Reader&, Desk&);
void read_assistance(Reader&, Desk&);
void read_dictionary(Reader&, Desk&);
void read_calendar(Reader&, Desk&);
void read_campaigns(Reader&, Desk&);
void read_transfer(Reader&, Desk&);
void read_tasks(Reader&, Desk&);

void read_label(Reader&, std::string&);  // S0, S1, … of packs/README.md.
void read_predicate(Reader&, std::string_view key, Predicate&);

}  // namespace packs
