/** Registers the service worker, which caches the screens for reloading without a network; works over https and on localhost only. */
export function keepScreens(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch((failure: unknown) => console.warn('The screens are not kept', failure))
}
