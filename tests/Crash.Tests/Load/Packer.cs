using OrleansWarehouse.Crash.Tests.Http;

namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>Packs orders at the bench when they are complete. Incomplete ones are tried again later, and so are
/// packed ones until they have shipped, because a cancellation may unpack them.</summary>
internal sealed class Packer(Floor floor, Dice dice) : Worker(floor, dice)
{
    private static readonly string[] Going = ["backordered", "reserved", "released", "picking", "picked", "packed"];

    /// <summary>The codes when the buyer has cancelled meanwhile.</summary>
    private static readonly string[] TookBack = ["not_picked", "nothing_to_pack", "unknown_fulfilment", "invalid_input", "waits_for_rest"];

    protected override (int Least, int Most) Rest => (0, 60);

    protected override async Task WorkAsync()
    {
        if (!Floor.ToPack.TryDequeue(out var fulfilment)) return;
        if (await StatusAsync(fulfilment) is not { } status || !Going.Contains(status)) return;
        if (status == "picked") await PackAsync(fulfilment);
        Floor.ToPack.Enqueue(fulfilment);
    }

    private async Task PackAsync(string fulfilment)
    {
        var wish = new { fulfilments = new[] { fulfilment } };
        if (await AskAsync($"{Floor.Site}/shipments", wish, TookBack) is { } shipment) Ledger.Packed(shipment);
    }

    private async Task<string?> StatusAsync(string fulfilment)
    {
        var order = await Client.GetAsync(Floor.Order(OrderOf(fulfilment)));
        var known = order.Items("fulfilments").Where(known => known.Text("id") == fulfilment);
        return known.Select(known => known.Text("status")).FirstOrDefault();
    }

    private static string OrderOf(string fulfilment) => string.Join(':', fulfilment.Split(':')[1..3]);
}
