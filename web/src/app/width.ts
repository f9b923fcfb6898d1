import { ref } from 'vue'

const query = window.matchMedia('(max-width: 767.98px)')
/** True on the phone (field layout), false at the desk. */
export const isPhone = ref(query.matches)
let printing = false
// Paper is as narrow as a phone, but what is printed is the page that stands there.
query.addEventListener('change', (e) => { if (!printing) isPhone.value = e.matches })
window.addEventListener('beforeprint', () => { printing = true })
window.addEventListener('afterprint', () => {
  printing = false
  isPhone.value = query.matches
})
