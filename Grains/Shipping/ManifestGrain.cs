using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Shipping;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>A manifest as a grain: a saga over shipments.</summary>
public sealed class ManifestGrain(AggregateServices services, Carriers carriers)
    : AggregateGrain<ManifestState, ManifestEvent>(Definition, services), IManifestGrain
{
    private static readonly Aggregate<ManifestState, ManifestEvent> Definition = new(
        "manifest", ManifestState.Initial, Manifest.Evolve, static (key, _) => [Subject.Site(Subject.OwnerOf(key))],
        ShippingJson.Default.ManifestState);

    private ManifestId Id => IId<ManifestId>.Parse(Key);

    public async Task<Outcome<ManifestView>> HandOverAsync(HandOver command)
    {
        if (carriers.Find(command.Carrier) is null) return carriers.Unknown(command.Carrier);
        var started = await ExecuteAsync((state, now) => Manifest.Start(state, command, now));
        if (!started.Accepted) return started.Refusal;
        await ResumeAsync();
        return await ReadAsync(state => Manifest.View(state, Id.Number));
    }

    public async Task ResumeAsync()
    {
        if (State is not { Plan: { } plan, Result: null }) return;
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var shipment in plan.Parcels)
        {
            var handed = await GrainFactory.GetGrain<IShipmentGrain>(shipment.Shipment.Value)
                .HandOverAsync(Id, plan.Carrier, shipment.Ssccs);
            if (handed.Accepted) gone.UnionWith(handed.Value);
        }

        await RecordAsync((state, _) => Manifest.Close(state, gone));
    }
}
