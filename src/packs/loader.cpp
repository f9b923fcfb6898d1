#include "packs/loader.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "identity/crypto.h"
#include "packs/check.h"
#include "packs/depth.h"
#include "packs/entries.h"
#include "packs/messages.h"
#include "packs/rounds_model.h"

namespace packs {

namespace {

enum class Presence { required, optional };

struct Topic {
  std::string_view path;
  void (*read)(Reader&, Desk&);
  Presence presence = Presence::required;
};

// In the order of reading: what stands later may refer to nothing before it is checked at the end.
constexpr std::array illness_topics{Topic{"arrivals.toml", read_arrivals},
                                    Topic{"origins.toml", read_origins},
                                    Topic{"observation.toml", read_observation},
                                    Topic{"contacts.toml", read_contacts, Presence::optional},
                                    Topic{"cases.toml", read_cases, Presence::optional},
                                    Topic{"declaring.toml", read_declaring, Presence::optional},
                                    Topic{"reports.toml", read_reports},
                                    Topic{"retention.toml", read_retention},
                                    Topic{"papers.toml", read_papers, Presence::optional}};
constexpr std::array platform_topics{Topic{"roles.toml", read_roles},
                                     Topic{"groups.toml", read_groups, Presence::optional},
                                     Topic{"assistance.toml", read_assistance, Presence::optional},
                                     Topic{"campaigns.toml", read_campaigns, Presence::optional},
                                     Topic{"messages.toml", read_messages, Presence::optional},
                                     Topic{"rounds.toml", read_rounds, Presence::optional},
                                     Topic{"flags.toml", read_flags, Presence::optional},
                                     Topic{"dictionary.toml", read_dictionary, Presence::optional},
                                     Topic{"calendar.toml", read_calendar, Presence::optional},
                                     Topic{"transfer.toml", read_transfer, Presence::optional},
                                     Topic{"tasks.toml", read_tasks},
                                     Topic{"words.toml", read_words}};
constexpr std::string_view header_path = "pack.toml";

// Folder to Pack, once.
class Loading {
 public:
  Loading(Folder folder, const Surroundings& around)
      : folder_(std::move(folder)), around_(around), pack_(), base_() {
    pack_.files = std::move(folder_.files);
    std::sort(pack_.files.begin(), pack_.files.end(),
              [](const PackFile& a, const PackFile& b) { return a.path < b.path; });
  }

  base::Result<Pack> run() {
    if (!within_limits() || !read_pack_toml()) return std::move(problems_).refuse(folder_.name);
    if (pack_.header.kind == PackKind::illness) read_topics(illness_topics);
    else read_topics(platform_topics);
    if (problems_.none()) check();
    if (!problems_.none()) return std::move(problems_).refuse(folder_.name);
    pack_.hash = content_hash(pack_.files, pack_.bases);
    return std::move(pack_);
  }

 private:
  bool within_limits();
  bool read_pack_toml();
  void find_base();
  std::optional<toml::table> parse(std::string_view path);
  const PackFile* file(std::string_view path) const;
  void check();

  template <class Topics>
  void read_topics(const Topics& topics) {
    std::string known{header_path};
    for (const Topic& topic : topics) {
      known += " " + std::string(topic.path);
      read_topic(topic);
    }
    for (const PackFile& one : pack_.files) {
      const auto is_it = [&](const Topic& topic) { return topic.path == one.path; };
      if (one.path == header_path || std::any_of(topics.begin(), topics.end(), is_it)) continue;
      problems_.add(one.path, base::refuse(refusal::file_unknown).with("known", known));
    }
  }
  void read_topic(const Topic&);

