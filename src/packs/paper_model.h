// papers.toml as values: which papers may be printed, who issues and serves them, and what they
// say. Keys and their meaning: packs/README.md.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "packs/entry.h"

namespace packs {

// What a paper is for. There is no other: of a community only a residence proof and the notice of
// release may be demanded (民发〔2020〕38号); the rest tell the person something, or are filled in
// by hand. (DOC-01)
enum class PaperUse {
  opening_notice,     // 告知书, at the beginning of what is not voluntary.
  information_sheet,  // The same of what is voluntary: no order, no signature.
  temperature_sheet,  // 体温记录表, for whoever has no phone.
  release_notice,     // 解除通知书: issued by an institution, served by the community.
  residence_proof     // 居住证明: the one that the community itself issues.
};
BOOST_DESCRIBE_ENUM(PaperUse, opening_notice, information_sheet, temperature_sheet, release_notice,
                    residence_proof)

// What is printed about the person; nothing else is.
enum class PaperField {
  name,
  sex,
  age,
  id_number,
  phone,
  address,
  regime,
  period,
  order,
  conclusion,
  need,
  needed_by
};
BOOST_DESCRIBE_ENUM(PaperField, name, sex, age, id_number, phone, address, regime, period, order,
                    conclusion, need, needed_by)

// Who signs by hand.
enum class PaperSign { receiver, verifier, server, witness };
BOOST_DESCRIBE_ENUM(PaperSign, receiver, verifier, server, witness)

struct PaperKind : Entry {
  PaperUse use = PaperUse::information_sheet;
  Text label;                        // The title.
  std::string mark;                  // Stands in the number: 和平社区{mark}〔2026〕1号.
  Text body;                         // Who issues it, as proposed; may use {place}.
  std::vector<std::string> regimes;  // Of the episodes it is about; none for a residence proof.
  std::vector<std::string> issue_roles;
  std::vector<std::string> serve_roles;  // None: it is handed over as it is.
  std::string serve_role;                // Of these, who is asked to serve it.
  int serve_due_minutes = 0;
  std::vector<PaperField> fields;
  std::vector<Text> paragraphs;
  std::vector<std::string> statutes;  // Those in force on the day are quoted.
  std::vector<PaperSign> signs;
  bool operator==(const PaperKind&) const = default;
};

// Where a statute stands in a sentence: {basis} or {liability}.
enum class StatutePart { basis, liability };
BOOST_DESCRIBE_ENUM(StatutePart, basis, liability)

// An article under the number it has from a day to a day.
struct Statute : Entry {
  StatutePart part = StatutePart::basis;
  Text label;
  bool operator==(const Statute&) const = default;
};

// What the law needs a residence proof for. (DOC-02)
struct LawfulNeed : Entry {
  Text label;
  bool operator==(const LawfulNeed&) const = default;
};

}  // namespace packs
