using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Access;

/// <summary>The first operator's API key: taken from the settings, or generated at the first start and kept in the data folder,
/// readable by its owner only.</summary>
internal sealed partial class AdminKey(IOptions<ApiOptions> options, ILogger<AdminKey> logger)
{
    public const string Id = "admin";

    private const string FileName = "admin.key";

    public string Read()
    {
        if (options.Value.AdminKey is { Length: > 0 } given) return given;
        var path = KeyFile.PathIn(options.Value.Data, FileName);
        if (KeyFile.Read(path) is { } kept) return kept;
        var made = KeyFile.Make(path);
        LogMade(logger, path);
        return made;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An operator's API key was generated; it is in {Path}")]
    private static partial void LogMade(ILogger logger, string path);
}
