import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { homePlace } from '../app/session'

/** The community that is looked at: the account's own, or the one that was chosen. 0: none yet. */
export function useCommunity() {
  const route = useRoute()
  return computed(() => Number(route.query.place) || (homePlace.value?.level === 'community' ? homePlace.value.id : 0))
}
