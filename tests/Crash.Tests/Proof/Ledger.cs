using System.Collections.Concurrent;
using System.Text.Json;

using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Load;

namespace OrleansWarehouse.Crash.Tests.Proof;

/// <summary>Everything that the server has answered and must not lose.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, string> shipmentOf = [];
    private readonly ConcurrentDictionary<string, long> lost = [];
    private readonly ConcurrentDictionary<string, long> received = [];
    private readonly ConcurrentDictionary<string, int> did = [];

    /// <summary>Answered POSTs with their keys, oldest first.</summary>
    public ConcurrentQueue<(ApiRequest Request, Answer Answer)> Writes { get; } = [];

    /// <summary>What a path must show from now on; the newest fact of a kind counts.</summary>
    public ConcurrentDictionary<(string Path, string What), Fact> Facts { get; } = [];

    /// <summary>Returns the units that came in, by receipts and as found.</summary>
    public long Came(string sku) => received.GetValueOrDefault(sku);

    /// <summary>Returns the units that counts did not find, less those that they found too many.</summary>
    public long Lost(string sku) => lost.GetValueOrDefault(sku);

    public int Count(string what) => Facts.Keys.Count(fact => fact.What == what) + did.GetValueOrDefault(what);

    public void Did(string what) => did.AddOrUpdate(what, 1, (_, sum) => sum + 1);

    public void Answered(ApiRequest request, Answer answer) => Writes.Enqueue((request, answer));

    public void Placed(JsonElement order, IEnumerable<(string Sku, long Quantity)> lines)
    {
        var asked = lines.ToArray();
        Expect(Floor.Order(order.Text("id")), "placed", now => Lines(now).SequenceEqual(asked));
    }

    public void Cancelled(JsonElement order)
    {
        var before = order.Items("lines").Select(CancelledOf).ToArray();
        var isWhole = order.Text("status") == "cancelled";
        Expect(Floor.Order(order.Text("id")), "cancelled", now =>
            now.Items("lines").Select(CancelledOf).Zip(before).All(line => line.First >= line.Second)
            && (!isWhole || now.Text("status") == "cancelled"));
    }

    public void Received(string path, JsonElement inbound, IReadOnlyList<(string Sku, long Quantity)> counted)
    {
        foreach (var (sku, quantity) in counted) received.AddOrUpdate(sku, quantity, (_, sum) => sum + quantity);
        var (receipts, lines) = (inbound.Number("receipts"), Received(inbound));
        var isConfirmed = IsConfirmed(inbound);
        Expect(path, "received", now =>
            now.Number("receipts") == receipts && Received(now).SequenceEqual(lines) && (!isConfirmed || IsConfirmed(now)));
    }

    public void Found(string sku, long quantity) => received.AddOrUpdate(sku, quantity, (_, sum) => sum + quantity);

    public void Counted(string sku, long missing) => lost.AddOrUpdate(sku, missing, (_, sum) => sum + missing);

    public void WrittenOff(string sku)
    {
        Counted(sku, 1);
        Did("written off");
    }

    public void PutAway(string path) => Expect(path, "put away", now => now.Text("status") == "done");

    public void Picked(string path, JsonElement task)
    {
        var before = Progress(task);
        Expect(path, "picked", now =>
            Progress(now).Zip(before, (now, then) => now.Done >= then.Done && now.Short >= then.Short).All(holds => holds));
    }

    public void Packed(JsonElement shipment)
    {
        var (path, parcels) = ($"/shipments/{shipment.Text("id")}", Parcels(shipment));
        foreach (var sscc in parcels) shipmentOf[sscc] = path;
        Expect(path, "packed", now => Parcels(now).SequenceEqual(parcels));
    }

    public void HandedOver(JsonElement manifest)
    {
        foreach (var sscc in manifest.Items("parcels"))
        {
            if (shipmentOf.TryGetValue(sscc.GetString()!, out var path))
                Expect(path, "shipped", now => now.Text("status") == "shipped");
        }
    }

    private void Expect(string path, string what, Func<JsonElement, bool> holds) => Facts[(path, what)] = new(path, what, holds);

    private static IEnumerable<(string Sku, long Quantity)> Lines(JsonElement order) =>
        order.Items("lines").Select(line => (line.Text("sku"), line.Number("quantity")));

    private static long CancelledOf(JsonElement line) => line.GetProperty("quantities").Number("cancelled");

    private static (string Sku, long Received)[] Received(JsonElement inbound) =>
        [.. inbound.Items("lines").Select(line => (line.Text("sku"), line.Number("received")))];

    private static bool IsConfirmed(JsonElement inbound) => inbound.Text("status") is "confirmed" or "closed";

    private static (long Done, long Short)[] Progress(JsonElement task) =>
        [.. task.Items("stops").Select(stop => (stop.Number("done"), stop.Number("short")))];

    private static string[] Parcels(JsonElement shipment) => [.. shipment.Items("parcels").Select(parcel => parcel.Text("sscc"))];
}

/// <summary>Something that was answered once and must always be seen.</summary>
internal sealed record Fact(string Path, string What, Func<JsonElement, bool> Holds);
