using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Labor;

/// <summary>
/// How much was done at each site, by whom, in slots of five minutes: rows are few however much is done, and days in any time zone
/// are made of whole slots.
/// </summary>
public sealed class WorkProjection : IProjection
{
    /// <summary>Milliseconds.</summary>
    public const long Slot = 5 * 60 * 1000;

    private const string TaskPrefix = "task:";
    private const string ShipmentPrefix = "shipment:";

    private const string Add = """
        INSERT INTO work (site, slot, activity, person, units, times) VALUES (@Site, @Slot, @Activity, @Person, @Units, @Times)
        ON CONFLICT (site, slot, activity, person) DO UPDATE SET
          units = work.units + excluded.units, times = work.times + excluded.times
        """;

    public string Name => "work";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["work"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS work (
          site TEXT NOT NULL, slot BIGINT NOT NULL, activity TEXT NOT NULL, person TEXT NOT NULL, units BIGINT NOT NULL,
          times BIGINT NOT NULL, PRIMARY KEY (site, slot, activity, person));
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var rows = new Dictionary<(string Site, long Slot, Activity Activity, string Person), (long Units, long Times)>();
        foreach (var stored in events)
        {
            if (Read(stored) is not { } done) continue;
            var at = stored.At.ToUnixTimeMilliseconds();
            var row = (done.Site, at - at % Slot, done.Activity, done.Person ?? "");
            var sum = rows.GetValueOrDefault(row);
            rows[row] = (sum.Units + done.Units, sum.Times + done.Times);
        }

        if (rows.Count == 0) return;
        var changes = rows.Select(row => new
        {
            row.Key.Site, row.Key.Slot, Activity = EnumText.Of(row.Key.Activity), row.Key.Person, row.Value.Units, row.Value.Times,
        });
        await connection.ExecuteAsync(Add, changes, transaction);
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

    /// <param name="Times">Stops, or parcels.</param>
    private sealed record Done(string Site, Activity Activity, string? Person, long Units, long Times);
}

/// <summary>What is counted as work.</summary>
public enum Activity
{
    Picked,
    Short,
    Packed,
    Shipped,
}
