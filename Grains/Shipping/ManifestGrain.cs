using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>A manifest as a grain; holds the process that hands it over.</summary>
public sealed class ManifestGrain(AggregateServices services, Carriers carriers)
    : AggregateGrain<ManifestState, ManifestEvent>(Definition, services), IManifestGrain
{
    internal static readonly Aggregate<ManifestState, ManifestEvent> Definition = new(
        "manifest", ManifestState.Initial, Manifest.Evolve, static (key, _) => [Subject.Site(Subject.OwnerOf(key))],
        ShippingJson.Default.ManifestState)
    {
        Process = HandOverProcess.Process,
    };

    private ManifestId Id => IId<ManifestId>.Parse(Key);

    public async Task<Outcome<ManifestView>> HandOverAsync(HandOver command)
    {
        if (carriers.Find(command.Carrier) is null) return carriers.Unknown(command.Carrier);
        var started = await ExecuteAsync((state, _) => Manifest.Start(state, command));
        if (!started.Accepted) return started.Refusal;
        await ResumeAsync();
        return await ReadAsync(state => Manifest.View(state, Id.Number));
    }

    public Task ResumeAsync() => HandOverProcess.Process.PumpAsync(Runner, new(Id, Commands));
}
