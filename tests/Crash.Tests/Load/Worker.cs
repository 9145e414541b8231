using System.Text.Json;

using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Proof;

namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>Somebody who does one piece of work after the other, until told to go home. An exception is a bug that was
/// found.</summary>
internal abstract class Worker(Floor floor, Dice dice)
{
    protected Client Client => floor.Client;

    protected Ledger Ledger => floor.Ledger;

    protected Floor Floor => floor;

    protected Dice Dice => dice;

    /// <summary>How long to rest between two pieces of work, in milliseconds.</summary>
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

    /// <summary>Most clients ask again until they are answered; some just go away, and what they began must end well without
    /// them.</summary>
    protected async Task<JsonElement?> AskAsync(string path, object body, params string[] refusals)
    {
        var answer = dice.Percent(25)
            ? await Client.PostOnceAsync(path, body, refusals)
            : await Client.PostAsync(path, body, refusals);
        return answer is { IsOk: true } ? answer.Json : null;
    }
}
