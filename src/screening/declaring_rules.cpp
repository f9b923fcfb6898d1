#include "screening/declaring_rules.h"

#include <cctype>

#include "base/limits.h"
#include "base/phone.h"
#include "base/utf8.h"
#include "screening/rules.h"

namespace screening {

// ---- The link ---------------------------------------------------------------------------------

base::Result<DeclaringLink> made_link(DeclaringLink link, const packs::Declaring& policy,
                                      base::Date today) {
  if (policy.look_role.empty()) return refusal::no_declaring;
  const std::size_t characters = base::character_count(link.title);
  if (characters == 0 || characters > base::limits::name_characters_max) {
    return base::refuse(refusal::title_needed)
        .with("max", std::to_string(base::limits::name_characters_max))
        .at("title");
  }
  const auto phone = base::parse_phone(link.phone);
  if (!phone) return base::refuse(refusal::community_phone_needed).at("phone");
  link.phone = phone->number;
  link.valid_to = today + policy.link_valid;
  return link;
}

base::Result<base::Done> check_open(const DeclaringLink& link, const events::Event& event,
                                    base::Date today) {
  const auto with_phone = [&](const base::RefusalCode& code) {
    return base::refuse(code).with("phone", link.phone);
  };
  if (event.closed_on) return with_phone(refusal::link_closed);
  if (link.stopped) return with_phone(refusal::link_stopped);
  if (link.valid_to < today) return with_phone(refusal::link_expired);
  return base::Done{};
}

// ---- What is declared -------------------------------------------------------------------------

static base::Result<FilledBy> checked_filler(std::optional<FilledBy> filler) {
  if (!filler || filler->name.empty() ||
      base::character_count(filler->name) > base::limits::name_characters_max) {
    return base::refuse(refusal::filler_needed).at("filled_by.name");
  }
  const auto phone = base::parse_phone(filler->phone);
  if (!phone) return base::refuse(refusal::phone_needed).at("filled_by.phone");
  filler->phone = phone->number;
  return *filler;
}

base::Result<Said> declared(Said said, const Agreed& how, base::Date today) {
  if (how.by == DeclaredBy::worker) {
    return base::refuse(refusal::not_in_list).with("value", "worker").at("declared_by");
  }
  if (!how.agreed) return base::refuse(refusal::consent_needed).at("agreed");
  const auto age = people::age_on(said.person, today);
  const bool child = age && *age < how.guardian_below_years;
  if (how.by == DeclaredBy::family) {
    auto filler = checked_filler(std::move(said.filled_by));
    if (!filler) return filler.refusal();
    said.filled_by = std::move(*filler);
  } else {
    if (child) {
      return base::refuse(refusal::guardian_fills)
          .with("age", std::to_string(how.guardian_below_years))
          .at("declared_by");
    }
    if (!said.person.phone) return base::refuse(refusal::phone_needed).at("person.phone");
    said.filled_by.reset();
  }
  said.agreed_by = child ? GivenBy::guardian : GivenBy::self;
  return said;
}

std::string phone_of(const Said& said) {
  return said.filled_by ? said.filled_by->phone : said.person.phone.value_or("");
}

// Letters and digits that are not taken for one another; eight of them are 10^11 codes.
static constexpr std::string_view letters = "ACDEFGHJKLMNPQRTUVWXY34679";

static int digit_of(char hex) { return hex <= '9' ? hex - '0' : hex - 'a' + 10; }

std::string receipt_code(std::string_view proof_hex) {
  std::string code;
  for (std::size_t i = 0; i < 8; ++i) {
    // Three hexadecimal digits a letter: no letter is much likelier than another.
    const int number = digit_of(proof_hex[3 * i]) * 256 + digit_of(proof_hex[3 * i + 1]) * 16 +
                       digit_of(proof_hex[3 * i + 2]);
    if (i == 4) code += '-';
    code += letters[static_cast<std::size_t>(number) % letters.size()];
  }
  return code;
}

std::string normal_receipt(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (code.size() == 4) code += '-';
    code += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return code;
}

// ---- What becomes of it -----------------------------------------------------------------------

static Declared looked_at(Declared declared, DeclaredState state, const identity::AccountId& by,
                          base::Instant now) {
  declared.state = state;
  declared.looked_at = now;
  declared.looked_by = by;
  return declared;
}

base::Result<Declared> registered(Declared declared, const identity::AccountId& by,
                                  base::Instant now) {
  if (declared.state != DeclaredState::waiting) return refusal::looked_at_already;
  return looked_at(std::move(declared), DeclaredState::registered, by, now);
}

base::Result<Declared> set_aside(Declared declared, NotTaken why, const identity::AccountId& by,
                                 base::Instant now) {
  if (declared.state != DeclaredState::waiting) return refusal::looked_at_already;
  declared.reason = why;
  return looked_at(std::move(declared), DeclaredState::set_aside, by, now);
}

base::Result<Declared> returned(Declared declared) {
  if (declared.state != DeclaredState::set_aside) return refusal::not_set_aside;
  declared.state = DeclaredState::waiting;
  declared.reason.reset();
  declared.looked_at.reset();
  declared.looked_by.reset();
  return declared;
}

base::Result<Declared> withdrawn(Declared declared) {
  if (declared.state != DeclaredState::waiting) return refusal::looked_at_already;
  declared.state = DeclaredState::withdrawn;
  declared.said.reset();
  return declared;
}

tasks::Effects look_effects(const Declared& declared, const packs::Declaring& policy,
                            base::Instant now) {
  static constexpr const char* slice = "screening";
  static constexpr const char* kind = "screening.declared";
  if (declared.state != DeclaredState::waiting || policy.look_role.empty()) {
    return {tasks::Settle{slice, declared.id.value, kind}};
  }
  return {tasks::Raise{.slice = slice,
                       .subject = declared.id.value,
                       .kind = kind,
                       .due_at = {now.ms + std::int64_t{policy.look_due_minutes} * 60 * 1000},
                       .role = policy.look_role,
                       .asked = tasks::Asked::again}};
}

}  // namespace screening
