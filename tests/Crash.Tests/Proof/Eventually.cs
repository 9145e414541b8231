using System.Diagnostics;

namespace OrleansWarehouse.Crash.Tests.Proof;

/// <summary>Looks again until nothing is wrong; there is nothing to wait on but the server's own pace.</summary>
internal static class Eventually
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);

    /// <param name="patience">How long nothing may become better.</param>
    /// <param name="look">Gives what is wrong.</param>
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
