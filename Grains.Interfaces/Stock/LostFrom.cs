namespace OrleansWarehouse.Grains.Interfaces.Stock;

/// <summary>Which of a line's own units are gone. Whoever keeps a list of them has to strike out these and no others: of a tote with two
/// lots the one that is left would else be looked for in vain.</summary>
/// <param name="Container">The tote or parcel that they were in.</param>
/// <param name="Key">Null where it was not told; then any may be meant.</param>
/// <param name="Fulfilment">The fulfilment that had them; 0 where it was not told.</param>
[GenerateSerializer, Immutable, Alias("stock.lostFrom")]
public sealed record LostFrom(string Container, StockKey? Key = null, int Fulfilment = 0)
{
    public bool IsOf(int fulfilment) => Fulfilment == 0 || Fulfilment == fulfilment;

    public bool Is(StockKey key) => Key is null || Key == key;
}
