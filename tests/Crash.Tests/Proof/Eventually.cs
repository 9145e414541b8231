using System.Diagnostics;

namespace OrleansWarehouse.Crash.Tests.Proof;

/// <summary>Polls until nothing is wrong; there is no signal to await but the server's progress.</summary>
internal static class Eventually
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);

    /// <param name="patience">How long there may be no progress.</param>
    /// <param name="look">Returns what is wrong.</param>
    public static async Task CleanAsync(TimeSpan patience, Func<Task<IReadOnlyCollection<string>>> look)
    {
        var (start, least) = (Stopwatch.GetTimestamp(), int.MaxValue);
        while (true)
        {
            var wrong = await look();
            if (wrong.Count == 0) return;
            if (wrong.Count < least) (start, least) = (Stopwatch.GetTimestamp(), wrong.Count);
            if (Stopwatch.GetElapsedTime(start) > patience) Assert.Fail(string.Join(Environment.NewLine, wrong.Take(50)));
            await Task.Delay(BetweenLooks);
        }
    }
}
