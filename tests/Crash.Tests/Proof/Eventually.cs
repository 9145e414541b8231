using System.Diagnostics;

namespace OrleansWarehouse.Crash.Tests.Proof;

/// <summary>Looks again until nothing is wrong; there is nothing to wait on but the server's own pace.</summary>
internal static class Eventually
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);

    /// <param name="look">Gives what is wrong.</param>
    public static async Task CleanAsync(TimeSpan patience, Func<Task<IReadOnlyCollection<string>>> look)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var wrong = await look();
            if (wrong.Count == 0) return;
            if (Stopwatch.GetElapsedTime(start) > patience) Assert.Fail(string.Join(Environment.NewLine, wrong.Take(50)));
            await Task.Delay(BetweenLooks);
        }
    }
}
