using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Interfaces.Locations;

/// <summary>
/// Something that goods lie in: a location or a container. It decides what becomes of them: plans are allocations here, and a plan
/// gets what its allocation and free units cover. Goods leave one holder and reach the next under one reference: between the two they
/// are an open transfer. Every command is safe to repeat under its reference.
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

    /// <summary>Somebody took goods; see <see cref="Taking"/>. A fact is never refused.</summary>
    /// <exception cref="Exception">A container does not hold the goods yet: nothing was done, try again later.</exception>
    [Alias("Take")]
    Task<Outcome<Done>> TakeAsync(Taking command);

    /// <summary>Sets goods aside for a plan: gives what the plan has then, at most what it asked for and what lies there free. Once for a
    /// name.</summary>
    [Alias("Allocate")]
    Task<Outcome<Allocated>> AllocateAsync(Allocating command);

    /// <summary>Ends a plan's allocation, or so many units of it.</summary>
    /// <param name="reference">Names this for ever where only a part is taken back: the same one is done once.</param>
    [Alias("Deallocate")]
    Task<Outcome<Done>> DeallocateAsync(string name, long quantity, string? reference = null);

    /// <summary>Takes down a count beside what the books held at its instant; nothing changes yet.</summary>
    [Alias("OpenCount")]
    Task<Outcome<CountView>> OpenCountAsync(OpenCount command);

    /// <summary>The units with serial numbers that a count would bring into the house if it were accepted now: they are to be claimed
    /// before.</summary>
    [Alias("CountFindings")]
    Task<ImmutableArray<StockKey>> CountFindingsAsync(string count);

    /// <summary>A count is accepted: the books become what was counted, as of its instant, and what was in doubt is settled. Refused with
    /// <c>serial_not_claimed</c> where it would bring in a unit with a serial number that was not claimed.</summary>
    [Alias("AcceptCount")]
    Task<Outcome<CountView>> AcceptCountAsync(AcceptCount command);
}

/// <param name="Reference">Names this movement for ever; the two halves of a transfer share it.</param>
/// <param name="Transfer">True for the second half of a transfer, false for goods that come from outside.</param>
/// <param name="PutAway">The put-away whose kept space this fills.</param>
/// <param name="Receipt">The delivery that they are allocated to until it is confirmed.</param>
/// <param name="At">When it was seen; now when absent.</param>
/// <param name="Lost">Of a line, in a container: units that were to come with them, and were lost before.</param>
/// <param name="Suspects">Of goods that are in doubt, the holders that they may be missing from: first the one that they were said to be from.</param>
[GenerateSerializer, Immutable, Alias("locations.putting")]
public sealed record Putting(
    string Reference,
    ImmutableArray<PlacedGoods> Goods,
    bool Transfer,
    StockReason Reason,
    PutAwayId? PutAway = null,
    AsnId? Receipt = null,
    DateTimeOffset? At = null,
    ImmutableArray<string> Suspects = default,
    ImmutableArray<TakenGoods> Lost = default);

/// <summary>Goods as they come to lie somewhere.</summary>
/// <param name="Size">Of one each; null where nobody knows it.</param>
/// <param name="As">How stock counts them while they are on their way; null from outside.</param>
/// <param name="For">Whose they are, in a container.</param>
/// <param name="InDoubt">A person put them there, and the books do not know from where.</param>
[GenerateSerializer, Immutable, Alias("locations.placed")]
public sealed record PlacedGoods(
    StockKey Key,
    long Quantity,
    UnitSize? Size = null,
    Bucket? As = null,
    ForLine? For = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool InDoubt = false);

/// <summary>Weight and volume of one each.</summary>
[GenerateSerializer, Immutable, Alias("locations.size")]
public sealed record UnitSize(long Grams, long Mm3);

/// <summary>
/// Somebody took goods. A location gives first what its count at a later instant has missed already, then what the plan has allocated,
/// then free units, then those in doubt, then those of other put-aways and picks, which lose them. What it has not at all is in doubt where
/// the person put it; or (<paramref name="OnlyThere"/>) only what is free or in doubt was taken.
/// </summary>
/// <param name="Transfer">True for the first half of a transfer, false for goods that go outside.</param>
/// <param name="To">Where a transfer goes; null otherwise.</param>
/// <param name="Plan">The allocation that this uses up.</param>
/// <param name="PutAway">The put-away whose kept space at the destination this fills.</param>
/// <param name="At">When it was seen; now when absent.</param>
[GenerateSerializer, Immutable, Alias("locations.taking")]
public sealed record Taking(
    string Reference,
    ImmutableArray<TakenGoods> Goods,
    bool Transfer,
    Destination? To,
    StockReason Reason,
    string? Plan = null,
    PutAwayId? PutAway = null,
    DateTimeOffset? At = null,
    bool OnlyThere = false);

/// <param name="For">Whose they are. At a location as far as the plan covers them: the rest is nobody's, and put back.</param>
[GenerateSerializer, Immutable, Alias("locations.taken")]
public sealed record TakenGoods(StockKey Key, long Quantity, ForLine? For = null);

/// <summary>A holder, with what a mover knows of it: by that stock counts the goods while they are on their way.</summary>
/// <param name="Kind">Null for a container.</param>
[GenerateSerializer, Immutable, Alias("locations.destination")]
public sealed record Destination(Holder Holder, LocationKind? Kind, bool Blocked = false)
{
    public static Destination In(ContainerId container) => new(Holder.In(container), null);
}

