namespace OrleansWarehouse.Storage.Views;

/// <summary>How often, and with what pauses, a reaction or a deadline is tried before it is set aside.</summary>
internal sealed class RetryPolicy(IReactionFailures failures, StorageOptions options)
{
    private const int PauseFactor = 4;

    /// <summary>Returns the pauses between tries.</summary>
    public Backoff NewBackoff() => new(options.MaxBackoff, options.ReactionPause, PauseFactor);

    /// <param name="tries">The number of tries, including the last.</param>
    /// <param name="tried">The time since the first try.</param>
    public bool IsExhausted(Exception error, int tries, TimeSpan tried) =>
        tries >= options.ReactionTries && (!failures.IsTransient(error) || tried >= options.ReactionPatience);
}
