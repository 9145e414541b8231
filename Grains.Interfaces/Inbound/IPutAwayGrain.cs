using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Interfaces.Work;

namespace OrleansWarehouse.Grains.Interfaces.Inbound;

/// <summary>One move of goods to a shelf: from the dock, or back from a tote. Key: site/put-away.</summary>
[Alias("inbound.IPutAwayGrain")]
public interface IPutAwayGrain : IWorkGrain
{
    /// <summary>Makes the task. The same again changes nothing.</summary>
    [Alias("Plan")]
    Task<Outcome<Done>> PlanAsync(PlanPutAway command);

    [Alias("Get")]
    Task<PutAwayView?> GetAsync();

    /// <summary>Says where the goods really went; the rest, if any, is planned anew. What was taken away meanwhile is not made again:
    /// <c>ended</c>, but for a scan with an operation and a time from before that, which is taken in.</summary>
    [Alias("Complete")]
    Task<Outcome<PutAwayView>> CompleteAsync(CompletePutAway command);

    /// <summary>Where the goods stand there are fewer of them now.</summary>
    [Alias("Cut")]
    Task CutAsync(string reference, Goods goods);

    /// <summary>The place that it leads to does not take the goods any more: they are planned anew.</summary>
    [Alias("Replan")]
    Task ReplanAsync(string reference);
}

/// <param name="Inbound">The delivery that it belongs to; null for a put-back.</param>
/// <param name="From">Where the goods are.</param>
/// <param name="Serials">Of the goods, when they have some; the key then has none.</param>
/// <param name="Lpn">The licence plate that they came under.</param>
/// <param name="Zone">Of the shelf.</param>
[GenerateSerializer, Immutable, Alias("inbound.planPutAway")]
public sealed record PlanPutAway(
    AsnId? Inbound,
    Goods Goods,
    Holder From,
    LocationId? To,
    ImmutableArray<string> Reasons,
    ImmutableArray<string> Serials,
    string? Lpn,
    string? Zone = null);

/// <param name="Lines">Empty: all of it, as proposed.</param>
/// <param name="At">When it was seen; now when absent.</param>
/// <param name="Picker">Who carried the goods. Where he is named, it must be his, or nobody's.</param>
[GenerateSerializer, Immutable, Alias("inbound.completePutAway")]
public sealed record CompletePutAway(ImmutableArray<PutAwayLine> Lines, string? Operation, DateTimeOffset? At = null, string? Picker = null);

/// <param name="Serials">Which units, where they have serials and go to several places.</param>
[GenerateSerializer, Immutable, Alias("inbound.putAwayLine")]
public sealed record PutAwayLine(string Location, long Quantity, string? Lot, ImmutableArray<string> Serials = default);

[GenerateSerializer, Alias("inbound.putAwayStatus"), JsonConverter(typeof(CamelCaseEnum<PutAwayStatus>))]
public enum PutAwayStatus
{
    Open,
    Done,

    /// <summary>The goods went another way, or were lost.</summary>
    Ended,
}

/// <param name="To">Null when no location fits: somebody has to choose.</param>
/// <param name="Serials">Which units, where they have serials.</param>
/// <param name="Picker">Who has it in hand, or had it when it was done.</param>
/// <param name="FromKind">Whether the goods stand at a location or in a container; from a container it is a put-back.</param>
[GenerateSerializer, Immutable, Alias("inbound.putAwayView")]
public sealed record PutAwayView(
    string Id,
    PutAwayStatus Status,
    string Merchant,
    string Sku,
    long Quantity,
    string? Lot,
    DateOnly? Expiry,
    string? Serial,
    string? Lpn,
    string From,
    string? To,
    ImmutableArray<string> Reasons,
    long Version,
    HolderKind FromKind,
    ImmutableArray<string> Serials,
    string? Picker);

/// <summary>Chooses shelves for goods, one choice after the other, so that two do not get the same room. Key: site.</summary>
[Alias("inbound.ISlottingGrain")]
public interface ISlottingGrain : IGrainWithStringKey
{
    /// <summary>Chooses locations for goods, in their order, and makes their put-aways, named after the references.</summary>
    [Alias("PlanAll")]
    Task PlanAsync(ImmutableArray<PlanSlots> commands);

    /// <summary>Has those put-aways planned anew that have no place, and for which there is one by now.</summary>
    /// <param name="position">What was there at this position of the log is looked at.</param>
    [Alias("LookAgain")]
    Task LookAgainAsync(string reference, long position, ImmutableArray<WantedPlace> wanted);
}

/// <param name="Reference">Names this choice for ever: the same one is made once.</param>
/// <param name="Avoid">Locations that turned out not to take it.</param>
/// <param name="Serials">Of the goods, when several of one line have some; the key then has none.</param>
/// <param name="Lpn">The licence plate that they came under.</param>
/// <param name="Instead">The allocation at <paramref name="From"/> that the goods are taken over from; free ones otherwise.</param>
[GenerateSerializer, Immutable, Alias("inbound.planSlots")]
public sealed record PlanSlots(
    string Reference,
    AsnId? Inbound,
    Goods Goods,
    Holder From,
    ImmutableArray<string> Avoid,
    ImmutableArray<string>? Serials = null,
    string? Lpn = null,
    string? Instead = null);
