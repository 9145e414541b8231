namespace OrleansWarehouse.Grains.Stock;

/// <param name="Expiry">Null if the lot does not expire.</param>
[EventType("lotSeen")]
public sealed record LotSeen(DateOnly? Expiry);

/// <param name="IsKnown">Whether goods of the lot have come in.</param>
public sealed record LotState(bool IsKnown, DateOnly? Expiry)
{
    public static LotState Initial { get; } = new(false, null);
}

/// <summary>A lot: pure.</summary>
public static class Lot
{
    public static Decision<LotSeen> Claim(LotState state, DateOnly? expiry)
    {
        if (state.Expiry is { } known && expiry is { } other && known != other)
            return Refusal.Invalid("lot_expiry", "expiry", $"This lot expires on {known:yyyy-MM-dd}, not on {other:yyyy-MM-dd}.");
        return state.IsKnown && (expiry is null || state.Expiry is not null) ? Decision<LotSeen>.Nothing : new LotSeen(expiry);
    }

    public static LotState Evolve(LotState state, LotSeen seen, DateTimeOffset at) => new(true, seen.Expiry ?? state.Expiry);
}
