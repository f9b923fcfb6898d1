import { createApp } from 'vue'
import '../look/tokens.css'
import '../look/base.css'
import { say } from '../look/toast'
import App from './App.vue'
import { setCsrfToken, whenSignedOut } from './api/client'
import { loadMark } from './demonstration'
import { i18n, language, setLanguage } from './i18n'
import { replay, setOnline } from './outbox'
import { router } from './router'
import { dropSession, renewSession, signedIn } from './session'
import { applyLooks } from './theme'

applyLooks()
setLanguage(language())

whenSignedOut(() => {
  const route = router.currentRoute.value
  setCsrfToken('')
  dropSession()
  if (route.name !== 'sign-in') void router.replace({ name: 'sign-in', query: { to: route.fullPath, expired: '1' } })
})

window.addEventListener('offline', () => setOnline(false))
window.addEventListener('online', async () => {
  if (!signedIn.value) return
  try {
    await renewSession()
    setOnline(true)
    await replay()
  } catch {
    // Still away: the ribbon goes on saying so.
  }
})

// A page whose code is not on this device yet cannot open without a network: said, not left blank.
router.onError(() => {
  setOnline(navigator.onLine)
  say(i18n.global.t(navigator.onLine ? 'problem.page' : 'problem.page_offline'), 'problem', 8000)
})

router.afterEach((to) => {
  const t = i18n.global.t
  document.title = `${to.meta.title ? `${t(to.meta.title)} · ` : ''}${t('product')}`
})

// Before anything is shown, so that nothing made up is ever shown without its mark.
void loadMark().catch(() => undefined).then(() => createApp(App).use(i18n).use(router).mount('#app'))
