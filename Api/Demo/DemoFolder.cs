using OrleansWarehouse.Demo;

namespace OrleansWarehouse.Api.Demo;

/// <summary>A demo's folder, locked by one demo at a time: two simulations of one warehouse would interfere with each other.</summary>
internal sealed class DemoFolder : IDisposable
{
    private const string LockName = "demo.lock";

    private readonly string path;

    /// <summary>The lock; the operating system releases it however the process ends.</summary>
    private readonly FileStream held;

    private DemoFolder(string path, FileStream held) => (this.path, this.held) = (path, held);

    /// <summary>Returns whether the folder holds something other than a demo.</summary>
    public static bool IsForeign(string path) => Directory.Exists(path) && !SavedDemo.IsIn(path) && Contents(path).Any();

    /// <returns>Null when another demo is using the folder.</returns>
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

    /// <summary>Deletes everything in the folder except the lock.</summary>
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
