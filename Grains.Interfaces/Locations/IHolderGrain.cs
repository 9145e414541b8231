using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Locations;

/// <summary>
/// Something that goods lie in: a location or a container. Goods leave one holder and reach the next under one transfer id:
/// between the two they are an open transfer, which invariants count. Every command is safe to repeat under its reference.
/// </summary>
[Alias("locations.IHolderGrain")]
public interface IHolderGrain : IGrainWithStringKey
{
    [Alias("Contents")]
    Task<HolderView> ContentsAsync();

    /// <summary>Goods came in: from outside (<see cref="Putting.Transfer"/> false) or as the second half of a transfer.
    /// A fact is never refused.</summary>
    [Alias("Put")]
    Task<Outcome<Done>> PutAsync(Putting command);

    /// <summary>Goods left. Units that a location's books did not know are found first (and told as an adjustment), because
    /// what was carried away was there. A container is filled by transfers alone: what is not in it yet is on its way.</summary>
    /// <exception cref="Exception">A container does not hold the goods yet: nothing was done, try again later.</exception>
    [Alias("Take")]
    Task<Outcome<Done>> TakeAsync(Taking command);
}

/// <param name="Reference">Names this movement for ever; the two halves of a transfer share it.</param>
/// <param name="Transfer">True for the second half of a transfer, false for goods that come from outside.</param>
/// <param name="PutAway">The put-away whose kept space this fills.</param>
[GenerateSerializer, Immutable, Alias("locations.putting")]
public sealed record Putting(
    string Reference, ImmutableArray<PlacedGoods> Goods, bool Transfer, StockReason Reason, PutAwayId? PutAway = null);

/// <summary>Goods as they come to lie somewhere.</summary>
/// <param name="Size">Of one each; null where nobody knows it.</param>
[GenerateSerializer, Immutable, Alias("locations.placed")]
public sealed record PlacedGoods(StockKey Key, long Quantity, UnitSize? Size = null);

/// <summary>Weight and volume of one each.</summary>
[GenerateSerializer, Immutable, Alias("locations.size")]
public sealed record UnitSize(long Grams, long Mm3);

/// <param name="Transfer">True for the first half of a transfer, false for goods that go outside.</param>
/// <param name="To">Where a transfer goes; null otherwise.</param>
/// <param name="Pick">The allocation that this uses up.</param>
/// <param name="PutAway">The put-away whose kept space at the destination this fills.</param>
[GenerateSerializer, Immutable, Alias("locations.taking")]
public sealed record Taking(
    string Reference,
    ImmutableArray<Goods> Goods,
    bool Transfer,
    Holder? To,
    StockReason Reason,
    string? Pick = null,
    PutAwayId? PutAway = null);

/// <summary>A location or a container, by kind and code within its site.</summary>
[GenerateSerializer, Immutable, Alias("locations.holder")]
public sealed record Holder(HolderKind Kind, SiteId Site, string Code)
{
    public static Holder At(LocationId id) => new(HolderKind.Location, id.Site, id.Code);

    public static Holder In(ContainerId id) => new(HolderKind.Container, id.Site, id.Lpn);

    [JsonIgnore]
    public string Key => $"{Site.Value}/{Code}";
}

[GenerateSerializer, Alias("locations.holderKind"), JsonConverter(typeof(CamelCaseEnum<HolderKind>))]
public enum HolderKind
{
    Location,
    Container,
}

[GenerateSerializer, Immutable, Alias("locations.holderView")]
public sealed record HolderView(ImmutableArray<ContentView> Contents);

/// <param name="Allocated">Of the quantity, how much is promised to pick tasks.</param>
[GenerateSerializer, Immutable, Alias("locations.content")]
public sealed record ContentView(StockKey Key, long Quantity, long Allocated);

/// <summary>A tote, carton or parcel and what is in it. Key: site/lpn.</summary>
[Alias("locations.IContainerGrain")]
public interface IContainerGrain : IHolderGrain;
