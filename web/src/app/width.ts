import { ref } from 'vue'

const query = window.matchMedia('(max-width: 767.98px)')
/** True on the phone (field layout), false at the desk. */
export const isPhone = ref(query.matches)
query.addEventListener('change', (e) => { isPhone.value = e.matches })
