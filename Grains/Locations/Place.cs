using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What a holder is, as far as stock counts its goods by that.</summary>
/// <param name="Kind">Of a location that is defined; null for others, and for containers.</param>
internal readonly record struct Place(HolderKind Holder, LocationKind? Kind, bool Blocked)
{
    public static Place Container => new(HolderKind.Container, null, false);

    public static Place Of(LocationDefinition? definition) =>
        new(HolderKind.Location, definition?.Kind, definition?.Blocked ?? false);

    public static Place Of(Destination destination) => new(destination.Holder.Kind, destination.Kind, destination.Blocked);

    /// <summary>How a unit counts that lies here, is not in doubt, and is allocated to a plan or to none.</summary>
    public Bucket BucketOf(StockKey key, Plan? plan) => plan?.Kind switch
    {
        PlanKind.Receipt => Bucket.Receiving,
        PlanKind.Line => Bucket.Picked,
        _ => key.Condition switch
        {
            Condition.Damaged => Bucket.Damaged,
            Condition.Expired => Bucket.Expired,
            Condition.Wrong or Condition.Quarantine => Bucket.Quarantine,
            _ => OfGood(plan),
        },
    };

    /// <summary>The condition of goods that come here: those that were only set apart are good again on a shelf.</summary>
    public StockKey Arriving(StockKey key, Place from) =>
        key.Condition is Condition.Quarantine && from.Kind is LocationKind.Quarantine && Kind is not (null or LocationKind.Quarantine)
            ? key with { Condition = Condition.Good }
            : key;

    private Bucket OfGood(Plan? plan) => this switch
    {
        { Holder: HolderKind.Container } => Bucket.PutBack,
        { Kind: LocationKind.Quarantine } => Bucket.Quarantine,
        { Blocked: true } => Bucket.Elsewhere,
        { Kind: LocationKind.Pick or LocationKind.Overstock } => Bucket.Pickable,
        { Kind: LocationKind.Receiving } when plan is { Kind: PlanKind.PutAway, ToShelf: true } => Bucket.Pickable,
        _ => Bucket.Elsewhere,
    };
}
