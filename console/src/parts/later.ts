/** A part that is fetched when it is first shown: `const FileChooser = later(() => import('./FileChooser.vue'))`. Its place is kept meanwhile. */
import { defineAsyncComponent, h, type AsyncComponentLoader, type Component } from 'vue'

const Meanwhile = () => h('span', { class: 'ghost meanwhile', 'aria-busy': 'true' })

export const later = <T extends Component>(loader: AsyncComponentLoader<T>) =>
  defineAsyncComponent<T>({ loader, loadingComponent: Meanwhile, delay: 0 })
