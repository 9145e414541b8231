using OrleansWarehouse.Demo.Http;

namespace OrleansWarehouse.Demo.Work;

/// <summary>Packs what comes to the benches, in the proposed cartons.</summary>
public sealed class Packer(Floor floor, Client me, string name, int seed) : Worker(floor, me, seed)
{
    private static readonly TimeSpan EachOrder = TimeSpan.FromSeconds(22);
    private static readonly TimeSpan EachCarton = TimeSpan.FromSeconds(12);

    protected override async Task WorkAsync(CancellationToken stop)
    {
        var fulfilment = await Floor.ToPack.ReadAsync(stop);
        try
        {
            var cartons = await Me.GetAsync($"{Floor.Path}/fulfilments/{Uri.EscapeDataString(fulfilment)}/cartons", stop);
            await TakeTimeAsync(EachOrder + (EachCarton * cartons.Json.Items("cartons").Length), stop);
            Note(await Me.PostAsync($"{Floor.Path}/shipments", new { fulfilments = new[] { fulfilment }, packer = name }, stop), "packed");
        }
        finally
        {
            // A fulfilment that was not complete, or that failed here, is brought to the benches again.
            Floor.GiveBack($"pack {fulfilment}");
        }
    }
}
