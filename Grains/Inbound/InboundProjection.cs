using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>The list of deliveries.</summary>
public sealed class InboundProjection : IProjection
{
    private const string Prefix = "inbound:";

    private static readonly RowWrite<Change> Put =
        InboundSummary.Table.Put<Change>((nameof(Change.ExpectedAt), Merge.IfGiven), (nameof(Change.Received), Merge.Add));

    public string Name => "inbounds";

    public int Version => 3;

    public IReadOnlyList<string> Tables => [InboundSummary.Table.Name];

    public string Schema => InboundSummary.Table.Schema;

    public Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var rows = new Dictionary<string, Change>(StringComparer.Ordinal);
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            if (EventCodec.Decode(stored) is not InboundEvent @event) continue;
            var id = IId<AsnId>.Parse(stored.Stream[Prefix.Length..]);
            var known = rows.GetValueOrDefault(stored.Stream);
            var announced = @event as InboundAnnounced;
            rows[stored.Stream] = new(
                id.Merchant.Value, id.Number, @event.Site.Value, StatusAfter(@event) ?? known?.Status,
                announced?.ExpectedAt ?? known?.ExpectedAt,
                announced?.Lines.Select(line => line.Sku).Distinct().Count() ?? known?.Skus,
                announced?.Lines.Sum(line => line.Quantity) ?? known?.Expected,
                (known?.Received ?? 0) + ((@event as GoodsReceived)?.Lines.Sum(line => line.Goods.Quantity) ?? 0));
        }

        return Put.RunAsync(rows.Values, transaction);
    }

    private static string? StatusAfter(InboundEvent @event) => @event switch
    {
        InboundAnnounced => "announced",
        GoodsReceived => "receiving",
        InboundCounted counted => counted.Discrepancies.IsEmpty ? "received" : "discrepant",
        InboundConfirmed => "confirmed",
        InboundPutAway { Closed: true } => "closed",
        _ => null,
    };

    /// <param name="Received">In this batch: it is added to what is there.</param>
    private sealed record Change(
        string Merchant, string Asn, string Site, string? Status, DateTimeOffset? ExpectedAt, int? Skus, long? Expected, long Received);
}
