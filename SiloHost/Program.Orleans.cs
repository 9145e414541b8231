using Microsoft.Extensions.Configuration.Memory;

using OrleansWarehouse.Silo;
using OrleansWarehouse.SiloHost;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
{
    InitialData = new Dictionary<string, string?>
    {
        ["Cluster:Mode"] = "Silo",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
        [WebHostDefaults.ServerUrlsKey] = "http://localhost:5081",
    },
});
// Grains are handed over one by one; what runs in them is given its time.
builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromMinutes(1));
builder.AddWarehouse();

var app = builder.Build();
app.MapHealth();
await app.RunAsync();
