import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/sign-in', title: ['登录', 'Sign in'], open: true, view: () => import('./SignIn.vue') },
  { path: '/forgotten', title: ['重设密码', 'Set a new password'], open: true, view: () => import('./Forgotten.vue') },
]
