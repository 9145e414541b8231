/**
 * How often one thing is read again at most, however much happens to it. An event that comes just after a read has begun is seen
 * after this and two reads: within the 200 ms that a screen may be late, also where a read takes 70.
 */
const pauseMs = 60

/**
 * Gives a function that asks for `read` to be run: at once when nothing is under way; else once more after it, so that what is
 * read is never older than the last call. A slow read slows the next one, and so a busy server is not asked faster than it answers.
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
