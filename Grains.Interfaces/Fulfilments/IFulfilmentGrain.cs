using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Interfaces.Fulfilments;

/// <summary>
/// The part of an order that one source fills. Its order says how many units of which lines it has to do with; how far they have come, and
/// what of them can be given up, it alone knows. It begins with its order, which writes its first event. Key: merchant/channel:number:sequence.
/// </summary>
[Alias("fulfilments.IFulfilmentGrain")]
public interface IFulfilmentGrain : IGrainWithStringKey
{
    /// <summary>Null when there is no such fulfilment.</summary>
    [Alias("Get")]
    Task<FulfilmentProgress?> GetAsync();

    /// <summary>The warehouse may begin with it.</summary>
    [Alias("Release")]
    Task<Outcome<FulfilmentProgress>> ReleaseAsync();

    /// <summary>Has it come to so many units of some lines, as far as it can: more only while no wave has it, fewer only of what is in no
    /// parcel. What it gives up is called back, or put back, next. Answers with what it has now.</summary>
    [Alias("SetUnits")]
    Task<Outcome<FulfilmentProgress>> SetUnitsAsync(SetUnits command);

    /// <summary>Units that were picked are in their tote or parcel no more: those are struck out, and no others.</summary>
    [Alias("LoseUnits")]
    Task<Outcome<FulfilmentProgress>> LoseUnitsAsync(LoseUnits command);

    /// <summary>Hands it to a wave. The same wave again: the same answer.</summary>
    [Alias("StartPicking")]
    Task<Outcome<FulfilmentToPick>> StartPickingAsync(WaveId wave);

    /// <summary>The wave could not pick it after all: back to released.</summary>
    [Alias("StopPicking")]
    Task<Outcome<Done>> StopPickingAsync(WaveId wave);

    /// <summary>Units of a line stand in a tote. Heard once for a reference.</summary>
    [Alias("RecordPicked")]
    Task RecordPickedAsync(RecordPicked command);

    /// <summary>Claims picked units for a shipment, and says which goods in which totes they are. The same shipment again: the same answer.</summary>
    [Alias("PackUnits")]
    Task<Outcome<PackedLines>> PackUnitsAsync(PackUnits command);

    /// <summary>The units of a shipment are in their totes again.</summary>
    [Alias("UnpackUnits")]
    Task<Outcome<FulfilmentProgress>> UnpackUnitsAsync(ShipmentId shipment, string reason);

    /// <summary>Packed units have left. Heard once for a reference.</summary>
    [Alias("ShipUnits")]
    Task<Outcome<FulfilmentProgress>> ShipUnitsAsync(string reference, ShipmentId shipment, ImmutableArray<LineUnits> lines);

    /// <summary>Units have come to the buyer. Heard once for a reference.</summary>
    [Alias("DeliverUnits")]
    Task<Outcome<FulfilmentProgress>> DeliverUnitsAsync(string reference, ShipmentId shipment, ImmutableArray<LineUnits> lines);
}

/// <param name="Lines">How many units of each it is to have, what has left included; of others it keeps what it has.</param>
/// <param name="May">What it may give up for that.</param>
[GenerateSerializer, Immutable, Alias("fulfilments.setUnits")]
public sealed record SetUnits(ImmutableArray<LineQuantity> Lines, GiveUp May);

/// <summary>Which units a fulfilment gives up.</summary>
[GenerateSerializer, Alias("fulfilments.giveUp")]
public enum GiveUp
{
    /// <summary>What pickers did not find: nobody is on the way to it any more.</summary>
    Missed,

    /// <summary>What nobody has picked.</summary>
    Unpicked,

    /// <summary>That, and what stands in totes.</summary>
    Loose,
}

/// <param name="Reference">Names the loss for ever.</param>
/// <param name="Quantity">At most so many.</param>
/// <param name="Unpacked">The container is a parcel that was unpacked: what was in it is in totes again.</param>
/// <param name="Elsewhere">Shipments of which it is known that the container is no parcel of theirs.</param>
[GenerateSerializer, Immutable, Alias("fulfilments.loseUnits")]
public sealed record LoseUnits(
    string Reference, string Line, long Quantity, LostFrom From, bool Unpacked, ImmutableArray<ShipmentId> Elsewhere);

[GenerateSerializer, Immutable, Alias("fulfilments.recordPicked")]
public sealed record RecordPicked(string Reference, string Line, Goods Goods, string Tote);

/// <param name="WaitsForRest">The order ships complete, and not all of it is picked: nothing new is packed.</param>
[GenerateSerializer, Immutable, Alias("fulfilments.packUnits")]
public sealed record PackUnits(ShipmentId Shipment, ImmutableArray<LineQuantity> Lines, bool WaitsForRest);

[GenerateSerializer, Immutable, Alias("fulfilments.toPick")]
public sealed record FulfilmentToPick(FulfilmentId Fulfilment, ImmutableArray<LineQuantity> Lines);

[GenerateSerializer, Immutable, Alias("fulfilments.lineQuantity")]
public sealed record LineQuantity(string Line, SkuId Sku, long Quantity);

[GenerateSerializer, Immutable, Alias("fulfilments.lineUnits")]
public sealed record LineUnits(string Line, long Quantity);

[GenerateSerializer, Immutable, Alias("fulfilments.packedLines")]
public sealed record PackedLines(ImmutableArray<PackedLine> Lines);

[GenerateSerializer, Immutable, Alias("fulfilments.packedLine")]
public sealed record PackedLine(string Line, string Tote, Goods Goods);
