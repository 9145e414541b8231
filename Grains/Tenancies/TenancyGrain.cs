using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Tenancies;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Grains.Tenancies;

/// <summary>A tenancy as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class TenancyGrain(AggregateServices services, ReferenceData reference)
    : AggregateGrain<TenancyState, TenancyEvent>(Definition, services), ITenancyGrain
{
    internal static readonly Aggregate<TenancyState, TenancyEvent> Definition = new(
        "tenancy", TenancyState.Initial, Tenancy.Evolve, Subjects, TenanciesJson.Default.TenancyState)
    {
        IsReplicated = true,
    };

    internal static readonly Replica<TenancyView> Replicated = Replica.Of(Definition, EventCodec.Types, Tenancy.View);

    public Task<Outcome<TenancyView>> BeginAsync()
    {
        return ExecuteAsync(Decide, state => Tenancy.View(Key, state)!);

        Decision<TenancyEvent> Decide(TenancyState state, DateTimeOffset now)
        {
            var id = IId<TenancyId>.Parse(Key);
            if (reference.Merchant(References, id.Merchant) is null) return Refusal.NotFound("unknown_merchant", "There is no such merchant.");
            if (reference.Site(References, id.Site) is null) return Refusal.NotFound("unknown_site", "There is no such site.");
            return Tenancy.Begin(state);
        }
    }

    public Task<Outcome<Done>> EndAsync() => ExecuteAsync((state, _) => Tenancy.End(state));

    public Task<TenancyView?> GetAsync() => ReadAsync(state => Tenancy.View(Key, state));

    private static IReadOnlyList<string> Subjects(string key, TenancyEvent @event)
    {
        var id = IId<TenancyId>.Parse(key);
        return [Subject.Merchant(id.Merchant.Value), Subject.Site(id.Site.Value)];
    }
}
