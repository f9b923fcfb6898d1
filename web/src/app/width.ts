import { ref } from 'vue'

const query = window.matchMedia('(max-width: 767.98px)')
/** True on the phone (field layout), false at the desk. */
export const isPhone = ref(query.matches)
let printing = false
// Paper is as narrow as a phone, but what is printed is the page that stands there.
const measure = () => { if (!printing) isPhone.value = query.matches }
query.addEventListener('change', measure)
window.addEventListener('beforeprint', () => { printing = true })
window.addEventListener('afterprint', () => {
  printing = false
  measure()
})
