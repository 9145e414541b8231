using System.Text.Json;

using OrleansWarehouse.Demo.Http;

namespace OrleansWarehouse.Demo.Work;

/// <summary>Counts deliveries, puts them away, and puts back goods that are no longer wanted.</summary>
public sealed class Receiver(Floor floor, Client me, int seed) : Worker(floor, me, seed)
{
    private const double Miscounted = 0.05;
    private const double Damaged = 0.03;
    private const double InTwoGoes = 0.3;

    /// <summary>One delivery in so many is late, by <see cref="Late"/>.</summary>
    private const int OneInLate = 12;
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(40);

    private static readonly TimeSpan EachLine = TimeSpan.FromSeconds(28);
    private static readonly TimeSpan EachMove = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(25);

    protected override async Task WorkAsync(CancellationToken stop)
    {
        if (await PutAwayAsync(stop) || await CountAsync(stop)) return;
        await RestAsync(Idle, stop);
    }

    private async Task<bool> PutAwayAsync(CancellationToken stop)
    {
        var open = await Me.GetAsync($"{Floor.Path}/putAways?status=open&limit=100", stop);
        var mine = open.Items.FirstOrDefault(putAway => Floor.TryTake(putAway.Text("id")));
        if (mine.ValueKind is not JsonValueKind.Object) return false;
        try
        {
            await TakeTimeAsync(EachMove, stop);
            object body = mine.Text("to").Length > 0
                ? new { }
                : new { lines = new[] { new { location = "STAGE-1", quantity = mine.Number("quantity") } } };
            Note(await Me.PostAsync($"{Floor.Path}/putAways/{Uri.EscapeDataString(mine.Text("id"))}/complete", body, stop), "putAways");
        }
        finally
        {
            Floor.GiveBack(mine.Text("id"));
        }

        return true;
    }

    private async Task<bool> CountAsync(CancellationToken stop)
    {
        foreach (var status in new[] { "receiving", "announced" })
        {
            var listed = await Me.GetAsync($"{Floor.Path}/inbound?status={status}&limit=100", stop);
            foreach (var delivery in listed.Items.Where(IsHere))
            {
                var path = $"merchants/{delivery.Text("merchant")}/inbound/{Uri.EscapeDataString(delivery.Text("asn"))}";
                if (!Floor.TryTake(path)) continue;
                try
                {
                    await CountAsync(path, stop);
                }
                finally
                {
                    Floor.GiveBack(path);
                }

                return true;
            }
        }

        return false;
    }

    private bool IsHere(JsonElement delivery)
    {
        var isLate = delivery.Text("asn").Sum(letter => letter) % OneInLate == 0;
        return delivery.Time("expectedAt") is not { } expected || Pace.Since(expected) >= (isLate ? Late : TimeSpan.Zero);
    }

    private async Task CountAsync(string path, CancellationToken stop)
    {
        var announced = (await Me.GetAsync(path, stop)).Json.Items("lines").Where(line => line.Number("expected") > line.Number("received")).ToArray();
        var half = announced.Length > 3 && Chance(InTwoGoes) ? announced.Length / 2 : announced.Length;
        await CountAsync(path, announced[..half], half == announced.Length, stop);
        if (half < announced.Length) await CountAsync(path, announced[half..], true, stop);
    }

    private async Task CountAsync(string path, JsonElement[] lines, bool final, CancellationToken stop)
    {
        await TakeTimeAsync(EachLine * lines.Length, stop);
        var counted = lines.SelectMany(Count).ToArray();
        Note(await Me.PostAsync($"{path}/receipts", new { lines = counted, final }, stop), "receipts");
    }

    /// <summary>Returns the count of a line: mostly what was announced, sometimes more or less, sometimes with damaged units.</summary>
    private IEnumerable<object> Count(JsonElement line)
    {
        var (sku, expected) = (line.Text("sku"), line.Number("expected") - line.Number("received"));
        var there = Chance(Miscounted) ? Math.Max(1, expected + Random.Next(-6, 7)) : expected;
        var broken = Chance(Damaged) ? Math.Min(there - 1, Random.Next(1, 4)) : 0;
        yield return new { sku, quantity = there - broken, condition = "good" };
        if (broken > 0) yield return new { sku, quantity = broken, condition = "damaged" };
    }
}
