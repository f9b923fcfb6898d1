// papers.toml: the papers of an illness, the statutes they quote, what a residence proof is for.
#include <algorithm>

#include "packs/check.h"
#include "packs/entries.h"

namespace packs {

static void paragraphs(Reader& in, PaperKind& into) {
  if (in.has("paragraph")) into.paragraphs.clear();
  in.tables("paragraph", Blank::allowed,
            [&](Reader& row) { row.text("text", into.paragraphs.emplace_back()); });
}

static void paper_keys(Reader& in, PaperKind& into) {
  in.choice("use", into.use);
  in.text("label", into.label);
  in.string("mark", into.mark);
  in.text("body", into.body);
  in.strings("regimes", into.regimes, Blank::allowed);
  in.strings("issue_roles", into.issue_roles);
  in.strings("serve_roles", into.serve_roles, Blank::allowed);
  if (!into.serve_roles.empty()) {
    in.id("serve_role", into.serve_role);
    in.number("serve_due_minutes", into.serve_due_minutes, {.min = 1});
  }
  in.choices("fields", into.fields);
  paragraphs(in, into);
  in.strings("statutes", into.statutes, Blank::allowed);
  if (in.has("signs")) in.choices("signs", into.signs);
}

static void statute_keys(Reader& in, Statute& into) {
  in.choice("part", into.part);
  in.text("label", into.label);
}

static void need_keys(Reader& in, LawfulNeed& into) { in.text("label", into.label); }

void read_papers(Reader& in, Desk& desk) {
  read_list(in, "statute", Blank::allowed, &Pack::statutes, desk, statute_keys);
  read_list(in, "lawful_need", Blank::allowed, &Pack::lawful_needs, desk, need_keys);
  read_list(in, "paper", Blank::allowed, &Pack::papers, desk, paper_keys);
}

// ---- Checking -----------------------------------------------------------------------------------

namespace {

class PaperCheck {
 public:
  PaperCheck(const Pack& pack, const Surroundings& around, const PaperKind& paper,
             Problems& problems)
      : pack_(pack), around_(around), paper_(paper), problems_(problems) {}

  void run() {
    check_roles();
    check_regimes();
    check_texts();
    for (const std::string& id : paper_.statutes) {
      if (find(pack_.statutes, id) == nullptr) unknown("statutes", "[[statute]]", id);
    }
    if (paper_.use != PaperUse::residence_proof) return;
    must(!pack_.lawful_needs.empty(), "use", "[[lawful_need]]", "residence_proof");
  }

 private:
  std::string where(std::string_view key) const {
    return place_of("papers.toml", "paper", paper_.id, key);
  }
  void unknown(std::string_view key, std::string_view kind, const std::string& value) {
    problems_.add(where(key), unknown_reference(kind, value));
  }
  void must(bool holds, std::string_view key, std::string_view wanted, std::string_view why) {
    if (holds) return;
    problems_.add(where(key), base::refuse(refusal::must_be)
                                  .with("wanted", std::string(wanted))
                                  .with("why", std::string(why)));
  }

  void check_roles();
  void check_regimes();
  void check_texts();

  const Pack& pack_;
  const Surroundings& around_;
  const PaperKind& paper_;
  Problems& problems_;
  bool voluntary_ = false;  // Of one of its regimes.
};

// The notice of release is an institution's: a role that may be granted in a community never issues
// it, whatever its name. (LOW-PC-08)
void PaperCheck::check_roles() {
  for (const std::string& id : paper_.issue_roles) {
    const identity::Role* role = around_.roles.find(id);
    if (role == nullptr) {
      unknown("issue_roles", "[[role]]", id);
      continue;
    }
    if (paper_.use != PaperUse::release_notice) continue;
    if (role->levels.contains(places::Level::community)) {
      problems_.add(where("issue_roles"),
                    base::refuse(refusal::community_issues).with("value", id));
    }
  }
  for (const std::string& id : paper_.serve_roles) {
    if (around_.roles.find(id) == nullptr) unknown("serve_roles", "[[role]]", id);
  }
  const auto& serving = paper_.serve_roles;
  const bool asked = std::find(serving.begin(), serving.end(), paper_.serve_role) != serving.end();
  must(asked || serving.empty(), "serve_role", "one of serve_roles", "serve_roles");
  must(!serving.empty() || paper_.use != PaperUse::release_notice, "serve_roles", "[ … ]",
       "release_notice");
}

void PaperCheck::check_regimes() {
  const bool about_episode = paper_.use != PaperUse::residence_proof;
  must(about_episode != paper_.regimes.empty(), "regimes", about_episode ? "[ … ]" : "[]",
       boost::describe::enum_to_string(paper_.use, ""));
  for (const std::string& id : paper_.regimes) {
    const Regime* regime = find(pack_.regimes, id);
    if (regime == nullptr) {
      unknown("regimes", "[[regime]]", id);
      continue;
    }
    voluntary_ = voluntary_ || regime->voluntary;
    const bool orders =
        paper_.use == PaperUse::opening_notice || paper_.use == PaperUse::release_notice;
    must(!orders || !regime->voluntary, "regimes", "voluntary = false",
         boost::describe::enum_to_string(paper_.use, ""));
    must(paper_.use != PaperUse::information_sheet || regime->voluntary, "regimes",
         "voluntary = true", "information_sheet");
  }
}

void PaperCheck::check_texts() {
  const auto look = [&](const Text& text, std::string_view key) {
    check_placeholders(text, where(key), Placeholders::of_paper, problems_);
    if (voluntary_) check_voluntary_text(text, where(key), around_.words, problems_);
  };
  look(paper_.label, "label");
  look(paper_.body, "body");
  for (const Text& text : paper_.paragraphs) look(text, "paragraph");
}

}  // namespace

void check_papers(const Pack& pack, const Surroundings& around, Problems& problems) {
  for (const PaperKind& paper : pack.papers) PaperCheck(pack, around, paper, problems).run();
}

}  // namespace packs
