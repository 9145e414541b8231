namespace OrleansWarehouse.Api.Access;

/// <summary>A generated secret in the data folder, readable by its owner only.</summary>
internal static class KeyFile
{
    public static string PathIn(string folder, string name) => Path.Combine(Path.GetFullPath(folder), name);

    public static string? Read(string path) =>
        File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } kept ? kept : null;

    public static string Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var key = Secrets.NewKey();
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, file);
        writer.WriteLine(key);
        return key;
    }
}
