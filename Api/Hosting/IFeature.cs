namespace OrleansWarehouse.Api.Hosting;

/// <summary>A feature of the API. Its folder has one of these, and <see cref="Features"/> lists it; nothing else has to know of it.</summary>
internal interface IFeature
{
    /// <summary>Adds the services that only this feature has.</summary>
    void AddTo(IServiceCollection services)
    {
    }

    /// <summary>Maps its routes below <c>/api/v1</c>.</summary>
    void Map(RouteGroupBuilder api)
    {
    }

    /// <summary>Maps what stands beside <c>/api/v1</c>: hubs, health, pages.</summary>
    void MapBeside(WebApplication app)
    {
    }
}
