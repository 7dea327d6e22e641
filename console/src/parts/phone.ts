import { ref } from 'vue'

/** Whether there is only the width of a phone. */
const narrow = matchMedia('(max-width: 760px)')
export const phone = ref(narrow.matches)
// addEventListener is missing on media queries of Safari 13.1.
narrow.addListener((now) => (phone.value = now.matches))
