using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Work;

namespace OrleansWarehouse.Grains.Interfaces.Locations;

/// <summary>Somebody is to count a SKU, or one lot of it, in a holder, as long as some of it is in doubt there and nobody has. Key: site/task.</summary>
[Alias("locations.ICountTaskGrain")]
public interface ICountTaskGrain : IWorkGrain
{
    /// <summary>More units are in doubt there (or, below 0, fewer). Heard once for a reference.</summary>
    [Alias("HearDoubt")]
    Task HearDoubtAsync(string reference, CountAbout about, long quantity);

    /// <summary>Somebody has counted there; whether that is accepted is not for who counts to say. Heard once for a reference.</summary>
    [Alias("HearCount")]
    Task HearCountAsync(string reference);
}

/// <param name="Lot">Null: units without a lot.</param>
[GenerateSerializer, Immutable, Alias("locations.countAbout")]
public sealed record CountAbout(Holder Holder, SkuId Sku, string? Lot, string? Zone);
