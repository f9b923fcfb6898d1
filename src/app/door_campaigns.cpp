#include "app/door_campaigns.h"

#include "observation/store.h"

namespace app {

static std::vector<std::string> screener_roles(const Installation& installation) {
  std::vector<std::string> found;
  for (const identity::Role& role : installation.first_library->roles().all()) {
    if (role.permissions.contains("campaign.screen")) found.push_back(role.id);
  }
  return found;
}

campaigns::Context campaigns_context(Installation& used) {
  return {used.vault,
          used.places,
          [&used] {
            auto library = used.packs.current();
            return std::shared_ptr<const packs::Words>(library, &library->words());
          },
          [&used] { return used.newest_pack("platform"); },
          [&used] { return screener_roles(used); },
          [&used](std::string_view role, base::Language language) {
            return used.first_library->roles().label(role, language);
          },
          observation::store::heard_of};
}

}  // namespace app