/// <summary>A location or a container, by kind and code within its site.</summary>
[GenerateSerializer, Immutable, Alias("locations.holder"), JsonConverter(typeof(TextJsonConverter<Holder>))]
public sealed record Holder(HolderKind Kind, SiteId Site, string Code) : IText<Holder>
{
    public static Holder At(LocationId id) => new(HolderKind.Location, id.Site, id.Code);

    public static Holder In(ContainerId id) => new(HolderKind.Container, id.Site, id.Lpn);

    public string Key => $"{Site.Value}/{Code}";

    public static Holder Parse(string text) => text.Split(':', 2) switch
    {
        ["location", var key] => At(IId<LocationId>.Parse(key)),
        ["container", var key] => In(IId<ContainerId>.Parse(key)),
        _ => throw new FormatException($"'{text}' is no holder."),
    };

    public override string ToString() => $"{(Kind is HolderKind.Location ? "location" : "container")}:{Key}";
}

[GenerateSerializer, Alias("locations.holderKind"), JsonConverter(typeof(CamelCaseEnum<HolderKind>))]
public enum HolderKind
{
    Location,
    Container,
}

[GenerateSerializer, Immutable, Alias("locations.holderView")]
public sealed record HolderView(ImmutableArray<ContentView> Contents);

/// <param name="Allocated">Of the quantity, how much is allocated to plans.</param>
/// <param name="InDoubt">Of the quantity, how much somebody did not find, or put there from nowhere.</param>
[GenerateSerializer, Immutable, Alias("locations.content")]
public sealed record ContentView(StockKey Key, long Quantity, long Allocated, long InDoubt = 0);

/// <param name="Name">The plan's own name, unique for ever within its site.</param>
/// <param name="Goods">Of a pick, one kind; of a put-away, several where each unit has its serial.</param>
/// <param name="Instead">The allocation that the units are taken over from; free units otherwise.</param>
[GenerateSerializer, Immutable, Alias("locations.allocate")]
public sealed record Allocating(string Name, Plan Plan, ImmutableArray<Goods> Goods, string? Instead = null);

[GenerateSerializer, Immutable, Alias("locations.allocated")]
public sealed record Allocated(ImmutableArray<Goods> Goods)
{
    [JsonIgnore]
    public long Units => Goods.Sum(static goods => goods.Quantity);
}

[GenerateSerializer, Alias("locations.planKind"), JsonConverter(typeof(CamelCaseEnum<PlanKind>))]
public enum PlanKind
{
    /// <summary>A stop of a pick task.</summary>
    Pick,
    PutAway,

    /// <summary>A delivery that is not confirmed.</summary>
    Receipt,

    /// <summary>In a container: an order's own.</summary>
    Line,
}

/// <summary>What goods are allocated to.</summary>
/// <param name="Task">Of a pick.</param>
/// <param name="For">Of a pick and in a container: the line that gets them.</param>
/// <param name="ToShelf">Of a put-away: it leads to a place that pickers take from.</param>
/// <param name="Asn">Of a receipt.</param>
[GenerateSerializer, Immutable, Alias("locations.plan")]
public sealed record Plan(
    PlanKind Kind,
    TaskId? Task = null,
    ForLine? For = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool ToShelf = false,
    AsnId? Asn = null)
{
    public static Plan Pick(TaskId task, ForLine line) => new(PlanKind.Pick, task, line);

    public static Plan PutAway(bool toShelf) => new(PlanKind.PutAway, ToShelf: toShelf);

    public static Plan Receipt(AsnId asn) => new(PlanKind.Receipt, Asn: asn);

    public static Plan Line(ForLine line) => new(PlanKind.Line, For: line);
}

/// <summary>What is counted in a holder: a SKU, or one lot of it.</summary>
[GenerateSerializer, Immutable, Alias("locations.countScope")]
public sealed record CountScope(SkuId Sku, string? Lot);

/// <param name="Count">Its name.</param>
/// <param name="Counted">All of the scope that is there, by key.</param>
/// <param name="At">The instant that it is of.</param>
[GenerateSerializer, Immutable, Alias("locations.openCount")]
public sealed record OpenCount(string Count, CountScope Scope, ImmutableArray<Goods> Counted, DateTimeOffset At);

/// <param name="Count">Its name.</param>
/// <param name="Claimed">The units with serial numbers that may come in by it.</param>
[GenerateSerializer, Immutable, Alias("locations.acceptCount")]
public sealed record AcceptCount(string Count, ImmutableArray<StockKey> Claimed);

/// <param name="Expected">What the books held at the instant.</param>
[GenerateSerializer, Immutable, Alias("locations.countView")]
public sealed record CountView(string Count, CountScope Scope, DateTimeOffset At, long Counted, long Expected, bool Accepted);

/// <summary>A tote, carton or parcel and what is in it. Key: site/lpn.</summary>
[Alias("locations.IContainerGrain")]
public interface IContainerGrain : IHolderGrain
{
    /// <summary>An order line wants units no longer: they are to be put back.</summary>
    /// <exception cref="Exception">They are not in the container yet: nothing was done, try again later.</exception>
    [Alias("Unassign")]
    Task<Outcome<Done>> UnassignAsync(Unassigning command);
}

[GenerateSerializer, Immutable, Alias("locations.unassign")]
public sealed record Unassigning(string Reference, ForLine For, ImmutableArray<Goods> Goods);
