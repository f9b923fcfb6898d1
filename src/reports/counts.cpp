#include "reports/counts.h"

#include <algorithm>
#include <stdexcept>

namespace reports {

void Counts::add(std::string name, Counter counter, std::string records, Known known) {
  const auto [at, added] =
      sources_.emplace(std::move(name), Source{std::move(counter), std::move(records), known});
  if (!added) throw std::logic_error("the count " + at->first + " is registered twice");
}

Known Counts::known(const packs::Cell& cell) const {
  const auto source = sources_.find(cell.count);
  return source == sources_.end() ? Known::at_once : source->second.known;
}

void Counts::add_warning(Warning warning) { warnings_.push_back(std::move(warning)); }

std::vector<std::string> Counts::names() const {
  std::vector<std::string> names;
  for (const auto& [name, source] : sources_) names.push_back(name);
  return names;
}

static void fill(std::string& text, std::string_view mark, const std::string& value) {
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), value);
}

std::string Counts::records_of(const packs::Cell& cell, const CountQuery& query) const {
  const auto source = sources_.find(cell.count);
  if (source == sources_.end()) return {};
  std::string records = source->second.records;
  fill(records, "{event}", base::to_string(query.within.event));
  fill(records, "{place}", std::to_string(query.place.value));
  fill(records, "{day}", base::to_string(query.day));
  return records;
}

CellValues Counts::count(sql::Transaction& tx, const packs::Form& form,
                         const CountQuery& query) const {
  CellValues values;
  for (const packs::Section& section : form.sections) {
    for (const packs::Cell& cell : section.cells) {
      const auto source = sources_.find(cell.count);
      if (source == sources_.end()) {
        throw std::logic_error("the form counts " + cell.count + ", which nobody registered");
      }
      values[cell.id] =
          source->second.counter(tx, {query.within, query.place, query.day, query.now, cell.args});
    }
  }
  return values;
}

std::vector<std::string> Counts::warnings(sql::Transaction& tx, const CountQuery& query,
                                          base::Language language) const {
  std::vector<std::string> all;
  for (const Warning& warning : warnings_) {
    for (std::string& text : warning(tx, query, language)) all.push_back(std::move(text));
  }
  return all;
}

base::Instant count_at(base::Date day, base::Instant now) {
  const base::Instant last{base::start_of(day + base::Days{1}).ms - 1};
  return std::min(now, last);
}

}  // namespace reports
