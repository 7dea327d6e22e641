// Before anything is painted: the language and the light of the last visit. A file of its own, since the policy allows no inline script.
(function (root) {
  var kept = null
  try { kept = localStorage } catch (refused) { kept = { getItem: function () { return null } } }
  var look = kept.getItem('look') || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
  root.className = look
  root.lang = (kept.getItem('language') || (navigator.language.indexOf('zh') ? 'en' : 'zh')) === 'zh' ? 'zh-CN' : 'en'
})(document.documentElement)
