using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Log;

/// <summary>Group commit: what waits of several streams is durable in one moment, or not at all.</summary>
internal sealed partial class SimLog
{
    private const int MostInCommit = 12;

    private readonly List<List<(Stream Stream, HeldAppend Held)>> commits = [];

    private void Take(Stream stream)
    {
        if (dice.Chance(rates.Grouped))
        {
            Group(stream);
            return;
        }

        var held = stream.Held.Dequeue();
        if (stream.Held.Count > 0) Ready(stream);
        Held--;
        Decide(stream, held);
    }

    /// <summary>The writer takes what waits of a stream and of some others; the disk has it in a later step.</summary>
    private void Group(Stream first)
    {
        var commit = new List<(Stream Stream, HeldAppend Held)>();
        foreach (var stream in streams.Values)
        {
            if (stream.IsInCommit || stream.Held.Count == 0 || (stream != first && !dice.Chance(0.6))) continue;
            stream.IsInCommit = true;
            for (var some = dice.Between(1, stream.Held.Count); some > 0 && commit.Count < MostInCommit; some--) commit.Add((stream, stream.Held.Dequeue()));
            if (commit.Count == MostInCommit) break;
        }

        if (commit.TrueForAll(one => one.Stream != first)) first.IsInCommit = false;
        commits.Add(commit);
        scheduler.Ready(new OneShot(Caller, () => Finish(commit)));
    }

    private void Finish(List<(Stream Stream, HeldAppend Held)> commit)
    {
        var several = commit.Select(static one => one.Stream).Distinct().Count() > 1;
        if (several && dice.Chance(rates.DiesInCommit))
        {
            Dies?.Invoke();
            return;
        }

        commits.Remove(commit);
        Held -= commit.Count;
        if (dice.Chance(several ? rates.GroupNotWritten : rates.NotWritten))
        {
            if (several) faults.Hit(Faults.GroupLost);
            foreach (var (_, held) in commit) Refuse(held);
        }
        else
        {
            if (several) faults.Hit(Faults.GroupCommit);
            var results = Tell(() => commit.ConvertAll(one => Write(one.Stream, one.Held.Append)));
            for (var i = 0; i < commit.Count; i++) Answer(commit[i].Held, results[i]);
        }

        foreach (var stream in commit.Select(static one => one.Stream).Distinct())
        {
            stream.IsInCommit = false;
            if (stream.Held.Count > 0) Ready(stream);
        }
    }
}
