using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>A fulfilment's goods on their way out of the door.</summary>
public static partial class Fulfilment
{
    public static Decision<FulfilmentEvent> Pack(FulfilmentState state, PackUnits command)
    {
        if (state.Site is not { } site || state.Lines.IsEmpty) return Unknown;
        if (state.Lines.Any(line => line.Parcels.Any(units => units.Shipment == command.Shipment))) return Nothing;
        if (command.WaitsForRest) return Refusal.Conflict("waits_for_rest", "The order ships complete: not all of it is picked yet.");
        var draft = new FulfilmentDraft(state);
        foreach (var part in command.Lines)
        {
            if (draft.Line(part.Line) is not { } line)
                return Refusal.Invalid("unknown_line", "line", $"The fulfilment has no line '{part.Line}'.");
            if (line.Picked - line.Packed < part.Quantity)
                return Refusal.Conflict("not_picked", $"Line '{part.Line}' has {line.Picked - line.Packed} units to pack.");
            var goods = ToteGoods.First(ToteGoods.Free(line), part.Quantity);
            draft.Put(line with
            {
                Packed = line.Packed + part.Quantity,
                Parcels = line.Parcels.Add(new(command.Shipment, part.Quantity) { Goods = goods }),
            });
        }

        return new LinesPacked(site, draft.Status, draft.Changed, command.Shipment);
    }

    /// <summary>Packed units are picked again.</summary>
    public static Decision<FulfilmentEvent> Unpack(FulfilmentState state, ShipmentId shipment, string reason)
    {
        var draft = new FulfilmentDraft(state);
        foreach (var line in state.Lines)
        {
            if (line.Parcels.FirstOrDefault(packed => packed.Shipment == shipment && !packed.Left) is { } units)
                draft.Put(line with { Packed = line.Packed - units.Quantity, Parcels = line.Parcels.Remove(units) });
        }

        return draft.IsUnchanged ? Nothing : new LinesUnpacked(state.Site!.Value, draft.Status, draft.Changed, shipment, reason);
    }

    public static Decision<FulfilmentEvent> Ship(FulfilmentState state, ShipmentId shipment, ImmutableArray<LineUnits> lines)
    {
        var draft = new FulfilmentDraft(state);
        foreach (var part in lines)
        {
            if (draft.Line(part.Line) is not { } line) continue;
            var parcels = line.Parcels.Select(units => units.Shipment == shipment ? units with { Left = true } : units).ToImmutableArray();
            // What was lost from a parcel meanwhile has not left with it.
            draft.Put(line with { Shipped = Math.Min(HaveLeft(parcels), line.Shipped + part.Quantity), Parcels = parcels });
        }

        return draft.IsUnchanged ? Nothing : new LinesShipped(state.Site!.Value, draft.Status, draft.Changed, shipment);
    }

    public static Decision<FulfilmentEvent> Deliver(FulfilmentState state, ShipmentId shipment, ImmutableArray<LineUnits> lines)
    {
        var draft = new FulfilmentDraft(state);
        foreach (var part in lines)
            if (draft.Line(part.Line) is { } line) draft.Put(line with { Delivered = Math.Min(line.Shipped, line.Delivered + part.Quantity) });
        return draft.IsUnchanged ? Nothing : new LinesDelivered(state.Site!.Value, draft.Status, draft.Changed, shipment);
    }
}
