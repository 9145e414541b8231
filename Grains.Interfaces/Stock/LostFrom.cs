namespace OrleansWarehouse.Grains.Interfaces.Stock;

/// <summary>Which units of a line were lost. Lists of the line's units must strike out exactly these: otherwise, of a tote with two lots,
/// the wrong one would stay on the list and be looked for in vain.</summary>
/// <param name="Container">The tote or parcel that the units were in.</param>
/// <param name="Key">The units' stock key; null when unknown, which matches any.</param>
/// <param name="Fulfilment">The sequence of the fulfilment that had them; 0 when unknown.</param>
[GenerateSerializer, Immutable, Alias("stock.lostFrom")]
public sealed record LostFrom(string Container, StockKey? Key = null, int Fulfilment = 0)
{
    public bool IsOf(int fulfilment) => Fulfilment == 0 || Fulfilment == fulfilment;

    public bool Is(StockKey key) => Key is null || Key == key;
}
