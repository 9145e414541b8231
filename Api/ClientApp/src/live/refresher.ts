/**
 * The minimum interval between reads of one query, however many events arrive. An event just after the start of a read is shown after
 * this interval and two reads: within the 200 ms that a screen may lag, even where a read takes 70 ms.
 */
const pauseMs = 60

/**
 * Returns a function that requests a run of `read`: at once when none is in progress, else once more after it, so that the data are
 * never older than the last call. A slow read delays the next one, so that a busy server is not asked faster than it answers.
 */
export function makeRefresher(read: () => Promise<unknown>): () => void {
  let isBusy = false
  let isWanted = false

  const run = async () => {
    isBusy = true
    while (isWanted) {
      isWanted = false
      const started = performance.now()
      await read().catch(() => undefined)
      const took = performance.now() - started
      await new Promise(done => setTimeout(done, Math.max(pauseMs - took, took)))
    }
    isBusy = false
  }

  return () => {
    isWanted = true
    if (!isBusy) void run()
  }
}
