namespace OrleansWarehouse.Api.Hosting;

/// <summary>A feature of the API. Its folder has one implementation, listed in <see cref="Features"/>; nothing else refers to it.</summary>
internal interface IFeature
{
    /// <summary>Registers the feature's services.</summary>
    void AddTo(IServiceCollection services)
    {
    }

    /// <summary>Maps the feature's routes below <c>/api/v1</c>.</summary>
    void Map(RouteGroupBuilder api)
    {
    }

    /// <summary>Maps the feature's routes outside of <c>/api/v1</c>: hubs, health, pages.</summary>
    void MapBeside(WebApplication app)
    {
    }
}
