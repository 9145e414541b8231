using System.Text.Json;

using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Proof;

namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>Does one piece of work at a time until stopped. An exception means that a bug was
/// found.</summary>
internal abstract class Worker(Floor floor, Dice dice)
{
    protected Client Client => floor.Client;

    protected Ledger Ledger => floor.Ledger;

    protected Floor Floor => floor;

    protected Dice Dice => dice;

    /// <summary>The pause between two pieces of work, in milliseconds.</summary>
    protected abstract (int Least, int Most) Rest { get; }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using (await floor.Gate.EnterAsync()) await WorkAsync();
            await dice.PauseAsync(Rest.Least, Rest.Most, stop);
        }
    }

    protected abstract Task WorkAsync();

    /// <summary>Most clients retry until they are answered; some just disappear, and the server must complete what they began without
    /// them.</summary>
    protected async Task<JsonElement?> AskAsync(string path, object body, params string[] refusals)
    {
        var answer = dice.Percent(25)
            ? await Client.PostOnceAsync(path, body, refusals)
            : await Client.PostAsync(path, body, refusals);
        return answer is { IsOk: true } ? answer.Json : null;
    }
}
