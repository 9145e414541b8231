using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Interfaces.Inbound;

/// <summary>An expected delivery: what was announced, what was counted, what differs, and the merchant's word on it.
/// Key: merchant/asn.</summary>
[Alias("inbound.IInboundGrain")]
public interface IInboundGrain : IGrainWithStringKey
{
    /// <summary>Announces or changes it; after the first receipt anything but the same again is refused with
    /// <c>already_receiving</c>.</summary>
    [Alias("Announce")]
    Task<Outcome<InboundView>> AnnounceAsync(AnnounceInbound command);

    /// <summary>What <see cref="AnnounceAsync"/> would come to now: true when it would make or change something, false when all of
    /// it is there already, or its refusal. Nothing is written.</summary>
    [Alias("Preview")]
    Task<Outcome<bool>> PreviewAsync(AnnounceInbound command);

    [Alias("Get")]
    Task<InboundView?> GetAsync();

    /// <summary>Books what was counted. Blind receipts (announced without lines) are never discrepant.</summary>
    [Alias("Receive")]
    Task<Outcome<InboundView>> ReceiveAsync(ReceiveGoods command);

    /// <summary>The merchant accepts the discrepancies: what was received may be put away and sold.</summary>
    [Alias("Confirm")]
    Task<Outcome<InboundView>> ConfirmAsync(string? operation);

    /// <summary>Keeps what somebody says of the delivery, with a photo or without; at most <see cref="NoteInbound.Most"/>.</summary>
    [Alias("Note")]
    Task<Outcome<InboundView>> NoteAsync(NoteInbound command);

    /// <summary>A put-away of this delivery is done in part or whole; all of it done closes the delivery.</summary>
    [Alias("RecordPutAway")]
    Task RecordPutAwayAsync(string reference, long quantity);
}

/// <param name="BlindReason">Given for a blind receipt: nobody announced it.</param>
[GenerateSerializer, Immutable, Alias("inbound.announce")]
public sealed record AnnounceInbound(
    SiteId Site, DateTimeOffset? ExpectedAt, ImmutableArray<ExpectedLine> Lines, string? BlindReason, long? IfVersion = null);

/// <summary>Quantity in the unit given (eaches when absent).</summary>
[GenerateSerializer, Immutable, Alias("inbound.expected")]
public sealed record ExpectedLine(string Sku, long Quantity, string? Uom, string? Lot, DateOnly? Expiry);

/// <param name="Final">The count is complete: what is missing now is short.</param>
/// <param name="At">When it was counted; now when absent.</param>
[GenerateSerializer, Immutable, Alias("inbound.receive")]
public sealed record ReceiveGoods(ImmutableArray<CountedLine> Lines, bool Final, string? Operation, DateTimeOffset? At = null);

[GenerateSerializer, Immutable, Alias("inbound.counted")]
public sealed record CountedLine(
    string Sku,
    long Quantity,
    string? Uom,
    Condition Condition,
    string? Lot,
    DateOnly? Expiry,
    ImmutableArray<string> Serials,
    string? Lpn);

/// <param name="Sku">What of the delivery it is about; null: all of it.</param>
/// <param name="Photo">Kept already.</param>
[GenerateSerializer, Immutable, Alias("inbound.note")]
public sealed record NoteInbound(string? Text, string? Sku, InboundPhoto? Photo, string? Operation)
{
    public const int Most = 100;
}

/// <param name="Id">Of the picture's content.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Bytes">How many it has.</param>
[GenerateSerializer, Immutable, Alias("inbound.photo")]
public sealed record InboundPhoto(string Id, string Type, int Bytes);

[GenerateSerializer, Alias("inbound.status"), JsonConverter(typeof(CamelCaseEnum<InboundStatus>))]
public enum InboundStatus
{
    Announced,
    Receiving,

    /// <summary>Counted in full and as announced; a moment later it is confirmed by itself.</summary>
    Received,
    Discrepant,
    Confirmed,

    /// <summary>All of it is on shelves.</summary>
    Closed,
}

[GenerateSerializer, Immutable, Alias("inbound.view")]
public sealed record InboundView(
    string Asn,
    string Merchant,
    string Site,
    InboundStatus Status,
    DateTimeOffset? ExpectedAt,
    ImmutableArray<InboundLineView> Lines,
    ImmutableArray<DiscrepancyView> Discrepancies,
    ImmutableArray<InboundNote> Notes,
    bool Blind,
    int Receipts,
    long Version);

/// <param name="By">Who said it.</param>
/// <param name="ByName">What he is called: told where a delivery is read, and kept nowhere, for names change.</param>
[GenerateSerializer, Immutable, Alias("inbound.noteView")]
public sealed record InboundNote(
    DateTimeOffset At, string By, string? Text, string? Sku, InboundPhoto? Photo, string? ByName = null);

/// <summary>Quantities in eaches.</summary>
[GenerateSerializer, Immutable, Alias("inbound.lineView")]
public sealed record InboundLineView(
    string Sku, long Expected, long Received, long Good, long Damaged, long Expired, long Wrong, long Quarantine, string? Lot, DateOnly? Expiry);

/// <param name="Kind"><c>over</c>, <c>short</c>, <c>unexpected</c>, <c>damaged</c>, <c>expired</c>, <c>wrong</c>, <c>quarantine</c>.</param>
[GenerateSerializer, Immutable, Alias("inbound.discrepancy")]
public sealed record DiscrepancyView(string Sku, string Kind, long Quantity, string? Lot);
