using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>Hands the parcels of a manifest to the carrier, shipment by shipment; what a shipment does not give stays.</summary>
internal sealed class HandOverProcess(ManifestId manifest, ICommands commands)
{
    public static Process<HandOverProcess, ManifestState, ManifestEvent> Process { get; } = new(
        "handingOver",
        [
            new("collect", static state => state is { Plan: not null, Result: null }, static (process, state) => process.CollectAsync(state.Plan!)),
        ]);

    private async Task<StepResult<ManifestState, ManifestEvent>> CollectAsync(ManifestStarted plan)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var shipment in plan.Parcels)
        {
            var handed = await commands.Shipment(shipment.Shipment).HandOverAsync(manifest, plan.Carrier, shipment.Ssccs);
            if (handed.Accepted) gone.UnionWith(handed.Value);
        }

        return StepResult<ManifestState, ManifestEvent>.Of((state, _) => Manifest.Close(state, gone));
    }
}
