namespace OrleansWarehouse.Storage.Views;

/// <summary>Pauses that double from 100 ms up to a bound; a success starts over.</summary>
internal struct Backoff(TimeSpan longest)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);

    public int Failures { get; private set; }

    /// <summary>Counts a failure and gives the pause after it.</summary>
    public TimeSpan Next()
    {
        var pause = First * Math.Pow(2, Math.Min(Failures++, 20));
        return pause < longest ? pause : longest;
    }

    public void Reset() => Failures = 0;
}
