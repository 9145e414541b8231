using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Inbound;

internal sealed class InboundFeature : IFeature
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapInbound();
        api.MapInboundNotes();
        api.MapPutAways();
        api.MapInboundLists();
    }
}
