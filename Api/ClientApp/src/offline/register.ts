/** Has the browser keep the screens, so that they can be loaded again without a network; over https and on localhost only. */
export function keepScreens(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch((failure: unknown) => console.warn('The screens are not kept', failure))
}
