using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Api.Hosting;

/// <summary>Adds the sources of settings and binds the options of the host.</summary>
internal static class Settings
{
    /// <summary>Defaults, which every other source overrides.</summary>
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        [WebHostDefaults.ServerUrlsKey] = "http://localhost:5080",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
    };

    /// <summary>Short names of settings on the command line.</summary>
    private static readonly Dictionary<string, string> Switches = new() { ["--data"] = "WAREHOUSE_DATA" };

    public static void AddSettings(this WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        builder.Configuration.AddCommandLine(args, Switches);
        builder.Services.AddOptions<ApiOptions>().Bind(builder.Configuration).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<StorageOptions>()
            .PostConfigure<IOptions<ApiOptions>>(static (storage, api) => storage.DataFolder = api.Value.Data);
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<ApiOptions>>(static (kestrel, api) =>
        {
            kestrel.Limits.MaxRequestBodySize = api.Value.MaxBodyBytes;
            kestrel.AddServerHeader = false;
        });
    }
}
