using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>A fulfilment's decisions, pure. This part: from its release into totes.</summary>
public static partial class Fulfilment
{
    private static readonly Decision<FulfilmentEvent> Nothing = Decision<FulfilmentEvent>.Nothing;

    public static Refusal Unknown { get; } = Refusal.NotFound("unknown_fulfilment", "There is nothing left of this fulfilment.");

    /// <param name="shipBy">When the truck of its site leaves.</param>
    public static Decision<FulfilmentEvent> Release(FulfilmentState state, Func<SiteId, DateTimeOffset?> shipBy) =>
        state is { Status: FulfilmentStatus.Reserved, Lines.IsEmpty: false, Site: { } site } ? new FulfilmentReleased(site, shipBy(site)) : Nothing;

    public static Decision<FulfilmentEvent> StartPicking(FulfilmentState state, WaveId wave)
    {
        if (state.Site is not { } site || state.Lines.IsEmpty) return Unknown;
        if (state.Wave == wave) return Nothing;
        return state.Status is FulfilmentStatus.Released
            ? new PickingStarted(site, wave)
            : Refusal.Conflict("not_released", $"The fulfilment is {state.Status}.");
    }

    public static Decision<FulfilmentEvent> StopPicking(FulfilmentState state, WaveId wave)
    {
        if (state.Wave != wave || state.Lines.IsEmpty) return Nothing;
        return state.Lines.Any(static line => line.Picked > 0)
            ? Refusal.Conflict("already_picked", "Some of it is picked.")
            : new PickingStopped(state.Site!.Value, wave);
    }

    public static Decision<FulfilmentEvent> Pick(FulfilmentState state, RecordPicked command)
    {
        if (state.Site is not { } site) return Unknown;
        var draft = new FulfilmentDraft(state);
        var line = state.Line(command.Line);
        var wanted = line is null ? 0 : Math.Min(command.Goods.Quantity, line.Quantity - line.Picked);
        var picked = new LinePicked(site, null, command.Line, command.Goods, command.Tote, command.Goods.Quantity - wanted);
        if (wanted > 0) draft.Put(picked.ApplyTo(line!));
        return draft.Status == state.Status ? picked : picked with { Status = draft.Status };
    }

    public static FulfilmentToPick ToPick(FulfilmentState state, FulfilmentId id) =>
        new(id, [.. state.Lines.Select(static line => new LineQuantity(line.Line, line.Sku, line.Quantity))]);

    public static FulfilmentProgress Progress(FulfilmentState state) => new(
        state.Site!.Value, state.Status, state.ShipBy, [.. state.Lines.Select(Progress)], state.Version, state.UpdatedAt);

    private static LineProgress Progress(FulfilmentLine line) => new(
        line.Line, line.Sku, line.Quantity, line.Picked, line.Packed, line.Shipped, line.Delivered,
        [.. line.Parcels.Where(static units => !units.Left).Select(static units => units.Shipment).Distinct()]);
}
