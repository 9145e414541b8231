using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Labor;

/// <summary>
/// The work done at each site, by person, in slots of five minutes: that keeps the rows few however much is done, and days in any time
/// zone consist of whole slots.
/// </summary>
public sealed class WorkProjection : IProjection
{
    /// <summary>The length of a slot in milliseconds.</summary>
    public const long Slot = 5 * 60 * 1000;

    private const string TaskPrefix = "task:";
    private const string ShipmentPrefix = "shipment:";

    private static readonly RowTable<WorkSum> Sums =
        new("work", [nameof(WorkSum.Site), nameof(WorkSum.Slot), nameof(WorkSum.Activity), nameof(WorkSum.Person)]);

    private static readonly RowWrite<WorkSum> Add = Sums.Put((nameof(WorkSum.Units), Merge.Add), (nameof(WorkSum.Times), Merge.Add));

    public string Name => "work";

    public int Version => 1;

    public IReadOnlyList<string> Tables => [Sums.Name];

    public string Schema => Sums.Schema;

    public Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var rows = new Dictionary<(string Site, long Slot, Activity Activity, string Person), WorkSum>();
        foreach (var stored in events)
        {
            if (Read(stored) is not { } done) continue;
            var at = stored.At.ToUnixTimeMilliseconds();
            var row = (done.Site, at - at % Slot, done.Activity, done.Person ?? "");
            var sum = rows.GetValueOrDefault(row) ?? new(row.Site, row.Item2, row.Activity, row.Item4, 0, 0);
            rows[row] = sum with { Units = sum.Units + done.Units, Times = sum.Times + done.Times };
        }

        return Add.RunAsync(rows.Values, transaction);
    }

    private static Done? Read(StoredEvent stored)
    {
        var isTask = stored.Stream.StartsWith(TaskPrefix, StringComparison.Ordinal);
        if (!isTask && !stored.Stream.StartsWith(ShipmentPrefix, StringComparison.Ordinal)) return null;
        return EventCodec.Decode(stored) switch
        {
            StopPicked picked => new(picked.Location.Site.Value, Activity.Picked, picked.Picker, picked.Quantity, 1),
            StopShort missing => new(missing.Location.Site.Value, Activity.Short, missing.Picker, missing.Quantity, 1),
            ShipmentPacked packed => new(
                packed.Site.Value, Activity.Packed, packed.Packer, UnitsIn(packed.Parcels), packed.Parcels.Length),
            HandedOver handed => new(
                handed.Site.Value, Activity.Shipped, null, UnitsIn(handed.Parcels), handed.Parcels.Length),
            _ => null,
        };
    }

    private static long UnitsIn(IEnumerable<Parcel> parcels) => parcels.Sum(parcel => parcel.Lines.Sum(line => line.Quantity));

    /// <param name="Times">The number of stops, or of parcels.</param>
    private sealed record Done(string Site, Activity Activity, string? Person, long Units, long Times);
}

/// <param name="Slot">When it begins, in Unix milliseconds.</param>
/// <param name="Person">Empty when unknown.</param>
/// <param name="Times">The number of stops, or of parcels.</param>
internal sealed record WorkSum(string Site, long Slot, Activity Activity, string Person, long Units, long Times);

/// <summary>The kinds of work that are counted.</summary>
public enum Activity
{
    Picked,
    Short,
    Packed,
    Shipped,
}
