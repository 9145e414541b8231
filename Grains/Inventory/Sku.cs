using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>What may be promised of a SKU: decisions, pure.</summary>
public static class Sku
{
    private static readonly Decision<SkuEvent> Nothing = Decision<SkuEvent>.Nothing;

    public static Decision<SkuEvent> Put(SkuState state, PutSku command)
    {
        if (command.IfVersion is { } expected && expected != state.DefinitionVersion) return Refusal.Stale(state.DefinitionVersion);
        if (command.Definition.SameAs(state.Definition)) return Nothing;
        if (state.Definition is { } known && known.Tracking != command.Definition.Tracking && state.Sites.Count > 0)
            return Refusal.Conflict("tracking_in_use", "Tracking cannot change while there is stock.");
        return new SkuDefined(command.Definition);
    }

    /// <summary>Takes each line from its sites in their order, the rest is queued. Once per attempt of an order.</summary>
    public static Decision<SkuEvent> Reserve(SkuState state, Reserve command)
    {
        if (state.Definition is null) return Refusal.NotFound("unknown_sku", "There is no such SKU.");
        if (state.Claims.TryGetValue(command.Order, out var claim) && claim.Attempt >= command.Version) return Nothing;
        if (state.Fences.TryGetValue(command.Order, out var fence) && fence >= command.Version)
            return Refusal.Conflict("claim_over", "This claim was given up already.");

        var taken = new Dictionary<SiteId, long>();
        var lines = command.Lines.Select(line => Take(state, line, taken)).ToImmutableArray();
        return new StockReserved(command.Order, command.Version, command.Priority, command.PlacedAt, lines);
    }

    /// <summary>Gives up what the order still holds of the lines asked for; freed units serve the queue.</summary>
    public static Decision<SkuEvent> Release(SkuState state, Release command, DateTimeOffset now)
    {
        var claim = state.Claims.GetValueOrDefault(command.Order);
        if (claim is null && state.Fences.GetValueOrDefault(command.Order) >= command.Version) return Nothing;

        var lines = command.Lines
            .Select(line => Clamp(line, claim?.Line(line.Line)))
            .Where(line => line.Backordered > 0 || !line.Reserved.IsEmpty)
            .ToImmutableArray();
        return new SkuDraft(state, now)
            .Add(new StockReleased(command.Order, command.Version, lines))
            .FillQueue()
            .Decision;
    }

    /// <summary>Moves units between buckets; see <see cref="ISkuGrain.MoveAsync"/>.</summary>
    public static Decision<SkuEvent> Move(SkuState state, MoveStock command, DateTimeOffset now)
    {
        var draft = new SkuDraft(state, now);
        if (command.From is Bucket.Available) draft.MakeAvailable(command.Site, command.Goods.Quantity, command.Claims);
        if (draft.State.At(command.Site).In(command.From) < command.Goods.Quantity)
            return Refusal.Conflict("not_enough_stock", $"There are fewer than {command.Goods.Quantity} units in {command.From}.");
        return draft
            .Add(new StockMoved(command.Reference, command.Site, command.Goods, command.From, command.To, command.Reason))
            .FillQueue()
            .Decision;
    }

    /// <summary>Goods have left: what their order lines had reserved is used up. What they had not is taken from the rest,
    /// because it is gone all the same.</summary>
    public static Decision<SkuEvent> Ship(SkuState state, ShipStock command, DateTimeOffset now)
    {
        var draft = new SkuDraft(state, now);
        var claimed = ImmutableArray.CreateBuilder<ShipStockLine>();
        foreach (var line in command.Lines)
        {
            var held = state.Claims.GetValueOrDefault(line.Order)?.Line(line.Line)?.ReservedAt(command.Site) ?? 0;
            held = Math.Min(held - claimed.Where(l => l.Order == line.Order && l.Line == line.Line).Sum(l => l.Goods.Quantity), line.Goods.Quantity);
            if (held > 0) claimed.Add(line with { Goods = line.Goods with { Quantity = held } });
            var rest = line.Goods.Quantity - Math.Max(held, 0);
            if (rest == 0) continue;
            draft.MakeAvailable(command.Site, rest, []);
            if (draft.State.At(command.Site).Available < rest)
                return Refusal.Conflict("not_enough_stock", "More has left than there was.");
            draft.Add(new StockMoved(
                command.Reference, command.Site, line.Goods with { Quantity = rest }, Bucket.Available, Bucket.Outside, StockReason.Other));
        }

        if (claimed.Count > 0) draft.Add(new StockShipped(command.Reference, command.Site, command.Shipment, claimed.ToImmutable()));
        return draft.Decision;
    }

    public static Decision<SkuEvent> Announce(SkuState state, AnnounceSupply command)
    {
        var known = state.Inbound.GetValueOrDefault(command.Asn.ToString());
        var same = command.Quantity == (known?.Quantity ?? 0)
            && (known is null || (known.At == command.At && known.Site == command.Site));
        return same ? Nothing : new SupplyAnnounced(command.Asn, command.Site, command.At, command.Quantity);
    }

    private static ClaimLine Take(SkuState state, ReserveLine line, Dictionary<SiteId, long> taken)
    {
        var parts = ImmutableArray.CreateBuilder<SiteQuantity>();
        var wanted = line.Quantity;
        foreach (var site in line.Sites)
        {
            var free = state.At(site).Available - taken.GetValueOrDefault(site);
            var part = Math.Min(free, wanted);
            if (part <= 0) continue;
            taken[site] = taken.GetValueOrDefault(site) + part;
            wanted -= part;
            parts.Add(new(site, part));
        }

        return new(line.Line, parts.ToImmutable(), wanted, line.OnlySite);
    }

    private static ReleaseLine Clamp(ReleaseLine asked, ClaimLine? held) => asked with
    {
        Reserved = [.. asked.Reserved
            .Select(part => part with { Quantity = Math.Min(part.Quantity, held?.ReservedAt(part.Site) ?? 0) })
            .Where(part => part.Quantity > 0)],
        Backordered = Math.Min(asked.Backordered, held?.Backordered ?? 0),
    };
}
