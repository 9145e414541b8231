namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>Hands over to the carrier what is ready.</summary>
internal sealed class ManifestWorker(Floor floor, Dice dice) : Worker(floor, dice)
{
    protected override (int Least, int Most) Rest => (200, 1_000);

    protected override async Task WorkAsync()
    {
        if (await AskAsync($"{Floor.Site}/manifests", new { carrier = "simulated" }, "nothing_to_hand_over") is { } manifest)
            Ledger.HandedOver(manifest);
    }
}
