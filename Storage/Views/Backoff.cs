namespace OrleansWarehouse.Storage.Views;

/// <summary>Pauses that grow from 100 ms, or the given first pause, up to a bound; a success resets them.</summary>
/// <param name="factor">The ratio of each pause to the one before.</param>
internal struct Backoff(TimeSpan longest, TimeSpan? first = null, int factor = 2)
{
    private readonly TimeSpan first = first ?? TimeSpan.FromMilliseconds(100);

    public int Failures { get; private set; }

    /// <summary>Counts a failure and returns the pause after it.</summary>
    public TimeSpan Next()
    {
        var pause = first * Math.Pow(factor, Math.Min(Failures++, 20));
        return pause < longest ? pause : longest;
    }

    public void Reset() => Failures = 0;
}

