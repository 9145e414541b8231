namespace OrleansWarehouse.Storage.Views;

/// <summary>How often and with what pauses a reaction or a deadline is tried before it is set aside.</summary>
internal sealed class Tries(IReactionFailures failures, StorageOptions options)
{
    private const int PauseFactor = 4;

    /// <summary>The pauses between the tries of one.</summary>
    public Backoff NewBackoff() => new(options.MaxBackoff, options.ReactionPause, PauseFactor);

    /// <param name="tries">How often it was tried, the last time included.</param>
    /// <param name="tried">How long it has been tried.</param>
    public bool AreOver(Exception error, int tries, TimeSpan tried) =>
        tries >= options.ReactionTries && (!failures.Passes(error) || tried >= options.ReactionPatience);
}
