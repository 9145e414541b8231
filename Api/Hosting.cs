using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Api;

/// <summary>The silo in this process.</summary>
internal static class Hosting
{
    public static void AddGrains(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AggregateServices>();
        builder.UseOrleans(static _ => { });
        builder.Services.AddStorage(builder.Configuration);
    }
}