  Folder folder_;
  const Surroundings& around_;
  Pack pack_;
  PackPtr base_;
  Problems problems_;
};

bool Loading::within_limits() {
  using namespace base::limits;
  if (pack_.files.size() > pack_files_max) {
    problems_.add(
        folder_.name,
        base::refuse(refusal::too_many_files).with("max", std::to_string(pack_files_max)));
  }
  for (const PackFile& one : pack_.files) {
    if (one.bytes.size() > pack_file_bytes_max) {
      problems_.add(
          one.path,
          base::refuse(refusal::file_too_large).with("max", std::to_string(pack_file_bytes_max)));
    } else if (nested_deeper_than(one.bytes, pack_depth_max)) {
      problems_.add(one.path,
                    base::refuse(refusal::too_deep).with("max", std::to_string(pack_depth_max)));
    }
  }
  return problems_.none();
}

const PackFile* Loading::file(std::string_view path) const {
  for (const PackFile& one : pack_.files) {
    if (one.path == path) return &one;
  }
  return nullptr;
}

std::optional<toml::table> Loading::parse(std::string_view path) {
  const PackFile* found = file(path);
  if (found == nullptr) {
    problems_.add(std::string(path), base::refuse(refusal::file_missing));
    return std::nullopt;
  }
  try {
    return toml::parse(std::string_view(found->bytes));
  } catch (const toml::parse_error& error) {
    problems_.add(std::string(path),
                  base::refuse(refusal::not_toml)
                      .with("line", std::to_string(error.source().begin.line))
                      .with("column", std::to_string(error.source().begin.column))
                      .with("detail", std::string(error.description())));
    return std::nullopt;
  }
}

bool Loading::read_pack_toml() {
  const std::optional<toml::table> table = parse(header_path);
  if (!table) return false;
  Reader reader(*table, {std::string(header_path), "", ""}, problems_);
  read_header(reader, pack_.header);
  reader.finish();
  check_header(pack_.header, folder_.name, problems_);
  find_base();
  return true;
}

void Loading::find_base() {
  const std::string& id = pack_.header.base;
  if (id.empty()) return;
  base_ = around_.find_pack && id != pack_.header.id ? around_.find_pack(id) : nullptr;
  if (base_ != nullptr && base_->header.kind == pack_.header.kind)
    pack_.bases.emplace(id, base_->hash);
  else {
    problems_.add("pack.toml, base", id == pack_.header.id
                                         ? base::refuse(refusal::base_circle).with("value", id)
                                         : base_not_found(around_, id));
    base_ = nullptr;
  }
}

void Loading::read_topic(const Topic& topic) {
  const bool absent = file(topic.path) == nullptr;
  const bool left_out = base_ != nullptr && absent;
  if (absent && !left_out && topic.presence == Presence::optional) return;
  const std::optional<toml::table> table = left_out ? toml::table{} : parse(topic.path);
  if (!table) return;
  Desk desk{around_, pack_, base_.get(), problems_};
  Reader reader(*table, {std::string(topic.path), "", ""}, problems_);
  topic.read(reader, desk);
  reader.finish();
}

void Loading::check() {
  if (pack_.header.kind == PackKind::illness) return check_illness(pack_, around_, problems_);
  check_platform(pack_, problems_);
  try {
    roles_of(pack_);
  } catch (const std::exception& error) {
    problems_.add("roles.toml", base::refuse(refusal::wrong_type).with("wanted", error.what()));
  }
}

void add_sized(std::string& text, std::string_view bytes) {
  text += std::to_string(bytes.size());
  text += ':';
  text += bytes;
}

}  // namespace

base::Refusal base_not_found(const Surroundings& around, std::string_view id) {
  const bool circle = around.loading.contains(id);
  return base::refuse(circle ? refusal::base_circle : refusal::base_unknown)
      .with("value", std::string(id));
}

base::Result<Pack> load(Folder folder, const Surroundings& around) {
  return Loading(std::move(folder), around).run();
}

identity::RoleBook roles_of(const Pack& pack) {
  for (const PackFile& file : pack.files) {
    if (file.path == "roles.toml") return identity::RoleBook::parse(file.bytes);
  }
  throw std::runtime_error("there is no roles.toml");
}

Words words_of(const Pack& pack) { return Words(pack.word_groups); }

std::string content_hash(const PackFiles& files,
                         const std::map<std::string, std::string, std::less<>>& bases) {
  PackFiles sorted = files;
  std::sort(sorted.begin(), sorted.end(),
            [](const PackFile& a, const PackFile& b) { return a.path < b.path; });
  std::string text;
  for (const PackFile& file : sorted) {
    add_sized(text, file.path);
    add_sized(text, file.bytes);
  }
  for (const auto& [id, hash] : bases) {
    add_sized(text, id);
    add_sized(text, hash);
  }
  return identity::hex(identity::sha256(text));
}

}  // namespace packs
