using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Ops;

namespace OrleansWarehouse.Api.Access;

/// <summary>The operator's key that there is before any other: set from outside, or made at the first start and kept in the
/// data folder for its owner's eyes only.</summary>
internal sealed partial class AdminKey(IOptions<ApiOptions> options, ILogger<AdminKey> logger)
{
    public const string Id = "admin";

    private const string FileName = "admin.key";

    public string Read()
    {
        if (options.Value.AdminKey is { Length: > 0 } given) return given;
        var path = Path.Combine(Path.GetFullPath(options.Value.Data), FileName);
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } kept) return kept;
        return Make(path);
    }

    private string Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var key = Secrets.NewKey();
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(path, file)) writer.WriteLine(key);
        LogMade(logger, path);
        return key;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An operator's API key was made; it is in {Path}")]
    private static partial void LogMade(ILogger logger, string path);
}
