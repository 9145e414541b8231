using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Load;

namespace OrleansWarehouse.Crash.Tests.Proof;

/// <summary>What must hold after every crash.</summary>
internal sealed class Checks(Floor floor, Dice dice)
{
    private const int Repeats = 40;
    private const int OlderFacts = 150;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly ParallelOptions Eight = new() { MaxDegreeOfParallelism = 8 };

    private readonly HashSet<Fact> seen = [];

    /// <summary>Checks the server's own invariants, under load.</summary>
    public async Task InvariantsHoldAsync()
    {
        var report = await floor.Client.GetAsync("/ops/invariants");
        Assert.True(report.GetProperty("clean").GetBoolean(), report.ToString());
    }

    /// <summary>With no load: every answer holds, and nothing is oversold.</summary>
    /// <param name="all">Whether to check every answer ever given, or only the new and some older ones.</param>
    public async Task HoldAsync(bool all)
    {
        await FactsHoldAsync(all);
        await RepeatsAreTheSameAsync();
        var stock = new StockChecks(floor);
        await Eventually.CleanAsync(Patience, stock.LookAsync);
        await InvariantsHoldAsync();
    }

    /// <summary>At the end: everything that can be done is done, and whatever waits has a reason.</summary>
    public Task AllIsDoneAsync() => Eventually.CleanAsync(TimeSpan.FromSeconds(90), new FlowChecks(floor).LookAsync);

    private async Task FactsHoldAsync(bool all)
    {
        var known = floor.Ledger.Facts.Values.ToArray();
        var fresh = known.Where(seen.Add).ToArray();
        var older = known.Except(fresh).ToArray();
        var chosen = all ? known : [.. fresh, .. dice.Some(older, Math.Min(OlderFacts, older.Length))];
        await Parallel.ForEachAsync(chosen.GroupBy(fact => fact.Path), Eight, async (facts, _) =>
        {
            var now = await floor.Client.GetAsync(facts.Key);
            foreach (var fact in facts)
                Assert.True(fact.Holds(now), $"{fact.Path} was answered as {fact.What}, and now it is {now}");
        });
    }

    /// <summary>Repeats the newest and some older requests, with the same keys.</summary>
    private async Task RepeatsAreTheSameAsync()
    {
        var known = floor.Ledger.Writes.ToArray();
        var newest = known.TakeLast(Repeats).ToArray();
        var chosen = newest.Concat(dice.Some(known, Math.Min(Repeats, known.Length))).Distinct();
        await Parallel.ForEachAsync(chosen, Eight, async (write, _) =>
        {
            var again = await floor.Client.SendAsync(write.Request);
            Assert.Equal((write.Answer.Status, write.Answer.Text), (again.Status, again.Text));
        });
    }
}
