using OrleansWarehouse.Demo;

namespace OrleansWarehouse.Api.Demo;

/// <summary>The folder of a demo, for one demo at a time: two worlds in one warehouse would each undo what the other does.</summary>
internal sealed class DemoFolder : IDisposable
{
    private const string LockName = "demo.lock";

    private readonly string path;

    /// <summary>Let go when the process ends, however that ends.</summary>
    private readonly FileStream held;

    private DemoFolder(string path, FileStream held) => (this.path, this.held) = (path, held);

    /// <summary>Whether something else lies there.</summary>
    public static bool IsForeign(string path) => Directory.Exists(path) && !Kept.IsIn(path) && Contents(path).Any();

    /// <returns>Null when another demo lives there.</returns>
    public static DemoFolder? Take(string path)
    {
        Directory.CreateDirectory(path);
        try
        {
            return new(path, new(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Forgets what was.</summary>
    public void Clear()
    {
        foreach (var entry in Contents(path).ToList())
        {
            if (entry is DirectoryInfo folder) folder.Delete(recursive: true);
            else entry.Delete();
        }
    }

    public void Dispose() => held.Dispose();

    private static IEnumerable<FileSystemInfo> Contents(string path) =>
        new DirectoryInfo(path).EnumerateFileSystemInfos().Where(static entry => entry.Name != LockName);
}
