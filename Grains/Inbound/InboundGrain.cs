using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>A delivery as a grain.</summary>
public sealed class InboundGrain(AggregateServices services, ReferenceData reference, Docks docks, GoodsDoor door)
    : AggregateGrain<InboundState, InboundEvent>(Definition, services), IInboundGrain
{
    private static readonly Aggregate<InboundState, InboundEvent> Definition = new(
        "inbound",
        InboundState.Initial,
        InboundState.Evolve,
        static (key, @event) => [Subject.Merchant(Subject.OwnerOf(key)), Subject.Site(@event.Site.Value)],
        InboundJson.Default.InboundState,
        SnapshotSchema: 4);

    private AsnId Id => IId<AsnId>.Parse(Key);

    public Task<Outcome<InboundView>> AnnounceAsync(AnnounceInbound command) =>
        ExecuteAsync((state, _) => Announce(state, command), View);

    public Task<Outcome<bool>> PreviewAsync(AnnounceInbound command) => PreviewAsync((state, _) => Announce(state, command));

    private Decision<InboundEvent> Announce(InboundState state, AnnounceInbound command)
    {
        if (reference.Merchant(References, Id.Merchant) is null) return Refusal.NotFound("unknown_merchant", "There is no such merchant.");
        if (reference.Site(References, command.Site) is null)
            return Refusal.Invalid("unknown_site", "site", $"There is no site '{command.Site}'.");
        return Inbound.Announce(state, Id, command, Skus(command.Lines.Select(static line => line.Sku)));
    }

    public Task<InboundView?> GetAsync() => ReadAsync(state => state.Announced is null ? null : View(state));

    public async Task<Outcome<InboundView>> ReceiveAsync(ReceiveGoods command)
    {
        if (State.Announced is not { } announced) return Refusal.NotFound("unknown_inbound", "There is no such delivery.");
        var dock = await docks.OfAsync(announced.Site);
        var found = ImmutableHashSet<SerialId>.Empty;

        // Claimed before it is booked: what cannot be booked, or is booked already, is not claimed.
        if (await PreviewAsync(Decide) is { Accepted: true, Value: true })
        {
            var claimed = await ClaimAsync(command);
            if (!claimed.Accepted) return claimed.Refusal;
            found = claimed.Value;
        }

        return await ExecuteAsync(Decide, View, command.Operation);

        Decision<InboundEvent> Decide(InboundState state, DateTimeOffset now)
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(reference.Site(References, announced.Site)?.TimeZone ?? "UTC");
            var skus = Skus(command.Lines.Select(static line => line.Sku));
            return Inbound.Receive(
                state, Id, command, dock, skus, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(command.At ?? now, zone).DateTime), found);
        }
    }

    /// <returns>Units that a count has found before. Only what has a name and a time can tell that it is late, and not new.</returns>
    private async Task<Outcome<ImmutableHashSet<SerialId>>> ClaimAsync(ReceiveGoods command)
    {
        var coming = command.Lines
            .Select((line, i) => new ComingGoods(new(new(Id.Merchant, line.Sku), line.Lot, line.Expiry), line.Serials, $"lines[{i}]."))
            .Where(static goods => goods.Key.Lot is not null || !goods.Serials.IsEmpty)
            .ToImmutableArray();
        if (coming.IsEmpty) return ImmutableHashSet<SerialId>.Empty;
        var made = command.Operation is null ? null : command.At;
        var opened = await door.OpenAsync($"{Key}|{command.Operation ?? Guid.NewGuid().ToString()}", coming, made);
        return opened.Map(static door => door.Found);
    }

    public Task<Outcome<InboundView>> ConfirmAsync(string? operation) =>
        ExecuteAsync((state, _) => Inbound.Confirm(state), View, operation);

    public Task<Outcome<InboundView>> NoteAsync(NoteInbound command) =>
        ExecuteAsync((state, _) => Inbound.Note(state, command, RequestBy.Current), View, command.Operation);

    public Task RecordPutAwayAsync(string reference, long quantity) =>
        RecordAsync((state, _) => Inbound.PutAway(state, quantity), reference);

    /// <summary>By code, the SKUs that there are.</summary>
    private Dictionary<string, SkuDefinition> Skus(IEnumerable<string> codes)
    {
        var known = new Dictionary<string, SkuDefinition>(StringComparer.Ordinal);
        foreach (var code in codes)
            if (!known.ContainsKey(code) && reference.Product(References, new(Id.Merchant, code)) is { } sku) known.Add(code, sku);
        return known;
    }

    private InboundView View(InboundState state) => InboundViews.Of(state, Id);
}
