using System.Diagnostics;

namespace Orleans.Engine;

/// <summary>Milliseconds since the silo was made, as of the keeper's last round: cheap to read, late by a round at most.</summary>
internal sealed class Clock
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _now;

    internal long Now => Volatile.Read(ref _now);

    internal long Advance()
    {
        Volatile.Write(ref _now, (long)Stopwatch.GetElapsedTime(_start).TotalMilliseconds);
        return _now;
    }
}
