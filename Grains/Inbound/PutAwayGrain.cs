using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>A put-away as a grain.</summary>
public sealed class PutAwayGrain(AggregateServices services)
    : WorkGrain<PutAwayState>(Definition, services), IPutAwayGrain
{
    private static readonly Aggregate<PutAwayState, WorkEvent> Definition = new(
        "putAway", PutAwayState.Initial, PutAwayState.Evolve, Subjects, InboundJson.Default.PutAwayState, SnapshotSchema: 4);

    private PutAwayId Id => PutAwayIds.Parse(Key);

    public Task<Outcome<Done>> PlanAsync(PlanPutAway command) => ExecuteAsync((state, now) => PutAway.Plan(state, command, now));

    public Task<PutAwayView?> GetAsync() => ReadAsync(state => PutAway.View(state, Id));

    public async Task<Outcome<PutAwayView>> CompleteAsync(CompletePutAway command)
    {
        if (await UnknownAsync(command) is { } refusal) return refusal;
        return await ExecuteAsync(
            (state, _) => PutAway.Complete(state, Id.Site, command), state => PutAway.View(state, Id)!, command.Operation);
    }

    public Task CutAsync(string reference, Goods goods) =>
        RecordAsync((state, _) => PutAway.Shrink(state, goods), reference);

    public Task ReplanAsync(string reference) => RecordAsync((state, _) => PutAway.Replan(state), reference);

    private async Task<Refusal?> UnknownAsync(CompletePutAway command)
    {
        for (var i = 0; i < command.Lines.Length; i++)
        {
            var location = new LocationId(Id.Site, command.Lines[i].Location);
            if (await Commands.Location(location).GetAsync() is null)
                return Refusal.Invalid("unknown_location", $"lines[{i}].location", $"There is no location '{location.Code}'.");
        }

        return null;
    }

    private static IReadOnlyList<string> Subjects(string key, WorkEvent @event)
    {
        var plan = @event switch
        {
            PutAwayPlanned planned => planned,
            PutAwayCompleted done => done.Plan,
            PutAwayCut cut => cut.Plan,
            _ => null,
        };
        var site = Subject.OwnerOf(key);
        if (@event is not PutAwayEvent) return Ownership.Subjects(key, @event);
        return plan is null
            ? [Subject.Site(site), Subject.PutAways(site)]
            : [Subject.Site(site), Subject.PutAways(site), Subject.Merchant(plan.Goods.Key.Sku.Merchant.Value)];
    }
}
