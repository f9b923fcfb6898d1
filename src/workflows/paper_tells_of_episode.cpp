#include "workflows/paper_tells_of_episode.h"

#include "observation/store.h"
#include "observation/view.h"

namespace workflows {

using base::Language;

static papers::EpisodeFacts::Reading told(const observation::Reading& reading,
                                          const packs::Pack& pack) {
  papers::EpisodeFacts::Reading out{
      .day = reading.day, .slot = reading.slot, .temperature = {}, .complaints = {}};
  const observation::Measured& measured = reading.measured;
  if (measured.temperature) out.temperature = base::to_string(*measured.temperature);
  for (const std::string& id : measured.symptoms) {
    const packs::Symptom* symptom = packs::find(pack.symptoms, id);
    out.complaints += (out.complaints.empty() ? "" : "、") +
                      (symptom != nullptr ? symptom->label.in(Language::zh) : id);
  }
  return out;
}

std::optional<papers::EpisodeFacts> episode_facts(sql::Transaction& tx,
                                                  const observation::Context& context,
                                                  identity::TenantId tenant, base::Uuid id) {
  const auto episode =
      observation::store::find(tx, context.vault, tenant, observation::EpisodeId{id});
  const auto pack = episode ? context.pack_of(episode->pack_hash) : nullptr;
  if (!pack) return std::nullopt;
  const packs::Regime& regime = observation::regime_of(*pack, *episode);
  papers::EpisodeFacts facts;
  facts.id = id;
  facts.person = episode->person;
  facts.regime = episode->regime;
  facts.regime_label = regime.label.zh;
  facts.first_day = base::date_of(episode->opened_at);
  facts.last_day = episode->last_day;
  facts.days = regime.days;
  facts.fever_from = base::to_string(regime.fever_from);
  facts.order = episode->order_reference;
  for (const packs::Slot& slot : regime.slots) {
    facts.slots.push_back(
        {slot.id, slot.label.zh,
         base::minute_to_string(slot.from_minute) + "–" + base::minute_to_string(slot.to_minute)});
  }
  for (const auto& reading : observation::store::readings(tx, context.vault, *episode)) {
    facts.readings.push_back(told(reading, *pack));
  }
  return facts;
}

}  // namespace workflows
