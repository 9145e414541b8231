using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Interfaces.Inbound;

/// <summary>The put-aways of a site for which there was no place: they are planned again when there is one. Key: site.</summary>
[Alias("inbound.IPlacesWantedGrain")]
public interface IPlacesWantedGrain : IGrainWithStringKey
{
    [Alias("Want")]
    Task WantAsync(string reference, WantedPlace place);

    /// <summary>The goods are not put away from there any more, or have another plan.</summary>
    [Alias("End")]
    Task EndAsync(string reference, PutAwayId putAway);
}

/// <param name="Goods">What was to be put away when it was planned.</param>
/// <param name="From">Where the goods are.</param>
[GenerateSerializer, Immutable, Alias("inbound.wantedPlace")]
public sealed record WantedPlace(PutAwayId PutAway, Goods Goods, Holder From);
